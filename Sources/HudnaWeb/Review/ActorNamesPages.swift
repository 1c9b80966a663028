internal import Hudna
internal import HudnaRecord
internal import HudnaStore

/// `/actors/{actor}/names`: what reports call somebody, where coders take two for one, or one for two.
enum ActorNamesPages {
    /// So many are offered as the same, and so many names to choose from; a shorter word tells nobody from another.
    private static let mostNear = 12
    private static let mostNames = 2000
    private static let leastWord = 3

    /// Somebody as the processes have him.
    private struct Known {
        var id: String
        var name: String
        var kind: String
        var forms: [String]

        /// All that he may be asked for by.
        var all: [String] { [name] + forms }
        func isCalled(_ text: String, _ english: EnglishNames) -> Bool {
            id == text || all.contains(text) || english.name(name)?.lowercased() == text.lowercased()
        }
    }

    /// Everybody, each once.
    private static func everybody(_ visit: Visit) async throws -> [Known] {
        try await visit.inquire(at: Clock(), Filters()) { inquiry in
            var places: [String: Int] = [:]
            var all: [Known] = []
            for item in try inquiry.answer(.who, Filters()) {
                let forms = item.strings("called")
                if let place = places[item.string("id")] {
                    all[place].forms += forms.filter { !all[place].forms.contains($0) }
                } else {
                    places[item.string("id")] = all.count
                    all.append(Known(id: item.string("id"), name: item.string("name"), kind: item.string("kind"), forms: forms))
                }
            }
            return all
        }
    }

    /// By his name before all else: a form of one may be the name of another. Whom no process has as a party, the reports may name all the same.
    private static func find(_ text: String, _ all: [Known], _ visit: Visit) -> Known {
        let english = visit.workbench.recordWords.english
        return all.first { $0.name == text || $0.id == text } ?? all.first { $0.isCalled(text, english) } ?? Known(id: "", name: text, kind: "", forms: [])
    }

    // MARK: - The page

    /// `GET /actors/{actor}/names`.
    static func reply(_ visit: Visit, fault: String? = nil) async throws -> Reply {
        let all = try await everybody(visit)
        let own = find(visit.part("actor"), all, visit)
        let names = try await names(of: own, visit)
        if own.id.isEmpty, names.isEmpty { throw Fault.unknown(visit.part("actor")) }
        let value = Node.object([
            "name": .text(own.name), "id": .text(own.id), "kind": .text(own.kind), "fault": .optional(fault),
            "names": .list(names.enumerated().map { .object(["name": .text($1.name), "reports": .number($1.reports), "number": .number($0)]) }),
            "can-split": .flag(names.count > 1), "near": .list(near(own, all).enumerated().map { node($1, $0) }),
            "everybody": .texts(all.filter { $0.id != own.id }.prefix(mostNames).map(\.name)), "corrections": .list(try await said(of: own, visit)),
        ])
        let title = visit.text("actor-names") + ": " + visit.called(own.name)
        return .page(Page("actor-names", title: title, place: "actors", status: fault == nil ? 200 : 422, value: value))
    }

    private static func names(of own: Known, _ visit: Visit) async throws -> [(name: String, reports: Int)] {
        do {
            return try await visit.workbench.review.names(of: own.name, own.all)
        } catch let error as CorrectionError {
            guard error.isMissing else { throw error }
            return []
        }
    }

    private static func node(_ known: Known, _ number: Int) -> Node {
        .object(["name": .text(known.name), "number": .number(number), "called": .texts(Array(known.forms.filter { $0 != known.name }.prefix(4)))])
    }

    /// Others of the kind that have a word of his name in theirs, those with the most first.
    private static func near(_ own: Known, _ all: [Known]) -> [Known] {
        func words(_ known: Known) -> Set<Substring> { Set(known.all.flatMap { $0.split(separator: " ") }.filter { $0.count >= leastWord }) }
        let wanted = words(own)
        let found = all.filter { $0.id != own.id && (own.kind.isEmpty || $0.kind == own.kind) }.map {
            (known: $0, common: words($0).intersection(wanted).count)
        }
        return found.filter { $0.common > 0 }.sorted { ($1.common, $0.known.name) < ($0.common, $1.known.name) }.prefix(mostNear).map(\.known)
    }

    /// What coders have said of who he is: it holds for all, so all see it.
    private static func said(of own: Known, _ visit: Visit) async throws -> [Node] {
        let rows = try await visit.workbench.readers.read { try $0.history(CorrectionSelection(kind: .actor)) }
        let names = Set(own.all + [own.id, visit.part("actor")])
        let (coder, mayAll) = (visit.visitor.name, visit.visitor.role >= .editor && visit.visitor.hasAccount)
        return rows.reversed().filter { kept in
            names.contains(kept.correction.item) || kept.correction.changes.contains { $0.field != "kind" && !names.isDisjoint(with: $0.values) }
        }.map { kept in
            HistoryPages.row(kept).adding(["can-take-back": .flag(kept.withdrawn == nil && (mayAll || kept.correction.coder == coder))])
        }
    }

    // MARK: - Judging

    /// `POST /actors/{actor}/names`.
    static func judge(_ visit: Visit) async throws -> Reply {
        guard let verdict = visit.asked.field("verdict").flatMap(Correction.Verdict.init), verdict == .merge || verdict == .split else {
            throw Fault(400, "form")
        }
        let all = try await everybody(visit)
        let own = find(visit.part("actor"), all, visit)
        var seen: Set<String> = []
        let wanted = visit.asked.fields(verdict == .merge ? "with" : "names").map(\.trimmed).filter { !$0.isEmpty && seen.insert($0).inserted }
        guard !wanted.isEmpty else { return try await reply(visit, fault: visit.text("actor-names-none")) }
        var (names, forms) = (wanted, own.all)
        if verdict == .merge {
            names = []
            for text in wanted {
                let other = find(text, all, visit)
                guard other.name != own.name else { return try await reply(visit, fault: visit.text("actor-names-unknown") + " " + text) }
                names.append(other.name)
                forms += other.all
            }
        }
        let reason = String((visit.asked.field("reason") ?? "").prefix(2000))
        try visit.workbench.gate.guardian?.record(.judge, visit, item: "actor:" + own.name, note: verdict.rawValue)
        let identity = ReviewDesk.Identity(
            verdict: verdict, name: own.name, names: names, forms: forms, coder: visit.visitor.name, reason: reason)
        do {
            try await visit.workbench.review.keep(identity, at: visit.workbench.now)
        } catch let error as CorrectionError {
            return try await reply(visit, fault: error.isMissing ? visit.text("actor-names-unknown") + " " + names.joined(separator: ", ") : error.problem)
        }
        return .answer(.redirect(address(of: own.name, visit.clocks)))
    }

    /// The page of somebody's names, with the clocks that links carry on.
    static func address(of name: String, _ clocks: Clocks) -> String { clocks.at("/actors/" + FormText.encoded(name) + "/names") }
}

extension Route {
    /// Who is who.
    static let identities = [
        Route(
            "GET", "/actors/{actor}/names", role: .coder, kept: .forEach, query: QueryName.clocks,
            summary: "What reports call somebody, who may be the same, what coders said of it, whatever the clocks are set to."
        ) { try await ActorNamesPages.reply($0) },
        Route(
            "POST", "/actors/{actor}/names", role: .coder, hasTwin: false, summary: "Takes others for the same, or some names for somebody else's."
        ) { try await ActorNamesPages.judge($0) },
    ]
}

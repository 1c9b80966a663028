internal import Hudna
internal import HudnaExports
internal import HudnaRecord
internal import HudnaStore

/// The queue: one item after another, the least certain first, all by keyboard.
enum ReviewPages {
    /// What the address asks for.
    private struct Asking {
        var process: String
        var processes: [(id: String, name: String)]
        var kind: Correction.Kind?
        var skipped: String?
        /// What links carry on.
        var clocks: String

        init(_ visit: Visit) async throws {
            clocks = visit.clocks.query
            processes = try await visit.workbench.review.processes(visit)
            let wanted = visit.asked.value("process") ?? visit.asked.field("process") ?? ""
            guard let first = processes.first else {
                process = ""
                return
            }
            guard wanted.isEmpty || processes.contains(where: { $0.id == wanted }) else { throw Fault.unknown(wanted) }
            process = wanted.isEmpty ? first.id : wanted
            let kind = visit.asked.value("kind") ?? visit.asked.field("kind") ?? ""
            guard kind.isEmpty || kinds.contains(where: { $0.rawValue == kind }) else { throw Fault(400, "choice", kind) }
            self.kind = Correction.Kind(rawValue: kind)
            skipped = visit.asked.value("after") ?? visit.asked.field("after").flatMap { $0.isEmpty ? nil : $0 }
        }

        let kinds: [Correction.Kind] = [.claim, .join, .entry]

        /// The queue from where it is.
        func address(after: String?) -> String {
            let parts = [("process", process), ("kind", kind?.rawValue ?? ""), ("after", after ?? "")].filter { !$0.1.isEmpty }
            let query = parts.map { $0.0 + "=" + FormText.encoded($0.1) } + (clocks.isEmpty ? [] : [clocks])
            return "/review" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
        }
    }

    // MARK: - The queue

    /// `GET /review`, and with a kind and an id the page of that item.
    static func queue(_ visit: Visit, fault: String? = nil) async throws -> Reply {
        let asking = try await Asking(visit)
        guard !asking.processes.isEmpty else { return page(visit, .object(["processes": .list([]), "waiting": .number(0), "item": .null])) }
        let desk = visit.workbench.review
        let queue = try await desk.queue(asking.process, visit.workbench.readers)
        let coder = visit.visitor.name
        let own = try await visit.workbench.readers.read { try $0.history(CorrectionSelection(coder: coder, isStanding: true)) }
        let judged = Set(own.map { $0.correction.kind.rawValue + ":" + $0.correction.item })
        let now = visit.clocks.now
        let waiting = queue.waiting(judged: judged, kind: asking.kind, after: asking.skipped, knownBy: now)
        let named = wanted(visit)
        let current = try named.map { key in try queue.item(key) ?? { throw Fault.unknown(key) }() } ?? waiting.first.map { queue.items[$0] }
        let all = asking.skipped == nil ? waiting.count : queue.waiting(judged: judged, kind: asking.kind, knownBy: now).count
        var value = Node.object([
            "process": .text(asking.process), "coder": .text(coder), "waiting": .number(all), "judged": .number(judged.count),
            "processes": .list(asking.processes.map { .object(["id": .text($0.id), "name": .text($0.name), "is-chosen": .flag($0.id == asking.process)]) }),
            "kinds": .list(asking.kinds.map { .object(["kind": .text($0.rawValue), "is-chosen": .flag($0 == asking.kind)]) }),
            "kind": .text(asking.kind?.rawValue ?? ""), "after": .text(asking.skipped ?? ""), "fault": .optional(fault),
            "from-start": .text(asking.skipped == nil ? "" : asking.address(after: nil)), "is-single": .flag(named != nil),
            "back": .text(asking.address(after: asking.skipped)),
            "next": .list(waiting.dropFirst(named == nil ? 1 : 0).prefix(8).map { row(queue.items[$0]) }),
            "last": last(own), "calendar": try await visit.calendar(),
        ])
        if let current {
            let history = try await said(of: current, visit, hasJudged: judged.contains(current.key))
            value = value.adding([
                "queue-kind": .text(asking.kind?.rawValue ?? ""),
                "item": item(current, fields(of: current, own.map(\.correction), coder), history, skip: asking.address(after: current.key))
                    .adding(["near": .list(queue.near(current).map(event))]),
            ])
        } else {
            value = value.adding(["item": .null])
        }
        return page(visit, value, status: fault == nil ? 200 : 422)
    }

    private static func page(_ visit: Visit, _ value: Node, status: Int = 200) -> Reply {
        .page(Page("review", title: visit.text("review"), place: "review", status: status, value: value))
    }

    /// The item that the address or the form names.
    private static func wanted(_ visit: Visit) -> String? {
        if !visit.part("kind").isEmpty { return visit.part("kind") + ":" + visit.part("id") }
        return visit.asked.field("item").flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func row(_ item: ReviewItem) -> Node {
        let (claim, event, evidence) = (item.claim, item.event, item.waiting.evidence)
        return .object([
            "kind": .text(item.kind.rawValue), "id": .text(item.id), "doubt": .number(item.waiting.roundedDoubt), "what": .text(item.waiting.what),
            "report": .text(evidence.first?.report ?? ""), "type": .optional(claim?.type.rawValue ?? event?.type.rawValue),
            "status": .optional(claim?.status.rawValue), "actors": .texts(claim?.actors ?? []), "targets": .texts(claim?.targets ?? []),
            "told": event.map { .number($0.claims.count) } ?? .absent, "list": .optional(item.entry?.list),
            "says": .optional(item.entry == nil ? nil : evidence.first?.text),
        ])
    }

    /// What he said last, for taking it back.
    private static func last(_ own: [KeptCorrection]) -> Node {
        guard let kept = own.last else { return .absent }
        return .object([
            "key": .number(Int(kept.key)), "kind": .text(kept.correction.kind.rawValue), "id": .text(kept.correction.item),
            "verdict": .text(kept.correction.verdict.rawValue),
        ])
    }

    // MARK: - One item

    private static func item(_ item: ReviewItem, _ fields: ReviewFields?, _ history: [KeptCorrection], skip: String) -> Node {
        let evidence = item.waiting.evidence
        return row(item).adding([
            "key": .text(item.key), "evidence": .list(evidence.prefix(40).map { Node($0) }), "evidence_total": .number(evidence.count),
            "fields": fields?.node ?? .list([]), "can-amend": .flag(fields != nil), "is-join": .flag(item.kind == .join), "skip": .text(skip),
            "claims": claims(item), "history": .list(history.map { HistoryPages.row($0) }),
        ])
    }

    /// What may be amended, as it was read and as he has amended it before.
    private static func fields(of item: ReviewItem, _ said: [Correction], _ coder: String) -> ReviewFields? {
        var fields = item.claim.map { ReviewFields($0) } ?? item.entry.map { ReviewFields($0) }
        fields?.set(Subject.amended(item.id, item.kind, by: coder, in: said))
        return fields
    }

    /// The claims that are taken for one event, each with its sentence.
    private static func claims(_ item: ReviewItem) -> Node {
        .list(
            (item.event?.claims ?? []).prefix(60).map { told in
                .object([
                    "id": .text(told.id), "text": .text(told.evidence.text), "report": .text(told.evidence.report),
                    "outlet": .optional(told.evidence.outlet), "known": .text(told.evidence.known.iso),
                ])
            })
    }

    /// An event that may be the same.
    private static func event(_ item: ReviewItem) -> Node {
        let first = item.waiting.evidence.first
        return .object([
            "id": .text(item.id), "text": .text(first?.text ?? ""), "report": .text(first?.report ?? ""), "outlet": .optional(first?.outlet),
            "known": .optional(first?.known.iso), "told": .number(item.event?.claims.count ?? 0),
        ])
    }

    /// What was said of an item, as far as he may know it: what others said is told after he has judged, or to editors.
    private static func said(of item: ReviewItem, _ visit: Visit, hasJudged: Bool) async throws -> [KeptCorrection] {
        let (kind, id, name) = (item.kind, item.id, visit.visitor.name)
        let all = try await visit.workbench.readers.read { try $0.history(CorrectionSelection(kind: kind, item: id)) }
        return hasJudged || visit.visitor.role >= .editor && wanted(visit) != nil ? all : all.filter { $0.correction.coder == name }
    }

    // MARK: - Judging

    /// `POST /review`.
    static func judge(_ visit: Visit) async throws -> Reply {
        let asking = try await Asking(visit)
        guard let verdict = visit.asked.field("verdict").flatMap(Correction.Verdict.init), [.accept, .reject, .amend].contains(verdict) else {
            throw Fault(400, "form")
        }
        let queue = try await visit.workbench.review.queue(asking.process, visit.workbench.readers)
        guard let key = visit.asked.field("item"), let item = queue.item(key) else { throw Fault.unknown(visit.asked.field("item") ?? "") }
        let coder = visit.visitor.name
        let said = try await visit.workbench.readers.read { store in
            try store.history(CorrectionSelection(kind: item.kind, item: item.id, coder: coder, isStanding: true)).map(\.correction)
        }
        let changes = changes(verdict, item, said, visit)
        if verdict == .amend, changes.isEmpty { return try await self.queue(visit, fault: visit.text("review-nothing-changed")) }
        let reason = String((visit.asked.field("reason") ?? "").prefix(2000))
        let judgement = ReviewDesk.Judgement(verdict: verdict, item: item, changes: changes, said: said, coder: coder, reason: reason)
        try visit.workbench.gate.guardian?.record(.judge, visit, item: item.key, note: verdict.rawValue)
        do {
            try await visit.workbench.review.keep(judgement, in: queue, at: visit.workbench.now)
        } catch let error as CorrectionError {
            return try await self.queue(visit, fault: error.problem)
        }
        return .answer(.redirect(asking.address(after: asking.skipped)))
    }

    private static func changes(_ verdict: Correction.Verdict, _ item: ReviewItem, _ said: [Correction], _ visit: Visit) -> [Correction.Change] {
        switch (verdict, item.kind) {
        case (.amend, .join):
            let others = visit.asked.fields("with").filter { !$0.isEmpty }
            return others.isEmpty ? [] : [Correction.Change("with", others)]
        case (.amend, _): return fields(of: item, said, visit.visitor.name)?.changes { visit.asked.field($0) } ?? []
        case (.reject, .join):
            let out = visit.asked.fields("claims").filter { !$0.isEmpty }
            return out.isEmpty ? [] : [Correction.Change("claims", out)]
        default: return []
        }
    }

    /// `POST /review/take-back`: a coder his own, an editor anybody's.
    static func takeBack(_ visit: Visit) async throws -> Reply {
        guard let key = visit.asked.field("key").flatMap(Int64.init) else { throw Fault(400, "form") }
        let (name, isEditor) = (visit.visitor.name, visit.visitor.role >= .editor && visit.visitor.hasAccount)
        try visit.workbench.gate.guardian?.record(.takeBack, visit, item: "\(key)")
        guard let correction = try await visit.workbench.review.withdraw(key, by: name, owner: isEditor ? nil : name, at: visit.workbench.now) else {
            throw Fault.unknown("\(key)")
        }
        if let to = visit.asked.field("to"), !to.isEmpty { return .answer(.redirect(EntrancePages.safe(to))) }
        if correction.kind == .actor { return .answer(.redirect(ActorNamesPages.address(of: correction.item, visit.clocks))) }
        let process = visit.asked.field("process").map { "?process=" + FormText.encoded($0) } ?? ""
        return .answer(.redirect(visit.clocks.at("/review/\(correction.kind.rawValue)/\(FormText.encoded(correction.item))" + process)))
    }
}

internal import Hudna
internal import HudnaExports
internal import HudnaRecord
internal import HudnaStore

/// What coders have said, and how far they agree.
enum HistoryPages {
    private static let rowsAtOnce = 100
    /// Fields by which the record finds again what a correction is about: ids, which tell a reader nothing.
    private static let inner: Set<String> = ["entry", "id", "merged-ids", "rest", "rest-id"]

    /// - Parameter says: the words that it is about, where they are known.
    /// - Parameter before: what the fields held, where that is known.
    static func row(_ kept: KeptCorrection, says: String? = nil, before: ReviewFields? = nil) -> Node {
        let correction = kept.correction
        return .object([
            "key": .number(Int(kept.key)), "kind": .text(correction.kind.rawValue), "id": .text(correction.item),
            "verdict": .text(correction.verdict.rawValue), "coder": .text(correction.coder), "made_at": .text(correction.madeAt.iso),
            "reason": .text(correction.reason), "says": .optional(says),
            "changes": .list(
                correction.changes.filter { !inner.contains($0.field) }.map { change in
                    let old = before?.fields.first { $0.name == change.field }?.values.filter { !$0.isEmpty }
                    return .object([
                        "field": .text(change.field), "values": .texts(change.values), "before": .texts(old ?? []), "has_before": .flag(old != nil),
                    ])
                }),
            "report": .text(correction.anchors.first?.report ?? ""), "supersedes": kept.supersedes.map { .number(Int($0)) } ?? .absent,
            "withdrawn_by": .optional(kept.withdrawn?.coder), "withdrawn_at": .optional(kept.withdrawn?.madeAt.iso),
            "in-queue": .flag(correction.kind != .actor),
        ])
    }

    /// `GET /review/history`: to a coder his own, to an editor everybody's.
    ///
    /// All of it, whatever the clocks are set to: they are those of the reports and of what these tell, and what coders say they say later.
    static func history(_ visit: Visit) async throws -> Reply {
        let isEditor = visit.visitor.role >= .editor
        let wanted = visit.asked.value("coder")
        let before = try visit.asked.value("before").map { text in try Int64(text) ?? { throw Fault(400, "number", text) }() }
        if !isEditor, let wanted, wanted != visit.visitor.name { throw Fault(403, "role", visit.visitor.name) }
        let selection = CorrectionSelection(coder: isEditor ? wanted : visit.visitor.name, before: before)
        let (rows, more, words, earlier) = try await visit.workbench.readers.read { store in
            let all = Array(try store.history(selection, limit: rowsAtOnce + 1).reversed())
            let rows = Array(all.prefix(rowsAtOnce))
            return (
                rows, all.count > rowsAtOnce ? all[rowsAtOnce - 1].key : nil, try rows.map { try says($0.correction, store) },
                try self.before(rows.map(\.correction), store)
            )
        }
        let (name, mayAll) = (visit.visitor.name, isEditor && visit.visitor.hasAccount)
        let shown = zip(rows, words).map { kept, says in
            row(kept, says: says, before: earlier[kept.correction.item]).adding([
                "can-take-back": .flag(kept.withdrawn == nil && (mayAll || kept.correction.coder == name))
            ])
        }
        let value = Node.object([
            "corrections": .list(shown), "coder": .optional(selection.coder), "before": more.map { .number(Int($0)) } ?? .absent,
            "is-editor": .flag(isEditor), "calendar": try await visit.calendar(),
        ])
        return .page(Page("review-history", title: visit.text("review-history"), place: "review", value: value))
    }

    /// By claim: its fields as it was read.
    private static func before(_ corrections: [Correction], _ store: Store) throws -> [String: ReviewFields] {
        let amended = corrections.filter { $0.kind == .claim && $0.verdict == .amend }
        let reports = Set(amended.compactMap { $0.anchors.first?.report })
        if reports.isEmpty { return [:] }
        let wanted = Set(amended.map(\.item))
        var out: [String: ReviewFields] = [:]
        for kept in try store.kept(where: Selection(reports: reports.sorted(), parts: [.claims, .actors])) {
            for (claim, id) in zip(kept.reading.claims, kept.claimIDs ?? kept.reading.claimIDs) where wanted.contains(id) { out[id] = ReviewFields(claim) }
        }
        return out
    }

    /// What a correction is about, in words: a sentence that tells it, of an entry what it is called; nil where the record has it no more.
    private static func says(_ correction: Correction, _ store: Store) throws -> String? {
        if let label = correction.changes.first(where: { $0.field == "entry" })?.values.first, !label.isEmpty { return label }
        guard let claim = correction.anchors.first?.id, !claim.isEmpty else { return nil }
        return try store.evidence(ofClaim: claim)
    }

    /// `GET /review/agreement`, with the names of `hudna agreement --json`.
    static func agreement(_ visit: Visit) async throws -> Reply {
        let (said, words) = try await visit.workbench.readers.read { store in
            let said = try store.corrections()
            let first = Dictionary(said.map { ($0.kind.rawValue + ":" + $0.item, $0) }, uniquingKeysWith: { first, _ in first })
            return (said, try first.compactMapValues { try says($0, store) })
        }
        let ofCoders = Dictionary(said.map { ([$0.kind.rawValue, $0.item, $0.coder], $0) }, uniquingKeysWith: { _, last in last })
        let agreement = Agreement(said)
        func number(_ value: Double?) -> Node { value.map { .number(($0 * 1000).rounded() / 1000) } ?? .null }
        let rows = AgreementPage(agreement).rows.map { row in
            Node.object([
                "over": .text(row.name), "coders": .texts(row.value.coders), "items": .number(row.value.units.count),
                "percentage": number(row.value.percentage), "alpha": number(row.value.alpha),
            ])
        }
        let units = agreement.units.map { unit in
            let said = unit.judgements.sorted { $0.key < $1.key }
            return Node.object([
                "kind": .text(unit.kind.rawValue), "item": .text(unit.item), "alike": .flag(Set(unit.judgements.values).count == 1),
                "by": .object(said.map { Node.Member($0.key, .text($0.value)) }),
                "says": .optional(words[unit.kind.rawValue + ":" + unit.item]), "in-queue": .flag(unit.kind != .actor),
                "said": .list(
                    said.map { coder, judgement in
                        let correction = ofCoders[[unit.kind.rawValue, unit.item, coder]]
                        let changes = correction?.changes.filter { !inner.contains($0.field) } ?? []
                        return .object([
                            "coder": .text(coder), "judgement": .text(judgement), "verdict": .text(correction?.verdict.rawValue ?? ""),
                            "changes": .list(changes.map { .object(["field": .text($0.field), "values": .texts($0.values)]) }),
                        ])
                    }),
            ])
        }
        let value = Node.object(["agreement": .list(agreement.units.isEmpty ? [] : rows), "judgements": .list(units)])
        return .page(Page("agreement", title: visit.text("review-agreement"), place: "review", value: value))
    }
}

extension Route {
    private static let choosing: [QueryName] =
        [
            QueryName("process", "Of this process, by its id; without it of the one most told of."),
            QueryName("kind", "Of this kind alone.", values: ["claim", "join", "entry"]),
            QueryName("after", "From behind this item, which was skipped: claim:ID."),
        ] + QueryName.clocks

    static let review = [
        Route("GET", "/review", role: .coder, kept: .forEach, query: choosing, summary: "What waits for the coder who asks, the least certain first.") {
            try await ReviewPages.queue($0)
        },
        Route("POST", "/review", role: .coder, hasTwin: false, summary: "Accepts, rejects or amends an item.") {
            try await ReviewPages.judge($0)
        },
        Route("POST", "/review/take-back", role: .coder, hasTwin: false, summary: "Takes a judgement back.") {
            try await ReviewPages.takeBack($0)
        },
        Route(
            "GET", "/review/history", role: .coder, kept: .forEach,
            query: [QueryName("coder", "Of this coder alone."), QueryName("before", "Before this one, by its key.")] + QueryName.clocks,
            summary: "What coders have said, the latest first, whatever the clocks are set to: to a coder his own, to an editor everybody's."
        ) { try await HistoryPages.history($0) },
        Route(
            "GET", "/review/agreement", role: .editor, query: QueryName.clocks,
            summary: "How far coders agree on what they have both judged, whatever the clocks are set to."
        ) {
            try await HistoryPages.agreement($0)
        },
        Route("GET", "/review/{kind}/{id}", role: .coder, kept: .forEach, query: [choosing[0]] + QueryName.clocks, summary: "One item of the queue.") {
            try await ReviewPages.queue($0)
        },
    ]
}

internal import GRDB
internal import HudnaRecord
internal import HudnaText

/// Which report of the store one is that comes in: of those that have its id, the one that it is most surely (`Namesake`).
struct ReportFinder {
    struct Found {
        /// Nil for a report that the store has not.
        var key: Int64?
        /// Of the report in the store.
        var id: String
        /// It was forgotten, or a name was taken out of it.
        var isForgotten = false
        /// What was not known of where it comes from.
        var news = Namesake()
    }

    private struct Candidate {
        /// Nil for one that was forgotten.
        var key: Int64?
        var id: String
        var tie: Namesake.Tie
    }

    let db: Database

    /// - Parameters:
    ///   - given: the id as it came.
    ///   - folded: its folded words.
    func find(_ given: String, _ namesake: Namesake, digest: String, folded: () -> String) throws -> Found {
        let kept = try OriginRow.namesakes(given, db)
        var candidates: [Candidate] = []
        for row in try Row.fetchAll(db.cachedStatement(sql: AddingSQL.namesakes), arguments: [given]) {
            let (key, id, own): (Int64, String, String) = (row[0], row[1], row[2])
            // Who names it by the id that the store has given it means no other.
            let tie = own == given ? try tie(kept[id] ?? Namesake(), namesake, given, key: key, digest, folded) : .whole
            candidates.append(Candidate(key: key, id: id, tie: tie))
        }
        let live = Set(candidates.map(\.id))
        for id in Set(kept.keys).union([given]).subtracting(live).sorted() where try isForgotten(id) {
            candidates.append(Candidate(id: id, tie: buried(kept[id], namesake, given)))
        }
        var best: Candidate?
        for candidate in candidates where candidate.tie > best?.tie ?? .none { best = candidate }
        if let best {
            let known = kept[best.id] ?? Namesake()
            return Found(key: best.key, id: best.id, isForgotten: try isForgotten(best.id), news: namesake.without(known))
        }
        let id = try namesake.id(for: given, digest: digest) { try !live.contains($0) && !isThere($0) && !isForgotten($0) }
        return Found(id: id, news: namesake)
    }

    private func tie(
        _ known: Namesake, _ namesake: Namesake, _ given: String, key: Int64, _ digest: String, _ folded: () -> String
    ) throws -> Namesake.Tie {
        if Namesake.isUniversal(given) { return .whole }
        let hasItsText = try Bool.fetchOne(db.cachedStatement(sql: AddingSQL.hasText), arguments: [key, digest]) ?? false
        let tie = known.tie(to: namesake, hasItsText: hasItsText)
        guard tie == .open else { return tie }
        let own = folded()
        let texts = try String.fetchAll(db.cachedStatement(sql: AddingSQL.foldedTexts), arguments: [key])
        return texts.contains { Namesake.areAlike($0, own) } ? .text : .none
    }

    /// Of a forgotten report the text is gone: what is not known to be another is taken for it.
    private func buried(_ known: Namesake?, _ namesake: Namesake, _ given: String) -> Namesake.Tie {
        guard let known, !Namesake.isUniversal(given) else { return .text }
        return known.tie(to: namesake, hasItsText: false)
    }

    private func isThere(_ id: String) throws -> Bool {
        try Bool.fetchOne(db.cachedStatement(sql: AddingSQL.isThere), arguments: [id]) ?? false
    }

    private func isForgotten(_ id: String) throws -> Bool {
        try Bool.fetchOne(db.cachedStatement(sql: AddingSQL.forgotten), arguments: [id]) ?? false
    }
}

internal import CHudnaWorkbenchData
internal import Hudna
internal import HudnaRecord
internal import HudnaStore

/// Who is who, as coders say it.
extension ReviewDesk {
    /// By which names reports list somebody, with how many do.
    /// - Parameters:
    ///   - name: as the record has it.
    ///   - forms: what reports call him: those alone that name one of these are looked at.
    /// - Throws: `CorrectionError` where no report names him, `StoreError`, `Fault`.
    func names(of name: String, _ forms: [String]) async throws -> [(name: String, reports: Int)] {
        try await building.run { [self] in
            // What looking through the reports took goes back to the system.
            defer { hudna_give_back_memory() }
            return try record(naming: forms).reportCounts(of: name)
        }
    }

    /// What somebody says of who is who.
    struct Identity: Sendable {
        /// `merge` or `split`.
        var verdict: Correction.Verdict
        /// As the record has it.
        var name: String
        /// Of `merge` who is the same, of `split` the names that are somebody else's.
        var names: [String]
        /// What reports call them all.
        var forms: [String]
        var coder: String
        var reason: String
    }

    /// Writes it down; it is on the disk when this returns.
    /// - Parameter second: now, in seconds since 1970.
    /// - Throws: `CorrectionError` where it can't be said of them, `StoreError`, `Fault`.
    func keep(_ identity: Identity, at second: Int) async throws {
        try await writing.run { [self] in
            defer { hudna_give_back_memory() }
            let correction = try record(naming: identity.forms).actorCorrection(
                identity.verdict, identity.name, names: identity.names, kind: nil, coder: identity.coder, reason: identity.reason,
                madeAt: Self.minute(second))
            try Store(path: database, access: .writing).add(correction, at: second)
        }
    }

    /// Those whom the reports name that name one of these.
    private func record(naming forms: [String]) throws -> Record {
        let store = try Store(path: database, access: .reading)
        let book = CorrectionBook(try store.corrections())
        let kept = try store.kept(where: Selection(actors: forms, newestOnly: true, parts: [.actors, .mentions]))
        return Record(actorsOf: kept, words: try words.words(names: book.names), book: book)
    }
}

internal import CHudnaWorkbenchData
internal import Hudna
internal import HudnaRecord
internal import HudnaStore

extension Visit {
    /// Asks the record at the clocks of the visit.
    func inquire<Value: Sendable>(_ filters: Filters = Filters(), _ body: @escaping @Sendable (Inquiry) throws -> Value) async throws -> Value {
        try await inquire(at: clocks.clock, filters, body)
    }

    /// Asks the record at a setting of the clocks.
    /// - Parameter filters: what is asked for; where a process is named, no other needs building.
    func inquire<Value: Sendable>(at clock: Clock, _ filters: Filters, _ body: @escaping @Sendable (Inquiry) throws -> Value) async throws -> Value {
        try await workbench.inquire(at: clock, filters, body)
    }
}

extension Workbench {
    /// What takes longer was built.
    private var longest: Duration { .milliseconds(300) }

    /// Asks the record at a setting of the clocks.
    func inquire<Value: Sendable>(at clock: Clock, _ filters: Filters, _ body: @escaping @Sendable (Inquiry) throws -> Value) async throws -> Value {
        let (words, language, corrected, english) = (recordWords, language, corrected, recordWords.english)
        // What was known at another moment has to be built.
        let isBuilt = clock.knownBy == nil
        return try await (isBuilt ? readers : builders).read { store in
            let start = ContinuousClock.now
            // What building took goes back to the system.
            defer { if !isBuilt, ContinuousClock.now - start > longest { hudna_give_back_memory() } }
            let book = CorrectionBook(try store.corrections(), readBy: nil)
            var inquiry = try Inquiry(store, clock: clock, filters: filters, language: language, book: book, corrected: corrected) {
                try words.words(names: book.names)
            }
            inquiry.ofInstruments = english
            return try body(inquiry)
        }
    }
}

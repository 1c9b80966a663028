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
    /// Asks the record at a setting of the clocks.
    func inquire<Value: Sendable>(at clock: Clock, _ filters: Filters, _ body: @escaping @Sendable (Inquiry) throws -> Value) async throws -> Value {
        let (words, language, corrected) = (recordWords, language, corrected)
        return try await readers.read { store in
            let book = CorrectionBook(try store.corrections(), readBy: nil)
            let inquiry = try Inquiry(store, clock: clock, filters: filters, language: language, book: book, corrected: corrected) {
                try words.words(names: book.names)
            }
            return try body(inquiry)
        }
    }
}

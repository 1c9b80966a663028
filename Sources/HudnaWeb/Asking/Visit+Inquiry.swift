internal import Hudna
internal import HudnaStore

extension Visit {
    /// Asks the record at the clocks of the visit.
    func inquire<Value: Sendable>(_ filters: Filters = Filters(), _ body: @escaping @Sendable (Inquiry) throws -> Value) async throws -> Value {
        let (words, language, clock) = (workbench.words, workbench.language, clocks.clock)
        return try await workbench.readers.read { store in
            let book = CorrectionBook(try store.corrections(), readBy: nil)
            let inquiry = try Inquiry(store, clock: clock, filters: filters, language: language, book: book) {
                RecordWords(try words.loadForRecord(names: book.names))
            }
            return try body(inquiry)
        }
    }
}

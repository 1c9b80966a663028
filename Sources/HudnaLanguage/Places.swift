/// The places of the tables. Reading asks for few of them: each is made where it is asked for.
public struct Places: RandomAccessCollection, Sendable {
    /// A table and the number of its first place.
    private struct Part {
        let first: Int
        let table: Table
        let id, name, forms: Int
        let country, population: Int?
    }

    private var parts: [Part] = []
    public private(set) var endIndex = 0
    public var startIndex: Int { 0 }

    /// - Throws: `LanguageError.broken`.
    mutating func append(_ table: Table) throws {
        parts.append(
            Part(
                first: endIndex, table: table, id: try table.column("id"), name: try table.column("name"), forms: try table.column("forms"),
                country: table.optionalColumn("country"), population: table.optionalColumn("population")))
        endIndex += table.rows.count
    }

    public subscript(number: Int) -> Place {
        guard let part = parts.last(where: { $0.first <= number }) else { preconditionFailure("no such place") }
        let (table, row) = (part.table, part.table.rows[number - part.first])
        return Place(
            id: table.text(row, part.id), name: table.text(row, part.name), country: part.country.map { table.text(row, $0) } ?? "",
            population: part.population.flatMap { Int(table.text(row, $0)) } ?? 0, forms: table.alternatives(row, part.forms))
    }
}

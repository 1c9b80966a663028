internal import GRDB

/// Whom coders have named with `hudna actor add`.
struct AddedNames {
    private let said: [(key: Int64, name: [String], forms: Set<[String]>)]

    init(_ db: Database) throws {
        said = try Row.fetchAll(db, sql: "SELECT key, item FROM correction WHERE kind = 'actor' AND verdict = 'add' ORDER BY key").map { row in
            let (key, item): (Int64, String) = (row[0], row[1])
            let forms = try String.fetchAll(db, sql: "SELECT value FROM correction_change WHERE correction = ? AND field = 'forms'", arguments: [key])
            return (key, NameRows.words(item), Set(forms.map { NameRows.words($0) }).subtracting([[]]))
        }
    }

    /// What was said of those who bear one of these names, and all names that they have there; where there is nobody, of the only one who has one as a form.
    /// - Parameters:
    ///   - names: names as folded words.
    ///   - isKnown: he is found elsewhere, and a form alone does not tell who he is.
    func find(_ names: Set<[String]>, isKnown: Bool) -> (keys: [Int64], names: Set<[String]>) {
        var found = said.filter { names.contains($0.name) }
        if found.isEmpty, !isKnown {
            let called = said.filter { !names.isDisjoint(with: $0.forms) }
            if Set(called.map(\.name)).count == 1 { found = called }
        }
        return (found.map(\.key), found.reduce(into: []) { $0.formUnion($1.forms.union([$1.name])) })
    }
}

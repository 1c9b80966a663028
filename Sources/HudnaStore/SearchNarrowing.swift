internal import GRDB
internal import HudnaRecord

/// Which claims are wanted of a search, beside what their readings have to be.
public struct SearchNarrowing: Sendable {
    /// Words of the codebook; empty for any.
    public var types: [String]
    public var statuses: [String]

    public init(types: [String] = [], statuses: [String] = []) {
        self.types = types
        self.statuses = statuses
    }

    /// Conditions over the table `claim` too.
    func added(
        to conditions: (text: String, arguments: [(any DatabaseValueConvertible)?])
    ) -> (text: String, arguments: [(any DatabaseValueConvertible)?]) {
        [("type", types), ("status", statuses)].filter { !$0.1.isEmpty }.reduce(into: conditions) { all, own in
            all.text += " AND claim.\(own.0) IN (SELECT value FROM json_each(?))"
            all.arguments.append(Selection.list(own.1))
        }
    }
}

extension Store {
    /// How much holds the words of a query, as `search` finds it; what is beyond `most` is not counted.
    /// - Throws: `StoreError`.
    public func count(
        _ query: SearchQuery, in searched: Searched, where selection: Selection = Selection(), narrowing: SearchNarrowing = SearchNarrowing(), most: Int
    ) throws(StoreError) -> Int {
        try StoreError.translated(path) {
            try queue.read { db in
                // What is counted needs no rank.
                let found = SearchRun.found(searched, selection, narrowing)
                let sql = "SELECT count(*) FROM (SELECT 1 \(found.text) LIMIT ?)"
                return try Int.fetchOne(db, sql: sql, arguments: StatementArguments([query.match] + found.arguments + [most])) ?? 0
            }
        }
    }

    /// Who does what claims tell, by their ids.
    /// - Throws: `StoreError`.
    public func actors(ofClaims ids: [String]) throws(StoreError) -> [String: [String]] {
        try StoreError.translated(path) {
            try queue.read { db in
                let sql = """
                    SELECT claim.id, coalesce(actor.name, claim_name.name) FROM claim JOIN claim_name ON claim_name.claim = claim.key
                    LEFT JOIN actor ON actor.key = claim_name.actor
                    WHERE claim.id IN (SELECT value FROM json_each(?)) AND claim_name.role = 'actor' ORDER BY claim.key, claim_name.position
                    """
                var out: [String: [String]] = [:]
                for row in try Row.fetchAll(db, sql: sql, arguments: [Selection.list(ids)]) {
                    let (id, name): (String, String) = (row[0], row[1])
                    if out[id]?.contains(name) != true { out[id, default: []].append(name) }
                }
                return out
            }
        }
    }
}

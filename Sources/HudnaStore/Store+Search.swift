internal import GRDB
public import HudnaRecord

extension Store {
    /// What full text is kept of.
    public enum Searched: String, Sendable, CaseIterable { case claims, quotes, reports }

    /// The same query with only those forms of its words that some report has: it finds the same, and each form that is asked for costs, wherever it stands.
    /// - Throws: `StoreError`.
    public func narrowed(_ query: SearchQuery) throws(StoreError) -> SearchQuery {
        try StoreError.translated(path) {
            try queue.writeWithoutTransaction { db in
                let words = try SearchWords(db)
                return try query.holding { form, isPrefix in
                    try form.indices.allSatisfy { try words.hold(form[$0], isBeginning: isPrefix && $0 == form.count - 1) }
                }
            }
        }
    }

    /// What holds the words of a query, best first (BM25), then in the order in which it became known.
    /// - Parameters:
    ///   - selection: the readings in which to look; `newestOnly` and `parts` are not asked.
    ///   - narrowing: of claims these alone.
    ///   - limit: so many at most.
    /// - Throws: `StoreError`.
    public func search(
        _ query: SearchQuery, in searched: Searched, where selection: Selection = Selection(), narrowing: SearchNarrowing = SearchNarrowing(),
        limit: Int = 20
    ) throws(StoreError) -> [SearchHit] {
        try StoreError.translated(path) {
            try queue.read { db in try SearchRun(db, query: query, selection: selection, narrowing: narrowing, limit: limit).hits(in: searched) }
        }
    }
}

/// One search in one of the indexes.
struct SearchRun {
    private let db: Database
    private let query: SearchQuery
    private let passage: SearchPassage
    private let selection: Selection
    private let narrowing: SearchNarrowing
    private let limit: Int

    init(_ db: Database, query: SearchQuery, selection: Selection, narrowing: SearchNarrowing, limit: Int) {
        self.narrowing = narrowing
        self.db = db
        self.query = query
        passage = SearchPassage(query)
        self.selection = selection
        self.limit = limit
    }

    /// Rows come best first; those as good as the last one wanted are all taken, so that what is cut off does not depend on the order of arrival.
    func hits(in searched: Store.Searched) throws -> [SearchHit] {
        let sql = Self.statement(searched, selection, narrowing)
        var found: [(rank: Double, hit: SearchHit, order: [String])] = []
        let cursor = try Row.fetchCursor(db, sql: sql.text, arguments: StatementArguments([query.match] + sql.arguments))
        while let row = try cursor.next() {
            let rank: Double = row[0]
            if found.count >= limit, let last = found.last, last.rank != rank { break }
            let hit = try hit(row, searched)
            let known: Int? = row[7]
            found.append((rank, hit, [known.map { PartialDate.stamp($0) } ?? "~", hit.report]))
        }
        func comes(_ a: (rank: Double, hit: SearchHit, order: [String]), before b: (rank: Double, hit: SearchHit, order: [String])) -> Bool {
            if a.rank != b.rank { return a.rank < b.rank }
            if a.order != b.order { return a.order.lexicographicallyPrecedes(b.order) }
            return (a.hit.version, a.hit.span) < (b.hit.version, b.hit.span)
        }
        return found.sorted(by: comes).prefix(limit).map(\.hit)
    }

    private func hit(_ row: Row, _ searched: Store.Searched) throws -> SearchHit {
        let published: String? = row[6]
        var hit = SearchHit(
            item: .report, report: row[2], version: row[3], title: row[4], outlet: row[5], published: published.flatMap { PartialDate(iso: $0) },
            text: row[8], span: Span(row[9], row[10]))
        switch searched {
        case .claims:
            guard let type = ClaimType(rawValue: row[12]), let status = Status(rawValue: row[13]) else { break }
            hit.item = .claim(id: row[11], type: type, status: status)
        case .quotes: hit.item = .quote(id: row[11], kind: Quote.Kind(rawValue: row[12]) ?? .direct, speaker: row[13])
        case .reports: (hit.text, hit.span) = passage.best(in: hit.text)
        }
        return hit
    }

    /// The full text goes first, in the order of its rank; the rest is looked up by key.
    static func statement(
        _ searched: Store.Searched, _ selection: Selection, _ narrowing: SearchNarrowing = SearchNarrowing()
    ) -> (text: String, arguments: [(any DatabaseValueConvertible)?]) {
        let (index, columns): (String, String) =
            switch searched {
            case .claims: ("claim_search", "claim.evidence, claim.evidence_start, claim.evidence_end, claim.id, claim.type, claim.status")
            case .quotes: ("quote_search", "quote.text, quote.span_start, quote.span_end, quote.id, quote.kind, \(Schema.names("quote", "speaker"))")
            case .reports: ("report_search", "version.text, 0, 0, NULL, NULL, NULL")
            }
        let found = Self.found(searched, selection, narrowing)
        let text = """
            SELECT \(index).rank, \(index).rowid, report.id, version.number, reading.title, reading.outlet, reading.published, reading.known_at, \(columns)
            \(found.text)
            ORDER BY \(index).rank
            """
        return (text, found.arguments)
    }

    /// From where and on which conditions, of what is found, without what is taken of it and its order; the first argument is the words.
    static func found(
        _ searched: Store.Searched, _ selection: Selection, _ narrowing: SearchNarrowing
    ) -> (text: String, arguments: [(any DatabaseValueConvertible)?]) {
        let (index, tables): (String, String) =
            switch searched {
            case .claims:
                (
                    "claim_search",
                    "CROSS JOIN claim ON claim.key = claim_search.rowid CROSS JOIN reading ON reading.key = claim.reading"
                        + " CROSS JOIN version ON version.key = reading.version"
                )
            case .quotes:
                (
                    "quote_search",
                    "CROSS JOIN quote ON quote.key = quote_search.rowid CROSS JOIN reading ON reading.key = quote.reading"
                        + " CROSS JOIN version ON version.key = reading.version"
                )
            case .reports:
                (
                    "report_search",
                    "CROSS JOIN version ON version.key = report_search.rowid CROSS JOIN reading ON reading.version = version.key"
                )
            }
        let conditions = searched == .claims ? narrowing.added(to: selection.conditions) : selection.conditions
        let text = """
            FROM \(index) \(tables) CROSS JOIN report ON report.key = version.report
            WHERE \(index) MATCH ? AND \(conditions.text)
            """
        return (text, conditions.arguments)
    }
}

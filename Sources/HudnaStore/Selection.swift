internal import Foundation
internal import GRDB
public import HudnaRecord

/// Which readings are wanted. Every condition that is set must hold; of each version the newest reading counts that the store had by `readBy`.
public struct Selection: Sendable, Equatable {
    /// What of a reading is wanted; the rest comes back empty.
    public struct Parts: OptionSet, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Actors without their mentions.
        public static let actors = Parts(rawValue: 1)
        public static let mentions = Parts(rawValue: 2)
        public static let claims = Parts(rawValue: 4)
        public static let quotes = Parts(rawValue: 8)
        public static let figures = Parts(rawValue: 16)
        public static let times = Parts(rawValue: 32)
        public static let findings = Parts(rawValue: 64)
        public static let all: Parts = [.actors, .mentions, .claims, .quotes, .figures, .times, .findings]
    }

    /// Ids of reports.
    public var reports: [String]?
    public var outlets: [String]?
    /// Reports that name one of these actors, by the names the reports have for them.
    public var actors: [String]?
    /// Reports with a claim of one of these types.
    public var types: [ClaimType]?
    /// Published from then on, or written where that is all that is known, or read where nothing is. What names no zone was published in UTC.
    public var knownFrom: Moment?
    /// Published by then, likewise; a day counts at its end.
    public var knownBy: Moment?
    /// Read by this store by then.
    public var readBy: Moment?
    /// Only the newest version of each report, of those that the other conditions leave.
    public var newestOnly: Bool
    public var parts: Parts

    public init(
        reports: [String]? = nil, outlets: [String]? = nil, actors: [String]? = nil, types: [ClaimType]? = nil, knownFrom: Moment? = nil,
        knownBy: Moment? = nil, readBy: Moment? = nil, newestOnly: Bool = false, parts: Parts = .all
    ) {
        self.reports = reports
        self.outlets = outlets
        self.actors = actors
        self.types = types
        self.knownFrom = knownFrom
        self.knownBy = knownBy
        self.readBy = readBy
        self.newestOnly = newestOnly
        self.parts = parts
    }

    /// The keys of the readings, in order.
    func keys(_ db: Database) throws -> [Int64] {
        let sql = query
        return try Int64.fetchAll(db, sql: sql.text, arguments: StatementArguments(sql.arguments))
    }

    /// The statement that finds them; the key is its first column.
    var query: (text: String, arguments: [(any DatabaseValueConvertible)?]) {
        let (conditions, arguments) = conditions
        let text = """
            SELECT reading.key\(newestOnly ? ", max(version.number)" : "")
            FROM reading JOIN version ON version.key = reading.version JOIN report ON report.key = version.report
            WHERE \(conditions)
            \(newestOnly ? "GROUP BY version.report" : "")
            ORDER BY reading.known_at IS NULL, reading.known_at, report.id, version.number
            """
        return (text, arguments)
    }

    /// All conditions but `newestOnly`, over the tables `report` and `reading`.
    var conditions: (text: String, arguments: [(any DatabaseValueConvertible)?]) {
        var conditions: [String] = []
        var arguments: [(any DatabaseValueConvertible)?] = []
        func any(of values: [String]?, _ condition: (String) -> String) {
            guard let values else { return }
            conditions.append(condition("(SELECT value FROM json_each(?))"))
            arguments.append(Selection.list(values))
        }
        any(of: reports) { "report.id IN \($0)" }
        any(of: outlets) { "reading.outlet IN \($0)" }
        any(of: actors) { "reading.key IN (SELECT reading FROM actor WHERE name IN \($0))" }
        any(of: types?.map(\.rawValue)) { "reading.key IN (SELECT reading FROM claim WHERE type IN \($0))" }
        if let second = knownFrom.map({ $0.minutes * 60 }) {
            conditions.append("(reading.known_at >= ? OR reading.known_at IS NULL AND reading.read_at >= ?)")
            arguments += [second, PartialDate.stamp(second)]
        }
        if let second = knownBy.map({ $0.minutes * 60 }) {
            conditions.append("(reading.known_at <= ? OR reading.known_at IS NULL AND reading.read_at <= ?)")
            arguments += [second, PartialDate.stamp(second + 59)]
        }
        var later = "later.version = reading.version AND later.number > reading.number"
        if let stamp = readBy.map({ PartialDate.stamp($0.minutes * 60 + 59) }) {
            conditions.append("reading.read_at <= ?")
            arguments.append(stamp)
            later += " AND later.read_at <= ?"
            arguments.append(stamp)
        }
        conditions.append("NOT EXISTS (SELECT 1 FROM reading AS later WHERE \(later))")
        return (conditions.joined(separator: " AND "), arguments)
    }

    /// A list of any length as one argument.
    static func list(_ values: [String]) -> String {
        String(decoding: (try? JSONEncoder().encode(values)) ?? Data("[]".utf8), as: UTF8.self)
    }
}

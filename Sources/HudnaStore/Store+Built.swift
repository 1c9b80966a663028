internal import Foundation
internal import GRDB
public import HudnaRecord

/// A process as it is kept ready: how it is shown in a list of processes, and the key of its lists.
public struct BuiltProcess: Sendable {
    public var key: Int64
    public var id: String
    public var name: String
    public var centre: String
    public var told: Int
    public var events: Int
    public var parties: Int
    public var instruments: Int
}

/// What a reading is about, with what decides where it belongs.
public struct KeptCentres: Sendable {
    /// Of the reading, in this file.
    public var key: Int64
    public var centres: Centres
    /// When it was known, in minutes; nil where neither publication nor writing has a date.
    public var known: Moment?
}

extension Store {
    /// Whether what is kept ready is built of all readings, by the program and words that a stamp stands for, and these are all that the clocks admit.
    ///
    /// Clocks with a zone of their own are not asked: in it, days end at other moments.
    /// - Throws: `StoreError`.
    public func isBuilt(_ stamp: String, clock: Clock) throws(StoreError) -> Bool {
        try StoreError.translated(path) {
            try queue.read { db in
                guard try Bool.fetchOne(db, sql: BuiltSQL.isCurrent, arguments: [stamp]) == true else { return false }
                if let second = clock.knownBy.map({ $0.minutes * 60 }), try Bool.fetchOne(db, sql: BuiltSQL.isLater, arguments: [second]) == true {
                    return false
                }
                let read = try clock.readBy.map { try Bool.fetchOne(db, sql: BuiltSQL.isRead, arguments: [PartialDate.stamp($0.minutes * 60 + 59)]) }
                return read != false
            }
        }
    }

    /// The processes that are kept ready, the one most told of first.
    /// - Throws: `StoreError`.
    public func builtProcesses() throws(StoreError) -> [BuiltProcess] {
        try StoreError.translated(path) {
            try queue.read { db in
                try Row.fetchAll(db, sql: BuiltSQL.processes).map {
                    BuiltProcess(key: $0[0], id: $0[1], name: $0[2], centre: $0[3], told: $0[4], events: $0[5], parties: $0[6], instruments: $0[7])
                }
            }
        }
    }

    /// Another text whenever there are other readings, or something was forgotten, or the record was built anew.
    /// - Throws: `StoreError`.
    public func readingsStamp() throws(StoreError) -> String {
        try StoreError.translated(path) { try queue.read { db in try String.fetchOne(db, sql: BuiltSQL.readings) ?? "" } }
    }

    /// The reports in which a claim was read, by its id.
    /// - Throws: `StoreError`.
    public func reports(telling claim: String) throws(StoreError) -> [String] {
        try StoreError.translated(path) { try queue.read { db in try String.fetchAll(db, sql: BuiltSQL.reportsTelling, arguments: [claim]) } }
    }

    /// The sentence in which a claim was read, by its id; nil where there is no such claim.
    /// - Throws: `StoreError`.
    public func evidence(ofClaim id: String) throws(StoreError) -> String? {
        try StoreError.translated(path) {
            try queue.read { db in try String.fetchOne(db, sql: "SELECT evidence FROM claim WHERE id = ? ORDER BY key DESC LIMIT 1", arguments: [id]) }
        }
    }

    // MARK: - What reports are about

    /// The readings of which nothing says yet what they are about, by key.
    /// - Throws: `StoreError`.
    public func readingsWithoutCentres() throws(StoreError) -> [Int64] {
        try StoreError.translated(path) {
            try queue.read { db in
                try Int64.fetchAll(db, sql: BuiltSQL.without)
            }
        }
    }

    /// Keeps what readings are about.
    /// - Throws: `StoreError`.
    public func keep(_ centres: [(key: Int64, centres: Centres)]) throws(StoreError) {
        try StoreError.translated(path) {
            try queue.write { db in
                let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO about (reading, country, others, bodies, marks) VALUES (?, ?, ?, ?, ?)")
                for (key, centres) in centres {
                    let bodies = centres.bodies.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)" }
                    statement.setUncheckedArguments([
                        key, centres.country, centres.others.joined(separator: "\n"), bodies.joined(separator: "\n"), centres.marks.joined(separator: "\n"),
                    ])
                    try statement.execute()
                }
            }
        }
    }

    /// What the readings that a selection finds are about, in its order.
    /// - Throws: `StoreError`.
    public func centres(where selection: Selection) throws(StoreError) -> [KeptCentres] {
        try StoreError.translated(path) {
            try queue.read { db in
                let (sql, arguments) = BuiltSQL.centres(selection)
                let rows = try Row.fetchCursor(db, sql: sql, arguments: StatementArguments(arguments))
                var out: [KeptCentres] = []
                while let row = try rows.next() {
                    let second: Int? = row[1]
                    out.append(
                        KeptCentres(
                            key: row[0],
                            centres: Centres(country: row[2], others: Store.lines(row[3]), bodies: Store.counts(row[4]), marks: Store.lines(row[5])),
                            known: second.map { Moment(minutes: $0 / 60) }))
                }
                return out
            }
        }
    }

    private static func lines(_ text: String) -> [String] { text.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) } }

    private static func counts(_ text: String) -> [String: Int] {
        var out: [String: Int] = [:]
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            let cells = line.split(separator: UInt8(ascii: "\t"))
            if cells.count == 2, let count = Int(String(Substring(cells[1]))) { out[String(Substring(cells[0]))] = count }
        }
        return out
    }

    /// Readings by key, in the order given.
    /// - Throws: `StoreError`.
    public func kept(keys: [Int64], parts: Selection.Parts = .all) throws(StoreError) -> [KeptReading] {
        try StoreError.translated(path) { try queue.read { db in try RecordLoader(db, parts: parts).load(keys) } }
    }
}

internal import Foundation
internal import GRDB
public import HudnaRecord

/// The record in one file: an SQLite database that holds reports, their texts and all that was read out of them.
///
/// One connection, which may be used from any thread, one caller at a time. While one program writes, others read: the file keeps a write-ahead log.
public final class Store: Sendable {
    public enum Access: Sendable {
        /// Makes the file where there is none, and brings its tables up to date.
        case writing
        /// Never changes anything.
        case reading
    }

    public let path: String
    let queue: DatabaseQueue

    /// Opens a database.
    /// - Throws: `StoreError` where it can't be used; what is no database of Hudna's is left as it is.
    public init(path: String, access: Access) throws(StoreError) {
        self.path = path
        queue = try StoreError.translated(path) { try Opening(path: path).open(access) }
    }

    /// Stores readings, all of these or none: whoever is killed meanwhile leaves no half report.
    /// - Parameters:
    ///   - settled: reports that need not be read; where they were met is kept.
    ///   - readAt: the moment of the reading, in seconds since 1970.
    ///   - arrival: the number of the call that they come with (`nextArrival`); nil where they are a call of their own.
    /// - Throws: `StoreError`; nothing of these is stored then.
    public func add(
        _ additions: [Addition], settled: [SettledReport] = [], setup: ReadingSetup, readAt: Int, arrival: Int? = nil
    ) throws(StoreError) -> AdditionTally {
        try StoreError.translated(path) {
            try queue.write { db in
                var writer = try RecordWriter(db, setup: setup, readAt: readAt, arrival: arrival)
                for arrival in settled.compactMap(\.arrival) { try writer.note(arrival) }
                for addition in additions { try writer.add(addition) }
                return writer.tally
            }
        }
    }

    /// The number of the next call that adds reports.
    /// - Throws: `StoreError`.
    public func nextArrival() throws(StoreError) -> Int {
        try StoreError.translated(path) { try queue.read { db in try RecordWriter.nextArrival(db) } }
    }

    /// What adding a report would come to where that needs no reading, since it is there as it is, or was forgotten; nil for one that is to be read.
    /// - Throws: `StoreError`.
    public func settled(_ report: Report, setup: ReadingSetup) throws(StoreError) -> SettledReport? {
        // Asked once a report: a read by itself would have SQLite prepare all statements anew, since it turns a flag of the connection.
        try StoreError.translated(path) { try queue.unsafeRead { db in try RecordWriter(reading: db, setup: setup).settled(report) } }
    }

    /// The ids of the reports that came with the same id as one, itself left out.
    /// - Throws: `StoreError`.
    public func namesakes(of report: String) throws(StoreError) -> [String] {
        try StoreError.translated(path) {
            try queue.read { db in
                try String.fetchAll(
                    db,
                    sql: """
                        WITH came AS (SELECT given AS id FROM report WHERE id = ?1 AND given <> '' UNION SELECT ?1)
                        SELECT id FROM report
                        WHERE id <> ?1 AND (id IN (SELECT id FROM came) AND given = '' OR given <> '' AND given IN (SELECT id FROM came))
                        ORDER BY key
                        """, arguments: [report])
            }
        }
    }

    /// The readings that are asked for, in the order of their known time, then of the report's id, then of the version.
    /// - Throws: `StoreError`.
    public func kept(where selection: Selection = Selection()) throws(StoreError) -> [KeptReading] {
        try StoreError.translated(path) {
            try queue.read { db in try RecordLoader(db, parts: selection.parts).load(try selection.keys(db)) }
        }
    }

    /// The text of a report, headline first; of its newest version where none is named. Nil where the store has no such report.
    /// - Throws: `StoreError`.
    public func text(of report: String, version: Int? = nil) throws(StoreError) -> String? {
        try StoreError.translated(path) {
            try queue.read { db in
                try String.fetchOne(
                    db,
                    sql: """
                        SELECT version.text FROM version JOIN report ON report.key = version.report
                        WHERE report.id = ?1 AND (?2 IS NULL OR version.number = ?2) ORDER BY version.number DESC LIMIT 1
                        """, arguments: [report, version])
            }
        }
    }
}

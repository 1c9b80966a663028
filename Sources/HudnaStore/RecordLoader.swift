internal import Foundation
internal import GRDB
internal import HudnaRecord

/// Makes readings of rows again.
struct RecordLoader {
    /// So many readings are asked for at once: fewer than the variables a statement may have.
    private static let chunk = 512

    private let db: Database
    private let parts: Selection.Parts

    init(_ db: Database, parts: Selection.Parts) {
        self.db = db
        self.parts = parts
    }

    /// The readings with these keys, in this order.
    func load(_ keys: [Int64]) throws -> [KeptReading] {
        var kept: [KeptReading] = []
        kept.reserveCapacity(keys.count)
        var at = 0
        while at < keys.count {
            let some = Array(keys[at..<min(at + RecordLoader.chunk, keys.count)])
            kept += try loadSome(some)
            at += RecordLoader.chunk
        }
        return kept
    }

    private func loadSome(_ keys: [Int64]) throws -> [KeptReading] {
        let marks = "(" + keys.map { _ in "?" }.joined(separator: ", ") + ")"
        let rows = RowsOf(db, marks: marks, arguments: StatementArguments(keys))
        var readings = try rows.readings()
        try rows.reasons { key, reason in readings[key]?.reading.date.reasons.append(reason) }
        let names = parts.isDisjoint(with: [.claims, .quotes, .figures, .actors]) ? [:] : try actors(rows, &readings)
        if parts.contains(.claims) { try rows.claims(names) { key, claim in readings[key]?.reading.claims.append(claim) } }
        if parts.contains(.quotes) { try rows.quotes(names) { key, quote in readings[key]?.reading.quotes.append(quote) } }
        if parts.contains(.figures) { try rows.figures(names) { key, figure in readings[key]?.reading.figures.append(figure) } }
        if parts.contains(.times) { try rows.times { key, time in readings[key]?.reading.times.append(time) } }
        if parts.contains(.findings) { try rows.findings { key, finding in readings[key]?.reading.findings.append(finding) } }
        return keys.compactMap { readings[$0] }
    }

    /// Adds the actors; gives back their names by key, for those who take part in something.
    private func actors(_ rows: RowsOf, _ readings: inout [Int64: KeptReading]) throws -> [Int64: String] {
        let mentions = parts.contains(.mentions) ? try rows.mentions() : [:]
        var names: [Int64: String] = [:]
        try rows.actors { key, reading, actor in
            var actor = actor
            actor.mentions = mentions[key] ?? []
            names[key] = actor.name
            if parts.contains(.actors) { readings[reading]?.reading.actors.append(actor) }
        }
        return names
    }
}

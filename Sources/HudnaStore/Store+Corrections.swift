internal import GRDB
public import HudnaRecord

extension Store {
    /// Adds what a coder says. It supersedes what he has said of the same item before; both stay.
    /// - Parameter second: now, in seconds since 1970.
    /// - Throws: `StoreError`.
    public func add(_ correction: Correction, at second: Int) throws(StoreError) {
        try StoreError.translated(path) {
            try queue.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO correction (kind, verdict, item, coder, reason, made_at, supersedes) VALUES (?1, ?2, ?3, ?4, ?5, ?6,
                            (SELECT max(key) FROM correction WHERE kind = ?1 AND item = ?3 AND coder = ?4))
                        """,
                    arguments: [
                        correction.kind.rawValue, correction.verdict.rawValue, Addition.storable(correction.item), Addition.storable(correction.coder),
                        Addition.storable(correction.reason), PartialDate.stamp(second),
                    ])
                try write(correction, key: db.lastInsertedRowID, db)
            }
        }
    }

    private func write(_ correction: Correction, key: Int64, _ db: Database) throws {
        for (position, anchor) in correction.anchors.enumerated() {
            try db.execute(
                sql: "INSERT INTO correction_anchor (correction, position, item, report, type, span_start, span_end) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [key, position, anchor.id, Addition.storable(anchor.report), anchor.type, anchor.span.start, anchor.span.end])
        }
        for change in correction.changes {
            // A field that is emptied has one empty value.
            for (position, value) in (change.values.isEmpty ? [""] : change.values).enumerated() {
                try db.execute(
                    sql: "INSERT INTO correction_change (correction, field, position, value) VALUES (?, ?, ?, ?)",
                    arguments: [key, change.field, position, Addition.storable(value)])
            }
        }
    }

    /// All that coders have said and not taken back, in the order in which they said it.
    /// - Parameter readBy: what was taken back later counts as standing.
    /// - Throws: `StoreError`.
    public func corrections(readBy: Moment? = nil) throws(StoreError) -> [Correction] {
        try history().filter { kept in
            guard let withdrawn = kept.withdrawn, let at = Moment(last: withdrawn.madeAt) else { return true }
            return readBy.map { at > $0 } ?? false
        }.map(\.correction)
    }

    /// What coders have said, taken back or not, the latest last.
    /// - Parameter limit: the latest so many.
    /// - Throws: `StoreError`.
    public func history(_ selection: CorrectionSelection = CorrectionSelection(), limit: Int? = nil) throws(StoreError) -> [KeptCorrection] {
        try StoreError.translated(path) {
            try queue.read { db in
                let (sql, arguments) = CorrectionSQL.history(selection, limit: limit)
                var kept: [KeptCorrection] = []
                for row in try Row.fetchAll(db, sql: sql, arguments: StatementArguments(arguments)) {
                    guard let kind = Correction.Kind(rawValue: row[1]), let verdict = Correction.Verdict(rawValue: row[2]) else { continue }
                    let correction = Correction(
                        kind: kind, verdict: verdict, item: row[3], coder: row[4], reason: row[5], madeAt: Self.date(row[6]))
                    let withdrawer: String? = row[8]
                    let withdrawn = withdrawer.map { KeptCorrection.Withdrawal(coder: $0, madeAt: Self.date(row[9])) }
                    kept.append(KeptCorrection(key: row[0], correction: correction, supersedes: row[7], withdrawn: withdrawn))
                }
                try fill(&kept, isAll: arguments.isEmpty, db)
                return kept.reversed()
            }
        }
    }

    private static func date(_ text: String) -> PartialDate { PartialDate(iso: text) ?? PartialDate(year: 1970) }

    /// Adds places and changes.
    private func fill(_ kept: inout [KeptCorrection], isAll: Bool, _ db: Database) throws {
        let places = Dictionary(uniqueKeysWithValues: kept.indices.map { (kept[$0].key, $0) })
        let keys = isAll ? nil : kept.map(\.key)
        try anchors(db, keys) { key, anchor in if let place = places[key] { kept[place].correction.anchors.append(anchor) } }
        try changes(db, keys) { key, change in if let place = places[key] { kept[place].correction.changes.append(change) } }
    }

    /// Takes a correction back: it stays, and holds no more; what the coder had said before holds again.
    /// - Parameters:
    ///   - key: of the correction.
    ///   - second: now, in seconds since 1970.
    /// - Returns: false where there is none, or it was taken back already.
    /// - Throws: `StoreError`.
    public func withdraw(_ key: Int64, by coder: String, at second: Int) throws(StoreError) -> Bool {
        try StoreError.translated(path) {
            try queue.write { db in
                try db.execute(
                    sql: "INSERT OR IGNORE INTO withdrawal (correction, coder, made_at) SELECT key, ?2, ?3 FROM correction WHERE key = ?1",
                    arguments: [key, Addition.storable(coder), PartialDate.stamp(second)])
                return db.changesCount > 0
            }
        }
    }

    private func anchors(_ db: Database, _ keys: [Int64]?, _ add: (Int64, Correction.Anchor) -> Void) throws {
        let sql =
            "SELECT correction, item, report, type, span_start, span_end FROM correction_anchor\(CorrectionSQL.only(keys)) ORDER BY correction, position"
        for row in try Row.fetchAll(db, sql: sql) {
            add(row[0], Correction.Anchor(id: row[1], report: row[2], type: row[3], span: Span(row[4], row[5])))
        }
    }

    private func changes(_ db: Database, _ keys: [Int64]?, _ add: (Int64, Correction.Change) -> Void) throws {
        var last: (key: Int64, change: Correction.Change)?
        for row in try Row.fetchAll(
            db, sql: "SELECT correction, field, value FROM correction_change\(CorrectionSQL.only(keys)) ORDER BY correction, field, position")
        {
            let (key, field, value): (Int64, String, String) = (row[0], row[1], row[2])
            if let known = last, known.key == key, known.change.field == field {
                last?.change.values.append(value)
            } else {
                if let known = last { add(known.key, known.change) }
                last = (key, Correction.Change(field, [value]))
            }
        }
        if let known = last { add(known.key, known.change) }
    }
}

/// How corrections are asked for.
enum CorrectionSQL {
    /// The latest first.
    static func history(_ selection: CorrectionSelection, limit: Int?) -> (text: String, arguments: [(any DatabaseValueConvertible)?]) {
        var conditions: [String] = []
        var arguments: [(any DatabaseValueConvertible)?] = []
        func add(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments.append(value)
        }
        add("correction.kind = ?", selection.kind?.rawValue)
        add("correction.item = ?", selection.item)
        add("correction.coder = ?", selection.coder)
        add("correction.key < ?", selection.before)
        if selection.isStanding { conditions.append("withdrawal.coder IS NULL") }
        let filter = conditions.joined(separator: " AND ")
        if let limit { arguments.append(limit) }
        return (
            """
            SELECT correction.key, kind, verdict, item, correction.coder, reason, correction.made_at, supersedes, withdrawal.coder, withdrawal.made_at
            FROM correction LEFT JOIN withdrawal ON withdrawal.correction = correction.key\(filter.isEmpty ? "" : " WHERE " + filter)
            ORDER BY correction.key DESC\(limit == nil ? "" : " LIMIT ?")
            """, arguments
        )
    }

    /// Of these alone; of all where they are nil.
    static func only(_ keys: [Int64]?) -> String {
        keys.map { " WHERE correction IN (\($0.map(String.init).joined(separator: ",")))" } ?? ""
    }
}

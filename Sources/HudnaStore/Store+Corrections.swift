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

    /// All that coders have said, in the order in which they said it.
    /// - Throws: `StoreError`.
    public func corrections() throws(StoreError) -> [Correction] {
        try StoreError.translated(path) {
            try queue.read { db in
                var corrections: [(key: Int64, value: Correction)] = []
                for row in try Row.fetchAll(db, sql: "SELECT key, kind, verdict, item, coder, reason, made_at FROM correction ORDER BY key") {
                    guard let kind = Correction.Kind(rawValue: row[1]), let verdict = Correction.Verdict(rawValue: row[2]) else { continue }
                    let made = PartialDate(iso: row[6]) ?? PartialDate(year: 1970)
                    corrections.append((row[0], Correction(kind: kind, verdict: verdict, item: row[3], coder: row[4], reason: row[5], madeAt: made)))
                }
                let places = Dictionary(uniqueKeysWithValues: corrections.indices.map { (corrections[$0].key, $0) })
                try anchors(db) { key, anchor in if let place = places[key] { corrections[place].value.anchors.append(anchor) } }
                try changes(db) { key, change in if let place = places[key] { corrections[place].value.changes.append(change) } }
                return corrections.map(\.value)
            }
        }
    }

    private func anchors(_ db: Database, _ add: (Int64, Correction.Anchor) -> Void) throws {
        let sql = "SELECT correction, item, report, type, span_start, span_end FROM correction_anchor ORDER BY correction, position"
        for row in try Row.fetchAll(db, sql: sql) {
            add(row[0], Correction.Anchor(id: row[1], report: row[2], type: row[3], span: Span(row[4], row[5])))
        }
    }

    private func changes(_ db: Database, _ add: (Int64, Correction.Change) -> Void) throws {
        var last: (key: Int64, change: Correction.Change)?
        for row in try Row.fetchAll(db, sql: "SELECT correction, field, value FROM correction_change ORDER BY correction, field, position") {
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

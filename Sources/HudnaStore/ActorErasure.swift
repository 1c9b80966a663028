internal import Foundation
internal import GRDB
internal import HudnaText

/// Takes the name of an actor out of every text of the database.
///
/// Erased are the name and those of the actor's mentions that share a word with it, or have one that is a letter off, in the reports that were read to name the
/// actor, also where others are called by it there (حكومة السراج); in all others the whole name, if it is of more than one word, since part of it may be
/// somebody else's, and what coders have said that he is called. A first name alone stays there, and words for a role stay (the minister): they are no name,
/// and are told. Of the tables of names that are kept go the actor's rows, with the names that stand there, and all lines that hold the whole name;
/// who stands in such a table only is an actor too, and so is who was only named by coders (`hudna actor add`): what they said is taken back and blacked out.
struct ActorErasure {
    private let forgetting: Forgetting
    private var db: Database { forgetting.db }

    init(_ forgetting: Forgetting) { self.forgetting = forgetting }

    /// What is erased: the reports in which the names stood, the rows of tables, and what else the actor is called; nil where there is no such actor.
    func erase(_ wanted: [String]) throws -> Forgotten? {
        let actors = try Set(wanted.flatMap { try self.actors($0) }).sorted()
        let tables = try NameErasure(forgetting)
        let asked = Set(wanted.map { ActorErasure.plain($0).split(separator: " ").map(String.init) } + (try actors.map { try fullName($0) })).subtracting([[]])
        let rows = tables.rows(ids: Set(wanted).union(try listedIDs(actors)).subtracting([""]), names: asked, isKnown: !actors.isEmpty)
        let isKnown = !actors.isEmpty || rows.contains { !$0.isEmpty }
        let added = try AddedNames(db).find(asked, isKnown: isKnown)
        guard isKnown || !added.keys.isEmpty else { return nil }
        let listed = try Set(actors.map { try fullName($0) }).union(rows.joined().flatMap(\.fullNames)).subtracting([[]])
        let whole = listed.union(added.names)
        let firsts = Set(whole.filter { $0.count > 1 }.map { [$0[0]] })
        let (mentions, left) = try mentions(of: actors, whole)
        let own = Set(try actors.flatMap { try keys("SELECT version FROM reading JOIN actor ON actor.reading = reading.key WHERE actor.key = ?", $0) })
        let names = try mentions.union(whole).union(namesOfOthers(in: own, than: actors, mentions.union(whole), firsts))
        let longer = whole.filter { $0.count > 1 }.union(added.names).subtracting(firsts)
        let others = try longer.reduce(into: Set<Int64>()) { $0.formUnion(try versions(naming: $1)) }.subtracting(own)
        try hide(actors)
        let all = Redaction(names, forms: forgetting.forms)
        for version in own.sorted() { try redact(version, all) }
        let some = Redaction(longer, forms: forgetting.forms)
        for version in others.sorted() { try redact(version, some) }
        let count = try tables.drop(rows, names: names, longer: longer.filter { $0.count > 1 })
        try takeBack(added.keys)
        if !added.keys.isEmpty { try ForgottenNames.bury(whole, forgetting) }
        for key in added.keys {
            try update("correction", ["item", "reason"], "key = ?", key, all)
            try update("correction_change", ["value"], "correction = ?", key, all, key: "correction, field, position")
        }
        // Of a first name alone nobody knows whose it is.
        let known = Redaction(names.subtracting(firsts.subtracting(listed)), forms: forgetting.forms)
        for (column, table, key) in [
            ("item", "correction", "key"), ("reason", "correction", "key"), ("value", "correction_change", "correction, field, position"),
        ] {
            try update(table, [column], "?1 = ?1", 1, known, key: key)
        }
        try takeBack(try namelessActors())
        try forgetting.sweep()
        let reports = Set(try own.union(others).map { try report(of: $0) }).sorted()
        return Forgotten(reports: reports, isActor: true, wasForgotten: false, left: left, rows: count)
    }

    // MARK: - Who it is

    /// The keys of the actors of this name or id, in all readings.
    private func actors(_ name: String) throws -> [Int64] {
        let told = try String.fetchAll(db, sql: "SELECT DISTINCT name FROM actor WHERE id = ?", arguments: [name])
        let wanted = Set((told.isEmpty ? [name] : told).map(ActorErasure.plain)).subtracting([""])
        let names = try String.fetchAll(db, sql: "SELECT DISTINCT name FROM actor").filter { wanted.contains(ActorErasure.plain($0)) }
        return try names.flatMap { try keys("SELECT key FROM actor WHERE name = ?", $0) }.sorted()
    }

    /// The ids under which tables list the actors.
    private func listedIDs(_ actors: [Int64]) throws -> [String] {
        try actors.compactMap { actor in
            try String.fetchOne(
                db, sql: "SELECT substr(rule.id, 8) FROM actor JOIN rule ON rule.key = actor.rule WHERE actor.key = ? AND rule.id LIKE 'listed:%'",
                arguments: [actor])
        }
    }

    /// A name folded, without the number that tells two of one name apart.
    private static func plain(_ name: String) -> String {
        let words = SearchText.folded(name).split(separator: " ")
        return (name.hasSuffix(")") && words.count > 1 ? words.dropLast() : words[...]).joined(separator: " ")
    }

    /// The words of an actor's name.
    private func fullName(_ actor: Int64) throws -> [String] {
        let name = try String.fetchOne(db, sql: "SELECT name FROM actor WHERE key = ?", arguments: [actor]) ?? ""
        return ActorErasure.plain(name).split(separator: " ").map(String.init)
    }

    /// The forms of the name among the mentions of the actors, folded, and all others as they stand, sorted.
    /// - Parameter names: the whole names.
    private func mentions(of actors: [Int64], _ names: Set<[String]>) throws -> (found: Set<[String]>, left: [String]) {
        var (found, left): (Set<[String]>, Set<String>) = ([], [])
        let all = Set(names.joined())
        for actor in actors {
            for mention in try String.fetchAll(db, sql: "SELECT text FROM mention WHERE actor = ?", arguments: [actor]) {
                let words = SearchText.folded(mention).split(separator: " ").map(String.init)
                if words.contains(where: { word in all.contains(word) || all.contains { ActorErasure.isLetterOff(word, $0) } }) {
                    found.insert(words)
                } else {
                    left.insert(mention)
                }
            }
        }
        return (found, left.sorted())
    }

    /// What others are called by the name in the reports that list the actors: bodies by a word of it (حكومة السرج), persons by nothing else (خليفة).
    /// - Parameters:
    ///   - names: all names of the actors.
    ///   - firsts: their first names.
    private func namesOfOthers(
        in versions: Set<Int64>, than actors: [Int64], _ names: Set<[String]>, _ firsts: Set<[String]>
    ) throws -> Set<[String]> {
        let all = Set(names.joined())
        let families = Set(names.filter { $0.count == 1 }).subtracting(firsts).joined()
        var found: Set<[String]> = []
        for version in versions {
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT actor.key, actor.kind, actor.name FROM actor JOIN reading ON reading.key = actor.reading WHERE version = ?1
                    UNION SELECT actor.key, actor.kind, mention.text FROM mention JOIN actor ON actor.key = mention.actor
                        JOIN reading ON reading.key = actor.reading WHERE version = ?1
                    """, arguments: [version])
            for row in rows where !actors.contains(row[0]) {
                let words = NameRows.words(row[2])
                if row[1] == "person" {
                    if Set(words).isSubset(of: all) { found.insert(words) }
                } else {
                    for word in words where families.contains(where: { word != $0 && ActorErasure.isMisspelt(word, $0) }) { found.insert([word]) }
                }
            }
        }
        return found.subtracting([[]])
    }

    /// What coders said of actors whose names are gone now.
    private func namelessActors() throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT key FROM correction WHERE kind = 'actor' AND (instr(item, ?1) > 0
                    OR EXISTS (SELECT 1 FROM correction_change WHERE correction = key AND instr(value, ?1) > 0)) ORDER BY key
                """, arguments: [Redaction.block])
    }

    /// The same with the last letter as it is: another ending is another word (مصرية for مصري).
    private static func isMisspelt(_ word: String, _ name: String) -> Bool { word.last == name.last && isLetterOff(word, name) }

    /// السرج for السراج: whether one letter more, less or other makes a word of another. Short words are too often near one another.
    private static func isLetterOff(_ word: String, _ name: String) -> Bool {
        let (a, b) = (Array(word.unicodeScalars), Array(name.unicodeScalars))
        guard min(a.count, b.count) >= 4, abs(a.count - b.count) <= 1 else { return false }
        let front = zip(a, b).prefix { $0 == $1 }.count
        let back = zip(a.dropFirst(front).reversed(), b.dropFirst(front).reversed()).prefix { $0 == $1 }.count
        return max(a.count, b.count) - front - back <= 1
    }

    /// The versions in whose text a name stands, with its article or without.
    private func versions(naming name: [String]) throws -> [Int64] {
        let phrases = Set([name, name.map(forgetting.forms.bare)]).sorted { $0.lexicographicallyPrecedes($1) }.flatMap { name in
            forgetting.forms.head(name[0]).map { "\"" + ([$0] + name.dropFirst()).joined(separator: " ") + "\"" }
        }
        return try keys("SELECT rowid FROM report_search WHERE report_search MATCH ?", phrases.joined(separator: " OR "))
    }

    // MARK: - Taking it out

    /// Puts a number in the place of the name, and a tombstone beside it.
    private func hide(_ actors: [Int64]) throws {
        try db.execute(sql: "INSERT INTO rule (id) VALUES ('forgotten') ON CONFLICT DO NOTHING")
        for actor in actors {
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO tombstone (id, kind, report, reason, forgotten_at)
                    SELECT actor.id, 'actor', report.id, ?2, ?3 FROM actor JOIN reading ON reading.key = actor.reading
                        JOIN version ON version.key = reading.version JOIN report ON report.key = version.report WHERE actor.key = ?1
                    """, arguments: [actor, forgetting.reason, forgetting.stamp])
            try db.execute(
                sql: "UPDATE actor SET name = 'forgotten ' || id, rule = (SELECT key FROM rule WHERE id = 'forgotten') WHERE key = ?", arguments: [actor])
        }
    }

    /// What coders said stays with who said it and when, blacked out, and counts no more.
    private func takeBack(_ corrections: [Int64]) throws {
        for correction in corrections {
            try db.execute(
                sql: "INSERT OR IGNORE INTO withdrawal (correction, coder, made_at) VALUES (?, 'forgotten', ?)", arguments: [correction, forgetting.stamp])
        }
    }

    private func redact(_ version: Int64, _ redaction: Redaction) throws {
        let readings = try keys("SELECT key FROM reading WHERE version = ?", version)
        try update("version", ["text"], "key = ?", version, redaction)
        try index("report_search", "SELECT key, text FROM version WHERE key = ?", version)
        for reading in readings {
            try update("reading", ["title", "outlet", "agency"], "key = ?", reading, redaction)
            try dropURL(reading, redaction)
            for (table, columns) in ActorErasure.texts { try update(table, columns, "reading = ?", reading, redaction) }
            try update("mention", ["text"], "actor IN (SELECT key FROM actor WHERE reading = ?)", reading, redaction, key: "actor, position")
            for table in ["claim", "quote", "figure"] {
                try update(
                    "\(table)_name", ["name"], "\(table) IN (SELECT key FROM \(table) WHERE reading = ?)", reading, redaction, key: "\(table), role, position")
            }
            try index("quote_search", "SELECT key, text FROM quote WHERE reading = ?", reading)
            try index("claim_search", "SELECT key, evidence || char(10) || object FROM claim WHERE reading = ?", reading)
        }
    }

    /// The tables of a reading in which words of the report stand, and the columns.
    private static let texts = [
        ("date_reason", ["text"]), ("actor", ["name"]), ("claim", ["object", "place", "evidence", "passage"]), ("quote", ["text"]), ("figure", ["of", "text"]),
        ("time", ["text"]), ("finding", ["text", "note"]),
    ]

    /// Rewrites what holds the name in some columns of the rows that a condition names.
    private func update(_ table: String, _ columns: [String], _ condition: String, _ value: Int64, _ redaction: Redaction, key: String? = nil) throws {
        let key = key ?? (["date_reason", "finding"].contains(table) ? "reading, position" : "key")
        for column in columns {
            let rows = try Row.fetchAll(db, sql: "SELECT \"\(column)\", \(key) FROM \(table) WHERE \(condition)", arguments: [value])
            for row in rows {
                guard let text = row[0] as String?, let redacted = redaction.redacted(text) else { continue }
                let found = Array(row.databaseValues.dropFirst())
                let places = found.map { _ in "?" }.joined(separator: ", ")
                try db.execute(
                    sql: "UPDATE \(table) SET \"\(column)\" = ? WHERE (\(key)) = (\(places))", arguments: StatementArguments([redacted.databaseValue] + found))
            }
        }
    }

    /// A link that tells the name is dropped: it could not be followed without it.
    private func dropURL(_ reading: Int64, _ redaction: Redaction) throws {
        guard let url = try String.fetchOne(db, sql: "SELECT url FROM reading WHERE key = ?", arguments: [reading]) else { return }
        let plain = url.removingPercentEncoding ?? url
        if redaction.redacted(plain) != nil || redaction.redacted(url) != nil {
            try db.execute(sql: "UPDATE reading SET url = NULL WHERE key = ?", arguments: [reading])
        }
    }

    /// Writes the full text of some rows anew.
    private func index(_ table: String, _ texts: String, _ value: Int64) throws {
        for row in try Row.fetchAll(db, sql: texts, arguments: [value]) {
            let (key, text): (Int64, String) = (row[0], row[1])
            try db.execute(sql: "UPDATE \(table) SET folded = ? WHERE rowid = ?", arguments: [SearchText.folded(text), key])
        }
    }

    // MARK: - Looking up

    private func report(of version: Int64) throws -> String {
        try String.fetchOne(db, sql: "SELECT report.id FROM report JOIN version ON version.report = report.key WHERE version.key = ?", arguments: [version])
            ?? ""
    }

    private func keys(_ sql: String, _ value: some DatabaseValueConvertible) throws -> [Int64] {
        try Int64.fetchAll(db, sql: sql, arguments: [value])
    }
}

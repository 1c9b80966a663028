internal import Foundation

/// What holds for the examples beside the tables: `NAME.corpus.jsonl` and `NAME.negative.jsonl`.
extension LanguageLint {
    mutating func checkCorpora() {
        guard !corpora.isEmpty else { return }
        for path in corpora.keys.sorted() {
            if path.hasSuffix(".corpus.jsonl") {
                checkCorpus(path)
            } else if path.hasSuffix(".negative.jsonl") {
                checkNegatives(path)
            } else {
                report(path, 1, "no examples of this name are read", "name the file after its table: NAME.corpus.jsonl or NAME.negative.jsonl")
            }
        }
        for path in ids.keys.sorted() where path.hasPrefix("ar/claims/") && !path.hasPrefix("ar/claims/classes") {
            if corpora[Self.corpus(of: path)] == nil {
                report(path, 1, "no examples beside this table", "add \(Self.corpus(of: path)) with a line for every row")
            }
        }
    }

    static func corpus(of table: String) -> String { String(table.dropLast(".tsv".count)) + ".corpus.jsonl" }

    private mutating func checkCorpus(_ path: String) {
        let table = String(path.dropLast(".corpus.jsonl".count)) + ".tsv"
        let known = ids[table]
        let isClaims = path.hasPrefix("ar/claims/")
        if isClaims, known == nil { report(path, 1, "no table \(table) beside these examples", "name the file after its table") }
        var tried: Set<String> = []
        for (line, object) in objects(path) {
            if isClaims, object["rows"] == nil { report(path, line, "no \"rows\"", "name the ids of the rows that the example tries") }
            for id in object["rows"] as? [String] ?? [] {
                tried.insert(id)
                if let known, known[id] == nil { report(path, line, "no row \"\(id)\" in \(table)", "name a row that is there") }
            }
            for key in ["claims", "quotes"] { checkItems(object[key], key, path, line) }
        }
        guard isClaims, let known else { return }
        for (id, line) in known.sorted(by: { $0.value < $1.value }) where !tried.contains(id) {
            report(table, line, "row \"\(id)\" has no example", "add a line with \"rows\": [\"\(id)\"] to \(path)")
        }
    }

    private mutating func checkNegatives(_ path: String) {
        let isClaims = path.hasPrefix("ar/claims/")
        for (line, object) in objects(path) where isClaims {
            let type = object["not"] as? String ?? ""
            if type != "quote", !vocabulary.claimTypes.contains(type) {
                report(path, line, "\"not\" is \"\(type)\"", "name the type of claim that must not be found, or quote")
            }
        }
    }

    private mutating func checkItems(_ items: Any?, _ key: String, _ path: String, _ line: Int) {
        guard let items else { return }
        guard let list = items as? [[String: Any]] else {
            report(path, line, "\"\(key)\" is no list of objects", "write [{…}, …]")
            return
        }
        for item in list {
            for (name, allowed) in [("type", vocabulary.claimTypes), ("status", vocabulary.statuses), ("kind", ["direct", "indirect"])] {
                if let value = item[name] as? String, !allowed.contains(value) {
                    report(path, line, "no such \(name) \"\(value)\"", "use one of \(allowed.sorted().joined(separator: ", "))")
                }
            }
        }
    }

    /// The lines that are JSON objects with a text; the others are faults.
    private mutating func objects(_ path: String) -> [(line: Int, object: [String: Any])] {
        var objects: [(Int, [String: Any])] = []
        for (index, bytes) in (corpora[path] ?? []).split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() where !bytes.isEmpty {
            guard let object = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any] else {
                report(path, index + 1, "no JSON object", "write one object a line")
                continue
            }
            if (object["text"] as? String ?? "").isEmpty { report(path, index + 1, "no \"text\"", "write the example's sentence") }
            objects.append((index + 1, object))
        }
        return objects
    }
}

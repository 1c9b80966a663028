import Foundation
import Testing

/// What README.md and the pages of Docs show of the program is what it prints: blocks marked `console` begin with `$ ` and a line of shell, the rest is its
/// output; the table between `<!-- sentence -->` marks is made of the first sentence of the page, and that between `<!-- errors -->` marks says in its second
/// column what is read of the sentences in its first.
///
/// `HUDNA_RECORD=1 swift test --filter DocumentsTests` writes what it prints now into them, and fails.
@Suite struct DocumentsTests {
    @Test(arguments: ["README.md", "Docs/data-model.md", "Docs/exports.md", "Docs/how-well-it-reads.md"])
    func whatIsShownIsWhatIsPrinted(_ name: String) throws {
        let file = GoldenTests.root.appendingPathComponent(name)
        let page = try String(contentsOf: file, encoding: .utf8)
        let now = try Document(page).withOutputs()
        if GoldenTests.isRecording {
            try Data(now.utf8).write(to: file)
            Issue.record("recorded; read the difference before you commit it")
        }
        let shown = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
        for (index, (line, printed)) in zip(shown, now.split(separator: "\n", omittingEmptySubsequences: false)).enumerated() where line != printed {
            Issue.record("\(name):\(index + 1): shows \"\(line)\", the program prints \"\(printed)\": record it with HUDNA_RECORD=1")
            break
        }
        #expect(shown.count == now.split(separator: "\n", omittingEmptySubsequences: false).count)
    }

    /// Links of the pages that lead to files lead to files that are there.
    @Test(arguments: [
        "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "DATA-SOURCES.md", "Docs/data-model.md", "Docs/exports.md",
        "Docs/how-well-it-reads.md", "Evaluation/README.md",
    ])
    func linksLeadSomewhere(_ name: String) throws {
        let file = GoldenTests.root.appendingPathComponent(name)
        for match in try String(contentsOf: file, encoding: .utf8).matches(of: #/\]\(([^)#]+)\)/#) where !match.1.hasPrefix("http") {
            let target = file.deletingLastPathComponent().appendingPathComponent(String(match.1))
            #expect(FileManager.default.fileExists(atPath: target.path), "\(name): \(match.1)")
        }
    }
}

/// A page of Markdown with outputs of the program in it.
private struct Document {
    let lines: [String]

    init(_ page: String) { lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    /// The page with every output as it is now.
    func withOutputs() throws -> String {
        var out: [String] = []
        var at = 0
        while at < lines.count {
            out.append(lines[at])
            if lines[at] == "```console", at + 1 < lines.count, lines[at + 1].hasPrefix("$ ") {
                out.append(lines[at + 1])
                out += try output(of: String(lines[at + 1].dropFirst(2)))
                at = try end(after: at, "```")
            } else if lines[at] == "<!-- sentence -->" {
                out += try table()
                at = try end(after: at, "<!-- /sentence -->")
            } else if lines[at] == "<!-- errors -->" {
                let last = try end(after: at, "<!-- /errors -->")
                out += try readings(of: Array(lines[(at + 1)..<last]))
                at = last
            } else {
                at += 1
            }
        }
        return out.joined(separator: "\n")
    }

    private func end(after start: Int, _ mark: String) throws -> Int {
        try #require(lines[(start + 1)...].firstIndex(of: mark), "a block without its end, line \(start + 1)")
    }

    private func output(of command: String) throws -> [String] {
        let result = try Program.shell("hudna() { \"$hudna\" \"$@\"; }; \(command)", folder: GoldenTests.root.path)
        #expect(result.code == 0 && result.err.isEmpty, "\(command): \(result.err)")
        return result.out.trimmingCharacters(in: .newlines).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The rows of a table with what is read of their first cells, each by itself, in the second.
    private func readings(of rows: [String]) throws -> [String] {
        let cells = rows.map { $0.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) } }
        let reports = try cells.indices.dropFirst(2).map { row in
            String(decoding: try JSONSerialization.data(withJSONObject: ["id": "\(row)", "text": cells[row][1]]), as: UTF8.self)
        }
        let read = try Program.run(
            ["read", "-", "--date", "2031-09-10", "--actors", "Samples/fiction/actors.tsv", "--format", "jsonl"],
            input: Array((reports.joined(separator: "\n") + "\n").utf8), folder: GoldenTests.root.path)
        let found = try read.out.split(separator: "\n").map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
        try #require(found.count == reports.count, "\(read.err)")
        return Array(rows.prefix(2))
            + cells.dropFirst(2).enumerated().map { number, cell in
                let claims = (found[number]["claims"] as? [[String: Any]] ?? []).map(Self.brief)
                return "| \(cell[1]) | \(claims.isEmpty ? "nothing" : claims.joined(separator: "; ")) | \(cell[3]) | \(cell[4]) |"
            }
    }

    /// accuse, occurred: A > B, source C.
    private static func brief(_ claim: [String: Any]) -> String {
        func names(_ key: String) -> String { (claim[key] as? [String] ?? []).joined(separator: "، ") }
        let (actors, targets) = (names("actors"), names("targets"))
        let sides = targets.isEmpty ? actors : "\(actors.isEmpty ? "?" : actors) > \(targets)"
        let source = names("source").isEmpty ? "" : ", source \(names("source"))"
        return "\(claim["type"] as? String ?? ""), \(claim["status"] as? String ?? "")" + (sides.isEmpty ? "" : ": \(sides)") + source
    }

    /// The claims of the page's first sentence, a row each.
    private func table() throws -> [String] {
        let sentence = try #require(lines.first { $0.hasPrefix("> ") }).dropFirst(2)
        let read = try Program.run(["read", "-", "--date", "2020-01-14", "--format", "jsonl"], input: Array(sentence.utf8))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(read.out.utf8)) as? [String: Any])
        let claims = try #require(object["claims"] as? [[String: Any]])
        func cell(_ value: Any?) -> String {
            if let names = value as? [String] { return names.joined(separator: "، ") }
            guard let when = value as? [String: String] else { return value as? String ?? "" }
            let (start, end) = (when["start"] ?? "", when["end"] ?? "")
            return start == end ? start : "\(start) – \(end)"
        }
        let columns = ["type", "status", "actors", "targets", "place", "when", "source", "evidence"]
        return ["", "| " + columns.joined(separator: " | ") + " |", "|" + String(repeating: "---|", count: columns.count)]
            + claims.map { claim in "| " + columns.map { cell(claim[$0]) }.joined(separator: " | ") + " |" } + [""]
    }
}

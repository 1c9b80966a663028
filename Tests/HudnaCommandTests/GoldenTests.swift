import Foundation
import Testing

/// What `hudna read --format jsonl` makes of the samples, as the files under Tests/Golden hold it: a file a report.
///
/// `HUDNA_RECORD=1 swift test --filter GoldenTests` writes them anew and fails, so that the difference is read before it is committed.
@Suite struct GoldenTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..").standardizedFileURL
    static let golden = root.appendingPathComponent("Tests/Golden")
    static let isRecording = ProcessInfo.processInfo.environment["HUDNA_RECORD"] == "1"

    @Test(arguments: ["libya-2020", "fiction"])
    func samples(_ folder: String) throws {
        let samples = "Samples/\(folder)"
        let read = try Program.run(
            ["read", "--format", "jsonl", "--quiet", "--manifest", samples + "/manifest.jsonl", "--actors", "Samples/fiction/actors.tsv", samples],
            folder: Self.root.path)
        #expect(read.code == 0 && read.err.isEmpty)
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.root.appendingPathComponent(samples).path).filter { $0.hasSuffix(".txt") }.sorted()
        #expect(read.lines.count == names.count && names.count >= 12)
        let base = Self.golden.appendingPathComponent(folder)
        if Self.isRecording { try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true) }
        for (line, name) in zip(read.lines, names) {
            let file = base.appendingPathComponent(name.replacingOccurrences(of: ".txt", with: ".jsonl"))
            if Self.isRecording {
                try Data((line + "\n").utf8).write(to: file)
            } else {
                try compare(String(line), with: file)
            }
        }
        if Self.isRecording { Issue.record("recorded; read the difference before you commit it") }
    }

    private func compare(_ line: String, with file: URL) throws {
        let name = "Tests/Golden/" + file.pathComponents.suffix(2).joined(separator: "/")
        guard let known = try? String(contentsOf: file, encoding: .utf8) else {
            Issue.record("\(name) is missing: record it with HUDNA_RECORD=1")
            return
        }
        if known == line + "\n" { return }
        let now = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let then = try #require(try JSONSerialization.jsonObject(with: Data(known.utf8)) as? [String: Any])
        Issue.record("\(name) reads otherwise: \(differences(then, now).joined(separator: "; "))")
    }

    /// The keys that differ, and of lists the items that are gone or new.
    private func differences(_ then: [String: Any], _ now: [String: Any]) -> [String] {
        Set(then.keys).union(now.keys).sorted().flatMap { key -> [String] in
            let (old, new) = (text(then[key]), text(now[key]))
            if old == new { return [] }
            guard let before = then[key] as? [Any], let after = now[key] as? [Any] else { return ["\(key): \(new), was \(old)"] }
            let (known, found) = (Set(before.map(text)), Set(after.map(text)))
            return found.subtracting(known).sorted().map { "\(key): new \($0)" } + known.subtracting(found).sorted().map { "\(key): gone \($0)" }
        }
    }

    private func text(_ value: Any?) -> String {
        guard let value else { return "nothing" }
        let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed, .withoutEscapingSlashes])
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}

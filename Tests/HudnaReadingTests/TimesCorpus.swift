import Foundation
import HudnaLanguage
import HudnaRecord
import HudnaText
import Testing
@testable import HudnaReading

/// One line of a corpus beside the language data.
struct CorpusLine: CustomStringConvertible {
    let file: String
    let number: Int
    let object: [String: Any]

    var text: String { object["text"] as? String ?? "" }
    var place: String { "\(file):\(number)" }
    var description: String { "\(place): \(text)" }

    func rows(_ key: String) -> [[String: Any]] { object[key] as? [[String: Any]] ?? [] }

    /// All lines of the files under Language/ar/FOLDER whose names end so, in order.
    static func all(_ folder: String, _ ending: String) throws -> [CorpusLine] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let base = root.appendingPathComponent("Language/ar").appendingPathComponent(folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: base.path).filter { $0.hasSuffix(ending) }.sorted()
        return try names.flatMap { name -> [CorpusLine] in
            let lines = try String(contentsOf: base.appendingPathComponent(name), encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
            return try lines.enumerated().compactMap { index, line in
                guard !line.isEmpty else { return nil }
                let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(name):\(index + 1) is no object")
                return CorpusLine(file: "Language/ar/\(folder)/\(name)", number: index + 1, object: object)
            }
        }
    }
}

/// The built-in language, loaded once, and sheets of texts.
extension Reader {
    /// What a text says that is a report by itself.
    func claims(_ text: String) -> [Claim] { read(Report(id: "r", text: Array(text.utf8))).claims }
}

enum Fixture {
    static let language = Result { try Language() }

    static func sheet(_ text: String) throws -> Sheet {
        let language = try language.get()
        let folded = FoldedText(text)
        return Sheet(text: folded, tokens: Tokenizer.tokens(of: folded), language: language, analyzer: WordAnalyzer(language: language))
    }

    static func date(_ iso: String?) -> ReportDate {
        let parts = (iso ?? "").split(separator: "/").map(String.init)
        return ReportDate(
            interval: DateInterval(start: parts.first.flatMap { PartialDate(iso: $0) }, end: parts.last.flatMap { PartialDate(iso: $0) }),
            basis: parts.isEmpty ? .inferred : .given)
    }
}

extension TimeFind {
    /// `start..end`, a duration in the place of the start.
    var value: String { "\(expression.duration ?? interval.start?.iso ?? "")..\(interval.end?.iso ?? "")" }
}

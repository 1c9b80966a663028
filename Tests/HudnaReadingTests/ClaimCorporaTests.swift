import Foundation
import HudnaLanguage
import HudnaRecord
import HudnaText
import Testing
@testable import HudnaReading

/// The examples beside the tables of claims, as a ratchet: `ClaimCorpora.json` holds how many lines of each file are read right, and
/// fewer is a failure. Not all are: the file is no list of what must work but of what does.
///
/// `HUDNA_MISSES=1` prints every line that is read wrong; `HUDNA_RECORD=1` writes the counts as they are now, and fails.
@Suite struct ClaimCorporaTests {
    static let record = ProcessInfo.processInfo.environment["HUDNA_RECORD"] == "1"
    static let showsMisses = ProcessInfo.processInfo.environment["HUDNA_MISSES"] == "1"
    static let countsFile = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("ClaimCorpora.json")

    @Test func examples() throws {
        let corpus = try CorpusReader()
        var tally = Tally()
        for line in try CorpusLine.all("claims", ".corpus.jsonl") {
            tally.count(line, line.rows("quotes").isEmpty ? corpus.claimMiss(line) : corpus.quoteMiss(line))
        }
        for line in try CorpusLine.all("claims", ".negative.jsonl") { tally.count(line, corpus.negativeMiss(line)) }
        try compare(tally)
    }

    private func compare(_ tally: Tally) throws {
        if Self.showsMisses { print(tally.misses.keys.sorted().flatMap { tally.misses[$0] ?? [] }.joined(separator: "\n")) }
        if Self.record {
            let data = try JSONSerialization.data(withJSONObject: tally.right, options: [.prettyPrinted, .sortedKeys])
            try (data + Data("\n".utf8)).write(to: Self.countsFile)
            Issue.record("recorded; read the difference before you commit it")
            return
        }
        let known = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: Self.countsFile)) as? [String: Int])
        #expect(Set(known.keys) == Set(tally.right.keys), "ClaimCorpora.json names other files than there are: record it anew")
        for (file, right) in tally.right.sorted(by: { $0.key < $1.key }) {
            let floor = known[file] ?? 0
            let misses = tally.misses[file] ?? []
            #expect(
                right >= floor, "\(file): \(right) of \(right + misses.count) read right, \(floor) were; those that are not:\n\(misses.joined(separator: "\n"))"
            )
            if right > floor {
                print("\(file): \(right) read right, more than the \(floor) of ClaimCorpora.json: raise it (HUDNA_RECORD=1 swift test --filter ClaimCorpora)")
            }
        }
    }
}

/// How many lines of each file are read right, and what is wrong with the others.
private struct Tally {
    var right: [String: Int] = [:]
    var misses: [String: [String]] = [:]

    mutating func count(_ line: CorpusLine, _ miss: String?) {
        let name = line.file.split(separator: "/").last.map(String.init) ?? line.file
        right[name, default: 0] += miss == nil ? 1 : 0
        if let miss { misses[name, default: []].append("\(line.place): \(miss): \(line.text)") }
    }
}

/// Reads lines of the corpora with the invented actors of Tests/Fixtures/corpus-actors.tsv.
/// They are listed so that the tables of claims are tried, not the finding of names.
private struct CorpusReader {
    let reader: Reader

    init() throws {
        let actors = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../Fixtures/corpus-actors.tsv").standardizedFileURL
        reader = Reader(language: try Language(actorFiles: [(actors.path, Array(try Data(contentsOf: actors)))]))
    }

    private func analysis(_ line: CorpusLine) -> Analyzed {
        reader.analyze(Report(id: line.place, text: Array(line.text.utf8), published: PartialDate(year: 2020, month: 1, day: 13)), date: nil)
    }

    /// What is wrong with the first claim that is not found as it should be; nil where all are. What the rules make of it, before any model decides.
    func claimMiss(_ line: CorpusLine) -> String? {
        let analysis = analysis(line)
        let found = analysis.features.drafts.filter { $0.rejected == nil }
        for wanted in line.rows("claims") {
            let type = wanted["type"] as? String ?? ""
            let same = found.filter { $0.type.rawValue == type }
            if same.isEmpty { return "nothing found of \(type)" + (found.isEmpty ? "" : " but \(found.map(\.type.rawValue).joined(separator: ", "))") }
            let misses = same.compactMap { miss($0, wanted, analysis) }
            if misses.count == same.count { return misses.min { $0.rank < $1.rank }?.text }
        }
        return nil
    }

    /// Nearest misses first.
    private func miss(_ draft: DraftClaim, _ wanted: [String: Any], _ analysis: Analyzed) -> (rank: Int, text: String)? {
        let type = draft.type.rawValue
        if draft.status.rawValue != wanted["status"] as? String {
            return (2, "wrong status of \(type): \(draft.status.rawValue), not \(wanted["status"] ?? "")")
        }
        for (rank, word, indexes, key) in [(1, "actor", draft.actors, "actors"), (0, "target", draft.targets, "targets")] {
            let names = wanted[key] as? [String] ?? []
            let isRight = names.count == indexes.count && names.allSatisfy { name in indexes.contains { analysis.isActor($0, named: name) } }
            if !isRight { return (rank, "wrong \(word) of \(type): \(indexes.map { analysis.grammar.cast.actors[$0].name }), not \(names)") }
        }
        return nil
    }

    func quoteMiss(_ line: CorpusLine) -> String? {
        let analysis = analysis(line)
        let sheet = analysis.grammar.sheet
        for wanted in line.rows("quotes") {
            let text = (wanted["text"] as? String ?? "").foldedWords
            let kind = wanted["kind"] as? String ?? ""
            guard let quote = analysis.quotes.first(where: { $0.kind.rawValue == kind && sheet.string($0.range).foldedWords == text }) else {
                let near = analysis.quotes.map { "\($0.kind.rawValue) \(sheet.string($0.range))" }
                return near.isEmpty ? "nothing found" : "wrong quote: \(near)"
            }
            let speaker = wanted["speaker"] as? String ?? ""
            if !analysis.isActor(quote.speaker, named: speaker) { return "wrong speaker: \(analysis.grammar.cast.actors[quote.speaker].name), not \(speaker)" }
            let via = wanted["via"] as? [String] ?? []
            if !via.allSatisfy({ name in quote.via.contains { analysis.isActor($0, named: name) } }) { return "wrong via" }
        }
        return nil
    }

    func negativeMiss(_ line: CorpusLine) -> String? {
        let analysis = analysis(line)
        let type = line.object["not"] as? String ?? ""
        let isFound = type == "quote" ? !analysis.quotes.isEmpty : analysis.features.drafts.contains { $0.rejected == nil && $0.type.rawValue == type }
        return isFound ? "found a \(type) that is none" : nil
    }
}

extension Analyzed {
    /// Whether a name as it stands in the text means an actor: it is the actor's name or one of its mentions, a title before the name
    /// or a number before the group left aside.
    fileprivate func isActor(_ index: Int, named name: String) -> Bool {
        let wanted = name.foldedWords
        let actor = grammar.cast.actors[index]
        let forms =
            [actor.name]
            + actor.mentions.flatMap { number in
                let mention = grammar.cast.mentions[number]
                return [grammar.sheet.string(mention.range, prefix: mention.prefix), grammar.sheet.string(mention.core, prefix: mention.corePrefix)]
            }
        let mayBeLonger = actor.kind == .person || actor.kind == .people
        return forms.map(\.foldedWords).contains { $0 == wanted || (mayBeLonger && !$0.isEmpty && Array(wanted.suffix($0.count)) == $0) }
    }
}

extension String {
    /// Folded words, marks left out.
    fileprivate var foldedWords: [[UInt8]] {
        let text = FoldedText(self)
        return Tokenizer.tokens(of: text).filter { $0.kind != .mark && $0.kind != .newline }.map { Array(text.codes[$0.range]) }
    }
}

internal import HudnaRecord
internal import HudnaText

/// Words that reports of several outlets have in common, run by run, inside texts that are otherwise their own: what they took from one agency.
struct SharedPassages {
    /// A run is worth telling from so many words on, in so many outlets.
    private static let leastWords = 12
    private static let leastOutlets = 3
    private static let passagesAtMost = 3
    /// So many reports are looked through, the earliest.
    private static let reportsAtMost = 60

    private struct Source {
        var report: StoryReport
        var text: FoldedText
        var tokens: [Token]
        var runs: [UInt64]
    }

    /// The longest first.
    let passages: [Story.SharedPassage]

    /// - Parameters:
    ///   - all: of one story.
    ///   - text: that of a report, by its id, where it does not keep its own.
    init(_ all: [StoryReport], _ text: (String) -> [UInt8]) {
        let reports = all.prefix(Self.reportsAtMost)
        guard Set(reports.compactMap(\.outlet)).count >= Self.leastOutlets else {
            passages = []
            return
        }
        let sources = reports.filter { $0.outlet != nil }.map { Self.source($0, $0.bytes.isEmpty ? text($0.id) : $0.bytes) }
        var holders: [UInt64: [Int]] = [:]
        for (number, source) in sources.enumerated() {
            for run in source.runs where holders[run]?.last != number { holders[run, default: []].append(number) }
        }
        var found: [(words: Int, passage: Story.SharedPassage)] = []
        var told: Set<UInt64> = []
        for (number, source) in sources.enumerated() {
            for stretch in Self.stretches(source, number, holders, sources) where told.isDisjoint(with: source.runs[stretch.range]) {
                told.formUnion(source.runs[stretch.range])
                found.append((stretch.range.count, Self.passage(source, stretch.range, stretch.holders.map { sources[$0].report })))
            }
        }
        passages = Array(
            found.enumerated().sorted { ($1.element.words, $0.offset) < ($0.element.words, $1.offset) }.map(\.element.passage).prefix(Self.passagesAtMost))
    }

    private static func source(_ report: StoryReport, _ bytes: [UInt8]) -> Source {
        let text = FoldedText(utf8: bytes)
        let tokens = Tokenizer.tokens(of: text).filter { $0.kind != .mark && $0.kind != .newline }
        return Source(report: report, text: text, tokens: tokens, runs: Shingles.hashes(tokens.map { WordHash.of(text.codes[$0.range]) }))
    }

    /// Longest stretches of a text's runs that the same reports of enough outlets have too.
    private static func stretches(
        _ source: Source, _ number: Int, _ holders: [UInt64: [Int]], _ sources: [Source]
    ) -> [(range: Range<Int>, holders: [Int])] {
        var out: [(range: Range<Int>, holders: [Int])] = []
        var at = 0
        while at < source.runs.count {
            var common = Set(holders[source.runs[at]] ?? [])
            var end = at
            while end < source.runs.count {
                let next = common.intersection(holders[source.runs[end]] ?? [])
                guard Set(next.compactMap { sources[$0].report.outlet }).count >= leastOutlets else { break }
                common = next
                end += 1
            }
            if end - at + Shingles.length - 1 >= leastWords { out.append((at..<end, common.sorted())) }
            at = max(end, at + 1)
        }
        return out
    }

    private static func passage(_ source: Source, _ runs: Range<Int>, _ reports: [StoryReport]) -> Story.SharedPassage {
        let last = min(runs.upperBound + Shingles.length - 2, source.tokens.count - 1)
        let text = source.text.string(Int(source.tokens[runs.lowerBound].start)..<Int(source.tokens[last].end))
        return Story.SharedPassage(text: text, reports: reports.map(\.id), agency: reports.compactMap(\.text.agency).first)
    }
}

/// The blocks of a page that are its article's.
struct ArticleText {
    /// Paragraphs with empty lines between them.
    let text: String
    /// Short blocks around the title and in front of the text, where pages tell the date: those nearest to the text's beginning first.
    let linesBeside: [String]

    /// Blocks that score more are the article's.
    private static let threshold: Float = 0
    /// Blocks between two that are kept are kept too where there are no more of them and all score more.
    private static let longestGap = 6
    private static let gapThreshold: Float = -0.75
    /// Blocks of so many words can be the article by themselves where none reaches the threshold.
    private static let leastWords = 8

    init(_ sheet: PageSheet, _ model: BlockModel) {
        let scores = BlockFeatures(sheet).rows.map { model.score($0) }
        let best = zip(sheet.blocks, scores).filter { $0.0.counts.words >= ArticleText.leastWords }.map(\.1).max()
        let threshold = min(ArticleText.threshold, best.map { $0 - 1 } ?? ArticleText.threshold)
        let kept = ArticleText.filled(scores.map { $0 > threshold }, scores)
        var out: [UInt8] = []
        var first: Int?
        for (index, block) in sheet.blocks.enumerated() where kept[index] {
            let text = out.isEmpty ? ArticleText.withoutTitle(block.text, sheet.title) : block.text
            first = first ?? index
            if text.isEmpty { continue }
            if !out.isEmpty { out += [0x0A, 0x0A] }
            out += text
        }
        text = String(decoding: out, as: UTF8.self)
        let middle = first ?? 0
        let near = sheet.blocks.indices.filter { $0 > middle - 30 && $0 < middle + 8 }.sorted { abs($0 - middle) < abs($1 - middle) }
        linesBeside = near.flatMap { index in
            sheet.blocks[index].text.split(separator: 0x0A).filter { $0.count < (kept[index] ? 120 : 240) }.map {
                String(decoding: $0, as: UTF8.self)
            }
        }
    }

    /// With short gaps between blocks that are kept: rows of tables, headings, lines that are nearly kept.
    private static func filled(_ kept: [Bool], _ scores: [Float]) -> [Bool] {
        var kept = kept
        var last: Int?
        for index in kept.indices where kept[index] {
            if let last, index - last - 1 <= longestGap, scores[(last + 1)..<index].allSatisfy({ $0 > gapThreshold }) {
                for between in (last + 1)..<index { kept[between] = true }
            }
            last = index
        }
        return kept
    }

    /// A text without the page's title in its first line.
    private static func withoutTitle(_ text: [UInt8], _ title: [UInt8]) -> [UInt8] {
        let line = text.prefix { $0 != 0x0A }
        guard !title.isEmpty, PageSheet.letters(Array(line)) == title else { return text }
        return Array(text.dropFirst(line.count + 1))
    }
}

/// Short lines of a page that are its furniture wherever they stand, in the middle of an article too: شارك الخبر على, رابط الخبر, lists of what is read most.
enum PageLabels {
    /// Words of a label, and of the heading of a list.
    private static let (labelWords, headingWords) = (8, 4)
    /// A list of other articles has so many items at most.
    private static let longestList = 12
    /// Blanks are no part of links.
    private static let linked = 0.8

    /// Whether a block is a label and nothing else.
    static func isLabel(_ block: PageBlock, _ words: PageWords) -> Bool {
        block.counts.words <= labelWords && !block.counts.endsWithStop && words.isLabel(block.text)
    }

    /// Blocks that are the heading of a list of other articles (الأكثر قراءة), and the links below it.
    static func lists(_ blocks: [PageBlock], _ words: PageWords) -> Set<Int> {
        var found: Set<Int> = []
        for (index, block) in blocks.enumerated() where block.counts.words <= headingWords && block.linked == 0 {
            let cues = words.cues(in: block.text)
            guard cues.isWhole, cues.begins & PageWords.Cue.related.bit != 0 else { continue }
            let links = blocks[(index + 1)...].prefix(longestList).prefix { $0.linkShare > linked }.indices
            if links.isEmpty { continue }
            found.insert(index)
            found.formUnion(links)
        }
        return found
    }
}

/// Where a page's article stands, and what stands around it that can tell when it was published and by whom.
struct ArticlePlace {
    /// Short lines around the beginning of the text, those nearest to it first; an hour that is a line by itself is put to the lines beside it.
    let lines: [String]
    private let sheet: PageSheet
    /// The element of the text's first block to behind its last.
    private let text: Range<Int>
    /// The element of the title above the text, or some way above it.
    private let heading: Int
    /// Hints of what is not the article's, less those that stand around the article itself.
    private let strange: UInt32
    private let surroundings: PageSurroundings
    /// The elements of the article's paragraphs.
    private let paragraphs: Set<Int>
    /// Lines that say when the article was published.
    let publication: PublicationLines

    /// So many elements before the title and behind the text still belong to the article.
    private static let margin = 40
    /// Lines in blocks so far before the first of the text and behind it are looked at.
    private static let (linesBefore, linesBehind) = (30, 8)
    private static let others: [PageWords.Hint] = [.comment, .related, .nav, .footer, .aside, .promo, .ad]

    init(_ sheet: PageSheet, kept: [Bool]) {
        self.sheet = sheet
        let first = kept.firstIndex(of: true)
        let start = first.map { sheet.blocks[$0].node } ?? 0
        let end = kept.lastIndex(of: true).map { Int(sheet.tree.nodes[sheet.blocks[$0].node].end) } ?? sheet.tree.nodes.count
        text = start..<max(end, start)
        let title = ArticlePlace.heading(sheet, before: first ?? 0)
        heading = title.map { sheet.blocks[$0].node } ?? max(start - 2 * ArticlePlace.margin, 0)
        let around = first == nil ? 0 : sheet.around(start)
        let strange = ArticlePlace.others.reduce(UInt32(0)) { $0 | $1.bit } & ~around
        self.strange = strange
        surroundings = PageSurroundings(sheet, title: title.map { sheet.blocks[$0].node } ?? -1, text: first == nil ? -1 : start)
        publication = PublicationLines(sheet, kept: kept, title: title, strange: surroundings)
        paragraphs = Set(sheet.blocks.indices.filter { kept[$0] && PageBlock.isProse(sheet.blocks[$0]) }.map { sheet.blocks[$0].node })
        lines = ArticlePlace.lines(sheet, kept, around: first ?? 0) {
            sheet.around($0) & strange & (PageWords.Hint.comment.bit | PageWords.Hint.related.bit) == 0
        }
    }

    /// The block of the title, or of a first heading, nearest above the text.
    private static func heading(_ sheet: PageSheet, before first: Int) -> Int? {
        let above = sheet.blocks.indices.prefix(first + 1).suffix(60).reversed()
        let title = above.first { !sheet.title.isEmpty && PageSheet.letters(sheet.blocks[$0].text) == sheet.title }
        return title ?? above.first { sheet.tree.nodes[sheet.blocks[$0].node].tag == .h1 }
    }

    // MARK: - What stands near

    /// How near to the article an element stands that says something of it: 0 between title and end, 1 right above, nil elsewhere.
    func nearness(_ node: Int) -> Int? {
        guard node >= heading - ArticlePlace.margin, node < text.upperBound + ArticlePlace.margin, sheet.around(node) & strange == 0 else { return nil }
        return node >= heading ? 0 : 1
    }

    /// Whether an element belongs to comments or to another article.
    func isOfOthers(_ node: Int) -> Bool {
        sheet.around(node) & strange & (PageWords.Hint.comment.bit | PageWords.Hint.related.bit) != 0
    }

    /// Whether a `time` element there can be the article's: none in comments, other articles, captions or the head of the site, and none in the text's own sentences.
    func isOwnTime(_ node: Int) -> Bool {
        guard let nearness = nearness(node), !surroundings.holds(node), !surroundings.isBesideTeaser(node) else { return false }
        var at = node
        while at >= 0 {
            if paragraphs.contains(at) { return false }
            at = Int(sheet.tree.nodes[at].parent)
        }
        return nearness == 1 || node < text.lowerBound + ArticlePlace.margin || node >= text.upperBound
    }

    /// The names in elements near the text that are called bylines.
    var names: [String] {
        let byline = PageWords.Hint.byline.bit
        let range = max(heading - ArticlePlace.margin, 0)..<min(text.upperBound + ArticlePlace.margin, sheet.tree.nodes.count)
        return range.lazy.filter { sheet.hints[$0] & byline != 0 && nearness($0) != nil }.compactMap { name(at: $0) }
    }

    /// The name that an element is: its first link, else all of it.
    private func name(at node: Int) -> String? {
        let end = Int(sheet.tree.nodes[node].end)
        guard end - node < 24 else { return nil }
        let link = (node..<end).first { sheet.tree.nodes[$0].tag == .a && sheet.tree.nodes[$0].end > $0 + 1 }
        return [link, node].lazy.compactMap { $0 }.compactMap { PageMetadata.clean(String(decoding: sheet.tree.inside($0), as: UTF8.self)) }
            .filter { $0.utf8.count < 100 && PageSheet.letters(Array($0.utf8)) != sheet.title }.compactMap { sheet.words.name(in: $0) }.first
    }

    // MARK: - Lines

    private static func lines(_ sheet: PageSheet, _ kept: [Bool], around middle: Int, _ isOwn: (Int) -> Bool) -> [String] {
        var lines: [(block: Int, text: String)] = []
        for index in sheet.blocks.indices where index > middle - linesBefore && index < middle + linesBehind && isOwn(sheet.blocks[index].node) {
            for line in sheet.blocks[index].text.split(separator: 0x0A) where line.count < (kept[index] ? 120 : 240) {
                lines.append((index, String(decoding: line, as: UTF8.self)))
            }
        }
        let hours = lines.indices.filter { DateLine.isHour(lines[$0].text, sheet.words.dates) }
        for hour in hours {
            for beside in [hour - 1, hour + 1] where lines.indices.contains(beside) && !hours.contains(beside) { lines[beside].text += " " + lines[hour].text }
        }
        return lines.indices.sorted { (abs(lines[$0].block - middle), $0) < (abs(lines[$1].block - middle), $1) }.map { lines[$0].text }
    }
}

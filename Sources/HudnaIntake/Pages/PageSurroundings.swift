/// Tells what stands around an article without being part of it: comments, other articles, captions, quoted posts, the head and foot of the site.
struct PageSurroundings {
    private let sheet: PageSheet
    private let hints: UInt32
    /// Elements around the article itself.
    private let own: Set<Int>

    private static let others: [PageWords.Hint] = [.comment, .related, .nav, .footer, .aside, .promo, .ad, .caption, .pull]
    /// Links of a head that is the site's.
    private static let siteLinks = 4
    /// Elements and texts of a small element, and words of a linked title.
    private static let (cardElements, titleWords) = (24, 5)

    /// - Parameters:
    ///   - title: the element of the article's title, and `text` that of its first paragraph; -1 where there is none.
    init(_ sheet: PageSheet, title: Int, text: Int) {
        self.sheet = sheet
        var (own, around) = (Set<Int>(), UInt32(0))
        for start in [title, text] {
            var at = start
            while at >= 0 {
                own.insert(at)
                around |= at == title || at == text ? 0 : sheet.hints[at]
                at = Int(sheet.tree.nodes[at].parent)
            }
        }
        self.own = own
        hints = PageSurroundings.others.reduce(UInt32(0)) { $0 | $1.bit } & ~around
    }

    /// Whether an element is no part of the article.
    func holds(_ node: Int) -> Bool {
        var at = node
        while at >= 0, !own.contains(at) {
            if sheet.hints[at] & (hints | PageWords.clock) != 0 { return true }
            switch sheet.tree.nodes[at].tag {
            case .nav, .footer, .aside, .figcaption, .caption, .blockquote, .q, .cite: return true
            case .header where isOfSite(at): return true
            default: break
            }
            at = Int(sheet.tree.nodes[at].parent)
        }
        return false
    }

    /// A head of the whole page, with its links.
    private func isOfSite(_ node: Int) -> Bool {
        let parent = Int(sheet.tree.nodes[node].parent)
        if parent >= 0, sheet.tree.nodes[parent].tag == .body { return true }
        return (node..<Int(sheet.tree.nodes[node].end)).count { sheet.tree.nodes[$0].tag == .a } >= Self.siteLinks
    }

    /// Whether a small element around a node holds the linked title of another article.
    func isBesideTeaser(_ node: Int) -> Bool {
        let tree = sheet.tree
        var at = node
        while at >= 0, !own.contains(at), Int(tree.nodes[at].end) - at < Self.cardElements {
            let isTeaser = (at..<Int(tree.nodes[at].end)).contains { index in
                guard tree.nodes[index].tag == .a else { return false }
                let text = tree.inside(index)
                guard text.split(whereSeparator: { $0 <= 0x20 }).count >= Self.titleWords, PageSheet.letters(text) != sheet.title else { return false }
                // A link around dates is no title.
                return OwnDate.strangers(String(decoding: text, as: UTF8.self), sheet.words) >= Self.titleWords - 1
            }
            if isTeaser { return true }
            at = Int(tree.nodes[at].parent)
        }
        return false
    }
}

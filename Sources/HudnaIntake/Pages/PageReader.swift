internal import HudnaRecord

/// Takes the article out of web pages: its text, and what the page says of it.
public struct PageReader: Sendable {
    let words: PageWords

    public init(words: PageWords) { self.words = words }

    /// - Parameters:
    ///   - bytes: the page in whatever encoding.
    ///   - charset: the encoding that the server named.
    ///   - address: the one that it was fetched from.
    public func read(_ bytes: [UInt8], charset: String? = nil, address: String? = nil) -> Page {
        let tree = MarkupReader.tree(of: PageDecoding.utf8(bytes, charset: charset))
        let data = PageData(tree)
        let metadata = PageMetadata(tree, data, words, fetchedFrom: address)
        let sheet = PageSheet(tree: tree, words: words, title: metadata.title, dataBody: data.body)
        let article = ArticleText(sheet, words.model)
        var page = Page()
        page.title = metadata.title
        page.author = metadata.author(near: article.place)
        page.outlet = metadata.outlet
        page.url = metadata.url
        let published = metadata.published(near: article.place, text: (article.text, article.closing))
        (page.published, page.dateline) = (published?.date, published?.dateline)
        page.body = article.text
        page.language = language(said: metadata.language, of: page)
        page.isCut = tree.isCut
        return page
    }

    /// Arabic where the letters say so, whatever the page says; what the page says where it can be.
    func language(said: String?, of page: Page) -> String? {
        let isArabic = TextScreen(Array(((page.title ?? "") + " " + page.body).utf8).span).skipped == nil
        if let said, said.hasPrefix("ar") == isArabic { return said }
        return isArabic ? "ar" : nil
    }

    /// The text of a piece of HTML, paragraphs with empty lines between them: all of it but the links to more at its end.
    func plain(_ html: String) -> String { plain(BlockCutter.blocks(of: MarkupReader.tree(of: Array(html.utf8)))) }

    /// The same of blocks that are cut already.
    func plain(_ blocks: [PageBlock]) -> String {
        let lists = PageLabels.lists(blocks, words)
        let others = blocks.enumerated().filter { !lists.contains($0.offset) && !PageLabels.isLabel($0.element, words) }.map(\.element)
        var blocks = others.isEmpty ? blocks : others
        while blocks.count > 1, let last = blocks.last, isMore(last.text) && last.linkShare >= 0.4 || words.isBoilerplate(last.text) { blocks.removeLast() }
        var text: [UInt8] = []
        for block in blocks {
            let own = InnerInvitations.cut(block, words)
            text += (text.isEmpty || own.isEmpty ? [] : [0x0A, 0x0A]) + own
        }
        // A text of nothing but invitations is what it says.
        if text.isEmpty { text = Array(blocks.map(\.text).joined(separator: [0x0A, 0x0A])) }
        if let last = blocks.last, text.count >= last.text.count, text.suffix(last.text.count).elementsEqual(last.text), let link = PageReader.linkedEnd(last),
            isMore(last.text[link...])
        {
            text.removeLast(last.text.count - link)
            while let end = text.last, end <= 0x20 { text.removeLast() }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Where the last words of a block begin that have as many letters as its links; nil where it has none, or nothing else.
    private static func linkedEnd(_ block: PageBlock) -> Int? {
        var left = block.linked
        var at = block.text.count
        while left > 0, at > 0 {
            at -= 1
            if block.text[at] > 0x20 { left -= 1 }
        }
        return block.linked > 0 && at > 0 && block.text[at - 1] <= 0x20 ? at : nil
    }

    /// Whether words begin as those do that lead to more: اقرأ المزيد.
    private func isMore(_ text: some Sequence<UInt8>) -> Bool {
        let toMore = [PageWords.Cue.related, .share, .promo, .comments, .more].reduce(UInt32(0)) { $0 | $1.bit }
        return words.cues(in: Array(text)).begins & toMore != 0
    }

    // MARK: - Training

    /// What the model is trained on: the texts of a page's blocks and their features.
    public func trainingRows(_ bytes: [UInt8]) -> [(text: String, features: [Float])] {
        let tree = MarkupReader.tree(of: PageDecoding.utf8(bytes))
        let data = PageData(tree)
        let sheet = PageSheet(tree: tree, words: words, title: PageMetadata(tree, data, words).title, dataBody: data.body)
        return zip(sheet.blocks, BlockFeatures(sheet).rows).map { (String(decoding: $0.text, as: UTF8.self), $1) }
    }

    /// The features' names.
    public static var featureNames: [String] { BlockFeatures.names }
}

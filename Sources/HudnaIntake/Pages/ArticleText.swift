internal import HudnaText

/// The blocks of a page that are its article's.
struct ArticleText {
    /// Paragraphs with empty lines between them.
    let text: String
    /// What stood behind it to say that it is over, with the hour; not part of the text.
    let closing: String?
    let place: ArticlePlace

    /// Blocks that score more are the article's.
    private static let threshold: Float = 0
    /// Blocks between two that are kept are kept too where there are no more of them and all score more.
    private static let longestGap = 6
    private static let gapThreshold: Float = -0.75
    /// Blocks of so many words can be the article by themselves where none reaches the threshold.
    private static let leastWords = 8

    /// Words of an article before a heading of comments counts as one, and words of such a heading.
    private static let (leastBeforeReplies, longestHeading) = (40, 5)
    /// A lead stands so many blocks before the text at most, and has so many words.
    private static let (leadWithin, leadWords) = (6, 15)
    /// A line of a date has so many words at most.
    private static let dateWords = 14
    /// So many words can be a label, and an invitation.
    private static let (labelWords, invitationWords) = (8, 20)
    /// A teaser has fewer elements and texts.
    private static let cardElements = 24
    /// A share of its words that stand in the text makes it a summary.
    private static let retold = 0.4
    /// Items of a list at the end of the text are kept where they score more.
    private static let endThreshold: Float = -1

    init(_ sheet: PageSheet, _ model: DecisionTrees) {
        let scores = BlockFeatures(sheet).rows.map { model.score($0) }
        let best = zip(sheet.blocks, scores).filter { $0.0.counts.words >= ArticleText.leastWords }.map(\.1).max()
        let threshold = min(ArticleText.threshold, best.map { $0 - 1 } ?? ArticleText.threshold)
        var kept = ArticleText.filled(scores.map { $0 > threshold }, scores)
        ArticleText.cutReplies(&kept, sheet)
        ArticleText.cutDates(&kept, sheet)
        ArticleText.cutLabels(&kept, sheet)
        ArticleText.cutTeasers(&kept, sheet)
        ArticleText.cutInvitations(&kept, sheet)
        ArticleText.addEnds(&kept, scores, sheet)
        ArticleText.cutRepeated(&kept, sheet)
        (text, closing) = ClosingLine.cut(ArticleText.text(of: kept, sheet), sheet.words)
        place = ArticlePlace(sheet, kept: kept)
    }

    private static func text(of kept: [Bool], _ sheet: PageSheet) -> String {
        var out: [UInt8] = []
        for (index, block) in sheet.blocks.enumerated() where kept[index] {
            let own = InnerInvitations.cut(block, sheet.words)
            let text = out.isEmpty ? withoutTitle(own, sheet.title) : own
            if text.isEmpty { continue }
            if !out.isEmpty { out += [0x0A, 0x0A] }
            out += text
        }
        return String(decoding: out, as: UTF8.self)
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

    /// Leaves out what stands behind a heading of readers' comments, where an article of some length stands before it.
    private static func cutReplies(_ kept: inout [Bool], _ sheet: PageSheet) {
        var words = 0
        for (index, block) in sheet.blocks.enumerated() {
            if kept[index] { words += block.counts.words }
            guard words >= leastBeforeReplies, block.counts.words <= longestHeading, block.linkShare < 0.5 else { continue }
            guard sheet.words.cues(in: block.text).begins & PageWords.Cue.comments.bit != 0 else { continue }
            for behind in index..<kept.count { kept[behind] = false }
            return
        }
    }

    /// Leaves out short lines in front of the text that tell a date, and say that they do by their words or their names; a dispatch's own dateline stays.
    private static func cutDates(_ kept: inout [Bool], _ sheet: PageSheet) {
        for (index, block) in sheet.blocks.enumerated() where kept[index] {
            guard block.counts.words <= dateWords, !block.counts.endsWithStop else { return }
            let isNamed = sheet.hints[block.node] & PageWords.Hint.date.bit != 0 || sheet.words.cues(in: block.text).begins & PageWords.Cue.updated.bit != 0
            guard isNamed, DateLine.date(in: String(decoding: block.text, as: UTF8.self), sheet.words.dates) != nil else { continue }
            kept[index] = false
        }
    }

    /// Leaves out labels, lists of other articles, what a site says below all its articles, and short lines for those who hear the page rather than see it (list 1 of 2).
    private static func cutLabels(_ kept: inout [Bool], _ sheet: PageSheet) {
        let lists = PageLabels.lists(sheet.blocks, sheet.words)
        for (index, block) in sheet.blocks.enumerated() where kept[index] {
            if lists.contains(index) || PageLabels.isLabel(block, sheet.words) { kept[index] = false }
            let isUnseen = block.counts.words <= labelWords && !block.counts.endsWithStop && (isUnseen(block, sheet) || isAdvertisement(block, sheet))
            if isUnseen || sheet.words.isBoilerplate(block.text) { kept[index] = false }
        }
    }

    /// Leaves out what two or more small elements hold that each have a linked heading and a paragraph: teasers of other articles, below one that is short.
    private static func cutTeasers(_ kept: inout [Bool], _ sheet: PageSheet) {
        let tree = sheet.tree
        var teasers: [Int] = []
        for index in sheet.blocks.indices.dropFirst() where kept[index] {
            let (heading, block) = (sheet.blocks[index - 1], sheet.blocks[index])
            let card = Int(tree.nodes[block.node].parent)
            guard card >= 0, tree.nodes[heading.node].tag.isHeading, heading.linkShare > 0.9, block.linkShare < 0.9 else { continue }
            let isInside = heading.node > card && heading.node < Int(tree.nodes[card].end) && block.node != card
            if isInside, Int(tree.nodes[card].end) - card < cardElements { teasers.append(index) }
        }
        guard teasers.count > 1, let first = kept.firstIndex(of: true), let teaser = teasers.first, first + 1 < teaser else { return }
        for index in teasers {
            kept[index] = false
            kept[index - 1] = false
        }
    }

    /// The one word that stands above an advertisement.
    private static func isAdvertisement(_ block: PageBlock, _ sheet: PageSheet) -> Bool {
        guard block.counts.words == 1 else { return false }
        let cues = sheet.words.cues(in: block.text)
        return cues.isWhole && cues.begins & PageWords.Cue.promo.bit != 0
    }

    /// Leaves out what invites to read on elsewhere, with a link or in a few words that are no sentence, and labels, behind the last of the text.
    private static func cutInvitations(_ kept: inout [Bool], _ sheet: PageSheet) {
        let invites = [PageWords.Cue.related, .share, .promo, .more].reduce(UInt32(0)) { $0 | $1.bit }
        while let last = kept.lastIndex(of: true), last != kept.firstIndex(of: true) {
            let block = sheet.blocks[last]
            let begins = sheet.words.cues(in: block.text).begins
            let isLinked = block.linked > 0 && block.counts.words <= invitationWords && begins & invites != 0
            // A line with a colon at its end belongs to what was shown below it.
            let isOpen = block.counts.endsWithStop || block.text.last == 0x3A
            let isLabel = block.counts.words <= labelWords && !isOpen && begins & (invites | PageWords.Cue.tags.bit) != 0
            guard isLinked || isLabel else { return }
            kept[last] = false
        }
    }

    /// Whether the elements between a block's first text and the block, itself included, are hidden by their names.
    private static func isUnseen(_ block: PageBlock, _ sheet: PageSheet) -> Bool {
        var at = Int(sheet.tree.nodes[block.first].parent)
        while at > block.node {
            if sheet.hints[at] & PageWords.Hint.hidden.bit != 0 { return true }
            at = Int(sheet.tree.nodes[at].parent)
        }
        return sheet.hints[block.node] & PageWords.Hint.hidden.bit != 0
    }

    /// Adds the lead that stands before the text in an element of its own, and items of lists that go on where it ends.
    private static func addEnds(_ kept: inout [Bool], _ scores: [Float], _ sheet: PageSheet) {
        guard let first = kept.firstIndex(of: true), let last = kept.lastIndex(of: true) else { return }
        if let lead = lead(before: first, sheet), !isTold(lead, kept, sheet) { kept[lead] = true }
        var next = last + 1
        while next < kept.count, sheet.tree.nodes[sheet.blocks[next].node].tag == .li, scores[next] > endThreshold { next += 1 }
        for index in (last + 1)..<max(next, last + 1) { kept[index] = true }
    }

    /// Leaves out a lead that the next block says again, word for word and perhaps more, and paragraphs that stand there twice.
    private static func cutRepeated(_ kept: inout [Bool], _ sheet: PageSheet) {
        let blocks = sheet.blocks.indices.filter { kept[$0] && sheet.blocks[$0].counts.words >= leastWords }
        let letters = blocks.map { PageSheet.letters(sheet.blocks[$0].text) }
        if blocks.count > 1, letters[0].count < letters[1].count, letters[1].starts(with: letters[0]) { kept[blocks[0]] = false }
        var seen: Set<[UInt8]> = []
        for (index, own) in zip(blocks, letters) where kept[index] && sheet.blocks[index].counts.words >= leadWords {
            if !seen.insert(own).inserted { kept[index] = false }
        }
    }

    /// Whether the text says a block's words again, as it does with those that only sum it up.
    private static func isTold(_ index: Int, _ kept: [Bool], _ sheet: PageSheet) -> Bool {
        func words(_ text: [UInt8]) -> [Substring] { SearchText.folded(utf8: text).split(separator: " ").filter { $0.unicodeScalars.count > 3 } }
        let own = words(sheet.blocks[index].text)
        var told: Set<Substring> = []
        for (at, block) in sheet.blocks.enumerated() where kept[at] { told.formUnion(words(block.text)) }
        return Double(own.count { told.contains($0) }) > Double(own.count) * retold
    }

    /// A paragraph of sentences between the title and the text; links to other articles can stand between the two.
    private static func lead(before first: Int, _ sheet: PageSheet) -> Int? {
        let notLead: [PageWords.Hint] = [.caption, .related, .comment, .promo, .notice, .bio, .nav, .footer, .aside, .ad, .hidden, .login, .share, .media]
        let bits = notLead.reduce(UInt32(0)) { $0 | $1.bit }
        var passed = 0
        for index in (0..<first).reversed() {
            let block = sheet.blocks[index]
            if isOfOthers(block, sheet) { continue }
            passed += 1
            if passed > leadWithin || sheet.tree.nodes[block.node].tag.isHeading { return nil }
            guard PageBlock.isProse(block), block.counts.words >= leadWords, block.counts.endsWithStop, block.linkShare == 0 else { continue }
            guard sheet.words.cues(in: block.text).begins == 0, sheet.around(block.node) & bits == 0 else { return nil }
            return index
        }
        return nil
    }

    /// Whether a block is a link to another article, or the heading of such.
    private static func isOfOthers(_ block: PageBlock, _ sheet: PageSheet) -> Bool {
        if block.linkShare > 0.9 { return true }
        return sheet.tree.nodes[block.node].tag.isHeading && sheet.words.cues(in: block.text).begins & PageWords.Cue.related.bit != 0
    }

    /// A text without the page's title in its first line.
    private static func withoutTitle(_ text: [UInt8], _ title: [UInt8]) -> [UInt8] {
        let line = text.prefix { $0 != 0x0A }
        guard !title.isEmpty, PageSheet.letters(Array(line)) == title else { return text }
        return Array(text.dropFirst(line.count + 1))
    }
}

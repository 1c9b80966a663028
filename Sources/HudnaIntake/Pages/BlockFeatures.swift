/// What the model weighs of each block of a page: its letters, the elements and names around it, its neighbours, and how much of the page's prose stands beside it.
struct BlockFeatures {
    /// Names of the features, in the order of `rows`.
    static let names: [String] = {
        var names = [
            "words", "link-share", "stops-a-word", "ends-with-stop", "digit-share", "linked-whole", "depth",
            "in-body-property", "in-data-body", "has-data-body", "place", "prose-before", "prose-after", "from-title", "is-title", "repeated",
            "parent-share", "grand-share", "great-share", "article-share", "column-share", "column-steps", "kin-count", "kin-words", "kin-links",
            "before-words", "before-links", "after-words", "after-links", "around-words", "around-links", "child-place", "begins-cue", "short-run",
            "after-heading-of", "page-words",
        ]
        names += tagNames.map { "tag-" + $0 } + aroundTags.map { "in-" + $0.rawValue }
        names += PageWords.Hint.allCases.map { "near-" + $0.rawValue } + PageWords.Hint.allCases.map { "far-" + $0.rawValue }
        names += PageWords.Cue.allCases.map { "cue-" + $0.rawValue }
        return names
    }()

    private static let tagNames = ["p", "li", "heading", "cell", "quote", "caption", "div", "other"]
    private static let aroundTags: [HTMLTag] = [
        .article, .main, .section, .aside, .nav, .header, .footer, .figure, .figcaption, .form, .table, .ul, .ol, .blockquote, .button, .p, .h1, .h2, .dl,
        .address, .time,
    ]

    let rows: [[Float]]

    init(_ page: PageSheet) {
        var maker = FeatureMaker(page)
        rows = maker.rows()
    }

    fileprivate static func tagClass(_ tag: HTMLTag) -> Int {
        switch tag {
        case .p: 0
        case .li, .dd, .dt: 1
        case .h1, .h2, .h3, .h4, .h5, .h6: 2
        case .td, .th: 3
        case .blockquote, .pre: 4
        case .figcaption, .caption: 5
        case .div, .section, .article, .main, .center: 6
        default: 7
        }
    }

    fileprivate static func tagBits(_ tag: HTMLTag) -> UInt32 {
        guard let index = aroundTags.firstIndex(of: tag) else { return 0 }
        return 1 << UInt32(index)
    }

    /// By tag, since it is asked for every element.
    fileprivate static let bits: [HTMLTag: UInt32] = Dictionary(uniqueKeysWithValues: HTMLTag.allCases.map { ($0, tagBits($0)) })
}

/// A page taken apart as far as the features need it.
struct PageSheet {
    let tree: MarkupTree
    let blocks: [PageBlock]
    let words: PageWords
    /// By element: hints of its own class, id and role.
    let hints: [UInt32]
    /// The page's title, folded to its letters and digits.
    let title: [UInt8]
    /// The article's text as the page's data give it, letters and digits alone.
    let dataBody: [UInt8]

    init(tree: MarkupTree, words: PageWords, title: String?, dataBody: String?) {
        self.tree = tree
        self.words = words
        let hints = PageSheet.hints(tree, words)
        self.hints = hints
        blocks = NextArticles(tree, hints).without(BlockCutter.blocks(of: tree))
        self.title = PageSheet.letters(Array((title ?? "").utf8))
        let letters = PageSheet.letters(Array((dataBody ?? "").utf8))
        // Each block is looked for in it: what would take seconds is no article.
        self.dataBody = letters.count * blocks.count <= 100_000_000 ? letters : []
    }

    private static func hints(_ tree: MarkupTree, _ words: PageWords) -> [UInt32] {
        var hints = [UInt32](repeating: 0, count: tree.nodes.count)
        for index in tree.nodes.indices where tree.nodes[index].tag != .text {
            let node = tree.nodes[index]
            if node.tag == .body || node.tag == .html { continue }
            for at in Int(node.start)..<Int(node.start + node.count) {
                let attribute = tree.attributes[at]
                switch attribute.name {
                case .class, .id, .role, .itemprop, .ariaLabel, .rel:
                    hints[index] |= words.hints(in: tree.bytes[Int(attribute.start)..<Int(attribute.start + attribute.count)])
                default: break
                }
            }
        }
        return hints
    }

    /// Hints of an element and of all around it.
    func around(_ node: Int) -> UInt32 {
        var (found, at) = (UInt32(0), node)
        while at >= 0 {
            found |= hints[at]
            at = Int(tree.nodes[at].parent)
        }
        return found
    }

    /// Letters and digits without blanks and marks of ASCII, small: for comparing.
    static func letters(_ text: [UInt8]) -> [UInt8] {
        text.compactMap { byte in
            let small = NameHash.small(byte)
            return (small >= 0x61 && small <= 0x7A) || (small >= 0x30 && small <= 0x39) || small >= 0x80 ? small : nil
        }
    }
}

private struct FeatureMaker {
    private let page: PageSheet
    private let tree: MarkupTree
    private let blocks: [PageBlock]
    /// By element: words of prose inside.
    private var prose: [Int32]
    private var tagsAround: [UInt32]
    private var hintsAround: [UInt32]
    private var depths: [Int16]
    private var inBody: [Bool]
    private var total: Float = 0
    private var column = 0

    init(_ page: PageSheet) {
        self.page = page
        tree = page.tree
        blocks = page.blocks
        let count = tree.nodes.count
        prose = [Int32](repeating: 0, count: count)
        tagsAround = [UInt32](repeating: 0, count: count)
        hintsAround = [UInt32](repeating: 0, count: count)
        depths = [Int16](repeating: 0, count: count)
        inBody = [Bool](repeating: false, count: count)
        inherit()
        weigh()
    }

    private mutating func inherit() {
        for index in tree.nodes.indices where tree.nodes[index].tag != .text {
            let parent = Int(tree.nodes[index].parent)
            tagsAround[index] = BlockFeatures.bits[tree.nodes[index].tag] ?? 0
            hintsAround[index] = page.hints[index]
            inBody[index] = tree.value(.itemprop, of: index).map { $0.elementsEqual("articleBody".utf8) } ?? false
            guard parent >= 0 else { continue }
            tagsAround[index] |= tagsAround[parent]
            hintsAround[index] |= hintsAround[parent]
            depths[index] = depths[parent] + 1
            if inBody[parent] { inBody[index] = true }
        }
    }

    private mutating func weigh() {
        let beside: [PageWords.Hint] = [.comment, .related, .footer, .promo, .notice, .hidden, .bio]
        let isBeside = beside.reduce(UInt32(0)) { $0 | $1.bit }
        for block in blocks where PageBlock.isProse(block) && hintsAround[block.node] & isBeside == 0 { prose[block.node] += Int32(block.counts.words) }
        for index in tree.nodes.indices.reversed() where tree.nodes[index].tag != .text {
            let parent = Int(tree.nodes[index].parent)
            if parent >= 0 { prose[parent] += prose[index] }
        }
        total = Float(max(prose.first ?? 0, 1))
        column = deepest()
    }

    /// The innermost element that holds most of the prose: where no child of it holds two thirds of what it holds.
    private func deepest() -> Int {
        var at = 0
        // A page of nothing has no element.
        while !tree.nodes.isEmpty {
            var next: Int?
            var child = at + 1
            while child < Int(tree.nodes[at].end) {
                if tree.nodes[child].tag != .text && prose[child] * 3 > prose[at] * 2 { next = child }
                child = Int(tree.nodes[child].end)
            }
            guard let next, tree.nodes[next].tag.role == .block || prose[next] > 0 else { return at }
            at = next
        }
        return at
    }

    mutating func rows() -> [[Float]] {
        guard !blocks.isEmpty, !tree.nodes.isEmpty else { return [] }
        let kin = kinship()
        var seen: [Int: Int] = [:]
        let titlePlace = findTitle()
        var before: Float = 0
        var headingCues: UInt32 = 0
        var headingDistance = 99
        var cues: [(begins: UInt32, isWhole: Bool)] = blocks.map { page.words.cues(in: $0.text) }
        cues.append((0, false))
        var rows: [[Float]] = []
        rows.reserveCapacity(blocks.count)
        for (index, block) in blocks.enumerated() {
            let tag = tree.nodes[block.node].tag
            let letters = PageSheet.letters(block.text)
            let repeats = seen[letters.hashValue, default: 0]
            seen[letters.hashValue] = repeats + 1
            if tag.isHeading || cues[index].isWhole {
                headingCues = cues[index].begins
                headingDistance = 0
            } else {
                headingDistance += 1
            }
            var row: [Float] = []
            row.reserveCapacity(BlockFeatures.names.count)
            let counts = block.counts
            let words = Float(max(counts.words, 1))
            row += [
                Float(counts.words), Float(block.linkShare), Float(counts.stops) / words, counts.endsWithStop ? 1 : 0,
                Float(counts.digits) / Float(block.text.count), block.linkShare > 0.9 ? 1 : 0,
                Float(depths[block.node]),
            ]
            row += [inBody[block.node] ? 1 : 0, inData(letters), page.dataBody.isEmpty ? 0 : 1]
            row += [Float(index) / Float(blocks.count), before / total, 1 - before / total, Float(min(max(index - titlePlace, -50), 300))]
            if PageBlock.isProse(block) { before += Float(counts.words) }
            row += [isTitle(letters), Float(repeats)]
            row += shares(block)
            row += kin[index]
            row += neighbours(index)
            row += [
                Float(childPlace(block.node)), cues[index].begins != 0 ? 1 : 0, shortRun(index), headingCues != 0 ? Float(min(headingDistance, 60)) : 99, total,
            ]
            let tagClass = BlockFeatures.tagClass(tag)
            for number in 0..<8 { row.append(number == tagClass ? 1 : 0) }
            for bit in 0..<21 { row.append(tagsAround[block.node] >> UInt32(bit) & 1 == 1 ? 1 : 0) }
            let near = nearHints(block)
            for bit in 0..<PageWords.Hint.allCases.count { row.append(near >> UInt32(bit) & 1 == 1 ? 1 : 0) }
            for bit in 0..<PageWords.Hint.allCases.count { row.append(hintsAround[block.node] >> UInt32(bit) & 1 == 1 ? 1 : 0) }
            for bit in 0..<PageWords.Cue.allCases.count { row.append(cues[index].begins >> UInt32(bit) & 1 == 1 ? 1 : 0) }
            rows.append(row)
        }
        return rows
    }

    private func parent(_ node: Int) -> Int { max(Int(tree.nodes[node].parent), 0) }

    /// Hints of the element itself, of inline elements inside it and of two above.
    private func nearHints(_ block: PageBlock) -> UInt32 {
        var hints = page.hints[block.node] | page.hints[parent(block.node)] | page.hints[parent(parent(block.node))]
        var inner = Int(tree.nodes[block.first].parent)
        while inner > block.node {
            hints |= page.hints[inner]
            inner = parent(inner)
        }
        return hints
    }

    private func inData(_ letters: [UInt8]) -> Float {
        guard !page.dataBody.isEmpty, letters.count >= 8 else { return page.dataBody.isEmpty ? 0 : 0.5 }
        return ByteSearch.contains(page.dataBody, letters) ? 1 : -1
    }

    private func isTitle(_ letters: [UInt8]) -> Float {
        guard !page.title.isEmpty, !letters.isEmpty else { return 0 }
        if letters == page.title { return 1 }
        guard letters.count >= 12 else { return 0 }
        return page.title.starts(with: letters) || letters.starts(with: page.title) ? 0.7 : 0
    }

    /// Where the title stands among the blocks; before the first where it is not found.
    private func findTitle() -> Int {
        let headings = blocks.indices.filter { tree.nodes[blocks[$0].node].tag.isHeading }
        if let exact = headings.first(where: { isTitle(PageSheet.letters(blocks[$0].text)) > 0 }) { return exact }
        return headings.first { tree.nodes[blocks[$0].node].tag == .h1 } ?? 0
    }

    private func shares(_ block: PageBlock) -> [Float] {
        let one = parent(block.node)
        let two = parent(one)
        var article = -1
        var steps = -1
        var at = block.node
        var count = 0
        while at > 0 {
            if article < 0 && tree.nodes[at].tag == .article { article = at }
            if at == column { steps = count }
            count += 1
            at = parent(at)
        }
        let isBeside = block.node >= column && block.node < Int(tree.nodes[column].end)
        return [
            Float(prose[one]) / total, Float(prose[two]) / total, Float(prose[parent(two)]) / total, article < 0 ? -1 : Float(prose[article]) / total,
            isBeside ? 1 : 0, Float(steps),
        ]
    }

    /// Blocks in elements of the same name and class: how many, how long, how much linked.
    private func kinship() -> [[Float]] {
        func key(_ block: PageBlock) -> Int {
            var hasher = Hasher()
            var at = block.node
            for _ in 0..<2 {
                hasher.combine(tree.nodes[at].tag)
                if let name = tree.value(.class, of: at) { hasher.combine(NameHash.of(name)) }
                at = parent(at)
            }
            return hasher.finalize()
        }
        var sums: [Int: (count: Float, words: Float, links: Float)] = [:]
        let keys = blocks.map(key)
        for (key, block) in zip(keys, blocks) {
            let old = sums[key] ?? (0, 0, 0)
            sums[key] = (old.count + 1, old.words + Float(block.counts.words), old.links + Float(block.linkShare))
        }
        return keys.map { key in
            let sum = sums[key] ?? (1, 0, 0)
            return [sum.count, sum.words / sum.count, sum.links / sum.count]
        }
    }

    private func neighbours(_ index: Int) -> [Float] {
        func words(_ at: Int) -> Float { blocks.indices.contains(at) ? Float(min(blocks[at].counts.words, 100)) : 0 }
        func links(_ at: Int) -> Float { blocks.indices.contains(at) ? Float(blocks[at].linkShare) : 1 }
        var around: (words: Float, links: Float) = (0, 0)
        for step in 1...3 {
            around.words += words(index - step) + words(index + step)
            around.links += links(index - step) + links(index + step)
        }
        return [words(index - 1), links(index - 1), words(index + 1), links(index + 1), around.words / 6, around.links / 6]
    }

    /// How many elements of its parent stand before it.
    private func childPlace(_ node: Int) -> Int {
        var at = parent(node) + 1
        var count = 0
        while at < node && count < 30 {
            if tree.nodes[at].tag != .text { count += 1 }
            at = Int(tree.nodes[at].end)
        }
        return count
    }

    /// How many blocks around it, itself included, are shorter than ten words.
    private func shortRun(_ index: Int) -> Float {
        var low = index
        while low >= 0, index - low < 15, blocks[low].counts.words < 10 { low -= 1 }
        var high = index + 1
        while high < blocks.count, high - index < 15, blocks[high].counts.words < 10 { high += 1 }
        return Float(max(high - low - 1, 0))
    }
}

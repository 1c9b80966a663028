/// Cuts a page's tree into blocks. Walks it once, without calling itself, however deep it is.
struct BlockCutter {
    private let tree: MarkupTree
    private var blocks: [PageBlock] = []
    private var text: [UInt8] = []
    private var linked = 0
    private var linkRanges: [Range<Int>] = []
    private var borders: [Int] = []
    /// What comes next stands in another link than what came before.
    private var isNewLink = false
    private var first = 0
    private var breaks = 0
    /// Open elements: where they end, whether they are a block, whether a link.
    private var open: [(node: Int, isBlock: Bool, isLink: Bool)] = []
    private var links = 0
    /// The row whose cells are put together; -1 for none.
    private var joinedRow = -1

    static func blocks(of tree: MarkupTree) -> [PageBlock] {
        var cutter = BlockCutter(tree: tree)
        return cutter.run(tree.nodes.indices)
    }

    /// Of an element alone.
    static func blocks(of tree: MarkupTree, in element: Int) -> [PageBlock] {
        var cutter = BlockCutter(tree: tree)
        return cutter.run(element + 1..<max(Int(tree.nodes[element].end), element + 1))
    }

    private init(tree: MarkupTree) { self.tree = tree }

    private mutating func run(_ range: Range<Int>) -> [PageBlock] {
        var index = range.lowerBound
        while index < range.upperBound {
            closeElements(endingAt: index)
            let node = tree.nodes[index]
            if node.tag == .text {
                add(index)
            } else if BlockCutter.isHidden(index, tree) {
                index = Int(node.end)
                continue
            } else {
                openElement(index, node)
            }
            index += 1
        }
        closeElements(endingAt: range.upperBound)
        flush(at: open.last { $0.isBlock }?.node ?? 0)
        return blocks
    }

    /// Whether a browser would show nothing of it; the head, scripts and forms' fields among others.
    static func isHidden(_ index: Int, _ tree: MarkupTree) -> Bool {
        let node = tree.nodes[index]
        if node.tag.role == .hidden { return true }
        guard node.count > 0, node.tag != .body, node.tag != .html else { return false }
        // What holds most of the page is shown by a script later.
        guard (Int(node.end) - index) * 2 < tree.nodes.count else { return false }
        if tree.value(.hidden, of: index) != nil { return true }
        guard let style = tree.string(.style, of: index) else { return false }
        let flat = style.lowercased().filter { $0 != " " }
        return flat.contains("display:none") || flat.contains("visibility:hidden")
    }

    private mutating func openElement(_ index: Int, _ node: MarkupTree.Node) {
        switch node.tag.role {
        case .lineBreak:
            if !text.isEmpty { breaks += 1 }
            return
        case .block:
            if isJoined(node) {
                if let last = text.last, last > 0x20 { text.append(0x09) }
                open.append((index, false, false))
                return
            }
            flush(at: open.last { $0.isBlock }?.node ?? 0)
            if node.tag == .tr { joinedRow = isPlainRow(index) ? index : -1 }
        case .inline, .hidden: break
        }
        let isLink = node.tag == .a
        if isLink {
            links += 1
            isNewLink = true
        }
        open.append((index, node.tag.role == .block, isLink))
    }

    /// Whether a cell is part of a row that is one block.
    private func isJoined(_ node: MarkupTree.Node) -> Bool { joinedRow >= 0 && (node.tag == .td || node.tag == .th) && Int(node.parent) == joinedRow }

    /// Whether a row holds words and nothing that shapes a page: the row of a table of facts.
    private func isPlainRow(_ row: Int) -> Bool {
        let end = Int(tree.nodes[row].end)
        guard end - row < 120 else { return false }
        var cells = 0
        for index in (row + 1)..<max(end, row + 1) {
            let tag = tree.nodes[index].tag
            if tag == .td || tag == .th { cells += 1 } else if tag.role == .block && tag != .p { return false }
        }
        return cells > 1
    }

    private mutating func closeElements(endingAt index: Int) {
        while let last = open.last, Int(tree.nodes[last.node].end) <= index {
            if last.isBlock { flush(at: last.node) }
            if last.node == joinedRow { joinedRow = -1 }
            if last.isLink { links -= 1 }
            open.removeLast()
        }
    }

    private mutating func add(_ index: Int) {
        let bytes = tree.text(of: index)
        var at = bytes.startIndex
        var isNew = true
        while at < bytes.endIndex {
            let blank = BlockCutter.blank(bytes, at)
            if blank > 0 {
                if let last = text.last, last > 0x20 { text.append(0x20) }
                at += blank
                continue
            }
            if breaks > 0 { breakLine() }
            if text.isEmpty { first = index }
            if isNew, !text.isEmpty { borders.append(text.count) }
            isNew = false
            text.append(bytes[at])
            if links > 0 { noteLinked() }
            at += 1
        }
    }

    /// Counts the last byte of the text as a link's.
    private mutating func noteLinked() {
        linked += 1
        if isNewLink || linkRanges.isEmpty { linkRanges.append((text.count - 1)..<text.count) }
        isNewLink = false
        linkRanges[linkRanges.count - 1] = linkRanges[linkRanges.count - 1].lowerBound..<text.count
    }

    /// The length of a blank, a letter of no width or a control character; 0 where there is none.
    private static func blank(_ bytes: ArraySlice<UInt8>, _ at: Int) -> Int {
        let byte = bytes[at]
        if byte <= 0x20 || byte == 0x7F { return 1 }
        guard byte >= 0xC2 else { return 0 }
        if byte == 0xC2, at + 1 < bytes.endIndex { return bytes[at + 1] == 0xA0 ? 2 : 0 }
        guard at + 2 < bytes.endIndex else { return 0 }
        switch (byte, bytes[at + 1], bytes[at + 2]) {
        // En to hair spaces, the separators of lines and paragraphs, the narrow space, the wide one of Chinese; the mark of byte order.
        case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): return 3
        default: return 0
        }
    }

    /// One break is a line's end, two are a paragraph's.
    private mutating func breakLine() {
        if breaks > 1 {
            flush(at: open.last { $0.isBlock }?.node ?? 0)
        } else {
            if text.last == 0x20 { text.removeLast() }
            if !text.isEmpty { text.append(0x0A) }
        }
        breaks = 0
    }

    private mutating func flush(at node: Int) {
        breaks = 0
        while let last = text.last, last <= 0x20 { text.removeLast() }
        if !text.isEmpty {
            blocks.append(PageBlock(node: node, first: first, text: text, linked: min(linked, text.count), links: linkRanges, borders: borders))
        }
        text = []
        linked = 0
        linkRanges = []
        borders = []
    }
}

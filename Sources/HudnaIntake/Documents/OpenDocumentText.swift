/// The paragraphs of an OpenDocument text, as LibreOffice writes them (ISO 26300-1, sections 5 and 6).
enum OpenDocumentText {
    /// Whether an archive's first entry says that it is one: its name and its type stand there unpacked.
    static func isOne(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 3, 4]) && bytes.dropFirst(30).starts(with: Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8))
    }

    /// What was taken away, and what stands beside the text: notes and remarks.
    private static let unseen = Set(["text:tracked-changes", "text:note", "office:annotation"].map(NameHash.of))
    private static let paragraphs = Set(["text:p", "text:h"].map(NameHash.of))
    private static let blanks = [NameHash.of("text:tab"): UInt8(0x09), NameHash.of("text:line-break"): 0x0A, NameHash.of("text:s"): 0x20]

    /// - Parameter tree: of `content.xml`.
    static func text(_ tree: MarkupTree) -> String {
        var text: [UInt8] = []
        var (index, end) = (0, 0)
        while index < min(tree.nodes.count, tree.names.count) {
            let (node, name) = (tree.nodes[index], tree.names[index])
            if node.tag == .text {
                if index < end { text += tree.text(of: index) }
            } else if unseen.contains(name) {
                index = max(index + 1, Int(node.end))
                continue
            } else if paragraphs.contains(name) {
                end = max(end, Int(node.end))
                if let last = text.last, last != 0x0A { text += [0x0A, 0x0A] }
            } else if let blank = blanks[name], index < end {
                text.append(blank)
            }
            index += 1
        }
        while let last = text.last, last <= 0x20 { text.removeLast() }
        return String(decoding: text.drop { $0 <= 0x20 }, as: UTF8.self)
    }
}

/// The text of a document of Word (Office Open XML, ECMA-376) or of an OpenDocument text (ISO 26300): its paragraphs, cells of tables included, and what its
/// properties say.
struct WordDocument {
    let page: Page
    /// What is wrong with it although it can be read: it was cut off, or bytes of it changed.
    let damage: Damage?

    enum Damage { case cut, changed }

    /// - Throws: `documentBroken` where the archive holds no such document, `tooLarge`.
    init(_ bytes: [UInt8], file: String, pages: PageReader) throws(Problem) {
        let broken = Problem(
            .documentBroken, file: file, "is a zip archive, and no document of Word and no OpenDocument text in it can be read",
            advice: "unpack it, or save its text as .txt in UTF-8")
        guard let archive = ZipArchive(bytes) else { throw broken }
        let isOpen = OpenDocumentText.isOne(bytes)
        let content: ZipArchive.Entry?
        let properties: ZipArchive.Entry?
        do throws(Problem) {
            content = try archive.entry(isOpen ? "content.xml" : "word/document.xml", limit: DocumentReader.limit * 8)
            // A document without its properties is one.
            properties = try? archive.entry(isOpen ? "meta.xml" : "docProps/core.xml", limit: DocumentReader.limit)
        } catch {
            throw error.code == .tooLarge ? Problem(.tooLarge, file: file, error.message, advice: "save its text as .txt in UTF-8") : broken
        }
        guard let content, !content.bytes.isEmpty else { throw broken }
        damage = archive.isCut ? .cut : content.isWhole ? nil : .changed
        var page = Page()
        let tree = MarkupReader.tree(of: PageDecoding.utf8(UTF8Bytes.withoutHalfLetter(content.bytes)), .xml)
        page.body = isOpen ? OpenDocumentText.text(tree) : WordDocument.text(tree)
        if let properties {
            let tree = MarkupReader.tree(of: PageDecoding.utf8(properties.bytes), .xml)
            page.title = WordDocument.said("dc:title", tree)
            page.author = WordDocument.said("meta:initial-creator", tree) ?? WordDocument.said("dc:creator", tree)
        }
        page.language = pages.language(said: nil, of: page)
        self.page = page
    }

    private static func said(_ property: String, _ tree: MarkupTree) -> String? {
        tree.all(property, in: tree.nodes.indices).first.flatMap { PageMetadata.clean(String(decoding: tree.inside($0), as: UTF8.self)) }
    }

    /// What does not stand in the document as it is read: text that was moved away, what stands in the place of a drawing for old programs, hidden runs.
    private static let unseen = Set(["w:moveFrom", "mc:Fallback"].map(NameHash.of))

    private static func text(_ tree: MarkupTree) -> String {
        let (paragraph, run, piece) = (NameHash.of("w:p"), NameHash.of("w:r"), NameHash.of("w:t"))
        let blanks = [NameHash.of("w:tab"): UInt8(0x09), NameHash.of("w:br"): 0x0A, NameHash.of("w:cr"): 0x0A, NameHash.of("w:noBreakHyphen"): 0x2D]
        var text: [UInt8] = []
        var index = 0
        while index < min(tree.nodes.count, tree.names.count) {
            let name = tree.names[index]
            if unseen.contains(name) || name == run && isHidden(index, tree) {
                index = max(index + 1, Int(tree.nodes[index].end))
                continue
            }
            if name == paragraph, let last = text.last, last != 0x0A { text += [0x0A, 0x0A] }
            if let blank = blanks[name] { text.append(blank) }
            if name == piece { text += tree.inside(index) }
            index += 1
        }
        while let last = text.last, last <= 0x20 { text.removeLast() }
        return String(decoding: text.drop { $0 <= 0x20 }, as: UTF8.self)
    }

    /// Whether a run's properties hide it, without taking that back.
    private static func isHidden(_ run: Int, _ tree: MarkupTree) -> Bool {
        guard let properties = tree.child("w:rPr", of: run), let vanish = tree.child("w:vanish", of: properties) else { return false }
        return !["0", "false", "off"].contains(tree.string(.wordValue, of: vanish) ?? "1")
    }
}

internal import CLibXML2

/// Reads HTML, as broken as it comes, and XML with libxml2: its parser calls back for every element and text, and what it tells becomes a flat tree. No document
/// of libxml2's own is built, so that there is none to leak; no network, no file, no entity but those of the languages themselves.
struct MarkupReader {
    enum Syntax { case html, xml }

    /// Elements inside one another beyond which nothing is read: as in browsers.
    static let depthLimit = 512
    /// Elements and texts of one page beyond which nothing is read.
    static let nodeLimit = 300_000

    /// - Parameter bytes: UTF-8.
    static func tree(of bytes: [UInt8], _ syntax: Syntax = .html) -> MarkupTree {
        let builder = MarkupBuilder(syntax, reserve: bytes.count)
        let cleaned = MarkupGuard.cleaned(syntax == .xml ? MarkupGuard.withoutEntities(bytes) : bytes)
        cleaned.withUnsafeBytes { buffer in
            guard let base = buffer.bindMemory(to: CChar.self).baseAddress, let count = Int32(exactly: buffer.count), count > 0 else { return }
            switch syntax {
            case .html:
                guard let context = htmlCreateMemoryParserCtxt(base, count) else { return }
                defer { htmlFreeParserCtxt(context) }
                htmlCtxtUseOptions(context, options)
                builder.run(context) { htmlParseDocument($0) }
            case .xml:
                guard let context = xmlCreateMemoryParserCtxt(base, count) else { return }
                defer { xmlFreeParserCtxt(context) }
                xmlCtxtUseOptions(context, options)
                builder.run(context) { xmlParseDocument($0) }
            }
        }
        return builder.finished()
    }

    /// The numbers are the same for both: go on behind errors, say nothing, no network, pay no heed to declared encodings.
    private static let options =
        Int32(XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        | Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue)
}

/// What the parser tells, made into a tree.
private final class MarkupBuilder {
    private let syntax: MarkupReader.Syntax
    private var handlers = xmlSAXHandler()
    private var context: xmlParserCtxtPtr?
    private var tree = MarkupTree()
    /// Open elements and the hashes of their names.
    private var open: [(node: Int32, name: UInt64)] = []
    private static let feeds = Set(["feed", "rss", "urlset", "sitemapindex"].map(NameHash.of))
    /// Of a feed, the prefix of the first element's name, its colon too.
    private var prefix: [UInt8] = []
    /// How many of the open elements are inside one whose inside is not wanted, itself included.
    private var opaque = 0

    init(_ syntax: MarkupReader.Syntax, reserve count: Int) {
        self.syntax = syntax
        tree.bytes.reserveCapacity(count / 2)
        tree.nodes.reserveCapacity(count / 40)
        handlers.startElement = { target, name, attributes in MarkupBuilder.of(target)?.start(name, attributes) }
        handlers.endElement = { target, name in MarkupBuilder.of(target)?.end(name) }
        handlers.characters = { target, text, count in MarkupBuilder.of(target)?.characters(text, count) }
        handlers.ignorableWhitespace = handlers.characters
        handlers.cdataBlock = handlers.characters
    }

    private static func of(_ target: UnsafeMutableRawPointer?) -> MarkupBuilder? {
        target.map { Unmanaged<MarkupBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    func run(_ context: xmlParserCtxtPtr, _ parse: (xmlParserCtxtPtr) -> Void) {
        xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        withUnsafeMutablePointer(to: &handlers) { handlers in
            let own = context.pointee.sax
            context.pointee.sax = handlers
            context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
            self.context = context
            parse(context)
            self.context = nil
            context.pointee.sax = own
            // A declaration of entities leaves a document behind that holds nothing else.
            if let document = context.pointee.myDoc { xmlFreeDoc(document) }
            context.pointee.myDoc = nil
        }
    }

    func finished() -> MarkupTree {
        let count = Int32(tree.nodes.count)
        for element in open where element.node >= 0 { tree.nodes[Int(element.node)].end = count }
        return tree
    }

    private func stop() {
        tree.isCut = true
        if let context { xmlStopParser(context) }
    }

    private func start(_ name: UnsafePointer<UInt8>?, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
        guard let name, !tree.isCut else { return }
        guard open.count < MarkupReader.depthLimit, tree.nodes.count < MarkupReader.nodeLimit else { return stop() }
        let hash = hash(name)
        if opaque > 0 {
            opaque += 1
            open.append((-1, hash))
            return
        }
        let tag = syntax == .html ? HTMLTag.byHash[hash] ?? .other : .other
        if syntax == .xml {
            while tree.names.count < tree.nodes.count { tree.names.append(0) }
            tree.names.append(hash)
        }
        let first = tree.attributes.count
        keep(attributes)
        let parent = open.last?.node ?? -1
        open.append((Int32(tree.nodes.count), hash))
        tree.nodes.append(
            MarkupTree.Node(tag: tag, parent: parent, end: Int32(tree.nodes.count + 1), start: Int32(first), count: Int32(tree.attributes.count - first)))
        if tag.isOpaque || (tag == .script && !isData(tree.nodes.count - 1)) { opaque = 1 }
    }

    /// Of a name, in feeds without the prefix that the first element's has: `<a:feed xmlns:a="http://www.w3.org/2005/Atom">` is Atom's `feed`.
    private func hash(_ name: UnsafePointer<UInt8>) -> UInt64 {
        guard syntax == .xml, let colon = MarkupBuilder.colon(in: name) else { return NameHash.of(name) }
        if tree.nodes.isEmpty, MarkupBuilder.feeds.contains(NameHash.of(name + colon + 1)) {
            prefix = Array(UnsafeBufferPointer(start: name, count: colon + 1))
        }
        let isRoots = colon + 1 == prefix.count && UnsafeBufferPointer(start: name, count: colon + 1).elementsEqual(prefix)
        return NameHash.of(isRoots ? name + colon + 1 : name)
    }

    private static func colon(in name: UnsafePointer<UInt8>) -> Int? {
        var at = 0
        while name[at] != 0 {
            if name[at] == 0x3A { return at }
            at += 1
        }
        return nil
    }

    /// Whether a script holds data about the page.
    private func isData(_ node: Int) -> Bool {
        tree.value(.type, of: node).map { String(decoding: $0, as: UTF8.self).lowercased().hasPrefix("application/ld+json") } ?? false
    }

    private func keep(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
        guard var at = attributes else { return }
        while let name = at.pointee {
            if let known = HTMLAttribute.byHash[NameHash.of(name)] {
                let start = tree.bytes.count
                if let value = at[1] {
                    let bytes = UnsafeBufferPointer(start: value, count: MarkupBuilder.length(value))
                    tree.bytes.append(contentsOf: bytes)
                }
                tree.attributes.append(MarkupTree.Attribute(name: known, start: Int32(start), count: Int32(tree.bytes.count - start)))
            }
            at += 2
        }
    }

    private static func length(_ text: UnsafePointer<UInt8>) -> Int {
        var count = 0
        while text[count] != 0 { count += 1 }
        return count
    }

    private func end(_ name: UnsafePointer<UInt8>?) {
        guard let name, let last = open.last else { return }
        let hash = hash(name)
        if last.name == hash { return close() }
        guard open.contains(where: { $0.name == hash }) else { return }
        while let top = open.last {
            close()
            if top.name == hash { return }
        }
    }

    private func close() {
        let top = open.removeLast()
        if opaque > 0 { opaque -= 1 }
        if top.node >= 0 { tree.nodes[Int(top.node)].end = Int32(tree.nodes.count) }
    }

    private func characters(_ text: UnsafePointer<UInt8>?, _ count: Int32) {
        guard opaque == 0, !tree.isCut, let text, count > 0 else { return }
        guard tree.nodes.count < MarkupReader.nodeLimit else { return stop() }
        let parent = open.last?.node ?? -1
        let start = Int32(tree.bytes.count)
        tree.bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(count)))
        if let last = tree.nodes.last, last.tag == .text, last.parent == parent, last.start + last.count == start {
            tree.nodes[tree.nodes.count - 1].count += count
        } else {
            tree.nodes.append(MarkupTree.Node(tag: .text, parent: parent, end: Int32(tree.nodes.count + 1), start: start, count: count))
        }
    }
}

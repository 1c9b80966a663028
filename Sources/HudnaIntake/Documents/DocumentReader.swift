internal import HudnaRecord

/// Makes reports of files and records that hold documents: pages, feeds, mails, texts of offices.
struct DocumentReader {
    /// What a stretch of bytes is, told by how it begins.
    enum Kind { case page, feed, jsonFeed }

    let pages: PageReader
    /// So large a document is read; of what is packed inside, so much unpacked.
    static let limit = Intake.reportLimit

    /// Where a document came from.
    struct Origin {
        var file: String
        /// The id of a report that has no better one.
        var id: String
        /// Names by which a manifest may know it.
        var names: [String]
        /// Where in the file its record begins.
        var offset: Int?
        /// The address it was fetched from.
        var address: String?
        var charset: String?
    }

    /// Nil for bytes that are no such document.
    /// - Parameter isPage: what they are called says that they are a page, whatever they begin with: a feed and JSON alone are none.
    static func kind(of head: [UInt8], isPage: Bool = false) -> Kind? {
        let start = head.prefix(1024).drop { $0 <= 0x20 }
        if start.first == 0x7B { return isJSONFeed(head) ? .jsonFeed : nil }
        guard start.first == 0x3C else { return isPage && start.first.map { $0 != 0x5B } ?? false ? .page : nil }
        let small = start.map(NameHash.small)
        func holds(_ word: String) -> Bool { ByteSearch.contains(small, Array(word.utf8)) }
        if feedRoots.contains(where: { holds("<" + $0) }) || prefixedFeed(small) { return .feed }
        if isPage || ["<!doctype html", "<!--", "<?xml"].contains(where: { small.starts(with: Array($0.utf8)) }) { return .page }
        return isElement(small) ? .page : nil
    }

    /// Whether bytes begin with an element of HTML, whichever, or with the end of one.
    private static func isElement(_ small: some Collection<UInt8>) -> Bool {
        let start = small.dropFirst().drop { $0 == 0x2F }
        let name = start.prefix { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        guard let next = start.dropFirst(name.count).first, let tag = HTMLTag.byHash[NameHash.of(Array(name)[...])] else { return false }
        return tag != .other && (next <= 0x20 || next == 0x3E || next == 0x2F)
    }

    /// Whether an object names the version of JSON Feed that it is, wherever it does; inside a text the quotation marks would have strokes before them.
    static func isJSONFeed(_ bytes: [UInt8]) -> Bool {
        ["/", "\\/"].contains { stroke in
            guard let found = ByteSearch.first(Array("jsonfeed.org\(stroke)version\(stroke)".utf8), in: bytes, from: 0) else { return false }
            guard let quote = bytes[..<found].lastIndex(of: 0x22), found - quote < 20 else { return false }
            return quote > 0 && bytes[quote - 1] != 0x5C
        }
    }

    /// Names of the elements that are a feed or a sitemap, in small letters.
    private static let feedRoots = ["rss", "feed", "rdf:rdf", "urlset", "sitemapindex"]

    /// Whether the first element is a feed's and its name has a prefix: `<a:feed`.
    private static func prefixedFeed(_ small: [UInt8]) -> Bool {
        guard let colon = root(of: small)?.firstRange(of: ":"), let name = root(of: small) else { return false }
        return feedRoots.contains(String(name[colon.upperBound...]))
    }

    /// The name of the first element; nil where there is none.
    static func root(of bytes: [UInt8]) -> String? {
        var at = bytes.startIndex
        while let open = bytes[at...].firstIndex(of: 0x3C), open + 1 < bytes.count {
            at = open + 1
            if bytes[at...].starts(with: Array("!--".utf8)) {
                guard let end = ByteSearch.first(Array("-->".utf8), in: bytes, from: at) else { return nil }
                at = end
                continue
            }
            // Declarations.
            if bytes[at] == 0x3F || bytes[at] == 0x21 { continue }
            return String(decoding: bytes[at...].prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }, as: UTF8.self)
        }
        return nil
    }

    /// The reports of a document, and what is odd in it.
    func items(_ bytes: [UInt8], _ kind: Kind, _ origin: Origin, _ builder: inout ReportBuilder) -> [IntakeItem] {
        switch kind {
        case .page: return [page(bytes, origin, &builder)]
        case .feed, .jsonFeed: return feed(bytes, kind, origin, &builder)
        }
    }

    private func page(_ bytes: [UInt8], _ origin: Origin, _ builder: inout ReportBuilder) -> IntakeItem {
        var page = pages.read(bytes, charset: origin.charset, address: origin.address)
        page.url = page.url ?? origin.address
        page.outlet = page.outlet ?? page.url.flatMap(PageMetadata.host)
        if page.isCut {
            builder.note(
                .pageCut, origin.file, nil, "\(origin.id): its elements are nested too deep, or too many", "nothing to do; what stands before was read")
        }
        return builder.report(page: page, origin)
    }
}

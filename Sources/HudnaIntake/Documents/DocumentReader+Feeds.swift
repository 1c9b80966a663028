internal import HudnaRecord

/// Feeds: RSS (0.9 to 2.0), Atom, JSON Feed; sitemaps, which list addresses only.
extension DocumentReader {
    /// The reports of a feed, as far as it has their texts.
    func feed(_ bytes: [UInt8], _ kind: Kind, _ origin: Origin, _ builder: inout ReportBuilder) -> [IntakeItem] {
        let listing: FeedListing
        do throws(JSONFault) {
            listing = try self.listing(bytes, kind, charset: origin.charset, address: origin.address)
        } catch {
            builder.note(.jsonBroken, origin.file, nil, "broken JSON: \(error.message) at byte \(error.offset + 1)", "fetch the feed again")
            return []
        }
        if listing.isCut {
            let count = listing.entries.count
            builder.note(
                .documentBroken, origin.file, nil,
                "the feed was cut off at byte \(bytes.count), "
                    + (count == 0 ? "before its first entry" : "in or behind its entry \(count), the last that was read"),
                "fetch it again")
        }
        guard !listing.isSitemap && !listing.entries.isEmpty else {
            let count = listing.entries.count + listing.children.count
            let what = listing.isSitemap ? "a sitemap: it lists addresses (\(count)), no texts" : "a feed without entries"
            builder.note(.passedOver, origin.file, nil, what, "fetch the pages that it names")
            return []
        }
        return listing.entries.enumerated().map { builder.report(page: $1.page, numbered(origin, $0, $1.id ?? $1.page.url, $1.page.url)) }
    }

    /// What a feed or sitemap lists.
    /// - Parameter address: where it was fetched.
    func listing(_ bytes: [UInt8], _ kind: Kind, charset: String?, address: String?) throws(JSONFault) -> FeedListing {
        let isCut = kind == .feed && Self.isCut(bytes)
        let bytes = PageDecoding.utf8(isCut ? UTF8Bytes.withoutHalfLetter(bytes) : bytes, charset: charset)
        if kind == .jsonFeed { return try jsonListing(bytes) }
        let tree = MarkupReader.tree(of: isCut ? Self.closed(bytes) : bytes, .xml)
        let whole = tree.nodes.indices
        let items = tree.all("item", in: whole) + tree.all("entry", in: whole)
        if items.isEmpty {
            var listing = sitemap(tree)
            listing.isCut = isCut
            return listing
        }
        let channel = tree.all("channel", in: whole).first ?? 0
        let outlet = tree.text("title", of: channel) ?? (tree.text("link", of: channel) ?? address).flatMap(PageMetadata.host)
        let language = tree.text("language", of: channel) ?? tree.string(.xmlLang, of: 0)
        let html = tree.asHTML
        let said = tree.text("link", of: channel) ?? tree.child("link", of: channel).flatMap { tree.string(.href, of: $0) }
        let base = [tree.string(.xmlBase, of: 0), said, address].compactMap { $0 }.first(where: PageMetadata.isWhole)
        var listing = FeedListing()
        listing.isCut = isCut
        for item in items {
            var entry = entry(tree, html, item)
            let url = entry.page.url.map { PageMetadata.absolute($0, base: base) }
            entry.page.url = url.flatMap { PageMetadata.isWhole($0) ? $0 : nil }
            entry.page.outlet = outlet.flatMap(PageMetadata.clean)
            entry.page.language = pages.language(said: language?.lowercased(), of: entry.page)
            listing.entries.append(entry)
        }
        return listing
    }

    /// Whether the first element is nowhere closed.
    private static func isCut(_ bytes: [UInt8]) -> Bool {
        guard let root = root(of: bytes), !root.isEmpty else { return false }
        return !ByteSearch.contains(bytes, Array(("</" + root).utf8)) && !bytes.suffix(8).reversed().drop { $0 <= 0x20 }.starts(with: [0x3E, 0x2F])
    }

    /// With the end of the text that stood open where it was cut off, without which the parser drops that text.
    private static func closed(_ bytes: [UInt8]) -> [UInt8] {
        let (open, close) = (Array("<![CDATA[".utf8), Array("]]>".utf8))
        var at = 0
        while let start = ByteSearch.first(open, in: bytes, from: at) {
            guard let end = ByteSearch.first(close, in: bytes, from: start) else { return bytes + close }
            at = end
        }
        return bytes
    }

    /// - Parameter html: the tree with the elements inside texts as HTML.
    private func entry(_ tree: MarkupTree, _ html: MarkupTree, _ item: Int) -> FeedListing.Entry {
        var page = Page()
        page.title = tree.text("title", of: item).flatMap(PageMetadata.clean)
        page.body = ["content:encoded", "content", "description", "summary"].lazy.compactMap { body(html, item, $0) }.first ?? ""
        let author = tree.child("author", of: item).flatMap { tree.text("name", of: $0) } ?? tree.text("dc:creator", of: item) ?? tree.text("author", of: item)
        page.author = author.flatMap(PageMetadata.clean)
        let date = ["pubdate", "published", "dc:date", "updated"].lazy.compactMap { tree.text($0, of: item) }.first
        page.published = date.flatMap { DateLine.field($0, pages.words.dates) }
        let id = tree.text("guid", of: item) ?? tree.text("id", of: item)
        page.url = tree.text("link", of: item) ?? link(tree, item) ?? id.flatMap { $0.hasPrefix("http") ? $0 : nil }
        return FeedListing.Entry(page: page, id: id, stamp: tree.text("updated", of: item) ?? date)
    }

    /// The text of a child that holds HTML as text, or elements as Atom's `type="xhtml"` has them; nil where it is empty.
    private func body(_ tree: MarkupTree, _ item: Int, _ name: String) -> String? {
        guard let child = tree.child(name, of: item) else { return nil }
        let hasElements = (child + 1..<max(Int(tree.nodes[child].end), child + 1)).contains { tree.nodes[$0].tag != .text }
        let text = hasElements ? pages.plain(BlockCutter.blocks(of: tree, in: child)) : tree.text(name, of: item).map(pages.plain)
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Atom's link: the alternate one before others.
    private func link(_ tree: MarkupTree, _ item: Int) -> String? {
        let links = tree.all("link", in: item..<Int(tree.nodes[item].end))
        let best = links.first { (tree.string(.rel, of: $0) ?? "alternate") == "alternate" } ?? links.first
        return best.flatMap { tree.string(.href, of: $0) }
    }

    /// Source: sitemaps.org's protocol 0.9, and its extension for news.
    private func sitemap(_ tree: MarkupTree) -> FeedListing {
        var listing = FeedListing()
        let whole = tree.nodes.indices
        let children = tree.all("sitemap", in: whole).compactMap { child in
            tree.text("loc", of: child).map { (address: $0, stamp: tree.text("lastmod", of: child) ?? "") }
        }
        listing.children = children.sorted { $0.stamp > $1.stamp }.map(\.address)
        for item in tree.all("url", in: whole) {
            guard let address = tree.text("loc", of: item) else { continue }
            var entry = FeedListing.Entry(page: Page(), stamp: tree.text("lastmod", of: item))
            entry.page.url = address
            if let news = tree.child("news:news", of: item) {
                entry.page.title = tree.text("news:title", of: news).flatMap(PageMetadata.clean)
                entry.page.published = tree.text("news:publication_date", of: news).flatMap { DateLine.field($0, pages.words.dates) }
                let publication = tree.child("news:publication", of: news)
                entry.page.outlet = publication.flatMap { tree.text("news:name", of: $0) }.flatMap(PageMetadata.clean)
                entry.page.language = publication.flatMap { tree.text("news:language", of: $0) }
            }
            listing.entries.append(entry)
        }
        listing.isSitemap = !listing.entries.isEmpty || !listing.children.isEmpty
        return listing
    }

    /// Of a feed that was cut off, its entries that are whole.
    private func jsonListing(_ bytes: [UInt8]) throws(JSONFault) -> FeedListing {
        do throws(JSONFault) {
            return jsonListing(try JSONTree(bytes))
        } catch {
            guard let whole = JSONTree.closed(bytes), let feed = try? JSONTree(whole) else { throw error }
            var listing = jsonListing(feed)
            listing.isCut = true
            return listing
        }
    }

    /// Source: JSON Feed Version 1.1.
    private func jsonListing(_ feed: JSONTree) -> FeedListing {
        var listing = FeedListing()
        for item in feed["items"]?.elements ?? [] {
            var page = Page()
            page.title = item["title"]?.string
            page.body = item["content_html"]?.string.map(pages.plain) ?? item["content_text"]?.string ?? item["summary"]?.string ?? ""
            let authors = (item["authors"] ?? item["author"])?.strings(at: "name") ?? []
            page.author = authors.isEmpty ? nil : authors.joined(separator: ", ")
            page.published = (item["date_published"] ?? item["date_modified"])?.string.flatMap { DateLine.field($0, pages.words.dates) }
            page.url = item["url"]?.string
            page.outlet = feed["title"]?.string
            page.language = pages.language(said: (item["language"] ?? feed["language"])?.string?.lowercased(), of: page)
            listing.entries.append(FeedListing.Entry(page: page, id: item["id"]?.string, stamp: item["date_modified"]?.string))
        }
        return listing
    }

    /// The origin of one entry: its own id where it has one, else the file's and its number from 1.
    private func numbered(_ origin: Origin, _ number: Int, _ id: String?, _ url: String?) -> Origin {
        var origin = origin
        origin.id = id ?? "\(origin.id):\(number + 1)"
        origin.names = [origin.id] + [url].compactMap { $0 }
        return origin
    }
}

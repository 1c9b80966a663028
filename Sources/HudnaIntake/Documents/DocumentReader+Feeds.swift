internal import HudnaRecord

/// Feeds: RSS (0.9 to 2.0), Atom, JSON Feed; sitemaps, which list addresses only.
extension DocumentReader {
    func feed(_ bytes: [UInt8], _ origin: Origin, _ builder: inout ReportBuilder) -> [IntakeItem] {
        let tree = MarkupReader.tree(of: PageDecoding.utf8(bytes, charset: origin.charset), .xml)
        let whole = tree.nodes.indices
        let items = tree.all("item", in: whole) + tree.all("entry", in: whole)
        if items.isEmpty {
            let addresses = tree.all("loc", in: whole).count
            let what = addresses > 0 ? "a sitemap: it lists addresses (\(addresses)), no texts" : "a feed without entries"
            builder.note(.passedOver, origin.file, nil, what, "fetch the pages that it names")
            return []
        }
        let channel = tree.all("channel", in: whole).first ?? 0
        let outlet = tree.text("title", of: channel) ?? (tree.text("link", of: channel) ?? origin.address).flatMap(PageMetadata.host)
        let language = tree.text("language", of: channel) ?? tree.string(.xmlLang, of: 0)
        return items.enumerated().map { number, item in
            var page = entry(tree, item)
            page.outlet = outlet.flatMap(PageMetadata.clean)
            page.language = pages.language(said: language?.lowercased(), of: page)
            let id = tree.text("guid", of: item) ?? tree.text("id", of: item) ?? page.url
            return builder.report(page: page, numbered(origin, number, id, page.url))
        }
    }

    private func entry(_ tree: MarkupTree, _ item: Int) -> Page {
        var page = Page()
        page.title = tree.text("title", of: item).flatMap(PageMetadata.clean)
        let content = ["content:encoded", "content", "description", "summary"].lazy.compactMap { tree.text($0, of: item) }.first
        page.body = pages.plain(content ?? "")
        let author = tree.child("author", of: item).flatMap { tree.text("name", of: $0) } ?? tree.text("dc:creator", of: item) ?? tree.text("author", of: item)
        page.author = author.flatMap(PageMetadata.clean)
        let date = ["pubdate", "published", "dc:date", "updated"].lazy.compactMap { tree.text($0, of: item) }.first
        page.published = date.flatMap { DateLine.date(in: $0, pages.words.dates) }
        page.url = tree.text("link", of: item) ?? link(tree, item)
        return page
    }

    /// Atom's link: the alternate one before others.
    private func link(_ tree: MarkupTree, _ item: Int) -> String? {
        let links = tree.all("link", in: item..<Int(tree.nodes[item].end))
        let best = links.first { (tree.string(.rel, of: $0) ?? "alternate") == "alternate" } ?? links.first
        return best.flatMap { tree.string(.href, of: $0) }
    }

    /// Source: JSON Feed Version 1.1.
    func jsonFeed(_ bytes: [UInt8], _ origin: Origin, _ builder: inout ReportBuilder) -> [IntakeItem] {
        let feed: JSONTree
        do throws(JSONFault) {
            feed = try JSONTree(PageDecoding.utf8(bytes, charset: origin.charset))
        } catch {
            builder.note(.jsonBroken, origin.file, nil, "broken JSON: \(error.message) at byte \(error.offset + 1)", "fetch the feed again")
            return []
        }
        return (feed["items"]?.elements ?? []).enumerated().map { number, item in
            var page = Page()
            page.title = item["title"]?.string
            page.body = item["content_html"]?.string.map(pages.plain) ?? item["content_text"]?.string ?? item["summary"]?.string ?? ""
            page.author = (item["authors"] ?? item["author"])?["name"]?.string
            page.published = item["date_published"]?.string.flatMap { DateLine.date(in: $0, pages.words.dates) }
            page.url = item["url"]?.string
            page.outlet = feed["title"]?.string
            page.language = pages.language(said: (item["language"] ?? feed["language"])?.string?.lowercased(), of: page)
            return builder.report(page: page, numbered(origin, number, item["id"]?.string ?? page.url, page.url))
        }
    }

    /// The origin of one entry: its own id where it has one, else the file's and its number from 1.
    private func numbered(_ origin: Origin, _ number: Int, _ id: String?, _ url: String?) -> Origin {
        var origin = origin
        origin.id = id ?? "\(origin.id):\(number + 1)"
        origin.names = [origin.id] + [url].compactMap { $0 }
        return origin
    }
}

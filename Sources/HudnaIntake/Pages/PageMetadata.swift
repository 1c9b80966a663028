internal import HudnaRecord

/// What a page says of its article beside the text: in JSON-LD, meta elements, `time` elements, and lines of text near the title.
struct PageMetadata {
    private let tree: MarkupTree
    private let words: PageWords
    private let data: PageData
    /// Contents of meta elements by their name, property or itemprop in small letters; the first of each.
    private var metas: [String: String] = [:]
    private var heading: String?
    private var titleElement: String?
    private var canonical: String?
    private var alternate: String?
    private var elementLanguage: String?
    private var times: [(node: Int, text: String)] = []
    private var namedDates: [String] = []
    private var bylines: [String] = []
    /// What the innermost article of microdata says.
    private var publisher: String?
    private var place: String?
    private var modified: [String] = []

    init(_ tree: MarkupTree, _ data: PageData, _ words: PageWords) {
        self.tree = tree
        self.words = words
        self.data = data
        for index in tree.nodes.indices { look(at: index) }
    }

    private mutating func look(at index: Int) {
        let node = tree.nodes[index]
        switch node.tag {
        case .text: return
        case .meta: lookAtMeta(index)
        case .html: elementLanguage = elementLanguage ?? tree.string(.lang, of: index) ?? tree.string(.xmlLang, of: index)
        case .title: titleElement = titleElement ?? shown(index)
        case .link:
            if tree.string(.rel, of: index)?.lowercased() == "canonical" { canonical = canonical ?? tree.string(.href, of: index) }
        case .h1: heading = heading ?? shown(index)
        case .time:
            if let text = tree.string(.datetime, of: index) ?? shown(index), times.count < 20 { times.append((index, text)) }
        default: lookAtProperties(index)
        }
        if node.tag == .meta || node.tag == .link, let property = tree.string(.itemprop, of: index) { look(at: property, index) }
    }

    private mutating func lookAtMeta(_ index: Int) {
        guard let content = tree.string(.content, of: index).flatMap(PageMetadata.clean) else { return }
        for attribute in [HTMLAttribute.property, .name, .itemprop, .httpEquiv] {
            guard let name = tree.string(attribute, of: index)?.lowercased() else { continue }
            if metas[name] == nil { metas[name] = content }
        }
    }

    private mutating func lookAtProperties(_ index: Int) {
        guard tree.nodes[index].count > 0 else { return }
        if let property = tree.string(.itemprop, of: index) { look(at: property, index) }
        if tree.nodes[index].tag == .a, tree.string(.rel, of: index) == "author", let text = shown(index), bylines.count < 5 { bylines.append(text) }
    }

    /// Microdata, as elements other than `time` have them.
    private mutating func look(at property: String, _ index: Int) {
        switch property {
        case _ where property.hasPrefix("datePublished"): if let text = said(index) { namedDates.append(text) }
        case "dateModified": if let text = said(index) { modified.append(text) }
        case "author": if bylines.isEmpty, let text = name(in: index) ?? shown(index) { bylines.append(text) }
        case "publisher": publisher = publisher ?? name(in: index)
        case "mainEntityOfPage", "url":
            if place == nil, isOfArticle(index) { place = tree.string(.href, of: index) ?? tree.string(.content, of: index) }
        default: break
        }
    }

    /// What an element with a property says.
    private func said(_ index: Int) -> String? {
        tree.string(.content, of: index) ?? tree.string(.datetime, of: index) ?? shown(index)
    }

    /// The name of the person or body that an element of microdata is.
    private func name(in index: Int) -> String? {
        let inside = (index + 1)..<max(Int(tree.nodes[index].end), index + 1)
        return inside.prefix(60).first { tree.string(.itemprop, of: $0) == "name" }.flatMap(said).flatMap(PageMetadata.clean)
    }

    /// Whether the innermost thing of microdata around an element is an article.
    private func isOfArticle(_ index: Int) -> Bool {
        var at = Int(tree.nodes[index].parent)
        while at >= 0 {
            if tree.value(.itemscope, of: at) != nil { return tree.string(.itemtype, of: at).map { PageData.isArticle($0) } ?? false }
            at = Int(tree.nodes[at].parent)
        }
        return false
    }

    /// The text of an element that is not long, blanks made single.
    private func shown(_ index: Int) -> String? {
        guard Int(tree.nodes[index].end) - index < 40 else { return nil }
        return PageMetadata.clean(String(decoding: tree.inside(index), as: UTF8.self))
    }

    /// Blanks made single, entities that were written twice undone; nil where nothing is left.
    static func clean(_ text: String) -> String? {
        var bytes = Array(text.utf8.prefix(4096))
        if bytes.contains(where: { $0 == 0x26 || $0 == 0x3C }) { bytes = MarkupReader.tree(of: bytes).allText }
        let words = bytes.split { $0 <= 0x20 || $0 == 0x7F }
        return words.isEmpty ? nil : words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }

    private func meta(_ names: String...) -> String? {
        for name in names { if let value = metas[name] { return value } }
        return nil
    }

    // MARK: - Title, author, outlet

    /// The headline without the outlet's name behind it.
    var title: String? {
        let named = data.headline.flatMap(PageMetadata.clean) ?? meta("og:title", "twitter:title", "dc.title", "headline")
        guard let named else { return heading ?? titleElement.map { headlineOf($0) } }
        if let heading, heading.utf8.count > 15, named.hasPrefix(heading) { return heading }
        return withoutSite(named)
    }

    /// The longest part of a title between marks that a line of the page repeats; without any, the title without the outlet's name.
    private func headlineOf(_ title: String) -> String {
        let wanted = PageMetadata.marks.flatMap { title.split(separator: $0).map(String.init) }.filter { $0 != title && $0.utf8.count > 20 }
        for part in wanted.prefix(6) {
            let letters = PageSheet.letters(Array(part.utf8))
            let isShown = tree.nodes.indices.contains { index in
                tree.nodes[index].tag == .text && abs(Int(tree.nodes[index].count) - part.utf8.count) < 20
                    && PageSheet.letters(Array(tree.text(of: index))) == letters
                    && parentTag(index) != .title
            }
            if isShown { return part }
        }
        return withoutSite(title)
    }

    private func parentTag(_ index: Int) -> HTMLTag {
        let parent = Int(tree.nodes[index].parent)
        return parent < 0 ? .other : tree.nodes[parent].tag
    }

    private static let marks = [" | ", " - ", " – ", " — ", " :: ", " • ", " » "]

    /// Cuts off what stands behind the last bar or dash where it is the outlet's name.
    private func withoutSite(_ title: String) -> String {
        guard let site = (meta("og:site_name") ?? data.publisher)?.lowercased() else { return title }
        for mark in PageMetadata.marks {
            guard let cut = title.ranges(of: mark).last, cut.lowerBound > title.startIndex else { continue }
            let last = title[cut.upperBound...].lowercased()
            if !last.isEmpty, site.contains(last) || last.contains(site) { return String(title[..<cut.lowerBound]) }
        }
        return title
    }

    /// - Parameter lines: short lines around the text, those nearest to its beginning first.
    func author(near lines: [String]) -> String? {
        let named = data.author.flatMap(PageMetadata.clean) ?? meta("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author")
        let author = [named].compactMap { $0 }.first { !$0.contains("://") } ?? bylines.first { $0.utf8.count < 120 }
        guard let author else { return lines.lazy.compactMap { words.byline(in: $0) }.first }
        return words.withoutByline(author)
    }

    var outlet: String? {
        if let name = meta("og:site_name") ?? data.publisher.flatMap(PageMetadata.clean) ?? publisher ?? meta("application-name", "dc.publisher", "copyright") {
            return name
        }
        return url.flatMap(PageMetadata.host)
    }

    /// `example.org` of `https://www.example.org/a`.
    static func host(of url: String) -> String? {
        guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
        let host = url[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
        return host.isEmpty ? nil : String(host.hasPrefix("www.") ? host.dropFirst(4) : host).lowercased()
    }

    // MARK: - Address and language

    /// The address that the page itself calls its own.
    var url: String? {
        [canonical, meta("og:url"), data.url, place, meta("twitter:url")].compactMap { $0 }.first { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
    }

    /// What the page says its language is: `ar`, `en-us`.
    var language: String? {
        let said = elementLanguage ?? data.language ?? meta("og:locale", "content-language", "dc.language", "language")
        guard let tag = said?.lowercased().replacing("_", with: "-").split(separator: ",").first else { return nil }
        let letters = tag.filter { ($0.isASCII && $0.isLetter) || $0 == "-" || $0.isNumber }
        return (2...12).contains(letters.count) && letters.first?.isLetter == true ? letters : nil
    }

    // MARK: - Publication

    /// When the article was published: what the page's data say, else its meta elements, `time` elements, lines near the title, its address. What says the
    /// day alone is filled up by what says the hour of that day, and an hour by its zone. A page that only says when it was changed was there by then.
    func published(near lines: [String]) -> PartialDate? {
        let isAmerican = language == "en-us" || meta("og:locale")?.lowercased() == "en_us" || language == "en"
        let dates = candidates.compactMap { DateLine.date(in: $0, words.dates, monthFirst: isAmerican) }
        let told = lines.filter { !words.tellsChange($0) } + lines.filter { words.tellsChange($0) }
        let shown = told.lazy.compactMap { DateLine.date(in: $0, words.dates, monthFirst: isAmerican) }
        let changed = changes.compactMap { DateLine.date(in: $0, words.dates, monthFirst: isAmerican) }
        guard var best = dates.first ?? shown.first ?? url.flatMap(PageMetadata.dateOfAddress) ?? changed.first else { return nil }
        for (other, isChange) in (dates + shown.prefix(3)).map({ ($0, false) }) + changed.map({ ($0, true) }) {
            guard other.year == best.year, other.month == best.month, other.day == best.day, let minutes = other.minutes else { continue }
            if (best.minutes == nil && !isChange) || (best.minutes == minutes && best.offset == nil) { best = other }
        }
        return best
    }

    private var candidates: [String] {
        let named = [
            data.published, meta("article:published_time", "og:published_time", "og:article:published_time", "article:published"),
            meta("datepublished", "pubdate", "publishdate", "publish-date", "publish_date", "published", "publication_date", "date_published"),
            meta("parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article_date_original", "ptime", "displaydate", "rnews:datepublished"),
            meta("dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date", "article.published", "created"),
        ]
        return named.compactMap { $0 } + namedDates + articleTimes
    }

    /// When the page was changed.
    private var changes: [String] {
        [data.modified, meta("article:modified_time", "og:updated_time", "og:modified_time", "last-modified", "dc.date.modified", "dcterms.modified")]
            .compactMap { $0 } + modified
    }

    /// The `time` elements, those that say that they are the publication's first.
    private var articleTimes: [String] {
        let marked = times.filter {
            tree.string(.itemprop, of: $0.node)?.hasPrefix("datePublished") ?? false || (tree.string(.class, of: $0.node) ?? "").contains("publish")
        }
        return (marked + times).map(\.text)
    }

    /// `/2020/01/13/` in an address.
    static func dateOfAddress(_ url: String) -> PartialDate? {
        let parts = url.split(separator: "/")
        for index in parts.indices.dropLast(2) where parts[index].count == 4 && parts[index + 1].count <= 2 && parts[index + 2].count <= 2 {
            guard let year = Int(parts[index]), let month = Int(parts[index + 1]), let day = Int(parts[index + 2]) else { continue }
            if (1990...2100).contains(year), let day = CalendarDay(year: year, month: month, day: day) { return PartialDate(day) }
        }
        return nil
    }
}

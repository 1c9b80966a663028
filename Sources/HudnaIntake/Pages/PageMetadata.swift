internal import HudnaRecord

/// What a page says of its article beside the text: in JSON-LD, meta elements, `time` elements, and lines of text near the title.
struct PageMetadata {
    let tree: MarkupTree
    let words: PageWords
    let data: PageData
    /// The address that it was fetched from, behind which relative ones stand where the page itself names no whole one.
    let address: String?
    /// Contents of meta elements by their name, property or itemprop in small letters; the first of each.
    private var metas: [String: String] = [:]
    private var headings: [String] = []
    private var titleElement: String?
    private var canonical: String?
    /// What relative addresses of the page stand behind.
    private var base: String?
    private var alternate: String?
    private var elementLanguage: String?
    var times: [(node: Int, text: String)] = []
    var namedDates: [(node: Int, text: String)] = []
    private var bylines: [String] = []
    /// What the innermost article of microdata says.
    private var publisher: String?
    private var place: String?
    var modified: [String] = []

    init(_ tree: MarkupTree, _ data: PageData, _ words: PageWords, fetchedFrom address: String? = nil) {
        self.address = address
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
        case .base: base = base ?? tree.string(.href, of: index)
        case .h1: if let text = shown(index), headings.count < 5 { headings.append(text) }
        case .time:
            if let text = tree.string(.datetime, of: index) ?? shown(index, isApart: true), times.count < 20 { times.append((index, text)) }
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
        lookAtOtherDates(index)
        if tree.nodes[index].tag == .a, tree.string(.rel, of: index) == "author", let text = shown(index), bylines.count < 5 { bylines.append(text) }
    }

    /// RDFa, `property="dc:date dc:created"` with its content, and hAtom, `class="published"` with its title.
    private mutating func lookAtOtherDates(_ index: Int) {
        if let title = tree.string(.title, of: index), tree.string(.class, of: index)?.contains("published") ?? false { namedDates.append((index, title)) }
        guard let names = tree.string(.property, of: index)?.lowercased(), let content = tree.string(.content, of: index) else { return }
        let isDate = names.split(separator: " ").contains { PageMetadata.dateProperties.contains($0) }
        if isDate { namedDates.append((index, content)) }
    }

    private static let dateProperties: Set<Substring> = ["dc:created", "dc:date", "dcterms:created", "schema:datepublished", "schema:datecreated"]

    /// Microdata, as elements other than `time` have them.
    private mutating func look(at property: String, _ index: Int) {
        switch property {
        case _ where property.hasPrefix("datePublished"): if let text = said(index) { namedDates.append((index, text)) }
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
        tree.string(.content, of: index) ?? tree.string(.datetime, of: index) ?? shown(index, isApart: true)
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
    /// - Parameter isApart: with blanks between the elements inside it.
    private func shown(_ index: Int, isApart: Bool = false) -> String? {
        guard Int(tree.nodes[index].end) - index < 40 else { return nil }
        let inside = index..<Int(tree.nodes[index].end)
        let bytes = isApart ? Array(inside.map { Array(tree.text(of: $0)) }.joined(separator: [0x20])) : tree.inside(index)
        return PageMetadata.clean(String(decoding: bytes, as: UTF8.self))
    }

    /// Blanks made single, entities that were written twice undone; nil where nothing is left.
    static func clean(_ text: String) -> String? {
        var bytes = Array(text.utf8.prefix(4096))
        if bytes.contains(where: { $0 == 0x26 || $0 == 0x3C }) { bytes = MarkupReader.tree(of: bytes).allText }
        let words = bytes.split { $0 <= 0x20 || $0 == 0x7F }
        return words.isEmpty ? nil : words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }

    func meta(_ names: String...) -> String? {
        for name in names { if let value = metas[name] { return value } }
        return nil
    }

    // MARK: - Title, author, outlet

    /// The headline without the outlet's name behind it.
    var title: String? {
        let named = data.headline.flatMap(PageMetadata.clean) ?? meta("og:title", "twitter:title", "dc.title", "headline")
        guard let named else { return heading ?? titleElement.map { headlineOf($0) } }
        if let heading = headings.first(where: { $0.utf8.count > 15 && named.hasPrefix($0) }) { return heading }
        return withoutSite(named)
    }

    /// The first heading that the title names, else the first; nil where it is the name of the site, and the title has the headline beside it.
    private var heading: String? {
        let parts = titleParts.map { PageSheet.letters(Array($0.utf8)) }
        let told = headings.map { ($0, parts.firstIndex(of: PageSheet.letters(Array($0.utf8)))) }
        guard let (heading, part) = told.first(where: { $0.1 != nil }) ?? told.first else { return nil }
        guard let part, let rest = parts.indices.first(where: { $0 != part && parts[$0].count > parts[part].count }) else { return heading }
        return isShown(titleParts[rest]) ? nil : heading
    }

    /// What stands between marks in the title.
    private var titleParts: [String] {
        guard let titleElement else { return [] }
        let mark = PageMetadata.titleMarks.first { titleElement.contains($0) }
        return mark.map { titleElement.split(separator: $0).map(String.init) } ?? [titleElement]
    }

    /// The longest part of a title between marks that a line of the page repeats; without any, the title without the outlet's name.
    private func headlineOf(_ title: String) -> String {
        let wanted = PageMetadata.titleMarks.flatMap { title.split(separator: $0).map(String.init) }.filter { $0 != title && $0.utf8.count > 20 }
        return wanted.sorted { $0.utf8.count > $1.utf8.count }.prefix(6).first(where: isShown) ?? withoutSite(title)
    }

    /// Whether a text of the page, other than its title, says these words and no others.
    private func isShown(_ part: String) -> Bool {
        let letters = PageSheet.letters(Array(part.utf8))
        return tree.nodes.indices.contains { index in
            tree.nodes[index].tag == .text && abs(Int(tree.nodes[index].count) - part.utf8.count) < 20
                && PageSheet.letters(Array(tree.text(of: index))) == letters && parentTag(index) != .title
        }
    }

    private func parentTag(_ index: Int) -> HTMLTag {
        let parent = Int(tree.nodes[index].parent)
        return parent < 0 ? .other : tree.nodes[parent].tag
    }

    private static let marks = [" | ", " - ", " – ", " — ", " :: ", " • ", " » ", " : "]
    /// In the title of a page, where the rest of it says which part is the headline, a colon can divide too.
    private static let titleMarks = marks + [": "]

    /// Cuts off what stands behind the last bar or dash where it is the outlet's name.
    private func withoutSite(_ title: String) -> String {
        guard let site = (meta("og:site_name") ?? data.publisher ?? data.site)?.lowercased() else { return title }
        for mark in PageMetadata.marks {
            guard let cut = title.ranges(of: mark).last, cut.lowerBound > title.startIndex else { continue }
            let last = title[cut.upperBound...].lowercased()
            if !last.isEmpty, site.contains(last) || last.contains(site) { return String(title[..<cut.lowerBound]) }
        }
        return title
    }

    /// The author, whom the page's data name, or an element or line near the text.
    func author(near place: ArticlePlace) -> String? {
        let named = data.author.flatMap(PageMetadata.clean) ?? meta("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author")
        let others = meta("cxenseparse:author", "article:author_name", "og:article:author") ?? labelled
        let told = [named, others].compactMap { $0 } + bylines.filter { $0.utf8.count < 120 }
        if let author = told.first(where: { !$0.contains("://") && !words.isNobody($0) }) { return words.withoutByline(author) }
        return place.names.first ?? place.lines.lazy.compactMap { words.byline(in: $0) }.first
    }

    /// What is told of a page where it is shared: `twitter:label1` is "written by", `twitter:data1` by whom.
    private var labelled: String? {
        ["1", "2"].lazy.compactMap { number in
            meta("twitter:label" + number).flatMap {
                words.cues(in: Array($0.utf8)).begins & PageWords.Cue.byline.bit != 0 ? meta("twitter:data" + number) : nil
            }
        }.first
    }

    var outlet: String? {
        let named = meta("og:site_name") ?? data.publisher.flatMap(PageMetadata.clean) ?? publisher ?? meta("application-name", "dc.publisher")
        return named ?? data.site.flatMap(PageMetadata.clean) ?? siteOfTitle ?? meta("copyright") ?? url.flatMap(PageMetadata.host)
    }

    /// The last part of a title whose first is the headline, or the first whose last is: الهدنة تبدأ غدا | صحيفة المرفأ.
    private var siteOfTitle: String? {
        let parts = titleParts
        guard parts.count > 1, let title else { return nil }
        let headline = PageSheet.letters(Array(title.utf8))
        let letters = parts.map { PageSheet.letters(Array($0.utf8)) }
        let cuts = 1..<parts.count
        let isFirst = cuts.contains { Array(letters[..<$0].joined()) == headline }
        let site = isFirst ? parts.last : cuts.contains { Array(letters[$0...].joined()) == headline } ? parts.first : nil
        // In front of a colon stands much else.
        guard let site, site.split(separator: " ").count <= 5, PageMetadata.marks.contains(where: { titleElement?.contains($0) ?? false }) || isShown(site)
        else {
            return nil
        }
        return PageMetadata.clean(site)
    }

    /// `example.org` of `https://www.example.org/a`.
    static func host(of url: String) -> String? {
        guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
        let host = url[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
        return host.isEmpty ? nil : String(host.hasPrefix("www.") ? host.dropFirst(4) : host).lowercased()
    }

    // MARK: - Address and language

    /// An address that begins with a slash, with the scheme and host of another; every other as it is.
    static func absolute(_ url: String, base: String?) -> String {
        guard url.hasPrefix("/"), let base, let scheme = base.firstRange(of: "://") else { return url }
        if url.hasPrefix("//") { return base[..<scheme.lowerBound] + ":" + url }
        return base[..<scheme.upperBound] + base[scheme.upperBound...].prefix { !"/?#".contains($0) } + url
    }

    /// The address that the page itself calls its own.
    var url: String? {
        let said = [canonical, meta("og:url"), data.url, place, meta("twitter:url")].compactMap { $0 }
        let behind = (said + [base, address].compactMap { $0 }).first(where: PageMetadata.isWhole)
        return said.lazy.map { PageMetadata.absolute($0, base: behind) }.first(where: PageMetadata.isWhole)
    }

    static func isWhole(_ address: String) -> Bool { address.hasPrefix("http://") || address.hasPrefix("https://") }

    /// What the page says its language is: `ar`, `en-us`.
    var language: String? {
        let said = elementLanguage ?? data.language ?? meta("og:locale", "content-language", "dc.language", "language")
        guard let tag = said?.lowercased().replacing("_", with: "-").split(separator: ",").first else { return nil }
        let letters = tag.filter { ($0.isASCII && $0.isLetter) || $0 == "-" || $0.isNumber }
        return (2...12).contains(letters.count) && letters.first?.isLetter == true ? letters : nil
    }
}

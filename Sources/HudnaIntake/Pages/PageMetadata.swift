internal import HudnaRecord

/// What a page says of its article beside the text: in JSON-LD, meta elements, `time` elements, and lines of text near the title.
struct PageMetadata {
    private let tree: MarkupTree
    private let words: PageWords
    private let data: PageData
    /// The address that it was fetched from, behind which relative ones stand where the page itself names no whole one.
    private let address: String?
    /// Contents of meta elements by their name, property or itemprop in small letters; the first of each.
    private var metas: [String: String] = [:]
    private var headings: [String] = []
    private var titleElement: String?
    private var canonical: String?
    /// What relative addresses of the page stand behind.
    private var base: String?
    private var alternate: String?
    private var elementLanguage: String?
    private var times: [(node: Int, text: String)] = []
    private var namedDates: [String] = []
    private var bylines: [String] = []
    /// What the innermost article of microdata says.
    private var publisher: String?
    private var place: String?
    private var modified: [String] = []

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
        lookAtOtherDates(index)
        if tree.nodes[index].tag == .a, tree.string(.rel, of: index) == "author", let text = shown(index), bylines.count < 5 { bylines.append(text) }
    }

    /// RDFa, `property="dc:date dc:created"` with its content, and hAtom, `class="published"` with its title.
    private mutating func lookAtOtherDates(_ index: Int) {
        if let title = tree.string(.title, of: index), tree.string(.class, of: index)?.contains("published") ?? false { namedDates.append(title) }
        guard let names = tree.string(.property, of: index)?.lowercased(), let content = tree.string(.content, of: index) else { return }
        let isDate = names.split(separator: " ").contains { PageMetadata.dateProperties.contains($0) }
        if isDate { namedDates.append(content) }
    }

    private static let dateProperties: Set<Substring> = ["dc:created", "dc:date", "dcterms:created", "schema:datepublished", "schema:datecreated"]

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

    // MARK: - Publication

    /// When the article was published: what the page's data say, else its meta elements, `time` elements, lines near the title, its address. What says the
    /// day alone is filled up by what says the hour of that day, and an hour by its zone. A page that only says when it was changed was there by then.
    func published(near place: ArticlePlace, closing: String?) -> PartialDate? {
        guard var date = published(near: place) else { return nil }
        guard let closing, let hour = DateLine.closingHour(in: closing, words.dates) else { return date }
        if date.minutes == nil || date.minutes == hour.minutes && date.offset == nil { (date.minutes, date.offset) = (hour.minutes, hour.offset) }
        return date
    }

    private func published(near place: ArticlePlace) -> PartialDate? {
        let said = candidates + articleTimes(near: place, isNear: true)
        let lines = place.lines.flatMap { DateLine.parts(of: $0, words, monthFirst: isAmerican) }
        let told = lines.filter { !words.tellsChange($0) } + lines.filter { words.tellsChange($0) }
        let (dates, shown, changed) = (said.compactMap { date(in: $0) }, told.lazy.compactMap { self.date(in: $0) }, changes.compactMap { date(in: $0) })
        guard var best = dates.first ?? shown.first ?? url.flatMap(PageMetadata.dateOfAddress) ?? lastResort(place, told, changed) else { return nil }
        if let first = said.first(where: { date(in: $0) == best }) { best = agreeing(best, first, said + told.prefix(6) + changes) }
        for (other, isChange) in (dates + shown.prefix(3)).map({ ($0, false) }) + changed.map({ ($0, true) }) {
            guard other.isSameDay(as: best), let minutes = other.minutes else { continue }
            if (best.minutes == nil && !isChange) || (best.minutes == minutes && best.offset == nil) { best = other }
        }
        return best
    }

    /// A date where no other is told: `time` elements elsewhere, a Hijri day, when the page was changed.
    private func lastResort(_ place: ArticlePlace, _ lines: [String], _ changed: [PartialDate]) -> PartialDate? {
        articleTimes(near: place, isNear: false).lazy.compactMap { self.date(in: $0) }.first
            ?? lines.lazy.compactMap { DateLine.hijriDate(in: $0, words.dates) }.first ?? changed.first
    }

    private func date(in text: String) -> PartialDate? { DateLine.date(in: text, words.dates, monthFirst: isAmerican) }

    private var isAmerican: Bool { language == "en-us" || meta("og:locale")?.lowercased() == "en_us" || language == "en" }

    /// A date that can be read in two ways (1/12/2031), as what can be read in one way on the page has it.
    private func agreeing(_ date: PartialDate, _ text: String, _ texts: [String]) -> PartialDate {
        func read(_ text: String, _ monthFirst: Bool) -> PartialDate? { DateLine.date(in: text, words.dates, monthFirst: monthFirst) }
        guard let other = read(text, !isAmerican), !other.isSameDay(as: date) else { return date }
        let sure = texts.compactMap { text in read(text, true).flatMap { $0 == read(text, false) ? $0 : nil } }
        return !sure.contains { $0.isSameDay(as: date) } && sure.contains { $0.isSameDay(as: other) } ? other : date
    }

    private var candidates: [String] {
        let named = [
            data.published, meta("article:published_time", "og:published_time", "og:article:published_time", "article:published"),
            meta("datepublished", "pubdate", "pub_date", "publishdate", "publish-date", "publish_date", "published", "publication_date", "date_published"),
            meta("parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article_date_original", "ptime", "displaydate", "rnews:datepublished"),
            meta(
                "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "dc.created", "date", "article.published", "created",
                "creation_date"),
        ]
        return named.compactMap { $0 } + namedDates
    }

    /// When the page was changed.
    private var changes: [String] {
        [data.modified, meta("article:modified_time", "og:updated_time", "og:modified_time", "last-modified", "dc.date.modified", "dcterms.modified")]
            .compactMap { $0 } + modified
    }

    /// The `time` elements near the article, or the others; first those that say that they are the publication's, those above the title last.
    private func articleTimes(near place: ArticlePlace, isNear: Bool) -> [String] {
        let near = times.map { (time: $0, nearness: place.nearness($0.node)) }.filter { ($0.nearness != nil) == isNear }
        let ranked = near.filter { $0.nearness != 1 } + near.filter { $0.nearness == 1 }.reversed()
        let marked = ranked.map(\.time).filter {
            tree.string(.itemprop, of: $0.node)?.hasPrefix("datePublished") ?? false || (tree.string(.class, of: $0.node) ?? "").contains("publish")
        }
        return (marked + ranked.map(\.time)).map(\.text)
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

extension PartialDate {
    /// Whether both name the same day, whatever the hour.
    fileprivate func isSameDay(as other: PartialDate) -> Bool { year == other.year && month == other.month && day == other.day }
}

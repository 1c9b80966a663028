/// What a page says of its article in JSON-LD (schema.org).
struct PageData {
    var headline: String?
    var author: String?
    var publisher: String?
    var published: String?
    var modified: String?
    var url: String?
    var language: String?
    var body: String?
    /// The name of the site or of the body that it belongs to.
    var site: String?

    /// A page's data of other articles, those that it links to, are left out where it says which is its own: by its address, or by its headline.
    init(_ tree: MarkupTree) {
        let values = tree.all(.script).compactMap { PageData.value(tree.inside($0)) }
        guard !values.isEmpty else { return }
        var found = Found()
        for value in values { found.collect(value, depth: 0) }
        site = found.site
        for article in PageData.own(found.articles, in: tree) { take(article, found.named) }
        for other in PageData.own(found.others, in: tree) { takeDates(other) }
    }

    /// Control characters inside strings, comments and CDATA marks around the data are common; what is no JSON then is mended and read again.
    private static func value(_ bytes: [UInt8]) -> JSONTree? {
        let mark = Array("<![CDATA[".utf8)
        let inner = ByteSearch.first(mark, in: bytes, from: 0).map { bytes[($0 + mark.count)...] } ?? bytes[...]
        guard let start = inner.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }), let end = inner.lastIndex(where: { $0 == 0x7D || $0 == 0x5D }), start < end
        else { return nil }
        let data = inner[start...end]
        if let value = try? JSONTree(data.map { $0 < 0x20 ? 0x20 : $0 }) { return value }
        // Other scripts are no data that went wrong.
        guard ByteSearch.first(Array("@type".utf8), in: Array(data), from: 0) != nil else { return nil }
        return try? JSONTree(LenientJSON.mended(data))
    }

    // MARK: - Which of them are the page's own

    private struct Found {
        var articles: [JSONTree] = []
        /// Pages and films: they say when they were published where no article does.
        var others: [JSONTree] = []
        var site: String?
        /// Names of persons and bodies by their `@id`.
        var named: [String: String] = [:]

        mutating func collect(_ value: JSONTree, depth: Int) {
            guard depth < 5 else { return }
            if case .list(let elements) = value {
                for element in elements.prefix(200) { collect(element, depth: depth + 1) }
                return
            }
            if let graph = value["@graph"] { collect(graph, depth: depth + 1) }
            if let entity = value["mainEntity"] { collect(entity, depth: depth + 1) }
            if let id = value["@id"]?.string, let name = value["name"]?.string { named[id] = named[id] ?? name }
            if PageData.isArticle(value), articles.count < 200 { articles.append(value) }
            if PageData.isOne(of: ["WebPage", "ItemPage", "VideoObject", "CreativeWork"], value), others.count < 200 { others.append(value) }
            if PageData.isOne(of: ["WebSite", "NewsMediaOrganization"], value) { site = site ?? value["name"]?.string }
        }
    }

    private static func isArticle(_ value: JSONTree) -> Bool {
        guard let types = value["@type"]?.elements else { return false }
        return types.contains { type in type.string.map(isArticle) ?? false }
    }

    private static func isOne(of types: Set<String>, _ value: JSONTree) -> Bool {
        value["@type"]?.elements.contains { $0.string.map(types.contains) ?? false } ?? false
    }

    /// Whether a type of schema.org is one of articles.
    static func isArticle(_ type: String) -> Bool { type.hasSuffix("Article") || type.hasSuffix("Posting") || type.hasPrefix("Report") }

    private static func own(_ articles: [JSONTree], in tree: MarkupTree) -> [JSONTree] {
        guard articles.count > 1 else { return articles }
        if let own = address(of: tree) {
            let matching = articles.filter { addresses(of: $0).contains { isSame($0, own) } }
            if !matching.isEmpty { return matching }
        }
        let headings = Set(tree.all(.h1).prefix(5).map { PageSheet.letters(tree.inside($0)) }).subtracting([[]])
        let matching = articles.filter { headings.contains(letters($0["headline"])) }
        if !matching.isEmpty { return matching }
        let first = letters(articles[0]["headline"])
        return articles.filter { [[], first].contains(letters($0["headline"])) }
    }

    private static func letters(_ value: JSONTree?) -> [UInt8] { PageSheet.letters(Array((value?.string ?? "").utf8)) }

    /// The address that the page calls its own.
    private static func address(of tree: MarkupTree) -> String? {
        if let link = tree.all(.link).first(where: { tree.string(.rel, of: $0)?.lowercased() == "canonical" }) { return tree.string(.href, of: link) }
        return tree.all(.meta).first { tree.string(.property, of: $0) == "og:url" }.flatMap { tree.string(.content, of: $0) }
    }

    private static func addresses(of article: JSONTree) -> [String] {
        [article["url"], article.at("mainEntityOfPage.@id"), article["mainEntityOfPage"], article["@id"]].compactMap { $0?.string }
    }

    /// Without scheme, host's www, fragment and last slash.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        func bare(_ text: String) -> Substring {
            var rest = text.prefix { $0 != "#" }
            if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
            if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
            while rest.hasSuffix("/") { rest = rest.dropLast() }
            return rest
        }
        return bare(one) == bare(other) && !bare(one).isEmpty
    }

    // MARK: - What they say

    private mutating func take(_ value: JSONTree, _ named: [String: String]) {
        headline = headline ?? value["headline"]?.string ?? value["name"]?.string
        author = author ?? PageData.names(value["author"], named)
        publisher = publisher ?? value.at("publisher.name")?.string ?? value.at("publisher.@id")?.string.flatMap { named[$0] }
        takeDates(value)
        url = url ?? value["url"]?.string ?? value.at("mainEntityOfPage.@id")?.string ?? value["mainEntityOfPage"]?.string
        language = language ?? value["inLanguage"]?.string
        let text = value["articleBody"]?.string
        if let text, text.utf8.count > (body ?? "").utf8.count { body = text }
    }

    private mutating func takeDates(_ value: JSONTree) {
        published = published ?? value["datePublished"]?.string ?? value["dateCreated"]?.string ?? value["uploadDate"]?.string
        modified = modified ?? value["dateModified"]?.string
    }

    /// One name or several: strings, objects that have one, or their numbers.
    private static func names(_ value: JSONTree?, _ named: [String: String]) -> String? {
        let names = (value?.elements ?? []).compactMap { element in
            element["name"]?.string ?? element["@id"]?.string.flatMap { named[$0] } ?? (element["@type"] == nil ? element.string : nil)
        }
        var once: [String] = []
        for name in names where !once.contains(name) { once.append(name) }
        return once.isEmpty ? nil : once.joined(separator: ", ")
    }
}

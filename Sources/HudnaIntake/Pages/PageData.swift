/// What a page says of its article in JSON-LD (schema.org).
struct PageData {
    var headline: String?
    var author: String?
    var publisher: String?
    var published: String?
    var url: String?
    var language: String?
    var body: String?

    init(_ tree: MarkupTree) {
        for node in tree.all(.script) {
            guard let value = try? JSONTree(PageData.cleaned(tree.inside(node))) else { continue }
            collect(value, depth: 0)
        }
    }

    /// Control characters inside strings, comments and CDATA marks around the data are common.
    private static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
        let start = bytes.firstIndex { $0 == 0x7B || $0 == 0x5B } ?? 0
        var rest = bytes[start...].map { $0 < 0x20 ? 0x20 : $0 }
        while let last = rest.last, last != 0x7D, last != 0x5D { rest.removeLast() }
        return rest
    }

    private mutating func collect(_ value: JSONTree, depth: Int) {
        guard depth < 5 else { return }
        if case .list(let elements) = value {
            for element in elements.prefix(200) { collect(element, depth: depth + 1) }
            return
        }
        if let graph = value["@graph"] { collect(graph, depth: depth + 1) }
        if let entity = value["mainEntity"] { collect(entity, depth: depth + 1) }
        guard isArticle(value) else { return }
        headline = headline ?? value["headline"]?.string ?? value["name"]?.string
        author = author ?? PageData.names(value["author"])
        publisher = publisher ?? value.at("publisher.name")?.string
        published = published ?? value["datePublished"]?.string ?? value["dateCreated"]?.string
        url = url ?? value["url"]?.string ?? value.at("mainEntityOfPage.@id")?.string ?? value["mainEntityOfPage"]?.string
        language = language ?? value["inLanguage"]?.string
        let text = value["articleBody"]?.string
        if let text, text.utf8.count > (body ?? "").utf8.count { body = text }
    }

    private func isArticle(_ value: JSONTree) -> Bool {
        guard let types = value["@type"]?.elements else { return false }
        return types.contains { type in
            guard let name = type.string else { return false }
            return name.hasSuffix("Article") || name.hasSuffix("Posting") || name.hasPrefix("Report")
        }
    }

    /// One name or several: strings, or objects that have one.
    private static func names(_ value: JSONTree?) -> String? {
        let names = (value?.elements ?? []).compactMap { element in element["name"]?.string ?? (element["@type"] == nil ? element.string : nil) }
        var once: [String] = []
        for name in names where !once.contains(name) { once.append(name) }
        return once.isEmpty ? nil : once.joined(separator: ", ")
    }
}

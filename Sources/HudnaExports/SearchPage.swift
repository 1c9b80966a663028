public import HudnaRecord

/// What a search found, to read or as JSON.
public struct SearchPage: Sendable {
    public let query: String
    /// In the order in which it is shown.
    public let hits: [SearchHit]

    public init(query: String, hits: [SearchHit]) {
        self.query = query
        self.hits = hits
    }

    /// A hit a paragraph: what it is and where it stands, then the words.
    public func text(_ style: TextSummary.Style = TextSummary.Style()) -> String {
        var page = SummaryPage(style)
        for hit in hits {
            var parts = [kind(hit.item), page.words(hit.report)]
            if let outlet = hit.outlet { parts.append(page.words(outlet)) }
            if let published = hit.published { parts.append(SummaryDates.text(published)) }
            if hit.version > 1 { parts.append("version \(hit.version)") }
            page.line(0, page.ink(parts.joined(separator: " · "), .faint))
            var speaker = ""
            if case .quote(_, _, let name) = hit.item, !name.isEmpty { speaker = page.words(name) + ": " }
            page.line(1, speaker + "“" + page.words(hit.text) + "”")
        }
        return page.text
    }

    /// One object: the query, and the hits in a list, each with its evidence as every answer of Hudna has it.
    public func json() -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key(#","query":"#)
            writer.string(query)
            writer.key(#","hits":"#)
            writer.list(hits) { writer, hit in writer.object { SearchPage.write(hit, to: &$0) } }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func kind(_ item: SearchHit.Item) -> String {
        switch item {
        case .claim(_, let type, let status): "claim \(type.rawValue)" + (status == .occurred ? "" : " \(status.rawValue)")
        case .quote(_, let kind, _): "\(kind.rawValue) quote"
        case .report: "report"
        }
    }

    private static func write(_ hit: SearchHit, to writer: inout JSONWriter) {
        func member(_ name: StaticString, _ value: String?) {
            guard let value else { return }
            writer.key(name)
            writer.string(value)
        }
        switch hit.item {
        case .claim(let id, let type, let status):
            member(#","kind":"#, "claim")
            member(#","id":"#, id)
            member(#","type":"#, type.rawValue)
            member(#","status":"#, status.rawValue)
        case .quote(let id, let kind, let speaker):
            member(#","kind":"#, "quote")
            member(#","id":"#, id)
            member(#","type":"#, kind.rawValue)
            member(#","speaker":"#, speaker)
        case .report: member(#","kind":"#, "report")
        }
        member(#","report":"#, hit.report)
        writer.key(#","version":"#)
        writer.number(hit.version)
        member(#","title":"#, hit.title)
        member(#","outlet":"#, hit.outlet)
        member(#","published":"#, hit.published?.iso)
        writer.key(#","span":"#)
        writer.list([hit.span.start, hit.span.end]) { $0.number($1) }
        writer.key(#","evidence":"#)
        writer.list([hit]) { writer, hit in
            writer.object { writer in
                writer.key(#","report":"#)
                writer.string(hit.report)
                writer.key(#","text":"#)
                writer.string(hit.text)
            }
        }
    }
}

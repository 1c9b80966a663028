internal import HudnaRecord

/// What became known, the latest first, as an Atom feed (RFC 4287): an entry an event, updated when it was last told.
struct AtomFormat: ExportForm {
    private static let columns = ["id", "title", "published", "updated", "author", "category", "link", "summary"]
    /// Entries of the feed at most.
    private static let most = 1000

    func tables(_ dossier: Dossier) -> [ExportTable] {
        let told = dossier.events.compactMap { event in event.tellings.last.map { (event, $0.evidence.known) } }
        let latest = told.sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }
        var table = ExportTable("atom", columns: Self.columns, rows: latest.prefix(Self.most).map { row($0.0, dossier) })
        table.leftOut = latest.count > Self.most ? [(reason: "older than the latest \(Self.most)", count: latest.count - Self.most)] : []
        return [table]
    }

    private func row(_ event: CodedEvent, _ dossier: Dossier) -> [ExportValue] {
        let url = event.tellings.first.flatMap { dossier.reports[$0.evidence.report]?.url }
        return [
            .text("urn:hudna:" + event.id), .text(dossier.headline(event)), ExportValue(event.tellings.first?.evidence.known.stamp),
            ExportValue(event.tellings.last?.evidence.known.stamp), ExportValue(dossier.outlets(event)),
            ExportValue([event.standing == .alleged ? "accuse" : event.type.rawValue, event.standing.rawValue]), ExportValue(url),
            .text(dossier.reported(event)),
        ]
    }

    func bytes(_ tables: [ExportTable]) -> [UInt8] {
        let rows = tables.flatMap(\.rows)
        let updated = rows.first.map { CellText.plain($0[3]) } ?? "1970-01-01T00:00:00Z"
        var lines = [
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "<id>urn:hudna:feed</id>", "<title>Hudna</title>",
            "<updated>\(updated)</updated>", "<author><name>Hudna</name></author>",
        ]
        lines += rows.map { entry(Array(zip(Self.columns, $0))) }
        return Array((lines.joined(separator: "\n") + "\n</feed>\n").utf8)
    }

    private func entry(_ fields: [(name: String, value: ExportValue)]) -> String {
        let parts = fields.flatMap { field -> [String] in
            let values: [String] = if case .list(let list) = field.value { list.map(CellText.plain) } else { [CellText.plain(field.value)] }
            return values.filter { !$0.isEmpty }.map { value in
                switch field.name {
                case "author": "<author>" + MarkupText.element("name", value) + "</author>"
                case "category": "<category term=\"\(MarkupText.escaped(value))\"/>"
                case "link": "<link href=\"\(MarkupText.escaped(value))\"/>"
                default: MarkupText.element(field.name, value)
                }
            }
        }
        return "<entry>" + parts.joined() + "</entry>"
    }
}

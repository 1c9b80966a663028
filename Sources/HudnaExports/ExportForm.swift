/// How a format is made: first what it says, then how it is written.
protocol ExportForm: Sendable {
    /// What of the record has a place in it.
    func tables(_ dossier: Dossier) -> [ExportTable]
    /// The file.
    func bytes(_ tables: [ExportTable]) -> [UInt8]
}

/// The formats by their names on the command line.
public enum ExportFormat: String, Sendable, CaseIterable {
    case csv, xlsx, jsonl, plover, cameo
    case cameoMentions = "cameo-mentions"
    case acled, ceasefires, ftm, ics, geojson, atom

    /// Formats that have the lists of the record, to choose from.
    public var hasLists: Bool { self == .csv || self == .xlsx || self == .jsonl }

    /// The names of those lists, in order.
    public static var lists: [String] { ListTables.names }

    /// - Parameter lists: which lists, where the format has them; empty for all.
    func form(_ lists: [String]) -> any ExportForm {
        switch self {
        case .csv: CSVFormat(lists: lists)
        case .xlsx: XLSXFormat(lists: lists)
        case .jsonl: JSONLinesFormat(lists: lists)
        case .plover: PloverFormat()
        case .cameo: CameoFormat()
        case .cameoMentions: CameoMentionsFormat()
        case .acled: ACLEDFormat()
        case .ceasefires: CeasefireFormat()
        case .ftm: FollowTheMoneyFormat()
        case .ics: CalendarFormat()
        case .geojson: GeoJSONFormat()
        case .atom: AtomFormat()
        }
    }

    /// The rows of a dossier as texts by column.
    public func rows(_ dossier: Dossier) -> [[String: String]] {
        form([]).tables(dossier).flatMap { table in
            table.rows.map { row in Dictionary(zip(table.columns, row.map(CellText.plain)), uniquingKeysWith: { first, _ in first }) }
        }
    }

    /// The file of a dossier.
    public func bytes(_ dossier: Dossier, lists: [String] = []) -> [UInt8] { file(dossier, lists: lists).bytes }

    /// The file of a dossier, and whether nothing of it has a place there.
    public func file(_ dossier: Dossier, lists: [String] = []) -> (bytes: [UInt8], isEmpty: Bool) {
        let form = form(lists)
        let tables = form.tables(dossier)
        return (form.bytes(tables), tables.allSatisfy(\.rows.isEmpty))
    }

    /// What share of each column is filled, and what was left out, as Markdown.
    public func filled(_ dossier: Dossier, lists: [String] = []) -> String { FilledShares(form(lists).tables(dossier)).markdown }
}

public import HudnaRecord

/// An entry of a process, known by what it says.
public struct Entry: Sendable {
    /// `entry-` and sixteen hexadecimal digits.
    public var id: String
    /// The list it stands in.
    public var list: String
    public var process: String
    public var item: RecordItem

    init(_ item: RecordItem, list: String, process: String) {
        self.list = list
        self.process = process
        self.item = item
        var id = StableID()
        // Of two disagreements on one matter each has its own versions.
        let rows = item.facets.isOfVersions ? item.rows("versions").compactMap(\.evidence.first).map { "\($0.report) \($0.span.start)" } : []
        for part in [list, process] + rows + item.fields.map({ $0.name + "=" + ($0.value.plain ?? "") }) { id.add(part) }
        self.id = "entry-" + StableID.text(id.value)
    }

    /// What it is called, by which it is found again where other reports have changed it.
    var label: String { item.fields.compactMap(\.value.plain).filter { !$0.isEmpty }.prefix(2).joined(separator: " · ") }

    /// All that it says, on one line, with the English names that are known.
    func line(_ names: EnglishNames? = nil) -> String {
        let added = names?.added(to: item).fields ?? []
        let english = Dictionary(added.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let parts = item.fields.compactMap { field in
            (english[field.name + "_en"] ?? field.value).plain.flatMap { $0.isEmpty ? nil : field.name + " " + $0 }
        }
        return list + ": " + parts.joined(separator: ", ")
    }
}

extension RecordItem.Value {
    /// As one text; nil for rows.
    var plain: String? {
        switch self {
        case .text(let text): text
        case .texts(let texts): texts.joined(separator: "|")
        case .number(let number): number.map { "\($0)" } ?? ""
        case .flag(let flag): flag ? "yes" : "no"
        case .items: nil
        }
    }

    /// A value of the same kind out of what a coder writes; nil for rows.
    func replaced(_ values: [String]) -> RecordItem.Value? {
        switch self {
        case .text: .text(values.first ?? "")
        case .texts: .texts(values.filter { !$0.isEmpty })
        case .number: .number(values.first.flatMap(Double.init))
        case .flag: .flag(values.first == "yes")
        case .items: nil
        }
    }
}

extension CorrectionBook {
    /// Whether they say anything of entries in a list, or in one that it shows.
    func speaks(of list: String) -> Bool {
        let shown = Topic(rawValue: list).map { [$0.rawValue] + (Self.showing[$0] ?? []).map(\.rawValue) } ?? []
        return entries.contains { correction in correction.anchors.contains { shown.contains($0.type) } }
    }

    private static let showing: [Topic: [Topic]] = [.instruments: [.positions], .who: [.parties]]

    /// An entry as coders have corrected it, and the rows in it; nil where they have rejected it.
    func corrected(_ item: RecordItem, list: String, process: String) -> RecordItem? {
        guard !entries.isEmpty else { return item }
        var item = item
        let entry = Entry(item, list: list, process: process)
        if let correction = entries.last(where: { isAbout(entry, $0) }) {
            if correction.verdict == .reject { return nil }
            for change in correction.changes { item.amend(change.field, change.values, in: list) }
        }
        for (index, field) in item.fields.enumerated() where field.name == Topic.positions.rawValue {
            guard case .items(let rows) = field.value else { continue }
            item.fields[index].value = .items(rows.compactMap { corrected($0, list: Topic.positions.rawValue, process: process) })
        }
        return item
    }
}

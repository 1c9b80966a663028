internal import HudnaExports
internal import HudnaRecord

/// The columns by which a coding of others is set beside Hudna's.
public enum Coding: String, Sendable, CaseIterable {
    case acled, ceasefires

    /// The format whose columns these are.
    var format: ExportFormat { self == .acled ? .acled : .ceasefires }

    /// Which coding has these columns; nil where it is neither.
    public init?(columns: [String]) {
        guard let found = Coding.allCases.first(where: { Set($0.key).isSubset(of: columns) }) else { return nil }
        self = found
    }

    /// Columns without which nothing can be matched.
    private var key: [String] {
        switch self {
        case .acled: ["event_date", "actor1", "event_type"]
        case .ceasefires: ["actor_name", "cf_dec_yr"]
        }
    }

    /// Columns that are compared where rows match.
    var compared: [String] {
        switch self {
        case .acled: ["event_date", "event_type", "sub_event_type", "actor1", "actor2", "country", "location", "fatalities"]
        case .ceasefires:
            [
                "location", "cf_dec_yr", "cf_dec_month", "cf_dec_day", "cf_effect_yr", "cf_effect_month", "cf_effect_day", "end_yr", "end_month", "end_day",
                "written", "mediator_nego",
            ]
        }
    }

    /// Columns of names; one side's, then the other's.
    var actors: [String] { self == .acled ? ["actor1", "assoc_actor_1", "actor2", "assoc_actor_2"] : ["actor_name"] }
    var id: String { self == .acled ? "event_id_cnty" : "uniq_id" }

    /// The day of a row; of a ceasefire that of its declaration, else that on which it took effect.
    func day(_ row: [String: String]) -> CalendarDay? {
        switch self {
        case .acled: return row["event_date"].flatMap { PartialDate(iso: $0) ?? Self.written($0) }?.firstDay
        case .ceasefires:
            return ["cf_dec", "cf_effect"].lazy.compactMap { name -> CalendarDay? in
                guard let year = row[name + "_yr"].flatMap({ Int($0) }), let month = row[name + "_month"].flatMap({ Int($0) }), month > 0 else { return nil }
                return CalendarDay(year: year, month: month, day: max(row[name + "_day"].flatMap { Int($0) } ?? 1, 1))
            }.first
        }
    }

    /// A day as ACLED's files for download have it: `13 January 2020`, `13-Jan-20`.
    private static func written(_ text: String) -> PartialDate? {
        let parts = text.split { $0 == " " || $0 == "-" || $0 == "/" }.map(String.init)
        guard parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]), parts[1].count >= 3 else { return nil }
        let month = parts[1].lowercased()
        guard let index = months.firstIndex(where: { $0 == month || $0.prefix(3) == month }) else { return nil }
        let whole = parts[2].count == 2 ? (year < 70 ? 2000 : 1900) + year : year
        return CalendarDay(year: whole, month: index + 1, day: day).map { PartialDate($0) }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]

    /// What can't be read of a row, in a line; nil where its day can, or none is told.
    public func fault(_ row: [String: String]) -> String? {
        guard self == .acled, let date = row["event_date"], !date.isEmpty, day(row) == nil else { return nil }
        return "event_date \(date) is no date; write 2020-01-13, 13 January 2020 or 13-Jan-20"
    }

    /// Whether two rows can be of one thing by what they call it, as Hudna's exports use these words: fighting of whatever kind, or the same other step.
    func isComparable(_ theirs: [String: String], _ ours: [String: String]) -> Bool {
        guard self == .acled else { return true }
        let (type, own) = (theirs["event_type"] ?? "", ours["event_type"] ?? "")
        if type.isEmpty { return true }
        if Self.violence.contains(type), Self.violence.contains(own) { return true }
        let sub = theirs["sub_event_type"] ?? ""
        return type == own && (sub.isEmpty || sub == ours["sub_event_type"])
    }

    /// ACLED's types of political violence.
    private static let violence: Set<String> = ["Battles", "Explosions/Remote violence", "Violence against civilians"]

    /// A cell as it is compared: in the columns of years, months and days of ceasefires 0 stands for unknown.
    func plain(_ cell: String, _ column: String) -> String {
        if self == .acled, column == "event_date" { return day([column: cell]).map { PartialDate($0).iso } ?? cell }
        let isDate = ["_yr", "_month", "_day"].contains { column.hasSuffix($0) }
        return self == .ceasefires && isDate && Int(cell) == 0 ? "" : cell
    }

    /// Days by which two codings of one thing may be apart: more where the day is not known exactly.
    func reach(_ row: [String: String]) -> Int {
        guard self == .acled else { return 7 }
        switch row["time_precision"] {
        case "3": return 31
        case "2": return 7
        default: return 1
        }
    }
}

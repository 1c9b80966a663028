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
        case .acled: return row["event_date"].flatMap { PartialDate(iso: $0) }?.firstDay
        case .ceasefires:
            return ["cf_dec", "cf_effect"].lazy.compactMap { name -> CalendarDay? in
                guard let year = row[name + "_yr"].flatMap({ Int($0) }), let month = row[name + "_month"].flatMap({ Int($0) }), month > 0 else { return nil }
                return CalendarDay(year: year, month: month, day: max(row[name + "_day"].flatMap { Int($0) } ?? 1, 1))
            }.first
        }
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

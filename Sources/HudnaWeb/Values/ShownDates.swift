internal import HudnaRecord

/// Dates as the interface shows them.
enum ShownDates {
    /// A date that is written as in the JSON; the text itself where it is none.
    static func text(_ iso: String, _ style: ShownStyle) -> String {
        guard let date = PartialDate(iso: iso) else { return iso }
        guard let month = date.month else { return "\(date.year)" }
        let name = style.texts.text("month-\(style.tongue == .arabic ? style.months + "-" : "")\(month)", style.tongue)
        let day = date.day.map { "\($0) " } ?? ""
        return day + name + " \(date.year)"
    }
}

public import HudnaExports
public import HudnaLanguage
public import HudnaRecord

extension HijriCalendar {
    /// The Umm al-Qura calendar of the language data; tabular outside its years, and where it has none.
    public init(_ source: LanguageSource) {
        self.init(
            years: source.terms("ar/times/hijri-years.tsv").compactMap { term in
                term.role == "hijri-year" ? Year(term.value.split(separator: " ").map(String.init)) : nil
            })
    }
}

extension CalendarNames {
    /// The names of the language data: months as a part of the Arab world has them (`ar/record/calendar.tsv`), days and Hijri months in their first forms.
    /// Nil where the language data lack some. English ones are the program's own.
    public init?(_ source: LanguageSource, _ names: MonthNames) {
        if names == .english {
            self = .english
            return
        }
        let calendar = source.terms("ar/record/calendar.tsv")
        func first(_ path: String, _ numbers: ClosedRange<Int>, _ isWanted: (String) -> Bool) -> [String] {
            let terms = source.terms(path).filter { isWanted($0.role) }
            return numbers.compactMap { number in terms.first { $0.value == "\(number)" }?.forms.first }
        }
        self.init(
            months: calendar.first { $0.role == "months-" + names.rawValue }?.forms ?? [],
            hijriMonths: first("ar/times/months.tsv", 1...12) { $0.hasPrefix("hijri-month") }, weekdays: calendar.first { $0.role == "weekdays" }?.forms ?? [])
    }
}

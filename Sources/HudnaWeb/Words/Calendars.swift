internal import Hudna
internal import HudnaExports
internal import HudnaLanguage
internal import HudnaRecord

/// Dates as readers write them, by what names of months they are used to.
struct Calendars: Sendable {
    private let byNames: [MonthNames: DateText]
    private let english: DateText
    let hijri: HijriCalendar

    init(_ source: LanguageSource, _ texts: InterfaceTexts) {
        let hijri = HijriCalendar(source)
        self.hijri = hijri
        english = DateText(names: .english, words: texts.all(.english), hijri: hijri)
        var byNames: [MonthNames: DateText] = [:]
        for names in MonthNames.allCases where names != .english {
            byNames[names] = CalendarNames(source, names).map { DateText(names: $0, words: texts.all(.arabic), hijri: hijri) }
        }
        self.byNames = byNames
    }

    func dates(_ taste: Taste) -> DateText { taste.tongue == .arabic ? byNames[taste.months] ?? english : english }
}

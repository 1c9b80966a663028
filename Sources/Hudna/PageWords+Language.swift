public import HudnaIntake
public import HudnaLanguage
internal import HudnaRecord

extension PageWords {
    /// The words of pages in the language data; what is missing leaves a page to the rest.
    public init(_ source: LanguageSource) {
        func terms(_ paths: [String]) -> [Term] {
            paths.flatMap { path in source.terms(path).map { Term(forms: $0.forms, role: $0.role, value: $0.value) } }
        }
        self.init(
            hints: terms(["web/hints.tsv"]), cues: terms(["web/cues.tsv", "ar/pages/cues.tsv"]),
            dates: terms(["web/dates.tsv", "ar/times/months.tsv", "ar/times/zones.tsv", "ar/times/dayparts.tsv", "ar/times/weekdays.tsv", "ar/pages/dates.tsv"]
            ),
            weights: source["web/models/blocks.tsv"] ?? [], calendar: HijriCalendar(source))
    }
}

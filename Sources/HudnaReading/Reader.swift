public import HudnaLanguage
public import HudnaRecord
internal import HudnaText

/// Reads reports. Pure: the same report gives the same reading. Not shared between threads: one a worker.
public final class Reader {
    public let language: Language
    private let analyzer: WordAnalyzer

    public init(language: Language) {
        self.language = language
        analyzer = WordAnalyzer(language: language)
    }

    /// Reads one report. `date` overrides what the report itself says of when it was published.
    public func read(_ report: Report, date: ReportDate? = nil) -> Reading {
        Assembly(analysis: analyze(report, date: date), report: report).reading()
    }

    /// All that the readers find, before it is put into words.
    func analyze(_ report: Report, date: ReportDate?) -> Analyzed {
        analyzer.trim()
        let text = FoldedText(utf8: report.text)
        let (tokens, cuts) = GluedWords.split(Tokenizer.tokens(of: text), text, analyzer)
        let sheet = Sheet(text: text, tokens: tokens, language: language, analyzer: analyzer)
        let date = date ?? ReportDate(interval: DateInterval(start: report.published, end: report.published), basis: .given)
        let tags = Tags(sheet)
        let isTime = [Bool](repeating: false, count: tokens.count)
        let finder = MentionFinder(sheet: sheet, tags: tags, isTaken: isTime)
        var resolver = ActorResolver(sheet: sheet, tags: tags, mentions: finder.mentions(), day: date.interval.start?.firstDay)
        let cast = resolver.cast()
        let clauses = Clauses(sheet, tags)
        let grammar = Grammar(sheet: sheet, tags: tags, cast: cast, clauses: clauses, isTime: isTime)
        let pairs = QuoteMarks.pairs(sheet)
        let attributions = AttributionReader(grammar: grammar, quotes: pairs).attributions()
        let quotes = QuoteReader(grammar: grammar, pairs: pairs, attributions: attributions).quotes()
        let drafts = ClaimReader(grammar: grammar, attributions: attributions, times: []).drafts()
        return Analyzed(grammar: grammar, date: date, attributions: attributions, quotes: quotes, drafts: drafts, gluedAt: cuts)
    }
}

/// Everything found in one report, with indexes instead of names.
struct Analyzed {
    let grammar: Grammar
    let date: ReportDate
    let attributions: [Attribution]
    let quotes: [QuoteReader.Found]
    let drafts: [DraftClaim]
    /// Tokens that were glued to the one behind them.
    let gluedAt: [Int]
}

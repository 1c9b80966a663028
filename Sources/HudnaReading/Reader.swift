public import HudnaLanguage
public import HudnaRecord
internal import HudnaText

/// Reads reports. Pure: the same report gives the same reading. Not shared between threads: one a worker.
public final class Reader {
    public let language: Language
    private let analyzer: WordAnalyzer
    private let timeReader: TimeReader
    private let figureReader: FigureReader
    private let judge: Judge
    private let senses: SenseKinds
    private let numbers: FeatureNumbers

    public init(language: Language) {
        self.language = language
        analyzer = WordAnalyzer(language: language)
        let index = TermIndex(language: language)
        timeReader = TimeReader(index: index)
        figureReader = FigureReader(index: index)
        judge = Judge(language)
        senses = SenseKinds(language)
        numbers = FeatureNumbers(language, senses)
    }

    /// Reads one report. `date` overrides what the report itself says of when it was published.
    public func read(_ report: Report, date: ReportDate? = nil) -> Reading {
        Assembly(analysis: analyze(report, date: date), report: report).reading()
    }

    /// What a report says of its own date and of others', for `dates(of:)`. `given` where the date is known: a dated report helps to date the others.
    public func dateEvidence(_ report: Report, given: ReportDate?) -> DateEvidence {
        analyzer.trim()
        let text = FoldedText(utf8: report.text)
        let sheet = Sheet(text: text, tokens: Tokenizer.tokens(of: text), language: language, analyzer: analyzer)
        var evidence = ReportDating.evidence(sheet, reader: timeReader, given: given)
        evidence.report = report.id
        evidence.mark = Self.mark(report)
        return evidence
    }

    /// A hash of a report's text, the same in every run.
    public static func mark(_ report: Report) -> UInt64 {
        var id = StableID()
        id.add(report.id)
        id.add(file: report.text)
        return id.value
    }

    /// The dates of reports that were read in one call, in their order.
    public static func dates(of evidence: [DateEvidence]) -> [ReportDate] { ReportDating.infer(evidence) }

    /// All that the readers find, before it is put into words.
    func analyze(_ report: Report, date: ReportDate?) -> Analyzed {
        analyzer.trim()
        let text = FoldedText(utf8: report.text)
        let (tokens, words, cuts) = GluedWords.split(Tokenizer.tokens(of: text), text, analyzer)
        let sheet = Sheet(text: text, tokens: tokens, words: words, language: language, analyzer: analyzer)
        let published = report.published.flatMap(\.firstDay).map { PartialDate($0) }
        let date = date ?? ReportDate(interval: DateInterval(start: published, end: published), basis: .given)
        let tags = Tags(sheet)
        let terms = timeReader.terms(sheet)
        let (times, timeFindings) = timeReader.readAll(terms, date: date)
        let figures = figureReader.read(terms, times: times)
        var isTime = [Bool](repeating: false, count: tokens.count)
        for time in times { for token in time.tokens { isTime[token] = true } }
        let finder = MentionFinder(sheet: sheet, tags: tags, isTaken: isTime)
        var resolver = ActorResolver(sheet: sheet, tags: tags, mentions: finder.mentions(), day: date.interval.start?.firstDay)
        let clauses = Clauses(sheet, tags)
        let marks = QuoteMarks(sheet)
        let pairs = marks.pairs
        let named = Grammar(sheet: sheet, tags: tags, cast: resolver.cast(), clauses: clauses, isTime: isTime, senses: senses)
        var tellers = TellerFinder(reader: AttributionReader(grammar: named, marks: marks))
        let cast = tellers.cast()
        let grammar = Grammar(sheet: sheet, tags: tags, cast: cast, clauses: clauses, isTime: isTime, senses: senses)
        let furniture = Furniture(sheet, cast, isTime: isTime)
        let attributionReader = AttributionReader(grammar: grammar, marks: marks)
        let attributions = attributionReader.carriedOn(attributionReader.attributions())
        let quotes = QuoteReader(reader: attributionReader, attributions: attributions).quotes()
        let drafts = ClaimReader(grammar: grammar, attributions: attributions).drafts().filter { !furniture.isUntold($0.predicate.token) }
        let features = ClaimFeatures(grammar: grammar, attributions: attributions, drafts: drafts, pairs: pairs, numbers: numbers)
        let timeMarks = times.filter(\.isAnchored).map { TimeMark(range: $0.tokens, interval: $0.interval) }
        let timeFeatures = TimeFeatures(
            claims: features, circumstances: Circumstances(grammar: grammar, times: timeMarks), day: date.interval.end?.lastDay)
        let claims = Allegations(grammar: grammar, attributions: attributions).attributed(judge.judge(features, timeFeatures, cast))
        let actorFeatures = ActorFeatures(grammar: grammar, claims: claims, attributions: attributions, quotes: quotes)
        let told = cast.actors.indices.map { judge.isTold($0, cast, actorFeatures) }
        return Analyzed(
            grammar: grammar, date: date, attributions: attributions, quotes: quotes,
            features: features, timeFeatures: timeFeatures, claims: claims, actorFeatures: actorFeatures, told: told, times: times, figures: figures,
            findings: timeFindings + furniture.findings(sheet), gluedAt: cuts)
    }
}

/// Everything found in one report, with indexes instead of names.
struct Analyzed {
    let grammar: Grammar
    let date: ReportDate
    let attributions: [Attribution]
    let quotes: [QuoteReader.Found]
    /// Draft claims as the rules leave them, with what the models look at.
    let features: ClaimFeatures
    let timeFeatures: TimeFeatures
    var circumstances: Circumstances { timeFeatures.circumstances }
    /// Draft claims as decided.
    let claims: [JudgedClaim]
    let actorFeatures: ActorFeatures
    /// By actor: it is listed even if no claim or quote names it.
    let told: [Bool]
    let times: [TimeFind]
    let figures: [FigureFind]
    let findings: [Finding]
    /// Tokens that were glued to the one behind them.
    let gluedAt: [Int]
}

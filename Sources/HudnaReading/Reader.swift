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
        analyzer.trim()
        let text = FoldedText(utf8: report.text)
        let (tokens, _) = GluedWords.split(Tokenizer.tokens(of: text), text, analyzer)
        let sheet = Sheet(text: text, tokens: tokens, language: language, analyzer: analyzer)
        let tags = Tags(sheet)
        let isTaken = [Bool](repeating: false, count: tokens.count)
        let finder = MentionFinder(sheet: sheet, tags: tags, isTaken: isTaken)
        var resolver = ActorResolver(sheet: sheet, tags: tags, mentions: finder.mentions(), day: report.published?.firstDay)
        let cast = resolver.cast()
        var reading = Reading(report: report.id)
        reading.actors = cast.actors.map { actor in
            Actor(
                name: actor.name, kind: actor.kind,
                mentions: actor.mentions.map { index in
                    let mention = cast.mentions[index]
                    return Actor.Mention(text: sheet.string(mention.range, prefix: mention.prefix), span: sheet.span(mention.range, prefix: mention.prefix))
                }, rule: actor.rule)
        }
        return reading
    }
}

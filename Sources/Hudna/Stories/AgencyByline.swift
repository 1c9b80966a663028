internal import HudnaLanguage
internal import HudnaText

/// Which agency a report's text is by, as its byline says: الرياض - واس, (رويترز), … أ ف ب at the end.
struct AgencyByline {
    /// A byline stands in so many first words of the body, or makes up its end.
    private static let opening = 14
    private static let ending = 4

    private let forms: [[[UInt8]]: String]
    private let longest: Int

    init(_ language: Language) {
        var forms: [[[UInt8]]: String] = [:]
        for row in language.recordTerms where row.table == "agencies" {
            for form in row.forms { forms[PlainText.name(form), default: row.forms[0]] = row.forms[0] }
        }
        self.forms = forms
        longest = forms.keys.map(\.count).max() ?? 0
    }

    /// - Parameter body: tokens of the text behind its headline.
    func agency(_ body: ArraySlice<Token>, _ text: FoldedText) -> String? {
        let body = body.filter { $0.kind != .newline }
        let words = body.map { $0.kind == .mark ? [] : PlainText.withoutArticle(Array(text.codes[$0.range])) }
        for start in body.indices.prefix(Self.opening) {
            if let found = name(words, at: start), isSetOff(body, start, found.end) { return found.name }
        }
        for start in body.indices.suffix(Self.ending) {
            if let found = name(words, at: start), body[found.end...].allSatisfy({ $0.kind == .mark }) { return found.name }
        }
        return nil
    }

    private func name(_ words: [[UInt8]], at start: Int) -> (name: String, end: Int)? {
        for end in stride(from: min(start + longest, words.count), to: start, by: -1) {
            if let name = forms[Array(words[start..<end])] { return (name, end) }
        }
        return nil
    }

    /// Between marks, or at the start and before one: not the subject of a sentence.
    private func isSetOff(_ body: [Token], _ start: Int, _ end: Int) -> Bool {
        guard end < body.count, body[end].kind == .mark, body[end].mark != Letter.comma else { return false }
        return start == 0 || body[start - 1].kind == .mark || body[end].mark == Letter.dash || body[end].mark == Letter.colon
    }
}

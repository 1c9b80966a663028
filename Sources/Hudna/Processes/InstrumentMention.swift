internal import HudnaLanguage
internal import HudnaRecord

/// What a text calls an instrument: وثيقة, اتفاقية الصخيرات, اتفاق لوقف إطلاق النار.
struct InstrumentMention {
    var kind: Instrument.Kind
    /// What it is about; empty where the text does not say.
    var subject: String
    /// The place it is called by; empty where it has no name of its own.
    var place: String
    /// As it stands in the text.
    var name: String
    /// Called by the noun with its article and no more (المقترح).
    var isDefinite = false
    /// Called by the noun and a definite noun that is no subject (اتفاق السلم), or by what it is about (الاتفاق على بناء طريق): one of its own.
    var isNamedElse = false
    /// That definite noun, folded and without its article; empty where it is not called so.
    var title: [UInt8] = []
    /// Numbers of the listed states whose initiative it is called (المبادرة التركية الروسية).
    var states: [Int] = []

    static let ceasefire = "ceasefire"

    /// Whether nothing but the noun stands there (الوثيقة), so that the context must tell which.
    var isBare: Bool { subject.isEmpty && place.isEmpty && (kind == .agreement || kind == .draft || kind == .proposal) }

    /// The instruments that a text names, in its order.
    static func all(in string: String, _ words: RecordWords) -> [InstrumentMention] {
        let text = PlainText(string)
        let heads = words.terms("instruments", in: text)
        if heads.isEmpty { return [] }
        let surroundings = Surroundings(
            text: text, subjects: words.terms("subjects", in: text).map { ($0.range, $0.term.role) }, places: words.places(in: text).map { ($0.range, $0.id) },
            adjectives: words.states(in: text).filter { $0.form == .nisba }.map { ($0.range, $0.state) },
            peace: words.terms("words", in: text).filter { $0.term.role == "peace" }.map(\.range.lowerBound),
            about: words.terms("words", in: text).filter { $0.term.role == "about" }.map(\.range.lowerBound))
        var out: [InstrumentMention] = []
        var covered = 0
        for (index, head) in heads.enumerated() where head.range.lowerBound >= covered {
            guard let kind = Instrument.Kind(rawValue: head.term.role) ?? surroundings.kindOfSeveral(head.range) else {
                // Several of them: what they are about names none either.
                covered = head.range.upperBound + 3
                continue
            }
            let next = heads.dropFirst(index + 1).first { !isTruce($0.term.role) }
            guard let (mention, end) = surroundings.mention(kind, head.range, prefix: head.prefix, limit: next?.range.lowerBound ?? text.count) else {
                continue
            }
            covered = end
            out.append(mention)
        }
        return out
    }

    private static func isTruce(_ role: String) -> Bool { role == Instrument.Kind.ceasefire.rawValue || role == Instrument.Kind.truce.rawValue }
}

/// What stands around the noun of an instrument.
private struct Surroundings {
    let text: PlainText
    let subjects: [(range: Range<Int>, role: String)]
    let places: [(range: Range<Int>, id: String)]
    let adjectives: [(range: Range<Int>, state: Int)]
    /// Words for peace.
    let peace: [Int]
    /// Words that lead to what something is about.
    let about: [Int]

    /// Words that may stand between a noun and what it is about (اتفاق شامل لوقف …, حظر الجامعة العربية للسلاح).
    private func reach(_ kind: Instrument.Kind) -> Int { kind == .embargo ? 3 : 1 }

    /// اتفاقات مينسك, اتفاقات سلام مينسك: several that are called by one place are one.
    func kindOfSeveral(_ head: Range<Int>) -> Instrument.Kind? { place(after: head).map { _ in .agreement } }

    /// The place that stands behind the noun, or behind the word for peace after it; behind the article it is none of its name (الاتفاق في زروان).
    private func place(after head: Range<Int>) -> (range: Range<Int>, id: String)? {
        if head.count == 1, text.isDefinite(head.lowerBound) { return nil }
        let end = head.upperBound + (peace.contains(head.upperBound) ? 1 : 0)
        return places.first { $0.range.lowerBound == end }
    }

    /// The instrument that the noun names, and where its name ends; nil for a call or a ban on something else.
    func mention(_ kind: Instrument.Kind, _ head: Range<Int>, prefix: Int, limit: Int) -> (InstrumentMention, Int)? {
        var end = head.upperBound
        var mention = InstrumentMention(
            kind: kind, subject: kind == .ceasefire || kind == .truce ? InstrumentMention.ceasefire : "", place: "", name: "")
        for subject in subjects
        where subject.range.lowerBound >= head.upperBound && subject.range.lowerBound <= end + reach(kind) && subject.range.lowerBound < limit {
            if mention.subject.isEmpty || mention.subject == "cooperation" { mention.subject = subject.role }
            end = max(end, subject.range.upperBound)
        }
        if mention.subject.isEmpty, let place = place(after: head) {
            mention.place = place.id
            end = place.range.upperBound
        }
        for adjective in adjectives where kind == .initiative && adjective.range.lowerBound == end {
            end = adjective.range.upperBound
            mention.states.append(adjective.state)
        }
        if kind == .call && mention.subject != InstrumentMention.ceasefire || kind == .embargo && mention.subject != "arms" { return nil }
        mention.name = text.string(head.lowerBound..<end, prefix: prefix)
        mention.isDefinite = text.isDefinite(head.lowerBound) && end == head.upperBound
        if mention.isBare, end == head.upperBound, end < text.count {
            let isTitled = !text.isDefinite(head.lowerBound) && text.isDefinite(end)
            mention.isNamedElse = about.contains(end) || isTitled
            if isTitled {
                mention.title = PlainText.name(text.string(end..<end + 1)).first ?? []
                mention.name = text.string(head.lowerBound..<end + 1, prefix: prefix)
            }
        }
        return (mention, end)
    }
}

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

    static let ceasefire = "ceasefire"

    /// Whether nothing but the noun stands there (الوثيقة), so that the context must tell which.
    var isBare: Bool { subject.isEmpty && place.isEmpty && (kind == .agreement || kind == .draft || kind == .proposal) }

    /// The instruments that a text names, in its order.
    static func all(in string: String, _ words: RecordWords) -> [InstrumentMention] {
        let text = PlainText(string)
        let heads = words.terms("instruments", in: text)
        let subjects = words.terms("subjects", in: text)
        let places = words.places(in: text)
        let states = words.states(in: text)
        var out: [InstrumentMention] = []
        var covered = 0
        for (index, head) in heads.enumerated() where head.range.lowerBound >= covered {
            guard let kind = Instrument.Kind(rawValue: head.term.role) else {
                covered = head.range.upperBound + 3
                continue
            }
            let limit =
                index + 1 < heads.count && heads[index + 1].term.role != Self.ceasefire && heads[index + 1].term.role != "truce"
                ? heads[index + 1].range.lowerBound : text.count
            var end = head.range.upperBound
            var mention = InstrumentMention(kind: kind, subject: kind == .ceasefire || kind == .truce ? Self.ceasefire : "", place: "", name: "")
            for subject in subjects
            where subject.range.lowerBound >= head.range.upperBound && subject.range.lowerBound <= end + 1 && subject.range.lowerBound < limit {
                if mention.subject.isEmpty || mention.subject == "cooperation" { mention.subject = subject.term.role }
                end = max(end, subject.range.upperBound)
            }
            if let place = places.first(where: { $0.range.lowerBound == head.range.upperBound }), mention.subject.isEmpty {
                mention.place = place.id
                end = place.range.upperBound
            }
            for state in states where state.form == .nisba && state.range.lowerBound == end && kind == .initiative { end = state.range.upperBound }
            if kind == .call, mention.subject != Self.ceasefire { continue }
            covered = end
            mention.name = text.string(head.range.lowerBound..<end, prefix: head.prefix)
            mention.isDefinite = text.isDefinite(head.range.lowerBound) && end == head.range.upperBound
            out.append(mention)
        }
        return out
    }
}

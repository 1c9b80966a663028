internal import HudnaText

/// Derives the forms of verbs and nouns from what the tables list. Weak roots follow the classes of any reference grammar
/// (K. Ryding, A Reference Grammar of Modern Standard Arabic, 2005, chapters 21 to 33), on unvowelled letters.
struct Conjugation: Sendable {
    struct VerbEnding: Sendable {
        enum Stem: String, Sendable, CaseIterable { case bare, open, closed, dual, short }
        let isPast: Bool
        let features: Features
        let prefix: [UInt8]
        let suffix: [UInt8]
        let stem: Stem
    }

    struct NounEnding: Sendable {
        let suffix: [UInt8]
        let features: Features
        let isFeminine: Bool
        let isSound: Bool
    }

    /// A form with its features.
    struct Form {
        var letters: [UInt8]
        var features: Features
    }

    let verbEndings: [VerbEnding]
    let nounEndings: [NounEnding]

    init(verbs: Table, nouns: Table) throws {
        func features(_ table: Table, _ row: Table.Row, _ person: Int?, _ gender: Int, _ number: Int, construct: Bool, short: Bool) -> Features {
            let genders = ["": 0, "m": 1, "f": 2]
            let numbers = ["": 0, "s": 1, "d": 2, "p": 3]
            return Features(
                person: person.map { Int(table.text(row, $0)) ?? 0 } ?? 0, gender: genders[table.text(row, gender)] ?? 0,
                number: numbers[table.text(row, number)] ?? 0, construct: construct, short: short)
        }
        let v = (
            tense: try verbs.column("tense"), person: try verbs.column("person"), gender: try verbs.column("gender"), number: try verbs.column("number"),
            prefix: try verbs.column("prefix"), suffix: try verbs.column("suffix"), stem: try verbs.column("stem"), mood: try verbs.column("mood")
        )
        verbEndings = try verbs.rows.map { row in
            guard let stem = VerbEnding.Stem(rawValue: verbs.text(row, v.stem)) else { throw verbs.broken(row, "no such stem") }
            return VerbEnding(
                isPast: verbs.text(row, v.tense) == "past",
                features: features(verbs, row, v.person, v.gender, v.number, construct: false, short: verbs.text(row, v.mood) == "short"),
                prefix: FoldedText.fold(verbs.text(row, v.prefix)), suffix: FoldedText.fold(verbs.text(row, v.suffix)), stem: stem)
        }
        let n = (
            suffix: try nouns.column("suffix"), gender: try nouns.column("gender"), number: try nouns.column("number"), state: try nouns.column("state"),
            which: try nouns.column("class")
        )
        nounEndings = nouns.rows.map { row in
            NounEnding(
                suffix: FoldedText.fold(nouns.text(row, n.suffix)),
                features: features(nouns, row, nil, n.gender, n.number, construct: nouns.text(row, n.state) == "construct", short: false),
                isFeminine: nouns.text(row, n.gender) == "f", isSound: nouns.text(row, n.which) == "sound")
        }
    }

    private enum Last { case alef, maqsura, ya, waw, strong }

    private static func last(_ word: String) -> Last {
        switch word.unicodeScalars.last?.value {
        case 0x627: .alef
        case 0x649: .maqsura
        case 0x64A: .ya
        case 0x648: .waw
        default: .strong
        }
    }

    /// Forms of the past tense: `وقّع` gives وقع, وقعت, وقعا, وقعوا … and passives that look different.
    func past(_ lemma: String) -> [Form] {
        let base = FoldedText.fold(lemma)
        guard base.count >= 2 else { return [] }
        let last = Self.last(lemma)
        let isHollow = base.count >= 3 && base[base.count - 2] == Letter.alef && last == .strong
        var forms: [Form] = []
        for ending in verbEndings where ending.isPast {
            var stem = base
            switch ending.stem {
            case .bare, .short: break
            case .open:
                if last == .alef || last == .maqsura || (last == .ya && ending.suffix.first == Letter.waw) { stem.removeLast() }
            case .dual:
                if last == .alef { stem[stem.count - 1] = Letter.waw }
            case .closed:
                if last == .alef { stem[stem.count - 1] = Letter.waw }
                if isHollow { stem.remove(at: stem.count - 2) }
            }
            forms.append(Form(letters: stem + ending.suffix, features: ending.features))
        }
        if let passive = Self.passiveStem(lemma, base, last, isHollow) {
            let suffixes = verbEndings.filter { $0.isPast && ($0.stem == .bare || $0.stem == .open) && $0.features.person == 3 }
            for ending in suffixes {
                var features = ending.features
                features.bits |= 128
                forms.append(Form(letters: passive + ending.suffix, features: features))
            }
        }
        return forms
    }

    /// قال → قيل, أعاد → أعيد, استأنف → استؤنف, دعا → دعي; nil where the passive looks like the active.
    private static func passiveStem(_ lemma: String, _ base: [UInt8], _ last: Last, _ isHollow: Bool) -> [UInt8]? {
        var stem = base
        if isHollow {
            stem[stem.count - 2] = Letter.ya
            return stem
        }
        if last == .alef {
            stem[stem.count - 1] = Letter.ya
            return stem
        }
        let scalars = Array(lemma.unicodeScalars)
        if let hamza = scalars.indices.dropFirst().first(where: { scalars[$0].value == 0x623 }), scalars.count == base.count {
            stem[hamza] = base.count == 3 && hamza == 1 ? Letter.ya : Letter.waw
            return stem
        }
        return nil
    }

    /// Forms of the present: `يلتقي` gives يلتقي, تلتقي, يلتقون, يلتق …
    func present(_ lemma: String, past: String) -> [Form] {
        let base = FoldedText.fold(lemma)
        guard base.count >= 3 else { return [] }
        let stemBase = Array(base.dropFirst())
        let last = Self.last(lemma)
        let pastBase = FoldedText.fold(past)
        let weakMiddle = stemBase.count >= 2 && [Letter.alef, Letter.waw, Letter.ya].contains(stemBase[stemBase.count - 2])
        let isHollow = last == .strong && weakMiddle && pastBase.count >= 3 && pastBase[pastBase.count - 2] == Letter.alef
        let isDefective = last == .maqsura || last == .ya || last == .waw
        var forms: [Form] = []
        for ending in verbEndings where !ending.isPast {
            var stem = stemBase
            switch ending.stem {
            case .bare, .dual: break
            case .open: if isDefective { stem.removeLast() }
            case .closed: if isHollow { stem.remove(at: stem.count - 2) }
            case .short:
                if isDefective { stem.removeLast() } else if isHollow { stem.remove(at: stem.count - 2) } else { continue }
            }
            forms.append(Form(letters: ending.prefix + stem + ending.suffix, features: ending.features))
        }
        if isHollow {
            var passive = stemBase
            passive[passive.count - 2] = Letter.alef
            if passive != stemBase {
                for ending in verbEndings where !ending.isPast && ending.stem == .bare && ending.features.person == 3 {
                    var features = ending.features
                    features.bits |= 128
                    forms.append(Form(letters: ending.prefix + passive + ending.suffix, features: features))
                }
            }
        }
        return forms
    }

    /// Forms of a noun or adjective in the masculine singular, or of a noun as listed. `isSound`: participles and adjectives, which take ة and ون.
    func noun(_ word: String, isSound: Bool) -> [Form] {
        var base = FoldedText.fold(word)
        guard base.count >= 2 else { return [] }
        let isFeminine = word.unicodeScalars.last?.value == 0x629
        let endsInHamza = base.count >= 3 && base[base.count - 1] == Letter.hamza && base[base.count - 2] == Letter.alef
        var forms = [Form(letters: base, features: Features(gender: isFeminine ? 2 : isSound ? 1 : 0, number: isSound || isFeminine ? 1 : 0))]
        if endsInHamza {
            // لقائه، لقاؤهم: the seat of the hamza before a pronoun.
            for seat in [Letter.waw, Letter.ya] {
                var seated = base
                seated[seated.count - 1] = seat
                forms.append(Form(letters: seated, features: Features(construct: true)))
            }
        }
        if isFeminine { base.removeLast() }
        for ending in nounEndings {
            if isFeminine && !ending.isFeminine { continue }
            if isFeminine && ending.features.number == 1 { continue }
            if !isSound && ending.isSound { continue }
            if !isSound && !isFeminine && ending.isFeminine && ending.features.number == 2 { continue }
            forms.append(Form(letters: base + ending.suffix, features: ending.features))
        }
        return forms
    }

    /// A plural in ون as listed, with its oblique and construct forms (مسؤولون: مسؤولين, مسؤولو, مسؤولي); any other form as it is.
    func plural(_ word: String) -> [Form] {
        let base = FoldedText.fold(word)
        var forms = [Form(letters: base, features: Features())]
        guard base.count > 3, base[base.count - 1] == Letter.nun, base[base.count - 2] == Letter.waw else { return forms }
        let stem = Array(base.dropLast(2))
        forms[0].features = Features(gender: 1, number: 3)
        forms.append(Form(letters: stem + [Letter.ya, Letter.nun], features: Features(gender: 1, number: 3)))
        forms.append(Form(letters: stem + [Letter.waw], features: Features(gender: 1, number: 3, construct: true)))
        forms.append(Form(letters: stem + [Letter.ya], features: Features(gender: 1, number: 3, construct: true)))
        return forms
    }
}

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
                prefix: FoldedText.fold(utf8: verbs.utf8(row, v.prefix)), suffix: FoldedText.fold(utf8: verbs.utf8(row, v.suffix)), stem: stem)
        }
        let n = (
            suffix: try nouns.column("suffix"), gender: try nouns.column("gender"), number: try nouns.column("number"), state: try nouns.column("state"),
            which: try nouns.column("class")
        )
        nounEndings = nouns.rows.map { row in
            NounEnding(
                suffix: FoldedText.fold(utf8: nouns.utf8(row, n.suffix)),
                features: features(nouns, row, nil, n.gender, n.number, construct: nouns.text(row, n.state) == "construct", short: false),
                isFeminine: nouns.text(row, n.gender) == "f", isSound: nouns.text(row, n.which) == "sound")
        }
    }

    private enum Last { case alef, maqsura, ya, waw, strong }

    /// - Parameter word: UTF-8.
    private static func last(_ word: ArraySlice<UInt8>) -> Last {
        switch word.suffix(2) {
        case Self.alef: .alef
        case Self.maqsura: .maqsura
        case Self.ya: .ya
        case Self.waw: .waw
        default: .strong
        }
    }

    private static let (alef, maqsura, ya, waw) = (bytes("\u{627}"), bytes("\u{649}"), bytes("\u{64A}"), bytes("\u{648}"))
    private static let (taMarbuta, alefHamza) = (bytes("\u{629}"), bytes("\u{623}"))
    private static func bytes(_ letter: String) -> ArraySlice<UInt8> { Array(letter.utf8)[...] }

    /// Forms of the past tense: `وقّع` gives وقع, وقعت, وقعا, وقعوا … and passives that look different.
    /// - Parameters:
    ///   - lemma: UTF-8.
    ///   - forms: which they are put behind.
    func past(_ lemma: ArraySlice<UInt8>, into forms: inout Forms) {
        let base = FoldedText.fold(utf8: lemma)
        guard base.count >= 2 else { return }
        let last = Self.last(lemma)
        let isHollow = base.count >= 3 && base[base.count - 2] == Letter.alef && last == .strong
        let short = Array(base.dropLast())
        var (dual, closed) = (base, base)
        if last == .alef {
            dual[base.count - 1] = Letter.waw
            closed[base.count - 1] = Letter.waw
        }
        if isHollow { closed.remove(at: base.count - 2) }
        for ending in verbEndings where ending.isPast {
            let stem =
                switch ending.stem {
                case .bare, .short: base
                case .open: last == .alef || last == .maqsura || (last == .ya && ending.suffix.first == Letter.waw) ? short : base
                case .dual: dual
                case .closed: closed
                }
            forms.append(stem, suffix: ending.suffix, ending.features)
        }
        if let passive = Self.passiveStem(lemma, base, last, isHollow) {
            for ending in verbEndings where ending.isPast && (ending.stem == .bare || ending.stem == .open) && ending.features.person == 3 {
                var features = ending.features
                features.bits |= 128
                forms.append(passive, suffix: ending.suffix, features)
            }
        }
    }

    /// قال → قيل, أعاد → أعيد, استأنف → استؤنف, دعا → دعي; nil where the passive looks like the active.
    private static func passiveStem(_ lemma: ArraySlice<UInt8>, _ base: [UInt8], _ last: Last, _ isHollow: Bool) -> [UInt8]? {
        var stem = base
        if isHollow {
            stem[stem.count - 2] = Letter.ya
            return stem
        }
        if last == .alef {
            stem[stem.count - 1] = Letter.ya
            return stem
        }
        guard let hamza = letter(alefHamza, in: lemma), letters(of: lemma) == base.count else { return nil }
        stem[hamza] = base.count == 3 && hamza == 1 ? Letter.ya : Letter.waw
        return stem
    }

    /// The number, counted in scalars, of the first place behind the first where a letter stands; nil where it stands in none.
    private static func letter(_ letter: ArraySlice<UInt8>, in word: ArraySlice<UInt8>) -> Int? {
        var number = -1
        for at in word.indices where word[at] & 0xC0 != 0x80 {
            number += 1
            if number > 0, word[at...].starts(with: letter) { return number }
        }
        return nil
    }

    /// How many scalars a word has.
    private static func letters(of word: ArraySlice<UInt8>) -> Int { word.count { $0 & 0xC0 != 0x80 } }

    /// Forms of the present: `يلتقي` gives يلتقي, تلتقي, يلتقون, يلتق …
    /// - Parameters:
    ///   - lemma: UTF-8.
    ///   - past: UTF-8.
    ///   - forms: which they are put behind.
    func present(_ lemma: ArraySlice<UInt8>, past: ArraySlice<UInt8>, into forms: inout Forms) {
        let base = FoldedText.fold(utf8: lemma)
        guard base.count >= 3 else { return }
        let stem = Array(base.dropFirst())
        let last = Self.last(lemma)
        let weakMiddle = stem.count >= 2 && [Letter.alef, Letter.waw, Letter.ya].contains(stem[stem.count - 2])
        let pastBase = last == .strong && weakMiddle ? FoldedText.fold(utf8: past) : []
        let isHollow = pastBase.count >= 3 && pastBase[pastBase.count - 2] == Letter.alef
        let isDefective = last == .maqsura || last == .ya || last == .waw
        let open = isDefective ? Array(stem.dropLast()) : stem
        var closed = stem
        if isHollow { closed.remove(at: stem.count - 2) }
        for ending in verbEndings where !ending.isPast {
            if ending.stem == .short && !isDefective && !isHollow { continue }
            let stem =
                switch ending.stem {
                case .bare, .dual: stem
                case .open: open
                case .closed: closed
                case .short: isDefective ? open : closed
                }
            forms.append(prefix: ending.prefix, stem, suffix: ending.suffix, ending.features)
        }
        guard isHollow, stem[stem.count - 2] != Letter.alef else { return }
        var passive = stem
        passive[passive.count - 2] = Letter.alef
        for ending in verbEndings where !ending.isPast && ending.stem == .bare && ending.features.person == 3 {
            var features = ending.features
            features.bits |= 128
            forms.append(prefix: ending.prefix, passive, suffix: ending.suffix, features)
        }
    }

    /// Forms of a noun or adjective in the masculine singular, or of a noun as listed. `isSound`: participles and adjectives, which take ة and ون.
    /// - Parameters:
    ///   - word: UTF-8.
    ///   - forms: which they are put behind.
    func noun(_ word: ArraySlice<UInt8>, isSound: Bool, into forms: inout Forms) {
        var base = FoldedText.fold(utf8: word)
        guard base.count >= 2 else { return }
        let isFeminine = word.suffix(2) == Self.taMarbuta
        let endsInHamza = base.count >= 3 && base[base.count - 1] == Letter.hamza && base[base.count - 2] == Letter.alef
        forms.append(base, Features(gender: isFeminine ? 2 : isSound ? 1 : 0, number: isSound || isFeminine ? 1 : 0))
        if endsInHamza {
            // لقائه، لقاؤهم: the seat of the hamza before a pronoun.
            for seat in [Letter.waw, Letter.ya] {
                var seated = base
                seated[seated.count - 1] = seat
                forms.append(seated, Features(construct: true))
            }
        }
        if isFeminine { base.removeLast() }
        for ending in nounEndings {
            if isFeminine && !ending.isFeminine { continue }
            if isFeminine && ending.features.number == 1 { continue }
            if !isSound && ending.isSound { continue }
            if !isSound && !isFeminine && ending.isFeminine && ending.features.number == 2 { continue }
            forms.append(base, suffix: ending.suffix, ending.features)
        }
    }

    /// A plural in ون as listed, with its oblique and construct forms (مسؤولون: مسؤولين, مسؤولو, مسؤولي); any other form as it is.
    /// - Parameters:
    ///   - word: UTF-8.
    ///   - forms: which they are put behind.
    func plural(_ word: ArraySlice<UInt8>, into forms: inout Forms) {
        let base = FoldedText.fold(utf8: word)
        guard base.count > 3, base[base.count - 1] == Letter.nun, base[base.count - 2] == Letter.waw else { return forms.append(base, Features()) }
        let stem = Array(base.dropLast(2))
        forms.append(base, Features(gender: 1, number: 3))
        forms.append(stem, suffix: [Letter.ya, Letter.nun], Features(gender: 1, number: 3))
        forms.append(stem, suffix: [Letter.waw], Features(gender: 1, number: 3, construct: true))
        forms.append(stem, suffix: [Letter.ya], Features(gender: 1, number: 3, construct: true))
    }
}

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What a word of the tables under times/ and figures/ does. `name` is the table's `role` (months add `-weak`).
enum TermRole: UInt8, CaseIterable {
    case month, hijriMonth, weekday, unit, stretch, daypart, late, then, thenTime, day, night, now, modifier, this, that, edge, season, feast
    case decade, century, since, from, ago, after, until, during, `for`, `in`, of, about, lasting, few, every, calendar, future, set, andPart, age
    case zone, notToday, notWeekday, number, scale, vagueNumber, fraction, ordinal, percent, qualifier, qualifierAfter, qualifierBetween, or
    case measure, counted, soundPlural, oneOf, event, eventAfter, among, identifier, notCounted

    /// One bit of a mask; there are fewer than 64 roles.
    var bit: UInt64 { 1 << UInt64(rawValue) }

    /// The role as the tables write it: `every-word` for everyWord.
    var name: String {
        "\(self)".reduce(into: "") { name, letter in name += letter.isUppercase ? "-" + letter.lowercased() : String(letter) }
    }

    static let named: [String: TermRole] = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

/// A word of a value that means something to the code.
enum TermWord: String {
    case none, am, pm, night, day, midnight, noon, noun, adverb, bound, start, middle, end, part, month, year, any, solar, gregorian, hijri, local
    case person, official, thing, others
}

/// A row of those tables, with its value read once.
struct TermInfo {
    var role: TermRole
    /// The form is also a common word or a name: مارس "practised", رجب.
    var isWeak: Bool
    /// The parts of the value that are numbers, in order, and how many there are.
    var numbers: (Double, Double, Double) = (0, 0, 0)
    var count = 0
    /// The first part that is a word, as what it can mean.
    var word = TermWord.none
    var unit: TimeUnit?
    var qualifier: Figure.Qualifier?
    var what: Figure.What?
    /// The second such part.
    var form = TermWord.none
    /// The index of the last part in `TermIndex.texts` where it is a word of the language, else -1.
    var text: Int32 = -1

    var value: Double { numbers.0 }
    var first: Int { Int(numbers.0) }
    func number(_ index: Int) -> Int { Int(index == 0 ? numbers.0 : index == 1 ? numbers.1 : numbers.2) }

    init(role: TermRole, isWeak: Bool, parts: [String]) {
        self.role = role
        self.isWeak = isWeak
        let values = parts.compactMap { Double($0) }
        count = values.count
        if values.count > 0 { numbers.0 = values[0] }
        if values.count > 1 { numbers.1 = values[1] }
        if values.count > 2 { numbers.2 = values[2] }
        let words = parts.filter { Double($0) == nil }
        guard let first = words.first else { return }
        word = TermWord(rawValue: first) ?? .none
        unit = TimeUnit(rawValue: first)
        qualifier = Figure.Qualifier(rawValue: first)
        what = Figure.What(rawValue: first)
        if words.count > 1 { form = TermWord(rawValue: words[1]) ?? .none }
    }
}

/// All rows by the payload of a `term` entry, and the abbreviations that are single letters.
struct TermIndex {
    private(set) var infos: [TermInfo?] = []
    private(set) var bits: [UInt64] = []
    /// Units of measures as `of` gives them.
    private(set) var texts: [String] = []
    private var units: [TimeUnit: String] = [:]
    /// Minutes east of UTC by letters: ت غ is 0.
    private(set) var zoneLetters: [(letters: [UInt8], offset: Int)] = []
    /// م is Gregorian, ه Hijri.
    private(set) var hijriLetters: [UInt8] = []
    private(set) var gregorianLetters: [UInt8] = []
    private(set) var pmLetters: [UInt8] = []
    private(set) var amLetters: [UInt8] = []
    /// ر for the decimal point: 3ر5.
    private(set) var decimalLetters: [UInt8] = []
    private(set) var calendar = HijriCalendar(years: [])

    init(language: Language) {
        var years: [HijriCalendar.Year] = []
        for term in language.terms {
            let parts = term.value.split(separator: " ").map(String.init)
            let isWeak = term.role.hasSuffix("-weak")
            let role = TermRole.named[isWeak ? String(term.role.dropLast(5)) : term.role]
            var info = role.map { TermInfo(role: $0, isWeak: isWeak, parts: parts) }
            if role == .measure, parts.count > 2, let last = parts.last {
                info?.text = Int32(texts.count)
                texts.append(last)
            }
            if role == .unit, parts.count > 2, let unit = info?.unit { units[unit] = parts.last }
            infos.append(info)
            bits.append(role?.bit ?? 0)
            if role == nil { addLetters(term.role, parts) }
            if term.role == "hijri-year", let year = HijriCalendar.Year(parts) { years.append(year) }
        }
        calendar = HijriCalendar(years: years)
    }

    /// A unit of time as `of` gives it (ruling 36): يوم.
    func name(of unit: TimeUnit) -> String? { units[unit] }

    func text(_ info: TermInfo) -> String { info.text >= 0 ? texts[Int(info.text)] : "" }

    private mutating func addLetters(_ role: String, _ parts: [String]) {
        let letters = parts.filter { Int($0) == nil }.map { FoldedText.fold($0) }
        switch role {
        case "zone-letters": zoneLetters.append((letters.flatMap { $0 }, parts.first.flatMap { Int($0) } ?? 0))
        case "year-letters":
            guard let letter = letters.last?.first else { return }
            if parts.first == "hijri" { hijriLetters.append(letter) } else { gregorianLetters.append(letter) }
        case "daypart-letters":
            guard let letter = letters.last?.first else { return }
            if parts.first == "am" { amLetters.append(letter) } else { pmLetters.append(letter) }
        case "decimal-letter": decimalLetters += letters.compactMap(\.first)
        default: break
        }
    }
}

/// A term as it stands in the text.
struct TermHit {
    var info: TermInfo
    /// The token after it.
    var end: Int
    var proclitics: Proclitics
    /// Letters of its first word before its stem.
    var prefixLength: Int
    /// Letters of its pronoun; nil where it has none.
    var pronounLength: Int?
    var hasPronoun: Bool { pronounLength != nil }
    /// It bears the accusative alef: أسبوعا.
    var isAccusative: Bool
    /// No other term begins at its token.
    var isLast = false

    var isDefinite: Bool { proclitics.contains(.al) }
}

/// A sheet with the roles of its terms by token.
struct TermSheet {
    let sheet: Sheet
    let index: TermIndex
    /// By token: union of the bits of its roles.
    private(set) var roles: [UInt64]
    /// By token: inside a name of several words (رجب طيب أردوغان, روسيا اليوم), where no word is a time.
    private(set) var isName: [Bool]
    /// The terms that begin at tokens, phrases first, and by token where its terms begin, -1 for none.
    private var hits: [TermHit] = []
    private var firstHit: [Int32]

    init(_ sheet: Sheet, index: TermIndex) {
        self.sheet = sheet
        self.index = index
        roles = [UInt64](repeating: 0, count: sheet.tokens.count)
        isName = [Bool](repeating: false, count: sheet.tokens.count)
        firstHit = [Int32](repeating: -1, count: sheet.tokens.count)
        hits.reserveCapacity(sheet.tokens.count / 2)
        let mask = EntryKind.term.mask | EntryKind.actor.mask
        for token in sheet.tokens.indices where sheet.kinds[token] & mask != 0 { add(token) }
    }

    private mutating func add(_ token: Int) {
        let start = hits.count
        var bits: UInt64 = 0
        if sheet.kinds[token] != 0 {
            for match in sheet.phrases(at: token) {
                if match.entry.kind == .actor { for inside in match.range { isName[inside] = true } }
                guard match.entry.kind == .term, let info = index.infos[Int(match.entry.payload)] else { continue }
                bits |= info.role.bit
                hits.append(
                    TermHit(
                        info: info, end: Int(match.end), proclitics: match.proclitics, prefixLength: Int(match.prefixLength), pronounLength: nil,
                        isAccusative: false))
            }
        }
        if sheet.kinds[token] & EntryKind.term.mask != 0 {
            for number in sheet.analyses(of: token) {
                let analysis = sheet.analyses[number]
                guard analysis.kind == .term, let info = index.infos[Int(analysis.payload)] else { continue }
                bits |= info.role.bit
                hits.append(
                    TermHit(
                        info: info, end: token + 1, proclitics: analysis.proclitics, prefixLength: Int(analysis.prefixLength),
                        pronounLength: analysis.hasPronoun ? Int(analysis.suffixLength) : nil,
                        isAccusative: analysis.enclitic == 255))
            }
        }
        guard hits.count > start else { return }
        roles[token] = bits
        firstHit[token] = Int32(start)
        hits[hits.count - 1].isLast = true
    }

    var count: Int { roles.count }
    func has(_ token: Int, _ bits: UInt64) -> Bool { token >= 0 && token < roles.count && roles[token] & bits != 0 }

    /// The longest term of a role that begins at a token.
    func find(_ token: Int, _ role: TermRole, pronoun: Bool = false) -> TermHit? {
        guard has(token, role.bit) else { return nil }
        var at = Int(firstHit[token])
        while at >= 0, at < hits.count {
            if hits[at].info.role == role, pronoun || !hits[at].hasPronoun { return hits[at] }
            if hits[at].isLast { return nil }
            at += 1
        }
        return nil
    }

    /// As `find`, with or without the article.
    func find(_ token: Int, _ role: TermRole, definite: Bool) -> TermHit? {
        guard has(token, role.bit) else { return nil }
        var at = Int(firstHit[token])
        while at >= 0, at < hits.count {
            if hits[at].info.role == role, !hits[at].hasPronoun, hits[at].isDefinite == definite { return hits[at] }
            if hits[at].isLast { return nil }
            at += 1
        }
        return nil
    }

    func mark(_ token: Int) -> UInt8 {
        token >= 0 && token < sheet.tokens.count && sheet.tokens[token].kind == .mark ? sheet.tokens[token].mark : 0
    }

    /// The letter of a token that is one letter, else 0.
    func letter(_ token: Int) -> UInt8 {
        guard token >= 0, token < sheet.tokens.count, sheet.tokens[token].kind == .word, sheet.tokens[token].count == 1 else { return 0 }
        return sheet.text.codes[Int(sheet.tokens[token].start)]
    }

    func isNumber(_ token: Int) -> Bool { token >= 0 && token < sheet.tokens.count && sheet.tokens[token].kind == .number }
    func isWord(_ token: Int) -> Bool { token >= 0 && token < sheet.tokens.count && sheet.tokens[token].kind == .word }

    /// The value of a token of digits and how many there are; nil for more than nine.
    func digits(_ token: Int) -> (value: Int, count: Int)? {
        guard isNumber(token), sheet.tokens[token].count <= 9 else { return nil }
        var value = 0
        for code in sheet.tokens[token].range { value = value * 10 + Int(sheet.text.codes[code] - Letter.zero) }
        return (value, sheet.tokens[token].count)
    }
}

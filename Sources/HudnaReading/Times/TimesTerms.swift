internal import HudnaLanguage
internal import HudnaText

/// What a word of the tables under times/ and figures/ does. `name` is the table's `role` (months add `-weak`).
enum TermRole: UInt8, CaseIterable {
    case month, hijriMonth, weekday, unit, stretch, daypart, late, then, thenTime, day, night, now, modifier, this, that, edge, season, feast
    case decade, century, since, from, ago, after, until, during, `for`, `in`, of, about, lasting, few, every, calendar, future, set, andPart, age
    case zone, notToday, notWeekday, number, scale, vagueNumber, fraction, ordinal, percent, qualifier, qualifierAfter, qualifierBetween, or
    case measure, counted, oneOf, event, eventAfter, among, identifier, notCounted

    /// One bit of a mask; there are fewer than 64 roles.
    var bit: UInt64 { 1 << UInt64(rawValue) }

    /// The role as the tables write it: `every-word` for everyWord.
    var name: String {
        "\(self)".reduce(into: "") { name, letter in name += letter.isUppercase ? "-" + letter.lowercased() : String(letter) }
    }

    static let named: [String: TermRole] = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

/// A row of those tables, with its value read once.
struct TermInfo {
    var role: TermRole
    /// The form is also a common word or a name: مارس "practised", رجب.
    var isWeak = false
    /// The parts of the value that are numbers, in order.
    var numbers: [Double] = []
    /// The parts that are none.
    var words: [String] = []

    var first: Int { numbers.first.map { Int($0) } ?? 0 }
    func number(_ index: Int) -> Int { index < numbers.count ? Int(numbers[index]) : 0 }
    var word: String { words.first ?? "" }
}

/// All rows by the payload of a `term` entry, and the abbreviations that are single letters.
struct TermIndex {
    private(set) var infos: [TermInfo?] = []
    private(set) var bits: [UInt64] = []
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
            let info = role.map {
                TermInfo(role: $0, isWeak: isWeak, numbers: parts.compactMap { Double($0) }, words: parts.filter { Double($0) == nil })
            }
            infos.append(info)
            bits.append(role?.bit ?? 0)
            if role == nil { addLetters(term.role, parts) }
            if term.role == "hijri-year", let year = HijriCalendar.Year(parts) { years.append(year) }
        }
        calendar = HijriCalendar(years: years)
    }

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
    var hasPronoun: Bool
    /// It bears the accusative alef: أسبوعا.
    var isAccusative: Bool

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

    init(_ sheet: Sheet, index: TermIndex) {
        self.sheet = sheet
        self.index = index
        var roles = [UInt64](repeating: 0, count: sheet.tokens.count)
        var isName = [Bool](repeating: false, count: sheet.tokens.count)
        let mask = EntryKind.term.mask
        for token in sheet.tokens.indices where sheet.kinds[token] & (mask | EntryKind.actor.mask) != 0 {
            var bits: UInt64 = 0
            for match in sheet.phrases(at: token) {
                if match.entry.kind == .term { bits |= index.bits[Int(match.entry.payload)] }
                if match.entry.kind == .actor { for inside in match.range { isName[inside] = true } }
            }
            sheet.forEachAnalysis(token) { if $0.kind == .term { bits |= index.bits[Int($0.payload)] } }
            roles[token] = bits
        }
        self.roles = roles
        self.isName = isName
    }

    var count: Int { roles.count }
    func has(_ token: Int, _ bits: UInt64) -> Bool { token >= 0 && token < roles.count && roles[token] & bits != 0 }

    /// The longest term of a role that begins at a token.
    func find(_ token: Int, _ role: TermRole, pronoun: Bool = false) -> TermHit? {
        guard has(token, role.bit) else { return nil }
        for match in sheet.phrases(at: token) where match.entry.kind == .term {
            guard let info = index.infos[Int(match.entry.payload)], info.role == role else { continue }
            return TermHit(
                info: info, end: Int(match.end), proclitics: match.proclitics, prefixLength: Int(match.prefixLength), hasPronoun: false, isAccusative: false)
        }
        var found: TermHit?
        sheet.forEachAnalysis(token) { analysis in
            guard found == nil, analysis.kind == .term, pronoun || !analysis.hasPronoun, let info = index.infos[Int(analysis.payload)], info.role == role else { return }
            found = TermHit(
                info: info, end: token + 1, proclitics: analysis.proclitics, prefixLength: Int(analysis.prefixLength), hasPronoun: analysis.hasPronoun,
                isAccusative: analysis.enclitic == 255)
        }
        return found
    }

    /// As `find`, with or without the article.
    func find(_ token: Int, _ role: TermRole, definite: Bool) -> TermHit? {
        guard has(token, role.bit) else { return nil }
        if let hit = find(token, role), hit.isDefinite == definite { return hit }
        var found: TermHit?
        sheet.forEachAnalysis(token) { analysis in
            guard found == nil, analysis.kind == .term, !analysis.hasPronoun, analysis.proclitics.contains(.al) == definite,
                let info = index.infos[Int(analysis.payload)], info.role == role
            else { return }
            found = TermHit(
                info: info, end: token + 1, proclitics: analysis.proclitics, prefixLength: Int(analysis.prefixLength), hasPronoun: false,
                isAccusative: analysis.enclitic == 255)
        }
        return found
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

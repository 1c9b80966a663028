internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What one report says of the day it was written.
public struct DateEvidence: Sendable {
    /// What a time in the text tells of the report's own date.
    enum Say: Sendable, Hashable {
        /// في ديسمبر 2019, in the past.
        case month(year: Int, month: Int)
        /// أبريل الماضي: the last such month before the report's.
        case lastMonth(Int)
        /// يناير من هذا العام 0, فبراير العام الماضي -1.
        case monthOfYear(Int, offset: Int)
        /// آخر الشهر الحالي 0, الشهر الماضي -1, الشهر المقبل 1.
        case ownMonth(offset: Int)
        /// حتى صباح الثلاثاء: a day of these days, by its name.
        case weekday(Int)
    }

    /// Such a time with what it is told of, so that two reports that speak of one event can date one another.
    struct Clue: Sendable {
        var say: Say
        var text: String
        /// Content words around it, hashed.
        var words: Set<UInt64>
        /// Pairs of content words that stand together: مؤتمر برلين.
        var pairs: Set<UInt64>
        /// For a day of the week, those of its whole sentence.
        var sentence: (words: Set<UInt64>, pairs: Set<UInt64>) = ([], [])
    }

    /// The id of the report, for the reasons of others' dates.
    var report = ""
    /// A hash of its text: reports are looked at in the order of their ids and of these, whatever the order in which they came.
    var mark: UInt64 = 0
    /// The report's date where it is known or the text prints it.
    var known: ReportDate?
    /// The day of the week on which it was written, by اليوم الاثنين, أمس الأحد; nil where none is said or two disagree.
    var weekday: Int?
    /// The latest day or month that it tells as past, with its words.
    var after: (day: CalendarDay, text: String)?
    /// The earliest day or month that it tells as still to come, with its words.
    var before: (day: CalendarDay, text: String)?
    var clues: [Clue] = []
    /// All its content words, hashed, to tell reports of one story.
    var words: Set<UInt64> = []
}

extension DateEvidence {
    /// - Parameter given: the date, where it is known: it helps to date the others.
    init(_ sheet: Sheet, reader: TimeReader, given: ReportDate? = nil) {
        let terms = reader.terms(sheet)
        let pieces = reader.pieces(terms)
        let keys = ContentWords(sheet)
        known = given ?? Self.stated(pieces, sheet, reader)
        weekday = Self.weekday(pieces)
        words = keys.all()
        if known == nil { noteDates(pieces, terms, reader) }
        for (number, piece) in pieces.enumerated() {
            guard let say = Self.say(piece.shape) else { continue }
            // What stands nearer to another month is told of that one.
            let before = number > 0 && Self.isMonth(pieces[number - 1].shape) ? (piece.start - pieces[number - 1].end) / 2 : 10
            let after = number + 1 < pieces.count && Self.isMonth(pieces[number + 1].shape) ? (pieces[number + 1].start - piece.end) / 2 : 6
            let around = keys.around(piece.start..<piece.end, min(10, before), min(6, after))
            var clue = Clue(say: say, text: sheet.string(piece.start..<piece.end, prefix: piece.prefix), words: around.words, pairs: around.pairs)
            if case .weekday = say { clue.sentence = keys.around(piece.start..<piece.end, 30, 30) }
            clues.append(clue)
        }
    }

    /// Keeps the latest date that is told as past, and the earliest that is told as still to come. A year alone is too often part of a name (رؤية 2030), or a plan.
    private mutating func noteDates(_ pieces: [TimeGrammar.Piece], _ terms: TermSheet, _ reader: TimeReader) {
        let placed = pieces.filter { isPlaced($0.shape) }
        guard !placed.isEmpty else { return }
        let tenses = ToldTense(terms)
        for piece in placed {
            let interval = TimeResolver(day: nil, calendar: reader.index.calendar).resolve(piece.shape).interval
            let told = piece.shape.relation == .since ? .past : tenses.tense(of: piece.start..<piece.end)
            guard let told, let first = interval.start?.firstDay else { continue }
            let text = terms.sheet.string(piece.start..<piece.end, prefix: piece.prefix)
            switch told {
            case .past: if after.map({ $0.day < first }) ?? true { after = (first, text) }
            case .ahead: if let last = (interval.end ?? interval.start)?.lastDay, before.map({ $0.day > last }) ?? true { before = (last, text) }
            }
        }
        // A report that tells one day as past and as still to come tells nothing of its own.
        if let after, let before, after.day > before.day { (self.after, self.before) = (nil, nil) }
    }

    /// Whether a time names its own year and month.
    private func isPlaced(_ shape: TimeShape) -> Bool {
        guard shape.modifier == nil, shape.yearOffset == nil, shape.monthOffset == nil else { return false }
        switch shape.core {
        case .date(.some, .some, _), .hijri(.some, .some, _): return true
        default: return false
        }
    }

    private static func say(_ shape: TimeShape) -> Say? {
        switch shape.core {
        case .date(let year?, let month?, _): return .month(year: year, month: month)
        case .date(nil, let month?, _):
            if let offset = shape.yearOffset { return .monthOfYear(month, offset: offset) }
            return shape.modifier == -1 ? .lastMonth(month) : nil
        case .weekday(let weekday): return shape.modifier == nil ? .weekday(weekday) : nil
        case .day: return shape.weekday.map { .weekday($0) }
        case .unit(.month, let offset): return abs(offset) <= 1 ? .ownMonth(offset: offset) : nil
        default: return nil
        }
    }

    private static func isMonth(_ shape: TimeShape) -> Bool {
        switch say(shape) {
        case nil, .weekday: false
        default: true
        }
    }

    private static func weekday(_ pieces: [TimeGrammar.Piece]) -> Int? {
        var found: Int?
        for piece in pieces {
            guard case .day(let offset) = piece.shape.core, let weekday = piece.shape.weekday else { continue }
            let today = ((weekday - offset) % 7 + 7) % 7
            if let known = found, known != today { return nil }
            found = today
        }
        return found
    }

    /// A date that the text prints as its own: a full one with اليوم or its weekday near the beginning, a Hijri and a Gregorian one side by side, or one that is
    /// a line by itself.
    private static func stated(_ pieces: [TimeGrammar.Piece], _ sheet: Sheet, _ reader: TimeReader) -> ReportDate? {
        let resolver = TimeResolver(day: nil, calendar: reader.index.calendar)
        for (number, piece) in pieces.enumerated() {
            guard isFull(piece.shape), piece.shape.relation == .plain, let day = resolver.resolve(piece.shape).interval.start else { continue }
            let next = number + 1 < pieces.count ? pieces[number + 1] : nil
            let twin = next.flatMap { isFull($0.shape) && $0.start - piece.end <= 2 ? resolver.resolve($0.shape).interval.start : nil }
            let nearBeginning = piece.start < 40 || sheet.tokens.count - piece.end < 20
            let isOwn =
                nearBeginning && twin == day || piece.start < 25 && piece.shape.weekday != nil && !isTold(piece, sheet)
                || isLine(piece, behind: number > 0 ? pieces[number - 1] : nil, sheet)
            guard isOwn else { continue }
            let text = sheet.string(piece.start..<piece.end, prefix: piece.prefix)
            return ReportDate(interval: DateInterval(day), basis: .stated, reasons: [text])
        }
        return nil
    }

    private static func isFull(_ shape: TimeShape) -> Bool {
        switch shape.core {
        case .date(.some, .some, .some), .hijri(.some, .some, .some): true
        default: false
        }
    }

    /// في or منذ before a date make it one of the things told.
    private static func isTold(_ piece: TimeGrammar.Piece, _ sheet: Sheet) -> Bool {
        piece.start > 0 && sheet.kinds[piece.start - 1] & EntryKind.particle.mask != 0
    }

    /// - Parameter before: the time before it, which may be its day of the week.
    private static func isLine(_ piece: TimeGrammar.Piece, behind before: TimeGrammar.Piece?, _ sheet: Sheet) -> Bool {
        var start = piece.start
        if let before, before.end == start, case .weekday = before.shape.core { start = before.start }
        let opens = start == 0 || sheet.tokens[start - 1].kind == .newline
        let closes = piece.end >= sheet.tokens.count || sheet.tokens[piece.end].kind == .newline
        return opens && closes
    }
}

/// Words with their own meaning, as hashes without و, ب, ل, ف and the article, so that والسراج meets السراج.
struct ContentWords {
    private let sheet: Sheet
    /// By token, 0 for none.
    private var keys: [UInt64]

    init(_ sheet: Sheet) {
        self.sheet = sheet
        keys = [UInt64](repeating: 0, count: sheet.tokens.count)
        for token in sheet.tokens.indices where sheet.tokens[token].kind == .word && sheet.kinds[token] & EntryKind.particle.mask == 0 {
            keys[token] = key(token)
        }
    }

    private func key(_ token: Int) -> UInt64 {
        let codes = sheet.text.codes
        var range = sheet.tokens[token].range
        if range.count >= 5, codes[range.lowerBound] == Letter.waw || codes[range.lowerBound] == Letter.fa { range = range.lowerBound + 1..<range.upperBound }
        if range.count >= 6, codes[range.lowerBound] == Letter.ba || codes[range.lowerBound] == Letter.kaf, codes[range.lowerBound + 1] == Letter.alef {
            range = range.lowerBound + 1..<range.upperBound
        }
        let second = range.count > 1 ? codes[range.lowerBound + 1] : 0
        if range.count >= 5, second == Letter.lam, codes[range.lowerBound] == Letter.alef || codes[range.lowerBound] == Letter.lam {
            range = range.lowerBound + 2..<range.upperBound
        }
        guard range.count >= 3 else { return 0 }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in range { hash = (hash ^ UInt64(codes[index])) &* 0x100_0000_01b3 }
        return hash
    }

    /// All words.
    func all() -> Set<UInt64> { Set(keys.filter { $0 != 0 }) }

    /// Words up to so many tokens before and behind, in the same sentence, and their neighbouring pairs.
    func around(_ range: Range<Int>, _ before: Int, _ after: Int) -> (words: Set<UInt64>, pairs: Set<UInt64>) {
        var words = Set<UInt64>()
        var pairs = Set<UInt64>()
        let sentence = sheet.sentenceOf[range.lowerBound]
        for at in max(0, range.lowerBound - before)..<min(keys.count, range.upperBound + after)
        where !range.contains(at) && sheet.sentenceOf[at] == sentence && keys[at] != 0 {
            words.insert(keys[at])
            if at + 1 < keys.count, !range.contains(at + 1), keys[at + 1] != 0 { pairs.insert(keys[at] &* 31 &+ keys[at + 1]) }
        }
        return (words, pairs)
    }
}

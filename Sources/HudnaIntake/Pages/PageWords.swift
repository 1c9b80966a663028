public import HudnaRecord
internal import HudnaText

/// The words by which a page is taken apart: of class names, of what stands around articles, of dates; and the weights of what is learned. All of it comes
/// from the language data.
public struct PageWords: Sendable {
    /// A row of a table.
    public struct Term: Sendable {
        public var forms: [String]
        public var role: String
        public var value: String

        public init(forms: [String], role: String, value: String = "") {
            self.forms = forms
            self.role = role
            self.value = value
        }
    }

    /// What a class, an id or a role of an element can say of what is inside.
    enum Hint: String, CaseIterable {
        case article, body, title, byline, date, caption, comment, related, share, nav, footer, header, aside, ad, promo, tags, media, login, bio, notice,
            hidden
        case list, widget, pull

        var bit: UInt32 { 1 << UInt32(Hint.allCases.firstIndex(of: self) ?? 0) }
    }

    /// Beside the hints: an element shows what day it is today.
    static let clock: UInt32 = 1 << 31

    /// What the first words of a block can say of it.
    enum Cue: String, CaseIterable {
        case related, share, promo, credit, comments, tags, rights, byline, updated, more, login

        var bit: UInt32 { 1 << UInt32(Cue.allCases.firstIndex(of: self) ?? 0) }
    }

    private var hints: [UInt64: UInt32] = [:]
    private var cues: [String: UInt32] = [:]
    private var longestCue = 1
    /// By cue of a byline, when a name stands behind it without a mark: `name` always, `alone` where the line holds nothing else.
    private var nameCues: [String: String] = [:]
    /// Words that are no part of a name and end it: في, بتاريخ.
    private var nameEnds: Set<String> = []
    /// Names that are nobody's: admin.
    private var nobodies: Set<String> = []
    /// First words of sentences that sites set below all their articles.
    private var boilerplate: [String] = []
    /// First words of short lines that are a page's furniture wherever they stand.
    private var labels: [String] = []
    /// Words with which a dispatch ends, between marks.
    private(set) var closings: Set<String> = []
    private var weekdays: Set<String> = []
    /// Cues of a change rather than of publication.
    private var changeCues: Set<String> = []
    /// Cues of credits that name where a text comes from, and words with which a statement says when it was given.
    private var sourceCues: Set<String> = []
    private var issued: Set<String> = []
    /// Usual names of a table's columns.
    private var columns: [String: FieldMapping.Field] = [:]
    let dates: DateWords
    /// How likely a block belongs to the article.
    let model: DecisionTrees

    /// No words: pages are read by their shape alone, badly.
    public init() { self.init(hints: [], cues: [], dates: [], weights: []) }

    /// - Parameters:
    ///   - hints: words of class names (`related-posts` for two that follow one another) with a role of `Hint`.
    ///   - cues: words with which a block begins, with a role of `Cue`; `name` in the value: a name stands behind it, `alone`: if nothing else does, `change`: a
    ///     date of a change, `source`: where a text comes from. Other roles: `name-end`, `nobody`, `boilerplate`, `label`, `closing`, `issued`, `column`.
    ///   - dates: months, days of the week, parts of the day and zones, with the roles of the tables of times.
    ///   - weights: the model's table.
    ///   - calendar: of Hijri dates; without it none are read.
    public init(hints: [Term], cues: [Term], dates: [Term], weights: [UInt8], calendar: HijriCalendar? = nil) {
        self.dates = DateWords(dates, calendar: calendar)
        model = DecisionTrees(weights, features: BlockFeatures.names)
        for term in hints {
            guard let bit = Hint(rawValue: term.role)?.bit ?? (term.role == "clock" ? PageWords.clock : nil) else { continue }
            for form in term.forms { self.hints[NameHash.of(form), default: 0] |= bit }
        }
        for term in cues { for form in term.forms { add(cue: SearchText.folded(form), term) } }
        for term in dates where term.role == "weekday" { weekdays.formUnion(term.forms.map { SearchText.folded($0) }) }
    }

    private mutating func add(cue words: String, _ term: Term) {
        switch term.role {
        case "name-end": nameEnds.insert(words)
        case "nobody": nobodies.insert(words)
        case "boilerplate": boilerplate.append(words)
        case "label": labels.append(words)
        case "closing": closings.insert(words)
        case "issued": issued.insert(words)
        case "column": columns[words] = FieldMapping.Field(rawValue: term.value)
        default:
            guard let cue = Cue(rawValue: term.role) else { return }
            cues[words, default: 0] |= cue.bit
            if cue == .byline, !term.value.isEmpty { nameCues[words] = term.value }
            if term.value == "change" { changeCues.insert(words) }
            if term.value == "source" { sourceCues.insert(words) }
            longestCue = max(longestCue, words.split(separator: " ").count)
        }
    }

    /// The hints that a class, an id or a role gives: its words, cut at marks and where capitals begin, alone and two by two.
    func hints(in name: ArraySlice<UInt8>) -> UInt32 {
        var found: UInt32 = 0
        var last: UInt64 = 0
        var start = name.startIndex
        var index = name.startIndex
        func isLetter(_ byte: UInt8) -> Bool { NameHash.small(byte) >= 0x61 && NameHash.small(byte) <= 0x7A }
        while start < name.endIndex {
            while index < name.endIndex, isLetter(name[index]), index == start || !isHump(name, index) { index += 1 }
            if index > start {
                let word = NameHash.of(name[start..<index])
                if let bits = hints[word] { found |= bits }
                if last != 0, let bits = hints[NameHash.joined(last, name[start..<index])] { found |= bits }
                last = word
            }
            if index < name.endIndex, !isLetter(name[index]) {
                if name[index] == 0x20 { last = 0 }
                index += 1
            }
            start = index
        }
        return found
    }

    /// Whether a capital stands behind a small letter: articleBody.
    private func isHump(_ name: ArraySlice<UInt8>, _ index: Int) -> Bool {
        name[index] < 0x61 && name[index - 1] >= 0x61
    }

    /// The cues with which a text begins, and whether one is all there is.
    func cues(in text: [UInt8]) -> (begins: UInt32, isWhole: Bool) {
        let words = SearchText.folded(utf8: Array(text.prefix(60))).split(separator: " ").prefix(longestCue)
        var begins: UInt32 = 0
        var isWhole = false
        var phrase = ""
        for (index, word) in words.enumerated() {
            phrase += index == 0 ? word : " " + word
            if let bits = cues[phrase] {
                begins |= bits
                isWhole = index + 1 == words.count && text.count < 100
            }
        }
        return (begins, isWhole)
    }

    /// The name in a line that gives one, as its first words and a mark say, or words behind which a name always stands: كتبت: فلانة, بقلم فلان. Nil where there is none.
    func byline(in line: String) -> String? {
        let pieces = line.split(separator: " ").map(String.init)
        for count in (1...3).reversed() where pieces.count > count {
            let cue = pieces[..<count].joined(separator: " ")
            guard let bits = cues[SearchText.folded(cue)], bits & Cue.byline.bit != 0 else { continue }
            let isMarked = cue.last.map(PageWords.marks.contains) ?? false || PageWords.isMark(pieces[count])
            let kind = nameCues[SearchText.folded(cue)]
            guard isMarked || kind != nil else { continue }
            let rest = pieces[count...].drop { PageWords.isMark($0) }
            let name = self.name(of: rest)
            // "Wrote so and so" is a sentence's beginning too.
            guard isMarked || kind == "name" || name.count == rest.count && name.count >= 2 else { return nil }
            let joined = name.joined(separator: " ")
            return (1...5).contains(name.count) && !isNobody(joined) ? joined : nil
        }
        return nil
    }

    /// The name that a text is which its element calls a byline: بقلم فلان, فلان; nil where it is more than a name.
    func name(in text: String) -> String? {
        if let name = byline(in: text) { return name }
        let words = withoutByline(text).split(separator: " ").map(String.init)
        let name = self.name(of: words[...])
        let isCue = cues(in: Array(text.utf8)).isWhole
        return name.count == words.count && (1...5).contains(name.count) && !isCue && !isNobody(name.joined(separator: " ")) ? name.joined(separator: " ") : nil
    }

    private static let marks: Set<Character> = [":", "-", "–", "—", "/", "|"]

    private static func isMark(_ word: String) -> Bool { word.count == 1 && marks.contains(word.first ?? " ") }

    /// The words up to the first that can be no part of a name, the marks behind the last one left out.
    private func name(of words: ArraySlice<String>) -> [String] {
        var name: [String] = []
        for word in words {
            let bare = word.last.map { PageWords.marks.contains($0) || $0 == "," || $0 == "\u{60C}" } ?? false ? String(word.dropLast()) : word
            guard !bare.isEmpty, bare.allSatisfy({ $0.isLetter || $0 == "." }), !isWeekday(bare), !nameEnds.contains(SearchText.folded(bare)) else { break }
            name.append(bare)
            if bare != word { break }
        }
        return name
    }

    /// Whether a name is one that programs give those who have none.
    func isNobody(_ name: String) -> Bool { nobodies.contains(SearchText.folded(name)) }

    /// Whether a text begins as sentences do that a site sets below all its articles.
    func isBoilerplate(_ text: [UInt8]) -> Bool {
        let words = SearchText.folded(utf8: Array(text.prefix(120)))
        return boilerplate.contains { words.hasPrefix($0) }
    }

    /// Whether a short line begins with words of a page's furniture: شارك الخبر, رابط الخبر.
    func isLabel(_ text: [UInt8]) -> Bool {
        let words = SearchText.folded(utf8: Array(text.prefix(120)))
        return labels.contains { words.hasPrefix($0) && (words.count == $0.count || words.dropFirst($0.count).first == " ") }
    }

    /// Whether a word is the day of a week with its article, which begins a date.
    private func isWeekday(_ word: String) -> Bool {
        let folded = SearchText.folded(word)
        return folded.unicodeScalars.count > 4 && weekdays.contains(String(folded.unicodeScalars.dropFirst(2)))
    }

    /// Whether a line begins with words that say when a page was changed: آخر تحديث.
    func tellsChange(_ line: String) -> Bool { begins(line, with: changeCues) }

    /// Whether a line begins with words with which a statement says when it was given: صدر في.
    func tellsIssue(_ line: String) -> Bool { begins(line, with: issued) }

    private func begins(_ line: String, with words: Set<String>) -> Bool {
        let pieces = SearchText.folded(utf8: Array(line.utf8.prefix(60))).split(separator: " ")
        return (1...3).contains { words.contains(pieces.prefix($0).joined(separator: " ")) }
    }

    /// How many of these words say that a date behind them is the publication's, or a change's; 0 for none.
    func dateCue(in words: ArraySlice<Substring>) -> Int {
        (1...longestCue).reversed().first { count in
            guard words.count >= count else { return false }
            let phrase = SearchText.folded(words.prefix(count).joined(separator: " "))
            return issued.contains(phrase) || cues[phrase].map { $0 & Cue.updated.bit != 0 } ?? false
        } ?? 0
    }

    /// Whether a line's first words say that it is about something else than the text it stands beside: a picture, other articles.
    func isAside(_ line: String) -> Bool {
        let own = Cue.byline.bit | Cue.updated.bit | (begins(line, with: sourceCues) ? Cue.credit.bit : 0)
        return cues(in: Array(line.utf8)).begins & ~own != 0
    }

    /// Whether a line's first words say that its date is of a picture, of other articles, of replies or of what is sold.
    func isOfOthers(_ line: String) -> Bool {
        let others = [Cue.related, .comments, .promo].reduce(UInt32(0)) { $0 | $1.bit } | (begins(line, with: sourceCues) ? 0 : Cue.credit.bit)
        return cues(in: Array(line.utf8)).begins & others != 0
    }

    /// What a table's column is by its name, where that is a usual one: النص, pub_date.
    func column(_ name: String) -> FieldMapping.Field? { columns[SearchText.folded(name)] }

    /// Whether a word stands between what is told and its date: في, بتاريخ.
    func isLink(_ word: String) -> Bool { nameEnds.contains(SearchText.folded(word)) }

    /// A name without the words that say that it is one: By, بقلم.
    func withoutByline(_ name: String) -> String {
        var words = name.split(separator: " ")
        while words.count > 1, let first = words.first, let bits = cues[SearchText.folded(String(first))], bits & Cue.byline.bit != 0 { words.removeFirst() }
        return words.joined(separator: " ")
    }
}

internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What stands in a report without telling anything of its own: datelines, picture credits, a page's links, sentences that stand twice, doubled commas.
/// It stays in the text and is reported; no claim is read from a link, or twice from a sentence that stands twice.
struct Furniture {
    enum Kind: String {
        case dateline, photoCredit = "photo-credit", pageLink = "page-link", pullQuote = "pull-quote", doubledMark = "doubled-mark"
    }

    struct Piece {
        var kind: Kind
        var tokens: Range<Int>
    }

    let pieces: [Piece]
    private let untold: [Range<Int>]

    /// A sentence of fewer words may stand twice by chance.
    private static let shortestRepeat = 5
    private static let longestDateline = 14
    private static let longestCredit = 9
    private static let longestLink = 30

    init(_ sheet: Sheet, _ cast: Cast, isTime: [Bool]) {
        let scan = FurnitureScan(sheet: sheet, cast: cast, isTime: isTime)
        var found: [Piece] = []
        for line in scan.lines {
            if let end = scan.dateline(line, longest: Self.longestDateline) { found.append(Piece(kind: .dateline, tokens: line.lowerBound..<end)) }
            found += scan.credits(line, longest: Self.longestCredit).map { Piece(kind: .photoCredit, tokens: $0) }
            if let link = scan.link(line, longest: Self.longestLink) { found.append(Piece(kind: .pageLink, tokens: link)) }
        }
        found += scan.repeats(shortest: Self.shortestRepeat).map { Piece(kind: .pullQuote, tokens: $0) }
        found += scan.doubledMarks().map { Piece(kind: .doubledMark, tokens: $0) }
        pieces = found.sorted { ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound) }
        untold = pieces.filter { $0.kind == .pageLink || $0.kind == .pullQuote }.map(\.tokens)
    }

    /// Whether a token lies in what tells nothing that the report has not told.
    func isUntold(_ token: Int) -> Bool { untold.contains { $0.contains(token) } }

    func findings(_ sheet: Sheet) -> [Finding] {
        pieces.map { Finding(code: $0.kind.rawValue, text: sheet.string($0.tokens), span: sheet.span($0.tokens), note: Self.notes[$0.kind] ?? "") }
    }

    private static let notes: [Kind: String] = [
        .dateline: "where it was filed, and by whom", .photoCredit: "whose picture", .pageLink: "of the page, not of the report; no claims are read from it",
        .pullQuote: "stands in the report before; told once", .doubledMark: "read as one mark",
    ]
}

/// One pass over a report for its furniture.
private struct FurnitureScan {
    let sheet: Sheet
    let cast: Cast
    let isTime: [Bool]

    /// Lines of the text, without the marks of their ends.
    var lines: [Range<Int>] {
        var out: [Range<Int>] = []
        var start = 0
        for token in sheet.tokens.indices where sheet.tokens[token].kind == .newline {
            if token > start { out.append(start..<token) }
            start = token + 1
        }
        if sheet.tokens.count > start { out.append(start..<sheet.tokens.count) }
        return out
    }

    private func role(_ token: Int) -> String? {
        for match in sheet.phrases(at: token) where match.entry.kind == .term {
            let term = sheet.language.terms[Int(match.entry.payload)]
            if term.table == "cues" { return term.role }
        }
        guard sheet.has(token, EntryKind.term.mask) else { return nil }
        var found: String?
        sheet.forEachAnalysis(token) { analysis in
            guard analysis.kind == .term, analysis.prefixLength == 0, analysis.suffixLength == 0 else { return }
            let term = sheet.language.terms[Int(analysis.payload)]
            if term.table == "cues" { found = term.role }
        }
        return found
    }

    private func mark(_ token: Int) -> UInt8 { sheet.tokens[token].kind == .mark ? sheet.tokens[token].mark : Letter.none }

    // MARK: - Datelines

    private static let setting: UInt32 =
        EntryKind.place.mask | EntryKind.capital.mask | EntryKind.given.mask | EntryKind.family.mask | EntryKind.placeHead.mask

    /// The end of a place, an outlet, names and days in front of a dash or colon: عدن - «الحياة», الرياض – واس:
    func dateline(_ line: Range<Int>, longest: Int) -> Int? {
        var (hasPlace, hasTeller, hasDash) = (false, false, false)
        var end: Int?
        var at = line.lowerBound
        while at < min(line.upperBound, line.lowerBound + longest) {
            if sheet.tokens[at].kind == .mark {
                if mark(at) == Letter.fullStop || mark(at) == Letter.question { break }
                if mark(at) == Letter.dash { hasDash = true }
                if mark(at) == Letter.colon || mark(at) == Letter.dash { if hasPlace && hasTeller || hasTeller && mark(at) == Letter.dash { end = at + 1 } }
                if mark(at) == Letter.colon { break }
                at += 1
                continue
            }
            if role(at) == "byline" {
                hasTeller = true
            } else if let index = cast.mention(at: at), cast.mentions[index].kind == .medium || cast.mentions[index].kind == .person {
                if cast.mentions[index].kind == .medium { hasTeller = true }
                at = cast.mentions[index].end
                continue
            } else if sheet.has(at, EntryKind.place.mask | EntryKind.capital.mask) {
                hasPlace = true
            } else if !isTime[at], !sheet.has(at, Self.setting), sheet.tokens[at].kind != .number, sheet.kinds[at] != 0 {
                break
            }
            at += 1
        }
        // عين اليوم – متابعات: a line of nothing else.
        if at >= line.upperBound, hasTeller, hasDash || hasPlace, line.count <= longest { end = line.upperBound }
        return end
    }

    // MARK: - Pictures and pages

    /// (تصوير: …) and (رويترز) by themselves: a word of picture that opens a bracket or a line and a colon, or nothing but media in brackets.
    func credits(_ line: Range<Int>, longest: Int) -> [Range<Int>] {
        var out: [Range<Int>] = []
        if role(line.lowerBound) == "credit", line.count <= longest, line.count > 1, mark(line.lowerBound + 1) == Letter.colon { out.append(line) }
        for open in line where mark(open) == Letter.parenOpen {
            guard let close = (open + 1..<min(line.upperBound, open + longest + 2)).first(where: { mark($0) == Letter.parenClose }), close > open + 1 else {
                continue
            }
            let isCredit = role(open + 1) == "credit" && open + 2 < close && (mark(open + 2) != Letter.none || isName(open + 2))
            let words = (open + 1..<close).filter { mark($0) == Letter.none }
            let isMedium = !words.isEmpty && words.allSatisfy { token in cast.mention(at: token).map { cast.mentions[$0].kind == .medium } ?? false }
            if isCredit || isMedium && close + 1 >= line.upperBound { out.append(open..<close + 1) }
        }
        return out
    }

    private func isName(_ token: Int) -> Bool {
        sheet.has(token, EntryKind.given.mask | EntryKind.family.mask) || cast.mention(at: token).map { cast.mentions[$0].kind == .person } ?? false
    }

    /// A page's own words in a line: to its end where little follows (رابط الخبر بصحيفة), else from the first such word to the last close by.
    func link(_ line: Range<Int>, longest: Int) -> Range<Int>? {
        guard let start = line.first(where: { role($0) == "link" }) else { return nil }
        if line.upperBound - start <= longest { return start..<line.upperBound }
        let last = (start..<start + 12).last { role($0) == "link" } ?? start
        let phrase = sheet.phrases(at: last).first { $0.entry.kind == .term }
        return start..<max(last + 1, phrase?.range.upperBound ?? 0)
    }

    // MARK: - Repeats

    /// Later sentences whose words all stand in the same order in an earlier one's place, the first told; the last stop does not count.
    func repeats(shortest: Int) -> [Range<Int>] {
        var seen: [UInt64: [Range<Int>]] = [:]
        var out: [Range<Int>] = []
        for sentence in sheet.sentences {
            // FNV-1a
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            var (first, last, count) = (-1, -1, 0)
            for token in sentence where isWord(token) {
                if first < 0 { first = token }
                (last, count) = (token, count + 1)
                for at in sheet.tokens[token].range { hash = (hash ^ UInt64(sheet.text.codes[at])) &* 0x100_0000_01B3 }
                hash = (hash ^ UInt64(Letter.space)) &* 0x100_0000_01B3
            }
            guard count >= shortest else { continue }
            let told = first..<last + 1
            if seen[hash, default: []].contains(where: { isSame($0, told) }) { out.append(told) } else { seen[hash, default: []].append(told) }
        }
        return out
    }

    private func isWord(_ token: Int) -> Bool { sheet.tokens[token].kind == .word || sheet.tokens[token].kind == .number }

    /// Whether two stretches have the same words.
    private func isSame(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        let (first, second) = (first.filter(isWord), second.filter(isWord))
        return first.count == second.count
            && zip(first, second).allSatisfy { sheet.text.codes[sheet.tokens[$0].range] == sheet.text.codes[sheet.tokens[$1].range] }
    }

    /// ، ، and ,, with nothing but blanks between.
    func doubledMarks() -> [Range<Int>] {
        var out: [Range<Int>] = []
        var at = 0
        while at + 1 < sheet.tokens.count {
            if mark(at) == Letter.comma, mark(at + 1) == Letter.comma {
                var end = at + 2
                while end < sheet.tokens.count, mark(end) == Letter.comma { end += 1 }
                out.append(at..<end)
                at = end
            } else {
                at += 1
            }
        }
        return out
    }
}

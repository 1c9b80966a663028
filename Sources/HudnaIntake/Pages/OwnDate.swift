internal import HudnaRecord
internal import HudnaText

/// When a text was published as it says itself: in a line under its headline or at its end, or in the dateline of its first sentence.
struct OwnDate {
    let date: PartialDate
    /// The words that tell it, as they stand in the text.
    let words: String

    /// Lines from the beginning and from the end that are looked at, and bytes.
    private static let (headLines, tailLines, within) = (6, 3, 1200)
    /// A line of so many words is one of the text's own.
    private static let proseWords = 15
    /// Words in a line of a date that belong to none: without words that say what the date is, with them, and beside the date without a mark between; a headline has
    /// none there.
    private static let (others, othersTold, othersBeside) = (5, 8, 1)
    private static let lineBytes = 200

    /// How sure it is: the least counts.
    private enum Rank: Int {
        /// The words say that it is the publication's.
        case told
        case underHeadline, dateline, atEnd
        /// Of a change: it was there by then.
        case changed
    }

    /// - Parameter text: headline and body, UTF-8. Nil where it says nothing of the kind, or no full date.
    static func of(_ text: [UInt8], _ words: PageWords) -> OwnDate? {
        let (head, tail) = (lines(text, fromEnd: false), lines(text, fromEnd: true))
        var found: [(rank: Rank, own: OwnDate)] = []
        for (number, line) in head.prefix(headLines).enumerated() {
            if isProse(line) {
                if let own = dateline(line, words), !isChronicle(head, words) { found.append((.dateline, own)) }
                break
            }
            if let (own, rank) = remark(line, words, isHeadline: number == 0) { found.append((rank ?? .underHeadline, own)) }
        }
        for line in tail.prefix(tailLines) {
            if let (own, rank) = remark(isProse(line) ? lastWords(of: line) : line, words, isHeadline: false) { found.append((rank ?? .atEnd, own)) }
            if isProse(line) { break }
        }
        // Several days, of which none is called the publication's, are those of what happened.
        let loose = found.filter { $0.rank == .underHeadline || $0.rank == .atEnd }
        if Set(loose.map { [$0.own.date.year, $0.own.date.month ?? 0, $0.own.date.day ?? 0] }).count > 1 {
            found.removeAll { $0.rank == .underHeadline || $0.rank == .atEnd }
        }
        return found.min { $0.rank.rawValue < $1.rank.rawValue }?.own
    }

    // MARK: - Lines

    /// Lines that are not blank, from the beginning on or from the end back.
    private static func lines(_ text: [UInt8], fromEnd: Bool) -> [String] {
        var piece = fromEnd ? text.suffix(within) : text.prefix(within)
        while fromEnd, let byte = piece.first, byte & 0xC0 == 0x80 { piece.removeFirst() }
        let lines = piece.split { $0 == 0x0A || $0 == 0x0D }.filter { $0.contains { $0 > 0x20 } }.map { String(decoding: $0, as: UTF8.self) }
        return fromEnd ? lines.reversed() : lines
    }

    private static func isProse(_ line: String) -> Bool { line.utf8.count > lineBytes || line.split(separator: " ").count >= proseWords }

    /// What stands behind the last sentence of a line.
    private static func lastWords(of line: String) -> String {
        let cut = [". ", ".(", " (", " [", " | "].compactMap { line.ranges(of: $0).last }.max { $0.lowerBound < $1.lowerBound }
        return cut.map { String(line[line.index(after: $0.lowerBound)...]) } ?? ""
    }

    /// The date of a line that holds little else.
    /// - Returns: with the rank where the line's words give one.
    private static func remark(_ line: String, _ words: PageWords, isHeadline: Bool) -> (OwnDate, Rank?)? {
        // What is quoted, or posted by somebody, is of another day.
        guard !line.isEmpty, !isProse(line), !words.isAside(line), !line.contains(where: { "«»“”\"@".contains($0) }) else { return nil }
        let parts = DateLine.parts(of: line, words)
        let sorted = parts.filter { !words.tellsChange($0) } + parts.filter { words.tellsChange($0) }
        guard let part = sorted.first(where: { DateLine($0, words.dates, false).date() != nil }), let date = DateLine(part, words.dates, false).date() else {
            return nil
        }
        let isTold = isTold(part, words)
        let (all, beside) = (strangers(line, words), isHeadline ? 0 : othersBeside)
        guard all <= (isTold ? othersTold : isHeadline ? 0 : others), isTold || strangers(besideDate(part, words), words) <= beside else { return nil }
        let own = OwnDate(date: date, words: line.split { $0 == " " || $0 == "\t" }.joined(separator: " "))
        return (own, isTold ? words.tellsChange(part) ? .changed : .told : nil)
    }

    /// Whether words say that the date behind them is the publication's: نشر بتاريخ 5 مايو, not نشر الجيش قواته في 5 مايو.
    static func isTold(_ part: String, _ words: PageWords) -> Bool {
        let pieces = part.drop { !$0.isLetter }.split(separator: " ")
        let cue = words.dateCue(in: pieces[...])
        guard cue > 0 else { return false }
        let rest = pieces.dropFirst(cue).joined(separator: " ")
        if pieces[cue - 1].last == ":" || rest.first == ":" { return true }
        let line = DateLine(rest, words.dates, false)
        guard let start = line.tokens.indices.first(where: { line.day(at: $0) != nil }) else { return false }
        let between = start == 0 ? "" : String(decoding: Array(rest.utf8.prefix(line.ends[start - 1])), as: UTF8.self)
        // A statement is given somewhere: صدر في مرسين بتاريخ.
        return strangers(between, words) <= (words.tellsIssue(part) ? othersBeside : 0)
    }

    /// How many words of a text belong to no date.
    static func strangers(_ text: String, _ words: PageWords) -> Int {
        let unknown = DateLine(text, words.dates, false).tokens.count { if case .other(let letters) = $0 { letters > 2 } else { false } }
        let links = text.split { !$0.isLetter }.count { $0.count > 2 && words.isLink(String($0)) }
        return unknown - links
    }

    /// What stands between the marks around the date; strokes inside the date, 12-01-2031, are none.
    static func besideDate(_ line: String, _ words: PageWords) -> String {
        let letters = Array(line)
        var parts = [""]
        for (index, letter) in letters.enumerated() {
            let isInDate = index > 0 && index + 1 < letters.count && letters[index - 1].isNumber && letters[index + 1].isNumber
            let isMark = "()[]|،,؛".contains(letter) || "-–—:•".contains(letter) && !isInDate
            if isMark { parts.append("") } else { parts[parts.count - 1].append(letter) }
        }
        return parts.first { PublicationLines.date(in: $0, words) != nil } ?? ""
    }

    /// What stands between the bars around the date.
    static func besideBars(_ line: String, _ words: PageWords) -> String {
        line.split { "|•¦".contains($0) }.map { $0.drop { $0 == " " } }.map(String.init).first { PublicationLines.date(in: $0, words) != nil } ?? line
    }

    /// What stands in front of the date.
    static func inFront(of text: String, _ words: PageWords) -> String {
        let line = DateLine(text, words.dates, false)
        let hijri = words.dates.calendar.map { DateLine(text, words.dates, false, calendar: $0) }
        let start = line.tokens.indices.first { line.day(at: $0) != nil || hijri?.day(at: $0) != nil } ?? 0
        return start == 0 ? "" : String(decoding: Array(text.utf8.prefix(line.ends[start - 1])), as: UTF8.self)
    }

    // MARK: - Datelines

    /// The date in front of a text's first sentence: مرسين (رويترز) 27.08.2031, مرسين - 27 أغسطس 2031 -, 27 أغسطس 2031 (رويترز).
    private static func dateline(_ text: String, _ words: PageWords) -> OwnDate? {
        let head = String(text.prefix(160))
        let line = DateLine(head, words.dates, false)
        guard let (start, range) = line.tokens.indices.prefix(14).lazy.compactMap({ at in line.day(at: at).map { (at, $0.1) } }).first else { return nil }
        guard let front = Front(line, start, head, words), let end = front.end(behind: range.upperBound, line) else { return nil }
        let told = String(decoding: Array(head.utf8.prefix(line.ends[end - 1])), as: UTF8.self)
        return DateLine(told, words.dates, false).date().map { OwnDate(date: $0, words: told.split(separator: " ").joined(separator: " ")) }
    }

    /// What stands in front of the date of a dateline.
    private struct Front {
        private var words = 0
        /// Words behind the last mark.
        private var loose = 0
        private var hasMark = false
        /// The date stands inside parentheses, or right behind some.
        private var isOpen = false
        private var isBehindClosed = false

        /// Nil where it is no dateline's.
        init?(_ line: DateLine, _ start: Int, _ text: String, _ words: PageWords) {
            let bytes = Array(text.utf8)
            for at in 0..<start {
                switch line.tokens[at] {
                case .number: return nil
                case .mark(let mark):
                    if at == 0 && mark != 0x28 { continue }
                    (hasMark, loose) = (true, 0)
                    isOpen = mark == 0x28
                    isBehindClosed = mark == 0x29
                    if mark == 0x2E || mark == 0x3A && !isBehindClosed && self.words == 0 { return nil }
                case .word(.weekday, _): continue
                default:
                    (self.words, loose, isBehindClosed) = (self.words + 1, loose + 1, false)
                    let word = String(decoding: bytes[(at == 0 ? 0 : line.ends[at - 1])..<line.ends[at]], as: UTF8.self)
                    if words.isLink(word.filter(\.isLetter)) { return nil }
                }
                if loose > 4 || self.words > 7 { return nil }
            }
            if loose > (hasMark ? 3 : 2) { return nil }
        }

        /// Behind the last token of the dateline; nil where it does not end as one does.
        func end(behind date: Int, _ line: DateLine) -> Int? {
            var at = date
            while at < line.tokens.count, Front.isOfDate(line, at) { at += 1 }
            if isOpen {
                guard line.isMark(at, 0x29) else { return nil }
                return isStroke(line, at + 1) || line.isMark(at + 1, 0x3A) ? at + 1 : nil
            }
            if line.isMark(at, 0x28), let close = (at + 1..<min(at + 8, line.tokens.count)).first(where: { line.isMark($0, 0x29) }) { return close + 1 }
            if isStroke(line, at) || hasMark && line.isMark(at, 0x3A) { return line.day(at: at + 1) == nil ? at : nil }
            return isBehindClosed && loose == 0 ? date : nil
        }

        /// A dash, a stroke or a bar.
        private func isStroke(_ line: DateLine, _ at: Int) -> Bool { [0x2D, 0x2F, 0x7C].contains { line.isMark(at, $0) } }

        /// Hours, zones, the letters of a calendar.
        private static func isOfDate(_ line: DateLine, _ at: Int) -> Bool {
            switch line.tokens[at] {
            case .number: line.clock(at: at) != nil || line.isMark(at - 1, 0x3A)
            case .word(.month, _), .word(.hijriMonth, _): false
            case .word: true
            case .mark(let mark): mark == 0x3A && at + 1 < line.tokens.count && line.touches[at] && line.number(at + 1) != nil || mark == 0xD8
            case .other(let letters): letters < 2
            }
        }
    }

    /// Whether lines begin with dates one after another: what happened when.
    private static func isChronicle(_ lines: [String], _ words: PageWords) -> Bool {
        lines.count { DateLine(String($0.prefix(60)), words.dates, false).day(at: 0) != nil } > 1
    }
}

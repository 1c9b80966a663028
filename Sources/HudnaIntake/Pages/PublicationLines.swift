internal import HudnaRecord

/// The lines of a page that say when its article was published. A date in any other line of it is of something else: a picture, another article, what the text tells.
struct PublicationLines {
    /// Lines that say it: نشر في 5 مايو 2031.
    private(set) var told: [String] = []
    /// Lines that hold little else than a date, between title and text or right above the title; others are believed where their elements are called dates.
    private(set) var bare: [String] = []
    /// Lines that say when the page was changed: آخر تحديث.
    private(set) var changed: [String] = []

    private let sheet: PageSheet
    private let kept: [Bool]
    /// Around what is not the article's.
    private let strange: PageSurroundings

    /// Where a line stands, what counts first in front.
    private enum Zone: Int { case beforeText, behindLead, aboveTitle, behindText }

    /// Blocks that are looked at: before the text where no title stands above it, from the title to the text, above the title, behind the first of the text, behind its last.
    private static let (untitled, titled, above, behindLead, behind) = (8, 30, 3, 5, 8)
    /// Words of a paragraph.
    private static let proseWords = 15
    /// Words in a line that belong to no date: where words say what the date is, where the element does, where neither; beside the date without a mark between; in a line by
    /// itself behind the first paragraph.
    private static let (othersTold, othersCalled, others, othersBeside) = (8, 8, 5, 1)
    private static let lineBytes = 240
    /// So many days in lines that nothing calls dates: what happened when.
    private static let chronicle = 3

    private struct Line {
        let zone: Zone
        /// The element around it is called a date.
        let isCalled: Bool
        let away: Int
        var text: String
        /// What the element that tells the date says, where one element does.
        let own: String
    }

    init(_ sheet: PageSheet, kept: [Bool], title: Int?, strange: PageSurroundings) {
        self.sheet = sheet
        self.kept = kept
        self.strange = strange
        let lines = withHours(found(title)).sorted { ($0.isCalled ? 0 : 1, $0.zone.rawValue, $0.away) < ($1.isCalled ? 0 : 1, $1.zone.rawValue, $1.away) }
        var days: Set<PartialDate> = []
        for line in lines { sort(line, &days) }
        if days.count >= Self.chronicle { bare = [] }
    }

    // MARK: - Where they stand

    private func found(_ title: Int?) -> [Line] {
        let blocks = sheet.blocks
        let first = kept.firstIndex(of: true) ?? 0
        let last = kept.lastIndex(of: true) ?? -1
        // A line of a date, or a label, can be taken for the text's first.
        let start = blocks.indices.first { $0 >= first && kept[$0] && blocks[$0].counts.words >= Self.proseWords } ?? first
        let from = max(title.map { max($0 - Self.above, start - Self.titled) } ?? start - Self.untitled, 0)
        var lines: [Line] = []
        for index in from..<max(min(last + 1 + Self.behind, blocks.count), from) where !strange.holds(blocks[index].node) && !isTeaser(index) {
            let isCalled = self.isCalled(index)
            let zone: Zone
            switch index {
            case ..<(title ?? from): zone = .aboveTitle
            case ...start: zone = .beforeText
            case ...max(last, start): zone = .behindLead
            default: zone = .behindText
            }
            if zone == .behindLead, kept[index] || index > start + Self.behindLead { continue }
            for text in blocks[index].divided.split(separator: 0x0A) where text.count < Self.lineBytes {
                // Of the first paragraph, what stands above it.
                if index == start, text.count(where: { $0 == 0x20 }) + 1 >= Self.proseWords { break }
                let pieces = text.split(separator: PageBlock.border).map { String(decoding: $0, as: UTF8.self) }
                let line = pieces.joined(separator: " ")
                let own = pieces.indices.first { PublicationLines.date(in: pieces[$0], sheet.words) != nil }
                // A sentence goes on in it: وقع في <b>3 مارس 2029</b>.
                let isInSentence = own.map { $0 > 0 && sheet.words.isLink(pieces[$0 - 1].split(separator: " ").last.map(String.init) ?? "") } ?? true
                lines.append(
                    Line(zone: zone, isCalled: isCalled, away: abs(index - (title ?? start)), text: line, own: isInSentence ? line : pieces[own ?? 0]))
            }
        }
        return lines
    }

    /// Whether an element between a block's first text and a little around it is called a date.
    private func isCalled(_ index: Int) -> Bool {
        var (at, left) = (Int(sheet.tree.nodes[sheet.blocks[index].first].parent), 3)
        while at >= 0, left > 0 {
            if sheet.hints[at] & PageWords.Hint.date.bit != 0 || sheet.tree.nodes[at].tag == .time { return true }
            if at <= sheet.blocks[index].node { left -= 1 }
            at = Int(sheet.tree.nodes[at].parent)
        }
        return false
    }

    /// Whether a small element around a block holds the linked title of another article.
    private func isTeaser(_ index: Int) -> Bool { strange.isBesideTeaser(sheet.blocks[index].node) }

    /// An hour that is a line by itself belongs to the lines beside it.
    private func withHours(_ lines: [Line]) -> [Line] {
        let isHour = lines.map { DateLine.isHour($0.text, sheet.words.dates) }
        return lines.indices.map { index in
            let beside = [index - 1, index + 1].filter { !isHour[index] && lines.indices.contains($0) && isHour[$0] }
            var line = lines[index]
            for hour in beside { line.text += " " + lines[hour].text }
            return line
        }
    }

    // MARK: - What they say

    private mutating func sort(_ line: Line, _ days: inout Set<PartialDate>) {
        let words = sheet.words
        for part in DateLine.parts(of: line.text, words) {
            guard let date = PublicationLines.date(in: part, words), !words.isOfOthers(OwnDate.besideBars(part, words)) else { continue }
            // By what the line begins with, or the element that tells the date: <a>فلان</a> <span>نشر في 5 مايو 2031</span>.
            if let said = [part, line.own].first(where: { OwnDate.isTold($0, words) && PublicationLines.date(in: $0, words)?.isSameDay(as: date) ?? false }) {
                guard OwnDate.strangers(said, words) <= Self.othersTold else { continue }
                if words.tellsChange(said) { changed.append(part) } else { told.append(part) }
            } else if isBare(part, line) {
                bare.append(part)
                if !line.isCalled { days.insert(PartialDate(year: date.year, month: date.month, day: date.day)) }
            }
        }
    }

    /// Whether little else than a date is said.
    private func isBare(_ part: String, _ line: Line) -> Bool {
        let words = sheet.words
        let strangers = OwnDate.strangers(part, words)
        if line.isCalled { return strangers <= Self.othersCalled && part.split(separator: " ").count < Self.proseWords }
        let isOwn = PublicationLines.date(in: line.own, words).flatMap { own in PublicationLines.date(in: part, words).map { $0.isSameDay(as: own) } } ?? false
        let said = isOwn ? line.own : part
        switch line.zone {
        case .behindText: return false
        case .behindLead: return strangers <= Self.others && OwnDate.strangers(said, words) <= 0
        case .beforeText, .aboveTitle:
            // A name may stand behind the date; in front of it, it is what happened then.
            let beside = OwnDate.besideDate(said, words)
            guard strangers <= Self.others, OwnDate.strangers(beside, words) <= Self.othersBeside else { return false }
            return OwnDate.strangers(OwnDate.inFront(of: beside, words), words) <= 0
        }
    }

    /// The day of a line, of the Hijri calendar where no other is told; most lines have no number.
    static func date(in text: String, _ words: PageWords, monthFirst: Bool = false) -> PartialDate? {
        // Arabic and Persian digits are of two bytes, the second among these.
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) || (0xA0...0xA9).contains($0) || (0xB0...0xB9).contains($0) }) else { return nil }
        return DateLine.date(in: text, words.dates, monthFirst: monthFirst) ?? DateLine.hijriDate(in: text, words.dates)
    }
}

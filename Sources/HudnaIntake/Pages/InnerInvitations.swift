/// Leaves out of a paragraph what leads to other articles: words that invite to read on with the link behind them, wherever they stand, and a link behind the last
/// sentence.
struct InnerInvitations {
    private let block: PageBlock
    private let words: PageWords
    private let text: [UInt8]

    /// Words that invite stand in so many bytes before their link.
    private static let within = 80
    /// A link of so many words that is no sentence, behind one, is the title of something else.
    private static let titleWords = 4

    /// The block's text without them; empty where nothing else is left.
    static func cut(_ block: PageBlock, _ words: PageWords) -> [UInt8] {
        if block.links.isEmpty { return block.text }
        let finder = InnerInvitations(block: block, words: words, text: block.text)
        let ranges = finder.ranges()
        return ranges.isEmpty ? block.text : finder.without(ranges)
    }

    private func ranges() -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for link in block.links {
            // One more link behind the same words.
            if let last = ranges.last, last.upperBound <= link.lowerBound, text[last.upperBound..<link.lowerBound].allSatisfy(isSeparator) {
                ranges[ranges.count - 1] = last.lowerBound..<closed(link.upperBound)
            } else if let start = start(of: link) {
                ranges.append(start..<closed(link.upperBound))
            }
        }
        return ranges
    }

    /// Where an invitation begins to which a link belongs; nil where it belongs to the text.
    private func start(of link: Range<Int>) -> Int? {
        var front = sentence(before: link.lowerBound)
        if trimmed(front..<link.lowerBound).isEmpty, front > 0, text[front - 1] == 0x0A {
            let line = sentence(before: front - 1)
            if isInvitation(text[line..<front], isAlone: true) { front = line }
        }
        let lead = trimmed(front..<link.lowerBound)
        if !lead.isEmpty {
            let isInvited = isInvitation(text[lead], isAlone: true) && (text[lead].last == 0x3A || isEnd(link.upperBound) && spaces(lead) > 0)
            return isInvited ? opened(lead.lowerBound) : nil
        }
        guard isEnd(link.upperBound) else { return nil }
        if isInvitation(text[link], isAlone: false) { return opened(link.lowerBound) }
        // The title of another article behind the last sentence; a sentence that is a link has its full stop, in the link or behind it.
        let isLast = text[link.upperBound...].allSatisfy { $0 <= 0x20 } && !isStop(link.upperBound)
        return isLast && front > 0 && isStop(front) && spaces(link) + 1 >= InnerInvitations.titleWords ? link.lowerBound : nil
    }

    /// Whether words invite to read on: two or more of them, or one with a colon; alone, or in front of a title.
    private func isInvitation(_ bytes: ArraySlice<UInt8>, isAlone: Bool) -> Bool {
        let cues = words.cues(in: Array(bytes))
        guard cues.begins & PageWords.Cue.related.bit != 0 else { return false }
        if isAlone { return cues.isWhole }
        if let colon = bytes.firstIndex(of: 0x3A) { return words.cues(in: Array(bytes[..<colon])).isWhole }
        let pieces = bytes.split(separator: 0x20)
        return cues.isWhole || [2, 3].contains { pieces.count > $0 && words.cues(in: Array(pieces.prefix($0).joined(separator: [0x20]))).isWhole }
    }

    // MARK: - Places

    /// Where the sentence begins that goes on at a place.
    private func sentence(before place: Int) -> Int {
        var at = place
        while at > 0, place - at < InnerInvitations.within {
            if text[at - 1] == 0x0A || isStop(at) || text[at - 1] == 0x28 || text[at - 1] == 0x5B { return at }
            at -= 1
        }
        return at
    }

    /// Whether a sentence ends in front of a place.
    private func isStop(_ place: Int) -> Bool {
        guard place > 0 else { return true }
        switch text[place - 1] {
        case 0x2E, 0x21, 0x3F: return true
        // ؟ …
        case 0x9F: return place > 1 && text[place - 2] == 0xD8
        case 0xA6: return place > 2 && text[place - 2] == 0x80 && text[place - 3] == 0xE2
        default: return false
        }
    }

    /// Whether nothing of the sentence follows at a place.
    private func isEnd(_ place: Int) -> Bool {
        guard let next = text[place...].first(where: { $0 != 0x20 }) else { return true }
        return next == 0x0A || next == 0x29 || next == 0x5D || next == 0x2E
    }

    /// With the mark in front that encloses it.
    private func opened(_ place: Int) -> Int {
        var at = place
        while at > 0, text[at - 1] == 0x20 { at -= 1 }
        return at > 0 && (text[at - 1] == 0x28 || text[at - 1] == 0x5B) ? at - 1 : place
    }

    /// With the mark behind that encloses or ends it.
    private func closed(_ place: Int) -> Int {
        var at = place
        while at < text.count, [0x20, 0x29, 0x5D, 0x2E].contains(text[at]) { at += 1 }
        return at
    }

    /// What stands between links of one list.
    private func isSeparator(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x2D || byte == 0x7C || byte == 0x2C }

    private func spaces(_ range: Range<Int>) -> Int { text[range].count { $0 == 0x20 } }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        guard let first = text[range].firstIndex(where: { $0 > 0x20 }), let last = text[range].lastIndex(where: { $0 > 0x20 }) else {
            return range.lowerBound..<range.lowerBound
        }
        return first..<last + 1
    }

    private func without(_ ranges: [Range<Int>]) -> [UInt8] {
        var output: [UInt8] = []
        var from = 0
        for range in ranges + [text.count..<text.count] {
            output += output.last == 0x20 || output.last == 0x0A ? text[from..<range.lowerBound].drop { $0 <= 0x20 } : text[from..<range.lowerBound]
            from = range.upperBound
        }
        while let last = output.last, last <= 0x20 { output.removeLast() }
        return Array(output.drop { $0 <= 0x20 })
    }
}

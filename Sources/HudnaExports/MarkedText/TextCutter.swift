/// Cuts a text at its line breaks, at the sides of marks, and around what keeps its own direction.
struct TextCutter {
    private(set) var paragraphs: [MarkedText.Paragraph] = []
    private let scalars: [Unicode.Scalar]
    private let marks: [MarkedText.Mark]
    /// Marks that reach beyond where the cutter is, outermost first.
    private var held: [Int] = []
    private var next = 0

    /// - Parameter marks: in the order of where they start, outer ones first.
    init(_ scalars: [Unicode.Scalar], _ marks: [MarkedText.Mark]) {
        self.scalars = scalars
        self.marks = marks
        let cuts = Set(marks.flatMap { [$0.start, $0.end] })
        var at = 0
        while at < scalars.count {
            var end = at
            while end < scalars.count, !Self.isBreak(scalars[end]) { end += 1 }
            var after = end
            while after < scalars.count, Self.isBreak(scalars[after]) { after += 1 }
            let runs = Self.runs(scalars, at..<end).map { run in
                MarkedText.Run(isIsolated: run.isIsolated, segments: segments(run.range, cuts))
            }
            paragraphs.append(MarkedText.Paragraph(runs: runs, ending: string(end..<after)))
            at = after
        }
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}" }

    private func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    private mutating func segments(_ range: Range<Int>, _ cuts: Set<Int>) -> [MarkedText.Segment] {
        var segments: [MarkedText.Segment] = []
        var at = range.lowerBound
        while at < range.upperBound {
            var end = at + 1
            while end < range.upperBound, !cuts.contains(end) { end += 1 }
            segments.append(segment(at..<end))
            at = end
        }
        return segments
    }

    private mutating func segment(_ range: Range<Int>) -> MarkedText.Segment {
        held.removeAll { marks[$0].end <= range.lowerBound }
        var opens: [Int] = []
        // A mark that begins on a line break opens with the first segment behind it.
        while next < marks.count, marks[next].start <= range.lowerBound {
            if marks[next].end > range.lowerBound { opens.append(next) }
            next += 1
        }
        held += opens
        held.sort { (marks[$0].start - marks[$0].end, $0) < (marks[$1].start - marks[$1].end, $1) }
        return MarkedText.Segment(text: string(range), start: range.lowerBound, end: range.upperBound, marks: held, opens: opens)
    }

    // MARK: - Directions

    /// Stretches of Latin words, and of digits with signs inside (`2020-01-13`), taken out of what is around them.
    private static func runs(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> [(range: Range<Int>, isIsolated: Bool)] {
        var runs: [(range: Range<Int>, isIsolated: Bool)] = []
        var plain = range.lowerBound
        var at = range.lowerBound
        while at < range.upperBound {
            guard let end = isolate(scalars, at, range.upperBound) else {
                at += 1
                continue
            }
            if plain < at { runs.append((plain..<at, false)) }
            runs.append((at..<end, true))
            (at, plain) = (end, end)
        }
        if plain < range.upperBound { runs.append((plain..<range.upperBound, false)) }
        return runs
    }

    /// Where a stretch that begins here ends; nil where none begins. Single signs and blanks join what they stand between.
    private static func isolate(_ scalars: [Unicode.Scalar], _ start: Int, _ limit: Int) -> Int? {
        guard isStrong(scalars[start]), start == 0 || !isStrong(scalars[start - 1]) else { return nil }
        var (end, at, hasLetter, hasSign) = (start, start, false, false)
        var gap: [Unicode.Scalar] = []
        while at < limit, gap.count <= 3 {
            let scalar = scalars[at]
            if isStrong(scalar) {
                // Figures stand apart unless a sign joins them: 5 000 is left as it is.
                if gap.contains(" "), !hasLetter, !isLetter(scalar) { break }
                if !gap.isEmpty { hasSign = true }
                hasLetter = hasLetter || isLetter(scalar)
                end = at + 1
                gap = []
            } else if isJoint(scalar) {
                gap.append(scalar)
            } else {
                break
            }
            at += 1
        }
        return hasLetter || hasSign ? end : nil
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic && (scalar.value < 0x0250 || (0x1E00...0x1EFF).contains(scalar.value) || (0x0370...0x052F).contains(scalar.value))
    }
    private static func isStrong(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) || isLetter(scalar) }
    private static func isJoint(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && !scalar.properties.isAlphabetic && scalar.value >= 0x20 && scalar.value < 0x7F
    }
}

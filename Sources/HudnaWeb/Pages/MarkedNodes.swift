internal import HudnaExports
internal import HudnaRecord

/// A marked text as a page shows it: paragraphs of pieces, each with what is marked there.
struct MarkedNodes {
    private let marked: MarkedText
    private let here: Span?
    private let clocks: String

    /// - Parameter here: the stretch that a link points at.
    /// - Parameter clocks: what links carry on.
    init(_ marked: MarkedText, here: Span?, clocks: String = "") {
        self.clocks = clocks.isEmpty ? "" : "?" + clocks
        self.marked = marked
        self.here = here
    }

    /// A list of paragraphs, each `{"pieces": [{"text", "classes", "anchors", "link", "is_isolated", "is_here"}]}`.
    var text: Node {
        var isFirst = true
        return .list(
            marked.paragraphs.map { paragraph in
                var pieces: [Node] = []
                for run in paragraph.runs {
                    for segment in run.segments { pieces += self.pieces(segment, isIsolated: run.isIsolated, isFirst: &isFirst) }
                }
                return .object(["pieces": .list(pieces)])
            })
    }

    /// A segment, cut where the stretch that is pointed at begins or ends inside it.
    private func pieces(_ segment: MarkedText.Segment, isIsolated: Bool, isFirst: inout Bool) -> [Node] {
        var cuts = [segment.start, segment.end]
        if let here { cuts += [here.start, here.end].filter { segment.start < $0 && $0 < segment.end } }
        cuts.sort()
        let scalars = Array(segment.text.unicodeScalars)
        var out: [Node] = []
        for (start, end) in zip(cuts, cuts.dropFirst()) {
            guard start - segment.start >= 0, end - segment.start <= scalars.count, start < end else { continue }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[(start - segment.start)..<(end - segment.start)])
            let isHere = here.map { $0.start <= start && end <= $0.end } ?? false
            out.append(piece(String(text), segment, opens: start == segment.start, isIsolated: isIsolated, isHere: isHere, isFirst: isHere && isFirst))
            if isHere { isFirst = false }
        }
        return out
    }

    private func piece(_ text: String, _ segment: MarkedText.Segment, opens: Bool, isIsolated: Bool, isHere: Bool, isFirst: Bool) -> Node {
        let marks = segment.marks.map { marked.marks[$0] }
        var classes: [String] = []
        for mark in marks where !classes.contains("m-" + mark.kind.rawValue) { classes.append("m-" + mark.kind.rawValue) }
        // Where marks lie over one another, the innermost leads on.
        // A space alone leads nowhere: who hears the page would hear a link without a name.
        let link =
            text.allSatisfy(\.isWhitespace)
            ? nil
            : marks.last { $0.kind != .predicate }.map { mark in
                mark.kind == .actor ? "/actors/" + FormText.encoded(mark.label) + clocks : "#about-" + mark.anchor
            }
        let anchors = (opens ? segment.opens.map { marked.marks[$0].anchor } : []) + (isFirst ? ["mark"] : [])
        return .object([
            "text": .text(text), "classes": .text(classes.joined(separator: " ")), "anchors": .texts(anchors), "link": .optional(link),
            "is_isolated": .flag(isIsolated), "is_here": .flag(isHere),
            "marks": .texts(marks.map(\.anchor)),
        ])
    }
}

public import HudnaRecord

/// A report's text with all that was read out of it, in pieces that can be put one after the other: paragraphs of runs of segments.
///
/// Marks overlap and nest; a segment lies wholly inside or outside of each. The texts of all segments and the ends of all paragraphs, joined, are the text.
public struct MarkedText: Sendable, Encodable {
    public enum Kind: String, Sendable, Encodable, CaseIterable {
        case claim, quote, figure, time, actor
        /// The word of a claim that makes it one.
        case predicate
    }

    public struct Mark: Sendable, Encodable {
        public var kind: Kind
        /// As it is in the JSON: sixteen hexadecimal digits. Mentions of one actor share it, a predicate has its claim's.
        public var id: String
        /// From 1, within its kind, in the order of the text.
        public var number: Int
        /// Unique in the text: `claim-3`.
        public var anchor: String
        /// Scalars from the start of the text, `end` exclusive.
        public var start: Int
        public var end: Int
        /// The actor's name; the type and status of a claim, the speaker of a quote, what is counted, what the time comes to.
        public var label: String
    }

    public struct Segment: Sendable, Encodable {
        public var text: String
        public var start: Int
        public var end: Int
        /// Indices of `marks` that hold here, the outermost first.
        public var marks: [Int]
        /// Those of them that begin here: where their anchors belong.
        public var opens: [Int]
    }

    /// Segments that are read in one direction.
    public struct Run: Sendable, Encodable {
        /// Words in Latin letters or digits with signs between them, which must not be torn apart by what stands around them: `<bdi>`.
        public var isIsolated: Bool
        public var segments: [Segment]
    }

    public struct Paragraph: Sendable, Encodable {
        public var runs: [Run]
        /// The line breaks behind it.
        public var ending: String
    }

    public let marks: [Mark]
    public let paragraphs: [Paragraph]

    /// - Parameters:
    ///   - text: UTF-8, that which was read; what is no UTF-8 becomes U+FFFD.
    ///   - claimIDs: where they are not those that `ItemIDs` gives (`KeptReading.claimIDs`).
    public init(text: [UInt8], reading: Reading, claimIDs: [String]? = nil) {
        let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        marks = MarkFinder(reading, claimIDs: claimIDs, length: scalars.count).marks
        paragraphs = TextCutter(scalars, marks).paragraphs
    }

    /// The text of all pieces again.
    public var text: String { paragraphs.map { $0.runs.flatMap(\.segments).map(\.text).joined() + $0.ending }.joined() }
}

/// What a coder has said of something in the record. Nothing is overwritten: of what a coder says of one item the latest counts, and of several coders
/// the latest of all for the record; all of it stays for the agreement between them.
public struct Correction: Sendable, Hashable {
    /// What it is about.
    public enum Kind: String, Sendable, CaseIterable {
        /// A claim of a report.
        case claim
        /// That claims tell one event.
        case join
        /// Who somebody is.
        case actor
        /// An entry of a process.
        case entry
    }

    public enum Verdict: String, Sendable, CaseIterable { case accept, reject, amend, add, merge, split }

    /// Where something stands, so that it is found again when its id is gone: a claim, or the first evidence of an entry.
    public struct Anchor: Sendable, Hashable {
        /// The id of the claim, sixteen hexadecimal digits; of an entry's evidence empty.
        public var id: String
        public var report: String
        /// The type of the claim, or the list of the entry.
        public var type: String
        public var span: Span

        public init(id: String, report: String, type: String, span: Span) {
            self.id = id
            self.report = report
            self.type = type
            self.span = span
        }
    }

    /// A field with what it is to hold; several values for lists of names.
    public struct Change: Sendable, Hashable {
        public var field: String
        public var values: [String]

        public init(_ field: String, _ values: [String]) {
            self.field = field
            self.values = values
        }
    }

    public var kind: Kind
    public var verdict: Verdict
    /// The id of the claim, event or entry; of an actor the name.
    public var item: String
    public var anchors: [Anchor]
    public var changes: [Change]
    public var coder: String
    public var reason: String
    /// To the minute, in UTC.
    public var madeAt: PartialDate

    public init(
        kind: Kind, verdict: Verdict, item: String, anchors: [Anchor] = [], changes: [Change] = [], coder: String, reason: String, madeAt: PartialDate
    ) {
        self.kind = kind
        self.verdict = verdict
        self.item = item
        self.anchors = anchors
        self.changes = changes
        self.coder = coder
        self.reason = reason
        self.madeAt = madeAt
    }

    /// The values of a field; empty where it is not changed.
    public func values(_ field: String) -> [String] { changes.first { $0.field == field }?.values ?? [] }
}

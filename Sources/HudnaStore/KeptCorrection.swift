public import HudnaRecord

/// A correction as it lies in the store, with what became of it.
public struct KeptCorrection: Sendable, Equatable {
    /// Of this file only; later corrections have higher ones.
    public var key: Int64
    public var correction: Correction
    /// The key of what the same coder had said of the same item before.
    public var supersedes: Int64?
    /// Who took it back, and when; nil while it holds.
    public var withdrawn: Withdrawal?

    public struct Withdrawal: Sendable, Equatable {
        public var coder: String
        /// In UTC.
        public var madeAt: PartialDate
    }
}

/// Which corrections are wanted. Every condition that is set must hold.
public struct CorrectionSelection: Sendable {
    public var kind: Correction.Kind?
    public var item: String?
    public var coder: String?
    /// Without those that were taken back.
    public var isStanding = false
    /// With a lower key.
    public var before: Int64?

    public init(kind: Correction.Kind? = nil, item: String? = nil, coder: String? = nil, isStanding: Bool = false, before: Int64? = nil) {
        self.kind = kind
        self.item = item
        self.coder = coder
        self.isStanding = isStanding
        self.before = before
    }
}

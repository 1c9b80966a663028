extension Process {
    /// A step that somebody makes depend on another.
    public struct Condition: Sendable {
        public var by: String
        /// The step that depends.
        public var on: String
        public var text: String
        public var type: ClaimType
        public var when: DateInterval
        public var evidence: [Evidence]

        public init(by: String, on: String, text: String, type: ClaimType, when: DateInterval, evidence: [Evidence]) {
            self.by = by
            self.on = on
            self.text = text
            self.type = type
            self.when = when
            self.evidence = evidence
        }
    }
}

/// A breach that somebody alleges; never a fact of the record's own (codebook: an allegation is never exported as a fact).
public struct Violation: Sendable {
    /// Empty where the accuser names nobody.
    public var accused: String
    /// Empty where the reports name no accuser.
    public var accuser: String
    public var type: ClaimType
    public var when: DateInterval
    public var place: String
    public var instrument: String
    public var evidence: [Evidence]

    public init(accused: String, accuser: String, type: ClaimType, when: DateInterval, place: String, instrument: String, evidence: [Evidence]) {
        self.accused = accused
        self.accuser = accuser
        self.type = type
        self.when = when
        self.place = place
        self.instrument = instrument
        self.evidence = evidence
    }
}

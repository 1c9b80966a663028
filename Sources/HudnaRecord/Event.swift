/// One thing that happened, or was to happen, as all reports together tell it.
public struct Event: Sendable {
    /// The same in every run and for any order of reports.
    public var id: String
    public var type: ClaimType
    /// One for each way it is told, first told first.
    public var versions: [EventVersion]

    public init(id: String, type: ClaimType, versions: [EventVersion]) {
        self.id = id
        self.type = type
        self.versions = versions
    }

    public var evidence: [Evidence] { versions.flatMap(\.evidence).sorted() }
    /// Told alike, and told differently: whether the versions contradict one another or only follow on another.
    public var isContested: Bool { versions.count > 1 }
}

/// How some witnesses tell an event. Names are ids of the record's actors.
public struct EventVersion: Sendable {
    public var status: Status
    public var actors: [String]
    public var targets: [String]
    public var object: String
    public var place: String
    public var when: DateInterval
    /// Who says so; empty where the reports themselves do.
    public var source: [String]
    public var via: [String]
    public var evidence: [Evidence]
    /// Reports that tell it so, copies of one text counted once.
    public var witnesses: Int
    /// A name that stands alone against all others and looks like one of theirs.
    public var isProbableSlip: Bool
    /// The claims that tell it so, first known first.
    public var tellings: [Telling]

    public init(
        status: Status, actors: [String], targets: [String], object: String, place: String, when: DateInterval, source: [String], via: [String],
        evidence: [Evidence], witnesses: Int, isProbableSlip: Bool = false, tellings: [Telling] = []
    ) {
        self.status = status
        self.actors = actors
        self.targets = targets
        self.object = object
        self.place = place
        self.when = when
        self.source = source
        self.via = via
        self.evidence = evidence
        self.witnesses = witnesses
        self.isProbableSlip = isProbableSlip
        self.tellings = tellings
    }
}

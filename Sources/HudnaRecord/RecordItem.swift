/// An entry of the record as questions filter and print it: what it is about, its fields in order, and its evidence.
public struct RecordItem: Sendable {
    public enum Value: Sendable {
        case text(String)
        case texts([String])
        /// Nil prints as null.
        case number(Double?)
        case flag(Bool)
        case items([RecordItem])
    }

    public struct Field: Sendable {
        public var name: String
        public var value: Value
        public init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    public var facets: Facets
    public var fields: [Field]
    /// Ordered as it became known.
    public var evidence: [Evidence]

    public init(facets: Facets, fields: [Field], evidence: [Evidence]) {
        self.facets = facets
        self.fields = fields
        self.evidence = evidence
    }
}

/// What an entry can be asked for by.
public struct Facets: Sendable {
    /// Ids and names of all who take part, leaders with their bodies.
    public var actors: [String]
    public var types: [String]
    public var statuses: [String]
    /// Ids and names of instruments.
    public var instruments: [String]
    public var places: [String]
    public var when: DateInterval
    /// Whether `when` is still ahead where it is told (planned, possible): such an entry begins when it is told.
    public var isAhead: Bool
    /// Whether it is one only as long as two of its rows differ.
    public var isOfVersions = false

    public init(
        actors: [String] = [], types: [String] = [], statuses: [String] = [], instruments: [String] = [], places: [String] = [],
        when: DateInterval = DateInterval(), isAhead: Bool = false
    ) {
        self.actors = actors
        self.types = types
        self.statuses = statuses
        self.instruments = instruments
        self.places = places
        self.when = when
        self.isAhead = isAhead
    }
}

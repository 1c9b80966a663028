/// Where reports, or those they quote, tell one thing differently. Both stay.
public struct Disagreement: Sendable {
    /// What the versions differ in.
    public enum Matter: String, Sendable, CaseIterable { case status, actors, date, place, number, position, role, truce, name, words }

    public struct Version: Sendable {
        public var says: String
        /// Who says so; empty where the reports do.
        public var source: [String]
        public var evidence: [Evidence]
        public var isProbableSlip: Bool

        public init(says: String, source: [String], evidence: [Evidence], isProbableSlip: Bool = false) {
            self.says = says
            self.source = source
            self.evidence = evidence
            self.isProbableSlip = isProbableSlip
        }
    }

    public var about: String
    public var matter: Matter
    public var type: String
    public var actors: [String]
    public var versions: [Version]

    public init(about: String, matter: Matter, type: String, actors: [String], versions: [Version]) {
        self.about = about
        self.matter = matter
        self.type = type
        self.actors = actors
        self.versions = versions
    }
}

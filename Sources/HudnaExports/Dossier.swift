public import HudnaRecord

/// What of the record is exported: entries that passed the filters and clocks, with all that the formats ask of actors, places and reports.
public struct Dossier: Sendable {
    public struct Person: Sendable {
        public var name: String
        public var kind: Actor.Kind
        /// The id of the body or state he speaks for.
        public var of: String?
        public var forms: [String]
        /// ISO 3166, two letters; empty where it is not known.
        public var country: String
        /// Whether it is called a government.
        public var isGovernment: Bool

        public init(name: String, kind: Actor.Kind, of: String?, forms: [String], country: String, isGovernment: Bool = false) {
            self.isGovernment = isGovernment
            self.name = name
            self.kind = kind
            self.of = of
            self.forms = forms
            self.country = country
        }
    }

    public struct Source: Sendable {
        public var outlet: String?
        public var title: String?
        public var url: String?
        public var published: PartialDate?
        /// When this store read it.
        public var readAt: PartialDate

        public init(outlet: String?, title: String?, url: String?, published: PartialDate?, readAt: PartialDate) {
            self.outlet = outlet
            self.title = title
            self.url = url
            self.published = published
            self.readAt = readAt
        }
    }

    public struct Place: Sendable {
        /// The id of the language data; empty for a state as a whole.
        public var id: String
        /// As the reports have it.
        public var name: String
        /// In Latin letters; empty where it is not known.
        public var latin: String
        public var country: String
        /// Degrees of WGS 84.
        public var point: (latitude: Double, longitude: Double)?

        public init(id: String, name: String, latin: String, country: String, point: (latitude: Double, longitude: Double)?) {
            self.id = id
            self.name = name
            self.latin = latin
            self.country = country
            self.point = point
        }
    }

    /// A claim with what it may be exported as.
    public struct ClaimRow: Sendable {
        public var telling: Telling
        public var event: String
        public var process: String
        public var type: ClaimType
        public var version: EventVersion
        /// Nil for what is possible, depends on something, did not happen, or is told by an adversary of whom it is told.
        public var standing: CodedEvent.Standing?
        /// Ids of those who are told to have done it; of a mutual accusation one row for each.
        public var actors: [String]
        /// Ids of those who allege it.
        public var allegedBy: [String]

        public init(
            telling: Telling, event: String, process: String, type: ClaimType, version: EventVersion, standing: CodedEvent.Standing?,
            actors: [String], allegedBy: [String]
        ) {
            self.telling = telling
            self.event = event
            self.process = process
            self.type = type
            self.version = version
            self.standing = standing
            self.actors = actors
            self.allegedBy = allegedBy
        }
    }

    public var codes: CodeLists
    /// The program and its version: who coded.
    public var coder: String
    public var processes: [Process] = []
    /// By process: ISO 3166, two letters.
    public var countries: [String: String] = [:]
    public var events: [CodedEvent] = []
    public var claims: [ClaimRow] = []
    /// By the names of process-format.md.
    public var lists: [(name: String, items: [RecordItem])] = []
    public var milestones: [Milestone] = []
    /// With the id of its process.
    public var instruments: [(process: String, instrument: Instrument)] = []
    public var truces: [(process: String, truce: TruceInterval)] = []
    /// By id.
    public var people: [String: Person] = [:]
    /// By id of the report.
    public var reports: [String: Source] = [:]
    /// By the words of claims.
    public var places: [String: Place] = [:]

    public init(codes: CodeLists, coder: String) {
        self.codes = codes
        self.coder = coder
    }

    /// Whether nothing of the record is in it.
    public var isEmpty: Bool { events.isEmpty && claims.isEmpty && lists.allSatisfy(\.items.isEmpty) }

    // MARK: - What formats ask

    func name(_ id: String) -> String { people[id]?.name ?? id }
    func names(_ ids: [String]) -> [String] { ids.map(name) }
    /// The name in English where it is known; for formats whose readers have no Arabic.
    func english(_ id: String) -> String { codes.english[id] ?? name(id) }
    /// Whether somebody is a state or a government, or speaks for one.
    func isOfGovernment(_ person: Person) -> Bool {
        var (known, at): (Set<String>, Person?) = ([], person)
        while let own = at {
            if own.kind == .state || own.isGovernment { return true }
            at = own.of.flatMap { known.insert($0).inserted ? people[$0] : nil }
        }
        return false
    }
    func place(_ text: String) -> Place? { text.isEmpty ? nil : places[text] }

    /// The country of an event: that of its place, else that of its process.
    func country(_ event: CodedEvent) -> CodeLists.Country? {
        let own = place(event.place)?.country ?? ""
        return codes.countries[own.isEmpty ? countries[event.process] ?? "" : own]
    }

    /// What is told as a fact somewhere.
    var factualEvidence: Set<Evidence> { Set(claims.filter { $0.standing == .fact }.map(\.telling.evidence)) }

    /// Whether a step of the talks is no mere allegation: what an adversary may allege must be told as a fact too.
    static func isTold(_ kind: String, _ evidence: [Evidence], as facts: Set<Evidence>) -> Bool {
        guard let type = ClaimType(rawValue: kind), type.group == .force || type == .violate else { return true }
        return evidence.contains(where: facts.contains)
    }

    /// One line on an event, that calls an accusation an accusation.
    func headline(_ event: CodedEvent) -> String {
        let sides = [names(event.actors), names(event.targets)].map { $0.joined(separator: ", ") }
        let named = sides[1].isEmpty ? sides[0] : (sides[0].isEmpty ? "?" : sides[0]) + " → " + sides[1]
        let arrow = named.isEmpty ? event.object : named
        let place = event.place.isEmpty ? "" : " (" + event.place + ")"
        switch event.standing {
        case .fact: return event.type.rawValue + ": " + arrow + place
        case .alleged: return "accuse: " + arrow + " (" + event.type.rawValue + ", alleged)"
        case .planned, .cancelled: return event.standing.rawValue + " " + event.type.rawValue + ": " + arrow + place
        }
    }

    /// `Reported by OUTLET (source X, via Y), OUTLET: “words”`.
    func reported(_ event: CodedEvent) -> String {
        var seen: Set<String> = []
        let tellers = event.tellings.map { telling in
            // Whose charge it is says it, whoever the reading has for the speaker of its words.
            let source = event.standing == .alleged && !event.actors.isEmpty ? event.actors : telling.source
            let said = (source.isEmpty ? telling.said : names(source)).joined(separator: ", ")
            let via = names(telling.via).joined(separator: ", ")
            let more = [said.isEmpty ? "" : "source " + said, via.isEmpty ? "" : "via " + via].filter { !$0.isEmpty }
            return (telling.evidence.outlet ?? telling.evidence.report) + (more.isEmpty ? "" : " (" + more.joined(separator: ", ") + ")")
        }
        return "Reported by " + tellers.filter { seen.insert($0).inserted }.joined(separator: "; ") + ": “" + (event.tellings.first?.evidence.text ?? "") + "”"
    }

    /// The outlets that tell an event, first known first.
    func outlets(_ event: CodedEvent) -> [String] {
        var seen: Set<String> = []
        return event.tellings.map { $0.evidence.outlet ?? $0.evidence.report }.filter { seen.insert($0).inserted }
    }

    /// Where a report can be looked up: its address, else its id.
    func address(_ report: String) -> String { reports[report]?.url ?? report }
}

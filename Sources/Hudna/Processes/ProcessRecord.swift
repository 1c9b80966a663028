internal import HudnaLanguage
internal import HudnaRecord

/// One process as the clocks admit it, with what questions about it need beside it.
struct ProcessRecord: Sendable {
    let process: Process
    /// How many claims tell of it.
    let told: Int
    /// The listed name of the country, or the body, that it is about.
    let centre: String
    /// Its reports, in the order in which they became known.
    let readings: [KeptReading]
    /// By reading: whether most of it is about this process.
    let isHome: [Bool]
    let directory: ActorDirectory
    let words: RecordWords
    let clock: Clock
    /// What coders have said.
    let book: CorrectionBook

    /// A report of which some belongs to a process.
    struct Report {
        var kept: KeptReading
        /// The process that most of it is about.
        var main: String?
        /// Whether single claims of it are about another country.
        var isMixed: Bool
    }

    /// - Parameters:
    ///   - id: of the listed country, or of the body, that it is about.
    ///   - own: its reports, in the order in which they became known.
    ///   - book: what coders have said; it was applied to the readings before.
    /// - Returns: nil where there are no talks and no instrument, or no war.
    init?(_ id: String, of own: [Report], words: RecordWords, clock: Clock, book: CorrectionBook = CorrectionBook()) {
        self.book = book
        readings = own.map(\.kept)
        isHome = own.map { $0.main == id }
        self.words = words
        self.clock = clock
        let directory = ActorDirectory(readings, words: words)
        let told = ProcessRecord.testimonies(id, own, directory, words, clock)
        guard ProcessRecord.isProcess(told) else { return nil }
        self.told = told.count
        centre = words.actor(id: id).map { words.listed[$0].name } ?? directory.number(id: id).map { directory.actors[$0].name } ?? id
        let scene = Scene(id, told: told, directory: directory, words: words, witnesses: Witnesses(readings), links: book.links(readings))
        let home = readings.indices.filter { [isHome] in isHome[$0] }.map { [readings] in ($0, readings[$0]) }
        self.directory = scene.directory
        process = ProcessBuilder(scene: scene, clock: clock, readings: home).process(named: centre)
    }

    /// The claims of its reports that tell of it: of a report about another country those about the bodies of this one.
    private static func testimonies(
        _ id: String, _ own: [Report], _ directory: ActorDirectory, _ words: RecordWords, _ clock: Clock
    ) -> [Testimony] {
        let finders = own.map { report in report.isMixed ? CentreFinder(report.kept.reading, words: words) : nil }
        return Testimonies(own.map(\.kept), directory, clock).all.filter { testimony in
            let main = own[testimony.report].main
            guard let finder = finders[testimony.report], let country = main.flatMap(words.actor(id:)), let other = finder.home(of: testimony.claim, country)
            else { return main == id }
            return words.listed[other].id == id
        }
    }

    private static let negotiation: Set<ClaimType> = [
        .truceStart, .truceEnd, .sign, .requestTime, .indirectTalks, .mediate, .talks, .accept, .ready, .propose,
    ]

    private static func isProcess(_ told: [Testimony]) -> Bool {
        told.contains { negotiation.contains($0.type) } && told.contains { $0.type.group == .force || $0.type.group == .truce }
    }

    /// As questions look at it.
    var view: ProcessView {
        ProcessView(
            id: process.id, name: process.name, centre: centre, told: told, events: process.events.count, parties: process.parties.count,
            instruments: process.instruments.count
        ) { list, _, isWanted in items(list: list).filter { isWanted($0.facets) } }
    }

    /// The entries of a list by its name.
    func items(list: String) -> [RecordItem] {
        switch list {
        case ProcessView.actors: [Cast(directory, of: process.id, readings: readings, clock: clock).item]
        case ProcessView.days: [days]
        default: Topic(rawValue: list).map(items) ?? []
        }
    }
}

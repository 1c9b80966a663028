public import HudnaRecord

/// The record at one setting of the clocks: what is kept of the reports, joined into processes.
///
/// It is built of those readings alone that the clocks admit, so that nothing which became known later can appear in it. Pure: the same readings in
/// any order give the same record.
public struct Record: Sendable {
    public let clock: Clock
    public let processes: [Process]
    public let actors: [RecordActor]
    /// The readings it is made of, in the order in which they became known.
    public let readings: [KeptReading]
    let directory: ActorDirectory
    let words: RecordWords
    let book: CorrectionBook
    /// By reading: the id of the process that it is most of all about.
    let home: [String?]

    /// - Parameter book: what coders have said of it.
    public init(_ kept: [KeptReading], words: RecordWords, clock: Clock = Clock(), book: CorrectionBook = CorrectionBook()) {
        self.clock = clock
        self.words = words
        self.book = book
        let ordered = book.applied(to: Record.ordered(kept, clock))
        readings = ordered
        let directory = ActorDirectory(ordered, words: words)
        self.directory = directory
        actors = directory.actors
        let told = Testimonies(ordered, directory, clock).all
        let witnesses = Witnesses(ordered)
        let (drafts, main) = ProcessFinder(directory: directory, words: words).processes(told, reports: ordered.count)
        home = main
        let links = book.links(ordered)
        processes = drafts.map { draft in
            let own = ordered.indices.filter { main[$0] == draft.id }.map { ($0, ordered[$0]) }
            return ProcessBuilder(scene: Scene(draft, directory: directory, words: words, witnesses: witnesses, links: links), clock: clock, readings: own)
                .process(
                    named: draft.name)
        }
    }

    /// What coders have said of it, in the order in which they said it.
    public var corrections: [Correction] { book.corrections }

    /// The latest version of each report that the clocks admit, in the order in which they became known.
    static func ordered(_ kept: [KeptReading], _ clock: Clock) -> [KeptReading] {
        var latest: [String: KeptReading] = [:]
        for reading in kept where clock.admits(reading) {
            if let known = latest[reading.reading.report], known.version >= reading.version { continue }
            latest[reading.reading.report] = reading
        }
        return latest.values.sorted {
            (clock.known($0)?.minutes ?? 0, $0.reading.report) < (clock.known($1)?.minutes ?? 0, $1.reading.report)
        }
    }
}

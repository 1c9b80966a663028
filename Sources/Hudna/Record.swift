public import HudnaRecord

/// The record at one setting of the clocks: what is kept of the reports, joined into processes.
///
/// It is built of those readings alone that the clocks admit, so that nothing which became known later can appear in it. Pure: the same readings in
/// any order give the same record.
public struct Record: Sendable {
    public let clock: Clock
    /// The one most told of first.
    let built: [ProcessRecord]
    /// The readings it is made of, in the order in which they became known.
    public let readings: [KeptReading]
    let directory: ActorDirectory
    let words: RecordWords
    let book: CorrectionBook

    /// - Parameter book: what coders have said of it.
    public init(_ kept: [KeptReading], words: RecordWords, clock: Clock = Clock(), book: CorrectionBook = CorrectionBook()) {
        self.clock = clock
        self.words = words
        self.book = book
        let ordered = book.applied(to: Record.ordered(kept, clock))
        readings = ordered
        directory = ActorDirectory(ordered, words: words)
        let centres = ordered.map { (centres: CentreFinder($0.reading, words: words).centres(), day: clock.known($0)?.day.number ?? 0) }
        let membership = Membership(centres)
        built = Record.ranked(
            membership.reports.keys.sorted().compactMap { id in
                let kept = (membership.reports[id] ?? []).map { ordered[$0] }
                return ProcessRecord(id, of: membership.own(id, centres.map(\.centres), kept), words: words, clock: clock, book: book)
            })
    }

    /// Of one process, built before.
    init(_ kept: [KeptReading], built: ProcessRecord?, words: RecordWords, clock: Clock = Clock(), book: CorrectionBook = CorrectionBook()) {
        self.clock = clock
        self.words = words
        self.book = book
        readings = kept
        directory = ActorDirectory(kept, words: words)
        self.built = built.map { [$0] } ?? []
    }

    /// Those alone whom the reports name, and no process.
    public init(actorsOf kept: [KeptReading], words: RecordWords, book: CorrectionBook = CorrectionBook()) {
        self.init(book.applied(to: Record.ordered(kept, Clock())), built: nil, words: words, book: book)
    }

    public var processes: [Process] { built.map(\.process) }
    public var actors: [RecordActor] { directory.actors }
    public var inquiry: Inquiry { Inquiry(clock: clock, built.map(\.view)) }

    /// What coders have said of it, in the order in which they said it.
    public var corrections: [Correction] { book.corrections }

    /// The one most told of first.
    static func ranked(_ built: [ProcessRecord]) -> [ProcessRecord] { built.sorted { ($1.told, $0.process.id) < ($0.told, $1.process.id) } }

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

public import HudnaIntake
public import HudnaLanguage
internal import HudnaRecord
public import HudnaStore

/// Watches feeds: asks for them when they are due, fetches the pages that they name, reads them, and keeps them in the store.
///
/// What is to be asked when stands in the store, so that whoever is killed goes on where he was: a feed's answer and the pages that it names are kept
/// together, a page is done when its report is kept. Several hosts are asked at the same time, each one request at a time, and left alone for a while after it.
public final class Watcher {
    /// Pages that are read together at most.
    private static let pagesAtOnce = 32
    /// Seconds of waiting for what is on its way before the clock is looked at again.
    private static let patience = 0.5

    let store: Store
    let list: WatchList
    let crew: FetchCrew
    let reader: FetchedReader
    let clock: WatchClock
    let tell: (Problem) -> Void
    private let run: ReadingRun
    private let setup: ReadingSetup
    private let keeper: RecordKeeper
    let robots: RobotsBook
    var pauses: HostPauses
    /// Feeds of the list by their keys.
    private(set) var feeds: [Int64: WatchList.Feed] = [:]
    /// Errands whose requests are on their way, by the numbers of these.
    var going: [Int: Errand] = [:]
    /// Errands between two requests: sent on, or before and behind robots.txt.
    var held: [Errand] = []
    var requests = 0
    /// Reports that are to be read, each with what has become of its address.
    private var waiting: [(item: IntakeItem, asked: Watched)] = []
    /// Something was stored that the record is not yet built with.
    private var isStale = false
    var tally = WatchTally()

    /// - Parameters:
    ///   - crew: who fetches; closed at the end of `watch`.
    ///   - tell: called for what could not be fetched or read.
    public init(
        _ list: WatchList, into store: Store, crew: FetchCrew, pages: PageReader, language: Language, setup: ReadingSetup, jobs: Int, clock: WatchClock,
        tell: @escaping (Problem) -> Void
    ) {
        self.list = list
        self.store = store
        self.crew = crew
        self.clock = clock
        self.tell = tell
        self.setup = setup
        reader = FetchedReader(pages: pages)
        run = ReadingRun(language: language, jobs: jobs, minimumConfidence: setup.minimumConfidence)
        keeper = RecordKeeper(store, words: RecordWords(language), language: setup.language, jobs: jobs)
        robots = RobotsBook(store)
        pauses = HostPauses(pause: list.pause)
    }

    /// Does what is due, and what becomes due meanwhile, pauses included.
    /// - Parameters:
    ///   - isOnce: ends when nothing more is due; all feeds are asked then, but for those whose servers have asked to wait. Else it goes on until it is stopped.
    ///   - report: called where there is nothing to do for now, with what was done since the last time.
    /// - Throws: `StoreError`.
    public func watch(isOnce: Bool, report: (WatchTally) -> Void) throws {
        defer { crew.close() }
        let keys = try store.watch(list.feeds.map { ($0.address.text, $0.address.host) }, at: clock.second)
        feeds = Dictionary(zip(keys, list.feeds)) { first, _ in first }
        for host in try store.watchedHosts() { if let asked = host.askedAt { pauses.note(host.host, at: Double(asked)) } }
        if isOnce { try store.hastenFeeds(at: clock.second) }
        while !clock.isStopped() {
            for arrival in crew.take() { try arrive(arrival) }
            let turn = try nextTurn()
            let isReady = turn.map { $0.ready <= clock.now() } ?? false
            if let turn, isReady, turn.asksNobody || crew.hasRoom, waiting.count < Self.pagesAtOnce {
                try take(turn)
            } else if !waiting.isEmpty {
                try flush()
            } else if !crew.isIdle {
                crew.wait(atMost: isReady ? Self.patience : min(Self.patience, (turn?.ready ?? .infinity) - clock.now()))
            } else if let turn, turn.isDue || !isOnce {
                if !turn.isDue { try rest(report) }
                clock.wait(turn.ready)
            } else {
                break
            }
        }
        try flush()
        try rest(report)
    }

    /// Keys of addresses that are on their way or wait to be stored.
    var keysAtHand: [Int64] { waiting.map(\.asked.key) + held.map(\.watched.key) + going.values.map(\.watched.key) }

    /// Brings the record up to date and tells what was done.
    private func rest(_ report: (WatchTally) -> Void) throws {
        if isStale { try keeper.refresh() }
        isStale = false
        report(tally)
        tally = WatchTally()
    }

    // MARK: - Storing

    /// Takes a report, to be read and stored with the next ones.
    func take(_ item: IntakeItem, _ asked: Watched) { waiting.append((item, asked)) }

    /// Reads what waits and stores it, then notes that it is done.
    private func flush() throws {
        guard !waiting.isEmpty else { return }
        let some = waiting
        waiting = []
        var additions: [Addition] = []
        // Reports without a date are read alone: which others have come with them is chance, and must not date them.
        let items = some.map(\.item)
        for group in items.split(whereSeparator: { $0.report.published == nil }) + items.filter({ $0.report.published == nil }).map({ [$0][...] }) {
            var group = group
            try run.run({ group.popFirst() }, transform: { Addition($0, of: $1) }) { additions += $0 }
        }
        tally.addition += try store.add(additions, setup: setup, readAt: clock.second)
        try store.keep(some.map(\.asked))
        isStale = true
    }
}

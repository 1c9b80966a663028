public import HudnaIntake
public import HudnaLanguage
internal import HudnaRecord
public import HudnaStore

/// Watches feeds: asks for them when they are due, fetches the pages that they name, reads them, and keeps them in the store.
///
/// What is to be asked when stands in the store, so that whoever is killed goes on where he was: a feed's answer and the pages that it names are kept
/// together, a page is done when its report is kept. One request at a time; each host is left alone for a while after each.
public final class Watcher {
    /// Pages that are read together at most.
    private static let pagesAtOnce = 32

    let store: Store
    let list: WatchList
    let fetcher: Fetcher
    let reader: FetchedReader
    let clock: WatchClock
    let tell: (Problem) -> Void
    private let run: ReadingRun
    private let setup: ReadingSetup
    private let keeper: RecordKeeper
    private let robots: RobotsBook
    private var pauses: HostPauses
    /// Feeds of the list by their keys.
    private(set) var feeds: [Int64: WatchList.Feed] = [:]
    /// Reports that are to be read, each with what has become of its address.
    private var waiting: [(item: IntakeItem, asked: Watched)] = []
    /// Something was stored that the record is not yet built with.
    private var isStale = false
    var tally = WatchTally()

    /// - Parameter tell: called for what could not be fetched or read.
    public init(
        _ list: WatchList, into store: Store, fetcher: Fetcher, pages: PageReader, language: Language, setup: ReadingSetup, jobs: Int, clock: WatchClock,
        tell: @escaping (Problem) -> Void
    ) {
        self.list = list
        self.store = store
        self.fetcher = fetcher
        self.clock = clock
        self.tell = tell
        self.setup = setup
        reader = FetchedReader(pages: pages)
        run = ReadingRun(language: language, jobs: jobs, minimumConfidence: setup.minimumConfidence)
        keeper = RecordKeeper(store, words: RecordWords(language), language: setup.language, jobs: jobs)
        robots = RobotsBook(store, fetcher)
        pauses = HostPauses(pause: list.pause)
    }

    /// Does what is due, and what becomes due meanwhile, pauses included.
    /// - Parameters:
    ///   - isOnce: ends when nothing more is due; all feeds are asked then, but for those whose servers have asked to wait. Else it goes on until it is stopped.
    ///   - report: called where there is nothing to do for now, with what was done since the last time.
    /// - Throws: `StoreError`.
    public func watch(isOnce: Bool, report: (WatchTally) -> Void) throws {
        let keys = try store.watch(list.feeds.map { ($0.address.text, $0.address.host) }, at: clock.second)
        feeds = Dictionary(zip(keys, list.feeds)) { first, _ in first }
        for host in try store.watchedHosts() { if let asked = host.askedAt { pauses.note(host.host, at: Double(asked)) } }
        if isOnce { try store.hastenFeeds(at: clock.second) }
        while !clock.isStopped() {
            guard let next = try next(), next.isDue || !isOnce else { break }
            if next.ready > clock.now() {
                if !waiting.isEmpty {
                    try flush()
                    continue
                }
                if !next.isDue { try rest(report) }
                clock.wait(next.ready)
            } else if waiting.count < Self.pagesAtOnce, let watched = try store.nextWatched(of: next.host, by: clock.second, except: waiting.map(\.asked.key)) {
                try ask(watched)
            } else {
                try flush()
            }
        }
        try flush()
        try rest(report)
    }

    /// The host that may be asked first, when that is, and whether only its pause is waited for.
    private func next() throws -> (host: String, ready: Double, isDue: Bool)? {
        let now = clock.now()
        let hosts = try store.watchedHosts().map { (host: $0.host, ready: max(Double($0.dueAt), pauses.isFree($0.host)), isDue: Double($0.dueAt) <= now) }
        let isAnyDue = hosts.contains { $0.isDue }
        return hosts.filter { $0.isDue || !isAnyDue }.min { ($0.ready, $0.host) < ($1.ready, $1.host) }
    }

    /// Brings the record up to date and tells what was done.
    private func rest(_ report: (WatchTally) -> Void) throws {
        if isStale { try keeper.refresh() }
        isStale = false
        report(tally)
        tally = WatchTally()
    }

    // MARK: - Asking

    private func ask(_ watched: Watched) throws {
        do {
            switch watched.kind {
            case .feed: try askFeed(watched)
            case .page: try askPage(watched)
            case .entry: try settle(watched)
            case .robots: break
            }
        } catch let failure as FetchFailure {
            try fail(watched, failure)
        }
    }

    /// Fetches what stands at a watched address, politely.
    /// - Throws: `FetchFailure`, `StoreError`.
    func fetch(_ watched: Watched) throws -> Fetched {
        let address = try WebAddress(watched.address)
        var storeError: StoreError?
        let known = Validators(etag: watched.etag, lastModified: watched.lastModified)
        do throws(FetchFailure) {
            return try fetcher.fetch(address, known: known) { place throws(FetchFailure) in
                do {
                    try prepare(place)
                } catch let error as FetchFailure {
                    throw error
                } catch {
                    storeError = error as? StoreError
                    throw FetchFailure(.stopped, place.text, "was stopped")
                }
            }
        } catch {
            if let storeError { throw storeError }
            throw error
        }
    }

    /// Waits until a host may be asked, and sees whether it allows it.
    private func prepare(_ place: WebAddress) throws {
        let rules = try robots.rules(for: place, at: clock.second)
        pauses.wish(place.host, rules.pause)
        guard rules.allows(place.target) else { throw FetchFailure(.robots, place.text, "its site's robots.txt forbids it") }
        if pauses.isFree(place.host) > clock.now() { clock.wait(pauses.isFree(place.host)) }
        if clock.isStopped() { throw FetchFailure(.stopped, place.text, "was stopped") }
        pauses.note(place.host, at: clock.now())
    }

    func putOff(_ host: String, by seconds: Int) throws {
        let until = clock.second + seconds
        pauses.putOff(host, until: Double(until))
        try store.putOff(host: host, until: until)
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
        var items = some.map(\.item)[...]
        try run.run({ items.popFirst() }, transform: { Addition($0, of: $1) }) { additions += $0 }
        tally.addition += try store.add(additions, setup: setup, readAt: clock.second)
        try store.keep(some.map(\.asked))
        isStale = true
    }
}

internal import HudnaLanguage
internal import HudnaRecord
public import HudnaStore

/// Keeps the record built beside the readings, so that questions need not build it.
///
/// What each report is about is found once; a process is built anew where its readings are others than those it was built of. What is kept is the same
/// in whatever order the reports came, and is never needed: without it, everything is built of the readings when it is asked for.
public struct RecordKeeper {
    /// Changed with every change of how claims are joined, processes built or entries kept: what was built before is built anew.
    private static let builders = 8

    /// Readings that are looked at at once.
    private static let chunk = 1024

    private let store: Store
    private let words: RecordWords
    private let stamp: String
    private let jobs: Int

    /// - Parameters:
    ///   - language: an id of the words; other words, another id.
    ///   - jobs: so many threads build.
    public init(_ store: Store, words: RecordWords, language: String, jobs: Int) {
        self.store = store
        self.words = words
        self.jobs = jobs
        stamp = Self.stamp(language)
    }

    /// What stands for the words and the program that a record is built with.
    public static func stamp(_ language: String) -> String { "\(language) \(HudnaVersion.current) \(builders)" }

    /// Brings what is built up to date with the readings.
    /// - Throws: `StoreError`; what was not finished is not used.
    public func refresh() throws(StoreError) {
        if try store.isBuilt(stamp, clock: Clock()) { return }
        try store.prepareBuilding(stamp)
        try findCentres()
        let told = try store.centres(where: Selection(newestOnly: true))
        let membership = Membership(told.map { ($0.centres, $0.known?.day.number ?? 0) })
        try build(told, membership)
        try store.finishBuilding(stamp, processes: Array(membership.reports.keys))
    }

    private func findCentres() throws(StoreError) {
        let keys = try store.readingsWithoutCentres()
        for start in stride(from: 0, to: keys.count, by: Self.chunk) {
            let some = Array(keys[start..<min(start + Self.chunk, keys.count)])
            let kept = try store.kept(keys: some)
            try store.keep(zip(some, kept).map { ($0, CentreFinder($1.reading, words: words).centres()) })
        }
    }

    private func build(_ told: [KeptCentres], _ membership: Membership) throws(StoreError) {
        let known = try store.builtDigests()
        let centres = told.map(\.centres)
        let workers = OrderedWorkers(count: jobs) { [words] in
            { (job: Job) in
                let built = ProcessRecord(job.id, of: job.own, words: words, clock: Clock())
                return built.map { Self.toKeep($0, job.digest) } ?? ProcessToKeep(id: job.id, digest: job.digest)
            }
        }
        defer { workers.close() }
        // The longest first, so that none is left alone at the end.
        for (id, reports) in membership.reports.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
            let digest = Self.digest(reports, told, membership)
            guard known[id] != digest else { continue }
            if workers.inFlight > jobs, let made = workers.take() { try store.keep([made]) }
            let kept = try store.kept(keys: reports.map { told[$0].key })
            workers.submit(Job(id: id, digest: digest, own: membership.own(id, centres, kept)))
        }
        while let made = workers.take() { try store.keep([made]) }
    }

    private struct Job {
        var id: String
        var digest: String
        var own: [ProcessRecord.Report]
    }

    static func digest(_ reports: [Int], _ told: [KeptCentres], _ membership: Membership) -> String {
        var id = StableID()
        for report in reports {
            id.add(UInt64(bitPattern: told[report].key))
            id.add(membership.main[report] ?? "")
        }
        return StableID.text(id.value)
    }

    private static func toKeep(_ built: ProcessRecord, _ digest: String) -> ProcessToKeep {
        let view = built.view
        return ProcessToKeep(
            id: view.id, digest: digest, name: view.name, centre: view.centre, told: view.told, events: view.events, parties: view.parties,
            instruments: view.instruments, lists: ProcessView.lists.map { ($0, built.items(list: $0)) })
    }
}

internal import HudnaRecord
internal import HudnaStore

/// What coders have said, as it bears on which reports each process is built of: the reports they spoke of are looked at anew, all others are about what they
/// were about before.
struct CorrectionPlan: Sendable {
    /// Readings that are looked at at once.
    private static let chunk = 512

    private let told: [KeptCentres]
    private let centres: [Centres]
    private let membership: Membership
    private let book: CorrectionBook
    /// The processes that are other than those kept built, or may be.
    let touched: Set<String>
    /// By report: the process that coders have spoken of in it, by its number.
    private let spoken: [String: Int]

    /// - Parameters:
    ///   - knownBy: what became known later is left out.
    ///   - words: with the names that coders have added.
    /// - Throws: `StoreError`.
    init(_ store: Store, knownBy: Moment?, book: CorrectionBook, words: RecordWords) throws(StoreError) {
        let told = try store.centres(where: Selection(knownBy: knownBy, newestOnly: true))
        var (centres, spoken) = (told.map(\.centres), [String: Int]())
        let numbers = try Self.numbers(of: book, among: told, store, knownBy)
        for start in stride(from: 0, to: numbers.count, by: Self.chunk) {
            let some = numbers[start..<min(start + Self.chunk, numbers.count)]
            let kept = book.applied(to: try store.kept(keys: some.map { told[$0].key }))
            for (number, reading) in zip(some, kept) {
                spoken[reading.reading.report] = number
                centres[number] = CentreFinder(reading.reading, words: words).centres()
            }
        }
        let before = Membership(told.map { ($0.centres, $0.known?.day.number ?? 0) })
        let after = spoken.isEmpty ? before : Membership(zip(centres, told).map { ($0, $1.known?.day.number ?? 0) })
        let changed = Set(spoken.values).union(told.indices.filter { before.main[$0] != after.main[$0] })
        touched = Set([before, after].flatMap { $0.reports.filter { !changed.isDisjoint(with: $0.value) }.keys })
        (self.told, self.spoken, self.book, membership) = (told.map(Self.stripped), spoken, book, after)
        self.centres = centres.map(Self.stripped)
    }

    /// What reports are about is large, and settled with the membership, but for whether they tell of others too.
    private static func stripped(_ centres: Centres) -> Centres { Centres(others: centres.others) }
    private static func stripped(_ told: KeptCentres) -> KeptCentres {
        var told = told
        told.centres = stripped(told.centres)
        return told
    }

    /// The reports that coders have spoken of, by their numbers; all of them where they say who somebody is.
    private static func numbers(
        of book: CorrectionBook, among told: [KeptCentres], _ store: Store, _ knownBy: Moment?
    ) throws(StoreError) -> [Int] {
        if book.namesActors { return Array(told.indices) }
        let reports = Set(book.ofClaims.flatMap { $0.anchors.map(\.report) })
        if reports.isEmpty { return [] }
        let keys = Set(try store.centres(where: Selection(reports: reports.sorted(), knownBy: knownBy, newestOnly: true)).map(\.key))
        return told.indices.filter { keys.contains(told[$0].key) }
    }

    /// The ids of all processes there may be.
    var processes: [String] { membership.reports.keys.sorted() }

    /// The reports of a process as coders have corrected them.
    /// - Throws: `StoreError`.
    func own(_ process: String, _ store: Store) throws(StoreError) -> [ProcessRecord.Report] {
        membership.own(process, centres, book.applied(to: try store.kept(keys: keys(of: process))))
    }

    /// The processes of which some reports tell.
    /// - Throws: `StoreError`.
    func processes(of reports: [String], _ store: Store) throws(StoreError) -> [String] {
        let keys = Set(try store.centres(where: Selection(reports: reports, newestOnly: true)).map(\.key))
        return membership.reports.filter { $0.value.contains { keys.contains(told[$0].key) } }.keys.sorted()
    }

    private func keys(of process: String) -> [Int64] { (membership.reports[process] ?? []).map { told[$0].key } }

    /// The hash of the readings that a process is built of.
    func digest(of process: String) -> String { RecordKeeper.digest(membership.reports[process] ?? [], told, membership) }

    /// What a process is built of: as long as that is the same, it is.
    func ground(of process: String) -> Ground {
        let reports = membership.reports[process] ?? []
        let own = Set(reports)
        let said = book.ofClaims.filter { correction in correction.anchors.contains { spoken[$0.report].map(own.contains) ?? false } }
        return Ground(
            readings: reports.map { told[$0].key }, mains: reports.map { membership.main[$0] }, others: reports.map { centres[$0].others },
            said: said + book.corrections.filter { $0.kind == .actor })
    }

    struct Ground: Equatable, Sendable {
        fileprivate var readings: [Int64]
        fileprivate var mains: [String?]
        fileprivate var others: [[String]]
        fileprivate var said: [Correction]
    }
}

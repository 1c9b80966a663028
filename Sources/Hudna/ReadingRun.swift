public import HudnaIntake
public import HudnaLanguage
internal import HudnaReading
public import HudnaRecord
internal import HudnaText

/// Reads all that an intake yields, on several threads, and hands on the readings in the order of the input.
///
/// Reports without a date are read in groups, since they help to date one another: a group begins with an undated report and ends after
/// `groupReports` of them or `groupBytes` of text; what comes in between waits, so that the order stays. The dated reports of the call date them too, those
/// before the group like those in it: so the dates are the same whatever the order of the input, as long as one group holds all that is undated.
public struct ReadingRun: Sendable {
    public static let groupReports = 2_000
    public static let groupBytes = 32 << 20
    /// So many dated reports of a call help to date the others, of these sizes at most.
    static let witnesses = 200
    static let witnessBytes = 64 << 10

    public let language: Language
    /// Threads that read.
    public var jobs: Int
    /// Claims below it are left out.
    public var minimumConfidence: Double
    /// Of reports whose date is known nothing is read but what came with them: for those who look at texts and dates alone.
    public var isSkimming = false

    public init(language: Language, jobs: Int, minimumConfidence: Double = 0) {
        self.language = language
        self.jobs = max(jobs, 1)
        self.minimumConfidence = minimumConfidence
    }

    /// - Parameters:
    ///   - next: the next report, from an intake or elsewhere; nil at the end.
    ///   - isSettled: whether a report need not be read; what it says of the date of others is heard all the same. Called on the caller's thread.
    ///   - transform: makes of a reading and its report what is to be handed on; called on the threads that read.
    ///   - deliver: takes it, a few reports at a time; called on the caller's thread. What it throws ends the run.
    public func run<Output: Sendable>(
        _ next: () throws -> IntakeItem?, isSettled: @escaping (Report) throws -> Bool = { _ in false },
        transform: @escaping @Sendable (Reading, Report) -> Output, deliver: ([Output]) throws -> Void
    ) throws {
        var session = Session(self, isSettled, transform)
        defer { session.workers.close() }
        while let item = try next() { try session.add(item, deliver) }
        try session.finish(deliver)
    }

    /// The same for all that an intake yields.
    public func run<Output: Sendable>(
        _ intake: Intake, transform: @escaping @Sendable (Reading, Report) -> Output, deliver: ([Output]) throws -> Void
    ) throws {
        try run({ intake.next() }, transform: transform, deliver: deliver)
    }

    /// Reads one report by itself.
    /// - Parameter skipped: why it is not worth reading, if it is not.
    func read(_ report: Report, skipped: String? = nil, date: ReportDate?, reader: Reader, byline: AgencyByline) -> Reading {
        var reading: Reading
        if let skipped {
            reading = Reading(report: report.id)
            reading.skipped = skipped
        } else if isSkimming, let date {
            reading = Reading(report: report.id, date: date)
        } else {
            reading = reader.read(report, date: date)
            reading.agency = byline.agency(of: report)
        }
        if let date, reading.date.interval.isEmpty { reading.date = date }
        reading.title = report.title
        reading.outlet = report.outlet
        reading.url = report.url
        reading.published = report.published
        if minimumConfidence > 0 { reading.claims.removeAll { $0.confidence < minimumConfidence } }
        return reading
    }
}

/// An item with its date, ready to be read.
private struct DatedItem: Sendable {
    var item: IntakeItem
    var date: ReportDate?

    /// Whether its date must be found out.
    var isUndated: Bool { date == nil && item.skipped == nil }
}

/// The dated reports that help to date others: some of all, chosen by what they are, so that it makes no difference which came first.
private struct DateWitnesses {
    private var chosen: [(mark: UInt64, item: DatedItem)] = []

    /// By their marks.
    var items: [DatedItem] { chosen.map(\.item) }

    mutating func offer(_ item: DatedItem) {
        guard item.item.report.text.count <= ReadingRun.witnessBytes else { return }
        let mark = Reader.mark(item.item.report)
        if let last = chosen.last, chosen.count == ReadingRun.witnesses {
            guard mark < last.mark else { return }
            chosen.removeLast()
        }
        chosen.insert((mark, item), at: chosen.partitionPoint { $0.mark < mark })
    }
}

/// One run: what waits to be sent to the workers, and the group of undated reports at hand.
private struct Session<Output: Sendable> {
    enum Job: Sendable {
        case read([DatedItem])
        case evidence([DatedItem])
    }
    enum Made: Sendable {
        case outputs([Output])
        case evidence([DateEvidence])
    }
    typealias Deliver = ([Output]) throws -> Void

    static var batchReports: Int { 32 }
    static var batchBytes: Int { 96 << 10 }

    let workers: OrderedWorkers<Job, Made>
    private let capacity: Int
    private var batch: [DatedItem] = []
    private var batchSize = 0
    private var group: [DatedItem] = []
    private var groupSize = 0
    /// Places in the group of those without a date.
    private var undated: [Int] = []
    private var witnesses = DateWitnesses()
    private var waiting: [DatedItem] = []
    private var evidence: [DateEvidence] = []
    private let isSettled: (Report) throws -> Bool

    init(_ run: ReadingRun, _ isSettled: @escaping (Report) throws -> Bool, _ transform: @escaping @Sendable (Reading, Report) -> Output) {
        capacity = run.jobs * 3
        self.isSettled = isSettled
        workers = OrderedWorkers(count: run.jobs) {
            let (reader, byline) = (Reader(language: run.language), AgencyByline(run.language))
            return { job in
                switch job {
                case .read(let items):
                    .outputs(
                        items.map { item in
                            let reading = run.read(item.item.report, skipped: item.item.skipped, date: item.date, reader: reader, byline: byline)
                            return transform(reading, item.item.report)
                        })
                case .evidence(let items): .evidence(items.map { ReportDates.evidence(of: $0.item.report, given: $0.date, reader: reader) })
                }
            }
        }
    }

    mutating func add(_ item: IntakeItem, _ deliver: Deliver) throws {
        let dated = DatedItem(item: item, date: ReportDates.given(item.report))
        if !dated.isUndated && item.skipped == nil { witnesses.offer(dated) }
        if group.isEmpty && !dated.isUndated { return try send(dated, deliver) }
        if group.isEmpty { try sendBatch(deliver) }
        group.append(dated)
        groupSize += item.report.text.count
        if dated.isUndated {
            undated.append(group.count - 1)
            waiting.append(dated)
            if waiting.count >= Session.batchReports { try sendWaiting(deliver) }
        }
        if undated.count >= ReadingRun.groupReports || groupSize >= ReadingRun.groupBytes { try closeGroup(deliver) }
    }

    mutating func finish(_ deliver: Deliver) throws {
        try closeGroup(deliver)
        try sendBatch(deliver)
        try drain(deliver)
    }

    // MARK: - Groups

    private mutating func closeGroup(_ deliver: Deliver) throws {
        guard !group.isEmpty else { return }
        // The evidence comes back in the order in which it was asked for: that of the undated first.
        for witness in witnesses.items {
            waiting.append(witness)
            if waiting.count >= Session.batchReports { try sendWaiting(deliver) }
        }
        try sendWaiting(deliver)
        try drain(deliver)
        for (place, date) in zip(undated, ReportDates.inferred(from: evidence)) { group[place].date = date }
        let items = group
        group = []
        groupSize = 0
        undated = []
        evidence = []
        for item in items { try send(item, deliver) }
    }

    private mutating func sendWaiting(_ deliver: Deliver) throws {
        guard !waiting.isEmpty else { return }
        let items = waiting
        waiting = []
        try submit(.evidence(items), deliver)
    }

    // MARK: - Batches

    private mutating func send(_ item: DatedItem, _ deliver: Deliver) throws {
        if try isSettled(item.item.report) { return }
        batch.append(item)
        batchSize += item.item.report.text.count
        if batch.count >= Session.batchReports || batchSize >= Session.batchBytes { try sendBatch(deliver) }
    }

    private mutating func sendBatch(_ deliver: Deliver) throws {
        guard !batch.isEmpty else { return }
        let items = batch
        batch = []
        batchSize = 0
        try submit(.read(items), deliver)
    }

    private mutating func submit(_ job: Job, _ deliver: Deliver) throws {
        while workers.inFlight >= capacity, let made = workers.take() { try handle(made, deliver) }
        workers.submit(job)
        while let made = workers.takeIfDone() { try handle(made, deliver) }
    }

    private mutating func drain(_ deliver: Deliver) throws {
        while let made = workers.take() { try handle(made, deliver) }
    }

    private mutating func handle(_ made: Made, _ deliver: Deliver) throws {
        switch made {
        case .outputs(let outputs): try deliver(outputs)
        case .evidence(let found): evidence += found
        }
    }
}

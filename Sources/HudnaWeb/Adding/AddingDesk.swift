internal import Foundation
public import Hudna
internal import HudnaIntake
internal import HudnaRecord
internal import HudnaStore
internal import Synchronization

/// Takes what was sent into the record, one job after another, on a thread of its own.
///
/// Reports go in some dozen at a time, each whole or not at all. A job that a killed workbench left is done again from its beginning: what is in already
/// changes nothing.
public final class AddingDesk: Sendable {
    /// So many reports are written at once; few, so that others who write need not wait.
    private static let reportsAtOnce = 64

    let inbox: Inbox
    let limits: UploadLimits
    private let database: String
    let words: WordSource
    private let thread = DispatchQueue(label: "hudna.adding", qos: .utility)
    /// So many threads read, so that one is left for who reads the record.
    private let jobs: Int
    /// Ranges of addresses that may be fetched from though they are not public.
    let allowed: [String]

    /// - Parameters:
    ///   - database: the path of the record.
    ///   - allowed: ranges of addresses (`isRange`) that pages may be fetched from though they are not public.
    public init(database: String, words: WordSource, limits: UploadLimits = UploadLimits(), jobs: Int = 1, allowed: [String] = []) {
        inbox = Inbox(database: database)
        self.allowed = allowed
        self.database = database
        self.words = words
        self.limits = limits
        self.jobs = jobs
        for job in inbox.waiting { start(job.id) }
    }

    /// Whether there is room for another job.
    /// - Throws: `Fault` 503.
    func checkRoom() throws(Fault) {
        if inbox.waiting.count >= limits.waiting { throw Fault(503, "busy", headers: [("Retry-After", "60")]) }
    }

    /// Takes a job on; it is kept when this returns.
    /// - Throws: `Fault`.
    func take(_ job: AddingJob) throws(Fault) {
        try inbox.keep(job)
        start(job.id)
    }

    private func start(_ id: String) {
        thread.async { [self] in
            guard var job = inbox.job(id), !job.state.isOver else { return }
            do {
                try run(&job)
                job.state = .done
            } catch {
                job.state = .failed
                job.fault = Self.reason(error)
                if let problem = error as? Problem { job.tell(problem.description, code: problem.code.rawValue) }
            }
            try? inbox.keep(job)
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case is Problem: "add-archive-refused"
        case let error as StoreError: error.isOutput ? "add-disk" : "add-database"
        default: "add-broken"
        }
    }

    // MARK: - One job

    private func run(_ job: inout AddingJob) throws {
        // Begun before, perhaps: counted anew.
        job = AddingJob(
            id: job.id, who: job.who, sent: job.sent, title: job.title, outlet: job.outlet, published: job.published, addresses: job.addresses)
        let folder = inbox.folder(job.id) + "/files"
        let fetched = try fetch(&job)
        job.state = .reading
        try unpack(folder)
        let paths = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { folder + "/" + $0 } + fetched
        job.taken = 0
        job.size = Intake.size(of: paths)
        try inbox.keep(job)
        let store = try Store(path: database, access: .writing)
        // Somebody may have been forgotten since the program began.
        let words = try words.withoutForgotten(of: store)
        let language = try words.load()
        let setup = ReadingSetup(language: words.id(), program: HudnaVersion.current)
        if !paths.isEmpty { try read(&job, paths, folder, ReadingRun(language: language, jobs: jobs), setup, store) }
        job.state = .building
        try inbox.keep(job)
        try RecordKeeper(store, words: RecordWords(language), language: setup.language, jobs: jobs).refresh()
    }

    private func read(_ job: inout AddingJob, _ paths: [String], _ folder: String, _ run: ReadingRun, _ setup: ReadingSetup, _ store: Store) throws {
        var problems: [(text: String, code: String)] = []
        let defaults = IntakeDefaults(published: job.published.flatMap { PublishedDate.parse($0) }, outlet: job.outlet)
        let intake = Intake(paths: paths, defaults: defaults, manifest: manifest(in: folder), pages: try words.pages()) { problem in
            problems.append((problem.description.replacing(folder + "/", with: ""), problem.code.rawValue))
        }
        var waiting: [Addition] = []
        // What is sent together arrives together.
        let arrival = try store.nextArrival()
        func write() throws {
            let tally = try store.add(waiting, setup: setup, readAt: Int(Date().timeIntervalSince1970), arrival: arrival)
            job.read += waiting.count
            job.added += tally.added
            job.changed += tally.changed
            job.unchanged += tally.unchanged + tally.readAgain + tally.forgotten
            waiting = []
        }
        try run.run(intake, transform: { Addition($0, of: $1) }) { made in
            waiting += made
            if waiting.count >= Self.reportsAtOnce { try write() }
            job.taken = intake.bytesTaken
            for problem in problems { job.tell(problem.text, code: problem.code) }
            problems = []
            try inbox.keep(job, isSafe: false)
        }
        try write()
        for problem in problems { job.tell(problem.text, code: problem.code) }
        job.taken = job.size
    }

    /// What the tables called manifest, wherever they lie in what was sent, tell of its reports. A file that is none after all is read as any other.
    private func manifest(in folder: String) -> Manifest {
        var manifest = Manifest()
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }.sorted() ?? []
        for name in names {
            let file = (name as NSString).lastPathComponent.lowercased()
            guard file.hasPrefix("manifest."), [".jsonl", ".csv", ".tsv"].contains(where: file.hasSuffix) else { continue }
            var more = manifest
            if (try? more.add(path: folder + "/" + name)) != nil { manifest = more }
        }
        return manifest
    }

    /// Unpacks the archives that were sent, each into a folder of its name.
    /// - Throws: `Problem`; nothing of the job is read then.
    private func unpack(_ folder: String) throws {
        var left = limits.unpacked
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        for name in names where name.lowercased().hasSuffix(".zip") {
            let path = folder + "/" + name
            guard let data = FileManager.default.contents(atPath: path), let archive = FolderArchive(Array(data), name: name) else { continue }
            let target = UploadedFiles(folder: path + ".unpacked")
            // Unpacked in part before the workbench ended.
            try? FileManager.default.removeItem(atPath: target.folder)
            try PrivateFile.makeFolder(target.folder)
            try archive.unpack(FolderArchive.Limits(bytes: left, entries: limits.entries)) { parts, bytes throws(Problem) in
                left -= bytes.count
                do {
                    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: try target.place(parts)))
                    try file.write(contentsOf: bytes)
                    try file.close()
                } catch { throw Problem(.tooLarge, file: name, "can't be unpacked: the disk is full", advice: "make room and send it again") }
            }
            try FileManager.default.removeItem(atPath: path)
        }
    }
}

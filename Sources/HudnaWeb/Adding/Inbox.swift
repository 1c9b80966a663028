internal import Foundation
internal import Synchronization

/// The folder beside the database in which what was sent waits until it is in the record, a folder each with `job.json` and `files`.
///
/// What is told of a job lies on the disk before anybody is answered, so that a reload, and a workbench that starts anew, find it there.
final class Inbox: Sendable {
    /// The folder in that of a job in which pages lie that were fetched.
    static let fetched = "fetched"
    /// Jobs that are over and still told of.
    private static let mostOver = 100

    let path: String
    private let jobs = Mutex<[String: AddingJob]>([:])

    /// - Parameter database: the path of the record.
    init(database: String) {
        path = database + ".inbox"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        var found: [String: AddingJob] = [:]
        for name in names {
            if let data = FileManager.default.contents(atPath: "\(path)/\(name)/job.json"), let job = try? JSONDecoder().decode(AddingJob.self, from: data),
                job.id == name
            {
                found[name] = job
            } else {
                // Sent in part when the workbench ended.
                try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
            }
        }
        jobs.withLock { $0 = found }
    }

    /// A folder for something that begins to come in; it is no job yet.
    /// - Throws: `Fault` 507.
    func newFolder() throws(Fault) -> (id: String, path: String) {
        let id = Secret.make(bytes: 12)
        do { try PrivateFile.makeFolder(path) } catch { throw Fault(507, "room") }
        return (id, folder(id))
    }

    func folder(_ id: String) -> String { path + "/" + id }

    /// All jobs, the latest first.
    var all: [AddingJob] { jobs.withLock { $0.values.sorted { ($1.sent, $1.id) < ($0.sent, $0.id) } } }

    /// Those that are not over, the first sent first.
    var waiting: [AddingJob] { all.filter { !$0.state.isOver }.reversed() }

    func job(_ id: String) -> AddingJob? { jobs.withLock { $0[id] } }

    /// Keeps a job as it is now.
    /// - Parameter isSafe: whether it must be on the disk; progress need not.
    /// - Throws: `Fault` 507.
    func keep(_ job: AddingJob, isSafe: Bool = true) throws(Fault) {
        if isSafe {
            do {
                try PrivateFile.replace(folder(job.id) + "/job.json", with: Array(try JSONEncoder().encode(job)))
            } catch { throw Fault(507, "room") }
        }
        if job.state.isOver { for name in ["files", Self.fetched] { remove(folder(job.id) + "/" + name) } }
        jobs.withLock { $0[job.id] = job }
        forgetOldest()
    }

    func remove(_ folder: String) { try? FileManager.default.removeItem(atPath: folder) }

    private func forgetOldest() {
        let old = all.filter(\.state.isOver).dropFirst(Self.mostOver)
        for job in old {
            jobs.withLock { $0[job.id] = nil }
            remove(folder(job.id))
        }
    }
}

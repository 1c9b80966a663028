internal import Hudna
internal import HudnaRecord

/// Makes ahead what takes longest to make, so that nobody waits for it: the pages of the largest processes at the start, those that were last looked at
/// when something was written.
struct Warmer {
    /// So many processes, and pages that were looked at.
    private static let processes = 24
    private static let pages = 6
    /// Who writes may write on; it begins when nothing was written for so long.
    private static let quiet = Duration.seconds(4)

    let workbench: Workbench

    /// Goes on until the task is cancelled.
    func run() async {
        var done: Int?
        while !Task.isCancelled {
            if let now = try? workbench.readers.generation(), now != done, await isQuiet(now, waits: done != nil) {
                for asked in await wanted() where !Task.isCancelled { await workbench.makeAhead(asked) }
                await workbench.makeQueueAhead()
                done = now
            }
            try? await Task.sleep(for: Self.quiet / 2)
        }
    }

    private func isQuiet(_ generation: Int, waits: Bool) async -> Bool {
        if waits { try? await Task.sleep(for: Self.quiet) }
        return (try? workbench.readers.generation()) == generation
    }

    private func wanted() async -> [Asked] {
        let latest = workbench.kept.latest(Self.pages)
        if !latest.isEmpty { return latest }
        let ids = (try? await workbench.inquire(at: Clock(), Filters()) { $0.processes.prefix(Self.processes).map(\.id) }) ?? []
        return Tongue.allCases.flatMap { tongue in
            (["/processes", "/reports", "/actors"] + ids.map { "/processes/" + FormText.encoded($0) }).compactMap {
                Asked(method: "GET", target: $0, headers: ["accept-language": tongue.rawValue])
            }
        }
    }
}

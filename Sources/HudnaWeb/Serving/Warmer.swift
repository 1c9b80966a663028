internal import CHudnaWorkbenchData
internal import Hudna
internal import HudnaRecord

/// Makes ahead what takes longest to make, so that nobody waits for it: the names that are searched, the pages of the largest processes and of those who
/// take part in them at the start, the pages that were last looked at when something was written, and when nothing is written for a while the largest processes as they were known at the end of each day.
struct Warmer {
    /// So many processes, and pages that were looked at.
    private static let processes = 100
    private static let pages = 6
    /// So many parties of so many processes.
    private static let parties = (of: 4, each: 8)
    /// So many processes day by day, of the last so many days on which there were reports of them.
    private static let dailies = 6
    private static let days = 60
    /// Who writes may write on; it begins when nothing was written for so long, with the days when nothing was for longer.
    private static let quiet = Duration.seconds(4)
    private static let longQuiet = Duration.seconds(60)

    let workbench: Workbench

    /// Goes on until the task is cancelled.
    func run() async {
        var done: Int?
        var givenBack = ContinuousClock.now
        while !Task.isCancelled {
            if let now = generation, now != done, await isQuiet(now, for: done == nil ? nil : Self.quiet) {
                for asked in await wanted() where !Task.isCancelled { await workbench.makeAhead(asked) }
                _ = try? await workbench.things()
                await workbench.makeQueuesAhead()
                if await isQuiet(now, for: done == nil ? nil : Self.longQuiet) { await makeDays(now) }
                hudna_give_back_memory()
                done = now
            } else if givenBack.duration(to: .now) > Self.longQuiet {
                // What was let go of since then.
                hudna_give_back_memory()
                givenBack = .now
            }
            try? await Task.sleep(for: Self.quiet / 2)
        }
    }

    private var generation: Int? { try? workbench.readers.generation() }

    /// Whether nothing is written for some time.
    private func isQuiet(_ now: Int, for time: Duration?) async -> Bool {
        if let time { try? await Task.sleep(for: time) }
        return generation == now
    }

    private func wanted() async -> [Asked] {
        let latest = workbench.kept.latest(Self.pages)
        if !latest.isEmpty { return latest }
        let processes = await ids(Self.processes).map { "/processes/" + FormText.encoded($0) }
        return asked(["/processes", "/reports", "/actors"] + processes.flatMap { [$0, $0 + ".json", $0 + "/brief"] } + (await parties()))
    }

    /// The pages of those whom `/actors` names first.
    private func parties() async -> [String] {
        let names = try? await workbench.inquire(at: Clock(), Filters()) { inquiry in
            try inquiry.processes.prefix(Self.parties.of).flatMap { process in
                try inquiry.answer(.parties, Filters(process: process.id)).prefix(Self.parties.each).map { $0.string("name") }
            }
        }
        var seen: Set<String> = []
        return (names ?? []).filter { seen.insert($0).inserted }.map { "/actors/" + FormText.encoded($0) }
    }

    private func ids(_ count: Int) async -> [String] {
        (try? await workbench.inquire(at: Clock(), Filters()) { $0.processes.prefix(count).map(\.id) }) ?? []
    }

    /// In every language.
    private func asked(_ targets: [String]) -> [Asked] {
        targets.flatMap { target in
            Tongue.allCases.compactMap { Asked(method: "GET", target: target, headers: ["accept-language": $0.rawValue]) }
        }
    }

    /// The pages of the largest processes at the ends of their days, the last first, as long as nothing is written.
    private func makeDays(_ now: Int) async {
        for id in await ids(Self.dailies) {
            let days = (try? await workbench.inquire(at: Clock(), Filters(process: id)) { try $0.processes.first { $0.id == id }?.days().map(\.day) }) ?? []
            for day in days.suffix(Self.days).reversed() {
                for asked in asked(["/processes/" + FormText.encoded(id) + "?known-by=" + PartialDate(day).iso]) {
                    guard !Task.isCancelled, generation == now else { return }
                    await workbench.makeAhead(asked)
                }
            }
        }
    }
}

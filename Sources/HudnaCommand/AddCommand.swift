internal import ArgumentParser
internal import Foundation
internal import Hudna
internal import HudnaIntake
internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaStore

/// `hudna add`: reports in, what they say into the record.
struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Reads reports and stores them in the record.",
        discussion: """
            Reads as hudna read does. The same report again changes nothing; another text of it is a new version beside the old; the same text \
            with other words, or with more known of it, is read anew. \
            Exit code 0: all was stored; 3: some input could not be read, the rest is stored; 65: the database can't be used; \
            74: it can't be written, what was stored before is whole.
            """)

    /// So many reports are written at once, a whole number of batches of the reading.
    private static let reportsAtOnce = 256

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var database: StoreOptions

    func validate() throws { try reading.requirePaths() }

    func run() throws {
        let messages = Messages(isQuiet: reading.work.quiet)
        let manifest = try reading.loadManifest(messages)
        // What is wrong with the words is told before a file is made; one that is there may know more of them.
        let given = try reading.work.words.given(messages, isParsed: !FileManager.default.fileExists(atPath: database.path))
        let tally = try database.with(.writing, messages) { store in
            let (language, id) = try reading.work.words.loadToKeep(messages, in: store, given: given)
            let setup = ReadingSetup(language: id(), program: HudnaVersion.current, minimumConfidence: reading.work.minConfidence)
            let tally = try add(language, manifest, messages, setup, to: store)
            try RecordKeeper(store, words: RecordWords(language), language: setup.language, jobs: reading.work.threads).refresh()
            return tally
        }
        messages.tellCounts()
        if !reading.work.quiet { OutputFile.writeAll(Array("\(database.path): \(tally.words)\n".utf8), to: 1) }
        if messages.failures > 0 { throw ExitCode.partlyRead }
    }

    private func add(
        _ language: Language, _ manifest: Manifest, _ messages: Messages, _ setup: ReadingSetup, to store: Store
    ) throws -> AdditionTally {
        var tally = AdditionTally()
        var waiting: [Addition] = []
        var known: [SettledReport] = []
        // What one command takes in arrives together.
        let arrival = try store.nextArrival()
        func write() throws {
            tally += try store.add(waiting, settled: known, setup: setup, readAt: Int(Date().timeIntervalSince1970), arrival: arrival)
            waiting = []
            known = []
        }
        try reading.read(
            language, manifest, messages, output: database.path, isWatched: true,
            isSettled: { report in
                guard let settled = try store.settled(report, setup: setup) else { return false }
                tally += settled.tally
                if settled.isMetElsewhere { known.append(settled) }
                if known.count >= AddCommand.reportsAtOnce { try write() }
                return true
            }, transform: { reading, report in Addition(reading, of: report) }
        ) { additions in
            waiting += additions
            if waiting.count >= AddCommand.reportsAtOnce { try write() }
        }
        try write()
        return tally
    }
}

extension AdditionTally {
    /// `24 reports added, 2 read anew, 1 unchanged`
    var words: String {
        var parts = ["\(added) \(added == 1 ? "report" : "reports") added"]
        func tell(_ count: Int, _ what: String) {
            if count > 0 { parts.append("\(count) \(what)") }
        }
        tell(changed, changed == 1 ? "new version" : "new versions")
        tell(readAgain, "read anew")
        tell(unchanged, "unchanged")
        tell(forgotten, "left out (forgotten)")
        return parts.joined(separator: ", ")
    }
}

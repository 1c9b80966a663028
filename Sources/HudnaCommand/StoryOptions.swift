internal import ArgumentParser
internal import Foundation
internal import Hudna
internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaStore

/// Reports to be put together, of files that are read or of a database.
struct StoryOptions: ParsableArguments {
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var database: StoreOptions

    @Flag(help: "Print JSON.")
    var json = false

    /// The reports of the paths, read; those of the database where there is no path.
    /// - Parameter isSkimming: texts and dates alone are wanted, and no claims.
    /// - Throws: exit codes, after telling why.
    func reports(_ language: Language, _ messages: Messages, isSkimming: Bool = false) throws -> [StoryReport] {
        reading.paths.isEmpty ? try stored(language, messages, isSkimming) : try read(language, messages, isSkimming)
    }

    private func read(_ language: Language, _ messages: Messages, _ isSkimming: Bool) throws -> [StoryReport] {
        let words = StoryWords(language: language)
        var (reports, roll): ([StoryReport], ReportRoll) = ([], ReportRoll())
        try reading.read(
            language, try reading.loadManifest(messages), messages, output: nil, isWatched: true, isSkimming: isSkimming, transform: { ($0, $1) }
        ) { made in
            for (reading, report) in made where reading.skipped == nil {
                guard let (id, version) = roll.enter(report) else { continue }
                var reading = reading
                reading.report = id
                reports.append(StoryReport(reading, text: report.text, version: version, words: words))
            }
        }
        return reports
    }

    private func stored(_ language: Language, _ messages: Messages, _ isSkimming: Bool) throws -> [StoryReport] {
        try database.with(.reading, messages) { store in
            try StoryReport.all(of: store, where: Selection(parts: isSkimming ? [] : [.claims, .times]), StoryWords(language: language))
        }
    }

    /// Writes bytes and a line end to standard output, and ends as the reading has to.
    func finish(_ bytes: [UInt8], _ messages: Messages) throws {
        messages.tellCounts()
        let failure = OutputFile.writeAll(bytes + [0x0A], to: 1)
        if failure != 0 && failure != EPIPE { throw ExitCode.output }
        if messages.failures > 0 { throw ExitCode.partlyRead }
    }
}

extension StoryReport {
    /// The reports of a database as stories are made of them.
    /// - Parameter selection: with claims and times at least.
    /// - Throws: `StoreError`.
    static func all(of store: Store, where selection: Selection, _ words: StoryWords) throws -> [StoryReport] {
        var reports: [StoryReport] = []
        try store.forEachText(where: selection) { kept, text in
            guard kept.reading.skipped == nil else { return }
            reports.append(StoryReport(kept.reading, text: Array(text.utf8), version: kept.version, arrival: kept.arrival, words: words))
        }
        return reports
    }
}

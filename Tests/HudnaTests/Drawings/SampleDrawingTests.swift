import Foundation
import FoundationXML
import HudnaExports
import HudnaIntake
import HudnaLanguage
import HudnaRecord
import Testing

@testable import Hudna

/// All drawings of the samples in both languages. With HUDNA_DRAWINGS set to a folder they are written there, to be looked at.
@Suite struct SampleDrawingTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private struct Told {
        var record: Record
        var stories: [Story]
        var texts: [String: [UInt8]] = [:]
        var words: RecordWords
    }

    private static let told = Result { () throws -> Told in
        let samples = root.appendingPathComponent("Samples")
        let actors = try Data(contentsOf: samples.appendingPathComponent("fiction/actors.tsv"))
        let language = try Language(actorFiles: [("actors.tsv", Array(actors))])
        var (kept, stories, texts): ([KeptReading], [StoryReport], [String: [UInt8]]) = ([], [], [:])
        let storyWords = StoryWords(language: language)
        for folder in ["libya-2020", "fiction"] {
            var manifest = Manifest()
            try manifest.add(path: samples.appendingPathComponent(folder + "/manifest.jsonl").path)
            let intake = Intake(paths: [samples.appendingPathComponent(folder).path + "/*.txt"], manifest: manifest) { _ in }
            try ReadingRun(language: language, jobs: 2).run(
                intake, transform: { reading, report in (reading, report.text) },
                deliver: { read in
                    for (reading, text) in read {
                        kept.append(KeptReading(reading: reading, version: 1, readAt: PartialDate(year: 2032)))
                        stories.append(StoryReport(reading, text: text, words: storyWords))
                        texts[reading.report] = text
                    }
                })
        }
        let words = RecordWords(language)
        return Told(record: Record(kept, words: words), stories: Stories(stories, labels: Stories.labels(language)).all, texts: texts, words: words)
    }

    /// Texts of the interface: Arabic in the first column, English in the second.
    private static func words(_ column: Int) throws -> [String: String] {
        var words: [String: String] = [:]
        for name in ["interface.tsv", "interface-drawings.tsv"] {
            let text = try String(contentsOf: root.appendingPathComponent("Workbench/" + name), encoding: .utf8)
            for line in text.split(separator: "\n") where !line.hasPrefix("#") {
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                if cells.count > column { words[cells[0]] = cells[column] }
            }
        }
        return words
    }

    private static func sheet(_ id: String, _ names: MonthNames) throws -> DrawingSheet {
        let isArabic = names != .english
        let words = try words(isArabic ? 1 : 2)
        let own = try #require(CalendarNames(.builtIn, names))
        let dates = DateText(names: own, words: words, hijri: HijriCalendar(.builtIn))
        return DrawingSheet(id: id, width: 760, isRightToLeft: isArabic, words: words, dates: dates)
    }

    private func drawings(_ names: MonthNames) throws -> [(name: String, svg: String?)] {
        let told = try Self.told.get()
        let land = LandOutlines(tsv: Array(try Data(contentsOf: Self.root.appendingPathComponent("Workbench/land.tsv"))))
        let places = PlaceCounts(codes: try CodeLists(.builtIn), words: told.words)
        var out: [(String, String?)] = []
        for (number, process) in told.record.inquiry.processes.prefix(2).enumerated() {
            func list(_ topic: Topic) throws -> [RecordItem] { try told.record.inquiry.answer(topic, Filters(process: process.id)) }
            func add(_ name: String, _ draw: (DrawingSheet) -> Drawing?) throws {
                out.append(("\(number)-" + name, Drawing.pair(on: try Self.sheet("d-\(number)-" + name, names), draw)))
            }
            let (timeline, milestones, parties) = (try list(.timeline), try list(.milestones), try list(.parties))
            let now = PartialDate(iso: number == 0 ? "2020-01-14" : "2031-09-10").flatMap { Moment(last: $0) }
            let (truces, toll) = (try list(.truces), try list(.toll))
            try add("truces") { TrucesDrawing(truces, asOf: now).drawing(on: $0) }
            try add("toll") { TollDrawing(toll, asOf: now).drawing(on: $0) }
            try add("ties") { TiesDrawing(parties: parties, timeline: timeline).drawing(on: $0) }
            try add("timeline") { TimelineDrawing(timeline: timeline, milestones: milestones, asOf: now).drawing(on: $0) }
            let found = places.places(of: timeline)
            try add("places") { PlacesDrawing(found, land: land).drawing(on: $0) }
        }
        let readings = told.record.readings.map(\.reading)
        let sources = Dictionary(
            uniqueKeysWithValues: readings.map { reading in
                (
                    reading.report,
                    Dossier.Source(outlet: reading.outlet, title: reading.title, url: nil, published: reading.published, readAt: PartialDate(year: 2032))
                )
            })
        if let story = told.stories.max(by: { $0.reports.count < $1.reports.count }) {
            out.append(("spread", Drawing.pair(on: try Self.sheet("d-spread", names)) { SpreadDrawing(story, reports: sources).drawing(on: $0) }))
        }
        return out
    }

    @Test(arguments: [MonthNames.levant, .english])
    func everyDrawingHasItsWords(_ names: MonthNames) throws {
        let all = try drawings(names)
        #expect(all.filter { $0.svg != nil }.map(\.name).contains { $0.hasSuffix("ties") })
        for (name, svg) in all {
            guard let svg else { continue }
            #expect(!svg.contains(">draw-") && !svg.contains(" draw-") && !svg.contains("date-"), "\(name): a text is missing")
            #expect(!svg.contains("style=") && !svg.lowercased().contains("nan"), "\(name)")
            let parser = XMLParser(data: Data(("<x>" + svg + "</x>").utf8))
            #expect(parser.parse(), "\(name): \(parser.parserError?.localizedDescription ?? "")")
        }
        if let folder = ProcessInfo.processInfo.environment["HUDNA_DRAWINGS"] { try write(all, names, to: folder) }
    }

    private func write(_ drawings: [(name: String, svg: String?)], _ names: MonthNames, to folder: String) throws {
        let css = try ["style.css", "drawings.css"].map { try String(contentsOf: Self.root.appendingPathComponent("Workbench/" + $0), encoding: .utf8) }
        let direction = names == .english ? "lang=\"en\" dir=\"ltr\"" : "lang=\"ar\" dir=\"rtl\""
        let page = drawings.map { "<h2>\($0.name)</h2>" + ($0.svg ?? "<p>–</p>") }.joined()
        let html =
            "<!doctype html><html \(direction)><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><style>\(css.joined())</style><main>\(page)</main></html>"
        try Data(html.utf8).write(to: URL(fileURLWithPath: folder).appendingPathComponent(names.rawValue + ".html"))
    }

    /// The texts of the samples, in pieces and whole again.
    @Test func markedTextsAreTheTexts() throws {
        let told = try Self.told.get()
        for kept in told.record.readings {
            let text = try #require(told.texts[kept.reading.report])
            let marked = MarkedText(text: text, reading: kept.reading)
            #expect(Array(marked.text.utf8) == text)
            #expect(marked.marks.count >= kept.reading.claims.count + kept.reading.quotes.count)
            let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
            for mention in kept.reading.actors.flatMap(\.mentions) {
                let words = String(String.UnicodeScalarView(scalars[mention.span.start..<mention.span.end]))
                let pieces = marked.paragraphs.flatMap(\.runs).flatMap(\.segments).filter { $0.start >= mention.span.start && $0.end <= mention.span.end }
                #expect(pieces.map(\.text).joined() == words)
            }
        }
    }
}

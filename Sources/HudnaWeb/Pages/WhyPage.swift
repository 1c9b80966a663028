internal import CHudnaWorkbenchData
internal import Hudna
internal import HudnaRecord
internal import HudnaStore

/// `/reports/{report}/why?at=…`: why a sentence was read as it was, as `hudna explain` tells it.
enum WhyPage {
    static func reply(_ visit: Visit) async throws -> Reply {
        let id = visit.part("report")
        let text = visit.asked.value("at") ?? "0"
        guard let at = Int(text), at >= 0 else { throw Fault(400, "number", text) }
        let version = try ReportPage.version(visit)
        let bench = visit.workbench
        let found = try await bench.readers.read { store -> (kept: KeptReading, text: String)? in
            let all = try store.kept(where: Selection(reports: [id], parts: [])).sorted { $0.version < $1.version }
            guard let kept = version.map({ wanted in all.first { $0.version == wanted } }) ?? all.last else { return nil }
            return (kept, try store.text(of: id, version: kept.version) ?? "")
        }
        guard let (kept, words) = found else { throw Fault.unknown(id) }
        let reading = kept.reading
        let report = Report(
            id: id, text: Array(words.utf8), title: reading.title, outlet: reading.outlet, url: reading.url,
            published: reading.published ?? reading.date.interval.start)
        let source = bench.words
        // The words that reading takes are large, and needed for this once.
        let lines = try await bench.review.building.run {
            defer { hudna_give_back_memory() }
            return SentenceExplanation.lines(of: report, at: at, language: try source.load())
        }
        let value = Node.object([
            "report": .text(id), "title": .optional(reading.title), "at": .number(at), "version": .number(kept.version), "lines": .texts(lines),
            "sentence": .text(lines.first ?? ""), "rest": .text(lines.dropFirst().joined(separator: "\n")),
        ])
        return .page(Page("why", title: visit.text("why") + " · " + (reading.title ?? id), place: "reports", value: value))
    }
}

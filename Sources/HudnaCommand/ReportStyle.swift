internal import HudnaExports
internal import HudnaRecord

/// How readings become bytes in one of the formats, and what stands around them.
struct ReportStyle: Sendable {
    let format: ReadCommand.Format
    let summary: TextSummary

    init(format: ReadCommand.Format, isTerminal: Bool, colour: Bool) {
        self.format = format
        summary = TextSummary(style: .init(isolates: isTerminal, colour: colour))
    }

    var opening: [UInt8] { format == .json ? Array("[".utf8) : [] }
    var separator: [UInt8] { format == .json ? Array(",".utf8) : [] }

    func closing(isEmpty: Bool, _ tally: SummaryTally) -> [UInt8] {
        switch format {
        case .text: Array((tally.line.map { $0 + "\n" } ?? "").utf8)
        case .json: Array((isEmpty ? "]\n" : "\n]\n").utf8)
        case .jsonl: []
        }
    }

    func encode(_ reading: Reading, _ report: Report) -> (bytes: [UInt8], tally: SummaryTally) {
        var bytes: [UInt8] = []
        switch format {
        case .text: bytes = Array(summary.string(reading, headline: headline(report)).utf8)
        case .jsonl:
            JSONLines().append(reading, to: &bytes)
            bytes.append(0x0A)
        case .json:
            bytes.append(0x0A)
            JSONLines().append(reading, to: &bytes)
        }
        return (bytes, SummaryTally(reading))
    }

    /// The first line of a report, which most often is its headline; nil where it is too long for one.
    private func headline(_ report: Report) -> String? {
        let line = report.text.prefix { $0 != 0x0A }
        guard !line.isEmpty, line.count < report.text.count, line.count <= 400 else { return nil }
        return String(decoding: line, as: UTF8.self)
    }
}

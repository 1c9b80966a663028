public import HudnaRecord

/// A reading as a page to read: truces and agreements first, then what else is said to have happened, the toll, the quotes, what was odd.
///
/// The labels are English, the words in between are the report's. One report's page ends with an empty line.
public struct TextSummary: Sendable {
    /// How the page is set.
    public struct Style: Sendable {
        /// Puts the report's words between FSI and PDI (Unicode, UAX 9), so that a terminal keeps the order of a line.
        public var isolates: Bool
        /// ANSI colours.
        public var colour: Bool

        public init(isolates: Bool = false, colour: Bool = false) {
            self.isolates = isolates
            self.colour = colour
        }
    }

    private let style: Style

    public init(style: Style = Style()) { self.style = style }

    /// The page of one report.
    /// - Parameter headline: what it begins with where it has no title of its own.
    public func string(_ reading: Reading, headline: String? = nil) -> String {
        var page = SummaryPage(style)
        page.head(reading, reading.title ?? headline)
        if let reason = reading.skipped {
            page.line(1, page.label("Skipped") + TextSummary.explanation(of: reason))
        } else {
            page.claims(reading.claims)
            page.figures(reading.figures)
            page.quotes(reading.quotes)
            page.findings(reading.findings)
        }
        return page.text + "\n"
    }

    private static func explanation(of reason: String) -> String {
        switch reason {
        case "no text": "there is no text in it"
        case "language": "it is not in Arabic"
        default: reason
        }
    }
}

/// The page while it is being written.
struct SummaryPage {
    enum Ink: String {
        case strong = "1"
        case faint = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
    }

    private let style: TextSummary.Style
    private(set) var text = ""

    init(_ style: TextSummary.Style) { self.style = style }

    // MARK: - Pieces

    mutating func line(_ indent: Int, _ content: String) {
        text += String(repeating: "  ", count: indent) + content + "\n"
    }

    func ink(_ content: String, _ ink: Ink) -> String {
        style.colour ? "\u{1B}[\(ink.rawValue)m\(content)\u{1B}[0m" : content
    }

    /// Words of the report, on one line, without what could act on a terminal or turn the line around.
    func words(_ content: String) -> String {
        var result = ""
        for scalar in content.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: result += " "
            case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return style.isolates ? "\u{2068}" + result + "\u{2069}" : result
    }

    func words(_ names: [String]) -> String { names.map(words).joined(separator: ", ") }

    func label(_ name: String) -> String {
        ink(name, .cyan) + String(repeating: " ", count: max(10 - name.count, 1))
    }

    mutating func heading(_ name: String) { line(1, ink(name, .cyan)) }

    // MARK: - Head

    mutating func head(_ reading: Reading, _ headline: String?) {
        line(0, ink(words(headline ?? reading.report), .strong))
        var parts: [String] = []
        if headline != nil { parts.append(words(reading.report)) }
        if let outlet = reading.outlet { parts.append(words(outlet)) }
        if let published = reading.published {
            parts.append("published " + SummaryDates.text(published))
        } else if reading.date.interval.isEmpty {
            parts.append("undated")
        } else {
            parts.append("dated " + SummaryDates.text(reading.date.interval) + " (\(reading.date.basis.rawValue))")
        }
        line(0, ink(parts.joined(separator: " · "), .faint))
        if reading.date.basis != .given && !reading.date.reasons.isEmpty {
            line(1, label("Date") + reading.date.reasons.map(words).joined(separator: "; "))
        }
    }

    // MARK: - Quotes and findings

    mutating func quotes(_ quotes: [Quote]) {
        guard !quotes.isEmpty else { return }
        let direct = quotes.count { $0.kind == .direct }
        var speakers: [(name: String, count: Int)] = []
        for quote in quotes where !quote.speaker.isEmpty {
            if let index = speakers.firstIndex(where: { $0.name == quote.speaker }) {
                speakers[index].count += 1
            } else {
                speakers.append((quote.speaker, 1))
            }
        }
        let counts = [(direct, "direct"), (quotes.count - direct, "indirect")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let names = speakers.map { words($0.name) + ($0.count > 1 ? " (\($0.count))" : "") }
        line(1, label("Quotes") + counts.joined(separator: ", ") + (names.isEmpty ? "" : ": " + names.joined(separator: ", ")))
    }

    mutating func findings(_ findings: [Finding]) {
        let shown = 5
        for finding in findings.prefix(shown) {
            let note = finding.note.isEmpty ? "" : " (" + words(finding.note) + ")"
            line(1, label("Odd") + finding.code + ": " + words(finding.text) + note)
        }
        if findings.count > shown { line(1, label("Odd") + "and \(findings.count - shown) more") }
    }
}

/// Dates as the summary prints them.
enum SummaryDates {
    static func text(_ date: PartialDate) -> String {
        date.iso.replacing("T", with: " ")
    }

    static func text(_ interval: DateInterval) -> String {
        switch (interval.start, interval.end) {
        case (nil, nil): ""
        case (let start?, nil): "from " + text(start)
        case (nil, let end?): "until " + text(end)
        case (let start?, let end?): start == end ? text(start) : text(start) + " to " + text(end)
        }
    }
}

extension String {
    /// With every `old` made `new`; here so that the summary needs no Foundation.
    fileprivate func replacing(_ old: Character, with new: Character) -> String { String(map { $0 == old ? new : $0 }) }
}

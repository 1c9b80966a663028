public import HudnaRecord
internal import HudnaText

/// A reading with its report, made ready to be stored. Making it is the work of the threads that read; storing it is that of one.
public struct Addition: Sendable {
    let reading: Reading
    /// The id as it came, and what tells the report from others that have it.
    let given: String
    let namesake: Namesake
    let text: String
    /// Of the bytes as they came.
    let digest: String
    let foldedText: String
    let foldedQuotes: [String]
    let foldedClaims: [String]

    public init(_ reading: Reading, of report: Report) {
        self.reading = reading
        given = Addition.storable(reading.report)
        namesake = Namesake(url: reading.url, page: report.page, outlet: reading.outlet, place: report.place)
        digest = Addition.digest(report.text)
        text = Addition.storable(String(decoding: report.text, as: UTF8.self))
        foldedText = SearchText.folded(utf8: report.text)
        foldedQuotes = reading.quotes.map { SearchText.folded($0.text) }
        foldedClaims = reading.claims.map { SearchText.folded($0.evidence + "\n" + $0.object) }
    }

    static func digest(_ text: [UInt8]) -> String {
        var id = StableID()
        id.add(text)
        return StableID.text(id.value)
    }

    /// Text that SQLite keeps whole: U+0000, which it takes for an end, becomes U+FFFD, so that all offsets stay.
    static func storable(_ text: String) -> String {
        guard text.utf8.contains(0) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(scalar.value == 0 ? "\u{FFFD}" : scalar) }
        return String(scalars)
    }
}

/// A report that is there as it is, or was forgotten, and need not be read.
public struct SettledReport: Sendable {
    public var tally: AdditionTally
    /// Where it comes from now, and did not before; to be kept with the next reports that are added.
    let arrival: Arrival?

    /// Whether it was met where it was not before.
    public var isMetElsewhere: Bool { arrival != nil }
}

/// Where a report of the store was met.
struct Arrival: Sendable {
    var given: String
    var report: String
    var news: Namesake
}

/// What came of adding reports.
public struct AdditionTally: Sendable, Equatable {
    /// Reports the store had not.
    public var added = 0
    /// Other texts of reports it had.
    public var changed = 0
    /// Texts it had, read with other words or with more known of them.
    public var readAgain = 0
    /// Texts it had, read so.
    public var unchanged = 0
    /// Reports it was told to forget, and left out.
    public var forgotten = 0

    public init() {}

    public static func += (sum: inout AdditionTally, more: AdditionTally) {
        sum.added += more.added
        sum.changed += more.changed
        sum.readAgain += more.readAgain
        sum.unchanged += more.unchanged
        sum.forgotten += more.forgotten
    }
}

/// With which words and by which program readings were made.
public struct ReadingSetup: Sendable, Hashable {
    /// A hash of all tables of the language data, sixteen hexadecimal digits.
    public var language: String
    /// The version of Hudna.
    public var program: String
    /// Claims below it were left out.
    public var minimumConfidence: Double

    public init(language: String, program: String, minimumConfidence: Double = 0) {
        self.language = language
        self.program = program
        self.minimumConfidence = minimumConfidence
    }
}

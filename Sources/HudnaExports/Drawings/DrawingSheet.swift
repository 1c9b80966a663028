public import HudnaRecord

/// What something in a drawing leads to.
public enum DrawingLink: Sendable {
    case evidence(Evidence)
    /// By id, or by name where the record has no more.
    case actor(String)
    case report(String)
    /// By name.
    case place(String)
    case day(CalendarDay)
}

/// The paper that is drawn on: its width, direction and language.
public struct DrawingSheet: Sendable {
    /// What all ids in the drawing begin with; unique in the page.
    public var id: String
    /// Units, which are CSS pixels where the page has room: 360 for phones, 760 else.
    public var width: Double
    public var isRightToLeft: Bool
    public var dates: DateText
    /// The address of what is drawn; nil leads nowhere.
    public var link: @Sendable (DrawingLink) -> String?
    let words: PhraseBook

    /// - Parameter words: texts of the interface by id (`Workbench/interface-drawings.tsv`).
    public init(
        id: String, width: Double, isRightToLeft: Bool, words: [String: String], dates: DateText,
        link: @escaping @Sendable (DrawingLink) -> String? = { _ in nil }
    ) {
        self.id = id
        self.width = min(max(width, 240), 4000)
        self.isRightToLeft = isRightToLeft
        self.words = PhraseBook(words)
        self.dates = dates
        self.link = link
    }

    /// Whether there is room for labels beside what is drawn.
    var isWide: Bool { width >= 560 }

    /// Size of letters.
    static let size = 13.0
    static let small = 12.0
    /// Free at every side.
    static let margin = 8.0
}

/// A finished drawing: SVG to stand inside a page, with all it shows told in its description.
public struct Drawing: Sendable {
    public let title: String
    /// What is drawn, in words.
    public let description: String
    public let width: Double
    public let height: Double
    /// Markup, escaped; to be put in as it is.
    public private(set) var svg: String
    /// For tests of the geometry.
    let shapes: [Shape]

    /// - Parameters:
    ///   - lines: what is drawn, item by item; the first `most` of them are told.
    ///   - unsaid: how many items more there are that `lines` does not have.
    ///   - keepsSides: not mirrored on right-to-left pages (maps).
    init(_ shapes: [Shape], height: Double, title: String, lines: [String], unsaid: Int = 0, on sheet: DrawingSheet, keepsSides: Bool = false) {
        self.shapes = shapes
        self.title = TextMeasure.line(title)
        width = sheet.width
        self.height = height
        let more = max(0, lines.count - Self.most) + unsaid
        description = (lines.prefix(Self.most) + (more > 0 ? [sheet.words("draw-more", ["count": "\(more)"])] : [])).map(TextMeasure.line)
            .joined(separator: "\n")
        let isMirrored = sheet.isRightToLeft && !keepsSides
        svg = ""
        var writer = SVGWriter(mirrored: isMirrored ? sheet.width : nil)
        writer.write(self, on: sheet, role: Self.leads(shapes) ? "group" : "img")
        svg = writer.text
    }

    /// So many lines does a description have at most; the lists beside a drawing tell all.
    static let most = 60

    private static func leads(_ shapes: [Shape]) -> Bool {
        shapes.contains { shape in
            guard case .group(let inner, _, let link) = shape else { return false }
            return link != nil || leads(inner)
        }
    }

    /// The same for wide windows and for phones, one after the other; `drawings.css` shows the one that suits. Nil where there is nothing to draw.
    public static func pair(on sheet: DrawingSheet, _ draw: (DrawingSheet) -> Drawing?) -> String? {
        var (wide, narrow) = (sheet, sheet)
        (wide.id, wide.width) = (sheet.id + "-wide", 760)
        (narrow.id, narrow.width) = (sheet.id + "-narrow", 344)
        guard let first = draw(wide), let second = draw(narrow) else { return nil }
        return "<div class=\"d-wide\">" + first.svg + "</div><div class=\"d-narrow\">" + second.svg + "</div>"
    }
}

/// Writes shapes as SVG: presentation attributes and classes alone, so that it stands under a policy without inline styles.
struct SVGWriter {
    private(set) var text = ""
    /// Mirrors x in a paper of this width.
    let mirrored: Double?

    init(mirrored: Double? = nil) { self.mirrored = mirrored }

    /// A number with two digits behind the point at most; what is none, or beyond any paper, is 0.
    static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1_000_000 else { return "0" }
        let hundredths = Int((value * 100).rounded())
        let (whole, part) = (abs(hundredths) / 100, abs(hundredths) % 100)
        let sign = hundredths < 0 ? "-" : ""
        if part == 0 { return sign + "\(whole)" }
        return sign + "\(whole)." + (part % 10 == 0 ? "\(part / 10)" : part < 10 ? "0\(part)" : "\(part)")
    }

    mutating func open(_ name: String, _ attributes: [(String, String)]) { text += "<" + name + Self.list(attributes) + ">" }
    mutating func close(_ name: String) { text += "</" + name + ">" }

    mutating func element(_ name: String, _ attributes: [(String, String)], text content: String? = nil) {
        guard let content else {
            text += "<" + name + Self.list(attributes) + "/>"
            return
        }
        text += "<" + name + Self.list(attributes) + ">" + MarkupText.escaped(content) + "</" + name + ">"
    }

    private static func list(_ attributes: [(String, String)]) -> String {
        attributes.filter { !$0.1.isEmpty }.map { " " + $0.0 + "=\"" + MarkupText.escaped($0.1) + "\"" }.joined()
    }

    private func x(_ value: Double) -> String { Self.number(mirrored.map { $0 - value } ?? value) }

    mutating func write(_ shapes: [Shape]) { for shape in shapes { write(shape) } }

    private mutating func write(_ shape: Shape) {
        let n = Self.number
        switch shape {
        case .rect(let left, let y, let width, let height, let radius, let style):
            let start = mirrored.map { $0 - left - width } ?? left
            element(
                "rect",
                [
                    ("class", style), ("x", n(start)), ("y", n(y)), ("width", n(max(0, width))), ("height", n(max(0, height))),
                    ("rx", radius > 0 ? n(radius) : ""),
                ])
        case .line(let a, let b, let style): element("line", [("class", style), ("x1", x(a.x)), ("y1", n(a.y)), ("x2", x(b.x)), ("y2", n(b.y))])
        case .path(let steps, let style): element("path", [("class", style), ("d", steps.map(path).joined())])
        case .circle(let centre, let radius, let style):
            element("circle", [("class", style), ("cx", x(centre.x)), ("cy", n(centre.y)), ("r", n(max(0, radius)))])
        case .text(let point, let words, let size, let anchor, let style):
            element(
                "text",
                [("class", style), ("x", x(point.x)), ("y", n(point.y)), ("font-size", n(size)), ("text-anchor", anchor == .start ? "" : anchor.rawValue)],
                text: TextMeasure.line(words))
        case .group(let shapes, let title, let link):
            let name = link == nil ? "g" : "a"
            open(name, [("href", link ?? ""), ("class", link == nil ? "" : "d-link")])
            if let title { element("title", [], text: title) }
            write(shapes)
            close(name)
        }
    }

    private func path(_ step: PathStep) -> String {
        func at(_ point: Point) -> String { x(point.x) + " " + Self.number(point.y) }
        switch step {
        case .move(let point): return "M" + at(point)
        case .line(let point): return "L" + at(point)
        case .curve(let a, let b, let c): return "C" + [a, b, c].map(at).joined(separator: " ")
        case .close: return "Z"
        }
    }
}

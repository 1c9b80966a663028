/// Writes shapes as SVG: presentation attributes and classes alone, so that it stands under a policy without inline styles.
struct SVGWriter {
    private var bytes: [UInt8] = []
    /// Mirrors x in a paper of this width.
    let mirrored: Double?

    init(mirrored: Double? = nil) {
        self.mirrored = mirrored
        bytes.reserveCapacity(1 << 15)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    // MARK: - Parts

    private mutating func put(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Escaped; what XML can't hold is U+FFFD.
    private mutating func escape(_ text: String) {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x26 && $0 != 0x3C && $0 != 0x3E && $0 != 0xEF }) {
            bytes.append(contentsOf: text.utf8)
        } else {
            bytes.append(contentsOf: MarkupText.escaped(text).utf8)
        }
    }

    /// A number with two digits behind the point at most; what is none, or beyond any paper, is 0.
    static func number(_ value: Double) -> String {
        var writer = SVGWriter()
        writer.number(value, digits: 2)
        return writer.text
    }

    private mutating func number(_ value: Double, digits: Int) {
        guard value.isFinite, abs(value) < 1_000_000 else {
            bytes.append(0x30)
            return
        }
        let unit = digits == 1 ? 10 : 100
        let scaled = Int((value * Double(unit)).rounded())
        if scaled < 0 { bytes.append(0x2D) }
        var (whole, part) = (abs(scaled) / unit, abs(scaled) % unit)
        let start = bytes.count
        repeat {
            bytes.append(0x30 + UInt8(whole % 10))
            whole /= 10
        } while whole > 0
        bytes[start...].reverse()
        guard part > 0 else { return }
        bytes.append(0x2E)
        if digits == 2 {
            bytes.append(0x30 + UInt8(part / 10))
            part %= 10
        }
        if part > 0 || digits == 1 { bytes.append(0x30 + UInt8(part)) }
    }

    private mutating func attribute(_ name: StaticString, _ value: String) {
        guard !value.isEmpty else { return }
        bytes.append(0x20)
        put(name)
        put("=\"")
        escape(value)
        bytes.append(0x22)
    }

    private mutating func attribute(_ name: StaticString, _ value: Double) {
        bytes.append(0x20)
        put(name)
        put("=\"")
        number(value, digits: 2)
        bytes.append(0x22)
    }

    private func x(_ value: Double) -> Double { mirrored.map { $0 - value } ?? value }

    // MARK: - A drawing

    /// The whole of it.
    mutating func write(_ drawing: Drawing, on sheet: DrawingSheet, role: String) {
        put("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"d\" viewBox=\"0 0 ")
        number(drawing.width, digits: 2)
        bytes.append(0x20)
        number(drawing.height, digits: 2)
        bytes.append(0x22)
        attribute("width", drawing.width)
        attribute("height", drawing.height)
        attribute("role", role)
        attribute("aria-labelledby", sheet.id + "-title")
        attribute("aria-describedby", sheet.id + "-desc")
        attribute("direction", mirrored == nil ? "ltr" : "rtl")
        attribute("font-size", DrawingSheet.size)
        put("><title")
        attribute("id", sheet.id + "-title")
        put(">")
        escape(drawing.title)
        put("</title><desc")
        attribute("id", sheet.id + "-desc")
        put(">")
        escape(drawing.description)
        put("</desc>")
        for shape in drawing.shapes { write(shape) }
        put("</svg>")
    }

    private mutating func write(_ shape: Shape) {
        switch shape {
        case .rect(let left, let y, let width, let height, let radius, let style):
            put("<rect")
            attribute("class", style)
            attribute("x", mirrored.map { $0 - left - width } ?? left)
            attribute("y", y)
            attribute("width", max(0, width))
            attribute("height", max(0, height))
            if radius > 0 { attribute("rx", radius) }
            put("/>")
        case .line(let a, let b, let style):
            put("<line")
            attribute("class", style)
            attribute("x1", x(a.x))
            attribute("y1", a.y)
            attribute("x2", x(b.x))
            attribute("y2", b.y)
            put("/>")
        case .path(let steps, let style): path(steps, style)
        case .circle(let centre, let radius, let style):
            put("<circle")
            attribute("class", style)
            attribute("cx", x(centre.x))
            attribute("cy", centre.y)
            attribute("r", max(0, radius))
            put("/>")
        case .text(let point, let words, let size, let anchor, let style):
            put("<text")
            attribute("class", style)
            attribute("x", x(point.x))
            attribute("y", point.y)
            if size != DrawingSheet.size { attribute("font-size", size) }
            if anchor != .start { attribute("text-anchor", anchor.rawValue) }
            put(">")
            escape(TextMeasure.line(words))
            put("</text>")
        case .group(let shapes, let title, let link): group(shapes, title, link)
        }
    }

    private mutating func group(_ shapes: [Shape], _ title: String?, _ link: String?) {
        if let link {
            put("<a")
            attribute("href", link)
            put(" class=\"d-link\">")
        } else {
            put("<g>")
        }
        if let title {
            put("<title>")
            escape(title)
            put("</title>")
        }
        for shape in shapes { write(shape) }
        if link == nil { put("</g>") } else { put("</a>") }
    }

    /// Points to a tenth of a unit, each by how far it is from the one before; a letter only where the kind of step changes.
    private mutating func path(_ steps: [PathStep], _ style: String) {
        put("<path")
        attribute("class", style)
        put(" d=\"")
        var (last, at): (UInt8, (x: Int, y: Int)) = (0, (0, 0))
        for step in steps {
            let letter: UInt8
            switch step {
            case .move: letter = 0x4D
            case .line: letter = 0x6C
            case .curve: letter = 0x63
            case .close: letter = 0x7A
            }
            let isMove = letter == 0x4D
            if letter != last { bytes.append(letter) }
            for (index, point) in step.points.enumerated() {
                let next = (x: Self.tenths(x(point.x)), y: Self.tenths(point.y))
                tenths(isMove ? next.x : next.x - at.x, isFirst: letter != last && index == 0)
                tenths(isMove ? next.y : next.y - at.y, isFirst: false)
                if isMove || index == step.points.count - 1 { at = next }
            }
            last = letter
        }
        put("\"/>")
    }

    private static func tenths(_ value: Double) -> Int { value.isFinite && abs(value) < 1_000_000 ? Int((value * 10).rounded()) : 0 }

    /// A number of a path; only one that begins like a digit needs something between it and the one before.
    private mutating func tenths(_ value: Int, isFirst: Bool) {
        if value >= 0, !isFirst { bytes.append(0x20) }
        number(Double(value) / 10, digits: 1)
    }
}

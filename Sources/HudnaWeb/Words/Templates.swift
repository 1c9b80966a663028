/// The templates of all pages, parsed once for each language, the texts of the interface put in: a page has hundreds of them, and they are always the same.
struct Templates: Sendable {
    private let byTongue: [Tongue: [String: Template]]

    /// - Throws: `TemplateError`.
    init(_ files: WorkbenchFiles = .builtIn, _ texts: InterfaceTexts) throws(TemplateError) {
        var byTongue: [Tongue: [String: Template]] = [:]
        for tongue in Tongue.allCases {
            for path in files.files.keys where path.hasPrefix("templates/") && path.hasSuffix(".mustache") {
                let name = String(path.dropFirst("templates/".count).dropLast(".mustache".count))
                byTongue[tongue, default: [:]][name] = try Template(Self.filled(files.text(path), texts, tongue))
            }
        }
        self.byTongue = byTongue
    }

    /// A template with the texts that it names as `{{t.ID}}`.
    private static func filled(_ template: String, _ texts: InterfaceTexts, _ tongue: Tongue) -> String {
        let pieces = template.split(separator: "{{t.", omittingEmptySubsequences: false)
        return pieces.dropFirst().reduce(into: String(pieces.first ?? "")) { out, piece in
            guard let end = piece.firstRange(of: "}}") else { return out += "{{t." + piece }
            out += EscapedText.escaped(texts.text(String(piece[..<end.lowerBound]), tongue)) + piece[end.upperBound...]
        }
    }

    /// The content of a page, as HTML in UTF-8.
    /// - Parameter around: what is the same for all pages at one address: clocks, texts.
    func content(_ page: Page, around: Node, style: ShownStyle) -> [UInt8] { rendered(page.template, page.value, around, style) }

    /// The whole page around a content.
    func frame(_ content: String, around: Node, style: ShownStyle) -> [UInt8] {
        rendered("frame", .object([.init("content", .drawing(content))]), around, style)
    }

    private func rendered(_ name: String, _ value: Node, _ around: Node, _ style: ShownStyle) -> [UInt8] {
        var renderer = TemplateRenderer(byTongue[style.tongue] ?? [:], value: value, around: around, style: style)
        renderer.render(name)
        return renderer.bytes
    }
}

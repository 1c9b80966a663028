internal import Mustache

/// The templates of all pages, parsed once for each language, the texts of the interface put in: a page has hundreds of them, and they are always the same.
struct Templates: Sendable {
    private let libraries: [Tongue: MustacheLibrary]

    /// - Throws: what parsing a template throws.
    init(_ files: WorkbenchFiles = .builtIn, _ texts: InterfaceTexts) throws {
        libraries = Dictionary(uniqueKeysWithValues: try Tongue.allCases.map { ($0, try Self.library(files, texts, $0)) })
    }

    private static func library(_ files: WorkbenchFiles, _ texts: InterfaceTexts, _ tongue: Tongue) throws -> MustacheLibrary {
        MustacheContentTypes.register(EscapedText(), named: EscapedText.name)
        let head = "{{% CONTENT_TYPE:" + EscapedText.name + "}}"
        var library = MustacheLibrary()
        for path in files.files.keys.sorted() where path.hasPrefix("templates/") && path.hasSuffix(".mustache") {
            let name = String(path.dropFirst("templates/".count).dropLast(".mustache".count))
            try library.register(head + filled(files.text(path), texts, tongue), named: name)
        }
        return library
    }

    /// A template with the texts that it names as `{{t.ID}}`.
    private static func filled(_ template: String, _ texts: InterfaceTexts, _ tongue: Tongue) -> String {
        let pieces = template.split(separator: "{{t.", omittingEmptySubsequences: false)
        return pieces.dropFirst().reduce(into: String(pieces.first ?? "")) { out, piece in
            guard let end = piece.firstRange(of: "}}") else { return out += "{{t." + piece }
            out += EscapedText().escapeText(texts.text(String(piece[..<end.lowerBound]), tongue)) + piece[end.upperBound...]
        }
    }

    /// The content of a page.
    /// - Parameter around: what is the same for all pages at one address: clocks, texts.
    func content(_ page: Page, around: Node, style: ShownStyle) -> String {
        let root = Root(value: Shown(node: page.value, style: style), around: Shown(node: around, style: style))
        return libraries[style.tongue]?.render(root, withTemplate: page.template) ?? ""
    }

    /// The whole page around a content.
    func frame(_ content: String, around: Node, style: ShownStyle) -> String {
        let root = Root(
            value: Shown(node: .object([.init("content", .drawing(content))]), style: style), around: Shown(node: around, style: style))
        return libraries[style.tongue]?.render(root, withTemplate: "frame") ?? ""
    }

    /// What templates see first: the members of the value, then what is around it (`page.clocks`).
    private struct Root: MustacheParent {
        let value: Shown
        let around: Shown

        func child(named name: String) -> Any? {
            switch name {
            case "page": around
            default: value.child(named: name)
            }
        }
    }
}

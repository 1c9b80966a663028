internal import Mustache

/// The templates of all pages, parsed once.
struct Templates: Sendable {
    private let library: MustacheLibrary

    /// - Throws: what parsing a template throws.
    init(_ files: WorkbenchFiles = .builtIn) throws {
        var library = MustacheLibrary()
        for path in files.files.keys.sorted() where path.hasPrefix("templates/") && path.hasSuffix(".mustache") {
            try library.register(files.text(path), named: String(path.dropFirst("templates/".count).dropLast(".mustache".count)))
        }
        self.library = library
    }

    /// The content of a page.
    /// - Parameter around: what is the same for all pages at one address: clocks, texts.
    func content(_ page: Page, around: Node, style: ShownStyle) -> String {
        let root = Root(value: Shown(node: page.value, style: style), around: Shown(node: around, style: style), style: style)
        return library.render(root, withTemplate: page.template) ?? ""
    }

    /// The whole page around a content.
    func frame(_ content: String, around: Node, style: ShownStyle) -> String {
        let root = Root(
            value: Shown(node: .object([.init("content", .drawing(content))]), style: style), around: Shown(node: around, style: style), style: style)
        return library.render(root, withTemplate: "frame") ?? ""
    }

    /// What templates see first: the members of the value, then what is around it (`page.clocks`), then the texts (`t.…`).
    private struct Root: MustacheParent {
        let value: Shown
        let around: Shown
        let style: ShownStyle

        func child(named name: String) -> Any? {
            switch name {
            case "t": ShownTexts(texts: style.texts, tongue: style.tongue)
            case "page": around
            default: value.child(named: name)
            }
        }
    }
}

/// An address of the workbench: what it looks like, who may ask for it, what answers it.
public struct Route: Sendable {
    public typealias Handler = @Sendable (Visit) async throws -> Reply

    public var method: String
    /// Segments; one in braces stands for any (`["processes", "{process}"]`).
    public var pattern: [String]
    /// The least that who asks must be.
    public var role: Role
    /// Whether it has a JSON twin.
    public var hasTwin: Bool
    /// Whether its content may be kept, as long as the record does not change.
    public var kept: Keeping
    /// Whether its form may hold files (`multipart/form-data`), which are put into a folder while they come in.
    public var takesFiles: Bool
    /// The names of what its query may hold.
    public var query: [QueryName]
    /// In a sentence, for `/openapi.json`.
    public var summary: String
    public var handler: Handler

    public init(
        _ method: String, _ pattern: String, role: Role = .reader, hasTwin: Bool = true, kept: Keeping = .not, takesFiles: Bool = false,
        query: [QueryName] = [], summary: String, handler: @escaping Handler
    ) {
        self.method = method
        self.pattern = pattern.split(separator: "/").map(String.init)
        self.role = role
        self.hasTwin = hasTwin
        self.kept = kept
        self.takesFiles = takesFiles
        self.query = query
        self.summary = summary
        self.handler = handler
    }

    /// What the braces stand for in a path; nil where the path is another.
    func match(_ path: [String]) -> [String: String]? {
        guard path.count == pattern.count else { return nil }
        var found: [String: String] = [:]
        for (part, segment) in zip(pattern, path) {
            if part.hasPrefix("{") { found[String(part.dropFirst().dropLast())] = segment } else if part != segment { return nil }
        }
        return found
    }
}

/// For whom a content may be kept.
public enum Keeping: Sendable {
    /// For nobody: it is other each time, or tells of more than the record.
    case not
    /// The same for everybody who may see it: nothing of who asks is in it.
    case forAll
    /// For who asks alone, in his session.
    case forEach
}

/// A name in the query of an address, for `/openapi.json`.
public struct QueryName: Sendable {
    public var name: String
    public var summary: String
    /// One of these, where it can't be just anything.
    public var values: [String]
    public var isRepeated: Bool

    public init(_ name: String, _ summary: String, values: [String] = [], isRepeated: Bool = false) {
        self.name = name
        self.summary = summary
        self.values = values
        self.isRepeated = isRepeated
    }
}

/// What a handler gives.
public enum Reply: Sendable {
    /// A value with the template that shows it.
    case page(Page)
    /// Something that is no page: a file, a redirection.
    case answer(Answer)
}

/// A page: a value and how it is shown.
public struct Page: Sendable {
    /// The name of a file in `templates/`.
    public var template: String
    public var title: String
    public var status: Int
    public var value: Node
    /// The part of the navigation that it belongs to.
    public var place: String
    /// False where more would be there a moment later: such a page is not kept.
    public var isWhole = true
    /// Whether its JSON is offered.
    public var hasTwin: Bool

    public init(_ template: String, title: String, place: String = "", status: Int = 200, hasTwin: Bool = true, value: Node) {
        self.hasTwin = hasTwin
        self.template = template
        self.title = title
        self.place = place
        self.status = status
        self.value = value
    }
}

internal import HudnaExports

/// What a page says, as one value: its JSON twin writes it, its template shows it, so that the two cannot differ.
public indirect enum Node: Sendable {
    case object([Member])
    case list([Node])
    case text(String)
    case number(Double)
    case flag(Bool)
    case null
    /// Not there at all: in JSON the member is left out.
    case absent
    /// Made by the program for the page alone (a drawing): shown unescaped, left out of JSON.
    case drawing(String)

    public struct Member: Sendable {
        public var name: String
        public var value: Node
        public init(_ name: String, _ value: Node) {
            self.name = name
            self.value = value
        }
    }

    public static func object(_ members: KeyValuePairs<String, Node>) -> Node { .object(members.map { Member($0.key, $0.value) }) }
    public static func number(_ value: Int) -> Node { .number(Double(value)) }
    public static func texts(_ texts: [String]) -> Node { .list(texts.map { .text($0) }) }
    /// A text that may not be known.
    public static func optional(_ text: String?) -> Node { text.map { .text($0) } ?? .absent }

    /// The member of an object; nil where there is none of this name.
    public subscript(name: String) -> Node? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The same object with more members.
    public func adding(_ more: KeyValuePairs<String, Node>) -> Node {
        guard case .object(let members) = self else { return self }
        return .object(members + more.map { Member($0.key, $0.value) })
    }

    /// Its text; empty for all that is none.
    public var plain: String {
        if case .text(let text) = self { return text }
        return ""
    }

    /// Its elements; none for all that is no list.
    public var elements: [Node] {
        if case .list(let elements) = self { return elements }
        return []
    }

    /// As JSON, in UTF-8.
    public var json: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes
    }

    private func write(to writer: inout JSONWriter) {
        switch self {
        case .object(let members):
            writer.object { writer in
                for member in members where !member.value.isUnwritten {
                    writer.member(member.name)
                    member.value.write(to: &writer)
                }
            }
        case .list(let elements): writer.list(elements) { $1.write(to: &$0) }
        case .text(let text): writer.string(text)
        case .number(let number): writer.number(number)
        case .flag(let flag): writer.flag(flag)
        case .null, .absent, .drawing: writer.null()
        }
    }

    private var isUnwritten: Bool {
        switch self {
        case .absent, .drawing: true
        default: false
        }
    }
}

/// A template, taken apart once into what it is made of, so that a page need not look at its letters again.
///
/// `{{name}}` is a value, escaped; `{{{name}}}` a drawing; `{{#name}}…{{/name}}` is there where the value is (of a list once for each element), `{{^name}}…{{/name}}` where it
/// is not; `{{^last()}}…{{/last()}}` stands behind all elements but the last; `{{>name}}` is another template, `{{>*name}}` the one that a value names. Dots
/// lead further in; `.` is what is looked at, `.name` a member of that alone, `page.name` what is around the page. A tag that opens, closes or calls a
/// template and stands alone on its line takes the line with it.
struct Template: Sendable {
    /// What a template is made of, in order.
    indirect enum Piece: Sendable {
        case text([UInt8])
        case value(Path, isEscaped: Bool)
        case section(Path, [Piece])
        case inverted(Path, [Piece])
        case unlessLast([Piece])
        case partial(String)
        case named(Path)
    }

    /// How a value is found.
    struct Path: Sendable, Equatable {
        /// From where it is looked for.
        enum Start: Sendable, Equatable {
            /// What is looked at, then what that stands in, and so on.
            case anywhere
            /// What is looked at, alone.
            case here
            /// What is around the page.
            case page
        }

        let start: Start
        let names: [Name]

        init(_ text: String) {
            let names = text.split(separator: ".").map { Name(String($0)) }
            start = text.hasPrefix(".") ? .here : names.first?.text == "page" ? .page : .anywhere
            self.names = start == .page ? Array(names.dropFirst()) : names
        }
    }

    /// One step of a path: of an object the member of this name, of a text what can be made of it.
    struct Name: Sendable, Equatable {
        let text: String
        let derivation: Derivation?

        init(_ text: String) {
            self.text = text
            derivation = Derivation(rawValue: text)
        }
    }

    let pieces: [Piece]

    /// - Throws: `TemplateError`.
    init(_ text: String) throws(TemplateError) {
        var parser = TemplateParser(text)
        pieces = try parser.pieces(closedBy: nil, startsLine: false)
    }
}

/// What is wrong with a template.
struct TemplateError: Error, Equatable {
    let problem: String
}

/// Takes a template apart.
private struct TemplateParser {
    private static let newline = UInt8(ascii: "\n")
    private static let opening = Array("{{".utf8)

    private let bytes: [UInt8]
    private var at = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// - Parameters:
    ///   - name: of the section whose end is looked for; nil for the whole.
    ///   - startsLine: whether nothing but blanks stands before on the line.
    mutating func pieces(closedBy name: String?, startsLine: Bool) throws(TemplateError) -> [Template.Piece] {
        var (pieces, startsLine): ([Template.Piece], Bool) = ([], startsLine)
        while let open = bytes[at...].firstRange(of: Self.opening)?.lowerBound {
            let text = bytes[at..<open]
            if !text.isEmpty { pieces.append(.text(Array(text))) }
            if let last = text.lastIndex(of: Self.newline) {
                startsLine = text[(last + 1)...].allSatisfy(Self.isBlank)
            } else if !text.isEmpty {
                startsLine = false
            }
            at = open + Self.opening.count
            let tag = try tag()
            let path = Template.Path(tag.name)
            if tag.sign != nil, tag.sign != "{" { startsLine = startsLine && takeLine() } else { startsLine = false }
            switch tag.sign {
            case nil: pieces.append(.value(path, isEscaped: true))
            case "{": pieces.append(.value(path, isEscaped: false))
            case ">": pieces.append(tag.name.hasPrefix("*") ? .named(Template.Path(String(tag.name.dropFirst()))) : .partial(tag.name))
            case "/":
                guard tag.name == name else { throw TemplateError(problem: "\(tag.name) is closed where \(name ?? "nothing") is open") }
                return pieces
            case "#": pieces.append(.section(path, try self.pieces(closedBy: tag.name, startsLine: startsLine)))
            default:
                let inner = try self.pieces(closedBy: tag.name, startsLine: startsLine)
                pieces.append(tag.name == "last()" ? .unlessLast(inner) : .inverted(path, inner))
            }
        }
        if let name { throw TemplateError(problem: "\(name) is not closed") }
        if at < bytes.count { pieces.append(.text(Array(bytes[at...]))) }
        at = bytes.count
        return pieces
    }

    /// The tag that begins here; one that is a value has no sign.
    private mutating func tag() throws(TemplateError) -> (sign: Unicode.Scalar?, name: String) {
        let sign = at < bytes.count ? Unicode.Scalar(bytes[at]) : " "
        let hasSign = "{#^/>".unicodeScalars.contains(sign)
        let end = Array((sign == "{" ? "}}}" : "}}").utf8)
        guard let close = bytes[at...].firstRange(of: end) else { throw TemplateError(problem: "a tag does not end") }
        let name = String(decoding: bytes[(at + (hasSign ? 1 : 0))..<close.lowerBound], as: UTF8.self)
        guard !name.isEmpty, name.utf8.allSatisfy(Self.isOfName) else { throw TemplateError(problem: "{{\(name)}} is no tag") }
        at = close.upperBound
        return (hasSign ? sign : nil, name)
    }

    /// Goes behind the end of the line where nothing but blanks stands before it.
    private mutating func takeLine() -> Bool {
        let end = bytes[at...].firstIndex { !Self.isBlank($0) } ?? bytes.count
        guard end == bytes.count || bytes[end] == Self.newline else { return false }
        at = min(end + 1, bytes.count)
        return true
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "._-*()".utf8.contains(byte)
        }
    }
}

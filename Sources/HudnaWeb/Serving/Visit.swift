internal import Hudna
public import HudnaExports
public import HudnaRecord
internal import HudnaIntake

/// One request on its way: what is asked, by whom, how he likes it shown, at which setting of the clocks.
public struct Visit: Sendable {
    public let asked: Asked
    public let visitor: Visitor
    public let workbench: Workbench
    public let taste: Taste
    public let clocks: Clocks
    /// What the braces of the route stand for.
    public let parts: [String: String]

    public var tongue: Tongue { taste.tongue }

    /// Names in the reader's language, where that is not the record's.
    var names: EnglishNames { workbench.names(taste) }

    /// A name as the title of a page has it.
    func called(_ name: String) -> String { names.title(name) }

    /// A text of the interface in the reader's language.
    public func text(_ id: String) -> String { workbench.texts.text(id, tongue) }

    /// The same for nobody in particular.
    var ofNobody: Visit { Visit(asked: asked, visitor: Visitor(), workbench: workbench, taste: taste, clocks: clocks, parts: parts) }

    /// A segment of the path.
    public func part(_ name: String) -> String { parts[name] ?? "" }
}

/// How a reader likes things shown, by the address, else by what he chose before, else by his browser.
public struct Taste: Sendable, Hashable {
    public var tongue: Tongue
    /// `dark`, `light`, or empty for what the system says.
    public var theme: String
    /// Which names of months he is used to, in Arabic.
    public var months: MonthNames

    /// The names in an address that are about taste alone.
    static let names: Set<String> = ["lang", "theme", "months"]
    static let themes = ["light", "dark", "auto"]
    static let monthNames = ["gulf", "levant", "maghreb", "morocco"]

    init(_ asked: Asked) {
        func choice(_ name: String, _ allowed: [String]) -> String? {
            [asked.value(name), asked.cookie("hudna-" + name)].compactMap(\.self).first(where: allowed.contains)
        }
        tongue = choice("lang", Tongue.allCases.map(\.rawValue)).flatMap(Tongue.init) ?? Tongue(accepting: asked.headers["accept-language"] ?? "")
        theme = choice("theme", Self.themes).map { $0 == "auto" ? "" : $0 } ?? ""
        months = choice("months", Self.monthNames).flatMap(MonthNames.init) ?? .gulf
    }

    /// Cookies that keep what the address chooses.
    static func cookies(_ asked: Asked) -> [String] {
        [("lang", Tongue.allCases.map(\.rawValue)), ("theme", themes), ("months", monthNames)].compactMap { name, allowed in
            guard let value = asked.value(name), allowed.contains(value), asked.cookie("hudna-" + name) != value else { return nil }
            return "hudna-\(name)=\(value); Path=/; Max-Age=31536000; SameSite=Strict; HttpOnly"
        }
    }
}

/// The clocks as an address sets them.
public struct Clocks: Sendable, Hashable {
    /// As they stand in the address; empty where they are not set.
    public var asOf: String
    public var knownBy: String
    public var clock: Clock

    /// - Throws: `Fault` where one is no date.
    init(_ asked: Asked) throws(Fault) {
        asOf = asked.value("as-of") ?? ""
        knownBy = asked.value("known-by") ?? ""
        clock = Clock(asOf: try Self.moment(asOf), knownBy: try Self.moment(knownBy))
    }

    /// The last moment that a date can mean; nil where the text is empty.
    /// - Throws: `Fault` where it is no date.
    static func moment(_ text: String) throws(Fault) -> Moment? {
        if text.isEmpty { return nil }
        guard let date = PublishedDate.parse(text), let moment = Moment(last: date) else { throw Fault(400, "date", text) }
        return moment
    }

    /// The moment that is looked at: the earlier of the two; nil for all that is known.
    var now: Moment? { Self.now(clock) }
    static func now(_ clock: Clock) -> Moment? { [clock.asOf, clock.knownBy].compactMap(\.self).min() }

    /// As links carry them on: `as-of=…&known-by=…`; empty where none is set.
    var query: String {
        [("as-of", asOf), ("known-by", knownBy)].filter { !$0.1.isEmpty }.map { $0.0 + "=" + FormText.encoded($0.1) }.joined(separator: "&")
    }

    /// An address of the workbench at these clocks.
    func at(_ address: String) -> String { query.isEmpty ? address : address + (address.contains("?") ? "&" : "?") + query }
}

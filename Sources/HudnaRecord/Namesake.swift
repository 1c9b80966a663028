/// What tells reports that came with one id apart: their addresses, their outlets, the places where they were taken in.
///
/// Kept and compared as hashes, so that nothing of a forgotten report stands in them.
public struct Namesake: Sendable, Equatable {
    /// How sure it is that two reports are one, the least first; `open` is told by their texts.
    public enum Tie: Int, Comparable, Sendable {
        case none, open, text, place, page, whole
        public static func < (a: Tie, b: Tie) -> Bool { a.rawValue < b.rawValue }
    }

    /// What a hash is one of.
    public enum Trait: String, Sendable, CaseIterable { case page, outlet, place }

    public var hashes: [Trait: Set<UInt64>] = [:]

    public init() {}

    /// - Parameter page: `url` written in one way, where somebody did so.
    public init(url: String?, page: String?, outlet: String?, place: String?) {
        for address in [url, page] { if let address, !address.isEmpty { add(.page, Namesake.bare(address)) } }
        if let outlet, !outlet.isEmpty { add(.outlet, outlet) }
        if let place { add(.place, place) }
    }

    public mutating func add(_ trait: Trait, hash: UInt64) { hashes[trait, default: []].insert(hash) }

    /// What is not known of another.
    public func without(_ known: Namesake) -> Namesake {
        var rest = Namesake()
        for (trait, own) in hashes { for hash in own.subtracting(known.hashes[trait] ?? []) { rest.add(trait, hash: hash) } }
        return rest
    }

    private mutating func add(_ trait: Trait, _ text: String) {
        var id = StableID()
        id.add(text)
        add(trait, hash: id.value)
    }

    /// An address without what differs between two ways to one page: the scheme, `www.`, strokes at the end.
    public static func bare(_ address: String) -> String {
        var rest = Substring(address)
        for start in ["https://", "http://", "www."] where rest.hasPrefix(start) { rest = rest.dropFirst(start.utf8.count) }
        while rest.last == "/" { rest = rest.dropLast() }
        return String(rest)
    }

    /// Whether another report with the same id is this one.
    ///
    /// An address tells first, then an outlet: other addresses, other outlets are other reports. Else the place tells, and where that is another one or known of
    /// one alone, the texts.
    /// - Parameter hasItsText: this report has the other's very text.
    public func tie(to other: Namesake, hasItsText: Bool) -> Tie {
        let (pages, outlets, places) = (meet(.page, other), meet(.outlet, other), meet(.place, other))
        if hasItsText, places == true { return .whole }
        if let pages { return pages ? .page : .none }
        if outlets == false { return .none }
        if places == true { return .place }
        if hasItsText { return .text }
        return hashes[.place] == nil && other.hashes[.place] == nil ? .place : .open
    }

    /// Whether the two have one of a kind in common; nil where it is not known of both.
    private func meet(_ trait: Trait, _ other: Namesake) -> Bool? {
        guard let own = hashes[trait], let others = other.hashes[trait] else { return nil }
        return !own.isDisjoint(with: others)
    }

    /// Whether an id is made to be nobody else's: an address, a URN, a tag, a UUID.
    public static func isUniversal(_ id: String) -> Bool {
        let small = id.lowercased()
        if ["http://", "https://", "urn:", "tag:"].contains(where: { small.hasPrefix($0) }) { return true }
        let parts = id.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }

    /// Whether of two texts one is likely the other, changed: half of the words of the shorter are in both.
    /// - Parameters: folded words with blanks between them.
    public static func areAlike(_ one: String, _ other: String) -> Bool {
        let (a, b) = (Set(one.split(separator: " ")), Set(other.split(separator: " ")))
        return 2 * a.intersection(b).count >= min(a.count, b.count)
    }

    /// The id of a report whose own is another's: with a mark of its address or outlet, else of its text.
    /// - Parameter isFree: whether nobody has an id.
    public func id(for given: String, digest: String, isFree: (String) throws -> Bool) rethrows -> String {
        if try isFree(given) { return given }
        let mark = [Trait.page, .outlet].lazy.compactMap { hashes[$0]?.min() }.first.map(StableID.text) ?? digest
        let marks = [String(mark.prefix(8)), mark, mark + digest]
        for own in marks where try isFree(given + "~" + own) { return given + "~" + own }
        return given + "~" + mark + digest + "~"
    }
}

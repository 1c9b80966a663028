/// What a robots.txt allows us (RFC 9309), and the pause it asks for.
public struct RobotsRules: Sendable, Equatable {
    /// The name by which robots.txt knows this program.
    public static let name = "hudna"
    /// Longer files are cut off here, as the standard allows.
    static let limit = 500 << 10
    /// Longer pauses are not kept, in seconds.
    private static let longestPause = 300.0

    private struct Rule: Equatable, Sendable {
        let pattern: [UInt8]
        let allows: Bool
    }

    private var rules: [Rule] = []
    /// Seconds between requests (`Crawl-delay`, which is no part of the standard); nil where none is asked for.
    public private(set) var pause: Double?

    /// Nothing is forbidden.
    public static let open = RobotsRules(rules: [])

    private init(rules: [Rule]) { self.rules = rules }

    /// The rules of the groups that name this program; where none does, of those for all.
    public init(_ bytes: [UInt8]) {
        var own: RobotsRules?
        var common = RobotsRules.open
        var (isOwn, isCommon, isNaming) = (false, false, false)
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        for line in text.prefix(Self.limit).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            guard let (key, value) = Self.field(line) else { continue }
            if key == "user-agent" {
                if !isNaming { (isOwn, isCommon) = (false, false) }
                isNaming = true
                if Self.isOwn(value) { isOwn = true }
                if value.elementsEqual("*".utf8) { isCommon = true }
                if isOwn && own == nil { own = .open }
            } else {
                isNaming = false
                if isOwn { own?.add(key, value) }
                if isCommon { common.add(key, value) }
            }
        }
        self = own ?? common
    }

    /// - Parameter target: path and query.
    public func allows(_ target: String) -> Bool {
        if target == "/robots.txt" { return true }
        let target = Self.normal(target.utf8)
        var best: (length: Int, allows: Bool) = (-1, true)
        for rule in rules where rule.pattern.count >= best.length && Self.matches(rule.pattern, target) {
            if rule.pattern.count > best.length || rule.allows { best = (rule.pattern.count, rule.allows) }
        }
        return best.allows
    }

    // MARK: - Reading

    private mutating func add(_ key: String, _ value: ArraySlice<UInt8>) {
        switch key {
        case "allow", "disallow":
            if !value.isEmpty { rules.append(Rule(pattern: Self.normal(value), allows: key == "allow")) }
        case "crawl-delay":
            if let seconds = Double(String(decoding: value, as: UTF8.self)), seconds > 0 { pause = min(seconds, Self.longestPause) }
        default: break
        }
    }

    /// `key: value # comment`, the key in small letters.
    private static func field(_ line: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>)? {
        let bare = line.prefix { $0 != 0x23 }
        guard let colon = bare.firstIndex(of: 0x3A) else { return nil }
        return (String(decoding: trimmed(bare[..<colon]), as: UTF8.self).lowercased(), trimmed(bare[(colon + 1)...]))
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else { return [] }
        return bytes[first...last]
    }

    /// Whether a name is ours, whatever version stands behind it.
    private static func isOwn(_ value: ArraySlice<UInt8>) -> Bool {
        String(decoding: value.prefix { $0 != 0x2F && $0 > 0x20 }, as: UTF8.self).lowercased() == name
    }

    // MARK: - Matching

    /// Octets in one way of writing: what need not be escaped is not, what must be is, in capital digits (RFC 9309, 2.2.2).
    private static func normal(_ bytes: some Collection<UInt8>) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var output: [UInt8] = []
        func escape(_ byte: UInt8) { output += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        let bytes = Array(bytes)
        var at = 0
        while at < bytes.count {
            if bytes[at] == 0x25, at + 2 < bytes.count, let high = JSONScanner.digit(bytes[at + 1]), let low = JSONScanner.digit(bytes[at + 2]) {
                let byte = UInt8(high << 4 | low)
                if isUnreserved(byte) { output.append(byte) } else { escape(byte) }
                at += 3
            } else {
                if bytes[at] > 0x20 && bytes[at] < 0x7F { output.append(bytes[at]) } else { escape(bytes[at]) }
                at += 1
            }
        }
        return output
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    /// Whether a pattern fits the beginning of a target: `*` stands for anything, `$` at its end for the end.
    private static func matches(_ pattern: [UInt8], _ target: [UInt8]) -> Bool {
        let isAnchored = pattern.last == 0x24
        let pattern = isAnchored ? pattern.dropLast() : pattern[...]
        var (at, place, star, mark) = (pattern.startIndex, 0, -1, 0)
        while true {
            if at == pattern.endIndex {
                if !isAnchored || place == target.count { return true }
            } else if pattern[at] == 0x2A {
                (star, mark) = (at, place)
                at += 1
                continue
            } else if place < target.count, pattern[at] == target[place] {
                at += 1
                place += 1
                continue
            }
            // Back to the last star, which takes in one byte more.
            guard star >= 0, mark < target.count else { return false }
            mark += 1
            (at, place) = (star + 1, mark)
        }
    }
}

internal import Foundation

/// A request, taken apart and bounded: what handlers know of it.
public struct Asked: Sendable {
    /// How the answer is wanted: as a page or as its JSON twin.
    public enum Form: Sendable { case page, json }

    public var method: String
    /// The segments of the path, decoded; a last `.json` is taken away and told by `form`.
    public var path: [String]
    public var form: Form
    /// In the order of the address, decoded.
    public var query: [(name: String, value: String)]
    /// By name in small letters.
    public var headers: [String: String]
    public var body: [UInt8]
    /// A form with files, which lie in a folder; nil of any other.
    var received: Received?
    /// The address of who asks, where that is known.
    public var peer: String

    /// - Parameter target: path and query as they stand in the request line.
    /// - Returns: nil where they are no UTF-8 or badly encoded.
    public init?(method: String, target: String, headers: [String: String] = [:], body: [UInt8] = [], peer: String = "") {
        self.method = method
        self.headers = headers
        self.body = body
        self.peer = peer
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, first.hasPrefix("/"), let query = FormText.items(parts.count > 1 ? String(parts[1]) : "") else { return nil }
        self.query = query
        var path: [String] = []
        for segment in first.split(separator: "/", omittingEmptySubsequences: true) {
            guard let decoded = FormText.decoded(String(segment), isForm: false) else { return nil }
            path.append(decoded)
        }
        form = .page
        if let last = path.last {
            if last.hasSuffix(".json"), last.utf8.count > 5 {
                form = .json
                path[path.count - 1] = String(last.dropLast(5))
            } else if last.hasSuffix(".html"), last.utf8.count > 5 {
                path[path.count - 1] = String(last.dropLast(5))
            }
        }
        self.path = path
    }

    /// The first value of a name in the query; nil where it is not there or empty.
    public func value(_ name: String) -> String? {
        query.first { $0.name == name && !$0.value.isEmpty }?.value
    }

    /// All values of a name in the query that are not empty.
    public func values(_ name: String) -> [String] { query.filter { $0.name == name && !$0.value.isEmpty }.map(\.value) }

    /// The value of a cookie.
    public func cookie(_ name: String) -> String? {
        for pair in (headers["cookie"] ?? "").split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0].filter({ $0 != " " }) == name { return String(parts[1]) }
        }
        return nil
    }

    /// The fields of a form that was sent (`application/x-www-form-urlencoded`).
    public var fields: [(name: String, value: String)] { FormText.items(String(decoding: body, as: UTF8.self)) ?? [] }
}

/// Text in addresses and forms.
public enum FormText {
    /// More than any form of the workbench has.
    private static let mostItems = 400

    /// `name=value&…` taken apart; nil where it is badly encoded.
    public static func items(_ text: String) -> [(name: String, value: String)]? {
        var out: [(name: String, value: String)] = []
        for pair in text.split(separator: "&").prefix(mostItems) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(String(parts[0]), isForm: true), let value = decoded(parts.count > 1 ? String(parts[1]) : "", isForm: true) else {
                return nil
            }
            out.append((name, value))
        }
        return out
    }

    /// Percent-encoding undone; nil where it is broken, no UTF-8, or holds NUL.
    static func decoded(_ text: String, isForm: Bool) -> String? {
        var out: [UInt8] = []
        let bytes = Array(text.utf8)
        var at = 0
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "%"):
                guard at + 2 < bytes.count, let high = digit(bytes[at + 1]), let low = digit(bytes[at + 2]) else { return nil }
                out.append(high << 4 | low)
                at += 3
            case UInt8(ascii: "+") where isForm:
                out.append(0x20)
                at += 1
            default:
                out.append(bytes[at])
                at += 1
            }
        }
        guard !out.contains(0) else { return nil }
        return String(validating: out, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    /// Encoded for a segment of a path or a value of a query: all but letters, digits and `-._~` (RFC 3986, unreserved).
    public static func encoded(_ text: String) -> String {
        var out: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(byte)
            default: out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

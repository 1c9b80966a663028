internal import CCurl

/// An address on the web (http or https), written in one way: without fragment, user and password, the host in small letters, tracking marks (`utm_…`) left out.
public struct WebAddress: Sendable, Hashable, CustomStringConvertible {
    /// Longer addresses are none.
    static let limit = 4096

    /// The whole address.
    public let text: String
    /// The host's name or number, in small letters.
    public let host: String
    /// Scheme, host and port: what one robots.txt holds for.
    public let origin: String
    /// Path and query, as a server is asked for them.
    public let target: String

    public var description: String { text }

    /// Parsed by libcurl, which also connects to it: so nothing is read in two ways.
    /// - Parameter base: what a relative address is relative to.
    /// - Throws: `FetchFailure` of the kinds `badAddress` and `library`.
    public init(_ text: String, from base: WebAddress? = nil) throws(FetchFailure) {
        var found = try WebAddress(once: text, base)
        // libcurl leaves some points and question marks to the second time.
        for _ in 0..<Self.rounds {
            let again = try WebAddress(once: found.text, nil)
            if again == found {
                self = found
                return
            }
            found = again
        }
        throw FetchFailure(.badAddress, text, "is no address on the web")
    }

    private init(once text: String, _ base: WebAddress?) throws(FetchFailure) {
        let failure = FetchFailure(.badAddress, text, "is no address on the web")
        guard let url = ccurl_url_make() else { throw FetchFailure.noLibrary }
        defer { ccurl_url_free(url) }
        guard !text.isEmpty, text.utf8.count <= Self.limit, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { throw failure }
        if let base { ccurl_url_set(url, CURLUPART_URL, base.text, 0) }
        // Addresses with blanks in them are written by hand and by bad feeds; browsers take them.
        let written = text.split(separator: " ").joined(separator: "%20")
        guard ccurl_url_set(url, CURLUPART_URL, written, UInt32(CURLU_URLENCODE)) == CURLUE_OK else { throw failure }
        func part(_ part: CURLUPart, _ flags: UInt32 = 0) -> String? {
            guard let value = ccurl_url_get(url, part, flags) else { return nil }
            defer { ccurl_text_free(value) }
            return String(cString: value)
        }
        guard let scheme = part(CURLUPART_SCHEME), scheme == "http" || scheme == "https" else {
            throw FetchFailure(.badAddress, text, "is neither http nor https")
        }
        for gone in [CURLUPART_FRAGMENT, CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS] { ccurl_url_set(url, gone, nil, 0) }
        host = (part(CURLUPART_HOST) ?? "").lowercased()
        let query = part(CURLUPART_QUERY).flatMap(Self.withoutTracking)
        ccurl_url_set(url, CURLUPART_HOST, host, 0)
        ccurl_url_set(url, CURLUPART_QUERY, query, 0)
        guard !host.isEmpty, let whole = part(CURLUPART_URL, UInt32(CURLU_NO_DEFAULT_PORT)), whole.utf8.count <= Self.limit else { throw failure }
        self.text = whole
        origin = scheme + "://" + host + ":" + (part(CURLUPART_PORT, UInt32(CURLU_DEFAULT_PORT)) ?? "")
        target = (part(CURLUPART_PATH) ?? "/") + (query.map { "?" + $0 } ?? "")
    }

    private static let rounds = 4

    /// An address by which a page is known again: written in one way where it is one on the web, else as it came. One that can be written in no other way is not
    /// parsed, which takes twenty times as long as looking at it.
    public static func page(_ address: String) -> String { isPlain(address) ? address : (try? WebAddress(address))?.text ?? address }

    /// Whether an address has a path, and neither a fragment, marks, a user, a port, steps upwards nor letters that can be written otherwise:
    /// those of a host, but not of a path, may be capitals too.
    private static func isPlain(_ address: String) -> Bool {
        guard address.utf8.count <= limit, let scheme = ["https://", "http://"].first(where: { address.hasPrefix($0) }) else { return false }
        let rest = address.utf8.dropFirst(scheme.utf8.count)
        guard rest.first.map({ $0 != 0x2F }) ?? false else { return false }
        var (hasPath, last): (Bool, UInt8) = (false, 0)
        for byte in rest {
            switch byte {
            case 0x61...0x7A, 0x30...0x39, 0x2D, 0x5F, 0x2C, 0x3D, 0x26: break
            case 0x41...0x5A where hasPath: break
            case 0x2F: hasPath = true
            case 0x2E where last != 0x2F: break
            case 0x3F where hasPath && last != 0x3F: break
            default: return false
            }
            last = byte
        }
        return hasPath && last != 0x3F && !address.contains("utm_")
    }

    /// A query without the marks by which senders count who follows their links; nil where nothing is left.
    private static func withoutTracking(_ query: String) -> String? {
        if query.isEmpty { return nil }
        let parts = query.split(separator: "&", omittingEmptySubsequences: false)
        let kept = parts.filter { !$0.hasPrefix("utm_") }
        return kept.count == parts.count ? query : kept.isEmpty ? nil : kept.joined(separator: "&")
    }
}

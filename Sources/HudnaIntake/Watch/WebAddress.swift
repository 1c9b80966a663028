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

    /// A query without the marks by which senders count who follows their links; nil where nothing is left.
    private static func withoutTracking(_ query: String) -> String? {
        if query.isEmpty { return nil }
        let parts = query.split(separator: "&", omittingEmptySubsequences: false)
        let kept = parts.filter { !$0.hasPrefix("utm_") }
        return kept.count == parts.count ? query : kept.isEmpty ? nil : kept.joined(separator: "&")
    }
}

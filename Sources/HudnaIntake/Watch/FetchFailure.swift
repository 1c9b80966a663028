/// Why an address gave nothing, in words.
public struct FetchFailure: Error, Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        /// It can't be an address that is fetched.
        case badAddress
        /// It stands for a place that is not public and was not allowed.
        case refused
        /// robots.txt forbids it.
        case robots
        /// Another status than 200 or 304.
        case status(Int)
        /// More redirects than are followed.
        case redirects
        /// Larger than is taken, packed or unpacked.
        case tooLarge
        /// A picture, a film, or nothing that can be read.
        case wrongType
        /// Its server could not show that it is who it says: the certificate is of somebody else, too old, or signed by nobody who is trusted.
        case certificate
        /// No answer in time, or none at all, or a broken one.
        case unreachable
        /// It was told to stop.
        case stopped
        /// libcurl is not there.
        case library
    }

    public let kind: Kind
    public let address: String
    public let message: String
    /// Seconds that the server asks to wait.
    public var retryAfter: Int?

    public init(_ kind: Kind, _ address: String, _ message: String, retryAfter: Int? = nil) {
        self.kind = kind
        self.address = address
        self.message = message
        self.retryAfter = retryAfter
    }

    static let noLibrary = FetchFailure(.library, "libcurl", "is not installed")

    /// - Parameter address: where it began.
    public static func tooManyRedirects(_ address: WebAddress, _ rules: FetchRules) -> FetchFailure {
        FetchFailure(.redirects, address.text, "redirects more than \(rules.redirects) times")
    }

    /// Whether it makes sense to ask again some time.
    public var isPassing: Bool {
        switch kind {
        case .badAddress, .refused, .robots, .redirects, .tooLarge, .wrongType: false
        case .status(let status): status == 408 || status == 425 || status == 429 || status >= 500
        case .unreachable, .certificate, .stopped, .library: true
        }
    }

    /// It with what to do about it.
    public var problem: Problem {
        switch kind {
        case .badAddress: Problem(.notFetched, file: address, message, advice: "mend the address")
        case .refused: Problem(.addressRefused, file: address, message, advice: "allow it in the list's allow, if you trust it")
        case .robots: Problem(.robotsDisallow, file: address, message, advice: "nothing to do; ask the site's owner if it matters")
        case .library: Problem(.toolMissing, file: address, message, advice: "install it (Debian's package libcurl4)")
        case .tooLarge: Problem(.tooLarge, file: address, message, advice: "raise size in the list, up to 8 MB")
        case .certificate:
            Problem(
                .certificateRefused, file: address, message,
                advice: "look at the address in a browser; authorities in the list names those you trust besides")
        case .status, .redirects, .wrongType, .unreachable, .stopped:
            Problem(.notFetched, file: address, message, advice: isPassing ? "nothing to do; it is asked again later" : "look at the address in a browser")
        }
    }
}

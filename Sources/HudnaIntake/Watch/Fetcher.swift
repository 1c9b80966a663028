/// How it is fetched: what is asked of servers, and what is taken from them.
public struct FetchRules: Sendable {
    /// Who asks, as servers are told: a product and a version.
    public var agent: String
    public var addresses = AddressRules()
    /// So many bytes of a body are taken, packed and unpacked.
    public var size = Intake.reportLimit
    /// So many redirects are followed.
    public var redirects = 5
    /// A request is given up after so many seconds in all, and after so many without a connection.
    public var seconds = 60.0
    public var connectSeconds = 15.0
    /// A file of certificates (PEM) whose signatures are trusted beside those that the system trusts.
    public var authorities: String?
    /// Asked again and again while something is on its way; true ends it.
    public var isStopped: @Sendable () -> Bool = { false }

    public init(agent: String) { self.agent = agent }
}

/// By what a server knows what we have already (RFC 9110, 8.8).
public struct Validators: Sendable, Equatable {
    public var etag: String?
    public var lastModified: String?

    public init(etag: String? = nil, lastModified: String? = nil) {
        self.etag = etag
        self.lastModified = lastModified
    }
}

/// What stood at an address.
public struct Fetched: Sendable {
    /// Where it stood, after all redirects.
    public var address: WebAddress
    /// Nothing has changed since the validators were given out; the body is empty.
    public var isUnchanged = false
    /// Unpacked.
    public var body: [UInt8] = []
    /// The encoding that the server named.
    public var charset: String?
    public var validators = Validators()
}

/// What one request gave.
public enum FetchStep: Sendable {
    case fetched(Fetched)
    /// The server says that it stands elsewhere.
    case redirect(WebAddress)
}

/// Fetches what stands at addresses on the web, one after another, and nowhere else: http and https, public addresses unless others are allowed, no
/// proxies, no cookies. What is connected to is checked after resolving, at each redirect anew. One thread's.
public final class Fetcher {
    public let rules: FetchRules
    private let transfer: Transfer

    /// - Throws: `FetchFailure` of the kind `library`.
    public init(rules: FetchRules) throws(FetchFailure) {
        self.rules = rules
        transfer = try Transfer(rules)
    }

    /// - Parameters:
    ///   - known: what was got from there before.
    ///   - before: called before each request, of redirects too; may wait, may refuse.
    /// - Throws: `FetchFailure`; another status than 200 and 304 is one.
    public func fetch(
        _ address: WebAddress, known: Validators = Validators(), before: (WebAddress) throws(FetchFailure) -> Void = { _ in }
    ) throws(FetchFailure) -> Fetched {
        var place = address
        for _ in 0...rules.redirects {
            try before(place)
            switch try step(place, known: known) {
            case .fetched(let fetched): return fetched
            case .redirect(let next): place = next
            }
        }
        throw FetchFailure.tooManyRedirects(address, rules)
    }

    /// Makes one request, and follows no redirect.
    /// - Throws: `FetchFailure`; a status that is neither 200, 304 nor a redirect is one.
    public func step(_ place: WebAddress, known: Validators = Validators()) throws(FetchFailure) -> FetchStep {
        let answer = try transfer.ask(place, known)
        switch answer.status {
        case 200: return .fetched(try fetched(answer, from: place))
        case 304: return .fetched(Fetched(address: place, isUnchanged: true, validators: known))
        case 301, 302, 303, 307, 308:
            guard let next = answer.head.value("location") else { throw FetchFailure(.status(answer.status), place.text, "redirects to nowhere") }
            return .redirect(try WebAddress(next, from: place))
        default:
            throw FetchFailure(
                .status(answer.status), place.text, "the server answers \(answer.status)", retryAfter: answer.retryAfter > 0 ? answer.retryAfter : nil)
        }
    }

    private func fetched(_ answer: Transfer.Answer, from place: WebAddress) throws(FetchFailure) -> Fetched {
        let encoding = answer.head.value("content-encoding") ?? ""
        let body: [UInt8]
        switch BodyPacking.unpacked(answer.body, encoding: encoding, limit: rules.size) {
        case .body(let unpacked): body = unpacked
        case .failed(let reason): throw FetchFailure(.wrongType, place.text, reason)
        case .missing(let packing, let library): throw FetchFailure(.wrongType, place.text, "its body is packed as \(packing), which needs \(library)")
        }
        return Fetched(
            address: place, body: body, charset: HeaderLines.parameter("charset", of: answer.head.value("content-type") ?? ""),
            validators: Validators(etag: answer.head.value("etag"), lastModified: answer.head.value("last-modified")))
    }
}

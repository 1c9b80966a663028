internal import HudnaIntake
internal import HudnaStore

/// The robots.txt of each origin, asked for when it is first needed and once a day; kept in the store, so that the next run need not ask again.
final class RobotsBook {
    /// Source: RFC 9309, 2.4: no longer than a day.
    private static let lifetime = 86_400
    /// A file that could not be had is asked for again after so long.
    private static let patience = 900

    /// What is known of an origin.
    enum Entry {
        case rules(RobotsRules)
        /// The file could not be had a while ago: nothing may be asked.
        case missing
        /// It must be asked for.
        case unknown
    }

    private let store: Store
    private var known: [String: (rules: RobotsRules?, until: Int)] = [:]

    init(_ store: Store) { self.store = store }

    /// Where the file for an address stands.
    /// - Throws: `FetchFailure`.
    static func place(for address: WebAddress) throws(FetchFailure) -> WebAddress { try WebAddress("/robots.txt", from: address) }

    /// - Throws: `StoreError`, `FetchFailure`.
    func look(for address: WebAddress, at second: Int) throws -> Entry {
        if known[address.origin].map({ $0.until <= second }) ?? true {
            guard let kept = try store.watched(try Self.place(for: address).text), kept.kind == .robots, let found = entry(kept), found.until > second else {
                return .unknown
            }
            known[address.origin] = found
        }
        return known[address.origin]?.rules.map(Entry.rules) ?? .missing
    }

    private func entry(_ kept: Watched) -> (rules: RobotsRules?, until: Int)? {
        guard let asked = kept.askedAt else { return nil }
        return kept.failures == 0 ? (RobotsRules(Array((kept.body ?? "").utf8)), asked + Self.lifetime) : (nil, asked + Self.patience)
    }

    /// Keeps what came of asking. No file is no rule; a file that can't be had forbids everything (RFC 9309, 2.3.1).
    /// - Returns: why nothing of the origin may be asked for now; nil where it may.
    /// - Throws: `StoreError`, `FetchFailure`.
    func keep(_ result: Result<Fetched, FetchFailure>, for address: WebAddress, at second: Int) throws -> FetchFailure? {
        let place = try Self.place(for: address)
        var kept = Watched(place.text, kind: .robots, host: place.host)
        kept.askedAt = second
        var reason: FetchFailure?
        switch result {
        case .success(let fetched): kept.body = String(decoding: fetched.body, as: UTF8.self)
        case .failure(let failure):
            switch failure.kind {
            case .stopped, .refused, .badAddress, .library: return failure
            case .status(let status) where status != 429 && (400..<500).contains(status): break
            case .redirects, .wrongType: break
            default: reason = failure
            }
        }
        kept.failures = reason == nil ? 0 : 1
        try store.keep([kept])
        known[address.origin] = entry(kept)
        return reason.map { reason in
            FetchFailure(
                reason.kind == .certificate ? .certificate : .unreachable, address.text, "its site's robots.txt can't be had: \(reason.message)",
                retryAfter: reason.retryAfter)
        }
    }
}

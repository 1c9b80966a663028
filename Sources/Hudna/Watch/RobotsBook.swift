internal import HudnaIntake
internal import HudnaStore

/// The robots.txt of each origin, fetched when it is first needed and once a day; kept in the store, so that the next run need not ask again.
final class RobotsBook {
    /// Source: RFC 9309, 2.4: no longer than a day.
    private static let lifetime = 86_400
    /// A file that could not be had is asked for again after so long.
    private static let patience = 900

    private let store: Store
    private let fetcher: Fetcher
    /// Nil where the file could not be had: nothing may be asked then.
    private var known: [String: (rules: RobotsRules?, until: Int)] = [:]

    init(_ store: Store, _ fetcher: Fetcher) {
        self.store = store
        self.fetcher = fetcher
    }

    /// - Throws: `StoreError`; `FetchFailure` where the file can't be had, and where it was stopped.
    func rules(for address: WebAddress, at second: Int) throws -> RobotsRules {
        if known[address.origin].map({ $0.until <= second }) ?? true { known[address.origin] = try look(address, second) }
        guard let rules = known[address.origin]?.rules else { throw FetchFailure(.unreachable, address.text, "its site's robots.txt can't be had") }
        return rules
    }

    /// As it was kept, or fetched.
    private func look(_ address: WebAddress, _ second: Int) throws -> (RobotsRules?, Int) {
        let place = try WebAddress("/robots.txt", from: address)
        if let kept = try store.watched(place.text), kept.kind == .robots, let found = entry(kept), found.1 > second { return found }
        var kept = Watched(place.text, kind: .robots, host: place.host)
        kept.askedAt = second
        let failure = try fetch(place, into: &kept)
        try store.keep([kept])
        if let failure {
            known[address.origin] = entry(kept)
            throw FetchFailure(.unreachable, address.text, "its site's robots.txt can't be had: \(failure.message)", retryAfter: failure.retryAfter)
        }
        return entry(kept) ?? (nil, second)
    }

    private func entry(_ kept: Watched) -> (RobotsRules?, Int)? {
        guard let asked = kept.askedAt else { return nil }
        return kept.failures == 0 ? (RobotsRules(Array((kept.body ?? "").utf8)), asked + Self.lifetime) : (nil, asked + Self.patience)
    }

    /// No file is no rule; a file that can't be had forbids everything (RFC 9309, 2.3.1).
    /// - Returns: why it can't be had.
    private func fetch(_ place: WebAddress, into kept: inout Watched) throws -> FetchFailure? {
        do throws(FetchFailure) {
            kept.body = String(decoding: try fetcher.fetch(place).body, as: UTF8.self)
            return nil
        } catch {
            switch error.kind {
            case .stopped, .refused, .badAddress, .library: throw error
            case .status(let status) where status != 429 && (400..<500).contains(status): return nil
            case .redirects, .wrongType: return nil
            default:
                kept.failures = 1
                return error
            }
        }
    }
}

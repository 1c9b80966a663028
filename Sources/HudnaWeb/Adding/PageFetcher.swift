internal import Foundation
internal import HudnaIntake

/// Fetches single pages on somebody's word, as `hudna watch` does: robots.txt is kept to, a host is left alone for a while after each request, and nothing
/// that is not public is connected to unless it was allowed. One thread's.
final class PageFetcher {
    /// Seconds for which a host is left alone, and at most, whatever its robots.txt asks for.
    private static let pause = 1.0
    private static let longestPause = 30.0

    private let fetcher: Fetcher
    private let reader: FetchedReader
    /// By origin.
    private var robots: [String: RobotsRules] = [:]
    /// By host: when it may be asked again.
    private var free: [String: Date] = [:]

    /// - Throws: `FetchFailure` of the kind `library`.
    init(rules: FetchRules, pages: PageReader) throws(FetchFailure) {
        fetcher = try Fetcher(rules: rules)
        reader = FetchedReader(pages: pages)
    }

    /// The report of the page at an address; its id is the address.
    /// - Parameter tell: called for what was wrong with the page.
    /// - Throws: `FetchFailure`.
    func report(at address: WebAddress, tell: (Problem) -> Void) throws(FetchFailure) -> IntakeItem {
        let fetched = try fetcher.fetch(address) { place throws(FetchFailure) in try prepare(place) }
        if let item = reader.report(fetched, id: address.text, tell: tell) { return item }
        throw FetchFailure(.wrongType, address.text, reader.listing(fetched) == nil ? "is no page" : "is a feed: hudna watch reads feeds")
    }

    /// Waits until a host may be asked, and sees whether it allows it.
    private func prepare(_ place: WebAddress) throws(FetchFailure) {
        let rules = try rules(for: place)
        guard rules.allows(place.target) else { throw FetchFailure(.robots, place.text, "its site's robots.txt forbids it") }
        wait(for: place.host, rules.pause)
    }

    private func wait(for host: String, _ pause: Double?) {
        if let until = free[host], until > Date() { Thread.sleep(until: until) }
        free[host] = Date(timeIntervalSinceNow: min(max(pause ?? 0, Self.pause), Self.longestPause))
    }

    /// No file is no rule; a file that can't be had forbids everything (RFC 9309, 2.3.1).
    private func rules(for place: WebAddress) throws(FetchFailure) -> RobotsRules {
        if let known = robots[place.origin] { return known }
        let found: RobotsRules
        do throws(FetchFailure) {
            found = RobotsRules(try fetcher.fetch(WebAddress("/robots.txt", from: place)).body)
        } catch {
            switch error.kind {
            case .stopped, .refused, .badAddress, .library: throw error
            case .status(let status) where status != 429 && (400..<500).contains(status): found = .open
            case .redirects, .wrongType: found = .open
            default: throw FetchFailure(.unreachable, place.text, "its site's robots.txt can't be had: \(error.message)", retryAfter: error.retryAfter)
            }
        }
        robots[place.origin] = found
        return found
    }
}

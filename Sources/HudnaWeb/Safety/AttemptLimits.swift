internal import Synchronization

/// How often somebody may try: failures are counted for a while, and beyond a number nobody is heard until it is over.
final class AttemptLimits: Sendable {
    /// So many failures in so many seconds.
    struct Limit: Sendable {
        var failures: Int
        var seconds: Int
    }

    private struct Count {
        var failures: Int
        var since: Int
        var seconds: Int
    }

    /// Of one name from one address; of an address; of a name from anywhere.
    static let pair = Limit(failures: 5, seconds: 60)
    static let address = Limit(failures: 30, seconds: 600)
    static let name = Limit(failures: 100, seconds: 3600)
    /// Counts that are kept at most.
    static let most = 20_000

    private let counts = Mutex<[String: Count]>([:])

    init() {}

    private func keys(_ name: String, _ address: String) -> [(key: String, limit: Limit)] {
        let name = String(name.lowercased().prefix(64))
        let from = Self.group(address)
        return [("p\u{1F}\(from)\u{1F}\(name)", Self.pair), ("a\u{1F}\(from)", Self.address), ("n\u{1F}\(name)", Self.name)]
    }

    /// Of IPv6 the network, since whoever has one address has them all.
    private static func group(_ address: String) -> String {
        guard address.contains(":"), !address.contains(".") else { return address }
        return address.split(separator: ":", omittingEmptySubsequences: false).prefix(4).joined(separator: ":")
    }

    /// Seconds to wait before the next try is heard; nil where it is heard now.
    func wait(_ name: String, from address: String, now: Int) -> Int? {
        counts.withLock { all in
            keys(name, address).compactMap { key, limit -> Int? in
                guard let count = all[key], now < count.since + count.seconds, count.failures >= limit.failures else { return nil }
                return count.since + count.seconds - now
            }.max()
        }
    }

    func failed(_ name: String, from address: String, now: Int) {
        counts.withLock { all in
            if all.count >= Self.most { Self.thin(&all, now) }
            for (key, limit) in keys(name, address) {
                var count = all[key] ?? Count(failures: 0, since: now, seconds: limit.seconds)
                if now >= count.since + count.seconds { count = Count(failures: 0, since: now, seconds: limit.seconds) }
                count.failures += 1
                // Who goes on at the limit waits from then on.
                if count.failures >= limit.failures { count.since = now }
                all[key] = count
            }
        }
    }

    /// What he failed before counts no more; what others failed from there does.
    func succeeded(_ name: String, from address: String) {
        counts.withLock { all in for (key, _) in keys(name, address) where !key.hasPrefix("a") { all[key] = nil } }
    }

    var count: Int { counts.withLock(\.count) }

    /// First those whose time is over, then those with the fewest failures.
    private static func thin(_ all: inout [String: Count], _ now: Int) {
        all = all.filter { now < $0.value.since + $0.value.seconds }
        guard all.count >= most else { return }
        let kept = all.sorted { $0.value.failures > $1.value.failures }.prefix(most / 2)
        all = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }
}

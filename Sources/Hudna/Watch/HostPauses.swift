/// When each host may be asked next.
struct HostPauses {
    private let pause: Double
    private var free: [String: Double] = [:]
    /// Longer pauses that hosts ask for in robots.txt.
    private var wishes: [String: Double] = [:]

    init(pause: Double) { self.pause = pause }

    /// Notes that a host was asked.
    mutating func note(_ host: String, at now: Double) { putOff(host, until: now + max(pause, wishes[host] ?? 0)) }

    mutating func wish(_ host: String, _ pause: Double?) { wishes[host] = pause }

    mutating func putOff(_ host: String, until second: Double) { free[host] = max(free[host] ?? 0, second) }

    /// The moment from which on it may be asked; long past for hosts never asked.
    func isFree(_ host: String) -> Double { free[host] ?? 0 }
}

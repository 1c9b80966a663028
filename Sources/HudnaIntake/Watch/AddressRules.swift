/// Which addresses may be connected to: public ones, and those that were allowed by name.
public struct AddressRules: Sendable {
    /// Ranges that may be connected to though they are not public.
    public var allowed: [IPNetwork]

    public init(allowed: [IPNetwork] = []) { self.allowed = allowed }

    /// Source: IANA's registry of special-purpose IPv4 addresses; multicast and what is reserved besides.
    private static let closed4 = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
    ].compactMap(IPNetwork.init)

    /// Source: IANA's registry of special-purpose IPv6 addresses. All that is public lies in the first; the others are taken out of it.
    private static let open6 = IPNetwork("2000::/3")
    private static let closed6 = ["2001::/23", "2001:db8::/32", "3fff::/20"].compactMap(IPNetwork.init)

    func admits(_ address: IPAddress) -> Bool {
        if allowed.contains(where: { $0.contains(address) }) { return true }
        if address.isVersion4 { return !Self.closed4.contains { $0.contains(address) } }
        if let embedded = address.embedded { return admits(embedded) }
        return Self.open6?.contains(address) ?? false && !Self.closed6.contains { $0.contains(address) }
    }
}

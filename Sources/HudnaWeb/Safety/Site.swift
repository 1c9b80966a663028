internal import Foundation

/// Where the workbench listens and by which names it may be asked for: a page of another name that leads here (DNS rebinding) gets nothing.
public struct Site: Sendable, Equatable {
    /// Why it can't listen so. One line, with what to do.
    public struct Problem: Error, Sendable, CustomStringConvertible {
        public var description: String
    }

    /// As `Host` must say it, in small letters.
    let hosts: Set<String>
    /// As `Origin` must say it.
    let origins: Set<String>
    /// Whether people come by https, through a server before this one.
    let isSecure: Bool
    public let needsAccounts: Bool
    /// What to open.
    public let address: String

    /// No name is heard.
    static let nowhere = Site()

    private init() {
        (hosts, origins, isSecure, needsAccounts, address) = ([], [], false, true, "")
    }

    /// - Parameters:
    ///   - host: where it listens.
    ///   - public: the address by which people come, where that is another: `https://record.example`.
    ///   - accounts: whether accounts are demanded on loopback too.
    /// - Throws: `Problem`.
    public init(host: String, port: Int, public given: String? = nil, accounts: Bool = false) throws(Problem) {
        guard (1...65535).contains(port) else { throw Problem(description: "\(port) is no port; 1 to 65535") }
        let isAlone = Self.isLoopback(host)
        let names = isAlone ? ["localhost", "127.0.0.1", "[::1]"] : [Self.written(host)]
        var own = Set(names.flatMap { name in port == 80 ? [name, "\(name):80"] : ["\(name):\(port)"] })
        var origins = Set(own.map { "http://" + ($0.hasSuffix(":80") ? String($0.dropLast(3)) : $0) })
        var address = "http://" + (isAlone && host != "::1" ? (host == "localhost" ? host : Self.written(host)) : Self.written(host)) + ":\(port)"
        var isSecure = false
        if let given {
            guard let url = URL(string: given), let name = url.host(percentEncoded: true), url.scheme == "https" || url.scheme == "http",
                url.user == nil, url.query == nil, url.path.isEmpty || url.path == "/"
            else { throw Problem(description: "\(given) is no address of a site; write https://record.example") }
            isSecure = url.scheme == "https"
            let plain = Self.written(name.lowercased())
            let usual = isSecure ? 443 : 80
            let port = url.port ?? usual
            own = own.union(port == usual ? [plain, "\(plain):\(port)"] : ["\(plain):\(port)"])
            address = (url.scheme ?? "https") + "://" + (port == usual ? plain : "\(plain):\(port)")
            origins.insert(address)
        } else if host == "0.0.0.0" || host == "::" {
            throw Problem(description: "\(host) is every address and no name; say with --public by which address people come, https://record.example")
        }
        hosts = own
        self.origins = origins
        self.isSecure = isSecure
        self.address = address
        needsAccounts = accounts || !isAlone || given != nil
    }

    /// Whether nobody but this machine can come.
    public static func isLoopback(_ host: String) -> Bool {
        if host.lowercased() == "localhost" || host == "::1" || host == "[::1]" { return true }
        var address = in_addr()
        return inet_pton(AF_INET, host, &address) == 1 && UInt32(bigEndian: address.s_addr) >> 24 == 127
    }

    private static func written(_ host: String) -> String { host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host.lowercased() }

    func accepts(host: String?) -> Bool { host.map { hosts.contains($0.lowercased()) } ?? false }

    /// Whether a request that changes something comes from a page of this site: browsers name the origin of each such request.
    /// - Parameter site: `Sec-Fetch-Site`, where it is said.
    func accepts(origin: String?, host: String?, site: String?) -> Bool {
        guard let origin = origin?.lowercased(), origins.contains(origin), let host = host?.lowercased() else { return false }
        if let site, site != "same-origin" { return false }
        // Of the names of one machine the one that the page has: localhost is not 127.0.0.1.
        let name = origin.drop { $0 != "/" }.dropFirst(2)
        return name == host || host == name + ":80" || host == name + ":443"
    }
}

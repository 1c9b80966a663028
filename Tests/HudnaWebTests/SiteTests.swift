import Testing

@testable import HudnaWeb

/// By which names and from which pages the workbench may be asked.
@Suite struct SiteTests {
    @Test(arguments: ["localhost:8642", "127.0.0.1:8642", "[::1]:8642", "LOCALHOST:8642"])
    func namesOfThisMachineAreHeard(_ host: String) throws {
        #expect(try Site(host: "127.0.0.1", port: 8642).accepts(host: host))
    }

    @Test(
        arguments: [
            nil, "", "localhost", "localhost:8643", "127.0.0.1", "evil.example:8642", "localhost:8642.evil.example", "127.0.0.1.evil.example:8642",
            "0.0.0.0:8642",
            "127.0.0.2:8642", "[::ffff:127.0.0.1]:8642", "localhost:8642@evil.example", " localhost:8642", "localhost:08642", "2130706433:8642",
        ] as [String?])
    func othersAreNot(_ host: String?) throws {
        #expect(try !Site(host: "127.0.0.1", port: 8642).accepts(host: host))
    }

    @Test(
        arguments: [
            ("http://localhost:8642", "localhost:8642", nil, true), ("http://127.0.0.1:8642", "127.0.0.1:8642", "same-origin", true),
            (nil, "localhost:8642", nil, false), ("null", "localhost:8642", nil, false), ("http://localhost:8643", "localhost:8642", nil, false),
            ("https://localhost:8642", "localhost:8642", nil, false), ("http://127.0.0.1:8642", "localhost:8642", nil, false),
            ("http://evil.example", "localhost:8642", nil, false), ("http://localhost:8642.evil.example", "localhost:8642", nil, false),
            ("http://localhost:8642", "localhost:8642", "cross-site", false), ("http://localhost:8642", "localhost:8642", "same-site", false),
            ("http://localhost:8642", "localhost:8642", "none", false), ("http://localhost:8642/", "localhost:8642", nil, false),
            ("http://localhost:8642", nil, nil, false),
        ] as [(String?, String?, String?, Bool)])
    func changesComeFromItsOwnPages(_ origin: String?, _ host: String?, _ site: String?, _ isHeard: Bool) throws {
        #expect(try Site(host: "localhost", port: 8642).accepts(origin: origin, host: host, site: site) == isHeard)
    }

    @Test func elsewhereAccountsAreDemanded() throws {
        #expect(try !Site(host: "127.0.0.1", port: 1).needsAccounts)
        #expect(try !Site(host: "::1", port: 1).needsAccounts && !Site(host: "127.8.9.1", port: 1).needsAccounts)
        #expect(try Site(host: "127.0.0.1", port: 1, accounts: true).needsAccounts)
        #expect(try Site(host: "192.0.2.7", port: 1).needsAccounts && Site(host: "record.example", port: 1).needsAccounts)
        #expect(try Site(host: "127.0.0.1", port: 1, public: "https://record.example").needsAccounts)
    }

    @Test func aPublicAddressIsOneMoreName() throws {
        let site = try Site(host: "127.0.0.1", port: 8642, public: "https://Record.example")
        #expect(site.address == "https://record.example" && site.isSecure)
        #expect(site.accepts(host: "record.example") && site.accepts(host: "record.example:443") && !site.accepts(host: "record.example:80"))
        #expect(site.accepts(origin: "https://record.example", host: "record.example", site: "same-origin"))
        #expect(!site.accepts(origin: "http://record.example", host: "record.example", site: nil))
        let other = try Site(host: "0.0.0.0", port: 8642, public: "http://record.example:8642")
        #expect(!other.isSecure && other.accepts(host: "record.example:8642") && !other.accepts(host: "record.example"))
    }

    @Test(
        arguments: [
            ("0.0.0.0", nil), ("::", nil), ("127.0.0.1", "record.example"), ("127.0.0.1", "ftp://record.example"), ("127.0.0.1", "https://record.example/path"),
            ("127.0.0.1", "https://somebody@record.example"), ("127.0.0.1", ""),
        ] as [(String, String?)])
    func badAddressesAreTold(_ host: String, _ address: String?) {
        #expect(throws: Site.Problem.self) { try Site(host: host, port: 8642, public: address) }
    }

    @Test(arguments: [0, -1, 65536]) func badPortsAreTold(_ port: Int) {
        #expect(throws: Site.Problem.self) { try Site(host: "localhost", port: port) }
    }
}

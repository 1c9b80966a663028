import Testing

@testable import HudnaIntake

/// Which addresses there are, and which of them may be connected to.
@Suite struct AddressTests {
    @Test(arguments: [
        ("HTTP://Example.ORG", "http://example.org/", "http://example.org:80", "/"),
        ("https://example.org:443/a?b=c#d", "https://example.org/a?b=c", "https://example.org:443", "/a?b=c"),
        ("https://u:p@example.org:8443/a", "https://example.org:8443/a", "https://example.org:8443", "/a"),
        ("https://example.org/?utm_source=rss&a=1&utm_medium=x", "https://example.org/?a=1", "https://example.org:443", "/?a=1"),
        ("https://example.org/a?utm_source=rss", "https://example.org/a", "https://example.org:443", "/a"),
        ("https://example.org/a/../b", "https://example.org/b", "https://example.org:443", "/b"),
        ("https://example.org/خبر", "https://example.org/%d8%ae%d8%a8%d8%b1", "https://example.org:443", "/%d8%ae%d8%a8%d8%b1"),
        (" https://example.org/a b?c d ", "https://example.org/a%20b?c%20d", "https://example.org:443", "/a%20b?c%20d"),
        ("http://2130706433/", "http://127.0.0.1/", "http://127.0.0.1:80", "/"),
    ])
    func oneWayOfWriting(_ text: String, _ whole: String, _ origin: String, _ target: String) throws {
        let address = try WebAddress(text)
        #expect(address.text.lowercased() == whole)
        #expect(address.origin == origin)
        #expect(address.target.lowercased() == target)
    }

    /// A page is known again however its address is written; what need not be parsed is what parsing gives.
    @Test(arguments: [
        "https://example.org/", "https://example.org/a/b-1_2.html?c=d&e=f,g", "https://example.org", "HTTP://Example.ORG/a", "https://example.org/a#b",
        "https://example.org/?utm_source=rss", "https://example.org:443/a", "https://u@example.org/a", "https://example.org/a/../b", "https://example.org/خبر",
        "https://example.org/A/b.Aspx?ID=1&Name=C", "https://Example.org/A", "https://example.org/a?", "https://example.org/a?b?c", "https://example.org/.a",
        "http:///a",
    ])
    func pages(_ address: String) { #expect(WebAddress.page(address) == (try? WebAddress(address))?.text ?? address) }

    @Test func relativeOnes() throws {
        let base = try WebAddress("https://example.org/a/b?c")
        #expect(try WebAddress("d", from: base).text == "https://example.org/a/d")
        #expect(try WebAddress("/..?", from: base).text == WebAddress("/", from: base).text)
        #expect(try WebAddress("/d", from: base).text == "https://example.org/d")
        #expect(try WebAddress("//example.net/d", from: base).text == "https://example.net/d")
        #expect(try WebAddress("http://example.net/d", from: base).text == "http://example.net/d")
    }

    @Test(arguments: [
        "", "example", "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "http://", "https://exa mple.org/", "http://example.org/\n",
        "gopher://x/",
        "http://example.org:99999/", "https://example.org/" + String(repeating: "a", count: 5000), "data:text/html,x",
    ])
    func noneOfOurs(_ text: String) {
        #expect(throws: FetchFailure.self) { try WebAddress(text) }
    }

    @Test(arguments: [
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254", "100.64.0.1", "192.0.0.8",
        "192.0.2.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1",
        "2002:7f00:1::", "2002:a00:1::1", "fc00::1", "fd12::1", "fe80::1", "fec0::1", "ff02::1", "5f00::1", "3fff::1", "4000::1",
    ])
    func closed(_ text: String) throws {
        #expect(!AddressRules().admits(try #require(IPAddress(text))))
    }

    @Test(arguments: [
        "1.1.1.1", "8.8.8.8", "172.32.0.1", "192.169.0.1", "100.128.0.1", "198.20.0.1", "223.255.255.254", "2606:4700::1111", "2a00::1",
        "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1",
    ])
    func open(_ text: String) throws {
        #expect(AddressRules().admits(try #require(IPAddress(text))))
    }

    @Test func allowedOnes() throws {
        let rules = AddressRules(allowed: ["10.1.0.0/16", "fd00::/8", "127.0.0.2"].compactMap(IPNetwork.init))
        #expect(rules.allowed.count == 3)
        for (text, isAdmitted) in [
            ("10.1.2.3", true), ("10.2.0.1", false), ("::ffff:10.1.9.9", true), ("fd00::7", true), ("fc00::7", false), ("127.0.0.2", true),
            ("127.0.0.1", false),
            ("64:ff9b::a01:203", true),
        ] {
            #expect(rules.admits(try #require(IPAddress(text))) == isAdmitted, "\(text)")
        }
        #expect(["10.0.0.0/33", "x", "10.0.0.0/-1", "1.2.3", "::/129", "10.0.0.0/8/8", ""].compactMap(IPNetwork.init).isEmpty)
    }

    @Test func writtenAsPeopleDo() {
        #expect(["127.0.0.1", "::1", "2001:db8::5"].map { IPAddress($0)?.text } == ["127.0.0.1", "::1", "2001:db8::5"])
    }
}

import Testing

@testable import HudnaWeb

/// Requests are taken apart before anything is done for them.
struct AskedTests {
    @Test func pathAndQueryAreDecoded() throws {
        let asked = try #require(Asked(method: "GET", target: "/reports/a%2Fb.json?q=%D8%A3+b&as-of="))
        #expect(asked.path == ["reports", "a/b"])
        #expect(asked.form == .json)
        #expect(asked.value("q") == "\u{623} b")
        #expect(asked.value("as-of") == nil)
    }

    @Test(arguments: ["/a%", "/a%2", "/%zz", "/%ff", "/a%00b", "/?q=%e0%a4", "no-slash", ""])
    func brokenTargetsAreRefused(target: String) { #expect(Asked(method: "GET", target: target) == nil) }

    @Test func aNameThatEndsLikeATwinIsReachedByItsPage() throws {
        #expect(try #require(Asked(method: "GET", target: "/reports/a.json.html")).path == ["reports", "a.json"])
    }

    @Test(arguments: [("en-GB,en;q=0.8", Tongue.english), ("de,ar;q=0.5,en;q=0.4", .arabic), ("", .arabic), ("en;q=0.3, ar-LY;q=0.9", .arabic)])
    func theBrowserChoosesTheLanguage(header: String, tongue: Tongue) { #expect(Tongue(accepting: header) == tongue) }
}

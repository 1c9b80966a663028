import Testing

@testable import HudnaIntake

/// RFC 9309.
@Suite struct RobotsRulesTests {
    private func rules(_ text: String) -> RobotsRules { RobotsRules(Array(text.utf8)) }

    /// The examples of its section 5.1, as they concern us.
    @Test func groups() {
        let text = "User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n\nUser-Agent: foobot\nDisallow:/\nAllow:/example/page.html\n"
        #expect(!rules(text).allows("/example/a"))
        #expect(!rules(text).allows("/x/a.gif"))
        #expect(rules(text).allows("/x/a.gif?b"))
        #expect(rules(text).allows("/publications/x"))
        let own = rules(text + "\nuser-agent: Hudna\nuser-agent: quxbot\nDisallow: /our/\n")
        #expect(!own.allows("/our/x"))
        #expect(own.allows("/example/a"))
        // Two groups with our name are one; a version behind it does not matter.
        let two = rules("User-agent: hudna/2\nDisallow: /a\nUser-agent: *\nDisallow: /\nUser-agent: HUDNA\nDisallow: /b")
        #expect(["/a", "/b", "/c"].map(two.allows) == [false, false, true])
        // A group of ours without rules opens what is closed to all.
        #expect(rules("User-agent: *\nDisallow: /\n\nUser-agent: hudna\nDisallow:\n").allows("/x"))
    }

    /// Section 5.2: the longest match counts; of two that are as long, the one that allows.
    @Test func longestMatch() {
        let text = rules("User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\nDisallow: /same\nAllow: /same")
        #expect(text.allows("/example/page/x"))
        #expect(!text.allows("/example/page/disallowed.gif"))
        #expect(text.allows("/same"))
    }

    /// Section 2.2.2 and 2.2.3.
    @Test func octets() {
        let text = rules("User-agent: *\nDisallow: /foo/bar/ツ\nDisallow: /a%3cd\nDisallow: /%62az\nDisallow: /q?x=*&y\nDisallow: /end$ # comment\n")
        #expect(!text.allows("/foo/bar/%E3%83%84"))
        #expect(!text.allows("/foo/bar/ツ"))
        #expect(!text.allows("/a%3Cd"))
        #expect(!text.allows("/baz"))
        #expect(!text.allows("/q?x=1&y"))
        #expect(text.allows("/q?x=1&z"))
        #expect(!text.allows("/end"))
        #expect(text.allows("/ending"))
        #expect(rules("User-agent: *\nDisallow: /").allows("/robots.txt"))
    }

    @Test func oddFiles() {
        #expect(rules("").allows("/x"))
        #expect(rules("<html>not found</html>").allows("/x"))
        #expect(rules("Disallow: /\n").allows("/x"), "a rule of no group")
        #expect(!RobotsRules([0xEF, 0xBB, 0xBF] + Array("User-agent: *\r\nDisallow: /\r".utf8)).allows("/x"))
        #expect(!rules("user-agent : *\ndisallow : /x").allows("/x"))
        #expect(rules("User-agent: *\nCrawl-delay: 7.5").pause == 7.5)
        #expect(rules("User-agent: *\nCrawl-delay: 99999").pause == 300)
        #expect(rules("User-agent: *\nCrawl-delay: nan").pause == nil)
        #expect(RobotsRules(Array(repeating: 0xFF, count: 2_000_000)).allows("/x"))
    }

    /// Patterns of stars alone cost no more than their length times that of the target.
    @Test func stars() {
        let text = rules("User-agent: *\nDisallow: /" + String(repeating: "*a", count: 2000) + "$")
        let clock = ContinuousClock()
        var allowed = false
        let time = clock.measure { allowed = text.allows("/" + String(repeating: "a", count: 1500) + "b") }
        #expect(allowed)
        #expect(time < .seconds(2))
    }
}

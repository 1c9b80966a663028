import Testing

@testable import HudnaWeb

/// Keys, sessions, and how often one may try.
@Suite struct SessionTests {
    private let visitor = Visitor(name: "Lina", role: .coder, hasAccount: true)

    @Test func aKeyOpensOnce() {
        let sessions = Sessions()
        let first = sessions.makeKey()
        #expect(first.count == 43 && !sessions.takeKey("") && !sessions.takeKey(first + "x"))
        #expect(sessions.takeKey(first) && !sessions.takeKey(first))
        let (second, third) = (sessions.makeKey(), sessions.makeKey())
        #expect(!sessions.takeKey(second) && sessions.takeKey(third))
    }

    @Test func aSessionIsFoundByItsCookieAlone() throws {
        let sessions = Sessions()
        let cookie = sessions.begin(visitor, now: 1000)
        let session = try #require(sessions.find(cookie, now: 1001))
        #expect(session.visitor == visitor && session.token.count == 43 && session.token != cookie)
        #expect(sessions.find("", now: 1001) == nil && sessions.find(String(cookie.dropLast()), now: 1001) == nil)
        sessions.end(cookie)
        #expect(sessions.find(cookie, now: 1001) == nil)
    }

    @Test func sessionsEnd() {
        let sessions = Sessions()
        let idle = sessions.begin(visitor, now: 0)
        #expect(sessions.find(idle, now: Sessions.idle) != nil && sessions.find(idle, now: 2 * Sessions.idle + 1) == nil)
        let busy = sessions.begin(visitor, now: 0)
        for hour in 0...Sessions.longest / 3600 { #expect(sessions.find(busy, now: hour * 3600) != nil) }
        #expect(sessions.find(busy, now: Sessions.longest + 1) == nil)
    }

    @Test func thereAreNeverTooMany() {
        let sessions = Sessions()
        let first = sessions.begin(visitor, now: 0)
        let cookies = (1...Sessions.most).map { sessions.begin(visitor, now: $0) }
        #expect(sessions.count == Sessions.most && sessions.find(first, now: Sessions.most) == nil)
        #expect(sessions.find(cookies[Sessions.most - 1], now: Sessions.most) != nil)
    }

    @Test func onlyWhoHasNoAccountTakesAnotherName() {
        let sessions = Sessions()
        let (with, without) = (sessions.begin(visitor, now: 0), sessions.begin(Visitor(name: "x", role: .editor, hasAccount: false), now: 0))
        sessions.rename(with, to: "y")
        sessions.rename(without, to: "y")
        #expect(sessions.find(with, now: 1)?.visitor.name == "Lina" && sessions.find(without, now: 1)?.visitor.name == "y")
    }

    @Test func secretsAreNeverTheSame() {
        #expect(Set((0..<1000).map { _ in Secret.make() }).count == 1000)
        #expect(Secret.matches("a", "a") && !Secret.matches("a", "b") && !Secret.matches("", "a") && Secret.matches("", ""))
    }

    // MARK: - Limits

    @Test func fiveFailuresOfANameFromAnAddressAndItWaits() {
        let limits = AttemptLimits()
        for try_ in 0..<5 {
            #expect(limits.wait("lina", from: "192.0.2.1", now: try_) == nil)
            limits.failed("lina", from: "192.0.2.1", now: try_)
        }
        #expect(limits.wait("Lina", from: "192.0.2.1", now: 5) == 59)
        // Others, and she from elsewhere, are heard.
        #expect(limits.wait("omar", from: "192.0.2.1", now: 5) == nil && limits.wait("lina", from: "192.0.2.2", now: 5) == nil)
        #expect(limits.wait("lina", from: "192.0.2.1", now: 64) == nil)
    }

    @Test func manyNamesFromOneAddressAreOneWhoTries() {
        let limits = AttemptLimits()
        for number in 0..<30 { limits.failed("name \(number)", from: "2001:db8:1:2:3:4:5:\(number)", now: number) }
        #expect(limits.wait("another", from: "2001:db8:1:2::1", now: 30) == 599)
        #expect(limits.wait("another", from: "2001:db8:1:3::1", now: 30) == nil)
        // To succeed with one name does not open the others.
        limits.succeeded("name 1", from: "2001:db8:1:2::1")
        #expect(limits.wait("another", from: "2001:db8:1:2::1", now: 30) != nil)
    }

    @Test func oneNameFromManyAddressesWaitsToo() {
        let limits = AttemptLimits()
        for number in 0..<100 { limits.failed("lina", from: "198.51.100.\(number)", now: number) }
        #expect(limits.wait("lina", from: "203.0.113.1", now: 100) != nil && limits.wait("omar", from: "203.0.113.1", now: 100) == nil)
    }

    @Test func successForgetsFailures() {
        let limits = AttemptLimits()
        for _ in 0..<4 { limits.failed("lina", from: "192.0.2.1", now: 0) }
        limits.succeeded("lina", from: "192.0.2.1")
        for _ in 0..<4 { limits.failed("lina", from: "192.0.2.1", now: 1) }
        #expect(limits.wait("lina", from: "192.0.2.1", now: 2) == nil)
    }

    @Test func countsStayFew() {
        let limits = AttemptLimits()
        for _ in 0..<30 { limits.failed("lina", from: "192.0.2.1", now: 0) }
        for number in 0..<(2 * AttemptLimits.most) { limits.failed("n\(number)", from: "10.\(number >> 16).\(number >> 8 & 255).\(number & 255)", now: 1) }
        #expect(limits.count <= AttemptLimits.most + 3)
        #expect(limits.wait("lina", from: "192.0.2.1", now: 2) != nil)
    }
}

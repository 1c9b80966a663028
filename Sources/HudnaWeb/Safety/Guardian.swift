internal import Foundation
internal import Synchronization

/// What the gate knows: the site, the accounts, who is logged in, who tried too often; and the log of what was done.
public final class Guardian: Sendable {
    public let people: People
    public let log: AuditLog
    let sessions = Sessions()
    let limits = AttemptLimits()
    /// Passwords are looked at one at a time, since each costs memory and a core.
    let passwords = Workplace("hudna.passwords", mostWaiting: 16)
    /// Who codes where there are no accounts.
    private let coder: String
    private let place = Mutex(Site.nowhere)

    /// - Parameters:
    ///   - database: the path of the record.
    ///   - coder: whose corrections they are where there are no accounts.
    public init(database: String, coder: String) {
        people = People(database: database)
        log = AuditLog(database: database)
        self.coder = coder
    }

    /// Where it listens; until that is known, nobody is heard.
    var site: Site { place.withLock(\.self) }

    /// It listens from now on.
    /// - Parameter page: which page to open.
    /// - Returns: what to open: where no accounts are demanded, with a key that is good for one use.
    public func listens(at site: Site, page: String = "/") -> String {
        place.withLock { $0 = site }
        note(.start, who: "", from: "", item: site.address)
        guard page != "/" else { return address() }
        return site.needsAccounts ? site.address + page : address() + "&to=" + FormText.encoded(page)
    }

    /// Now, in seconds since 1970.
    var now: Int { Int(Date().timeIntervalSince1970) }

    func address() -> String { site.needsAccounts ? site.address + "/" : site.address + "/open?key=" + sessions.makeKey() }

    // MARK: - Who asks

    /// The name of the cookie: browsers keep cookies by host, not by port.
    private var cookieName: String { "hudna-session-" + (site.address.split(separator: ":").last.map(String.init)?.filter(\.isNumber) ?? "") }

    func cookie(_ asked: Asked) -> String { asked.cookie(cookieName) ?? "" }

    func cookieHeader(_ value: String) -> (name: String, value: String) {
        let life = value.isEmpty ? "; Max-Age=0" : ""
        return ("Set-Cookie", "\(cookieName)=\(value); Path=/; HttpOnly; SameSite=Strict\(site.isSecure ? "; Secure" : "")\(life)")
    }

    /// - Throws: `Fault` where the accounts can't be read.
    func visitor(_ asked: Asked) throws(Fault) -> Visitor {
        let cookie = cookie(asked)
        guard !cookie.isEmpty, let session = sessions.find(cookie, now: now) else { return Visitor() }
        var visitor = session.visitor
        visitor.token = session.token
        guard visitor.hasAccount else { return visitor }
        let person: People.Person?
        do { person = try people.person(visitor.name) } catch { throw Fault(503, "accounts") }
        guard let person, person.generation == session.generation else {
            sessions.end(cookie)
            return Visitor()
        }
        visitor.role = person.role
        return visitor
    }

    /// The address somebody comes from; behind another server the one that it tells.
    func peer(_ asked: Asked) -> String {
        let told = asked.headers["x-forwarded-for"]?.split(separator: ",").last.map { $0.trimmingCharacters(in: .whitespaces) }
        if let told, site.needsAccounts, Site.isLoopback(asked.peer) { return String(told.prefix(64)) }
        return asked.peer
    }

    // MARK: - Coming in and going out

    /// Begins a session for who has the key.
    /// - Returns: the cookie; nil where it is no key.
    func enter(key: String) -> String? {
        guard !site.needsAccounts, sessions.takeKey(key) else { return nil }
        return sessions.begin(Visitor(name: coder, role: .administrator), now: now)
    }

    /// Begins a session for who knows a password.
    /// - Returns: the cookie; nil where name and password are none of an account.
    /// - Throws: `Fault` 429 where he has tried too often, 503 where too many try at once.
    func login(_ name: String, _ password: String, from peer: String) async throws -> String? {
        if let wait = limits.wait(name, from: peer, now: now) { throw Fault(429, "wait", "\(wait)", headers: [("Retry-After", "\(wait)")]) }
        // Counted before it is known, so that many at once are many.
        limits.failed(name, from: peer, now: now)
        let person = try await passwords.run { [people] in
            do { return try people.person(name, password: password) } catch { throw Fault(503, "accounts") }
        }
        guard let person else {
            note(.loginRefused, who: name, from: peer)
            return nil
        }
        limits.succeeded(name, from: peer)
        note(.login, who: person.name, from: peer)
        return sessions.begin(Visitor(name: person.name, role: person.role, hasAccount: true), generation: person.generation, now: now)
    }

    // MARK: - The log

    /// Logs what is no change; that it can't be logged stops nobody from reading.
    func note(_ deed: AuditLog.Deed, who: String, from: String, item: String = "", note: String = "") {
        try? log.add(deed, who: who, from: from, item: item, note: note, at: now)
    }

    /// Logs a change before it is made.
    /// - Throws: `Fault` 503 where it can't be logged; the change is not to be made then.
    func record(_ deed: AuditLog.Deed, _ visit: Visit, item: String = "", note: String = "") throws(Fault) {
        do { try log.add(deed, who: visit.visitor.name, from: peer(visit.asked), item: item, note: note, at: now) } catch { throw Fault(503, "log") }
    }
}

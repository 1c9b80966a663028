internal import Synchronization

/// Who is logged in. Kept in memory alone: whoever stops the workbench ends all sessions.
final class Sessions: Sendable {
    struct Session: Sendable {
        var visitor: Visitor
        /// Of the account, when he logged in.
        var generation: Int
        /// What his forms must send back.
        var token: String
        fileprivate var began: Int
        fileprivate var used: Int
    }

    /// A session that nobody uses is over after so many seconds, twelve hours.
    static let idle = 12 * 3600
    /// Every session is over after so many seconds, a week.
    static let longest = 7 * 24 * 3600
    /// Beyond so many, that which was not used for longest ends.
    static let most = 2_000

    private let sessions = Mutex<[[UInt8]: Session]>([:])
    private let key = Mutex<String?>(nil)

    init() {}

    // MARK: - The key of a workbench without accounts

    /// A new key, good for one use; that of before is none any more.
    func makeKey() -> String {
        let text = Secret.make()
        key.withLock { $0 = text }
        return text
    }

    /// Whether this is the key. It is none afterwards.
    func takeKey(_ given: String) -> Bool {
        key.withLock { known in
            guard let wanted = known, Secret.matches(given, wanted) else { return false }
            known = nil
            return true
        }
    }

    // MARK: - Sessions

    /// - Parameter now: seconds since 1970.
    /// - Returns: what the cookie is to hold.
    func begin(_ visitor: Visitor, generation: Int = 0, now: Int) -> String {
        let cookie = Secret.make()
        let session = Session(visitor: visitor, generation: generation, token: Secret.make(), began: now, used: now)
        sessions.withLock { all in
            if all.count >= Self.most { all = all.filter { Self.isAlive($0.value, now) } }
            if all.count >= Self.most, let oldest = all.min(by: { $0.value.used < $1.value.used })?.key { all[oldest] = nil }
            all[Secret.digest(cookie)] = session
        }
        return cookie
    }

    /// The session of a cookie; nil where there is none or it is over.
    func find(_ cookie: String, now: Int) -> Session? {
        let digest = Secret.digest(cookie)
        return sessions.withLock { all in
            guard var session = all[digest] else { return nil }
            guard Self.isAlive(session, now) else {
                all[digest] = nil
                return nil
            }
            session.used = now
            all[digest] = session
            return session
        }
    }

    func end(_ cookie: String) { sessions.withLock { $0[Secret.digest(cookie)] = nil } }

    /// Under another name from now on; only for who has no account.
    func rename(_ cookie: String, to name: String) {
        sessions.withLock { all in
            guard let known = all[Secret.digest(cookie)], !known.visitor.hasAccount else { return }
            all[Secret.digest(cookie)]?.visitor.name = name
        }
    }

    var count: Int { sessions.withLock(\.count) }

    private static func isAlive(_ session: Session, _ now: Int) -> Bool {
        now - session.used <= idle && now - session.began <= longest
    }
}

/// Coming in and going out: the key, the login, the own account.
enum EntrancePages {
    /// `GET /open?key=…`: what `hudna serve` prints where no accounts are demanded.
    static func open(_ visit: Visit) throws -> Reply {
        let to = safe(visit.asked.value("to") ?? "/")
        guard let guardian = visit.workbench.gate.guardian else { return .answer(.redirect(to)) }
        // Who is in already loses nothing by an old key.
        if visit.visitor.role > .nobody { return .answer(.redirect(to)) }
        guard let cookie = guardian.enter(key: visit.asked.value("key") ?? "") else { throw Fault(401, "key") }
        guardian.note(.enter, who: "", from: guardian.peer(visit.asked))
        return .answer(entered(guardian, cookie, to))
    }

    private static func entered(_ guardian: Guardian, _ cookie: String, _ address: String) -> Answer {
        var answer = Answer.redirect(address)
        answer.headers += [guardian.cookieHeader(cookie), ("Cache-Control", "no-store")]
        return answer
    }

    // MARK: - Login

    static func loginForm(_ visit: Visit, fault: String? = nil, status: Int = 200) -> Reply {
        let to = safe(visit.asked.field("to") ?? visit.asked.value("to") ?? "/")
        let value = Node.object(["to": .text(to), "name": .text(visit.asked.field("name") ?? ""), "fault": .optional(fault)])
        return .page(Page("login", title: visit.text("safe-login"), place: "login", status: status, value: value))
    }

    static func login(_ visit: Visit) async throws -> Reply {
        guard let guardian = visit.workbench.gate.guardian, guardian.site.needsAccounts else { throw Fault.unknown("/login") }
        let name = visit.asked.field("name") ?? ""
        guard let cookie = try await guardian.login(name, visit.asked.field("password") ?? "", from: guardian.peer(visit.asked)) else {
            return loginForm(visit, fault: visit.text("safe-login-refused"), status: 403)
        }
        // The session of before, if there is one, is over: nobody stays in by a cookie that another has set.
        guardian.sessions.end(guardian.cookie(visit.asked))
        return .answer(entered(guardian, cookie, safe(visit.asked.field("to") ?? "/")))
    }

    static func logout(_ visit: Visit) throws -> Reply {
        guard let guardian = visit.workbench.gate.guardian else { return .answer(.redirect("/")) }
        guardian.sessions.end(guardian.cookie(visit.asked))
        guardian.note(.logout, who: visit.visitor.name, from: guardian.peer(visit.asked))
        var answer = Answer.redirect(guardian.site.needsAccounts ? "/login" : "/")
        answer.headers.append(guardian.cookieHeader(""))
        return .answer(answer)
    }

    /// An address within the site; `/` where it is none.
    static func safe(_ address: String) -> String {
        let isOwn = address.hasPrefix("/") && !address.hasPrefix("//") && address.utf8.count < 2000
        return isOwn && address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x5C } ? address : "/"
    }

    // MARK: - The own account

    static func account(_ visit: Visit, fault: String? = nil, done: String? = nil) -> Reply {
        let value = Node.object([
            "name": .text(visit.visitor.name), "role": .text(visit.visitor.role.rawValue), "has-account": .flag(visit.visitor.hasAccount),
            "fault": .optional(fault), "done": .optional(done),
        ])
        return .page(Page("account", title: visit.text("safe-account"), place: "account", status: fault == nil ? 200 : 422, value: value))
    }

    /// Another password, or where there are no accounts another name to code under.
    static func change(_ visit: Visit) async throws -> Reply {
        guard let guardian = visit.workbench.gate.guardian else { return account(visit) }
        let (visitor, asked) = (visit.visitor, visit.asked)
        if !visitor.hasAccount {
            let name: String
            do { name = try People.checked(asked.field("name") ?? "") } catch { return account(visit, fault: visit.text("safe-bad-name")) }
            try guardian.record(.name, visit, item: name)
            guardian.sessions.rename(guardian.cookie(asked), to: name)
            return .answer(.redirect(safe(asked.field("to") ?? "/account")))
        }
        let (old, new, peer) = (asked.field("old") ?? "", asked.field("password") ?? "", guardian.peer(asked))
        if let wait = guardian.limits.wait(visitor.name, from: peer, now: guardian.now) {
            throw Fault(429, "wait", "\(wait)", headers: [("Retry-After", "\(wait)")])
        }
        guardian.limits.failed(visitor.name, from: peer, now: guardian.now)
        let people = guardian.people
        let isRight = try await guardian.passwords.run { try people.person(visitor.name, password: old) != nil }
        guard isRight else { return account(visit, fault: visit.text("safe-wrong-password")) }
        guardian.limits.succeeded(visitor.name, from: peer)
        try guardian.record(.changePerson, visit, item: visitor.name, note: "password")
        do {
            try await guardian.passwords.run { try people.set(visitor.name, password: new) }
        } catch let problem as People.Problem where problem.fault != nil {
            return account(visit, fault: visit.text("safe-weak-password"))
        }
        return .answer(.redirect("/login"))
    }
}

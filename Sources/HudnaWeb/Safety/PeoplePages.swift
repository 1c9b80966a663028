/// Who may do what, and what was done.
enum PeoplePages {
    static func list(_ visit: Visit, fault: String? = nil) throws -> Reply {
        let people: [People.Person]
        do { people = try visit.workbench.gate.guardian?.people.all() ?? [] } catch { throw Fault(503, "accounts") }
        let rows = people.map { person in
            Node.object([
                "name": .text(person.name), "role": .text(person.role.rawValue), "closed": .flag(person.isClosed),
                "roles": .list(Role.given.map { .object(["role": .text($0.rawValue), "is-chosen": .flag($0 == person.role)]) }),
            ])
        }
        let value = Node.object(["people": .list(rows), "roles": .texts(Role.given.map(\.rawValue)), "fault": .optional(fault)])
        return .page(Page("people", title: visit.text("safe-people"), place: "people", status: fault == nil ? 200 : 422, value: value))
    }

    /// Adds an account, or changes role, password or openness of one.
    static func change(_ visit: Visit) async throws -> Reply {
        guard let guardian = visit.workbench.gate.guardian else { return try list(visit) }
        let (asked, people) = (visit.asked, guardian.people)
        let name = asked.field("name") ?? ""
        let role = asked.field("role").flatMap(Role.init).flatMap { Role.given.contains($0) ? $0 : nil }
        let password = asked.field("password").flatMap { $0.isEmpty ? nil : $0 }
        do {
            switch asked.field("do") {
            case "add":
                guard let role, let password else { return try list(visit, fault: visit.text("safe-weak-password")) }
                try guardian.record(.addPerson, visit, item: name, note: role.rawValue)
                try await guardian.passwords.run { try people.add(name, role: role, password: password) }
            case "set":
                try guardian.record(
                    .changePerson, visit, item: name, note: [role?.rawValue, password.map { _ in "password" }].compactMap(\.self).joined(separator: ", "))
                try await guardian.passwords.run { try people.set(name, role: role, password: password) }
            case "close", "open":
                let isClosed = asked.field("do") == "close"
                try guardian.record(.changePerson, visit, item: name, note: isClosed ? "closed" : "open")
                try await guardian.passwords.run { try people.set(name, isClosed: isClosed) }
            default: throw Fault(400, "form")
            }
        } catch let problem as People.Problem {
            guard let fault = problem.fault else { throw Fault(503, "accounts") }
            return try list(visit, fault: visit.text(fault))
        }
        return .answer(.redirect("/people"))
    }

    // MARK: - The log

    static func log(_ visit: Visit) -> Reply {
        let lines = visit.workbench.gate.guardian?.log.last(300) ?? []
        let rows = lines.map { line in
            Node.object([
                "at": .text(line.at), "deed": .text(line.deed.rawValue), "who": .text(line.who), "from": .text(line.from), "item": .text(line.item),
                "note": .text(line.note),
            ])
        }
        return .page(Page("log", title: visit.text("safe-log"), place: "log", value: .object(["lines": .list(rows)])))
    }
}

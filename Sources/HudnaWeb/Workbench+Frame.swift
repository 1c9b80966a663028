extension Workbench {
    /// What the frame shows around a page, and what links on it carry on.
    static func around(_ page: Page, _ asked: Asked, _ taste: Taste, _ visitor: Visitor, _ clocks: Clocks?) -> Node {
        let path = "/" + asked.path.map(FormText.encoded).joined(separator: "/")
        let query = clocks?.query ?? ""
        let rest = asked.query.filter { !Taste.names.contains($0.name) && !$0.value.isEmpty }
        let carried = rest.map { FormText.encoded($0.name) + "=" + FormText.encoded($0.value) }
        func address(_ more: String...) -> Node { .text(path + "?" + (carried + more).joined(separator: "&")) }
        let others = rest.filter { !["as-of", "known-by", "since", "page"].contains($0.name) }
        let kept = rest.filter { !["known-by", "page"].contains($0.name) }.map { FormText.encoded($0.name) + "=" + FormText.encoded($0.value) }
        return .object([
            "title": .text(page.title), "lang": .text(taste.tongue.rawValue), "direction": .text(taste.tongue.direction), "theme": .text(taste.theme),
            "is-arabic": .flag(taste.tongue == .arabic), "other": .text(taste.tongue.other.rawValue), "address": .text(path),
            "here": .object([.init(page.place, .flag(true))]),
            "others": .list(others.map { .object(["name": .text($0.name), "value": .text($0.value)]) }),
            "sought": .text(asked.value("q") ?? ""), "in-other-tongue": address("lang=" + taste.tongue.other.rawValue),
            "in-dark": address("theme=dark"), "in-light": address("theme=light"), "in-auto": address("theme=auto"),
            "in-maghreb": address("months=maghreb"), "in-levant": address("months=levant"), "in-gulf": address("months=gulf"),
            "in-morocco": address("months=morocco"),
            // What a step of the known-by clock leaves as it is.
            "and-carried": .text(kept.map { "&" + $0 }.joined()), "carried": .text(kept.isEmpty ? "" : "?" + kept.joined(separator: "&")),
            "has-twin": .flag(page.hasTwin), "json": .text(path + ".json" + (carried.isEmpty ? "" : "?" + carried.joined(separator: "&"))),
            "clocks": .text(query.isEmpty ? "" : "?" + query), "and-clocks": .text(query.isEmpty ? "" : "&" + query),
            "as-of": .text(clocks?.asOf ?? ""), "known-by": .text(clocks?.knownBy ?? ""), "as-of-type": .text(fieldType(clocks?.asOf)),
            "known-by-type": .text(fieldType(clocks?.knownBy)), "token": .text(visitor.token), "visitor": .text(visitor.name),
            "has-account": .flag(visitor.hasAccount), "is-in": .flag(visitor.role > .nobody), "is-coder": .flag(visitor.role >= .coder),
            "is-editor": .flag(visitor.role >= .editor), "is-administrator": .flag(visitor.role >= .administrator),
        ])
    }

    /// Whole days have a field with a calendar; what has an hour or less than a day is written.
    private static func fieldType(_ date: String?) -> String {
        guard let date, !date.isEmpty else { return "date" }
        return date.utf8.count == 10 ? "date" : "text"
    }
}

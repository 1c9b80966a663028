internal import HudnaLanguage
public import HudnaRecord

/// Who is who across reports.
///
/// Three steps, none of which depends on the order of the reports: what the language data list is one actor under its id; unlisted names of one
/// kind are one where the words of one stand in the other; what a report calls by a role, or by less than its name, is the one actor of that report
/// that bears the role or the longer name.
public struct ActorDirectory: Sendable {
    public private(set) var actors: [RecordActor] = []
    /// By report (its number among the readings) and name in it.
    private var byName: [[String: Int]] = []
    private var numbers: [String: Int] = [:]
    /// By actor: for whom he speaks, by number; himself where for nobody.
    private var masters: [Int] = []
    let words: RecordWords
    /// What names and mentions that were looked at say of whom somebody speaks for; the same ones come again in report after report.
    private var bodiesInText: [String: [Int]] = [:]
    private var shapes: [Int: NameShape] = [:]
    /// By actor his forms, to be looked up.
    private var forms: [Int: Set<String>] = [:]
    /// All mentions of persons as they stand in the reports.
    private var mentioned: Set<String> = []
    /// By actor the days on which reports name him, the first and the last.
    private var days: [Int: ClosedRange<Int>] = [:]

    public init(_ readings: [KeptReading], words: RecordWords) {
        self.words = words
        var names = ActorNames(words: words)
        for (report, kept) in readings.enumerated() { names.add(kept.reading, report: report) }
        names.join()
        byName = readings.indices.map { _ in [:] }
        for (report, kept) in readings.enumerated() {
            let day = kept.reading.date.interval.start?.firstDay?.number
            for actor in kept.reading.actors {
                let number = place(actor, id: names.id(of: actor, report: report), names, report)
                if let day { days[number] = min(days[number]?.lowerBound ?? day, day)...max(days[number]?.upperBound ?? day, day) }
            }
        }
        for state in words.listed where state.kind == "state" && numbers[state.id] == nil {
            numbers[state.id] = actors.count
            actors.append(RecordActor(id: state.id, name: state.name, kind: .state))
        }
        for (report, kept) in readings.enumerated() { nameBodies(of: kept.reading, report) }
        nameListedBodies()
        for number in actors.indices { spell(number) }
        masters = actors.indices.map { number in actors[number].of.flatMap { numbers[$0] } ?? number }
    }

    /// Where no report spells a listed name as the tables do, its spelling is that of the reports (غوتيريس for غوتيريش).
    private mutating func spell(_ number: Int) {
        guard let index = listed(number), words.listed[index].kind == "person" else { return }
        let forms = actors[number].forms.filter { words.actor(named: $0) == index }
        let length = PlainText.name(actors[number].name).count
        guard !words.listed[index].forms.isEmpty, !mentioned.contains(actors[number].name) else { return }
        if let form = forms.filter({ $0 != actors[number].name && PlainText.name($0).count == length }).min() { actors[number].name = form }
    }

    private mutating func place(_ actor: Actor, id: String, _ names: ActorNames, _ report: Int) -> Int {
        let number: Int
        if let known = numbers[id] {
            number = known
        } else {
            number = actors.count
            numbers[id] = number
            let listed = words.actor(id: id)
            actors.append(
                RecordActor(
                    id: id, name: listed.map { words.listed[$0].name } ?? names.name(of: id) ?? actor.name,
                    kind: listed.flatMap { Actor.Kind(rawValue: words.listed[$0].kind) } ?? actor.kind))
        }
        byName[report][actor.name] = number
        if actor.kind == .person { mentioned.formUnion(actor.mentions.map(\.text)) }
        for form in [actor.name] + actor.mentions.map(\.text) where forms[number, default: []].insert(form).inserted { actors[number].forms.append(form) }
        return number
    }

    // MARK: - Asking

    /// The number of an actor by his name in a report; nil where the report does not have him.
    func number(_ name: String, report: Int) -> Int? { byName[report][name] }
    func number(id: String) -> Int? { numbers[id] }

    /// The body or state that somebody stands for in the end: the minister for his state, the leader for his army; himself where he stands for nobody.
    func side(_ number: Int) -> Int {
        var at = number
        for _ in 0..<4 where masters[at] != at { at = masters[at] }
        return at
    }

    func listed(_ number: Int) -> Int? { words.actor(id: actors[number].id) }

    /// The state an actor is, or is listed as belonging to.
    func state(_ number: Int) -> Int? {
        guard let index = listed(number) else { return nil }
        let state = Int(words.listed[index].state)
        return state >= 0 ? state : nil
    }

    // MARK: - Whom somebody speaks for

    /// Lets somebody stand for another from now on.
    mutating func place(_ number: Int, under master: Int) {
        guard number != master else { return }
        actors[number].of = actors[master].id
        masters[number] = master
    }

    /// A role word before a body's or state's name in one mention (رئيس حكومة …) tells whom a person speaks for.
    private mutating func nameBodies(of reading: Reading, _ report: Int) {
        for actor in reading.actors where actor.kind == .person {
            guard let number = byName[report][actor.name], actors[number].of == nil else { continue }
            for mention in actor.mentions {
                if let body = body(in: mention.text, not: number) {
                    actors[number].of = actors[body].id
                    break
                }
            }
        }
        for actor in reading.actors where actor.kind == .body {
            guard let number = byName[report][actor.name], actors[number].of == nil else { continue }
            actors[number].of = master(of: number, report)
        }
    }

    private mutating func body(in text: String, not number: Int) -> Int? {
        let found = bodiesInText[text] ?? bodies(in: text)
        bodiesInText[text] = found
        return found.first { $0 != number && isOfOneConflict($0, number) }
    }

    /// زعيم المعارضة: who is listed with one conflict speaks for no body that is listed with another, though it is called alike.
    private func isOfOneConflict(_ body: Int, _ person: Int) -> Bool {
        guard actors[body].kind == .body, let left = listed(body), let right = listed(person) else { return true }
        return words.listed[left].conflict.isEmpty || words.listed[right].conflict.isEmpty || words.listed[left].conflict == words.listed[right].conflict
    }

    /// The bodies named behind the first word of a text, else the state of an adjective there.
    private func bodies(in text: String) -> [Int] {
        let plain = PlainText(text)
        let ends = words.destinations(in: plain)
        let named = words.actors(in: plain).filter { $0.range.lowerBound > 0 && !ends.contains($0.range.lowerBound) }
        let adjectives = words.terms("words", in: plain).filter { $0.term.role == "adjective" }
        let bodies = (named.map { words.listed[$0.payload].id } + adjectives.map(\.term.id)).compactMap { numbers[$0] }.filter { actors[$0].kind == .body }
        let states = words.states(in: plain).filter { !ends.contains($0.range.lowerBound) }
        guard let nisba = states.first(where: { $0.range.lowerBound > 0 && $0.range.upperBound < plain.count || $0.form == .nisba }) else { return bodies }
        return bodies + [numbers[words.listed[nisba.state].id]].compactMap { $0 }
    }

    /// What a name says by its words alone of whom somebody belongs to.
    private struct NameShape {
        /// Of forces and delegations the words behind the noun; empty for all others.
        var rest: Set<[UInt8]> = []
        /// Of an organ of a state the id of the state.
        var state: String?
    }

    private func shape(_ number: Int) -> NameShape {
        let plain = PlainText(actors[number].name)
        let heads = words.terms("actors", in: plain).filter { $0.range.lowerBound == 0 }
        var shape = NameShape()
        // الأطراف اليمنية: an adjective of a country names nobody.
        let isOfCountry = words.states(in: plain).contains { $0.form == .nisba && $0.range == 1..<plain.count }
        if !isOfCountry, heads.contains(where: { $0.term.role == "forces" || $0.term.role == "collective" }) {
            shape.rest = Set(PlainText.name(actors[number].name).dropFirst())
        }
        if let index = listed(number), words.listed[index].conflict.isEmpty, words.listed[index].state >= 0,
            heads.contains(where: { $0.term.role == "organ" })
        {
            shape.state = words.listed[Int(words.listed[index].state)].id
        }
        return shape
    }

    /// Forces and delegations belong to the body that follows the word for them; organs of a state to the state.
    private mutating func master(of number: Int, _ report: Int) -> String? {
        let shape = shapes[number] ?? shape(number)
        shapes[number] = shape
        if !shape.rest.isEmpty {
            let others = Set(byName[report].values).filter { $0 != number && shape.rest.isSubset(of: Set(PlainText.name(actors[$0].name))) }
            let bodies = others.filter { actors[$0].kind == .body && actors[$0].of == nil }
            let named = bodies.isEmpty ? others.filter { actors[$0].kind == .person } : bodies
            if named.count == 1, let only = named.first { return actors[only].id }
        }
        return shape.state
    }

    /// Whether an actor's name opens with a word of that role in the table of actors' nouns.
    func has(_ role: String, _ number: Int) -> Bool {
        words.opens(actors[number].name, with: role)
    }

    /// The listed roles of persons tell whom they speak for where the reports do not: the body of the role that the reports know best.
    private mutating func nameListedBodies() {
        for number in actors.indices where actors[number].kind == .person && actors[number].of == nil {
            guard let index = listed(number) else { continue }
            for role in words.listed[index].roles where isHeld(role, by: number) {
                let plain = PlainText(role.role)
                let ends = words.destinations(in: plain)
                if let id = words.terms("words", in: plain).first(where: { $0.term.role == "adjective" })?.term.id, let body = numbers[id] {
                    actors[number].of = actors[body].id
                    break
                }
                let bodies = bodies(inRole: plain).filter { $0 != number }
                if let best = bodies.max(by: { (actors[$0].forms.count, actors[$1].id) < (actors[$1].forms.count, actors[$0].id) }) {
                    actors[number].of = actors[best].id
                    break
                }
                if let state = words.states(in: plain).first(where: { !ends.contains($0.range.lowerBound) })?.state,
                    let known = numbers[words.listed[state].id]
                {
                    actors[number].of = actors[known].id
                    break
                }
            }
        }
    }

    /// Whether somebody may have held a role when reports named him: neither before it began nor after it had ended.
    func isHeld(_ role: DatedRole, by number: Int) -> Bool {
        guard let days = days[number] else { return true }
        if let start = PartialDate(iso: role.from)?.firstDay?.number, days.upperBound < start { return false }
        if let end = PartialDate(iso: role.until)?.lastDay?.number, end < days.lowerBound { return false }
        return true
    }

    /// Every body of the reports whose name stands in a role, inner names too (رئيس المجلس الرئاسي لحكومة الوفاق الوطني holds two).
    private func bodies(inRole plain: PlainText) -> [Int] {
        actors.indices.filter { number in
            guard actors[number].kind == .body, let index = listed(number) else { return false }
            return ([words.listed[index].name] + words.listed[index].forms).contains { form in
                let name = PlainText.name(form)
                guard name.count > 1, name.count <= plain.count else { return false }
                return (0...plain.count - name.count).contains { start in
                    name.indices.allSatisfy { plain.readings[start + $0].contains(name[$0]) }
                }
            }
        }
    }
}

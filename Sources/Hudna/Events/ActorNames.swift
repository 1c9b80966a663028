internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Names of actors before they are joined: what of them is one.
struct ActorNames {
    private struct Entry {
        var kind: Actor.Kind
        var name: String
        var words: [[UInt8]]
        /// Reports in which it stands.
        var reports: Set<Int>
    }

    let words: RecordWords
    /// By provisional id.
    private var entries: [String: Entry] = [:]
    private var joined: [String: String] = [:]
    /// By report: what is another there.
    private var inReport: [Int: [String: String]] = [:]
    /// Ids of the bodies that each report has.
    private var bodies: [Int: Set<String>] = [:]
    private var days: [Int: CalendarDay] = [:]
    /// The forms of bodies as words, by id.
    private var spelled: [String: [[[UInt8]]]] = [:]

    init(words: RecordWords) { self.words = words }

    mutating func add(_ reading: Reading, report: Int) {
        days[report] = reading.date.interval.start?.firstDay
        for actor in reading.actors {
            let id = words.id(of: actor)
            entries[id, default: Entry(kind: actor.kind, name: actor.name, words: PlainText.name(actor.name), reports: [])].reports.insert(report)
            if actor.kind == .body { bodies[report, default: []].insert(id) }
        }
    }

    func id(of actor: Actor, report: Int) -> String {
        let id = words.id(of: actor)
        return root(inReport[report]?[id] ?? id)
    }
    func name(of id: String) -> String? { entries[id]?.name }

    private func root(_ id: String) -> String {
        var at = id
        while let next = joined[at], next != at { at = next }
        return at
    }

    // MARK: - Joining

    mutating func join() {
        let ids = entries.keys.sorted()
        joinPersons(ids.filter { entries[$0]?.kind == .person && words.actor(id: $0) == nil })
        for id in ids where words.actor(id: id) == nil && entries[id]?.kind == .person { joinRole(id) }
        let named = ids.filter { entries[$0]?.kind == .body }
        for id in named { if let entry = entries[id] { spelled[id] = forms(id, entry).map(PlainText.name) } }
        let (byOpening, governments) = candidates(named)
        for id in named { joinBody(id, among: governments.union(entries[id]?.words.first.flatMap { byOpening[$0] } ?? [])) }
    }

    private mutating func unite(_ a: String, _ b: String) {
        let (left, right) = (root(a), root(b))
        guard left != right else { return }
        let isLeftBetter = rank(left) > rank(right)
        if isLeftBetter { joined[right] = left } else { joined[left] = right }
    }

    /// Who is listed stays; then the longer name; then the alphabet.
    private func rank(_ id: String) -> (Int, Int, String) { (words.actor(id: id) == nil ? 0 : 1, entries[id]?.words.count ?? 0, id) }

    /// Full names of which one holds the other's words, letters that survive transliteration compared.
    private mutating func joinPersons(_ ids: [String]) {
        var byLast: [[UInt8]: [String]] = [:]
        for id in ids {
            guard let entry = entries[id], entry.words.count > 1, let last = entry.words.last else { continue }
            byLast[Skeleton.of(last), default: []].append(id)
        }
        for group in byLast.values.map({ $0.sorted() }) where group.count > 1 {
            for (index, a) in group.enumerated() { for b in group[(index + 1)...] where isSamePerson(a, b) { unite(a, b) } }
        }
    }

    private func isSamePerson(_ a: String, _ b: String) -> Bool {
        guard let left = entries[a]?.words, let right = entries[b]?.words else { return false }
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        var at = 0
        for word in short {
            while at < long.count, Skeleton.of(long[at]) != Skeleton.of(word) { at += 1 }
            if at == long.count { return false }
            at += 1
        }
        return true
    }

    /// رئيس مجلس الدولة: the one listed person whose role on that day has all these words, the first in front.
    private mutating func joinRole(_ id: String) {
        guard let entry = entries[id], entry.words.count > 1, let first = entry.words.first else { return }
        var found: Set<String> = []
        for role in words.roles(opening: first) {
            guard Set(entry.words).isSubset(of: role.words), isHeld(role.from, role.until, entry.reports) else { continue }
            found.insert(role.actor)
        }
        let present = found.filter { entries[$0] != nil }
        if present.count == 1, let only = present.first { unite(id, only) }
    }

    private func isHeld(_ from: String, _ until: String, _ reports: Set<Int>) -> Bool {
        reports.allSatisfy { report in
            guard let day = days[report] else { return true }
            if let start = PartialDate(iso: from)?.firstDay, day < start { return false }
            if let end = PartialDate(iso: until)?.lastDay, end < day { return false }
            return true
        }
    }

    /// A body told by less than its name is, in that report, the one body whose name or form, opening alike, holds all its words; a government told by
    /// its state or capital alone is there the one government of that state.
    private mutating func joinBody(_ id: String, among others: Set<String>) {
        guard let entry = entries[id] else { return }
        let isGeneral = words.actor(id: id).map { words.listed[$0].state < 0 && words.listed[$0].conflict.isEmpty } ?? true
        let state = plainGovernment(id)
        // Whoever it may be in any report; most bodies are nobody else.
        let others = others.filter { other in
            other != id && (isGeneral && holds(other, entry.words) || state.map { isGovernment(other, of: $0) } ?? false)
        }
        guard !others.isEmpty else { return }
        for report in entry.reports {
            let found = others.filter { bodies[report]?.contains($0) ?? false }
            if found.count == 1, let only = found.first { inReport[report, default: [:]][id] = only }
        }
    }

    /// Bodies by the first words of their names, and the governments among them: who may be meant by less than his name.
    private func candidates(_ ids: [String]) -> (byOpening: [[UInt8]: [String]], governments: Set<String>) {
        var byOpening: [[UInt8]: [String]] = [:]
        var governments: Set<String> = []
        for id in ids {
            for first in Set((spelled[id] ?? []).compactMap(\.first)) { byOpening[first, default: []].append(id) }
            if let index = words.actor(id: id), opensWithGovernment(PlainText(words.listed[index].name)) { governments.insert(id) }
        }
        return (byOpening, governments)
    }

    private func forms(_ id: String, _ entry: Entry) -> [String] {
        words.actor(id: id).map { [words.listed[$0].name] + words.listed[$0].forms } ?? [entry.name]
    }

    private func holds(_ other: String, _ wanted: [[UInt8]]) -> Bool {
        guard wanted.count > 1, let entry = entries[other], rank(other).0 == 1 || entry.words.count > wanted.count else { return false }
        return (spelled[other] ?? []).contains { $0.first == wanted.first && $0.count > wanted.count && Set(wanted).isSubset(of: Set($0)) }
    }

    /// Whether it is a government of a state with a name of its own.
    private func isGovernment(_ id: String, of state: Int) -> Bool {
        guard let index = words.actor(id: id), Int(words.listed[index].state) == state, plainGovernment(id) == nil else { return false }
        return opensWithGovernment(PlainText(words.listed[index].name))
    }

    /// The state of whom reports call a government by nothing but that.
    private func plainGovernment(_ id: String) -> Int? {
        guard let entry = entries[id] else { return nil }
        let plain = PlainText(entry.name)
        guard opensWithGovernment(plain), let state = words.states(in: plain).first, state.range == 1..<plain.count else { return nil }
        return state.state
    }

    private func opensWithGovernment(_ plain: PlainText) -> Bool {
        words.terms("actors", in: plain).contains { $0.range.lowerBound == 0 && $0.term.role == "government" }
    }
}

/// Letters of a name that survive transliteration: دينجوف and دينغوف are one, فايز and فائز too.
enum Skeleton {
    static func of(_ word: [UInt8]) -> [UInt8] {
        var out = word.compactMap { letter -> UInt8? in
            switch letter {
            case Letter.alef, Letter.waw, Letter.ya, Letter.hamza, Letter.ha: nil
            case 6, 20, 22, Letter.kaf: 6
            default: letter
            }
        }
        if out.isEmpty { out = word }
        return out
    }
}

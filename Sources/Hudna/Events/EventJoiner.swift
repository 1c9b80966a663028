internal import HudnaRecord

/// Joins what several reports say of the same thing.
///
/// Two claims tell one event where they are of one type (direct and indirect talks are one), their sides are alike or one names a part of the
/// other's, their days meet, and their places and matters do not contradict one another. What is joined so is closed under "the same as", but for what each
/// does by himself: an arrival of two men is not one with that of each. The order of the reports does not matter.
struct EventJoiner {
    let directory: ActorDirectory
    let words: RecordWords
    let witnesses: Witnesses
    /// What coders say of joins.
    let links: JoinLinks

    /// What two claims are compared by, made once and shared: each is looked at thousands of times.
    private final class Key {
        let sides: Set<Int>
        /// A sketch of the sides: one has no part of another's where its sketch has bits that the other's has not.
        let sketch: UInt64
        /// Of the sides the bodies and persons: those that may be parties to a war.
        let parties: Set<Int>
        let targets: Set<Int>
        let place: Int?
        let placeName: [[UInt8]]
        /// Hashes of its words, ascending.
        let matter: [UInt64]
        /// Days of which two claims must share some to be of one event.
        let reach: ClosedRange<Int>
        /// Of conferences ids of the places that the words name, of visits and talks of that in which they are.
        let cities: Set<String>

        init(
            sides: Set<Int>, parties: Set<Int>, targets: Set<Int>, place: Int?, placeName: [[UInt8]], matter: [UInt64], reach: ClosedRange<Int>,
            cities: Set<String>
        ) {
            self.sides = sides
            sketch = sides.reduce(0) { $0 | 1 << UInt64($1 & 63) }
            self.parties = parties
            self.targets = targets
            self.place = place
            self.placeName = placeName
            self.matter = matter
            self.reach = reach
            self.cities = cities
        }

        func mayHold(_ other: Key) -> Bool { other.sketch & ~sketch == 0 }
    }

    /// Days by which reports may be apart that tell an event without its day.
    static let reach = 3

    /// - Returns: the events, first told first, and by testimony the number of its event.
    func join(_ told: [Testimony]) -> (events: [Event], members: [[Int]]) {
        let keys = told.map(key)
        var buckets: [String: [Int]] = [:]
        for (index, testimony) in told.enumerated() { buckets[Self.family(testimony.type), default: []].append(index) }
        let personal = told.indices.filter { told[$0].type.isPersonal && !keys[$0].sides.isEmpty }
        var groups = ClaimGroups(told.map(\.id), links, people: Dictionary(uniqueKeysWithValues: personal.map { ($0, keys[$0].sides) }))
        for bucket in buckets.keys.sorted() {
            let own = buckets[bucket] ?? []
            groups.join(own)
            // All of a bucket are of one family.
            let type = own.first.map { told[$0].type } ?? .talks
            Nearness(own.map { keys[$0].reach }).forEachPair { left, right in
                let (a, b) = (own[left], own[right])
                if agree(keys[a], keys[b], type), isSame(told[a], keys[a], told[b], keys[b]) { groups.unite(a, b) }
            }
        }
        let wholes = told.indices.filter { told[$0].type.isSymmetric && keys[$0].sides.count > 1 }
        for index in told.indices where told[index].type.isSymmetric && keys[index].sides.count == 1 {
            if let whole = whole(of: index, told, keys, among: wholes) { groups.unite(whole, index) }
        }
        var members: [Int: [Int]] = [:]
        for index in told.indices { members[groups.root(index), default: []].append(index) }
        let ordered = members.keys.sorted().map { members[$0] ?? [] }
        return (ordered.map { event($0.map { told[$0] }) }, ordered)
    }

    /// Talks of which a claim names one side only belong to the nearest that name it with another: in the same report first, then by day.
    private func whole(of index: Int, _ told: [Testimony], _ keys: [Key], among wholes: [Int]) -> Int? {
        let candidates = wholes.filter {
            Self.family(told[$0].type) == Self.family(told[index].type) && keys[index].sides.isSubset(of: keys[$0].sides)
                && meet(told[index], told[$0]) && (keys[index].place == nil || keys[$0].place == nil || keys[index].place == keys[$0].place)
        }
        return candidates.min { distance(told[index], told[$0], $0) < distance(told[index], told[$1], $1) }
    }

    private func distance(_ a: Testimony, _ b: Testimony, _ index: Int) -> (Int, Int, Int) {
        let isNear = a.report == b.report
        return (isNear ? 0 : 1, isNear ? abs(a.evidence.span.start - b.evidence.span.start) : abs(a.day.number - b.day.number), index)
    }

    static func family(_ type: ClaimType) -> String { type == .indirectTalks ? ClaimType.talks.rawValue : type.rawValue }

    private func key(_ testimony: Testimony) -> Key {
        let isSymmetric = testimony.type.isSymmetric
        let actors = testimony.type.isPersonal ? testimony.actors : testimony.actors.map(directory.side)
        let targets = testimony.targets.map(directory.side)
        let isAt = testimony.type.isPersonal || Self.family(testimony.type) == ClaimType.talks.rawValue
        let naming = testimony.type == .conference ? testimony.claim.passage + " " + testimony.claim.place : isAt ? testimony.claim.place : ""
        let sides = Set(isSymmetric ? actors + targets : actors)
        return Key(
            sides: sides, parties: sides.filter(isParty), targets: isSymmetric ? [] : Set(targets),
            place: words.state(ofPlace: testimony.claim.place), placeName: PlainText.name(testimony.claim.place),
            matter: Set(PlainText.name(testimony.words).filter { $0.count > 2 }.map { WordHash.of($0[...]) }).sorted(), reach: reach(testimony),
            cities: words.placeIDs(in: naming))
    }

    private func isSame(_ a: Testimony, _ keyA: Key, _ b: Testimony, _ keyB: Key) -> Bool {
        if a.type == .conference { return isSameConference(a, keyA, b, keyB) }
        guard meet(a, b) else { return false }
        guard keyA.targets.isEmpty || keyB.targets.isEmpty || !keyA.targets.isDisjoint(with: keyB.targets) else { return false }
        if let left = keyA.place, let right = keyB.place, left != right { return false }
        if !keyA.cities.isEmpty, !keyB.cities.isEmpty, keyA.cities.isDisjoint(with: keyB.cities) { return false }
        // Who refuses two things that have no word in common refuses twice.
        if a.type == .refuse, !keyA.matter.isEmpty, !keyB.matter.isEmpty, likeness(keyA.matter, keyB.matter) == 0 { return false }
        let isDefinite = a.type.group == .force || a.type == .reopen || a.type == .close
        if isDefinite, !keyA.placeName.isEmpty, !keyB.placeName.isEmpty, Set(keyA.placeName).isDisjoint(with: keyB.placeName) { return false }
        if a.type.group == .words || a.type.group == .force || a.type == .condition || a.type == .propose || a.type == .violate {
            return likeness(keyA.matter, keyB.matter) >= 0.5
        }
        return true
    }

    /// A conference is known by its city, whoever is told to hold it, and on whatever day of the month or so.
    private func isSameConference(_ a: Testimony, _ keyA: Key, _ b: Testimony, _ keyB: Key) -> Bool {
        !keyA.cities.isDisjoint(with: keyB.cities) && abs(a.day.number - b.day.number) <= InstrumentBuilder.period
    }

    /// As far as `meet` and the period of conferences look.
    private func reach(_ testimony: Testimony) -> ClosedRange<Int> {
        let day = testimony.day.number
        if testimony.type == .conference { return day...day + InstrumentBuilder.period }
        guard let days = testimony.days else { return day...day + Self.reach }
        return min(day, days.lowerBound)...max(day + Self.reach, days.upperBound)
    }

    private func meet(_ a: Testimony, _ b: Testimony) -> Bool {
        switch (a.days, b.days) {
        case (let left?, let right?): return left.overlaps(right)
        case (nil, nil): return abs(a.day.number - b.day.number) <= Self.reach
        case (let days?, nil): return abs(a.day.number - b.day.number) <= Self.reach && (days.lowerBound - 10...days.upperBound + 10).contains(b.day.number)
        case (nil, let days?): return abs(a.day.number - b.day.number) <= Self.reach && (days.lowerBound - 10...days.upperBound + 10).contains(a.day.number)
        }
    }

    /// One names a part of the other's sides. Talks are the same where the parties to the war are, two at least, or else all who talk. A conference is the same
    /// whoever holds it.
    private func agree(_ a: Key, _ b: Key, _ type: ClaimType) -> Bool {
        if type == .conference { return true }
        if a.sides.isEmpty || b.sides.isEmpty { return type.group == .truce || a.sides.isEmpty && b.sides.isEmpty }
        guard type.isSymmetric else { return b.mayHold(a) && a.sides.isSubset(of: b.sides) || a.mayHold(b) && b.sides.isSubset(of: a.sides) }
        return a.sides == b.sides || a.parties.count > 1 && a.parties == b.parties
    }

    private func isParty(_ side: Int) -> Bool { directory.actors[side].kind == .body || directory.actors[side].kind == .person }

    /// How many words two have in common, of those of the shorter.
    private func likeness(_ a: [UInt64], _ b: [UInt64]) -> Double {
        let least = min(a.count, b.count)
        var (left, right, common) = (0, 0, 0)
        while left < a.count, right < b.count {
            if a[left] == b[right] { common += 1 }
            let isBehind = a[left] <= b[right]
            if b[right] <= a[left] { right += 1 }
            if isBehind { left += 1 }
        }
        return least == 0 ? 0 : Double(common) / Double(least)
    }

    // MARK: - Versions

    private func event(_ told: [Testimony]) -> Event {
        var groups: [(key: VersionKey, told: [Testimony])] = []
        for testimony in told {
            let key = VersionKey(
                type: testimony.type, status: testimony.status, actors: testimony.actors.map { directory.actors[$0].id }.sorted(),
                start: testimony.claim.when.start?.iso ?? "")
            if let index = groups.firstIndex(where: { $0.key.fits(key) }) {
                groups[index].told.append(testimony)
                if groups[index].key.start.isEmpty { groups[index].key.start = key.start }
            } else {
                groups.append((key, [testimony]))
            }
        }
        var id = StableID()
        id.add(Self.family(told[0].type))
        id.add(told[0].evidence.report)
        id.add(UInt64(bitPattern: Int64(told[0].claim.predicateSpan.start)))
        let type = told.contains { $0.type == .indirectTalks } ? ClaimType.indirectTalks : told[0].type
        return Event(id: "event-" + StableID.text(id.value), type: type, versions: groups.map { version($0.told) })
    }

    private struct VersionKey {
        var type: ClaimType
        var status: Status
        var actors: [String]
        var start: String

        func fits(_ other: VersionKey) -> Bool {
            type == other.type && status == other.status && actors == other.actors && (start == other.start || start.isEmpty || other.start.isEmpty)
        }
    }

    private func version(_ told: [Testimony]) -> EventVersion {
        func ids(_ numbers: [Int]) -> [String] {
            var out: [String] = []
            for number in numbers where !out.contains(directory.actors[number].id) { out.append(directory.actors[number].id) }
            return out
        }
        let dated = told.first { !$0.claim.when.isEmpty } ?? told[0]
        return EventVersion(
            status: told[0].status, actors: ids(told[0].actors), targets: ids(told.flatMap(\.targets)),
            object: told.first { !$0.claim.object.isEmpty }?.claim.object ?? "",
            place: told.first { !$0.claim.place.isEmpty }?.claim.place ?? "", when: dated.claim.when, source: ids(told.flatMap(\.source)),
            via: ids(told.flatMap(\.via)), evidence: told.map(\.evidence).sorted(), witnesses: witnesses.count(told),
            tellings: zip(told, witnesses.numbers(told)).map { testimony, witness in
                Telling(
                    claim: testimony.id, actors: ids(testimony.actors), targets: ids(testimony.targets), source: ids(testimony.source),
                    said: testimony.claim.source, via: ids(testimony.via), speaker: testimony.speaker.map { directory.actors[$0].id },
                    rule: testimony.claim.rule,
                    confidence: testimony.claim.confidence, day: PartialDate(testimony.day), witness: witness, evidence: testimony.evidence,
                    passage: testimony.passage)
            })
    }
}

internal import HudnaRecord

/// Who somebody is, whether he has a role in the talks or not.
extension Inquiry {
    /// Those who are asked for in a process, each with how many events and quotes there are of him; who has no role, after those who have one.
    /// - Parameters:
    ///   - found: those with a role.
    ///   - names: names that count as those asked for.
    ///   - people: ids that do.
    /// - Throws: what reading the lists throws.
    func known(_ found: [RecordItem], in process: ProcessView, by names: [String], _ people: Set<String>, _ sieve: Sieve) throws -> [RecordItem] {
        let cast = Cast(try process.items(ProcessView.actors))
        var test = NameTest(names)
        let known = Set(found.map { $0.text("id") })
        let others = cast.indices.filter { number in
            let id = cast.ids[number]
            guard !known.contains(id) else { return false }
            return people.contains(id) || names.contains(id) || test.isMet(by: [cast.names[number]] + cast.called(number))
        }
        let sides = Dictionary(zip(cast.ids, cast.names), uniquingKeysWith: { first, _ in first })
        var sieve = sieve
        let strangers = others.map { number in
            RecordItem(
                facets: Facets(actors: [cast.ids[number], cast.names[number]] + cast.called(number)),
                fields: [
                    .init("id", .text(cast.ids[number])), .init("name", .text(cast.names[number])), .init("kind", .text(cast.ownKinds[number])),
                    .init("side", .text(sides[cast.sides[number]] ?? "")), .init("roles", .texts([])), .init("called", .texts(cast.called(number))),
                ], evidence: cast.firstNamed(number).map { [$0] } ?? [])
        }
        return try found.map { try counted($0, process, sieve, isEvidence: false) }
            + strangers.map { try counted($0, process, sieve, isEvidence: true) }.compactMap { sieve.pass($0) }
    }

    /// With the number of events and quotes that name him.
    /// - Parameter isEvidence: whether these are what is known of him.
    private func counted(_ item: RecordItem, _ process: ProcessView, _ sieve: Sieve, isEvidence: Bool) throws -> RecordItem {
        var (item, all) = (item, Sieve(sieve.filters.tellersAlone, actors: [], clock: clock))
        for (name, topic) in [("events", Topic.timeline), ("quotes", .quotes)] {
            let told = try process.items(topic.rawValue, naming: item.text("id")).compactMap { all.pass($0) }
            item.fields.append(.init(name, .number(Double(told.count))))
            if isEvidence { item.evidence = Array(Set(item.evidence + told.flatMap(\.evidence))).sorted() }
        }
        return item
    }
}

extension Filters {
    /// The same that asks for nothing but who tells it.
    fileprivate var tellersAlone: Filters { Filters(outlets: outlets, reports: reports) }
}

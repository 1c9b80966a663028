internal import HudnaRecord

/// Everybody whom the reports of a process name, with the one for whom he stands in the end: kept as one entry, since it is only looked through.
struct Cast {
    let ids: [String]
    let names: [String]
    /// The ids of their sides.
    let sides: [String]
    /// The kinds of their sides.
    let kinds: [String]
    /// Their own.
    let ownKinds: [String]
    /// What each is called, a line each.
    let forms: [String]
    /// Where each is named first, one after the other; and by actor which of these it is, empty where he is named nowhere.
    let named: [Evidence]
    let namedAt: [String]

    /// - Parameters:
    ///   - centre: the id of the process, whose country is in it though no report may name it.
    ///   - readings: of which the directory is made, with the clock by which they are known.
    init(_ directory: ActorDirectory, of centre: String, readings: [KeptReading] = [], clock: Clock = Clock()) {
        let all = directory.actors.indices
        let told = Set(all.filter { !directory.actors[$0].forms.isEmpty })
        let numbers = all.filter { told.contains($0) || directory.actors[$0].id == centre }
        ids = numbers.map { directory.actors[$0].id }
        names = numbers.map { directory.actors[$0].name }
        sides = numbers.map { directory.actors[directory.side($0)].id }
        kinds = numbers.map { directory.actors[directory.side($0)].kind.rawValue }
        ownKinds = numbers.map { directory.actors[$0].kind.rawValue }
        forms = numbers.map { directory.actors[$0].forms.joined(separator: "\n") }
        var first: [Int: Evidence] = [:]
        for (report, kept) in readings.enumerated() {
            guard let known = clock.known(kept) else { continue }
            for actor in kept.reading.actors {
                guard let mention = actor.mentions.first, let number = directory.number(actor.name, report: report), first[number] == nil else { continue }
                first[number] = kept.evidence(mention.text, at: mention.span, known: known)
            }
        }
        var (places, at): ([Evidence], [String]) = ([], [])
        for number in numbers {
            at.append(first[number] == nil ? "" : String(places.count))
            if let place = first[number] { places.append(place) }
        }
        (named, namedAt) = (places, at)
    }

    /// Of the entry in which it was kept; nobody where there is none.
    init(_ entries: [RecordItem]) {
        func texts(_ name: String) -> [String] {
            guard case .texts(let texts)? = entries.first?.fields.first(where: { $0.name == name })?.value else { return [] }
            return texts
        }
        (ids, names, sides, kinds) = (texts("id"), texts("name"), texts("side"), texts("kind"))
        (ownKinds, forms, namedAt, named) = (texts("own_kind"), texts("forms"), texts("named"), entries.first?.evidence ?? [])
    }

    var item: RecordItem {
        RecordItem(
            facets: Facets(),
            fields: [
                .init("id", .texts(ids)), .init("name", .texts(names)), .init("side", .texts(sides)), .init("kind", .texts(kinds)),
                .init("own_kind", .texts(ownKinds)), .init("forms", .texts(forms)), .init("named", .texts(namedAt)),
            ], evidence: named)
    }

    var indices: Range<Int> { 0..<min(ids.count, names.count, sides.count, kinds.count, ownKinds.count, forms.count, namedAt.count) }

    /// Where somebody is named first; nil where he is named nowhere.
    func firstNamed(_ number: Int) -> Evidence? { Int(namedAt[number]).flatMap { named.indices.contains($0) ? named[$0] : nil } }

    /// What somebody is called.
    func called(_ number: Int) -> [String] { forms[number].split(separator: "\n").map(String.init) }
}

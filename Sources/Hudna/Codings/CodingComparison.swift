public import HudnaExports
public import HudnaRecord

/// A coding of others beside Hudna's: rows matched by day, actors and place, each row once, the nearest first.
public struct CodingComparison: Sendable {
    /// Two rows of one thing.
    public struct Match: Sendable {
        public var line: Int
        public var theirs: [String: String]
        public var ours: [String: String]
        /// Columns that both have and that differ.
        public var differences: [String]
    }

    public let coding: Coding
    public private(set) var matches: [Match] = []
    /// Rows of theirs that Hudna has not, with their lines.
    public private(set) var theirsOnly: [(line: Int, row: [String: String])] = []
    public private(set) var oursOnly: [[String: String]] = []
    private let names: Names

    /// - Parameter theirs: their rows with the lines on which they begin.
    public init(_ coding: Coding, theirs: [(line: Int, cells: [String: String])], dossier: Dossier) {
        self.coding = coding
        names = Names(dossier)
        let ours = coding.format.rows(dossier)
        var pairs: [(rank: [Int], theirs: Int, ours: Int)] = []
        for (index, row) in theirs.enumerated() {
            for (other, own) in ours.enumerated() { if let rank = rank(row.cells, own) { pairs.append((rank, index, other)) } }
        }
        pairs.sort { $0.rank.lexicographicallyPrecedes($1.rank) || $0.rank == $1.rank && ($0.theirs, $0.ours) < ($1.theirs, $1.ours) }
        var (taken, used): ([Int: Int], Set<Int>) = ([:], [])
        for pair in pairs where taken[pair.theirs] == nil && !used.contains(pair.ours) {
            taken[pair.theirs] = pair.ours
            used.insert(pair.ours)
        }
        for (index, row) in theirs.enumerated() {
            if let other = taken[index] {
                matches.append(Match(line: row.line, theirs: row.cells, ours: ours[other], differences: differences(row.cells, ours[other])))
            } else {
                theirsOnly.append((row.line, row.cells))
            }
        }
        oursOnly = ours.indices.filter { !used.contains($0) }.map { ours[$0] }
    }

    /// How near two rows are, the smaller the nearer; nil where they can't be of one thing. Their actors must be ours where Hudna knows them; where it
    /// knows none of them the place must be the same.
    private func rank(_ theirs: [String: String], _ ours: [String: String]) -> [Int]? {
        guard coding.isComparable(theirs, ours), let a = coding.day(theirs), let b = coding.day(ours) else { return nil }
        let days = abs(a.number - b.number)
        guard days <= max(coding.reach(theirs), coding.reach(ours)) else { return nil }
        let place = names.isOnePlace(theirs, ours)
        if place == false { return nil }
        let (known, common) = names.common(coding.actors.compactMap { theirs[$0] }, coding.actors.compactMap { ours[$0] })
        guard common > 0 || known == 0 && place == true else { return nil }
        let isOneType = (theirs["sub_event_type"] ?? "") == (ours["sub_event_type"] ?? "")
        return [days, -common, isOneType ? 0 : 1, place == true ? 0 : 1]
    }

    private func differences(_ theirs: [String: String], _ ours: [String: String]) -> [String] {
        coding.compared.filter { column in
            let (a, b) = (coding.plain(theirs[column] ?? "", column), coding.plain(ours[column] ?? "", column))
            guard !a.isEmpty || !b.isEmpty, a != b else { return false }
            return !coding.actors.contains(column) || names.common([a], [b]).common == 0
        }
    }
}

/// Names of actors and places as codings have them: Hudna's, in Arabic, and those that coders of others use, as far as they are known.
private struct Names {
    /// By word: the actors in whose names it stands.
    private var byWord: [[UInt8]: Set<String>] = [:]
    private var people: [String: Set<[UInt8]>] = [:]

    init(_ dossier: Dossier) {
        for (id, person) in dossier.people {
            let latin = person.kind == .state ? dossier.codes.countries[person.country]?.name : nil
            for name in [person.name] + person.forms + [latin, dossier.codes.english[id]].compactMap({ $0 }) {
                for word in PlainText.name(name.lowercased()) where word.count > 2 {
                    byWord[word, default: []].insert(id)
                    people[id, default: []].insert(word)
                }
            }
        }
    }

    /// The actors whose names have most of the words of a name: at least half of them.
    private func actors(_ name: String) -> Set<String> {
        var found: Set<String> = []
        for part in name.split(whereSeparator: { $0 == ";" || $0 == "," }) {
            let words = Set(PlainText.name(part.lowercased()).filter { $0.count > 2 })
            for id in words.reduce(into: Set<String>(), { $0.formUnion(byWord[$1] ?? []) }) {
                if 2 * words.intersection(people[id] ?? []).count >= words.count { found.insert(id) }
            }
        }
        return found
    }

    /// How many of these actors Hudna knows, and how many stand on both sides.
    func common(_ theirs: [String], _ ours: [String]) -> (known: Int, common: Int) {
        let (left, right) = (theirs.map(actors), ours.map(actors))
        let own = right.reduce(into: Set<String>()) { $0.formUnion($1) }
        return (left.count { !$0.isEmpty }, left.count { !$0.isDisjoint(with: own) })
    }

    /// Whether two rows are of one place: by name, or not 25 km apart. Nil where one of them has none.
    func isOnePlace(_ a: [String: String], _ b: [String: String]) -> Bool? {
        if let left = point(a), let right = point(b) {
            // A degree is some 111 km, a degree of longitude less by the cosine of the latitude.
            let (dy, dx) = (left.0 - right.0, (left.1 - right.1) * max(0.1, 1 - left.0 * left.0 / 6500))
            return dy * dy + dx * dx <= 0.225 * 0.225
        }
        guard let left = a["location"], let right = b["location"], !left.isEmpty, !right.isEmpty else { return nil }
        if left.lowercased() == right.lowercased() { return true }
        // A country says no more than that it may be there.
        return [a["country"], b["country"]].contains(left) || [a["country"], b["country"]].contains(right) ? nil : false
    }

    private func point(_ row: [String: String]) -> (Double, Double)? {
        guard let latitude = row["latitude"].flatMap(Double.init), let longitude = row["longitude"].flatMap(Double.init) else { return nil }
        return (latitude, longitude)
    }
}

extension CodingComparison {
    /// As entries to print: what both have, with the differences, then what one has alone.
    public var rows: [RecordItem] {
        let both = matches.map { match in
            let told = match.differences.map {
                RecordItem(
                    facets: Facets(),
                    fields: [
                        .init("column", .text($0)), .init("theirs", .text(match.theirs[$0] ?? "")), .init("ours", .text(match.ours[$0] ?? "")),
                    ], evidence: [])
            }
            return item("both", match.line, match.theirs, match.ours, told)
        }
        return both + theirsOnly.map { item("theirs", $0.line, $0.row, nil, []) } + oursOnly.map { item("ours", nil, nil, $0, []) }
    }

    private func item(_ whose: String, _ line: Int?, _ theirs: [String: String]?, _ ours: [String: String]?, _ differences: [RecordItem]) -> RecordItem {
        let row = theirs ?? ours ?? [:]
        let actors = coding.actors.compactMap { row[$0] }.filter { !$0.isEmpty }
        return RecordItem(
            facets: Facets(),
            fields: [
                .init("in", .text(whose)), .init("line", .number(line.map(Double.init))), .init("theirs", .text(theirs?[coding.id] ?? "")),
                .init("ours", .text(ours?[coding.id] ?? "")), .init("date", .text(coding.day(row).map { PartialDate($0).iso } ?? "")),
                .init("actors", .texts(actors)), .init("what", .text(row["sub_event_type"] ?? "")), .init("differences", .items(differences)),
            ], evidence: [])
    }
}

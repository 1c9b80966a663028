internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// One process while it is built: what is told of it, joined, and who belongs to it. A class, since a dozen builders look at it thousands of times each, and
/// nobody changes it once it is made.
final class Scene {
    let id: String
    let country: Int?
    private(set) var directory: ActorDirectory
    let words: RecordWords
    private(set) var told: [Testimony]
    private(set) var events: [Event] = []
    /// By number of an actor of the testimonies: whether he is of the country itself.
    private var domestic: [Int: Bool] = [:]
    /// Who is told to fight more often than to do anything else.
    private var fighters: Set<Int> = []
    /// By event: its testimonies.
    private(set) var members: [[Int]] = []
    /// By testimony: its event.
    private(set) var eventOf: [Int] = []
    /// By report: its testimonies, in order.
    private(set) var ofReport: [Int: [Int]] = [:]
    /// By side: how often it is told to fight whom.
    private(set) lazy var foes: [Int: [Int: Int]] = {
        var out: [Int: [Int: Int]] = [:]
        for testimony in told where testimony.type.group == .force && testimony.type != .arm && testimony.isFact {
            for actor in testimony.actors.map(side) { for target in testimony.targets.map(side) { out[actor, default: [:]][target, default: 0] += 1 } }
        }
        return out
    }()

    /// Whether two sides are enemies: the two of the war, or who are told to fight each other more than once.
    func areFoes(_ a: Int, _ b: Int) -> Bool {
        let (left, right) = (speakingSide(a), speakingSide(b))
        if left == right { return false }
        if mainSides.contains(left), mainSides.contains(right) { return true }
        return fights(left, right) > 1
    }

    /// How often two sides are told to fight each other.
    func fights(_ a: Int, _ b: Int) -> Int { (foes[a]?[b] ?? 0) + (foes[b]?[a] ?? 0) }

    /// Whether two sides fight a third one, and not each other.
    func areAllies(_ a: Int, _ b: Int) -> Bool {
        let (left, right) = (speakingSide(a), speakingSide(b))
        if left == right { return true }
        func enemies(_ side: Int) -> Set<Int> { Set(foes.keys.filter { foes[$0]?[side] != nil }).union(foes[side]?.keys.map { $0 } ?? []) }
        return !areFoes(a, b) && !enemies(left).isDisjoint(with: enemies(right))
    }

    /// The two sides most often at work.
    private(set) var mainSides: [Int] = []
    /// Who governs the country, for whom it stands where it acts.
    private(set) var government: Int?

    /// - Parameters:
    ///   - id: that of the listed country, or of the body, that it is about.
    ///   - claims: what is told of it.
    ///   - links: what coders have said of which claims are one event.
    init(_ id: String, told claims: [Testimony], directory: ActorDirectory, words: RecordWords, witnesses: Witnesses, links: JoinLinks = JoinLinks()) {
        self.id = id
        country = words.actor(id: id).flatMap { words.listed[$0].kind == "state" ? $0 : nil }
        self.directory = directory
        self.words = words
        told = claims
        fighters = Self.fighters(told)
        let present = Set(told.flatMap { $0.actors + $0.targets + $0.source })
        for number in present { domestic[number] = isOfCountry(number) }
        placeShortNames(present)
        for number in present { domestic[number] = isOfCountry(number) }
        placeOrgans(present)
        placeOfficials(present)
        for number in present { domestic[number] = isOfCountry(number) }
        resolveSides()
        ofReport = Dictionary(grouping: told.indices, by: { told[$0].report })
        // By who they are, not by whom they stand for here.
        (events, members) = EventJoiner(directory: directory, words: words, witnesses: witnesses, links: links).join(told)
        eventOf = [Int](repeating: 0, count: told.count)
        for (event, list) in members.enumerated() { for testimony in list { eventOf[testimony] = event } }
    }

    func name(_ number: Int) -> String { directory.actors[number].name }
    func name(id: String) -> String { directory.number(id: id).map(name) ?? id }
    func side(_ number: Int) -> Int { directory.side(number) }
    /// Whose word it is: that of the country itself is its government's.
    func speakingSide(_ number: Int) -> Int { country != nil && directory.listed(number) == country ? government ?? side(number) : side(number) }
    func kind(_ number: Int) -> Actor.Kind { directory.actors[number].kind }
    /// مصادر سياسية, مصدر عسكري: one of many who are not named.
    func isNobody(_ number: Int) -> Bool { words.opens(name(number), with: "anonymous", in: "words") }
    func day(_ testimony: Testimony) -> PartialDate { PartialDate(testimony.day) }

    /// By side, the words by which the reports call it and those who stand for it.
    private(set) lazy var callings: [Int: Set<[UInt8]>] = {
        var out: [Int: Set<[UInt8]>] = [:]
        for number in Set(told.flatMap { $0.actors + $0.targets + $0.source }) {
            let names = [name(number), name(side(number))] + directory.actors[number].forms
            out[side(number), default: []].formUnion(names.flatMap(PlainText.name))
        }
        return out
    }()

    /// By id of a claim: its event.
    private(set) lazy var eventOfClaim: [String: Int] = Dictionary(zip(told.map(\.id), eventOf), uniquingKeysWith: { first, _ in first })

    /// By id of a report: what is told in it.
    private(set) lazy var toldIn: [String: [Int]] = Dictionary(grouping: told.indices, by: { told[$0].evidence.report })

    /// Whether a text names somebody, by any word by which the reports call his side.
    func isNamed(_ number: Int, in text: String) -> Bool {
        guard let words = callings[side(number)] else { return false }
        return PlainText(text).readings.contains { $0.contains { words.contains($0) } }
    }

    /// Whether a text names somebody by words of his own name or of his side's, and not as the other one.
    func isCalledByName(_ number: Int, in text: String) -> Bool {
        let words = Set(PlainText.name(name(number)) + PlainText.name(name(side(number))))
        return PlainText(text).readings.contains { $0.contains { words.contains($0) } }
    }

    /// The words around the evidence of claims of its report, which name more than it does.
    func passage(around evidence: Evidence) -> String {
        (toldIn[evidence.report] ?? []).filter { told[$0].evidence.span == evidence.span }.map { told[$0].passage.text }.joined(separator: " ")
    }

    /// What else the report of a testimony tells with words that overlap its own.
    func overlapping(_ testimony: Testimony) -> [Testimony] {
        (ofReport[testimony.report] ?? []).map { told[$0] }.filter { $0.passage.span.overlaps(testimony.passage.span) }
    }

    /// When a report was known of which something is told; nil of any other.
    func known(ofReport report: Int) -> Moment? { ofReport[report]?.first.map { told[$0].evidence.known } }

    /// Somebody of the country itself: a body listed in it, who speaks for such a body, an unlisted body that no other state is named in.
    func isDomestic(_ number: Int) -> Bool { domestic[number] ?? isOfCountry(number) }

    private func isOfCountry(_ number: Int) -> Bool {
        let side = side(number)
        switch kind(side) {
        case .state, .medium, .people: return false
        case .person:
            guard let index = directory.listed(side) else { return false }
            return !words.listed[index].conflict.isEmpty && words.listed[index].conflict == conflict
        case .body:
            guard !directory.has("collective", side), !words.isByPronoun(name(side)) else { return false }
            guard let index = directory.listed(side), words.listed[index].table != .user else {
                return country == nil || !namesOtherState(side) && !directory.has("abroad", side)
            }
            if let country, Int(words.listed[index].state) == country { return true }
            guard country == nil || !words.listed[index].conflict.isEmpty && words.listed[index].conflict == conflict else { return false }
            // A body of no state that is listed with the conflict is of it if it fights: others watch, mediate and help.
            return country == nil || words.listed[index].state >= 0 || fighters.contains(side)
        }
    }

    /// The name by which the tables know the country's conflict.
    private var conflict: String { country.map { words.listed[$0].id } ?? "" }

    private func namesOtherState(_ number: Int) -> Bool {
        words.states(in: PlainText(name(number))).contains { $0.state != country }
    }

    private static func fighters(_ told: [Testimony]) -> Set<Int> {
        var count: [Int: Int] = [:]
        for testimony in told { for number in testimony.actors { count[number, default: 0] += testimony.type.group == .force ? 1 : -1 } }
        return Set(count.filter { $0.value > 0 }.keys)
    }

    /// What a place is called that a claim names; as it stands there where the tables do not know it.
    func placeName(_ place: String) -> String { words.placeName(place) ?? place }

    /// The ids of the cities that the place of a claim names; none where it names none that is known.
    func cities(_ place: String) -> Set<String> {
        var found = words.placeIDs(in: place)
        // على تخوم العاصمة: that of the country.
        if let country, words.has("words", role: "capital", in: PlainText(place)) {
            for capital in words.listed[country].capitals { found.formUnion(words.placeIDs(in: capital)) }
        }
        return found
    }

    /// Whether a place is the country or lies in it.
    func isOfCountry(_ place: String) -> Bool { country != nil && words.state(ofPlace: place) == country }

    /// Whether a place is one within the country.
    func isLocal(_ place: String) -> Bool {
        guard !place.isEmpty, words.states(in: PlainText(place)).isEmpty else { return false }
        return words.state(ofPlace: place) == country && country != nil
    }

    // MARK: - Who stands for whom

    /// الجيش الأوكراني, القوات الحكومية: an organ called by its state alone, or by its government, stands for the government, unless the two fight.
    private func placeOrgans(_ present: Set<Int>) {
        guard country != nil, let government = ownGovernment(present) else { return }
        let foes = Set(told.filter { $0.type.group == .force && ($0.actors + $0.targets).contains(government) }.flatMap { $0.actors + $0.targets })
        let isAlone = present.count { directory.has("government", $0) && isDomestic($0) && side($0) == $0 } == 1
        for number in present.subtracting(foes) where kind(number) == .body && side(number) == number && isPlainOrgan(number, isAlone) {
            directory.place(number, under: government)
        }
    }

    private func ownGovernment(_ present: Set<Int>) -> Int? {
        present.filter { directory.has("government", $0) && isDomestic($0) }.min {
            (directory.listed($0) == nil ? 1 : 0, directory.actors[$0].id) < (directory.listed($1) == nil ? 1 : 0, directory.actors[$1].id)
        }
    }

    /// الرئيس الأوكراني, وزير الدفاع اليمني: who holds an office of the country itself stands for its government.
    private func placeOfficials(_ present: Set<Int>) {
        guard let country, let government = ownGovernment(present) else { return }
        for number in present where kind(number) == .person && directory.listed(side(number)) == country && isOfficial(number, of: country) {
            directory.place(number, under: government)
        }
    }

    private func isOfficial(_ number: Int, of country: Int) -> Bool {
        let held = directory.listed(number).map { words.listed[$0].roles.filter { directory.isHeld($0, by: number) }.map(\.role) } ?? []
        let titles = (directory.actors[number].forms + held).map { PlainText($0) }
        guard !titles.contains(where: { words.has("words", role: "former", in: $0) }) else { return false }
        return titles.contains { title in
            guard let office = words.terms("words", in: title).first(where: { $0.range.lowerBound == 0 }) else { return false }
            let reach: Int
            switch office.term.role {
            case "office": reach = 0
            // وزير الدفاع والأمن اليمني
            case "minister": reach = 2
            default: return false
            }
            return words.states(in: title).contains {
                $0.state == country && (office.range.upperBound...office.range.upperBound + reach).contains($0.range.lowerBound)
            }
        }
    }

    /// - Parameter isAlone: there is one government, and a ministry of no state that is named is its own.
    private func isPlainOrgan(_ number: Int, _ isAlone: Bool) -> Bool {
        let plain = PlainText(name(number))
        let heads = words.terms("actors", in: plain)
        guard let head = heads.first, head.range.lowerBound == 0, head.term.role == "organ" || head.term.role == "forces" else { return false }
        if heads.contains(where: { $0.term.role == "governmental" && $0.range.lowerBound == head.range.upperBound }) { return true }
        let states = words.states(in: plain)
        if isAlone, head.term.role == "organ", plain.count == 2, states.isEmpty, directory.listed(number) == nil { return isDomestic(number) }
        return states.contains { $0.state == country && $0.form == .nisba && $0.range == head.range.upperBound..<plain.count }
    }

    /// الانفصاليين, قادة الانفصاليين, القوات الانفصالية, الحكومة: whom reports call by the word alone with which the name of one body at work here opens, or by a
    /// noun for people or forces and that word, is that body.
    private func placeShortNames(_ present: Set<Int>) {
        let bodies = present.filter { kind($0) == .body && directory.listed($0) != nil && isDomestic($0) }
        var opening: [[UInt8]: Set<Int>] = [:]
        var work: [Int: Int] = [:]
        for testimony in told { for number in testimony.actors + testimony.targets { work[number, default: 0] += 1 } }
        for number in bodies {
            guard let index = directory.listed(number) else { continue }
            let first = PlainText.name(name(number)).first.map { [$0] } ?? []
            for word in words.listed[index].openings.map(PlainText.withoutArticle) + first { opening[Self.stem(word), default: []].insert(number) }
        }
        for number in present where directory.side(number) == number && directory.listed(number) == nil {
            if let word = shortName(number), let body = opening[Self.stem(word)].flatMap({ foremost($0, work) }) { directory.place(number, under: body) }
        }
    }

    /// The only one, or the one that is told of far more often than any other.
    private func foremost(_ numbers: Set<Int>, _ work: [Int: Int]) -> Int? {
        let ranked = numbers.map { (number: $0, work: work[$0] ?? 0) }.sorted { $0.work > $1.work }
        guard let first = ranked.first, ranked.count > 1 else { return ranked.first?.number }
        return first.work >= Self.ahead * max(ranked[1].work, 1) ? first.number : nil
    }

    /// So many times as often.
    private static let ahead = 10

    /// The word that tells whose somebody is whom a report calls by little: his only one, or the one behind a noun for people or forces.
    private func shortName(_ number: Int) -> [UInt8]? {
        let own = PlainText.name(name(number))
        guard own.count < 3, own.count == 1 || kind(number) == .people || directory.has("forces", number) else { return nil }
        return kind(number) == .people || kind(number) == .body ? own.last : nil
    }

    /// انفصالي of انفصاليين, انفصاليون, انفصالية.
    private static func stem(_ word: [UInt8]) -> [UInt8] {
        guard word.count > 4, let last = word.last else { return word }
        let isPlural = last == Letter.nun && (word[word.count - 2] == Letter.ya || word[word.count - 2] == Letter.waw)
        if isPlural { return word.dropLast(2) }
        return last == Letter.ha && word[word.count - 2] == Letter.ya ? word.dropLast() : word
    }

    /// Where somebody of a foreign state stands for it: the state; else himself.
    func stateSide(_ number: Int) -> Int { kind(side(number)) == .state ? side(number) : number }

    /// برعاية سويسرية نرويجية: states that stand after a word for a role, one after the other.
    func sponsors(_ testimony: Testimony) -> [(actor: Int, role: Party.Role)] {
        let text = PlainText(testimony.passage.text)
        let roles = words.terms("roles", in: text)
        if roles.isEmpty { return [] }
        let states = words.states(in: text)
        var out: [(actor: Int, role: Party.Role)] = []
        for match in roles {
            guard let role = Party.Role(rawValue: match.term.role) else { continue }
            var end = match.range.upperBound
            for state in states where state.range.lowerBound >= match.range.upperBound && state.range.lowerBound - end <= 1 {
                end = state.range.upperBound
                guard state.state != country, let number = directory.number(id: words.listed[state.state].id) else { continue }
                out.append((number, role))
            }
        }
        return out
    }

    // MARK: - Who is meant

    /// What parties to a war do, and those who only fight beside them do not.
    static let negotiation: Set<ClaimType> = [
        .talks, .indirectTalks, .sign, .accept, .ready, .refuse, .requestTime, .condition, .truceStart, .truceEnd,
    ]

    /// The country as an actor is its government; "the two sides" are those most often at work, above all in talks.
    private func resolveSides() {
        var count: [Int: Int] = [:]
        for testimony in told {
            let weight = Self.negotiation.contains(testimony.type) ? 3 : 1
            for number in testimony.actors + testimony.targets where isDomestic(number) { count[side(number), default: 0] += weight }
        }
        let ranked = count.sorted { ($1.value, directory.actors[$0.key].id) < ($0.value, directory.actors[$1.key].id) }.map(\.key)
        let governments = ranked.filter { directory.has("government", $0) && isPlainGovernment($0) }
        mainSides = mainSides(ranked, governments)
        government = governments.first
        let short = shortNames()
        for index in told.indices {
            told[index].actors = resolved(told[index].actors, governments, short, told[index])
            let targets = resolved(told[index].targets, governments, short, told[index])
            told[index].targets = targets.filter { !told[index].actors.contains($0) || !told[index].type.isSymmetric }
        }
    }

    /// الحكومة, الحكومة الزروانية: one that the tables do not know governs the country where nothing else stands in its name.
    private func isPlainGovernment(_ number: Int) -> Bool {
        guard country != nil, directory.listed(number) == nil else { return true }
        let plain = PlainText(name(number))
        return plain.count == 1 || words.states(in: plain).contains { $0.state == country }
    }

    /// Those most often at work; where neither governs, and the government is not far behind, it is the other side, and not who fights for it.
    private func mainSides(_ ranked: [Int], _ governments: [Int]) -> [Int] {
        let sides = Array(ranked.prefix(2))
        guard sides.count == 2, let government = governments.first, !sides.contains(where: governments.contains),
            ranked.prefix(6).contains(government)
        else { return sides }
        return [sides[0], government]
    }

    private func resolved(_ numbers: [Int], _ governments: [Int], _ short: [Int: Int], _ testimony: Testimony) -> [Int] {
        var out: [Int] = []
        for number in numbers {
            let meant: [Int]
            if let country, directory.listed(number) == country, let government = governments.first {
                meant = [government]
            } else if directory.has("collective", number), directory.side(number) == number, mainSides.count == 2, !namesSides(testimony) {
                meant = mainSides
            } else if let whole = short[number] {
                meant = [whole]
            } else if kind(number) == .people, kind(side(number)) == .body {
                meant = [side(number)]
            } else {
                meant = [number]
            }
            for actor in meant where !out.contains(actor) { out.append(actor) }
        }
        return out
    }

    /// الجانبان المصري والأردني: the sides of something else are named by their states.
    private func namesSides(_ testimony: Testimony) -> Bool {
        let text = PlainText(testimony.passage.text)
        let collective = words.terms("actors", in: text).filter { $0.term.role == "collective" }.map(\.range.upperBound)
        return words.states(in: text).contains { $0.form == .nisba && $0.state != country && collective.contains($0.range.lowerBound) }
    }

    /// الجيش: who is called by one word is the one listed body of the country whose name opens with it, where there is but one at work.
    private func shortNames() -> [Int: Int] {
        let bodies = Set(told.flatMap { $0.actors + $0.targets }).filter { kind($0) == .body && isDomestic($0) }
        var opening: [[UInt8]: [Int]] = [:]
        for number in bodies where directory.listed(number) != nil {
            if let first = PlainText.name(name(number)).first { opening[first, default: []].append(number) }
        }
        var out: [Int: Int] = [:]
        for number in bodies where directory.listed(number) == nil {
            let words = PlainText.name(name(number))
            if words.count == 1, let found = opening[words[0]], found.count == 1 { out[number] = found[0] }
        }
        return out
    }
}

internal import HudnaLanguage
internal import HudnaRecord

/// One process while it is built: what is told of it, joined, and who belongs to it.
struct Scene {
    let id: String
    let country: Int?
    let directory: ActorDirectory
    let words: RecordWords
    private(set) var told: [Testimony]
    private(set) var events: [Event] = []
    /// By event: its testimonies.
    private(set) var members: [[Int]] = []
    /// By testimony: its event.
    private(set) var eventOf: [Int] = []
    /// The two sides most often at work.
    private(set) var mainSides: [Int] = []

    init(_ draft: ProcessFinder.Draft, directory: ActorDirectory, words: RecordWords, witnesses: Witnesses, links: JoinLinks) {
        id = draft.id
        country = draft.country
        self.directory = directory
        self.words = words
        told = draft.told
        resolveSides()
        (events, members) = EventJoiner(directory: directory, words: words, witnesses: witnesses, links: links).join(told)
        eventOf = [Int](repeating: 0, count: told.count)
        for (event, list) in members.enumerated() { for testimony in list { eventOf[testimony] = event } }
    }

    func name(_ number: Int) -> String { directory.actors[number].name }
    func name(id: String) -> String { directory.number(id: id).map(name) ?? id }
    func side(_ number: Int) -> Int { directory.side(number) }
    func kind(_ number: Int) -> Actor.Kind { directory.actors[number].kind }
    func day(_ testimony: Testimony) -> PartialDate { PartialDate(testimony.day) }

    /// Somebody of the country itself: a body listed in it, who speaks for such a body, an unlisted body that no other state is named in.
    func isDomestic(_ number: Int) -> Bool {
        let side = side(number)
        switch kind(side) {
        case .state, .medium, .people: return false
        case .person:
            guard let index = directory.listed(side) else { return false }
            return !words.listed[index].conflict.isEmpty && words.listed[index].conflict == conflict
        case .body:
            guard !directory.has("collective", side) else { return false }
            guard let index = directory.listed(side), words.listed[index].table != .user else { return country == nil || !namesOtherState(side) }
            if let country, Int(words.listed[index].state) == country { return true }
            return country == nil || !words.listed[index].conflict.isEmpty && words.listed[index].conflict == conflict
        }
    }

    /// The name by which the tables know the country's conflict.
    private var conflict: String { country.map { words.listed[$0].id } ?? "" }

    private func namesOtherState(_ number: Int) -> Bool {
        words.states(in: PlainText(name(number))).contains { $0.state != country }
    }

    /// Where somebody of a foreign state stands for it: the state; else himself.
    func stateSide(_ number: Int) -> Int { kind(side(number)) == .state ? side(number) : number }

    // MARK: - Who is meant

    /// The country as an actor is its government; "the two sides" are those most often at work.
    private mutating func resolveSides() {
        var count: [Int: Int] = [:]
        for testimony in told { for number in testimony.actors + testimony.targets where isDomestic(number) { count[side(number), default: 0] += 1 } }
        let ranked = count.sorted { ($1.value, directory.actors[$0.key].id) < ($0.value, directory.actors[$1.key].id) }.map(\.key)
        mainSides = Array(ranked.prefix(2))
        let governments = ranked.filter { directory.has("government", $0) }
        for index in told.indices {
            told[index].actors = resolved(told[index].actors, governments, told[index])
            let targets = resolved(told[index].targets, governments, told[index])
            told[index].targets = targets.filter { !told[index].actors.contains($0) || !told[index].type.isSymmetric }
        }
    }

    private func resolved(_ numbers: [Int], _ governments: [Int], _ testimony: Testimony) -> [Int] {
        var out: [Int] = []
        for number in numbers {
            let meant: [Int]
            if let country, directory.listed(number) == country, let government = governments.first {
                meant = [government]
            } else if directory.has("collective", number), directory.side(number) == number, mainSides.count == 2 {
                meant = mainSides
            } else {
                meant = [number]
            }
            for actor in meant where !out.contains(actor) { out.append(actor) }
        }
        return out
    }
}

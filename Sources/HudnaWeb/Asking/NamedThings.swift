internal import Hudna
internal import HudnaRecord

/// Everything of the record that has a name, by its words in both languages: actors, places, processes, instruments.
struct NamedThings: Sendable {
    enum Kind: String, Sendable, CaseIterable { case processes, actors, places, instruments }

    struct Thing: Sendable {
        var kind: Kind
        var name: String
        /// Where it is in the workbench, without clocks.
        var address: String
        /// How much is told of it, as far as that is counted.
        var count: Int
        /// When it was first known; nil where that is not kept.
        var known: Moment?
        /// Of an instrument its kind.
        var type = ""
        /// Its name in English; empty where none is known.
        var english = ""
    }

    private(set) var things: [Thing] = []
    private var index = NameIndex()
    private var places: [String: Int] = [:]

    /// - Throws: what reading the lists throws.
    init(_ inquiry: Inquiry, _ english: EnglishNames) throws {
        for process in inquiry.processes {
            let path = "/processes/" + FormText.encoded(process.id)
            let first = try process.days().first.flatMap { Moment(first: PartialDate($0.day)) }
            add(
                Thing(kind: .processes, name: process.name, address: path, count: process.told, known: first, english: english.name(process.name) ?? ""),
                [process.centre, english.title(process.name)])
            for item in try inquiry.answer(.instruments, Filters(process: process.id)) {
                let (name, id) = (item.string("name"), item.string("id"))
                add(
                    Thing(
                        kind: .instruments, name: name, address: path + "/positions?instrument=" + FormText.encoded(id), count: item.evidence.count,
                        known: item.evidence.first?.known, type: item.string("kind"), english: item.string("name_en")))
            }
            let told = try inquiry.suggestions(of: process, most: .max)
            for (place, count) in told.counts.sorted(by: { $0.key < $1.key }) {
                // Nothing keeps when a place was first named: not before its process was told of.
                let own = Thing(
                    kind: .places, name: place, address: path + "/timeline?place=" + FormText.encoded(place), count: count, known: first,
                    english: english.name(place) ?? "")
                // The process that tells most of a place has it.
                if let known = places["place " + place] {
                    if things[known].count < count { things[known] = own }
                } else {
                    places["place " + place] = things.count
                    add(own)
                }
            }
            // Those of whom most is told go first.
            for name in try told.actors + inquiry.cast(of: process) where places["actor " + name] == nil {
                places["actor " + name] = things.count
                add(Thing(kind: .actors, name: name, address: "/actors/" + FormText.encoded(name), count: 0, english: english.name(name) ?? ""))
            }
        }
    }

    private mutating func add(_ thing: Thing, _ more: [String] = []) {
        things.append(thing)
        index.add([thing.name, thing.english] + more)
    }

    /// Those whose names have all words of a search, those called by nothing but these first, then those of which most is told.
    func find(_ text: String) -> [Thing] { ranked(index.find(text).map { ($0, 0) }) }

    /// Those one of whose words is each word of a search, begins with it or is close to it, the closest first, else as `find` has them.
    func near(_ text: String) -> [Thing] { ranked(index.near(text).sorted { $0.number < $1.number }) }

    /// All, those first of which most is told.
    var mostTold: [Thing] { things.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element) }

    private func ranked(_ found: [(number: Int, distance: Int)]) -> [Thing] {
        found.map { (thing: things[$0.number], rank: ($0.distance, things[$0.number].name.split(separator: " ").count, -things[$0.number].count, $0.number)) }
            .sorted { $0.rank < $1.rank }.map(\.thing)
    }
}

extension Workbench {
    /// All that has a name, as the record stands.
    func things() async throws -> NamedThings {
        let generation = try readers.generation()
        if let kept = keptThings.value("", generation) { return kept }
        let english = recordWords.english
        let made = try await inquire(at: Clock(), Filters()) { try NamedThings($0, english) }
        keptThings.keep(made, as: "", generation)
        return made
    }
}

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
        /// Its name in English, where that is no matter of the table of names.
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
            add(Thing(kind: .processes, name: process.name, address: path, count: process.told, known: first), [process.centre, english.title(process.name)])
            for item in try inquiry.answer(.instruments, Filters(process: process.id)) {
                let (name, id) = (item.string("name"), item.string("id"))
                add(
                    Thing(
                        kind: .instruments, name: name, address: path + "/positions?instrument=" + FormText.encoded(id), count: item.evidence.count,
                        known: item.evidence.first?.known, type: item.string("kind"), english: item.string("name_en")), [item.string("name_en")])
            }
            for (place, count) in try inquiry.suggestions(of: process, most: 0).counts.sorted(by: { $0.key < $1.key }) {
                let own = Thing(kind: .places, name: place, address: path + "/timeline?place=" + FormText.encoded(place), count: count)
                // The process that tells most of a place has it.
                if let known = places["place " + place] {
                    if things[known].count < count { things[known] = own }
                } else {
                    places["place " + place] = things.count
                    add(own, [english.name(place) ?? ""])
                }
            }
            for name in try inquiry.cast(of: process) where places["actor " + name] == nil {
                places["actor " + name] = things.count
                add(Thing(kind: .actors, name: name, address: "/actors/" + FormText.encoded(name), count: 0), [english.name(name) ?? ""])
            }
        }
    }

    private mutating func add(_ thing: Thing, _ names: [String]) {
        things.append(thing)
        index.add([thing.name] + names)
    }

    /// Those whose names have all words of a search, those called by nothing but these first, then those of which most is told.
    func find(_ text: String) -> [Thing] {
        index.find(text).map { things[$0] }.enumerated().sorted { a, b in
            let words = [a, b].map { $0.element.name.split(separator: " ").count }
            return (words[0], -a.element.count, a.offset) < (words[1], -b.element.count, b.offset)
        }
        .map(\.element)
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

internal import Hudna
internal import HudnaRecord

/// What the words of an address mean: codes and labels of both languages, names of both languages.
extension AskedFilters {
    /// The filters in the record's own words.
    func meant(_ visit: Visit, in topics: [Topic]) -> Filters {
        var meant = filters
        let texts = visit.workbench.texts
        meant.types = filters.types.map { Self.code($0, topics.flatMap(\.types), texts) }
        meant.statuses = filters.statuses.map { Self.code($0, topics.flatMap(\.statuses), texts) }
        meant.actors = filters.actors.flatMap { visit.workbench.recordWords.names(called: $0) }
        meant.places = filters.places.flatMap { visit.workbench.recordWords.names(called: $0) }
        return meant
    }

    /// The code that a label stands for in any language; itself where it is one, or nothing.
    private static func code(_ text: String, _ codes: [String], _ texts: InterfaceTexts) -> String {
        if codes.contains(text) { return text }
        let wanted = text.lowercased()
        return codes.first { code in Tongue.allCases.contains { texts.label(code, $0).lowercased() == wanted } } ?? text
    }

    /// A type or status that no entry can have; nil where all can be.
    /// - Parameter meant: the filters in the record's words.
    func unknown(_ meant: Filters, in topics: [Topic], _ inquiry: Inquiry) throws -> String? {
        for (index, type) in meant.types.enumerated() where try inquiry.fault(of: Filters(types: [type]), in: topics, isEmpty: false) != nil {
            return filters.types[index]
        }
        for (index, status) in meant.statuses.enumerated() where try inquiry.fault(of: Filters(statuses: [status]), in: topics, isEmpty: false) != nil {
            return filters.statuses[index]
        }
        return nil
    }

    /// Of what was asked for in vain the first that nothing in the list is called, whatever else is asked for.
    func missing(_ meant: Filters, _ topic: Topic, _ inquiry: Inquiry) throws -> (reason: String, subject: String)? {
        let asked: [(name: String, texts: [String], filters: Filters)] = [
            ("no-actor", filters.actors, Filters(process: meant.process, actors: meant.actors)),
            ("no-place", filters.places, Filters(process: meant.process, places: meant.places)),
            ("no-instrument", filters.instruments, Filters(process: meant.process, instruments: meant.instruments)),
            ("no-outlet", filters.outlets, Filters(process: meant.process, outlets: meant.outlets)),
        ]
        return try asked.first { try !$0.texts.isEmpty && inquiry.answer(topic, $0.filters).isEmpty }.map { ($0.name, $0.texts[0]) }
    }

    /// The types and statuses to choose from, those chosen marked: `{"types": [{"code", "is_chosen"}], "statuses": […]}`.
    func choices(_ visit: Visit, in topics: [Topic]) -> KeyValuePairs<String, Node> {
        let meant = meant(visit, in: topics)
        func node(_ codes: [String], _ chosen: [String]) -> Node {
            var seen: Set<String> = []
            return .list(codes.filter { seen.insert($0).inserted }.map { .object(["code": .text($0), "is_chosen": .flag(chosen.contains($0))]) })
        }
        return ["types": node(topics.flatMap(\.types), meant.types), "statuses": node(topics.flatMap(\.statuses), meant.statuses)]
    }
}

extension Visit {
    /// So many names are offered of each.
    private static let mostSuggestions = 80

    /// Names that the lists of a process can be asked for by, in the reader's language and in the other: `{"actors": [{"name", "other"}], …}`.
    func suggestions(of process: String) async throws -> Node {
        let generation = try workbench.readers.generation()
        var known = workbench.keptSuggestions.value(process, generation)
        if known == nil {
            known = try await inquire(at: Clock(), Filters(process: process)) { inquiry in
                try inquiry.processes.first { $0.id == process }.map { try inquiry.suggestions(of: $0, most: Self.mostSuggestions) }
            }
            if let known { workbench.keptSuggestions.keep(known, as: process, generation) }
        }
        func node(_ names: [String]) -> Node {
            .list(
                names.map { name in
                    let english = self.names.name(name)
                    return .object(["name": .text(english ?? name), "other": .text(english == nil ? "" : name)])
                })
        }
        return .object(["actors": node(known?.actors ?? []), "places": node(known?.places ?? []), "instruments": .texts(known?.instruments ?? [])])
    }
}

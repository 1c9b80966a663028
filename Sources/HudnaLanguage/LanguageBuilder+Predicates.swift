internal import HudnaText

/// The tables of predicates: senses, governors, verbs of saying.
extension LanguageBuilder {
    private struct PredicateColumns {
        let id, verb, present, masdar, active, passive: Int
        init(_ table: Table) throws {
            id = try table.column("id")
            verb = try table.column("verb")
            present = try table.column("present")
            masdar = try table.column("masdar")
            active = try table.column("active")
            passive = try table.column("passive")
        }
    }

    /// The group of a row's forms; rows with the same words share one.
    private mutating func group(_ table: Table, _ row: Table.Row, _ columns: PredicateColumns, _ language: inout Language) -> Int32 {
        let cells = [columns.verb, columns.present, columns.masdar, columns.active, columns.passive]
        var key: [UInt8] = []
        for cell in cells {
            key += table.utf8(row, cell)
            key.append(0x09)
        }
        let known = Int(groupWords.intern(key.span))
        if known < groupNumbers.count { return groupNumbers[known] }
        let number = Int32(language.groups.count)
        groupNumbers.append(number)
        let verb = table.text(row, columns.verb)
        language.groups.append(
            FormGroup(lemma: verb.isEmpty ? table.alternatives(row, columns.masdar).first ?? table.text(row, columns.active) : verb))
        addVerbs(table, row, columns, number, &language)
        table.forEach(row, columns.masdar) { masdar in
            if addIfPhrase(masdar, Entry(kind: .masdar, features: Features(), payload: number), &language) { return }
            conjugation.noun(masdar, isSound: false, into: &forms)
            conjugation.plural(masdar, into: &forms)
            addForms(.masdar, number, &language)
        }
        for (column, kind) in [(columns.active, EntryKind.active), (columns.passive, .passive)] {
            table.forEach(row, column) { word in
                if addIfPhrase(word, Entry(kind: kind, features: Features(), payload: number), &language) { return }
                conjugation.noun(word, isSound: true, into: &forms)
                addForms(kind, number, &language)
            }
        }
        return number
    }

    private mutating func addVerbs(_ table: Table, _ row: Table.Row, _ columns: PredicateColumns, _ group: Int32, _ language: inout Language) {
        var verbs: [ArraySlice<UInt8>] = []
        table.forEach(row, columns.verb) { verbs.append($0) }
        for verb in verbs {
            conjugation.past(verb, into: &forms)
            addForms(.past, group, &language)
        }
        var index = 0
        table.forEach(row, columns.present) { present in
            conjugation.present(present, past: index < verbs.count ? verbs[index] : verbs.first ?? [], into: &forms)
            addForms(.present, group, &language)
            index += 1
        }
    }

    mutating func addSenses(_ table: Table, _ language: inout Language) throws {
        let columns = try PredicateColumns(table)
        let (type, needs, status) = (try table.column("type"), try table.column("needs"), try table.column("status"))
        let (actor, target) = (try table.column("actor"), try table.column("target"))
        let (object, place) = (try table.column("object"), try table.column("place"))
        for row in table.rows {
            let group = group(table, row, columns, &language)
            let actors = slots(table, row, actor, &language)
            language.senses.append(
                Sense(
                    id: table.text(row, columns.id), type: table.text(row, type), needs: try conditions(table, row, needs, &language),
                    actor: actors.isEmpty ? [.subject] : actors, target: slots(table, row, target, &language),
                    object: slots(table, row, object, &language), place: slots(table, row, place, &language), status: table.text(row, status)))
            language.groups[Int(group)].senses.append(Int32(language.senses.count - 1))
        }
    }

    mutating func addStatements(_ table: Table, _ language: inout Language) throws {
        let (id, type) = (try table.column("id"), try table.column("type"))
        language.statementGroup = Int32(language.groups.count)
        language.groups.append(FormGroup(lemma: ""))
        for row in table.rows {
            language.statements.append(Int32(language.senses.count))
            language.senses.append(
                Sense(id: table.text(row, id), type: table.text(row, type), needs: [], actor: [.speaker], target: [], object: [], place: [], status: ""))
        }
    }

    mutating func addGovernors(_ table: Table, _ language: inout Language) throws {
        let columns = try PredicateColumns(table)
        let (effect, complement) = (try table.column("effect"), try table.column("complement"))
        for row in table.rows {
            let group = group(table, row, columns, &language)
            language.governors.append(
                Governor(id: table.text(row, columns.id), effect: table.text(row, effect), complement: slots(table, row, complement, &language)))
            language.groups[Int(group)].governor = Int32(language.governors.count - 1)
        }
    }

    mutating func addSpeech(_ table: Table, _ language: inout Language) throws {
        let columns = try PredicateColumns(table)
        let (kind, clause) = (try table.column("kind"), try table.column("clause"))
        for row in table.rows {
            let group = group(table, row, columns, &language)
            guard let value = SpeechVerb.Kind(rawValue: table.text(row, kind)) else { throw table.broken(row, "no such kind \"\(table.text(row, kind))\"") }
            language.speech.append(SpeechVerb(id: table.text(row, columns.id), kind: value, clause: slots(table, row, clause, &language)))
            language.groups[Int(group)].speech = Int32(language.speech.count - 1)
        }
    }

    private func slots(_ table: Table, _ row: Table.Row, _ column: Int, _ language: inout Language) -> [Slot] {
        var slots: [Slot] = []
        table.forEach(row, column) { slots.append(slot($0, &language)) }
        return slots
    }

    private func slot(_ text: ArraySlice<UInt8>, _ language: inout Language) -> Slot {
        switch String(decoding: text, as: UTF8.self) {
        case "subj": return .subject
        case "obj", "masdar": return .object
        case "speaker": return .speaker
        case "-": return .none
        default:
            let words = FoldedPhrase(text).words
            if words.count == 1, words[0].count == 1 {
                for (letter, flag) in clitics(of: words[0][0]) where letter == words[0][0] { return .proclitic(flag) }
            }
            let stems = words.map { language.lexicon.stem($0.span) }
            if let first = words.first, isComplementizer(first) { return .clause }
            return stems.isEmpty ? .none : .preposition(stems)
        }
    }

    private func clitics(of letter: UInt8) -> [(UInt8, Proclitics)] {
        [(Letter.ba, .bi), (Letter.lam, .li), (Letter.kaf, .ka)]
    }

    /// أن, إن fold to the same two letters.
    private func isComplementizer(_ word: [UInt8]) -> Bool { word == [Letter.alef, Letter.nun] }

    private mutating func conditions(_ table: Table, _ row: Table.Row, _ column: Int, _ language: inout Language) throws -> [[Condition]] {
        var alternatives: [[Condition]] = []
        try table.forEach(row, column) { alternative in
            alternatives.append(try alternative.split(separator: 0x26).map { try condition($0, table, row, &language) })
        }
        return alternatives
    }

    private func condition(_ text: ArraySlice<UInt8>, _ table: Table, _ row: Table.Row, _ language: inout Language) throws -> Condition {
        guard let need = Need(text) else {
            throw table.broken(row, "needs \"\(String(decoding: text, as: UTF8.self))\": not next:, after:, near: or not: and a word or @class")
        }
        guard let name = need.className else {
            return Condition(reach: need.reach, wordClass: -1, words: need.words.map { language.lexicon.stem($0.span) })
        }
        guard let number = language.classNumbers[name] else { throw table.broken(row, "no class @\(name)") }
        return Condition(reach: need.reach, wordClass: number, words: [])
    }
}

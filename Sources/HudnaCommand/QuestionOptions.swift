internal import ArgumentParser
internal import Foundation
internal import Hudna
internal import HudnaExports
internal import HudnaIntake
internal import HudnaRecord
internal import HudnaStore

/// What every question takes: the database, the filters, the clocks.
struct QuestionOptions: ParsableArguments {
    @OptionGroup var database: StoreOptions

    @Option(help: ArgumentHelp("Only this process, by id or words of its name.", valueName: "name"))
    var process: String?

    @Option(help: ArgumentHelp("Only what this actor takes part in; a leader stands for his body. May be repeated.", valueName: "name"))
    var actor: [String] = []

    @Option(help: ArgumentHelp("Only this type, role or kind. May be repeated.", valueName: "type"))
    var type: [String] = []

    @Option(help: ArgumentHelp("Only this status, position or state. May be repeated.", valueName: "status"))
    var status: [String] = []

    @Option(help: ArgumentHelp("Only what is about this instrument, by id, kind or words of its name. May be repeated.", valueName: "name"))
    var instrument: [String] = []

    @Option(help: ArgumentHelp("Only what names this place. May be repeated.", valueName: "name"))
    var place: [String] = []

    @Option(help: ArgumentHelp("Only what this outlet tells. May be repeated.", valueName: "name"))
    var outlet: [String] = []

    @Option(help: ArgumentHelp("Only what was not over by then.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("Only what had begun by then.", valueName: "date"))
    var to: String?

    @Option(help: ArgumentHelp("What was so then: 2020-01-13 or 2020-01-13T12:00+02:00.", valueName: "date"))
    var asOf: String?

    @Option(help: ArgumentHelp("What had been published by then; a day counts to its end.", valueName: "date"))
    var knownBy: String?

    @Option(help: ArgumentHelp("What this database had read by then.", valueName: "date"))
    var readBy: String?

    @Option(help: ArgumentHelp("The offset of times that name none, +02:00; without it UTC.", valueName: "offset"))
    var zone: String?

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var words: LanguageOptions

    func validate() throws {
        for (name, value) in [("--from", from), ("--to", to), ("--as-of", asOf), ("--known-by", knownBy), ("--read-by", readBy)] {
            guard let value, PublishedDate.parse(value) == nil else { continue }
            throw ValidationError("\(name) \(value) is no date. Write 2020-01-13 or 2020-01-13T12:00+02:00.")
        }
        if let zone, QuestionOptions.offset(zone) == nil { throw ValidationError("--zone \(zone) is no offset. Write +02:00.") }
    }

    private static func offset(_ text: String) -> Int? { PartialDate(iso: "2000-01-01T00:00" + text)?.offset }

    private var minutes: Int { zone.flatMap(QuestionOptions.offset) ?? 0 }

    private func last(_ text: String?) -> Moment? { text.flatMap { PublishedDate.parse($0) }.flatMap { Moment(last: $0, zone: minutes) } }
    private func first(_ text: String?) -> Moment? { text.flatMap { PublishedDate.parse($0) }.flatMap { Moment(first: $0, zone: minutes) } }

    var clock: Clock { Clock(asOf: last(asOf), knownBy: last(knownBy), readBy: last(readBy), zone: minutes) }

    var filters: Filters {
        Filters(
            process: process, actors: actor, types: type, statuses: status, instruments: instrument, places: place, outlets: outlet, from: first(from),
            to: last(to))
    }

    /// The record as it was then, of what the database holds.
    /// - Parameters:
    ///   - correcting: whether coders' corrections hold.
    ///   - isWhole: whether all of it is needed, whatever process is asked for.
    /// - Throws: exit codes, after telling why.
    func record(_ messages: Messages, correcting: Bool = true, isWhole: Bool = false) throws -> Record {
        let filters = try filters(messages)
        return try database.with(.reading, messages) { store in
            let language = try words.id(messages, with: store)
            let book = CorrectionBook(correcting ? try store.corrections(readBy: last(readBy)) : [], readBy: last(readBy))
            let names = RecordWords(try words.loadForRecord(messages, names: book.names, with: store))
            // Of one process its own reports are enough.
            if process != nil, !isWhole {
                let found = try Inquiry(store, clock: clock, filters: filters, language: language, book: book) { names }.processes(filters)
                if found.count == 1, let id = found.first?.id {
                    return try Record(of: id, store, clock: clock, language: language, book: book, words: names)
                }
            }
            return Record(try store.kept(), words: names, clock: clock, book: book)
        }
    }

    /// Asks the record as it was then, of what the database holds.
    ///
    /// In JSON entries have English names too, where some are known.
    /// - Throws: exit codes, after telling why.
    /// - Parameter moment: other clocks than those that were asked for.
    func inquire<Value>(_ messages: Messages, _ filters: Filters, at moment: Clock? = nil, _ body: (Inquiry) throws -> Value) throws -> Value {
        let clock = moment ?? self.clock
        return try database.with(.reading, messages) { store in
            let language = try words.id(messages, with: store)
            let book = CorrectionBook(try store.corrections(readBy: clock.readBy), readBy: clock.readBy)
            var inquiry = try Inquiry(store, clock: clock, filters: filters, language: language, book: book) {
                RecordWords(try words.loadForRecord(messages, names: book.names, with: store))
            }
            inquiry.english = try english(filters, messages)
            if filters.instruments.contains(where: Self.isLatin) { inquiry.ofInstruments = try words.englishNames(messages) }
            return try body(inquiry)
        }
    }

    /// English names by the ids of listed actors where entries are printed with them: in JSON, and where somebody or something is asked for in English.
    /// - Throws: exit codes, after telling why.
    func english(_ filters: Filters, _ messages: Messages) throws -> [String: String] {
        let asked = [process].compactMap(\.self) + filters.actors + filters.instruments + filters.places
        return json || asked.contains(where: Self.isLatin) ? try words.english(messages) : [:]
    }

    private static func isLatin(_ text: String) -> Bool { text.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic } }

    /// The filters as they were asked for, places and the process in the record's own words, with the ids of actors who are asked for in English.
    /// - Parameter subjects: actors named by the command itself.
    /// - Throws: exit codes, after telling why.
    func filters(_ messages: Messages, subjects: [String] = []) throws -> Filters {
        var filters = self.filters
        filters.actors += subjects
        if filters.places.contains(where: Self.isLatin) {
            let names = try words.englishNames(messages)
            filters.places = filters.places.flatMap { place in Self.isLatin(place) ? [place] + names.originals(of: place) : [place] }
        }
        if let name = filters.process { filters.process = try processName(name, messages) }
        for actor in filters.actors where Self.isLatin(actor) {
            let ids = try words.called(actor, messages)
            if !ids.isEmpty, !ids.contains(actor) { filters.called[actor] = ids }
        }
        return filters
    }

    /// The same for a record that was put together for more than one question: with the ids of the instruments that are asked for in English.
    /// - Throws: exit codes, after telling why; what reading the record throws.
    func filters(_ filters: Filters, of record: Record, _ messages: Messages) throws -> Filters {
        guard filters.instruments.contains(where: Self.isLatin) else { return filters }
        return try record.filters(filters, named: words.englishNames(messages))
    }

    /// Tells that nothing answers, and what was asked for.
    /// - Parameter subjects: actors named by the command itself.
    func tellNothing(_ messages: Messages, subjects: [String] = []) {
        let one = [
            ("--process", process), ("--from", from), ("--to", to), ("--as-of", asOf), ("--known-by", knownBy), ("--read-by", readBy), ("--zone", zone),
        ]
        let several = [
            ("--actor", actor), ("--type", type), ("--status", status), ("--instrument", instrument), ("--place", place), ("--outlet", outlet),
        ]
        let asked =
            subjects + several.flatMap { name, values in values.map { name + " " + $0 } } + one.compactMap { name, value in value.map { name + " " + $0 } }
        messages.say("nothing found" + (asked.isEmpty ? "" : " for " + asked.joined(separator: ", ")))
    }

    /// A process called by its English name is asked for by its id.
    func processName(_ name: String, _ messages: Messages) throws -> String {
        guard Self.isLatin(name) else { return name }
        return try words.english(messages).first { $0.value.lowercased() == name.lowercased() }?.key ?? name
    }

    /// Tells what is asked for that there can't be, and ends the program.
    /// - Parameters:
    ///   - topics: the questions that are asked.
    ///   - isEmpty: whether nothing answers them.
    /// - Throws: `ExitCode.usage`, after telling why; what reading the record throws.
    func check(_ filters: Filters, _ topics: [Topic], isEmpty: Bool, _ inquiry: Inquiry, _ messages: Messages) throws {
        var fault = try inquiry.fault(of: filters, in: topics, isEmpty: isEmpty)
        // Not to be known yet is an answer; never to be known is none.
        if fault == nil, isEmpty, Clock(zone: clock.zone) != clock {
            fault = try inquire(messages, filters, at: Clock(zone: clock.zone)) { try $0.fault(of: filters, in: topics, isEmpty: true) }
        }
        guard let fault else { return }
        messages.say(fault)
        throw ExitCode.usage
    }

    /// The same of a record that was put together for more than one question.
    /// - Throws: `ExitCode.usage`, after telling why; what reading the record throws.
    func check(_ filters: Filters, isEmpty: Bool, _ record: Record, _ messages: Messages) throws {
        var filters = filters
        filters.statuses.removeAll { Self.standings.contains($0) }
        var inquiry = record.inquiry
        if filters.instruments.contains(where: Self.isLatin) { inquiry.ofInstruments = try words.englishNames(messages) }
        try check(filters, Topic.allCases, isEmpty: isEmpty, inquiry, messages)
    }

    /// What exports ask for beside the statuses of claims.
    private static let standings = Set(CodedEvent.Standing.allCases.map(\.rawValue))

    /// Prints entries as they were asked for, as text or JSON.
    func show(_ items: [RecordItem]) throws {
        try print(json ? ProcessJSON().list(items) : Array(RecordText().text(items).utf8))
    }

    /// Writes bytes and a line end to standard output.
    func print(_ bytes: [UInt8]) throws {
        let failure = OutputFile.writeAll(bytes + [0x0A], to: 1)
        if failure != 0 && failure != EPIPE { throw ExitCode.output }
    }
}

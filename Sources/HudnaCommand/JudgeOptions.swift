internal import ArgumentParser
internal import Foundation
internal import Hudna
internal import HudnaRecord
internal import HudnaStore

/// What every correction takes: who says it and why, and of which database.
struct JudgeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Who says so (also HUDNA_CODER).", valueName: "name"))
    var coder: String?

    @Option(help: ArgumentHelp("Why; kept with it.", valueName: "text"))
    var reason: String = ""

    @OptionGroup var database: StoreOptions
    @OptionGroup var words: LanguageOptions

    func validate() throws { _ = try Self.name(coder) }

    /// Who says so: who is named, else whom the environment names.
    /// - Throws: `ValidationError` where nobody is.
    static func name(_ coder: String?) throws -> String {
        let name = coder ?? ProcessInfo.processInfo.environment["HUDNA_CODER"] ?? ""
        if name.allSatisfy(\.isWhitespace) { throw ValidationError("Say who you are: --coder NAME, or HUDNA_CODER.") }
        return name
    }

    /// What a correction is about, as far as it tells which part of the record is needed.
    enum Scope {
        /// A claim, an event or an entry, by its id.
        case item(String)
        /// Those whom the record knows.
        case actors
        /// Somebody new.
        case nothing
    }

    /// Makes a correction of the record and keeps it.
    /// - Parameter make: from the record, the coder, the reason and the moment; asked of the record as it stands, then as it was read, so that what one
    ///   coder has rejected another can accept.
    /// - Throws: exit codes, after telling why.
    func keep(_ scope: Scope, _ make: (Record, String, String, PartialDate) throws -> Correction) throws {
        let messages = Messages(isQuiet: false)
        let now = Int(Date().timeIntervalSince1970)
        let moment = Moment(minutes: now / 60)
        let madeAt = PartialDate(moment.day, minutes: moment.minutes - moment.day.number * 1440, offset: 0)
        do {
            let correction = try database.with(.reading, messages) { store in
                let said = try store.corrections()
                do {
                    return try make(record(scope, store, CorrectionBook(said), messages), Self.name(coder), reason, madeAt)
                } catch let error as CorrectionError {
                    guard !said.isEmpty else { throw error }
                    do {
                        return try make(record(scope, store, CorrectionBook(), messages), Self.name(coder), reason, madeAt)
                    } catch let plain as CorrectionError {
                        // What stands there under this id as it was read tells what is wrong.
                        throw error.isMissing ? plain : error
                    }
                }
            }
            try database.with(.writing, messages) { store in try store.add(correction, at: now) }
            OutputFile.writeAll(Array("\(correction.kind.rawValue) \(correction.item): \(correction.verdict.rawValue), by \(correction.coder)\n".utf8), to: 1)
        } catch let error as CorrectionError {
            messages.say(error.problem)
            throw ExitCode.usage
        }
    }

    /// As much of the record as the correction needs.
    private func record(_ scope: Scope, _ store: Store, _ book: CorrectionBook, _ messages: Messages) throws -> Record {
        let names = RecordWords(try words.loadForRecord(messages, names: book.names, with: store))
        switch scope {
        case .item(let id): return try Record(holding: id, store, language: try words.id(messages, with: store), book: book, words: names)
        case .actors: return Record(actorsOf: try store.kept(), words: names, book: book)
        case .nothing: return Record([], words: names, book: book)
        }
    }
}

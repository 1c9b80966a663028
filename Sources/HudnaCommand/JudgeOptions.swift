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

    private var name: String? { (coder ?? ProcessInfo.processInfo.environment["HUDNA_CODER"]).flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } }

    func validate() throws {
        if name == nil { throw ValidationError("Say who you are: --coder NAME, or HUDNA_CODER.") }
    }

    /// Makes a correction of the record and keeps it.
    /// - Parameter make: from the record, the coder, the reason and the moment; asked of the record as it stands, then as it was read, so that what one
    ///   coder has rejected another can accept.
    /// - Throws: exit codes, after telling why.
    func keep(_ make: (Record, String, String, PartialDate) throws -> Correction) throws {
        let messages = Messages(isQuiet: false)
        let now = Int(Date().timeIntervalSince1970)
        let (kept, said) = try database.with(.reading, messages) { store in (try store.kept(), try store.corrections()) }
        let book = CorrectionBook(said)
        let names = RecordWords(try words.loadForRecord(messages, names: book.names))
        let moment = Moment(minutes: now / 60)
        let madeAt = PartialDate(moment.day, minutes: moment.minutes - moment.day.number * 1440, offset: 0)
        func made(_ book: CorrectionBook) throws -> Correction { try make(Record(kept, words: names, book: book), name ?? "", reason, madeAt) }
        do {
            let correction: Correction
            do {
                correction = try made(book)
            } catch let error as CorrectionError {
                guard !said.isEmpty, let other = try? made(CorrectionBook()) else { throw error }
                correction = other
            }
            try database.with(.writing, messages) { store in try store.add(correction, at: now) }
            OutputFile.writeAll(Array("\(correction.kind.rawValue) \(correction.item): \(correction.verdict.rawValue), by \(correction.coder)\n".utf8), to: 1)
        } catch let error as CorrectionError {
            messages.say(error.problem)
            throw ExitCode.usage
        }
    }
}

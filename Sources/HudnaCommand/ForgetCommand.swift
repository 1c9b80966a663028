internal import ArgumentParser
internal import Foundation
internal import Hudna
internal import HudnaLanguage
internal import HudnaStore

/// `hudna forget`: takes a report or a name out of the record for good.
struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Removes a report, or an actor's name, from the record for good.",
        discussion: """
            Of a report the text goes with all that was read out of it; of an actor the name goes, wherever it stands, and blocks take its place: asked for by \
            the id or name that the record shows, all names go under which reports list him, with forms that are one letter off; what else they call him, \
            words for his role, is told and stays. His rows go out of the tables of names given with --actors, where he may stand alone: by id, name or a \
            form that nobody else has. Whom coders alone have named, with hudna actor add, goes in the same way, by name or form, and what they said counts no more. \
            In reports that do not list him go his whole names and all forms that coders have added; a first name alone stays there and in what coders \
            have written of others, since nobody knows whose it is. \
            Ids stay, with the reason; a forgotten report is not taken in again, nor is one out of which a name was taken, and a table \
            of names loses the rows that hold such a name when it is given again. \
            The database file is written anew, so that nothing is left in it. This can't be undone, and copies of the file know nothing of it.
            """)

    @Argument(help: ArgumentHelp("The id of a report, or the name or id of an actor.", valueName: "report or actor"))
    var name: String

    @Option(help: ArgumentHelp("Why; kept with the ids. Don't write the name into it.", valueName: "text"))
    var reason: String

    @OptionGroup var database: StoreOptions
    @OptionGroup var words: LanguageOptions

    func validate() throws {
        if name.isEmpty { throw ValidationError("Name a report or an actor.") }
        if reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason is empty. Say why.") }
    }

    func run() throws {
        let messages = Messages(isQuiet: false)
        let forms = SearchForms(try Clitics(source: .builtIn))
        // Reading first: a database that is not there is not made.
        let names = try database.with(.reading, messages) { store in try listedNames(store, messages) }
        let now = Int(Date().timeIntervalSince1970)
        let (forgotten, others) = try database.with(.writing, messages) { store in
            let forgotten =
                try names.isEmpty
                ? store.forget(name, reason: reason, forms: forms, at: now) : store.forget(actor: names, reason: reason, forms: forms, at: now)
            return (forgotten, forgotten.isActor ? [] : try store.namesakes(of: name))
        }
        var lines = ["\(database.path): \(what(forgotten)) forgotten\(forgotten.wasForgotten ? " before" : "")"]
        if !forgotten.left.isEmpty { lines.append("left, since no word of these is one of the name: " + forgotten.left.joined(separator: ", ")) }
        if !others.isEmpty { messages.say("other reports came with the id \(name) and are still there: \(others.joined(separator: ", "))") }
        OutputFile.writeAll(Array((lines.joined(separator: "\n") + "\n").utf8), to: 1)
    }

    /// `a name in 2 reports and 1 row of the tables of names`, `3 reports`
    private func what(_ forgotten: Forgotten) -> String {
        var places: [String] = []
        if !forgotten.reports.isEmpty { places.append(forgotten.reports.count == 1 ? "1 report" : "\(forgotten.reports.count) reports") }
        if forgotten.rows > 0 { places.append("\(forgotten.rows) \(forgotten.rows == 1 ? "row" : "rows") of the tables of names") }
        let all = places.joined(separator: " and ")
        return forgotten.isActor ? (all.isEmpty ? "a name" : "a name in " + all) : all
    }

    /// Under which names the reports list the actor that is asked for, and those that coders have added; none where it is a report, or nobody whom the record knows.
    private func listedNames(_ store: Store, _ messages: Messages) throws -> [String] {
        if try store.hasReport(name) { return [] }
        let book = CorrectionBook(try store.corrections())
        let known = RecordWords(try words.loadForRecord(messages, names: book.names, with: store))
        let record = Record(actorsOf: try store.kept(), words: known, book: book)
        let names = record.reportNames(of: name, english: name.utf8.allSatisfy { $0 < 0x80 } ? try words.english(messages) : [:])
        var seen: Set<String> = []
        return (names + book.added(for: [name] + names)).filter { seen.insert($0).inserted }
    }
}

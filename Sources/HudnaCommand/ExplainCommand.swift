internal import ArgumentParser
internal import Foundation
internal import HudnaIntake
internal import HudnaLanguage
internal import HudnaReading
internal import HudnaRecord

/// `hudna explain`: why a sentence, or a place in a report, was read as it was.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Shows every token with its analyses, the rules that fired, the decisions taken and rejected.",
        discussion: "Takes a sentence, or a report's file; with --at only the sentence in which that place of the report lies.")

    @Argument(help: ArgumentHelp("The sentence, or a report's file (the first report of JSON Lines, or that of --id).", valueName: "sentence or file"))
    var subject: String

    @Option(help: ArgumentHelp("A place in the report, in Unicode scalars from the start of its text (a span of the output).", valueName: "offset"))
    var at: Int?

    @Option(help: ArgumentHelp("The report of a file of many.", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("When it was published: 2020-01-13 or 2020-01-13T12:00+02:00.", valueName: "date"))
    var date: String?

    @OptionGroup var words: LanguageOptions

    func validate() throws {
        if subject.isEmpty { throw ValidationError("Name a sentence or a report's file.") }
        if let at, at < 0 { throw ValidationError("--at must not be negative.") }
        if let date, PublishedDate.parse(date) == nil { throw ValidationError("--date \(date) is no date. Write 2020-01-13 or 2020-01-13T12:00+02:00.") }
    }

    func run() throws {
        let messages = Messages(isQuiet: false)
        let published = date.flatMap { PublishedDate.parse($0) }
        guard let report = report(published, try words.pages(messages), messages) else { throw ExitCode.partlyRead }
        let reader = Reader(language: try words.load(messages))
        for line in reader.explain(report, at: at).lines { print(line) }
    }

    private func report(_ published: PartialDate?, _ pages: PageReader, _ messages: Messages) -> Report? {
        guard FileManager.default.fileExists(atPath: subject) else { return Report(id: "sentence", text: Array(subject.utf8), published: published) }
        let intake = Intake(paths: [subject], defaults: IntakeDefaults(published: published), pages: pages) { messages.tell($0) }
        while let item = intake.next() {
            guard let id else { return item.report }
            if item.report.id == id { return item.report }
        }
        messages.say("\(subject): \(id.map { "holds no report with the id \($0)" } ?? "holds no report"); check the file")
        return nil
    }
}

internal import ArgumentParser
internal import HudnaIntake
internal import HudnaLanguage
internal import HudnaReading
internal import HudnaRecord

/// `hudna features`: what the models are trained on (see Evaluation/train.py).
struct FeaturesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "features", abstract: "Prints what the models are trained on, a line of JSON a report (for Evaluation/train.py).", shouldDisplay: false)

    @Argument(help: ArgumentHelp("Files, folders or patterns; - is standard input.", valueName: "path"))
    var paths: [String] = []

    @Option(help: ArgumentHelp("What is known of the reports, as for read. May be repeated.", valueName: "file"))
    var manifest: [String] = []

    @OptionGroup var words: LanguageOptions

    func run() throws {
        let messages = Messages(isQuiet: true)
        var known = Manifest()
        for path in manifest { try known.add(path: path) }
        let reader = Reader(language: try words.load(messages))
        let intake = Intake(paths: paths, manifest: known, pages: try words.pages(messages)) { messages.tell($0) }
        while let item = intake.next() {
            if item.skipped == nil { print(reader.trainingRow(item.report)) }
        }
    }
}

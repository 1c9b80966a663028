internal import ArgumentParser
internal import HudnaIntake

/// How exports of news databases are taken.
struct ExportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What the fields of JSON and CSV exports are: lines such as text: body.full, title: headline (see Docs/containers.md).", valueName: "file"))
    var mapping: String?

    /// - Throws: `ExitCode.usage` where the mapping can't be read; why is told.
    func loadMapping(_ messages: Messages) throws -> FieldMapping? {
        guard let mapping else { return nil }
        do throws(Problem) {
            return try FieldMapping(path: mapping)
        } catch {
            messages.say(error.description)
            throw ExitCode.usage
        }
    }
}

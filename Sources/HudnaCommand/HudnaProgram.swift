internal import ArgumentParser
internal import Foundation
internal import Hudna

/// The program. Exit codes: 0 all was read, 3 some input could not be read, 64 wrong usage, 65 the database can't be used,
/// 69 the workbench is not built, 74 the output could not be written.
@main
struct HudnaProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hudna",
        abstract: "Reads the news of a war's talks and keeps the record.",
        discussion:
            "Works offline on Arabic reports (watch alone fetches anything): who met whom, who signed, refused or asked for time, which truce holds, who accuses whom.",
        version: HudnaVersion.current,
        subcommands: [
            ReadCommand.self, AddCommand.self, WatchCommand.self, TextCommand.self, SearchCommand.self, ExportCommand.self, ForgetCommand.self,
            ServeCommand.self,
            ExplainCommand.self,
            LanguageCommand.self, FeaturesCommand.self, MeasureCommand.self,
        ],
        groupedSubcommands: [CommandGroup(name: "Questions", subcommands: questions), CommandGroup(name: "Corrections", subcommands: corrections)],
        defaultSubcommand: ReadCommand.self)

    static func main() {
        // Whoever reads the output may stop reading: writing then fails with an error instead of killing the program.
        signal(SIGPIPE, SIG_IGN)
        // So does writing past the largest size a file may have.
        signal(SIGXFSZ, SIG_IGN)
        keepStandardDescriptors()
        main(nil)
    }

    /// Where a standard descriptor is closed, takes its place with one that can't be used, so that no file opened later stands there.
    private static func keepStandardDescriptors() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
            _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
    }
}

internal import ArgumentParser
internal import Foundation
internal import Hudna
internal import HudnaRecord
internal import HudnaStore

/// `hudna undo`.
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Takes back what a coder has said last of something.",
        discussion: "It stays in the record with who took it back, and counts no more; what the coder had said of it before counts again.")

    @Argument(
        help: ArgumentHelp("The id of a claim, an event or an entry, or the name of an actor, as hudna review --corrections has it.", valueName: "item"))
    var item: String

    @Option(help: ArgumentHelp("Who said it (also HUDNA_CODER).", valueName: "name"))
    var coder: String?

    @OptionGroup var database: StoreOptions

    func validate() throws { _ = try JudgeOptions.name(coder) }

    func run() throws {
        let messages = Messages(isQuiet: false)
        let coder = try JudgeOptions.name(coder)
        // Reading first: a database that is not there is not made.
        let last = try database.with(.reading, messages) { store in
            try store.history(CorrectionSelection(item: item, coder: coder, isStanding: true), limit: 1).last
        }
        guard let last else {
            messages.say("\(coder) has said nothing of \(item) that stands; hudna review --corrections lists what stands")
            throw ExitCode.usage
        }
        let isGone = try database.with(.writing, messages) { store in
            try store.withdraw(last.key, by: coder, at: Int(Date().timeIntervalSince1970))
        }
        guard isGone else {
            messages.say("it was taken back meanwhile")
            throw ExitCode.usage
        }
        let said = last.correction
        OutputFile.writeAll(Array("\(said.kind.rawValue) \(said.item): \(said.verdict.rawValue), by \(said.coder), taken back\n".utf8), to: 1)
    }
}

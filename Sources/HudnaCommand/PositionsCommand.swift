internal import ArgumentParser
internal import Hudna

/// `hudna positions`.
struct PositionsCommand: QuestionCommand {
    static let configuration = CommandConfiguration(commandName: "positions", abstract: "Where each party stands on each instrument, day by day.")
    static let topic = Topic.positions

    @OptionGroup var options: QuestionOptions
}

internal import ArgumentParser
internal import Hudna

/// `hudna parties`.
struct PartiesCommand: QuestionCommand {
    static let configuration = CommandConfiguration(commandName: "parties", abstract: "Who takes part in the processes, and as what.")
    static let topic = Topic.parties

    @OptionGroup var options: QuestionOptions
}

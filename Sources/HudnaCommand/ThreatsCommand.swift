internal import ArgumentParser
internal import Hudna

/// `hudna threats`.
struct ThreatsCommand: QuestionCommand {
    static let configuration = CommandConfiguration(commandName: "threats", abstract: "Who threatens whom with what.")
    static let topic = Topic.threats

    @OptionGroup var options: QuestionOptions
}

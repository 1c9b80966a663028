internal import ArgumentParser
internal import Hudna

/// `hudna disagreements`.
struct DisagreementsCommand: QuestionCommand {
    static let configuration = CommandConfiguration(commandName: "disagreements", abstract: "What is told differently, by whom.")
    static let topic = Topic.disagreements

    @OptionGroup var options: QuestionOptions
}

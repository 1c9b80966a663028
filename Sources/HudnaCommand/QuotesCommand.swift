internal import ArgumentParser
internal import Hudna

/// `hudna quotes`.
struct QuotesCommand: QuestionCommand {
    static let configuration = CommandConfiguration(commandName: "quotes", abstract: "Who is quoted with what.")
    static let topic = Topic.quotes

    @OptionGroup var options: QuestionOptions
}

internal import ArgumentParser
internal import Hudna

/// `hudna toll`.
struct TollCommand: QuestionCommand {
    static let configuration = CommandConfiguration(commandName: "toll", abstract: "The human cost as reports count it.")
    static let topic = Topic.toll

    @OptionGroup var options: QuestionOptions
}

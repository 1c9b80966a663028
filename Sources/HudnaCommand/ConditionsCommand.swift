internal import ArgumentParser
internal import Hudna

/// `hudna conditions`.
struct ConditionsCommand: QuestionCommand {
    static let configuration = CommandConfiguration(commandName: "conditions", abstract: "Who makes which step depend on what.")
    static let topic = Topic.conditions

    @OptionGroup var options: QuestionOptions
}

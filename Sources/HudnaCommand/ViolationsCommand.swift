internal import ArgumentParser
internal import Hudna

/// `hudna violations`.
struct ViolationsCommand: QuestionCommand {
    static let configuration = CommandConfiguration(commandName: "violations", abstract: "Who accuses whom of which breach.")
    static let topic = Topic.violations

    @OptionGroup var options: QuestionOptions
}

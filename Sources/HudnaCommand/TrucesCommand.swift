internal import ArgumentParser
internal import Hudna

/// `hudna truces`.
struct TrucesCommand: QuestionCommand {
    static let configuration = CommandConfiguration(commandName: "truces", abstract: "Which truces are called for, in effect or ended.")
    static let topic = Topic.truces

    @OptionGroup var options: QuestionOptions
}

internal import ArgumentParser
internal import Hudna

/// `hudna where NAME`.
struct WhereCommand: QuestionCommand {
    static let configuration = CommandConfiguration(commandName: "where", abstract: "Who arrives where and leaves.")
    static let topic = Topic.whereabouts

    @Argument(help: ArgumentHelp("Whose ways; without it everybody's.", valueName: "actor"))
    var subject: String?

    @OptionGroup var options: QuestionOptions

    var subjects: [String] { subject.map { [$0] } ?? [] }
}

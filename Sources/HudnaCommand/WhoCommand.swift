internal import ArgumentParser
internal import Hudna

/// `hudna who NAME`.
struct WhoCommand: QuestionCommand {
    static let configuration = CommandConfiguration(commandName: "who", abstract: "Who somebody is: roles, side, what he is called.")
    static let topic = Topic.who

    @Argument(help: ArgumentHelp("Who is asked for.", valueName: "actor"))
    var subject: String

    @OptionGroup var options: QuestionOptions

    var subjects: [String] { [subject] }
}

internal import ArgumentParser
internal import Hudna

/// `hudna talks`.
struct TalksCommand: QuestionCommand {
    static let configuration = CommandConfiguration(commandName: "talks", abstract: "Who meets whom, directly or through whom.")
    static let topic = Topic.talks

    @OptionGroup var options: QuestionOptions
}

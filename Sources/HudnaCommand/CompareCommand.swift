internal import ArgumentParser
internal import Hudna

/// `hudna compare`.
struct CompareCommand: QuestionCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "How each outlet names each actor, what it tells, leaves out, tells first.")
    static let topic = Topic.compare

    @OptionGroup var options: QuestionOptions
}

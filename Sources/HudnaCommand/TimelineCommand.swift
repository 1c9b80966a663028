internal import ArgumentParser
internal import Hudna

/// `hudna timeline`.
struct TimelineCommand: QuestionCommand {
    static let configuration = CommandConfiguration(commandName: "timeline", abstract: "Everything that is told, joined, in the order of time.")
    static let topic = Topic.timeline

    @OptionGroup var options: QuestionOptions
}

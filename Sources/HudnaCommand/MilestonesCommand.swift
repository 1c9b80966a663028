internal import ArgumentParser
internal import Hudna

/// `hudna milestones`.
struct MilestonesCommand: QuestionCommand {
    static let configuration = CommandConfiguration(commandName: "milestones", abstract: "The steps of the talks and the dates set for them.")
    static let topic = Topic.milestones

    @OptionGroup var options: QuestionOptions
}

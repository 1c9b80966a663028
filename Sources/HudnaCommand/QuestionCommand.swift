internal import ArgumentParser
internal import Hudna
internal import HudnaRecord

/// A question that a list of entries answers. All take the same options and differ in their topic.
protocol QuestionCommand: ParsableCommand {
    static var topic: Topic { get }
    var options: QuestionOptions { get }
    /// Actors named by the command itself, as in `where NAME`.
    var subjects: [String] { get }
}

extension QuestionCommand {
    var subjects: [String] { [] }

    func run() throws {
        var filters = options.filters
        filters.actors += subjects
        try options.show(try options.inquire(Messages(isQuiet: false), filters) { try $0.answer(Self.topic, filters) })
    }
}

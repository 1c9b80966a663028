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

    func run() throws { try ask() }

    /// Asks, and prints the answer.
    func ask() throws {
        let messages = Messages(isQuiet: false)
        let filters = try options.filters(messages, subjects: subjects)
        let items = try options.inquire(messages, filters) { inquiry in
            let items = try inquiry.answer(Self.topic, filters)
            try options.check(filters, [Self.topic], isEmpty: items.isEmpty, inquiry, messages)
            return items
        }
        try options.show(items)
        if items.isEmpty { options.tellNothing(messages, subjects: subjects) }
    }
}

/// Reports that somebody sent, on their way into the record.
struct AddingJob: Sendable, Codable, Equatable {
    enum State: String, Sendable, Codable {
        case waiting, fetching, reading, building, done, failed

        var isOver: Bool { self == .done || self == .failed }
    }

    /// Sixteen letters nobody can guess.
    var id: String
    var who: String
    /// When it was sent, in seconds since 1970.
    var sent: Int
    var state = State.waiting
    /// What was sent, in a few words: the name of a file, of a page.
    var title: String
    /// For reports that tell none themselves.
    var outlet: String?
    var published: String?
    /// Pages that are to be fetched.
    var addresses: [String]?
    /// Of the input, in bytes; while it is fetched, in addresses.
    var size = 0
    var taken = 0
    /// Reports that were read.
    var read = 0
    var added = 0
    /// Other texts of reports that the record had.
    var changed = 0
    /// What the record had, and has anew or as before.
    var unchanged = 0
    /// What could not be read, or not as it stood; the first of it.
    var problems: [String] = []
    /// Of each its code; empty for what has none.
    var codes: [String]?
    var problemCount = 0
    /// Why it failed: an id of the texts of the interface.
    var fault: String?

    static let mostProblems = 100

    /// - Parameter code: of the problem, for its words in the reader's language.
    mutating func tell(_ problem: String, code: String = "") {
        problemCount += 1
        guard problems.count < Self.mostProblems else { return }
        codes = (codes ?? problems.map { _ in "" }) + [code]
        problems.append(String(problem.prefix(400)))
    }

    var node: Node {
        .object([
            "id": .text(id), "who": .text(who), "sent": .text(AuditLog.stamp(sent)), "state": .text(state.rawValue), "over": .flag(state.isOver),
            "title": .text(title), "addresses": .texts(addresses ?? []), "size": .number(size), "taken": .number(min(taken, size)), "read": .number(read),
            "added": .number(added),
            "changed": .number(changed), "unchanged": .number(unchanged), "problems": .texts(problems),
            "told": .list(
                problems.enumerated().map { place, text in
                    .object(["code": .text(codes.flatMap { $0.indices.contains(place) ? $0[place] : nil } ?? ""), "text": .text(text)])
                }),
            "problem-count": .number(problemCount),
            "fault": .optional(fault),
        ])
    }
}

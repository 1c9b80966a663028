internal import HudnaRecord

/// Ids met so far, as hashes; the first of them alone, so that memory does not grow with the input: the note is a courtesy, both reports are read.
struct SeenIDs {
    private static let limit = 190_000
    private static let toldSingly = 3
    private var hashes: Set<Int> = []
    /// Those of the file at hand.
    private var own: (file: String, hashes: Set<Int>) = ("", [])
    private var repeated = 0
    private var last: (file: String, id: String) = ("", "")

    /// Whether its own file had a report with this id before.
    mutating func isRepeated(_ item: IntakeItem) -> Bool {
        if own.file != item.file {
            own.file = item.file
            own.hashes.removeAll(keepingCapacity: true)
        }
        guard own.hashes.count < SeenIDs.limit else { return own.hashes.contains(item.report.id.hashValue) }
        return !own.hashes.insert(item.report.id.hashValue).inserted
    }

    /// A note where an id was met before.
    mutating func note(_ item: IntakeItem) -> Problem? {
        guard hashes.count < SeenIDs.limit else { return nil }
        guard !hashes.insert(item.report.id.hashValue).inserted else { return nil }
        repeated += 1
        last = (item.file, item.report.id)
        guard repeated <= SeenIDs.toldSingly else { return nil }
        return Problem(
            .repeatedID, file: item.file, line: item.line, "the id \(item.report.id) was there before",
            advice: "give every report an id of its own; both were read")
    }

    /// How many repeated ids were not told one by one.
    func summary() -> Problem? {
        guard repeated > SeenIDs.toldSingly else { return nil }
        return Problem(
            .moreOfTheSame, file: last.file, "\(repeated - SeenIDs.toldSingly) more ids were there before, the last \(last.id)",
            advice: "give every report an id of its own; all were read")
    }
}

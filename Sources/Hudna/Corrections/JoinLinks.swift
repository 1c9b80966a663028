/// Which claims coders have told to be of one event, or of different ones. Claims by their ids.
struct JoinLinks: Sendable {
    /// Claims that may not stand in one event, by claim.
    private(set) var apart: [String: Set<String>] = [:]
    /// Claims of one event.
    private(set) var together: [[String]] = []

    var isEmpty: Bool { apart.isEmpty && together.isEmpty }

    mutating func part(_ a: String, _ b: String) {
        guard a != b else { return }
        apart[a, default: []].insert(b)
        apart[b, default: []].insert(a)
    }

    mutating func join(_ claims: [String]) { together.append(claims) }
}

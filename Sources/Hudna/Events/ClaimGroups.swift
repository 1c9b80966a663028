/// Claims in groups, each an event: united one by one, unless coders have told two of a group to be apart, or two tell of different people what each does
/// by himself.
struct ClaimGroups {
    private let ids: [String]
    private let links: JoinLinks
    private var parent: [Int]
    /// By root, only where coders have told anything to be apart.
    private var members: [Int: [Int]] = [:]
    /// By root, where all in a group must have somebody in common: those whom its claims name, each set once.
    private var people: [Int: [Set<Int>]]

    /// - Parameters:
    ///   - ids: of the claims, by their numbers.
    ///   - people: by number of a claim that tells what each does by himself, who does it.
    init(_ ids: [String], _ links: JoinLinks, people: [Int: Set<Int>] = [:]) {
        self.people = people.mapValues { [$0] }
        self.ids = ids
        self.links = links
        parent = Array(ids.indices)
        if !links.apart.isEmpty { for index in ids.indices { members[index] = [index] } }
    }

    func root(_ index: Int) -> Int {
        var at = index
        while parent[at] != at { at = parent[at] }
        return at
    }

    /// Makes one group of two; the group of `b` goes to that of `a`, or the later to the earlier.
    /// - Parameter isTold: whether coders say so.
    mutating func unite(_ a: Int, _ b: Int, isTold: Bool = false) {
        let (left, right) = (root(a), root(b))
        guard left != right, !areApart(left, right), isTold || haveSomebodyInCommon(left, right) else { return }
        let (first, second) = (min(left, right), max(left, right))
        parent[second] = first
        if let own = people.removeValue(forKey: second) {
            for set in own where people[first]?.contains(set) != true { people[first, default: []].append(set) }
        }
        if !members.isEmpty { members[first, default: []] += members.removeValue(forKey: second) ?? [] }
    }

    /// Unites what coders have told to be one, among these claims.
    mutating func join(_ claims: [Int]) {
        for group in links.together {
            let wanted = Set(group)
            let own = claims.filter { wanted.contains(ids[$0]) }
            for index in own.dropFirst() { if let first = own.first { unite(first, index, isTold: true) } }
        }
    }

    /// Each in one group with each in the other: وصل سامر, وصل حاضر, وصل سامر وحاضر are not one arrival told thrice.
    private func haveSomebodyInCommon(_ left: Int, _ right: Int) -> Bool {
        guard let own = people[left], let others = people[right] else { return true }
        return own.allSatisfy { set in others.allSatisfy { !set.isDisjoint(with: $0) } }
    }

    private func areApart(_ left: Int, _ right: Int) -> Bool {
        guard !members.isEmpty else { return false }
        let others = Set((members[right] ?? []).map { ids[$0] })
        return (members[left] ?? []).contains { links.apart[ids[$0]].map { !$0.isDisjoint(with: others) } ?? false }
    }
}

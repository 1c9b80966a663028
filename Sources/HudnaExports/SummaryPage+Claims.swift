internal import HudnaRecord

extension SummaryPage {
    /// What the claims are set under, in this order.
    private static let sections: [(name: String, groups: [ClaimType.Group])] = [
        ("Truces and agreements", [.truce, .agreement]),
        ("Talks", [.diplomacy]),
        ("Words", [.words]),
        ("Force", [.force]),
    ]

    mutating func claims(_ claims: [Claim]) {
        for section in SummaryPage.sections {
            let told = SummaryPage.merged(claims.filter { section.groups.contains($0.type.group) })
            guard !told.isEmpty else { continue }
            heading(section.name)
            for claim in told { self.claim(claim.first, count: claim.count) }
        }
    }

    /// Claims that say the same in several places, as in headline and body, stand once.
    private static func merged(_ claims: [Claim]) -> [(first: Claim, count: Int)] {
        struct Key: Hashable {
            let type: ClaimType
            let status: Status
            let actors: [String]
            let targets: [String]
        }
        var result: [(first: Claim, count: Int)] = []
        var places: [Key: Int] = [:]
        for claim in claims {
            let key = Key(type: claim.type, status: claim.status, actors: claim.actors, targets: claim.targets)
            if let place = places[key] {
                result[place].count += 1
            } else {
                places[key] = result.count
                result.append((claim, 1))
            }
        }
        return result
    }

    /// Who → what → whom, its status; below, what more is known of it; below that, the words it was read from.
    private mutating func claim(_ claim: Claim, count: Int) {
        var parts = [claim.actors.isEmpty ? ink("(nobody named)", .faint) : words(claim.actors), ink(claim.type.rawValue, .strong)]
        if !claim.targets.isEmpty { parts.append(words(claim.targets)) }
        let status = claim.status == .occurred ? "" : "  " + ink("[\(claim.status.rawValue)]", SummaryPage.ink(of: claim.status))
        line(2, parts.joined(separator: " → ") + status + (count > 1 ? ink("  told \(count) times", .faint) : ""))
        var details: [String] = []
        if !claim.source.isEmpty { details.append("according to: " + words(claim.source)) }
        if !claim.via.isEmpty { details.append("via: " + words(claim.via)) }
        if !claim.object.isEmpty { details.append("what: " + words(claim.object)) }
        if !claim.place.isEmpty { details.append("where: " + words(claim.place)) }
        if !claim.when.isEmpty { details.append("when: " + SummaryDates.text(claim.when)) }
        if !details.isEmpty { line(4, details.joined(separator: " · ")) }
        line(4, ink("“" + words(claim.evidence) + "”", .faint))
    }

    private static func ink(of status: Status) -> Ink {
        switch status {
        case .occurred, .ongoing: .green
        case .planned, .possible, .conditional: .yellow
        case .negated: .red
        }
    }

    // MARK: - Figures

    /// What happened to people first, then the other numbers.
    mutating func figures(_ figures: [Figure]) {
        let toll: Set<Figure.What> = [.killed, .injured, .displaced, .missing, .detained, .released]
        for (name, chosen) in [("Toll", figures.filter { toll.contains($0.what) }), ("Numbers", figures.filter { !toll.contains($0.what) })] {
            guard !chosen.isEmpty else { continue }
            heading(name)
            for figure in chosen { self.figure(figure) }
        }
    }

    private mutating func figure(_ figure: Figure) {
        var parts = [figure.what.rawValue + ": " + SummaryPage.amount(figure) + (figure.of.isEmpty ? "" : " " + words(figure.of))]
        if !figure.when.isEmpty { parts.append("when: " + SummaryDates.text(figure.when)) }
        if !figure.source.isEmpty { parts.append("according to: " + words(figure.source)) }
        line(2, parts.joined(separator: " · ") + "  " + ink("“" + words(figure.text) + "”", .faint))
    }

    private static func amount(_ figure: Figure) -> String {
        let low = figure.low.map(number)
        let high = figure.high.map(number)
        switch figure.qualifier {
        case .exact: return low ?? high ?? "?"
        case .about, .moreThan, .atLeast: return figure.qualifier.rawValue + " " + (low ?? high ?? "?")
        case .lessThan, .upTo: return figure.qualifier.rawValue + " " + (high ?? low ?? "?")
        case .between: return (low ?? "?") + " to " + (high ?? "?")
        case .dozens, .hundreds, .thousands, .millions: return figure.qualifier.rawValue
        }
    }

    private static func number(_ value: Double) -> String {
        guard let whole = Int(exactly: value) else { return value.description }
        return whole.description
    }
}

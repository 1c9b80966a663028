public import HudnaRecord
internal import HudnaText

/// Tells apart the reports of one call that came with one id, as a store does of all that it has.
public struct ReportRoll {
    private struct Entry {
        var id: String
        var namesake: Namesake
        var texts: [[UInt8]]
    }

    /// By the ids as they came.
    private var entries: [String: [Entry]] = [:]
    private var taken: Set<String> = []

    public init() {}

    /// The id of a report, and which of its texts this is, from 1; nil for a text that it has.
    public mutating func enter(_ report: Report) -> (id: String, version: Int)? {
        let namesake = Namesake(url: report.url, page: report.page, outlet: report.outlet, place: report.place)
        var own = entries[report.id] ?? []
        var best: (place: Int, tie: Namesake.Tie)?
        for (place, entry) in own.enumerated() {
            let tie = tie(of: entry, to: report, namesake)
            if tie > best?.tie ?? .none { best = (place, tie) }
        }
        if let place = best?.place {
            for (trait, hashes) in namesake.hashes { own[place].namesake.hashes[trait, default: []].formUnion(hashes) }
            let isNew = !own[place].texts.contains(report.text)
            if isNew { own[place].texts.append(report.text) }
            entries[report.id] = own
            return isNew ? (own[place].id, own[place].texts.count) : nil
        }
        var digest = StableID()
        digest.add(report.text)
        let id = namesake.id(for: report.id, digest: StableID.text(digest.value)) { !taken.contains($0) }
        taken.insert(id)
        own.append(Entry(id: id, namesake: namesake, texts: [report.text]))
        entries[report.id] = own
        return (id, 1)
    }

    private func tie(of entry: Entry, to report: Report, _ namesake: Namesake) -> Namesake.Tie {
        if Namesake.isUniversal(report.id) { return .whole }
        let tie = entry.namesake.tie(to: namesake, hasItsText: entry.texts.contains(report.text))
        guard tie == .open else { return tie }
        let folded = SearchText.folded(utf8: report.text)
        return entry.texts.contains { Namesake.areAlike(SearchText.folded(utf8: $0), folded) } ? .text : .none
    }
}

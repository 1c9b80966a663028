internal import HudnaLanguage
public import HudnaRecord

/// What coders have said of the record, as it bears on it: of what several say of one thing the latest.
public struct CorrectionBook: Sendable {
    /// In the order in which they were said.
    public let corrections: [Correction]
    private let claims: [Correction]
    private let joins: [Correction]
    let entries: [Correction]
    /// Names by their folded words, and listed ids, with the id of the actor whom coders take them for.
    private var identities: [[[UInt8]]: String] = [:]
    private var listed: [String: String] = [:]
    /// What reports call one and is another's.
    private var mentionSplits: [MentionSplit] = []
    private var named: [(id: String, name: String, forms: [String], kind: String)] = []

    /// - Parameters:
    ///   - corrections: in the order in which they were said.
    ///   - readBy: what was said later is left out.
    public init(_ corrections: [Correction] = [], readBy: Moment? = nil) {
        let known = corrections.filter { correction in readBy.map { limit in Moment(last: correction.madeAt).map { $0 <= limit } ?? true } ?? true }
        self.corrections = known
        claims = known.filter { $0.kind == .claim }
        joins = Self.latest(known.filter { $0.kind == .join })
        entries = Self.latest(known.filter { $0.kind == .entry })
        for correction in known where correction.kind == .actor { identify(correction) }
    }

    /// The same without what is said of entries.
    var withoutEntries: CorrectionBook { entries.isEmpty ? self : CorrectionBook(corrections.filter { $0.kind != .entry }) }

    /// The last word on each item, in the order of these words.
    private static func latest(_ corrections: [Correction]) -> [Correction] {
        var last: [String: Int] = [:]
        for (index, correction) in corrections.enumerated() { last[correction.item] = index }
        return corrections.enumerated().filter { last[$1.item] == $0 }.map(\.element)
    }

    // MARK: - Actors

    /// The id of an actor whom coders name and the language data do not list.
    static func id(ofActor name: String) -> String {
        var id = StableID()
        for word in PlainText.name(name) { id.add(word) }
        return prefix + StableID.text(id.value)
    }

    /// What the ids of those begin with whom coders alone name.
    static let prefix = "coder-"

    private mutating func identify(_ correction: Correction) {
        let name = correction.item
        let kind = correction.values("kind").first ?? Actor.Kind.body.rawValue
        switch correction.verdict {
        case .add:
            let forms = [name] + correction.values("forms")
            if let id = correction.values("id").first { take(forms, as: id, kind) } else { take(forms, for: name, kind) }
        case .merge:
            let id = correction.values("id").first ?? Self.id(ofActor: name)
            if correction.values("id").isEmpty { take([name], for: name, kind) }
            for other in correction.values("merged") { identities[PlainText.name(other)] = id }
            for other in correction.values("merged-ids") { listed[other] = id }
        case .split:
            let forms = correction.values("forms")
            take(forms, as: correction.values("id").first, kind)
            if !correction.values("of").isEmpty { mentionSplits.append(MentionSplit(of: correction.values("of"), forms)) }
            take(correction.values("rest"), as: correction.values("rest-id").first, kind)
        case .accept, .reject, .amend: return
        }
    }

    /// - Parameter id: that of the tables, where they list him; else he is one whom coders name.
    private mutating func take(_ forms: [String], as id: String?, _ kind: String) {
        if let id {
            for form in forms { identities[PlainText.name(form)] = id }
        } else if let first = forms.first {
            take(forms, for: first, kind)
        }
    }

    private mutating func take(_ forms: [String], for name: String, _ kind: String) {
        let id = Self.id(ofActor: name)
        for form in forms { identities[PlainText.name(form)] = id }
        named.removeAll { $0.id == id }
        named.append((id, name, forms.filter { $0 != name }, kind))
    }

    /// Whether they say who somebody is, which may bear on any report.
    var namesActors: Bool { !identities.isEmpty || !listed.isEmpty || !named.isEmpty }

    /// What they say of claims, and of which are of one event: what a process is built of. What they say of entries is put into what was built.
    var ofClaims: [Correction] { claims + joins }

    /// A table of the names that coders have added, with the columns of `actors/people.tsv`; nil where there are none.
    public var names: (name: String, bytes: [UInt8])? {
        guard !named.isEmpty else { return nil }
        func cell(_ text: String) -> String { String(text.map { "\t\n\r|".contains($0) ? " " : $0 }) }
        let rows = named.map { [$0.id, cell($0.name), $0.forms.map(cell).joined(separator: "|"), $0.kind, "coder"].joined(separator: "\t") }
        return ("corrections", Array((["id\tname\tforms\tkind\tsource"] + rows).joined(separator: "\n").utf8))
    }

    /// All names that coders have added for those who have one of these ids or names; none where they have added nobody such.
    public func added(for wanted: [String]) -> [String] {
        let ids = Set(wanted + wanted.compactMap { identities[PlainText.name($0)] })
        let said = corrections.filter { $0.kind == .actor && $0.verdict == .add }
        return said.filter { identities[PlainText.name($0.item)].map(ids.contains) ?? false }.flatMap { [$0.item] + $0.values("forms") }
    }

    // MARK: - Readings

    /// The readings as coders have corrected them. The ids of claims stay those of the reading.
    func applied(to kept: [KeptReading]) -> [KeptReading] {
        guard !claims.isEmpty || !identities.isEmpty || !listed.isEmpty else { return kept }
        var byReport: [String: [Correction]] = [:]
        for correction in claims { for report in Set(correction.anchors.map(\.report)) { byReport[report, default: []].append(correction) } }
        return kept.map { reading in
            var reading = reading
            for split in mentionSplits { split.apply(to: &reading) }
            identify(&reading.reading.actors)
            if let own = byReport[reading.reading.report] { correct(&reading, own) }
            return reading
        }
    }

    private func identify(_ actors: inout [Actor]) {
        let prefix = "listed:"
        for index in actors.indices {
            let rule = actors[index].rule
            let own = rule.hasPrefix(prefix) ? listed[String(rule.dropFirst(prefix.count))] : nil
            if let id = identities[PlainText.name(actors[index].name)] ?? own { actors[index].rule = prefix + id }
        }
    }

    private func correct(_ kept: inout KeptReading, _ corrections: [Correction]) {
        let ids = kept.claimIDs ?? kept.reading.claimIDs
        let finder = ClaimFinder([kept])
        // What was said last of a claim counts, whichever id it had then.
        var last: [String: Correction] = [:]
        for correction in corrections { if let id = correction.anchors.first.flatMap(finder.id) { last[id] = correction } }
        guard !last.isEmpty else { return }
        var left: [(id: String, claim: Claim)] = []
        for (id, claim) in zip(ids, kept.reading.claims) {
            guard let correction = last[id] else { left.append((id, claim)); continue }
            guard correction.verdict != .reject else { continue }
            var claim = claim
            claim.confidence = 1
            for change in correction.changes { ClaimField(rawValue: change.field)?.set(change.values, in: &claim) }
            if correction.changes.contains(where: { $0.field == ClaimField.start.rawValue }) { kept.datedByCoders.insert(id) }
            left.append((id, claim))
        }
        kept.reading.claims = left.map(\.claim)
        kept.claimIDs = left.map(\.id)
    }

    // MARK: - Joins

    /// Which claims are of one event, and which are not, by the ids that they have now.
    func links(_ kept: [KeptReading]) -> JoinLinks {
        var links = JoinLinks()
        guard !joins.isEmpty else { return links }
        let finder = ClaimFinder(kept)
        for correction in joins {
            let claims = correction.anchors.map { (told: $0.id, report: $0.report, now: finder.id(of: $0)) }
            let out = Set(correction.values("claims"))
            switch correction.verdict {
            case .reject:
                for (index, a) in claims.enumerated() {
                    for b in claims[(index + 1)...] where out.isEmpty ? a.report != b.report : out.contains(a.told) != out.contains(b.told) {
                        if let left = a.now, let right = b.now { links.part(left, right) }
                    }
                }
            case .amend: links.join(claims.compactMap(\.now))
            default: break
            }
        }
        return links
    }

    /// What has lost what it was about: no claim or entry is there any more, as it was read or as it was corrected.
    public func orphans(read plain: Record, corrected: Record) -> [Correction] {
        let finder = ClaimFinder(plain.readings)
        let entries = plain.entries() + corrected.entries()
        return corrections.filter { correction in
            switch correction.kind {
            case .claim, .join: !correction.anchors.contains { finder.id(of: $0) != nil }
            case .entry: !entries.contains { isAbout($0, correction) }
            case .actor: false
            }
        }
    }

    /// Whether a correction is about an entry: by its id, or by its list, name and evidence.
    func isAbout(_ entry: Entry, _ correction: Correction) -> Bool {
        if correction.item == entry.id { return true }
        guard correction.values("entry") == [entry.label] else { return false }
        return correction.anchors.contains { anchor in
            anchor.type == entry.list && entry.item.evidence.contains { $0.report == anchor.report && $0.span.overlaps(anchor.span) }
        }
    }
}

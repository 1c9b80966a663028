internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Disagreements in roles, numbers, names and words.
extension DisagreementBuilder {
    /// Who is told as a go-between by some and as a backer of one side by others.
    func roles(_ parties: [Party]) -> [Disagreement] {
        var out: [Disagreement] = []
        let between: Set<Party.Role> = [.mediator, .host, .guarantor]
        for backer in parties where backer.role == .backer {
            let other = parties.filter { $0.actor.id == backer.actor.id && between.contains($0.role) }
            guard !other.isEmpty, !out.contains(where: { $0.about == backer.actor.name }) else { continue }
            let versions = ([backer] + other).flatMap { party in
                Dictionary(grouping: party.evidence, by: \.report).sorted { $0.value[0] < $1.value[0] }.map { _, evidence in
                    Disagreement.Version(says: party.role.rawValue, source: [], evidence: evidence.sorted())
                }
            }
            out.append(
                Disagreement(about: backer.actor.name, matter: .role, type: Party.Role.mediator.rawValue, actors: [backer.actor.name], versions: versions))
        }
        return out
    }

    /// One thing counted differently in different reports.
    func numbers(_ toll: [TollEntry]) -> [Disagreement] {
        var groups: [[TollEntry]] = []
        for entry in toll {
            if let index = groups.firstIndex(where: { isSameCount($0[0], entry) }) { groups[index].append(entry) } else { groups.append([entry]) }
        }
        return groups.map(numbersOnce).filter { $0.count > 1 && Set($0.flatMap { $0.evidence.map(\.report) }).count > 1 }.map { group in
            Disagreement(
                about: group[0].what.rawValue, matter: .number, type: group[0].what.rawValue, actors: [],
                versions: group.map { Disagreement.Version(says: $0.evidence[0].text, source: $0.reporter, evidence: $0.evidence) })
        }
    }

    /// The entries of one number together, on whatever days it is told.
    private func numbersOnce(_ group: [TollEntry]) -> [TollEntry] {
        var out: [TollEntry] = []
        for entry in group {
            let known = out.firstIndex { ($0.qualifier, $0.low, $0.high) == (entry.qualifier, entry.low, entry.high) && counted($0) == counted(entry) }
            if let known { out[known].evidence += entry.evidence } else { out.append(entry) }
        }
        return out
    }

    private func isSameCount(_ a: TollEntry, _ b: TollEntry) -> Bool {
        guard a.what == b.what else { return false }
        // Who is counted is often left out where the word itself says it (النازحون); where large numbers differ by an order they count something else.
        guard let low = a.low, let other = b.low, min(low, other) > 0 else { return false }
        guard max(low, other) <= 5 * min(low, other), isOfOneTime(a, b) else { return false }
        guard a.what == .displaced || counted(a) == counted(b) else { return false }
        return isSum(a) && isSum(b) || !happenings(a).isDisjoint(with: happenings(b))
    }

    /// The events that are told where a number stands: the dead of two attacks are no disagreement.
    private func happenings(_ entry: TollEntry) -> Set<Int> {
        Set(
            entry.evidence.flatMap { evidence in
                (scene.toldIn[evidence.report] ?? []).filter { scene.told[$0].evidence.span.overlaps(evidence.span) }.map { scene.eventOf[$0] }
            })
    }

    /// A sum of the whole war may be told at any time; the dead of a day only within some days.
    private func isOfOneTime(_ a: TollEntry, _ b: TollEntry) -> Bool {
        if isSum(a), isSum(b) { return true }
        guard let left = a.evidence.first?.known.day.number, let right = b.evidence.first?.known.day.number else { return false }
        return abs(left - right) <= EventJoiner.reach
    }

    private func isSum(_ entry: TollEntry) -> Bool { entry.what == .displaced || (entry.low ?? 0) >= TollBuilder.sum }

    /// Who is counted; nobody in particular where it is people, or the dead, that are counted.
    private func counted(_ entry: TollEntry) -> Set<[UInt8]> {
        let isAnybody = scene.words.has("words", role: "anybody", in: PlainText(entry.of))
        return isAnybody ? [] : Set(PlainText.name(entry.of))
    }

    /// What reports call a side and its leader, where two of its names or of his titles have no word in common.
    func names(_ readings: [(report: Int, kept: KeptReading)]) -> [Disagreement] {
        scene.mainSides.compactMap { side in
            let titles = titles(of: side, readings)
            var versions: [(words: Set<[UInt8]>, version: Disagreement.Version)] = []
            for (text, evidence) in (isApart(titles.map(\.text)) ? titles : []) + callings(of: side, readings) {
                let words = Self.nameWords(text)
                if let index = versions.firstIndex(where: { $0.words == words }) {
                    versions[index].version.evidence.append(evidence)
                } else {
                    versions.append((words, Disagreement.Version(says: text, source: [], evidence: [evidence])))
                }
            }
            guard versions.count > 1 else { return nil }
            return Disagreement(
                about: scene.name(side), matter: .name, type: "name", actors: [scene.name(side)], versions: versions.map(\.version))
        }
    }

    /// The words of a name without the preposition that may be joined to its article (للحكومة).
    private static func nameWords(_ text: String) -> Set<[UInt8]> {
        var words = PlainText.name(text)
        if let first = words.first, first.count > 4, first.starts(with: [Letter.lam, Letter.lam]) { words[0] = Array(first.dropFirst(2)) }
        return Set(words)
    }

    private typealias Calling = (text: String, evidence: Evidence)

    private func isApart(_ names: [String]) -> Bool {
        let sets = names.map(Self.nameWords)
        return sets.contains { a in sets.contains { a.isDisjoint(with: $0) } }
    }

    /// With which title each outlet first names the man of a side of whom they tell most.
    private func titles(of side: Int, _ readings: [(report: Int, kept: KeptReading)]) -> [Calling] {
        var count: [Int: Int] = [:]
        for (report, kept) in readings {
            for actor in kept.reading.actors where actor.kind == .person {
                if let number = scene.directory.number(actor.name, report: report), scene.side(number) == side {
                    count[number, default: 0] += actor.mentions.count
                }
            }
        }
        guard let leader = count.max(by: { ($0.value, scene.directory.actors[$1.key].id) < ($1.value, scene.directory.actors[$0.key].id) })?.key else {
            return []
        }
        var outlets: Set<String> = []
        var out: [Calling] = []
        for (report, kept) in readings {
            let outlet = kept.reading.outlet ?? kept.reading.report
            guard !outlets.contains(outlet), let found = title(of: leader, in: kept.reading, report), let known = scene.known(ofReport: report) else {
                continue
            }
            outlets.insert(outlet)
            out.append((found.title, kept.evidence(found.text, at: found.span, known: known)))
        }
        return out
    }

    /// So many names of a side are told.
    private static let most = 8

    /// The names of several words by which reports call a side itself, those of most reports, where some are apart; each with the reports' first mentions.
    private func callings(of side: Int, _ readings: [(report: Int, kept: KeptReading)]) -> [Calling] {
        var found: [Set<[UInt8]>: [Calling]] = [:]
        for (report, kept) in readings {
            guard let known = scene.known(ofReport: report) else { continue }
            for actor in kept.reading.actors where actor.kind == .body && scene.directory.number(actor.name, report: report) == side {
                var own: Set<Set<[UInt8]>> = []
                for mention in actor.mentions {
                    let words = Self.nameWords(mention.text)
                    guard words.count > 1, own.insert(words).inserted else { continue }
                    let evidence = kept.evidence(mention.text, at: mention.span, known: known)
                    found[words, default: []].append((mention.text, evidence))
                }
            }
        }
        let ranked = found.values.sorted { ($1.count, $0[0].evidence) < ($0.count, $1[0].evidence) }.prefix(Self.most)
        guard isApart(ranked.map { $0[0].text }) else { return [] }
        return ranked.flatMap { $0 }
    }

    /// The longest title with which a report names somebody: the words of a mention that are not the name.
    private func title(of person: Int, in reading: Reading, _ report: Int) -> (title: String, text: String, span: Span)? {
        var best: (title: String, text: String, span: Span)?
        for actor in reading.actors where actor.kind == .person {
            guard let number = scene.directory.number(actor.name, report: report), number == person else { continue }
            let own = Set(scene.directory.actors[number].forms.filter { PlainText.name($0).count <= 2 }.flatMap(PlainText.name) + PlainText.name(actor.name))
            for mention in actor.mentions {
                let plain = PlainText(mention.text)
                let names = PlainText.name(mention.text)
                guard let end = names.firstIndex(where: { own.contains($0) && PlainText.name(actor.name).contains($0) }), end > 0 else { continue }
                let title = plain.string(0..<end)
                if title.count > (best?.title.count ?? 0) { best = (title, mention.text, mention.span) }
            }
        }
        return best
    }

    /// Where a report tells of talks that it looks back at, by themselves or with the words beside them.
    private func lookedBackAt(_ report: Int) -> [Span] {
        let own = scene.ofReport[report] ?? []
        let old = Set(own.filter { Self.day(scene.told[$0]) < scene.told[$0].day.number }.map { scene.eventOf[$0] })
        return own.filter { old.contains(scene.eventOf[$0]) }.map { scene.told[$0].passage.span }
    }

    /// How talks went: progress, no result, failure.
    func outcomes(_ readings: [(report: Int, kept: KeptReading)]) -> [Disagreement] {
        struct Word {
            var role: String
            var text: String
            var source: [String]
            var evidence: Evidence
        }
        var found: [Word] = []
        for (report, kept) in readings {
            guard let known = scene.known(ofReport: report) else { continue }
            let speakers = kept.reading.quotes.map { ($0.text, $0.span, [$0.speaker]) }
            let claims = kept.reading.claims.map { ($0.passage, $0.passageSpan, $0.source) }
            let past = lookedBackAt(report)
            for (text, span, source) in speakers + claims where !past.contains(where: { $0.overlaps(span) && $0.count >= span.count }) {
                for match in scene.words.terms("outcomes", in: PlainText(text))
                where !found.contains(where: { $0.role == match.term.role && $0.evidence.report == kept.reading.report }) {
                    found.append(
                        Word(
                            role: match.term.role, text: PlainText(text).string(match.range), source: source.filter { !$0.isEmpty },
                            evidence: kept.evidence(text, at: span, known: known)))
                }
            }
        }
        var out: [Disagreement] = []
        var period: [Word] = []
        func close() {
            guard Set(period.map(\.role)).count > 1 else { return }
            out.append(
                Disagreement(
                    about: "talks", matter: .words, type: ClaimType.talks.rawValue, actors: [],
                    versions: period.map { Disagreement.Version(says: $0.text, source: $0.source, evidence: [$0.evidence]) }))
        }
        for word in found {
            if let last = period.last, word.evidence.known.minutes - last.evidence.known.minutes > InstrumentBuilder.period * 1440 {
                close()
                period = []
            }
            period.append(word)
        }
        close()
        return out
    }
}

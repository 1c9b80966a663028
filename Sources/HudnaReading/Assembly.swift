internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Puts what was found into the words of the record.
struct Assembly {
    let analysis: Analyzed
    let report: Report
    private var grammar: Grammar { analysis.grammar }
    private var sheet: Sheet { grammar.sheet }
    private var cast: Cast { grammar.cast }

    init(analysis: Analyzed, report: Report) {
        self.analysis = analysis
        self.report = report
    }

    func reading() -> Reading {
        var reading = Reading(report: report.id, date: analysis.date)
        reading.title = report.title
        reading.outlet = report.outlet
        reading.url = report.url
        reading.published = report.published
        let names = names()
        let claims = analysis.claims.filter { $0.rejected == nil }
        let used = usedActors(claims)
        for (index, actor) in cast.actors.enumerated() where !actor.mentions.isEmpty && actor.members.isEmpty && (used.contains(index) || analysis.told[index])
        {
            reading.actors.append(told(index, actor, names))
        }
        reading.claims = claims.map { claim($0, names) }
        reading.quotes = analysis.quotes.map { quote in
            Quote(
                speaker: names[cast.members(quote.speaker)[0]], via: quote.via.map { names[$0] }, kind: quote.kind, text: sheet.string(quote.range),
                span: sheet.span(quote.range), rule: quote.rule)
        }
        reading.times = analysis.times.map(\.expression)
        reading.figures = analysis.figures.map { figure($0, names) }
        reading.findings =
            analysis.findings
            + analysis.gluedAt.map { token in
                Finding(code: "glued-words", text: sheet.string(token..<token + 2), span: sheet.span(token..<token + 2), note: "read as two words")
            }
        return reading
    }

    /// Names by actor; two actors with one name are told apart by a number.
    private func names() -> [String] {
        var seen: [[UInt8]: Int] = [:]
        return cast.actors.indices.map { index in
            let name = cast.actors[index].name
            let letters = Array(name.utf8)
            guard let others = seen.updateValue(1, forKey: letters) else { return name }
            let count = others + 1
            seen[letters] = count
            return "\(name) (\(count))"
        }
    }

    private func usedActors(_ claims: [JudgedClaim]) -> Set<Int> {
        var used = Set<Int>()
        for claim in claims { used.formUnion(claim.actors + claim.targets + claim.source + claim.via) }
        for quote in analysis.quotes { used.formUnion(cast.members(quote.speaker).prefix(1) + quote.via) }
        return used
    }

    private func told(_ index: Int, _ actor: DraftActor, _ names: [String]) -> Actor {
        var mentions: [Actor.Mention] = []
        var seen = Set<Span>()
        let forms = MentionForms(grammar: grammar)
        for form in cast.mentions(of: index).flatMap({ forms.forms(of: cast.mentions[$0]) }) {
            let prefix = sheet.kept(form.range.lowerBound, prefix: form.prefix)
            let span = sheet.span(form.range, prefix: prefix)
            guard seen.insert(span).inserted else { continue }
            mentions.append(Actor.Mention(text: sheet.string(form.range, prefix: prefix), span: span))
        }
        return Actor(name: names[index], kind: actor.kind, mentions: mentions.sorted { $0.span < $1.span }, rule: actor.rule)
    }

    /// A figure with those who are quoted with it, and the time of its clause.
    private func figure(_ found: FigureFind, _ names: [String]) -> Figure {
        var figure = found.figure
        let token = found.tokens.lowerBound
        figure.source = Attribution.sources(at: token, analysis.attributions, cast).map { names[$0] }
        if figure.when.isEmpty {
            let clause = grammar.clauses.clause(at: token)
            let near = analysis.times.filter { $0.isAnchored && clause.range.contains($0.tokens.lowerBound) }
            if let time = near.min(by: { abs($0.tokens.lowerBound - token) < abs($1.tokens.lowerBound - token) }) { figure.when = time.interval }
        }
        return figure
    }

    private func claim(_ claim: JudgedClaim, _ names: [String]) -> Claim {
        let draft = claim.draft
        let circumstances = analysis.circumstances
        return Claim(
            type: draft.type, status: claim.status, actors: claim.actors.map { names[$0] }, targets: claim.targets.map { names[$0] },
            object: circumstances.object(draft).map { sheet.string($0) } ?? "", place: circumstances.place(draft).map { sheet.string($0) } ?? "",
            when: circumstances.when(claim), source: claim.source.map { names[$0] },
            via: draft.via.map { names[$0] }, evidence: sheet.string(claim.evidence), evidenceSpan: sheet.span(claim.evidence),
            passage: sheet.string(draft.evidence), passageSpan: sheet.span(draft.evidence),
            predicateSpan: sheet.span(draft.predicate.range),
            rule: grammar.language.senses[Int(draft.predicate.sense)].id, confidence: claim.confidence)
    }
}

internal import HudnaLanguage
public import HudnaRecord
internal import HudnaText

/// Why a report was read as it was: tokens with their analyses, mentions, clauses, attributions, and every claim taken or left, with reasons.
public struct Explanation: Sendable {
    /// Lines of text, sentence by sentence.
    public let lines: [String]
}

extension Reader {
    /// Explains a report, or the sentence in which a place of it lies.
    /// - Parameter scalar: offset in Unicode scalars from the start of the text; nil explains all sentences.
    public func explain(_ report: Report, date: ReportDate? = nil, at scalar: Int? = nil) -> Explanation {
        Explainer(analysis: analyze(report, date: date)).explanation(at: scalar)
    }
}

/// Writes explanations.
struct Explainer {
    let analysis: Analyzed
    private var grammar: Grammar { analysis.grammar }
    private var sheet: Sheet { grammar.sheet }
    private var cast: Cast { grammar.cast }

    init(analysis: Analyzed) { self.analysis = analysis }

    func explanation(at scalar: Int?) -> Explanation {
        var lines: [String] = []
        for (number, sentence) in sheet.sentences.enumerated() {
            if let scalar {
                let code = sheet.text.code(atScalar: scalar)
                guard let first = sentence.first, let last = sentence.last, code >= Int(sheet.tokens[first].start), code < Int(sheet.tokens[last].end) else {
                    continue
                }
            }
            lines.append("sentence \(number + 1): \(sheet.string(sentence))")
            lines += tokens(sentence) + mentions(sentence) + clauses(sentence) + attributions(sentence) + claims(sentence)
            lines.append("")
        }
        return Explanation(lines: lines)
    }

    // MARK: - Tokens

    private func tokens(_ sentence: Range<Int>) -> [String] {
        sentence.map { token in
            var line = "  \(token) \(sheet.string(token..<token + 1))"
            if let role = grammar.tags.role(token) { line += "  [\(role.rawValue)]" }
            if grammar.tags.isVerb(token) { line += "  [verb]" }
            var seen: [String] = []
            sheet.forEachAnalysis(token) { analysis in
                let text = describe(analysis)
                if !seen.contains(text) { seen.append(text) }
            }
            if sheet.words[token] >= 0, seen.isEmpty { seen = ["unknown"] }
            return line + (seen.isEmpty ? "" : "  " + seen.prefix(8).joined(separator: "; "))
        }
    }

    private func describe(_ analysis: Analysis) -> String {
        let language = sheet.language
        let payload = Int(analysis.payload)
        var text = "\(analysis.kind)"
        switch analysis.kind {
        case .past, .present, .masdar, .active, .passive:
            let group = language.groups[payload]
            text += " \(group.lemma)"
            if !group.senses.isEmpty { text += " (" + group.senses.prefix(4).map { language.senses[Int($0)].id }.joined(separator: ", ") + ")" }
            if group.governor >= 0 { text += " governor:" + language.governors[Int(group.governor)].id }
            if group.speech >= 0 { text += " speech:" + language.speech[Int(group.speech)].id }
        case .particle: text += " " + language.particles[payload].id
        case .classWord: text += " @" + language.classes[payload]
        case .title: text += " " + language.titles[payload].id
        case .head: text += " " + language.heads[payload].id
        case .group: text += " " + language.peopleGroups[payload].id
        case .actor, .nisba, .people, .capital, .marked: text += " " + language.actors[payload].id
        case .place: text += " " + language.places[payload].id
        case .term: text += " " + language.terms[payload].table + ":" + language.terms[payload].id
        case .given, .family, .placeHead, .noun, .adjective, .adverb, .part: break
        }
        if analysis.prefixLength > 0 { text += " +\(analysis.prefixLength)" }
        if analysis.suffixLength > 0 { text += " -\(analysis.suffixLength)" }
        return text
    }

    // MARK: - Findings

    private func mentions(_ sentence: Range<Int>) -> [String] {
        cast.mentions.filter { sentence.contains($0.start) }.map { mention in
            let actor = mention.actor >= 0 ? cast.actors[mention.actor].name : "-"
            return "  actor \(sheet.name(mention.range, prefix: mention.prefix)) → \(actor) (\(mention.kind.rawValue), \(mention.rule))"
        }
    }

    private func clauses(_ sentence: Range<Int>) -> [String] {
        grammar.clauses.all.filter { sentence.contains($0.start) && !$0.range.isEmpty }.map { "  clause \($0.opener): \(sheet.string($0.range))" }
    }

    private func attributions(_ sentence: Range<Int>) -> [String] {
        analysis.attributions.filter { sentence.contains($0.range.lowerBound) && !$0.range.isEmpty }.map { attribution in
            let speakers = attribution.speakers.map { cast.actors[$0].name }.joined(separator: ", ")
            let via = attribution.via.map { cast.actors[$0].name }.joined(separator: ", ")
            return
                "  said by [\(speakers)] via [\(via)] (\(attribution.basis.rawValue), \(attribution.rule)\(attribution.isClause ? "" : ", noun phrase")): \(sheet.string(attribution.range))"
        }
    }

    private func claims(_ sentence: Range<Int>) -> [String] {
        analysis.claims.filter { sentence.contains($0.predicate.token) }.map { draft in
            let actors = draft.actors.map { cast.actors[$0].name }.joined(separator: ", ")
            let targets = draft.targets.map { cast.actors[$0].name }.joined(separator: ", ")
            var line =
                "  \(draft.rejected == nil ? "claim" : "left (\(draft.rejected?.text(grammar.language) ?? ""))") \(draft.type.rawValue) \(draft.status.rawValue) [\(actors)] > [\(targets)]"
            line +=
                " chance \((draft.confidence * 100).rounded() / 100), rule \(grammar.language.senses[Int(draft.predicate.sense)].id), status by \(draft.statusReason), actor by \(draft.arguments.actorBasis.rawValue), target by \(draft.arguments.targetBasis.rawValue)"
            if draft.arguments.isPassive { line += ", passive" }
            return line + ": \(sheet.string(draft.evidence))"
        }
    }
}

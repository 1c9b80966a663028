internal import HudnaLanguage
internal import HudnaRecord

/// The terms of a truce: written or not, its class, purpose, mechanism, enforcement, timing and scope, each as far as reports tell it.
struct TermFinder {
    let scene: Scene
    let draft: InstrumentBuilder.Draft

    /// Words between the noun and what is said of it: هدنة جديدة لأغراض إنسانية.
    private static let reach = 3
    /// Days from a truce in which talks are of it.
    private static let near = 30

    func terms() -> [InstrumentTerm] {
        guard draft.subject == InstrumentMention.ceasefire else { return [] }
        let told = draft.told.sorted().map { scene.told[$0] }.filter { $0.status != .negated }
        var found: [(attribute: InstrumentTerm.Attribute, value: String, evidence: Evidence)] = []
        for testimony in told {
            if testimony.type == .sign, testimony.isFact { found.append((.written, "yes", testimony.evidence)) }
            // The words that say so, where the evidence is too short to hold them.
            for (attribute, value, words) in said(of: testimony) {
                found.append(
                    (
                        attribute, value,
                        testimony.evidence.text.contains(words) || !testimony.passage.text.contains(words) ? testimony.evidence : testimony.passage
                    ))
            }
            if [.truceStart, .truceEnd].contains(testimony.type), scene.isLocal(testimony.claim.place) { found.append((.scope, "local", testimony.evidence)) }
            if testimony.type == .truceStart, isWhole(testimony.claim.place) { found.append((.scope, "whole", testimony.evidence)) }
            for guarantor in scene.sponsors(testimony) where guarantor.role == .guarantor {
                found.append((.enforcement, scene.kind(guarantor.actor) == .state ? "external" : "international", testimony.evidence))
            }
        }
        for testimony in monitors(told) { found.append((.mechanism, "monitoring", testimony.evidence)) }
        let limited = told.filter { $0.type == .truceStart && TruceWording(scene: scene).term($0) != nil }.map(\.evidence)
        return merged(found + timing(told), limited: limited)
    }

    /// - Parameter limited: words that give it a term.
    private func merged(
        _ found: [(attribute: InstrumentTerm.Attribute, value: String, evidence: Evidence)], limited: [Evidence]
    ) -> [InstrumentTerm] {
        var terms: [InstrumentTerm] = []
        for (attribute, value, evidence) in found {
            if let index = terms.firstIndex(where: { $0.attribute == attribute && $0.value == value }) {
                if !terms[index].evidence.contains(evidence) { terms[index].evidence.append(evidence) }
            } else {
                terms.append(InstrumentTerm(attribute, value, evidence: [evidence]))
            }
        }
        // A truce with somebody who watches it is one with compliance, unless it is told to be meant for good.
        if !terms.contains(where: { $0.attribute == .ceasefireClass }), let mechanism = terms.first(where: { $0.attribute == .mechanism }) {
            terms.append(InstrumentTerm(.ceasefireClass, "cessation-with-compliance", evidence: mechanism.evidence))
        }
        // Shots that are to rest for some days end no conflict.
        if !limited.isEmpty, !terms.contains(where: { $0.attribute == .ceasefireClass }) {
            terms.append(InstrumentTerm(.ceasefireClass, "cessation", evidence: Array(Set(limited))))
        }
        let order = InstrumentTerm.Attribute.allCases
        return terms.sorted {
            (order.firstIndex(of: $0.attribute) ?? 0, $0.value) < (order.firstIndex(of: $1.attribute) ?? 0, $1.value)
        }.map { InstrumentTerm($0.attribute, $0.value, evidence: $0.evidence.sorted()) }
    }

    /// What stands beside the word for the truce: هدنة إنسانية, وقف دائم لإطلاق النار.
    private func said(of testimony: Testimony) -> [(InstrumentTerm.Attribute, String, words: String)] {
        let own = testimony.passage.text
        let text = PlainText(own.contains(testimony.claim.object) ? own : own + " " + testimony.claim.object)
        let nouns = (scene.words.terms("instruments", in: text) + scene.words.terms("subjects", in: text)).filter {
            [Instrument.Kind.ceasefire.rawValue, Instrument.Kind.truce.rawValue].contains($0.term.role)
        }.map(\.range)
        return scene.words.terms("terms", in: text).compactMap { match in
            let parts = match.term.role.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2, let attribute = InstrumentTerm.Attribute(rawValue: parts[0]) else { return nil }
            // لجنة مشتركة لمراقبة وقف إطلاق النار: who watches it and who stands for it is named before it.
            let before = attribute == .mechanism || attribute == .enforcement ? Self.reach : 0
            let isBeside = nouns.contains { noun in
                match.range.overlaps(noun) || (0...Self.reach).contains(match.range.lowerBound - noun.upperBound)
                    || (0...before).contains(noun.lowerBound - match.range.upperBound)
            }
            return isBeside ? (attribute, parts[1], text.string(match.range)) : nil
        }
    }

    /// Who watches it: observers told of in its reports, where no other instrument and no election is what they watch.
    private func monitors(_ told: [Testimony]) -> [Testimony] {
        let reports = Set(told.filter { [.truceStart, .truceEnd, .violate].contains($0.type) }.map(\.report))
        return scene.told.filter { testimony in
            guard testimony.type == .monitor, testimony.status != .negated, reports.contains(testimony.report) else { return false }
            let text = testimony.passage.text + " " + testimony.claim.object
            return InstrumentMention.all(in: text, scene.words).allSatisfy { $0.subject == InstrumentMention.ceasefire || $0.isBare }
                && !scene.words.terms("terms", in: PlainText(text)).contains { $0.term.role == "purpose:election" }
        }
    }

    /// Whether a place is the country itself.
    private func isWhole(_ place: String) -> Bool {
        scene.words.states(in: PlainText(place)).contains { $0.form == .name && $0.state == scene.country }
    }

    /// Whether its sides were talking when it began, or were to talk after it.
    private func timing(_ told: [Testimony]) -> [(attribute: InstrumentTerm.Attribute, value: String, evidence: Evidence)] {
        let starts = told.filter { $0.type == .truceStart && $0.isFact }
        guard let start = starts.compactMap({ $0.days?.lowerBound ?? $0.day.number }).min(), scene.mainSides.count == 2 else { return [] }
        let talks = scene.told.filter { testimony in
            guard testimony.type == .talks || testimony.type == .indirectTalks, let days = testimony.days else { return false }
            return Set(scene.mainSides).isSubset(of: (testimony.actors + testimony.targets).map(scene.side))
                && (start - Self.near...start + Self.near).overlaps(days)
        }
        let before = talks.filter { $0.isFact && ($0.days?.lowerBound ?? start) <= start }
        if !before.isEmpty { return before.map { (.timing, "during-negotiations", $0.evidence) } }
        return talks.map { (.timing, "pre-negotiation", $0.evidence) }
    }
}

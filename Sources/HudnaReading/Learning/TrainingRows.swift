internal import HudnaLanguage
public import HudnaRecord
internal import HudnaText

extension Reader {
    /// What `Evaluation/train.py` learns from: one JSON object with the actors of a report and every draft claim with the keys of its features.
    public func trainingRow(_ report: Report, date: ReportDate? = nil) -> String {
        TrainingRows(analysis: analyze(report, date: date)).row(report.id)
    }
}

/// Writes draft claims with their features as JSON.
struct TrainingRows {
    let analysis: Analyzed
    private let participants: ParticipantFeatures
    private var cast: Cast { analysis.grammar.cast }
    private var sheet: Sheet { analysis.grammar.sheet }

    init(analysis: Analyzed) {
        self.analysis = analysis
        participants = ParticipantFeatures(claims: analysis.features)
    }

    func row(_ report: String) -> String {
        let forms = MentionForms(grammar: analysis.grammar)
        let actors = cast.actors.indices.map { index in
            let actor = cast.actors[index]
            var bag = FeatureBag()
            analysis.actorFeatures.features(index, &bag)
            let mentions =
                !actor.members.isEmpty
                ? []
                : cast.mentions(of: index).flatMap { forms.forms(of: cast.mentions[$0]) }.map { form in
                    sheet.string(form.range, prefix: sheet.kept(form.range.lowerBound, prefix: form.prefix))
                }
            return
                "{\"name\":\(quoted(actor.name)),\"kind\":\"\(actor.kind.rawValue)\",\"members\":\(cast.members(index)),\"keys\":\(list(bag.keys)),\"mentions\":[\(mentions.map(quoted).joined(separator: ","))]}"
        }
        let features = analysis.features
        var topic = FeatureBag()
        features.topic.features(&topic)
        let drafts = features.drafts.indices.map { draft($0, features) }
        let times = analysis.circumstances.times.map { "{\"start\":\(quoted($0.interval.start?.iso ?? "")),\"end\":\(quoted($0.interval.end?.iso ?? ""))}" }
        return
            "{\"report\":\(quoted(report)),\"topic\":\(list(topic.keys)),\"times\":[\(times.joined(separator: ","))],\"actors\":[\(actors.joined(separator: ","))],\"drafts\":[\(drafts.joined(separator: ","))]}"
    }

    private func draft(_ index: Int, _ features: ClaimFeatures) -> String {
        let draft = features.drafts[index]
        var bag = FeatureBag()
        features.standing(index, &bag)
        let standing = bag.keys
        bag.removeAll()
        features.status(index, &bag)
        let status = bag.keys
        let own = participants.mark(draft: index)
        let parts = participants.candidates(index).map { mention in
            var bag = FeatureBag()
            participants.features(own, mention, &bag)
            return "{\"actor\":\(cast.mentions[mention].actor),\"chain\":\(features.chains[mention]),\"keys\":\(list(bag.keys))}"
        }
        bag.removeAll()
        analysis.timeFeatures.none(index, &bag)
        let timeless = bag.keys
        let ruled = analysis.circumstances.time(draft)
        let times = analysis.timeFeatures.candidates(index).map { number in
            var bag = FeatureBag()
            analysis.timeFeatures.features(index, number, ruled: ruled, &bag)
            return "{\"time\":\(number),\"keys\":\(list(bag.keys))}"
        }
        return
            "{\"type\":\"\(draft.type.rawValue)\",\"token\":\(draft.predicate.token),\"sentence\":\(sheet.sentenceOf[draft.predicate.token]),\"from\":\(draft.evidence.lowerBound),\"to\":\(draft.evidence.upperBound),\"rule\":\(quoted(sheet.language.senses[Int(draft.predicate.sense)].id)),\"evidence\":\(quoted(sheet.string(draft.evidence))),\"at\":\(sheet.span(draft.evidence).start),"
            + "\"rejected\":\(draft.rejected != nil),\"status\":\"\(draft.status.rawValue)\",\"firm\":\(draft.isStatusFirm),\"actors\":\(draft.actors),\"targets\":\(draft.targets),\"source\":\(draft.source),"
            + "\"via\":\(draft.via),\"when\":\(ruled ?? -1),\"times\":[\(times.joined(separator: ","))],\"timeless\":\(list(timeless)),"
            + "\"firsts\":\(borders(index, .first)),\"limits\":\(borders(index, .limit)),"
            + "\"standing\":\(list(standing)),\"statusKeys\":\(list(status)),\"participants\":[\(parts.joined(separator: ","))]}"
    }

    /// Where the evidence may begin or end, as an offset in the text, with what is looked at.
    private func borders(_ index: Int, _ end: Extent.End) -> String {
        let extent = Extent(claims: analysis.features)
        let own = extent.mark(draft: index)
        let borders = extent.candidates(own, end).map { token in
            var bag = FeatureBag()
            extent.features(own, token, end, &bag)
            let at = end == .first ? sheet.span(token..<token + 1).start : sheet.span(token - 1..<token).end
            return "{\"at\":\(at),\"keys\":\(list(bag.keys))}"
        }
        return "[" + borders.joined(separator: ",") + "]"
    }

    private func list(_ keys: [UInt32]) -> String { "[" + keys.map(String.init).joined(separator: ",") + "]" }

    private func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default:
                if scalar.value < 0x20 { out += " " } else { out.unicodeScalars.append(scalar) }
            }
        }
        return out + "\""
    }
}

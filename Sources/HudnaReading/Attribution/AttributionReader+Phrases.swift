internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Phrases of attribution: بحسب X, and a name with a colon at the head of a line.
extension AttributionReader {
    /// بحسب X, وفق ما قال X: holds for the whole sentence.
    func phrases(in sentence: Range<Int>) -> [Attribution] {
        var found: [Attribution] = []
        var token = sentence.lowerBound
        while token < sentence.upperBound {
            guard tags.role(token) == .attribution else {
                token += 1
                continue
            }
            let end = Int(tags.particleEnd[token])
            if let attribution = phrase(token, end, sentence) { found.append(attribution) }
            token = max(token + 1, end)
        }
        return found
    }

    func phrase(_ token: Int, _ end: Int, _ sentence: Range<Int>) -> Attribution? {
        var at = end
        var mentions: [Int] = []
        let limit = min(sentence.upperBound, end + 9)
        while at < limit {
            if grammar.mark(at) == Letter.comma || grammar.mark(at) == Letter.fullStop, at > end { break }
            if tags.role(at) == .complementizer || tags.role(at) == .relative || tags.isVerb(at) && at > end + 1 { break }
            if let index = cast.mention(at: at), cast.mentions[index].start == at {
                if case .nisba = cast.mentions[index].basis {
                    at += 1
                    continue
                }
                mentions.append(contentsOf: grammar.coordinated(index, until: sentence.upperBound))
                at = mentions.last.map { cast.mentions[$0].end } ?? at + 1
                if cast.mentions[index].kind != .medium { break }
                continue
            }
            at += 1
        }
        guard !mentions.isEmpty else { return nil }
        let actors = mentions.map { cast.mentions[$0].actor }
        let media = actors.filter { cast.actors[$0].kind == .medium }
        let others = actors.filter { cast.actors[$0].kind != .medium }
        let isFronted = token <= sentence.lowerBound + 1
        let clause = isFronted ? resumed(from: at, sentence) : nil
        let range = isFronted ? clause ?? min(sentence.upperBound, at)..<sentence.upperBound : sentence
        guard !range.isEmpty else { return nil }
        return Attribution(
            range: range, speakers: others, via: media, verb: -1, basis: isFronted ? .fronted : .trailing, rule: "attribution-phrase",
            isClause: clause != nil)
    }

    /// وبحسب الوزارة، فإن: what is said behind فإن.
    private func resumed(from at: Int, _ sentence: Range<Int>) -> Range<Int>? {
        let limit = min(sentence.upperBound, at + 14)
        guard let opener = (at..<max(at, limit)).first(where: { tags.role($0) == .complementizer }),
            sheet.analysis(opener, EntryKind.particle.mask)?.proclitics.contains(.fa) ?? false
        else { return nil }
        let start = max(opener + 1, Int(tags.particleEnd[opener]))
        guard start < sentence.upperBound else { return nil }
        return start..<contentEnd(from: start, sentence, quotes.first { $0.open == start })
    }

    /// قالن: حكومة السراج …: a name and a colon at the head of a line.
    func headline(_ sentence: Range<Int>) -> Attribution? {
        guard let index = cast.mention(at: sentence.lowerBound), cast.mentions[index].start == sentence.lowerBound else { return nil }
        let joined = grammar.coordinated(index, until: sentence.upperBound)
        guard let end = joined.last.map({ cast.mentions[$0].end }), end < sentence.upperBound, grammar.mark(end) == Letter.colon else { return nil }
        let actors = joined.map { cast.mentions[$0].actor }
        let media = actors.filter { cast.actors[$0].kind == .medium }
        let start = end + 1
        let pair = quotes.first { $0.open == start }
        return Attribution(
            range: start..<contentEnd(from: start, sentence, pair), speakers: actors.filter { !media.contains($0) }, via: media, verb: end, basis: .headline,
            rule: "headline-colon", isClause: true)
    }
}

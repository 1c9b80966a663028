internal import HudnaLanguage
internal import HudnaRecord

/// Whether a time is told of something that has happened or of something still to come, as the verb before it says; a sentence that leaves it open says neither.
///
/// A verb of saying or of deciding is no evidence: what was announced in the past may lie ahead (أعلن تنظيم البطولة في مايو 2031, "announced the holding of the cup in
/// May 2031"). Neither is one in front of that, who or if: what it governs has a verb of its own.
struct ToldTense {
    enum Tense { case past, ahead }

    private enum Verdict { case told(Tense), open, nothing }

    let terms: TermSheet
    let tags: Tags

    /// So many tokens before a time are looked at, and so many behind it where none of them decides.
    private static let (before, behind) = (14, 5)
    /// What such acts are about may lie ahead.
    private static let forward: Set<String> = Set(
        [ClaimType.accept, .ready, .propose, .demand, .pledge, .threaten, .condition, .requestTime].map(\.rawValue))

    init(_ terms: TermSheet) {
        self.terms = terms
        tags = Tags(terms.sheet)
    }

    /// - Parameter range: the tokens of the time.
    func tense(of range: Range<Int>) -> Tense? {
        let sheet = terms.sheet
        let back = stride(from: range.lowerBound - 1, through: max(range.lowerBound - Self.before, 0), by: -1)
        let forth = stride(from: range.upperBound, to: min(range.upperBound + Self.behind, sheet.tokens.count), by: 1)
        for at in Array(back) + Array(forth) where sheet.sentenceOf[at] == sheet.sentenceOf[range.lowerBound] {
            switch verdict(at) {
            case .told(.ahead): return isToldToday(before: at) ? .ahead : nil
            case .told(.past): return .past
            case .open: return nil
            case .nothing: continue
            }
        }
        return nil
    }

    private func verdict(_ token: Int) -> Verdict {
        switch tags.role(token) {
        case .future, .planned: return .told(.ahead)
        case .complementizer, .relative, .conditional, .negation, .negationPast, .negationFuture, .possible: return .open
        default: break
        }
        guard tags.isVerb(token) else { return terms.has(token, TermRole.future.bit) ? .open : .nothing }
        let verb = terms.sheet.analyses[Int(tags.verb[token])]
        if verb.kind == .present { return verb.proclitics.contains(.sa) ? .told(.ahead) : .open }
        return pastVerdict(token)
    }

    /// What a past verb says. A word that no table of claims knows as an act, and that can be a noun, says nothing.
    private func pastVerdict(_ token: Int) -> Verdict {
        let word = past(token)
        if word.isOpen { return .open }
        return word.isAct || !terms.sheet.has(token, EntryKind.nominals & ~EntryKind.classWord.mask) ? .told(.past) : .nothing
    }

    /// Whether what lies ahead does so from the report's day: not from that of a verb which opens the sentence and tells something else than words
    /// (كان من المقرر, "it had been planned").
    private func isToldToday(before token: Int) -> Bool {
        let sheet = terms.sheet
        var first = token
        while first > 0, sheet.sentenceOf[first - 1] == sheet.sentenceOf[token] { first -= 1 }
        let nouns = EntryKind.nominals & ~EntryKind.classWord.mask | EntryKind.present.mask
        let verb = (first...token).first {
            tags.isVerb($0) ? sheet.analyses[Int(tags.verb[$0])].kind == .past : sheet.has($0, EntryKind.past.mask) && !sheet.has($0, nouns)
        }
        return verb.map { past($0).isOpen } ?? true
    }

    /// Whether a past verb can only tell words or decisions, or govern another verb; and whether it can be an act.
    private func past(_ token: Int) -> (isOpen: Bool, isAct: Bool) {
        let language = terms.sheet.language
        var (isSpeech, isForward, isAct) = (false, false, false)
        terms.sheet.forEachAnalysis(token) { analysis in
            guard analysis.kind == .past else { return }
            let group = language.groups[Int(analysis.payload)]
            if group.speech >= 0 { isSpeech = true }
            if group.governor >= 0 || !group.senses.isEmpty { isForward = true }
            if group.governor < 0, group.senses.contains(where: { !Self.forward.contains(language.senses[Int($0)].type) }) { isAct = true }
        }
        return (isSpeech || isForward && !isAct, isAct)
    }
}

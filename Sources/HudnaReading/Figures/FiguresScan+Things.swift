internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What is counted, and what became of it.
extension FigureScan {
    /// Words of a toll around a figure.
    struct Context {
        /// The nearest word before and how many tokens away it is.
        var before: (what: Figure.What, distance: Int)?
        var after: Figure.What?
        var afterDistance = 0
        /// بينهم: part of the figure before.
        var isAmong = false
    }

    /// Looks back to the nearest word of a toll that reaches so far, and a few tokens ahead for one behind the noun.
    func context(start: Int, end: Int) -> Context {
        var context = Context()
        let sentence = t.sheet.sentenceOf[start]
        var at = start - 1
        while at >= 0, at >= start - 12, t.sheet.sentenceOf[at] == sentence {
            if t.has(at, TermRole.among.bit), t.find(at, .among) != nil, start - at <= 3 {
                context.isAmong = true
            }
            if let hit = t.find(at, .event, pronoun: true), start - hit.end < hit.info.number(0), let what = hit.info.what {
                context.before = (what, start - hit.end + 1)
                break
            }
            if t.mark(at) == Letter.semicolon || opensNewClause(at) { break }
            at -= 1
        }
        if let after = after(end, sentence) {
            context.after = after.what
            context.afterDistance = after.distance
        }
        return context
    }

    /// ولم يبق, ووصل: a verb or negation with its conjunction tells something else.
    private func opensNewClause(_ token: Int) -> Bool {
        let kinds = t.sheet.kinds[token]
        if kinds & EntryKind.particle.mask != 0, let particle = t.sheet.particle(token), particle.role == .negationPast || particle.role == .negation {
            return true
        }
        guard kinds & EntryKind.verbs != 0, kinds & (EntryKind.masdar.mask | EntryKind.classWord.mask | EntryKind.particle.mask | EntryKind.term.mask) == 0
        else { return false }
        return t.sheet.analysis(token, EntryKind.verbs).map { !$0.proclitics.isDisjoint(with: .conjunction) } ?? false
    }

    /// The word of a toll behind a counted noun and what belongs to it: أربعة مدنيين من الجانب الهندي قتلوا.
    private func after(_ end: Int, _ sentence: Int32) -> (what: Figure.What, distance: Int)? {
        var at = end
        while at < t.count, at < end + 18, t.sheet.sentenceOf[at] == sentence {
            let mark = t.mark(at)
            if mark == Letter.semicolon || mark == Letter.colon { return nil }
            if mark == Letter.comma, !t.has(at + 1, TermRole.eventAfter.bit) { return nil }
            if let hit = t.find(at, .eventAfter) {
                guard hit.proclitics.isDisjoint(with: .conjunction), let what = hit.info.what else { return nil }
                return (what, at - end)
            }
            let kinds = t.sheet.kinds[at]
            if kinds & EntryKind.particle.mask != 0, let particle = t.sheet.particle(at),
                particle.role == .complementizer || particle.role == .relative || particle.role == .emphatic
            {
                return nil
            }
            if t.has(at, TermRole.event.bit) { return nil }
            if kinds & EntryKind.verbs != 0, kinds & ~(EntryKind.verbs | EntryKind.adjective.mask) == 0 { return nil }
            at += 1
        }
        return nil
    }

    /// What a noun is in this context; nil where it can't be one.
    func what(_ info: TermInfo, _ context: Context) -> Figure.What? {
        let own = info.what
        if let own, own != .fighters {
            if own == .detained, context.before?.what == .released || context.after == .released { return .released }
            if own == .detained || own == .displaced, let told = context.after ?? (context.before.map { $0.distance <= 2 ? $0.what : own }),
                told == .killed || told == .injured || told == .missing
            {
                return told
            }
            return own
        }
        if info.word == .thing { return .other }
        if context.isAmong, let last = lastToll { return last }
        if info.word == .others, context.before == nil, context.after == nil { return lastToll }
        if let before = context.before, before.distance <= 3 { return before.what }
        if let told = context.after ?? context.before?.what { return told }
        return own == .fighters ? .fighters : .other
    }

    /// What the figure before tells, where it tells of people.
    var lastToll: Figure.What? { lastFigure.map(\.what).flatMap { [.killed, .injured, .missing, .displaced, .detained, .released].contains($0) ? $0 : nil } }

    /// The noun behind a number: a measure, a listed noun, من and a noun, آخرون, any other noun; or none, in a toll.
    func thing(_ number: NumberFind, start: Int, end: Int, _ qualifier: Figure.Qualifier) -> Thing? {
        if t.has(end, TermRole.notCounted.bit) { return nil }
        if t.mark(end) == Letter.percent { return Thing(what: .other, of: whole(end + 1), end: end + 1, rule: "percent") }
        if let percent = t.find(end, .percent) { return Thing(what: .other, of: whole(percent.end), end: percent.end, rule: "percent") }
        if number.isDefinite && number.vague == nil { return nil }
        if let measure = t.find(end, .measure), measure.info.number(0) != 2, let what = measure.info.what {
            return Thing(what: what, of: measure.info.text >= 0 ? t.index.text(measure.info) : bare(end), end: measure.end, rule: "measure")
        }
        if t.has(end, TermRole.unit.bit | TermRole.month.bit | TermRole.hijriMonth.bit | TermRole.weekday.bit) { return nil }
        // مقتل «22» مسلحاً
        let mark = t.mark(end)
        let end = mark == Letter.quoteClose || mark == Letter.quote ? (t.has(end + 1, TermRole.counted.bit) ? end + 1 : end) : end
        let of = t.has(end, TermRole.of.bit) ? end + 1 : end
        if let noun = t.find(of, .counted), noun.info.number(0) < 2, of > end || !noun.isDefinite || number.vague != nil,
            noun.proclitics.isDisjoint(with: [.wa, .bi, .li, .ka])
        {
            return listed(number, noun, of, start)
        }
        if let among = t.find(end, .among), let last = lastToll { return Thing(what: last, of: "", end: among.end, rule: "among") }
        let context = context(start: start, end: of)
        if isNoun(of, isDefinite: number.vague != nil && of == end) || of > end && isNoun(of, isDefinite: true) { return unlisted(of, number, context) }
        return alone(number, end, context, qualifier)
    }

    private func listed(_ number: NumberFind, _ noun: TermHit, _ at: Int, _ start: Int) -> Thing? {
        if number.low <= 1, number.vague == nil, number.digits == 0 { return nil }
        guard let what = what(noun.info, context(start: start, end: noun.end)) else { return nil }
        return Thing(what: what, of: noun.info.word == .others ? lastNoun : name(at, noun, number), end: of(noun.end), rule: "noun")
    }

    /// من الجانب الهندي, من منتسبي الكتيبة behind a noun belong to what is counted: two words of it.
    func of(_ end: Int) -> Int {
        guard t.has(end, TermRole.of.bit), t.isWord(end + 1), t.sheet.kinds[end + 1] & EntryKind.particle.mask == 0, time(at: end + 1) == nil else {
            return end
        }
        return end + 2
    }

    /// 5365 خرقا, أربعة إيطاليين قتلوا: a noun of no list, told by its context only where that stands close.
    private func unlisted(_ at: Int, _ number: NumberFind, _ context: Context) -> Thing? {
        if number.low <= 1 && number.vague == nil && number.digits == 0 { return nil }
        var what = Figure.What.other
        if let after = context.after { what = after } else if let before = context.before, before.distance <= 2 { what = before.what }
        return Thing(what: what, of: name(at, nil, number), end: at + 1, rule: "any-noun")
    }

    /// قُتل 13, نزوح 146 ألفاً, مئات in a toll: nothing named behind the number.
    private func alone(_ number: NumberFind, _ end: Int, _ context: Context, _ qualifier: Figure.Qualifier) -> Thing? {
        if context.isAmong, let last = lastToll { return Thing(what: last, of: "", end: end, rule: "among") }
        guard let before = context.before, before.distance <= 2 else {
            if let after = context.after, number.vague != nil || number.low >= 2 { return Thing(what: after, of: lastNoun, end: end, rule: "alone") }
            // أكثر من عشرة ملايين يجدون صعوبة
            return qualifier != .exact && number.vague == nil && number.scale >= 1e6 ? Thing(what: .other, of: "", end: end, rule: "alone") : nil
        }
        return Thing(what: before.what, of: lastNoun, end: end, rule: "alone")
    }

    /// What the figure before counts, of which آخرون are others.
    private var lastNoun: String { lastFigure.flatMap { lastToll == nil ? nil : $0.of } ?? "" }

    /// من السكان behind a percentage.
    private func whole(_ token: Int) -> String {
        t.has(token, TermRole.of.bit) && t.isWord(token + 1) ? bare(token + 1) : ""
    }

    /// Whether a word can be what is counted: no particle, verb, name, or word with a conjunction.
    private func isNoun(_ token: Int, isDefinite: Bool) -> Bool {
        guard t.isWord(token), t.sheet.tokens[token].count >= 3 else { return false }
        let kinds = t.sheet.kinds[token]
        if kinds & (EntryKind.particle.mask | EntryKind.actor.mask) != 0 { return false }
        if kinds & EntryKind.verbs != 0,
            kinds & (EntryKind.masdar.mask | EntryKind.head.mask | EntryKind.title.mask | EntryKind.group.mask | EntryKind.classWord.mask) == 0
        {
            return false
        }
        let codes = t.sheet.text.codes
        let start = Int(t.sheet.tokens[token].start)
        let hasArticle = codes[start] == Letter.alef && codes[start + 1] == Letter.lam
        if hasArticle != isDefinite { return false }
        // وصواريخ begins something new; 17للنقل is glued.
        if codes[start] == Letter.waw || codes[start] == Letter.fa {
            var isJoined = false
            t.sheet.forEachAnalysis(token) { if !$0.proclitics.isDisjoint(with: .conjunction) { isJoined = true } }
            if isJoined { return false }
        }
        if codes[start] == Letter.lam && codes[start + 1] == Letter.lam { return false }
        return !t.has(token, Self.notNouns)
    }

    private static let notNouns: UInt64 = [TermRole.day, .daypart, .modifier, .event, .eventAfter, .among, .number, .ordinal, .edge, .after, .ago, .qualifier]
        .reduce(0) { $0 | $1.bit }
}

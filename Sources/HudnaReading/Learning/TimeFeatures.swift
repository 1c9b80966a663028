internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// What is looked at to decide when that was so which a claim tells: at one of the report's times, or at none that the report gives. An object, since what all
/// claims share is looked at for the first of them only: most reports have none.
final class TimeFeatures {
    let claims: ClaimFeatures
    let circumstances: Circumstances
    private var sheet: Sheet { claims.sheet }
    private var grammar: Grammar { claims.grammar }
    private var times: [TimeMark] { circumstances.times }
    private let day: CalendarDay?
    private lazy var shared = Shared(claims, times, day)
    private var marks: [Mark] { shared.marks }
    private var count: Int { shared.count }

    private struct Mark {
        let sentence: Int
        let clause: Int
        /// Where it lies from the day of the report, and how wide it is.
        let relation: Int
        let unit: Int
        let word: Int
        let before: Int
        /// Whether it says the same as the report's first time.
        let isFirst: Bool
        let repeats: Int
    }

    /// - Parameter day: when the report was published; nil where that is not known.
    init(claims: ClaimFeatures, circumstances: Circumstances, day: CalendarDay?) {
        self.claims = claims
        self.circumstances = circumstances
        self.day = day
    }

    /// What is known of the report's times whatever claim asks.
    private struct Shared {
        let marks: [Mark]
        /// How many different intervals the report gives.
        let count: Int
        let told: TokenCounts
        let verbs: TokenCounts

        init(_ claims: ClaimFeatures, _ times: [TimeMark], _ day: CalendarDay?) {
            var firsts: [DateInterval: (number: Int, repeats: Int)] = [:]
            for (number, time) in times.enumerated() { firsts[time.interval, default: (number, 0)].repeats += 1 }
            marks = times.map { time in
                let token = time.range.lowerBound
                return Mark(
                    sentence: Int(claims.sheet.sentenceOf[token]), clause: claims.grammar.clauses.index(at: token),
                    relation: TimeFeatures.relation(time.interval, day), unit: TimeFeatures.unit(time.interval), word: claims.word(token),
                    before: claims.word(token - 1), isFirst: firsts[time.interval]?.number == 0, repeats: min(3, firsts[time.interval]?.repeats ?? 1))
            }
            count = min(5, firsts.count)
            told = claims.toldCounts()
            verbs = claims.tags.verbCounts
        }
    }

    /// By number, all that may be the time of a claim, in the order of the text: the sixteen nearest.
    func candidates(_ index: Int) -> Range<Int> {
        guard times.count > 16 else { return times.indices }
        let token = claims.drafts[index].predicate.token
        let start = max(0, min(circumstances.number(at: token) - 8, times.count - 16))
        return start..<start + 16
    }

    /// تنتهي الهدنة مساء الغد: a present whose own clause has a time that is still to come, and is no limit.
    func isStillAhead(_ number: Int, of index: Int) -> Bool {
        let (mark, predicate) = (marks[number], claims.drafts[index].predicate)
        guard predicate.kind == .present, predicate.isVerb, mark.relation == 3 || mark.relation == 4 else { return false }
        guard grammar.clauses.index(at: predicate.token) == mark.clause, times[number].range.lowerBound > predicate.token else { return false }
        return claims.tags.role(times[number].range.lowerBound - 1) != .preposition
    }

    /// تدخل الهدنة حيز التنفيذ غدا: a deed in the present with a time in its own clause that is still to come and that no other claim stands between.
    func isAhead(_ index: Int) -> Bool {
        let draft = claims.drafts[index]
        guard draft.type.isDeed, draft.predicate.kind == .present else { return false }
        return candidates(index).contains { isStillAhead($0, of: index) && shared.told.between(draft.predicate.token, times[$0].range.lowerBound) == 0 }
    }

    /// Features of leaving it open.
    func none(_ index: Int, _ bag: inout FeatureBag) {
        let draft = claims.drafts[index]
        let token = draft.predicate.token
        let (type, group, form) = (claims.typeNumber(draft), claims.groupNumber(draft), claims.form(draft.predicate))
        let sentence = Int(sheet.sentenceOf[token])
        let status = claims.labels[index].status
        let clause = grammar.clauses.index(at: token)
        let around = marks[candidates(index)]
        let near = around.contains { $0.clause == clause } ? 2 : around.contains { $0.sentence == sentence } ? 1 : 0
        let isTold = draft.content == nil ? 0 : 1
        let last = around.last { $0.sentence < sentence }?.relation ?? 99
        bag.add(550)
        bag.add(551, type, near)
        bag.add(552, form, near)
        bag.add(553, type, form)
        bag.add(554, status, near)
        bag.add(555, min(3, sentence), count)
        bag.add(556, near, count)
        bag.add(557, claims.inQuote[token] ? 1 : 0, group, near)
        bag.add(558, isTold, group, near)
        bag.add(559, claims.openerNumber(grammar.clauses.clause(at: token).opener), form)
        bag.add(560, claims.ruleNumber(draft))
        bag.add(561, draft.source.isEmpty ? 0 : 1, near)
        bag.add(562, last, near, form)
        bag.add(563, last, status)
        bag.add(564, marks.first?.relation ?? 99, min(3, sentence), form)
        bag.add(565, claims.tokenClass(token - 1), form)
    }

    /// Features of one of the times; `ruled` is the one that the rules choose.
    func features(_ index: Int, _ number: Int, ruled: Int?, _ bag: inout FeatureBag) {
        let draft = claims.drafts[index]
        let (mark, time) = (marks[number], times[number])
        let token = draft.predicate.token
        let (type, group, form) = (claims.typeNumber(draft), claims.groupNumber(draft), claims.form(draft.predicate))
        let status = claims.labels[index].status
        let sentence = Int(sheet.sentenceOf[token])
        let start = time.range.lowerBound
        let isSameClause = grammar.clauses.index(at: token) == mark.clause
        let direction = start < token ? 0 : 1
        let place = isSameClause ? 10 + direction : mark.sentence == sentence ? 12 + direction : max(-4, min(3, mark.sentence - sentence)) + 4
        let gap = abs(start - token)
        let distance = gap <= 2 ? 0 : gap <= 5 ? 1 : gap <= 10 ? 2 : gap <= 20 ? 3 : gap <= 50 ? 4 : 5
        let isRule = ruled == number ? 1 : 0
        let isLatest = direction == 0 && (number + 1 == times.count || times[number + 1].range.lowerBound >= token) ? 1 : 0
        let isFirst = mark.isFirst ? 1 : 0
        bag.add(501, isRule, place)
        bag.add(502, place, distance)
        bag.add(503, place, form)
        bag.add(504, place, mark.relation)
        bag.add(505, place, type)
        bag.add(506, mark.relation, type)
        bag.add(507, mark.relation, form)
        bag.add(508, mark.relation, status, isRule)
        bag.add(509, mark.unit, place)
        bag.add(510, mark.word, place)
        bag.add(511, mark.before, place)
        bag.add(512, gap > 40 ? 3 : min(3, shared.verbs.between(token, start)), place)
        bag.add(513, min(3, shared.told.between(token, start)), place)
        bag.add(514, isLatest, isFirst, place)
        bag.add(515, mark.repeats, place)
        bag.add(516, min(3, sentence), min(3, mark.sentence), mark.relation)
        bag.add(517, isLatest, mark.relation, form)
        bag.add(518, claims.openerNumber(grammar.clauses.clause(at: token).opener), place)
        bag.add(519, (claims.inQuote[token] ? 2 : 0) + (claims.inQuote[start] ? 1 : 0), place)
        bag.add(520, draft.content == nil ? 0 : 1, place, group)
        bag.add(521, count, place)
        bag.add(522, claims.ruleNumber(draft), place)
        bag.add(523, isRule, mark.relation, form)
        bag.add(524, draft.source.isEmpty ? 0 : 1, place, mark.relation)
        bag.add(525, claims.openerNumber(grammar.clauses.clause(at: start).opener), isSameClause ? 1 : 0, direction)
        bag.add(526, mark.word, form, isRule)
        bag.add(527, mark.before, isRule, form)
        bag.add(528, mark.unit, mark.relation, status)
        bag.add(529, claims.tokenClass(time.range.upperBound), place)
        bag.add(530, isFirst, mark.relation, sentence == 0 ? 1 : 0)
    }

    /// 0 not known; else by how far it lies before or behind the day of the report, weeks and years apart.
    private static func relation(_ interval: DateInterval, _ day: CalendarDay?) -> Int {
        guard let day else { return 0 }
        guard let first = interval.start?.firstDay, let last = interval.end?.lastDay else { return interval.start == nil ? 1 : 2 }
        if first.number > day.number { return first.number - day.number <= 7 ? 3 : 4 }
        if last.number >= day.number { return first == last ? 5 : 6 }
        switch day.number - last.number {
        case 1: return 7
        case 2...3: return 8
        case 4...7: return 9
        case 8...31: return 10
        case 32...370: return 11
        default: return 12
        }
    }

    /// A year, a month, a day, an hour, or a stretch of more than one.
    private static func unit(_ interval: DateInterval) -> Int {
        guard let start = interval.start, start == interval.end else { return 5 }
        return start.minutes != nil ? 4 : start.day != nil ? 3 : start.month != nil ? 2 : 1
    }
}

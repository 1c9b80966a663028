internal import HudnaLanguage
internal import HudnaRecord

/// What the words of a claim tell of a truce: whose it is, where, for how long, how it ended (`Language/ar/record/truces.tsv`).
struct TruceWording {
    let scene: Scene

    private func roles(in text: String) -> [(range: Range<Int>, term: RecordTerm, prefix: Int)] { scene.words.terms("truces", in: PlainText(text)) }

    /// The words of a claim from its predicate on.
    private func tail(_ testimony: Testimony) -> String {
        let (text, span) = (testimony.passage.text, testimony.passage.span)
        guard span.contains(testimony.claim.predicateSpan) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(testimony.claim.predicateSpan.start - span.start)))
    }

    /// تمديد الهدنة: it goes on beyond its term.
    func isExtended(_ testimony: Testimony) -> Bool {
        roles(in: tail(testimony)).contains { $0.term.role == "extended" && $0.range.lowerBound == 0 }
    }

    /// هدنة جديدة: another than the one before.
    func isAnew(_ testimony: Testimony) -> Bool { roles(in: testimony.passage.text).contains { $0.term.role == "anew" } }

    /// من جانب واحد: one side's alone.
    func isUnilateral(_ testimony: Testimony) -> Bool { roles(in: testimony.passage.text).contains { $0.term.role == "unilateral" } }

    /// The sides of the country that take part in it. Where the country stands as one who acts, its name tells the place rather than the side.
    func sides(_ testimony: Testimony) -> Set<Int> {
        var sides = Set((testimony.actors + testimony.targets).filter(scene.isDomestic).map(scene.side))
        let isCountry = (testimony.claim.actors + testimony.claim.targets).contains { name in
            scene.words.actor(named: name).map { $0 == scene.country } ?? false
        }
        if isCountry, let government = scene.government { sides.remove(scene.side(government)) }
        return sides
    }

    /// The place within the country that it is of, by id, and how the place is called that is told; both empty where none is.
    func area(_ testimony: Testimony) -> (id: String, name: String) {
        let place = testimony.claim.place
        guard !place.isEmpty, let name = scene.words.placeName(place) else { return ("", "") }
        if scene.isLocal(place) { return (name, name) }
        return scene.words.state(ofPlace: place) == scene.country ? ("", name) : ("", "")
    }

    /// The last day of its term: the end of the days that are told, else its beginning and the length of time that stands with it (هدنة من 72 ساعة), which is
    /// not how long ago (منذ ثلاثة أيام).
    func term(_ testimony: Testimony) -> PartialDate? {
        let when = testimony.claim.when
        if let end = when.end, let start = when.start, start != end, testimony.status != .ongoing, !Self.isCalendarSpan(start, end) { return end }
        guard let start = (when.start ?? scene.day(testimony)).firstDay else { return nil }
        let lengths = testimony.times.filter { !isLapse($0, testimony.passage) }.compactMap { $0.duration.flatMap(InstrumentBuilder.days) }
        return lengths.max().map { PartialDate(start + $0) }
    }

    /// الأسبوع الجاري: a week or a month as the calendar has it is when something was, not how long it lasts.
    private static func isCalendarSpan(_ start: PartialDate, _ end: PartialDate) -> Bool {
        guard let first = start.firstDay, let last = end.lastDay else { return false }
        if first.weekday == 0, last.number == first.number + 6 { return true }
        return first.parts.day == 1 && (last + 1).parts.day == 1
    }

    private func isLapse(_ time: TimeExpression, _ passage: Evidence) -> Bool {
        let before = passage.text.unicodeScalars.prefix(max(0, time.span.start - passage.span.start))
        let words = PlainText(String(String.UnicodeScalarView(before)))
        let stands = { (text: PlainText, place: Int) in
            scene.words.terms("truces", in: text).contains { $0.term.role == "lapse" && $0.range.contains(place) }
        }
        return words.count > 0 && stands(words, words.count - 1) || stands(PlainText(time.text), 0)
    }

    private static let endings: Set<TruceInterval.Ending> = [.collapsed, .suspended, .calledOff, .expired]

    /// How it ended: as its words say; else somebody who ends it calls it off, and what ends when its term does has expired.
    func ending(_ testimony: Testimony, expires: PartialDate?, on day: Int) -> TruceInterval.Ending {
        let told = roles(in: tail(testimony)).lazy.compactMap { TruceInterval.Ending(rawValue: $0.term.role) }.first { Self.endings.contains($0) }
        if let told { return told }
        if testimony.actors.contains(where: scene.isDomestic) { return .calledOff }
        return expires?.lastDay.map { abs($0.number - day) <= 1 } ?? false ? .expired : .ended
    }

    /// Days before and after a report on which a truce that it tells to be called for may begin; what is told to have been called for earlier has its own day.
    private static let before = 3
    private static let reach = 10
    private static let calling: Set<ClaimType> = [.demand, .propose, .mediate, .pledge, .accept]

    /// The day for which it is called for: that of a demand, else one that stands behind the word for calling (دعوا إلى هدنة بدءا من منتصف الليل).
    func named(_ testimony: Testimony) -> PartialDate? {
        guard Self.calling.contains(testimony.type) else { return nil }
        func isNear(_ date: PartialDate) -> Bool {
            date.day != nil && (date.firstDay.map { (-Self.before...Self.reach).contains($0.number - testimony.day.number) } ?? false)
        }
        let when = testimony.claim.when
        if !when.isEmpty { return testimony.type == .demand ? when.start.flatMap { isNear($0) ? $0 : nil } : nil }
        let times = testimony.times.filter { $0.kind == .date || $0.kind == .time }.filter { testimony.claim.predicateSpan.end <= $0.span.start }
        return times.compactMap(\.interval.start).last(where: isNear)
    }
}

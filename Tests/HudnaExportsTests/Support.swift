import HudnaRecord

/// A reading with one or more of everything, as the tests of the exports take it.
func sampleReading() -> Reading {
    let day = PartialDate(year: 2020, month: 1, day: 13)
    var reading = Reading(report: "000_a", date: ReportDate(interval: DateInterval(day), basis: .inferred, reasons: ["Monday", "13 \"يناير\""]))
    reading.title = "حفتر يصل\u{202E} موسكو"
    reading.outlet = "outlet A"
    reading.url = "http://example.org/؟a=1&b=\\"
    reading.actors = [
        Actor(
            name: "خليفة حفتر", kind: .person,
            mentions: [.init(text: "حفتر", span: Span(0, 4)), .init(text: "خليفة حفتر", span: Span(20, 30))], rule: "listed:haftar"),
        Actor(name: "روسيا", kind: .state, mentions: [], rule: "listed:ru"),
    ]
    let when = DateInterval(start: PartialDate(day2020: 13, minutes: 568, offset: 180), end: PartialDate(year: 2020, month: 2))
    reading.claims = [
        Claim(
            type: .requestTime, status: .planned, actors: ["خليفة حفتر"], targets: ["روسيا"], object: "مهلة\nليومين", place: "موسكو", when: when,
            source: ["لافروف"], via: ["تاس", "سبوتنيك"], evidence: "طلب \"مهلة\"", evidenceSpan: Span(40, 60), predicateSpan: Span(40, 43), rule: "request-1",
            confidence: 0.87654),
        Claim(
            type: .attack, status: .occurred, evidence: "سقطت قذيفة", evidenceSpan: Span(70, 80), predicateSpan: Span(70, 74), rule: "attack-7", confidence: 1),
        Claim(
            type: .attack, status: .occurred, evidence: "سقوط قذيفة", evidenceSpan: Span(90, 99), predicateSpan: Span(90, 94), rule: "attack-7", confidence: 1),
    ]
    reading.quotes = [
        Quote(speaker: "لافروف", via: [], kind: .direct, text: "نأمل ذلك", span: Span(100, 108), rule: "quote-marks"),
        Quote(speaker: "لافروف", via: ["تاس"], kind: .indirect, text: "أن الأمل قائم", span: Span(110, 123), rule: "say-that"),
    ]
    reading.figures = [
        Figure(
            what: .killed, of: "مدنيون", qualifier: .moreThan, low: 280, high: nil, when: DateInterval(start: PartialDate(year: 2019, month: 4, day: 4)),
            source: ["الأمم المتحدة"], text: "أكثر من 280 مدنياً", span: Span(130, 148), rule: "count"),
        Figure(what: .distance, of: "كيلومتر", qualifier: .between, low: 2.5, high: 10, text: "بين 2.5 و10 كيلومترات", span: Span(150, 170), rule: "measure"),
        Figure(what: .injured, of: "", qualifier: .dozens, low: 20, high: 99, text: "العشرات", span: Span(171, 178), rule: "dozens"),
    ]
    reading.times = [
        TimeExpression(text: "اليوم الاثنين", span: Span(200, 213), kind: .date, interval: DateInterval(day), rule: "weekday"),
        TimeExpression(text: "ثلاثة أيام", span: Span(215, 225), kind: .duration, duration: "P3D", rule: "span"),
        TimeExpression(text: "منذ أبريل", span: Span(230, 239), kind: .date, interval: DateInterval(start: PartialDate(year: 2019, month: 4)), rule: "since"),
    ]
    reading.findings = [Finding(code: "glued-words", text: "سورياوتركيا", span: Span(240, 251), note: "سوريا | وتركيا")]
    return reading
}

extension PartialDate {
    /// A moment in January 2020.
    init(day2020 day: Int, minutes: Int, offset: Int) {
        self.init(year: 2020, month: 1, day: day, minutes: minutes, offset: offset)
    }
}

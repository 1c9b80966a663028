import Hudna
@testable import HudnaLanguage
import HudnaRecord

/// Hand-built readings of a war that never was: two bodies, their leaders, two go-betweens.
enum Invented {
    static let words: RecordWords? = {
        let table = """
            id\tname\tforms\tkind\troles\tsource
            zarwan\tزروان\t\tstate\t\tproject
            nahrin\tنهرين\t\tstate\t\tproject
            bahrun\tبحرون\t\tstate\t\tproject
            valley-council\tمجلس الوادي\t\tbody\t\tproject
            hill-front\tجبهة التلال\t\tbody\t\tproject
            samir\tسامر الوادعي\tالوادعي\tperson\tرئيس مجلس الوادي\tproject
            hadir\tحاضر التلي\tالتلي\tperson\tقائد جبهة التلال\tproject
            """
        guard let language = try? Language(actorFiles: [("invented.tsv", Array(table.utf8))]) else { return nil }
        return RecordWords(language)
    }()

    /// The program's own words, with rows of one's own behind its tables, by their paths.
    static func words(adding rows: [String: String]) -> RecordWords? {
        var files = LanguageSource.builtIn.files
        for (path, more) in rows { files[path, default: []] += Array(more.utf8) }
        return (try? Language(source: LanguageSource(files: files))).map { RecordWords($0) }
    }

    static let people: [(String, Actor.Kind, String, [String])] = [
        ("زروان", .state, "listed:zarwan", []), ("نهرين", .state, "listed:nahrin", []), ("بحرون", .state, "listed:bahrun", []),
        ("مجلس الوادي", .body, "listed:valley-council", []), ("جبهة التلال", .body, "listed:hill-front", []),
        ("سامر الوادعي", .person, "listed:samir", ["رئيس مجلس الوادي سامر الوادعي"]), ("حاضر التلي", .person, "listed:hadir", ["قائد جبهة التلال حاضر التلي"]),
    ]

    /// A claim whose evidence stands at its own place: `at` characters from the start.
    static func claim(
        _ type: ClaimType, _ status: Status = .occurred, _ actors: [String], to targets: [String] = [], object: String = "", place: String = "",
        on day: String? = nil, says source: [String] = [], _ evidence: String, at: Int = 0
    ) -> Claim {
        let when = day.flatMap { PartialDate(iso: $0) }.map { DateInterval($0) } ?? DateInterval()
        let span = Span(at, at + evidence.unicodeScalars.count)
        return Claim(
            type: type, status: status, actors: actors, targets: targets, object: object, place: place, when: when, source: source, evidence: evidence,
            evidenceSpan: span, predicateSpan: span, rule: "", confidence: 1)
    }

    /// A reading of a report in which everybody is named; claims one after the other.
    static func reading(_ id: String, _ published: String, outlet: String? = nil, _ claims: [Claim]) -> KeptReading {
        var reading = Reading(report: id)
        reading.outlet = outlet ?? "outlet " + id
        reading.published = PartialDate(iso: published)
        let day = PartialDate(iso: String(published.prefix(10)))
        reading.date = ReportDate(interval: DateInterval(start: day, end: day), basis: .given)
        reading.actors = people.map { name, kind, rule, mentions in
            Actor(name: name, kind: kind, mentions: mentions.map { Actor.Mention(text: $0, span: Span(0, 0)) }, rule: rule)
        }
        var at = 0
        reading.claims = claims.map { claim in
            var claim = claim
            if claim.evidenceSpan.start == 0 {
                claim.evidenceSpan = Span(at, at + claim.evidenceSpan.count)
                claim.predicateSpan = claim.evidenceSpan
                at += claim.evidenceSpan.count + 2
            }
            return claim
        }
        return KeptReading(reading: reading, version: 1, readAt: PartialDate(year: 2031, month: 1, day: 1))
    }

    static func record(_ readings: [KeptReading], _ clock: Clock = Clock()) -> Record? { words.map { Record(readings, words: $0, clock: clock) } }

    static func moment(_ iso: String) -> Moment? { PartialDate(iso: iso).flatMap { Moment(last: $0) } }

    /// Six reports of four days: talks, a signature, a request for time, a departure, a truce and its breach.
    static let war: [KeptReading] = [
        reading(
            "a", "2030-03-01T09:00Z",
            [
                claim(.talks, .planned, ["مجلس الوادي"], to: ["جبهة التلال"], place: "نهرين", on: "2030-03-01", "يلتقي مجلس الوادي وجبهة التلال في نهرين"),
                claim(.visit, .planned, ["سامر الوادعي"], place: "نهرين", on: "2030-03-01", says: ["بحرون"], "سيصل سامر الوادعي إلى نهرين اليوم"),
                claim(.attack, .ongoing, ["جبهة التلال"], to: ["مجلس الوادي"], "تقصف جبهة التلال مواقع مجلس الوادي في زروان"),
                claim(.mediate, .ongoing, ["نهرين"], object: "هدنة", "تعمل نهرين على هدنة في زروان"),
            ]),
        reading(
            "b", "2030-03-01T18:00Z",
            [
                claim(.visit, .occurred, ["سامر الوادعي"], place: "نهرين", on: "2030-03-01", "وصل سامر الوادعي إلى نهرين"),
                claim(.sign, .occurred, ["مجلس الوادي"], object: "اتفاق وقف إطلاق النار", "وقع مجلس الوادي اتفاق وقف إطلاق النار في زروان"),
                claim(.requestTime, .occurred, ["حاضر التلي"], object: "مهلة", on: "2030-03-03", says: ["نهرين"], "طلب حاضر التلي مهلة حتى الأحد"),
            ]),
        reading(
            "c", "2030-03-02T20:00Z",
            [
                claim(.truceStart, .occurred, [], object: "الهدنة", on: "2030-03-02", "دخلت الهدنة في زروان حيز التنفيذ السبت"),
                claim(.violate, .occurred, ["جبهة التلال"], object: "الهدنة", says: ["مجلس الوادي"], "خرقت جبهة التلال الهدنة"),
            ]),
        reading(
            "d", "2030-03-04",
            [
                claim(.depart, .occurred, ["حاضر التلي"], place: "نهرين", "غادر حاضر التلي نهرين دون توقيع الاتفاق", at: 1),
                claim(.sign, .negated, ["حاضر التلي"], object: "الاتفاق", "دون توقيع الاتفاق", at: 23),
                claim(.arm, .occurred, ["بحرون"], to: ["جبهة التلال"], "تسلح بحرون جبهة التلال في زروان", at: 60),
            ]),
    ]
}

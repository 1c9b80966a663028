internal import HudnaRecord

/// CAMEO events in the 61 columns of GDELT 2.0, tab-separated, without a header, as GDELT has them.
struct CameoFormat: ExportForm {
    static let columns =
        ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"] + actor("Actor1") + actor("Actor2")
        + [
            "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
        ] + geo("Actor1Geo") + geo("Actor2Geo") + geo("ActionGeo") + ["DATEADDED", "SOURCEURL"]

    private static func actor(_ name: String) -> [String] {
        ["Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code"].map {
            name + $0
        }
    }

    private static func geo(_ name: String) -> [String] {
        ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"].map { name + "_" + $0 }
    }

    /// The events that have a CAMEO code, with it.
    static func coded(_ dossier: Dossier) -> (events: [(event: CodedEvent, code: String, day: CalendarDay)], leftOut: [(reason: String, count: Int)]) {
        var out: [(event: CodedEvent, code: String, day: CalendarDay)] = []
        var (noCode, noDay) = (0, 0)
        for event in dossier.events {
            guard let code = dossier.codes.code(event), !code.cameo.isEmpty else { noCode += 1; continue }
            guard let day = event.day?.firstDay else { noDay += 1; continue }
            let isAlone = event.targets.isEmpty && event.actors.count < 2 && !code.alone.isEmpty
            out.append((event, isAlone ? code.alone : code.cameo, day))
        }
        return (out, [("no CAMEO code", noCode), ("no day", noDay)])
    }

    func tables(_ dossier: Dossier) -> [ExportTable] {
        let coded = Self.coded(dossier)
        let rows = coded.events.map { row($0.event, $0.code, PartialDate($0.day), dossier) }
        return [ExportTable("cameo", columns: Self.columns, rows: rows, leftOut: coded.leftOut)]
    }

    func bytes(_ tables: [ExportTable]) -> [UInt8] { tables.flatMap(DelimitedText.tabs) }

    private func row(_ event: CodedEvent, _ code: String, _ day: PartialDate, _ dossier: Dossier) -> [ExportValue] {
        let cameo = dossier.codes.cameo[code]
        let compact = day.iso.filter { $0 != "-" }
        let (first, second) = Self.sides(event)
        let geo = place(event, dossier)
        let none = [ExportValue](repeating: .none, count: 8)
        let counts = [event.tellings.count, dossier.outlets(event).count, Set(event.tellings.map(\.evidence.report)).count]
        return [.text(event.id), .text(compact), .text(String(compact.prefix(6))), .text(String(compact.prefix(4))), .none]
            + actor(first, dossier) + actor(second, dossier)
            + [
                .none, .text(code), .text(String(code.prefix(3))), .text(String(code.prefix(2))), ExportValue(cameo?.quad),
                cameo.map { .number($0.score) } ?? .none,
            ]
            + counts.map { .number(Double($0)) } + [.none] + none + none + geo
            + [
                ExportValue(event.tellings.first?.evidence.known.digits(separator: "", end: "")),
                ExportValue(event.tellings.first.map { dossier.address($0.evidence.report) }),
            ]
    }

    /// GDELT has one actor a side: the first; where no other side is named, the second of those who act together.
    static func sides(_ event: CodedEvent) -> (String?, String?) {
        (event.actors.first, event.targets.first ?? (event.type.isSymmetric || event.type == .sign ? event.actors.dropFirst().first : nil))
    }

    private func actor(_ id: String?, _ dossier: Dossier) -> [ExportValue] {
        guard let id else { return [ExportValue](repeating: .none, count: 10) }
        let person = dossier.people[id]
        let country = dossier.codes.countries[person?.country ?? ""]?.iso3 ?? ""
        let type = person?.kind == .state ? "GOV" : person?.kind == .medium ? "MED" : ""
        let codes = [ExportValue(country + type), .text(dossier.english(id)), ExportValue(country)]
        return codes + [ExportValue](repeating: .none, count: 4) + [ExportValue(type), .none, .none]
    }

    /// Type 1 is a country, 4 a place in one (GDELT codebook 2.0, 2015-02-19).
    private func place(_ event: CodedEvent, _ dossier: Dossier) -> [ExportValue] {
        guard let place = dossier.place(event.place) else { return [ExportValue](repeating: .none, count: 8) }
        let country = dossier.codes.countries[place.country]
        return [
            ExportValue(place.id.isEmpty ? 1 : 4), .text(place.latin.isEmpty ? place.name : place.latin), ExportValue(country?.fips), .none, .none,
            place.point.map { .number($0.latitude) } ?? .none, place.point.map { .number($0.longitude) } ?? .none, .none,
        ]
    }
}

/// The 16 columns of GDELT 2.0's mentions: a row for every claim that tells an event of `cameo`.
struct CameoMentionsFormat: ExportForm {
    static let columns = [
        "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID", "Actor1CharOffset",
        "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
    ]

    func tables(_ dossier: Dossier) -> [ExportTable] {
        let coded = CameoFormat.coded(dossier)
        let rows = coded.events.flatMap { coded in coded.event.tellings.map { row($0, of: coded.event, dossier) } }
        return [ExportTable("cameo-mentions", columns: Self.columns, rows: rows, leftOut: coded.leftOut)]
    }

    func bytes(_ tables: [ExportTable]) -> [UInt8] { tables.flatMap(DelimitedText.tabs) }

    private func row(_ telling: Telling, of event: CodedEvent, _ dossier: Dossier) -> [ExportValue] {
        let evidence = telling.evidence
        let first = event.tellings.first?.evidence.known ?? evidence.known
        return [
            .text(event.id), .text(first.digits(separator: "", end: "")), .text(evidence.known.digits(separator: "", end: "")), .none,
            ExportValue(evidence.outlet), .text(dossier.address(evidence.report)), .none, .none, .none, ExportValue(evidence.span.start), .none,
            ExportValue(Int((telling.confidence * 100).rounded())), .none, .none, .none, .none,
        ]
    }
}

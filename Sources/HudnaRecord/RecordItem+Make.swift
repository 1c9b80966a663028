/// The fields of the record's entries, as process-format.md names them.
extension Party {
    public func item() -> RecordItem {
        RecordItem(
            facets: Facets(actors: [actor.id, actor.name, of], types: [role.rawValue], when: DateInterval(start: since, end: nil)),
            fields: [
                .init("name", .text(actor.name)), .init("id", .text(actor.id)), .init("kind", .text(actor.kind.rawValue)), .init("role", .text(role.rawValue)),
                .init("of", .text(of)), .init("since", .date(since)),
            ], evidence: evidence)
    }
}

extension Position {
    public func item(of instrument: Instrument) -> RecordItem {
        RecordItem(
            facets: Facets(
                actors: [party, partyID].filter { !$0.isEmpty } + reporter, types: ["position"], statuses: [stand.rawValue],
                instruments: [instrument.id, instrument.name, instrument.kind.rawValue],
                places: [instrument.place], when: DateInterval(start: date, end: date)),
            fields: [
                .init("party", .text(party)), .init("position", .text(stand.rawValue)), .init("date", .date(date)), .init("reporter", .texts(reporter)),
                .init("instrument", .text(instrument.id)), .init("instrument_name", .text(instrument.name)),
                .init("party_id", .text(partyID)),
            ], evidence: evidence)
    }
}

extension Instrument {
    public func item() -> RecordItem {
        let stands = positions.map { $0.item(of: self) }
        return RecordItem(
            facets: Facets(
                actors: positions.map(\.party) + mediators, types: [kind.rawValue], instruments: [id, name, kind.rawValue], places: [place],
                when: DateInterval(start: effective ?? declared, end: ended)),
            fields: [
                .init("id", .text(id)), .init("name", .text(name)), .init("kind", .text(kind.rawValue)), .init("place", .text(place)),
                .init("declared", .date(declared)), .init("effective", .date(effective)), .init("expires", .date(expires)), .init("ended", .date(ended)),
                .init("mediators", .texts(mediators)), .init("positions", .items(stands)),
            ] + terms.fields, evidence: evidence)
    }
}

extension TruceInterval {
    /// - Parameter instrument: the truce that it is a stretch of; nil where it is not known.
    public func item(of truce: Instrument?) -> RecordItem {
        let name = truce?.name ?? ""
        let rows = steps.map { step in
            RecordItem(
                facets: Facets(when: DateInterval(start: step.date, end: nil), isAhead: step.kind.isWord),
                fields: [
                    .init("step", .text(step.kind.rawValue)), .init("date", .date(step.date)), .init("until", .date(step.until)), .init("by", .texts(step.by)),
                ] + RecordItem.slip(step.isProbableSlip), evidence: step.evidence)
        }
        let actors = [party] + parties + endedBy + steps.flatMap(\.by)
        return RecordItem(
            facets: Facets(
                actors: Array(Set(actors)).sorted(), types: ["truce", truce?.kind.rawValue ?? ""].filter { !$0.isEmpty }, statuses: [state.rawValue],
                instruments: [instrument, name, truce?.kind.rawValue ?? ""], places: [area], when: when, isAhead: state == .planned),
            fields: [
                .init("instrument", .text(instrument)), .init("name", .text(name)), .init("state", .text(state.rawValue)), .init("party", .text(party)),
                .init("parties", .texts(parties)), .init("area", .text(area)), .init("start", .date(when.start)), .init("end", .date(when.end)),
                .init("expires", .date(expires)), .init("ending", .text(ending)), .init("ended_by", .texts(endedBy)),
                .init("declared", .date(truce?.declared)), .init("mediators", .texts(truce?.mediators ?? [])), .init("steps", .items(rows)),
            ] + (truce?.terms ?? []).fields, evidence: evidence)
    }
}

extension Violation {
    public func item() -> RecordItem {
        RecordItem(
            facets: Facets(
                actors: [accused, accuser], types: [type.rawValue], statuses: ["alleged"], instruments: [instrument], places: [place], when: when),
            fields: [
                .init("accused", .text(accused)), .init("accuser", .text(accuser)), .init("type", .text(type.rawValue)), .init("date", .date(when.start)),
                .init("place", .text(place)), .init("instrument", .text(instrument)),
            ], evidence: evidence)
    }
}

extension Process.Condition {
    public func item() -> RecordItem {
        RecordItem(
            facets: Facets(actors: [by], types: [type.rawValue], when: when),
            fields: [.init("by", .text(by)), .init("on", .text(on)), .init("text", .text(text)), .init("type", .text(type.rawValue))], evidence: evidence)
    }
}

extension Milestone {
    public func item() -> RecordItem {
        RecordItem(
            facets: Facets(
                actors: participants, types: [kind], statuses: [status.rawValue, outcome?.rawValue ?? ""], places: [place], when: when,
                isAhead: status == .planned || status == .possible),
            fields: [
                .init("kind", .text(kind)), .init("name", .text(name)), .init("date", .date(when.start)), .init("place", .text(place)),
                .init("participants", .texts(participants)), .init("status", .text(status.rawValue)), .init("outcome", .text(outcome?.rawValue ?? "")),
            ], evidence: evidence)
    }
}

extension TollEntry {
    public func item() -> RecordItem {
        RecordItem(
            facets: Facets(actors: reporter, types: [what.rawValue], statuses: [qualifier.rawValue], when: DateInterval(start: asOf, end: asOf)),
            fields: [
                .init("what", .text(what.rawValue)), .init("of", .text(of)), .init("qualifier", .text(qualifier.rawValue)), .init("low", .number(low)),
                .init("high", .number(high)), .init("since", .date(since)), .init("as_of", .date(asOf)), .init("reporter", .texts(reporter)),
            ], evidence: evidence)
    }
}

extension Disagreement {
    public func item() -> RecordItem {
        let rows = versions.map { version in
            RecordItem(
                facets: Facets(),
                fields: [
                    .init("says", .text(version.says)), .init("source", .texts(version.source)), .init("probable_slip", .flag(version.isProbableSlip)),
                ], evidence: version.evidence)
        }
        var facets = Facets(actors: actors, types: [type, matter.rawValue])
        facets.isOfVersions = true
        return RecordItem(
            facets: facets,
            fields: [
                .init("about", .text(about)), .init("matter", .text(matter.rawValue)), .init("type", .text(type)), .init("versions", .items(rows)),
            ], evidence: versions.flatMap(\.evidence).sorted())
    }
}

extension RecordItem {
    /// `probable_slip` where something is told with a name that probably is one; no field where it is not.
    public static func slip(_ isProbable: Bool) -> [Field] { isProbable ? [.init("probable_slip", .flag(true))] : [] }
}

extension RecordItem.Value {
    /// A date as ISO 8601 has it; empty where there is none.
    public static func date(_ date: PartialDate?) -> Self { .text(date?.iso ?? "") }
}

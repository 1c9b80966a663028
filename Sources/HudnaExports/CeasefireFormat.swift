internal import HudnaRecord

/// The columns of the ETH/PRIO ceasefire data (as users of `CFD_oct_2022` load it): a row for each declaration of a party.
struct CeasefireFormat: ExportForm {
    static let columns =
        ["cc", "location", "region", "cf_id", "uniq_id", "id", "ucdp_acd_id", "ucdp_dyad", "ucdp_actor_id", "actor_name", "pax_id", "cf_pp", "link"]
        + (1...35).map { "link_id\($0)" }
        + [
            "side", "partial", "splinter", "nsa_frac", "cf_dec_yr", "cf_dec_month", "cf_dec_day", "cf_effect_yr", "cf_effect_month", "cf_effect_day", "end_yr",
            "end_month", "end_day", "ended", "written", "fixed", "fixed_time", "ceasefire_class", "timing", "mediator_nego", "mediator_send", "implement",
            "enforcement", "ddr", "p_humanitarian", "p_peaceprocess", "p_holiday", "p_election", "p_other", "p_other_comment", "p_unclear", "evidence_onset",
            "evidence_end", "factivia_source", "factivia_page", "comment", "truce", "recentadditions", "coder",
        ]

    /// Unknown, in columns that have a number for it.
    private static let unclear = ExportValue.number(-1)

    func tables(_ dossier: Dossier) -> [ExportTable] {
        var table = ExportTable("ceasefires", columns: Self.columns)
        var (undeclared, other) = (0, 0)
        for (process, instrument) in dossier.instruments {
            // A row for each stretch that began; what never did has one without days.
            let own = dossier.truces.filter { $0.truce.instrument == instrument.id }.map(\.truce)
            let begun = own.filter(\.isBegun)
            guard instrument.kind == .ceasefire || instrument.kind == .truce || !begun.isEmpty else { other += 1; continue }
            let declared = declarations(instrument)
            guard !declared.isEmpty || !begun.isEmpty else { undeclared += 1; continue }
            for truce in begun.isEmpty ? [nil] : begun.map(Optional.some) {
                let parties = declarers(truce, declared, isOnly: begun.count < 2)
                table.rows += parties.map { row($0.party, $0.position, instrument, truce, process, dossier) }
            }
        }
        let reasons = [("instruments that are no truce", other), ("truces that nobody declared and that did not begin", undeclared)]
        table.leftOut = reasons.filter { $0.1 > 0 }.map { (reason: $0.0, count: $0.1) }
        return [table]
    }

    func bytes(_ tables: [ExportTable]) -> [UInt8] { tables.flatMap(DelimitedText.commas) }

    /// The first time that each party is told to have signed or accepted it.
    private func declarations(_ instrument: Instrument) -> [Position] {
        var seen: Set<String> = []
        let stands = instrument.positions.filter { $0.stand == .signed || $0.stand == .accepted }
        return stands.sorted { ($0.date?.iso ?? "9") < ($1.date?.iso ?? "9") }.filter { seen.insert($0.party).inserted }
    }

    /// Whose declarations a stretch rests on: the one whose it is; else those who have signed or accepted by its end; nobody in particular where nobody is told to have.
    private func declarers(_ truce: TruceInterval?, _ declared: [Position], isOnly: Bool) -> [(party: String?, position: Position?)] {
        if let truce, !truce.party.isEmpty { return [(truce.party, declared.first { $0.party == truce.party })] }
        let own = declared.filter { position in
            guard !isOnly, let truce, let date = position.date?.firstDay else { return true }
            let evidence = Set(truce.steps.flatMap(\.evidence))
            return position.evidence.contains(where: evidence.contains) || truce.when.start?.firstDay == date
        }
        return own.isEmpty ? [(nil, nil)] : own.map { ($0.party, $0) }
    }

    private func row(
        _ party: String?, _ position: Position?, _ instrument: Instrument, _ begun: TruceInterval?, _ process: String, _ dossier: Dossier
    ) -> [ExportValue] {
        let country = dossier.codes.countries[dossier.countries[process] ?? ""]
        let name = dossier.processes.first { $0.id == process }?.name ?? process
        var id = StableID()
        for part in [instrument.id, party ?? "", begun?.when.start?.iso ?? ""] { id.add(part) }
        let evidence = position?.evidence ?? begun?.evidence ?? instrument.evidence
        let ended = begun == nil ? instrument.ended : begun?.when.end
        let isWritten: ExportValue = position?.stand == .signed ? .number(1) : code(instrument, .written)
        let outlets = Array(Set(evidence.map { $0.outlet ?? $0.report })).sorted()
        let identity: [ExportValue] = [
            .none, .text(country?.name ?? name), .none, .text("hudna-" + instrument.id), .text("hudna-" + StableID.text(id.value)), .none, Self.unclear, .none,
            .none, ExportValue(party), .none, .text(name), .none,
        ]
        let sides =
            [ExportValue](repeating: .none, count: 35)
            + [side(party, dossier), partial(instrument, begun), .none, .none]
        let dates = parts(position?.date ?? instrument.declared) + parts(begun?.when.start ?? instrument.effective) + parts(ended)
        let expires = begun?.expires ?? instrument.expires
        let hasEnded: ExportValue = begun == nil && ended == nil ? .none : .number(ended == nil ? 0 : 1)
        let terms: [ExportValue] = [
            hasEnded, isWritten, expires == nil ? Self.unclear : .number(1), ExportValue(expires?.iso), code(instrument, .ceasefireClass, or: .none),
            code(instrument, .timing),
            instrument.mediators.isEmpty ? Self.unclear : .number(1), ExportValue(instrument.mediators.joined(separator: ", ")),
            code(instrument, .mechanism), code(instrument, .enforcement), code(instrument, .disarmament),
        ]
        let end = begun?.steps.last { $0.kind == .ended }?.evidence.first?.text
        let comment =
            "Hudna: \(instrument.name)" + (position.map { ", " + $0.stand.rawValue } ?? "") + (position?.date == nil ? "" : ", date of the declaration")
            + (begun?.ending.isEmpty ?? true ? "" : ", ending: " + (begun?.ending ?? ""))
        return identity + sides + dates + terms + purposes(instrument) + [
            ExportValue(evidence.first?.text), ExportValue(end), .text(outlets.joined(separator: "; ")), .none, .text(comment), .none, .none,
            .text(dossier.coder),
        ]
    }

    /// 1 for who governs or is a state, 2 for whoever else declares it.
    private func side(_ party: String?, _ dossier: Dossier) -> ExportValue {
        guard let party, let person = dossier.people.values.first(where: { $0.name == party }) else { return .none }
        return .number(dossier.isOfGovernment(person) ? 1 : 2)
    }

    /// 1 where it is one side's or one area's, 0 where it is told to be of the whole country.
    private func partial(_ instrument: Instrument, _ begun: TruceInterval?) -> ExportValue {
        if let begun, !begun.party.isEmpty { return .number(1) }
        return code(instrument, .scope)
    }

    /// The numbers that the data have for what is told of the terms.
    private static let codes: [InstrumentTerm.Attribute: [String: Double]] = [
        .ceasefireClass: ["cessation": 1, "cessation-with-compliance": 2, "definitive": 3],
        .timing: ["pre-negotiation": 1, "during-negotiations": 2],
        .mechanism: ["monitoring": 1, "verification": 1, "committee": 1, "separation": 1, "complaints": 1],
        .enforcement: ["external": 1, "international": 2],
        .written: ["no": 0, "yes": 1],
        .disarmament: ["no": 0, "yes": 1],
        .scope: ["whole": 0, "local": 1],
    ]

    /// The number for an attribute where reports agree on one; else what stands for unknown.
    private func code(_ instrument: Instrument, _ attribute: InstrumentTerm.Attribute, or unknown: ExportValue = Self.unclear) -> ExportValue {
        let numbers = Set(instrument.terms.values(attribute).compactMap { Self.codes[attribute]?[$0] })
        return numbers.count == 1 ? numbers.first.map { .number($0) } ?? unknown : unknown
    }

    /// The seven columns of purpose: a 1 for each that is told, 0 for the others then; `p_unclear` where nothing is.
    private func purposes(_ instrument: Instrument) -> [ExportValue] {
        let told = Set(instrument.terms.values(.purpose))
        let known = ["humanitarian", "peace-process", "holiday", "election"]
        guard !told.isDisjoint(with: known) else { return [.none, .none, .none, .none, .none, .none, .number(1)] }
        return known.map { .number(told.contains($0) ? 1 : 0) } + [.number(0), .none, .number(0)]
    }

    /// Year, month, day; 0 for a month or day that is not known.
    private func parts(_ date: PartialDate?) -> [ExportValue] {
        guard let date else { return [.none, .none, .none] }
        return [ExportValue(date.year), ExportValue(date.month ?? 0), ExportValue(date.day ?? 0)]
    }
}

internal import HudnaLanguage
internal import HudnaRecord

/// Puts a process together.
struct ProcessBuilder {
    let scene: Scene
    let clock: Clock
    /// The readings that are most of all about it, with their numbers.
    let readings: [(report: Int, kept: KeptReading)]

    func process(named name: String) -> Process {
        let instruments = InstrumentBuilder(scene: scene)
        let allegations = AllegationBuilder(scene: scene, instruments: instruments)
        let sides = scene.mainSides.map(scene.name).joined(separator: " – ")
        var process = Process(id: scene.id, name: sides.isEmpty ? name : name + ": " + sides)
        process.parties = PartyBuilder(scene: scene).parties()
        process.instruments = instruments.instruments()
        process.truces = TruceBuilder(scene: scene, instruments: instruments).truces()
        for index in process.instruments.indices { process.instruments[index].last(process.truces) }
        let known = Set(process.instruments.map(\.id))
        for (index, testimony) in scene.told.enumerated() {
            for id in instruments.draftsOf[index].map(instruments.id) where known.contains(id) {
                if process.instrumentsOf[testimony.evidence]?.contains(id) != true { process.instrumentsOf[testimony.evidence, default: []].append(id) }
            }
        }
        (process.violations, process.charges) = allegations.allegations()
        process.conditions = allegations.conditions()
        process.milestones = MilestoneBuilder(scene: scene, instruments: instruments).milestones()
        process.toll = TollBuilder(directory: scene.directory, clock: clock).toll(readings)
        process.disagreements = DisagreementBuilder(scene: scene, instruments: instruments)
            .disagreements(parties: process.parties, toll: process.toll, violations: process.violations, readings: readings)
        process.events = scene.events
        markSlips(in: &process)
        return process
    }

    /// Marks whatever is told with a name that is probably a slip as the version of the disagreement is: by the same words, or words that overlap them and name
    /// the same ones.
    private func markSlips(in process: inout Process) {
        let told = Set(process.disagreements.flatMap(\.versions).filter(\.isProbableSlip).flatMap(\.evidence))
        guard !told.isEmpty else { return }
        let slips = process.events.flatMap(\.versions).flatMap(\.tellings).filter { told.contains($0.evidence) }
        func isSlip(_ evidence: [Evidence], _ actors: Set<String>) -> Bool {
            !evidence.isEmpty
                && evidence.allSatisfy { own in
                    slips.contains { $0.evidence.report == own.report && $0.evidence.span.overlaps(own.span) && Set($0.actors) == actors }
                }
        }
        for event in process.events.indices {
            for (index, version) in process.events[event].versions.enumerated() {
                process.events[event].versions[index].isProbableSlip = isSlip(version.evidence, Set(version.actors))
            }
        }
        let ids = Dictionary(slips.flatMap(\.actors).map { (scene.name(id: $0), $0) }, uniquingKeysWith: { first, _ in first })
        for truce in process.truces.indices {
            for (index, step) in process.truces[truce].steps.enumerated() {
                process.truces[truce].steps[index].isProbableSlip = isSlip(step.evidence, Set(step.by.map { ids[$0] ?? $0 }))
            }
        }
    }
}

extension Instrument {
    /// A truce took effect with the first of its stretches, and has ended when the last of them has.
    fileprivate mutating func last(_ truces: [TruceInterval]) {
        let own = truces.filter { $0.instrument == id && $0.isBegun && $0.party.isEmpty }
        guard let latest = own.max(by: { ($0.when.start?.iso ?? "") < ($1.when.start?.iso ?? "") }) else { return }
        (ended, expires) = (latest.when.end, latest.expires ?? expires)
        effective = own.compactMap(\.when.start).min { $0.iso < $1.iso } ?? effective
    }
}

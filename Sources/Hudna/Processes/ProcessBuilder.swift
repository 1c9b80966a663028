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
        return process
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

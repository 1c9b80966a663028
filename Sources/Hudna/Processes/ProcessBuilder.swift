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
        process.violations = allegations.violations()
        process.conditions = allegations.conditions()
        process.milestones = MilestoneBuilder(scene: scene, instruments: instruments).milestones()
        process.toll = TollBuilder(directory: scene.directory, clock: clock).toll(readings)
        process.disagreements = DisagreementBuilder(scene: scene, instruments: instruments)
            .disagreements(parties: process.parties, toll: process.toll, violations: process.violations, readings: readings)
        process.events = scene.events
        return process
    }
}

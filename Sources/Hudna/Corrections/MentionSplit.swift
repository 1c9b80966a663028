internal import HudnaRecord

/// What reports call somebody and coders say is somebody else: in each report an actor of his own, who has the claims whose words call nobody but him.
struct MentionSplit: Sendable {
    /// The names under which reports list the actor.
    private let actors: Set<[[UInt8]]>
    /// What is somebody else's.
    private let forms: Set<[[UInt8]]>

    /// - Parameters:
    ///   - actors: names under which reports list the actor.
    ///   - forms: what else they call him there.
    init(of actors: [String], _ forms: [String]) {
        self.actors = Set(actors.map(PlainText.name))
        self.forms = Set(forms.map(PlainText.name)).subtracting([[]])
    }

    func apply(to kept: inout KeptReading) {
        for actor in kept.reading.actors where actors.contains(PlainText.name(actor.name)) && !forms.contains(PlainText.name(actor.name)) {
            let moved = actor.mentions.filter { forms.contains(PlainText.name($0.text)) }
            guard !moved.isEmpty else { continue }
            // The ids of claims stay those of the reading.
            kept.claimIDs = kept.claimIDs ?? kept.reading.claimIDs
            for (form, own) in Dictionary(grouping: moved, by: { PlainText.name($0.text) }).sorted(by: { $0.value[0].span < $1.value[0].span }) {
                move(own, called: form, from: actor, &kept.reading)
            }
        }
    }

    private func move(_ mentions: [Actor.Mention], called form: [[UInt8]], from actor: Actor, _ reading: inout Reading) {
        let spans = Set(mentions.map(\.span))
        for index in reading.actors.indices where reading.actors[index].name == actor.name {
            reading.actors[index].mentions.removeAll { spans.contains($0.span) }
        }
        let name: String
        if let index = reading.actors.firstIndex(where: { PlainText.name($0.name) == form }) {
            name = reading.actors[index].name
            reading.actors[index].mentions = (reading.actors[index].mentions + mentions).sorted { $0.span < $1.span }
        } else {
            name = mentions[0].text
            reading.actors.append(Actor(name: name, kind: actor.kind, mentions: mentions, rule: "coder"))
        }
        let left = reading.actors.first { $0.name == actor.name }?.mentions ?? []
        func renamed(_ names: [String]) -> [String] { names.map { $0 == actor.name ? name : $0 } }
        for index in reading.claims.indices {
            let span = reading.claims[index].evidenceSpan
            guard spans.contains(where: { $0.overlaps(span) }), !left.contains(where: { $0.span.overlaps(span) }) else { continue }
            reading.claims[index].actors = renamed(reading.claims[index].actors)
            reading.claims[index].targets = renamed(reading.claims[index].targets)
            reading.claims[index].source = renamed(reading.claims[index].source)
            reading.claims[index].via = renamed(reading.claims[index].via)
        }
    }
}

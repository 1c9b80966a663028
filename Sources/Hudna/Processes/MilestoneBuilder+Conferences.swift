internal import HudnaLanguage
internal import HudnaRecord

extension MilestoneBuilder {
    /// Conferences that reports speak of by their city after the day they were set for (في مؤتمر CITY): they were held, on a day not told there.
    func heldConferences() -> [Milestone] {
        scene.events.indices.compactMap { number in
            let told = scene.members[number].map { scene.told[$0] }
            guard scene.events[number].type == .conference, let day = told.filter({ $0.status == .planned }).compactMap({ $0.days?.upperBound }).max() else {
                return nil
            }
            let cities = Set(told.flatMap { testimony in scene.words.places(in: PlainText(testimony.passage.text)).map(\.id) })
            let later = scene.told.filter { $0.day.number > day && $0.type != .conference }.compactMap { mention(of: cities, in: $0) }
            guard let first = later.min(), let place = told.first(where: { !$0.claim.place.isEmpty })?.claim.place else { return nil }
            return Milestone(
                kind: ClaimType.conference.rawValue, name: told[0].evidence.text, when: DateInterval(), place: place, participants: [], status: .occurred,
                evidence: Array(Set(later + [first])).sorted())
        }
    }

    /// The words, or else the quote around them, in which a conference is called by one of these cities.
    private func mention(of cities: Set<String>, in testimony: Testimony) -> Evidence? {
        ([testimony.evidence] + [testimony.quote].compactMap { $0 }).first { evidence in
            let text = PlainText(evidence.text)
            let heads = scene.words.terms("words", in: text).filter { $0.term.role == "conference" }
            return scene.words.places(in: text).contains { place in
                cities.contains(place.id) && heads.contains { $0.range.upperBound == place.range.lowerBound }
            }
        }
    }
}

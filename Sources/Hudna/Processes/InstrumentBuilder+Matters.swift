internal import HudnaLanguage
internal import HudnaRecord

/// Instruments that no word of the table names: by a name of their own, or by what is done.
extension InstrumentBuilder {
    /// اتفاق السلم: what somebody signs and what is called by a definite noun is one by that name, whenever it is told of.
    mutating func placeTitled() {
        for index in scene.told.indices where scene.told[index].type == .sign && scene.told[index].status != .negated && draftsOf[index].isEmpty {
            let testimony = scene.told[index]
            guard testimony.actors.isEmpty || testimony.actors.contains(where: scene.isDomestic), let mention = titled(index).first,
                !drafts.contains(where: { $0.title == mention.title })
            else { continue }
            drafts.append(Draft(kind: .agreement, subject: "", place: "", days: days(testimony), told: [], names: [], title: mention.title))
            attach(index, drafts.count - 1, mention.name)
        }
        for index in scene.told.indices where draftsOf[index].isEmpty && Self.stepTypes.union([.violate, .support, .demand]).contains(scene.told[index].type) {
            for mention in titled(index) {
                if let known = drafts.firstIndex(where: { $0.title == mention.title }) { attach(index, known, mention.name) }
            }
        }
    }

    /// Those of a claim that are called so; the agreement of the two sides is called by nobody in particular.
    private func titled(_ index: Int) -> [InstrumentMention] {
        mentions[index].filter { mention in
            !mention.title.isEmpty && !scene.words.terms("actors", in: PlainText(mention.name)).contains { $0.term.role == "collective" }
        }
    }

    /// What two or more sides signed on a day that is told is an instrument, though nothing names it.
    mutating func placeUnnamed(_ index: Int) {
        let testimony = scene.told[index]
        guard testimony.type == .sign, testimony.isFact, draftsOf[index].isEmpty, let days = testimony.days, Set(testimony.actors.map(scene.side)).count > 1
        else { return }
        if let known = drafts.firstIndex(where: { draft in
            draft.kind == .agreement && draft.days.overlaps(days) && draft.told.contains { scene.eventOf[$0] == scene.eventOf[index] }
                || isSignedThere(draft, testimony)
        }) {
            return attach(index, known, nil)
        }
        drafts.append(Draft(kind: .agreement, subject: "", place: "", days: days, told: [], names: []))
        attach(index, drafts.count - 1, testimony.passage.text)
    }

    /// وقعوا في الصخيرات: where what is called by a place was signed there, some time before it was spoken of.
    private func isSignedThere(_ draft: Draft, _ testimony: Testimony) -> Bool {
        guard draft.kind == .agreement, !draft.place.isEmpty, let days = testimony.days, isNear(draft, days) else { return false }
        return scene.words.places(in: PlainText(testimony.passage.text + " " + testimony.claim.place)).contains { $0.id == draft.place }
    }

    /// What is told of a truce that is there.
    static let kept: Set<ClaimType> = [.monitor, .violate, .truceEnd, .support, .concern, .accuse]

    /// A truce that nobody has told to have ended is still the one that is watched and broken, months after it began.
    func lastOpen(before day: Int) -> Int? {
        drafts.indices.filter { index in
            drafts[index].subject == InstrumentMention.ceasefire && drafts[index].ended == nil && drafts[index].days.lowerBound < day
                && drafts[index].told.contains { [.truceStart, .sign, .accept].contains(scene.told[$0].type) && scene.told[$0].isFact }
        }.max { drafts[$0].days.upperBound < drafts[$1].days.upperBound }
    }

    /// وفشل اتفاق الهدنة: of a truce whose beginning the reports do not tell, what is told is of the last one that had not ended.
    mutating func joinEnds() {
        for number in drafts.indices where drafts[number].kind == .ceasefire && drafts[number].place.isEmpty {
            let own = drafts[number]
            guard !own.told.isEmpty, own.told.allSatisfy({ Self.kept.contains(scene.told[$0].type) }), let open = lastOpen(before: own.days.lowerBound),
                open != number, drafts[open].days.upperBound < own.days.lowerBound
            else { continue }
            drafts[number].told = []
            for index in own.told {
                draftsOf[index].removeAll { $0 == number }
                attach(index, open, nil)
            }
            drafts[open].names += own.names
        }
    }

    /// اتفق الجانبان الثلاثاء على سحب الأسلحة: what two sides agree on, on a day that is told, is an agreement though no noun names it; what one of them is to
    /// sign by the same report is its paper.
    mutating func placeAgreed(_ index: Int) {
        let testimony = scene.told[index]
        guard testimony.type == .accept, testimony.isFact, draftsOf[index].isEmpty, let days = testimony.days, days.count == 1,
            !testimony.claim.object.isEmpty, testimony.actors.contains(where: scene.isDomestic), Set(testimony.actors.map(scene.side)).count > 1,
            scene.words.has("words", role: "agree", in: PlainText(testimony.passage.text))
        else { return }
        let known = drafts.firstIndex { draft in
            draft.kind == .agreement && draft.subject.isEmpty && draft.place.isEmpty && draft.title.isEmpty && isNear(draft, days)
                && draft.told.contains { scene.told[$0].report == testimony.report || scene.eventOf[$0] == scene.eventOf[index] }
        }
        if known == nil { drafts.append(Draft(kind: .agreement, subject: "", place: "", days: days, told: [], names: [])) }
        attach(index, known ?? drafts.count - 1, testimony.claim.object)
    }

    /// استعداد الجماعة للانسحاب: a step of peace that a side says it is ready for, and that belongs to nothing else, is an offer of its own.
    mutating func placeOffer(_ index: Int) {
        let testimony = scene.told[index]
        guard testimony.type == .ready, testimony.isFact, draftsOf[index].isEmpty, let actor = testimony.actors.first(where: scene.isDomestic),
            scene.words.has("words", role: "offer", in: PlainText(testimony.claim.object))
        else { return }
        let owner = scene.side(actor)
        let known = drafts.firstIndex { $0.kind == .proposal && $0.subject == Self.offer && $0.owners == [owner] && isNear($0, days(testimony)) }
        if known == nil {
            drafts.append(Draft(kind: .proposal, subject: Self.offer, place: "", owners: [owner], days: days(testimony), told: [], names: []))
        }
        attach(index, known ?? drafts.count - 1, testimony.claim.object)
    }

    private static let offer = "offer"

    /// هدنة إنسانية, هدنة لثلاثة أيام: a truce for a purpose or a time, and no end of the fighting.
    func isTruce(_ draft: Draft, _ terms: [InstrumentTerm]) -> Bool {
        let truces = draft.names.filter { InstrumentMention.all(in: $0, scene.words).contains { $0.kind == .truce } }
        return 2 * truces.count > draft.names.count
            && terms.contains { $0.attribute == .purpose && ["humanitarian", "holiday"].contains($0.value) || $0.value == "cessation" }
    }
}

internal import Hudna
internal import HudnaRecord

/// Something that a coder judges.
struct ReviewItem: Sendable {
    let waiting: Waiting
    /// What it is known by: `claim:…`.
    let key: String

    init(_ waiting: Waiting) {
        self.waiting = waiting
        key = waiting.subject.kind.rawValue + ":" + waiting.subject.id
    }

    var subject: Subject { waiting.subject }
    var kind: Correction.Kind { subject.kind }
    var id: String { subject.id }

    /// The claim, as it was read.
    var claim: Claim? {
        if case .claim(let claim, _) = subject.matter { return claim }
        return nil
    }

    /// The type of the event, and the claims that tell it.
    var event: (type: ClaimType, claims: [Subject.Told])? {
        if case .join(let type, let claims) = subject.matter { return (type, claims) }
        return nil
    }

    var entry: Entry? {
        if case .entry(let entry) = subject.matter { return entry }
        return nil
    }
}

/// What waits for coders in one process, as it was read: what other coders said of it is not in it, so that each judges for himself.
struct ReviewQueue: Sendable {
    /// So many events are offered as the same.
    private static let mostNear = 10

    let process: String
    /// Of the readings that it is made of.
    let stamp: String
    /// The least certain and most contested first.
    let items: [ReviewItem]
    private let places: [String: Int]

    init(_ record: Record, process: String, stamp: String) {
        self.process = process
        self.stamp = stamp
        items = record.waiting().map(ReviewItem.init)
        places = Dictionary(items.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Events of the same type that were told of nearest to one in time, in order.
    func near(_ item: ReviewItem) -> [ReviewItem] {
        guard let type = item.event?.type, let known = item.waiting.evidence.first?.known else { return [] }
        let others = items.enumerated().compactMap { place, other -> (distance: Int, place: Int)? in
            guard other.key != item.key, other.event?.type == type, let own = other.waiting.evidence.first?.known else { return nil }
            return (abs(own.minutes - known.minutes), place)
        }
        return others.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }.prefix(Self.mostNear).map { items[$0.place] }
    }

    func item(_ key: String) -> ReviewItem? { places[key].map { items[$0] } }

    /// The places of those that a coder has not judged, from behind one that he skipped.
    /// - Parameters:
    ///   - judged: keys.
    ///   - kind: of this kind alone.
    ///   - moment: what was first told by then.
    func waiting(judged: Set<String>, kind: Correction.Kind?, after skipped: String? = nil, knownBy moment: Moment? = nil) -> [Int] {
        let from = skipped.flatMap { places[$0] }.map { $0 + 1 } ?? 0
        let gone = Set(judged.compactMap { places[$0] })
        return (from..<items.count).filter { place in
            let item = items[place]
            let isKnown = moment.map { moment in item.waiting.evidence.first.map { $0.known <= moment } ?? false } ?? true
            return (kind == nil || item.kind == kind) && !gone.contains(place) && isKnown
        }
    }
}

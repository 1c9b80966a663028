internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// A claim as the rules read it: indexes and tokens instead of names and texts. An object, since a report has some hundred drafts that many hands look at; nobody changes one
/// once `ClaimReader` has handed it on, what the models decide stands in `JudgedClaim`.
final class DraftClaim {
    let predicate: Predicate
    let type: ClaimType
    let status: Status
    let statusReason: String
    /// It never becomes something that happened.
    let isStatusFirm: Bool
    /// Actors by index.
    var actors: [Int]
    var targets: [Int]
    var arguments: Arguments.Found
    var source: [Int] = []
    var via: [Int]
    var evidence: Range<Int>
    /// What is said, where the claim is what a statement amounts to.
    let content: Range<Int>?
    /// Why the rules left it out, or nil.
    var rejected: Rejection?

    init(
        _ predicate: Predicate, _ type: ClaimType, status: Status, statusReason: String, actors: [Int], targets: [Int], arguments: Arguments.Found,
        isStatusFirm: Bool = false, via: [Int] = [], evidence: Range<Int>? = nil, content: Range<Int>? = nil, rejected: Rejection? = nil
    ) {
        self.predicate = predicate
        self.type = type
        self.status = status
        self.statusReason = statusReason
        self.isStatusFirm = isStatusFirm
        self.actors = actors
        self.targets = targets
        self.arguments = arguments
        self.via = via
        self.evidence = evidence ?? predicate.range
        self.content = content
        self.rejected = rejected
    }
}

/// Why a draft is no claim.
enum Rejection: Equatable {
    /// No row's conditions hold.
    case conditions
    case anotherReading
    case noActor
    /// The models hold it to be less likely than what they let stand.
    case unlikely
    /// An earlier predicate, by the number of its sense, tells the same.
    case told(by: Int32)

    func text(_ language: Language) -> String {
        switch self {
        case .conditions: "conditions"
        case .anotherReading: "another-reading"
        case .noActor: "no-actor"
        case .unlikely: "unlikely"
        case .told(let sense): "told-by:" + language.senses[Int(sense)].id
        }
    }
}

/// A draft with what is decided of it.
@dynamicMemberLookup
struct JudgedClaim {
    let draft: DraftClaim
    var status: Status
    var statusReason: String
    var actors: [Int]
    var targets: [Int]
    var source: [Int]
    var evidence: Range<Int>
    /// When it was so: a place in `Circumstances.times`; nil where the report doesn't say. Decided for what stands.
    var time: Int?
    /// From 0 to 1.
    var confidence = 0.5
    /// Why it was left out, or nil.
    var rejected: Rejection?

    /// As the rules leave it.
    init(_ draft: DraftClaim) {
        self.draft = draft
        status = draft.status
        statusReason = draft.statusReason
        actors = draft.actors
        targets = draft.targets
        source = draft.source
        evidence = draft.evidence
        rejected = draft.rejected
    }

    subscript<Value>(dynamicMember member: KeyPath<DraftClaim, Value>) -> Value { draft[keyPath: member] }
}

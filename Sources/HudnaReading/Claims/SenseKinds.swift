internal import HudnaLanguage
internal import HudnaRecord

/// What the rows of the claim tables name, as values of the record: looked up once for a reader and not at every predicate.
struct SenseKinds {
    private let types: [ClaimType?]
    private let statuses: [Status?]

    init(_ language: Language) {
        types = language.senses.map { ClaimType(rawValue: $0.type) }
        statuses = language.senses.map { Status(rawValue: $0.status) }
    }

    /// By number of the sense.
    func type(_ sense: Int32) -> ClaimType? { types[Int(sense)] }

    /// The status that a row names, by number of the sense.
    func status(_ sense: Int32) -> Status? { statuses[Int(sense)] }
}

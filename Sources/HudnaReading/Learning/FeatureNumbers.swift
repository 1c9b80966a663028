internal import HudnaLanguage
internal import HudnaRecord

/// The numbers under which features know what the language data names: hashes of the names, made once for a reader and not at every draft.
struct FeatureNumbers {
    /// By number of the class, sense, group (its lemma) and governor in the language.
    let classes: [Int]
    let senses: [Int]
    /// By number of the sense: the place of its type among all.
    let types: [Int]
    /// By number of the sense: the place of its type's group among all.
    let groups: [Int]
    let lemmas: [Int]
    let governors: [Int]

    init(_ language: Language, _ kinds: SenseKinds) {
        classes = language.classes.map(Self.number)
        senses = language.senses.map { Self.number($0.id) }
        let places = language.senses.indices.map { kinds.type(Int32($0)) }
        types = places.map { type in ClaimType.allCases.firstIndex { $0 == type } ?? 0 }
        groups = places.map { type in ClaimType.Group.allCases.firstIndex { $0 == type?.group } ?? 0 }
        lemmas = language.groups.map { Self.number($0.lemma) }
        governors = language.governors.map { Self.number($0.id) }
    }

    private static let statuses = Status.allCases.map { number($0.rawValue) }
    private static let bases = Arguments.Basis.allCases.map { number($0.rawValue) }
    private static let rejections = ["", "conditions", "another-reading", "no-actor", "unlikely", "told"].map(number)

    static func status(_ status: Status) -> Int { statuses[Status.allCases.firstIndex(of: status) ?? 0] }
    static func basis(_ basis: Arguments.Basis) -> Int { bases[Arguments.Basis.allCases.firstIndex(of: basis) ?? 0] }
    static func rejection(_ rejection: Rejection?) -> Int {
        switch rejection {
        case nil: rejections[0]
        case .conditions: rejections[1]
        case .anotherReading: rejections[2]
        case .noActor: rejections[3]
        case .unlikely: rejections[4]
        case .told: rejections[5]
        }
    }

    /// The hash of a name.
    static func number(_ text: String) -> Int { number(text.utf8) }

    /// The hash (Bernstein) of a name's bytes or of folded letters, 32 bits.
    static func number(_ letters: some Sequence<UInt8>) -> Int { letters.reduce(5381) { ($0 &* 33) ^ Int($1) } & 0xFFFF_FFFF }
}

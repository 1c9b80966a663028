internal import HudnaLanguage
internal import HudnaRecord

/// A place in the text where an actor is named, before it is known which actor that is.
struct Mention {
    enum Basis: Equatable {
        /// An actor of the language data, by number.
        case listed(Int32)
        /// A capital or a state's adjective, standing for the state.
        case capital(Int32)
        case nisba(Int32)
        /// A person's name.
        case name
        /// A role that stands for a man: الرئيس الروسي.
        case role
        /// A person without a name: مسؤول ليبي بارز.
        case unnamed
        /// A body, medium or group that nobody listed, by its head noun.
        case body
        /// People without an organisation.
        case group
        /// A body by its bare head noun: المجلس.
        case short
        /// Both or all sides: الطرفين.
        case collective

        /// The number under which features know it.
        var number: Int {
            switch self {
            case .listed: 0
            case .capital: 1
            case .nisba: 2
            case .name: 3
            case .role: 4
            case .unnamed: 5
            case .body: 6
            case .group: 7
            case .short: 8
            case .collective: 9
            }
        }
    }

    /// Range of tokens, titles included.
    var start: Int
    var end: Int
    /// Letters of proclitics on the first token that do not belong to it.
    var prefix: Int
    var proclitics: Proclitics
    var kind: Actor.Kind
    var basis: Basis
    /// Range of tokens of the name itself.
    var core: Range<Int>
    var corePrefix: Int
    /// Titles, roles and appositions that stand with the name: ranges of tokens.
    var titles: [Range<Int>] = []
    /// The noun that heads it: index of title, head or group, or -1.
    var head: Int32 = -1
    /// The state its adjective or name ties it to, or -1.
    var state: Int32 = -1
    var isDefinite = true
    /// A pronoun on its head: قواته.
    var possessor: Features?
    /// Where it ends without what a preposition ties to it: مصدر أمني in مصدر أمني في الوزارة.
    var brief: Int?
    /// It stands inside another mention: حكومة الوفاق in رئيس حكومة الوفاق. It is listed, but takes no part in the grammar.
    var isNested = false
    /// Index of the actor, once that is decided.
    var actor: Int = -1
    /// What made it, for `explain` and the rule of the actor.
    var rule: String

    init(
        _ range: Range<Int>, kind: Actor.Kind, basis: Basis, core: Range<Int>? = nil, prefix: Int = 0, proclitics: Proclitics = [], rule: String
    ) {
        start = range.lowerBound
        end = range.upperBound
        self.kind = kind
        self.basis = basis
        self.core = core ?? range
        self.prefix = prefix
        corePrefix = (core ?? range).lowerBound == range.lowerBound ? prefix : 0
        self.proclitics = proclitics
        self.rule = rule
    }

    var range: Range<Int> { start..<end }

    /// Titles, heads and groups are numbered apart.
    static let headOffset: Int32 = 10_000
    static func headNumber(_ analysis: Analysis) -> Int32 {
        switch analysis.kind {
        case .head: analysis.payload + headOffset
        case .group: analysis.payload + 2 * headOffset
        default: analysis.payload
        }
    }
}

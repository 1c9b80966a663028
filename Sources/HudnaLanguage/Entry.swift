/// What a word of the language data can be.
@frozen public enum EntryKind: UInt8, Sendable, CaseIterable {
    /// Forms of predicates; the payload is a form group.
    case past, present, masdar, active, passive
    /// The payload is an index into the table of that name.
    case particle, classWord, title, head, group, given, family
    /// Adjective and people of a state; the payload is the index of the state among the listed actors.
    case nisba, people
    /// A listed actor, or a capital that can stand for its state (payload: the state).
    case actor, capital
    case place, placeHead
    /// A word of the tables under times/ and figures/.
    case term
    /// Ordinary words that only help to tell names from words and to find where phrases end.
    case noun, adjective, adverb
    /// A word inside names and titles (`actors/parts.tsv`); the payload is a `NamePart`.
    case part
    /// A medium by a name that is a common word too, and its own only in marks (payload: the listed actor).
    case marked

    @inlinable public var mask: UInt32 { 1 << UInt32(rawValue) }
    public static let verbs: UInt32 = past.mask | present.mask
    public static let nominals: UInt32 =
        masdar.mask | active.mask | passive.mask | classWord.mask | title.mask | head.mask | group.mask | given.mask | family.mask | nisba.mask
        | people.mask | actor.mask | capital.mask | place.mask | placeHead.mask | term.mask | noun.mask | adjective.mask
    public static let predicates: UInt32 = past.mask | present.mask | masdar.mask | active.mask | passive.mask
}

/// Grammatical features of a form, packed.
public struct Features: Sendable, Hashable {
    public var bits: UInt16

    public init(bits: UInt16 = 0) { self.bits = bits }

    /// - Parameters:
    ///   - person: 1, 2, 3, or 0 for none.
    ///   - gender: 1 masculine, 2 feminine, 0 either.
    ///   - number: 1 singular, 2 dual, 3 plural, 0 any.
    public init(person: Int = 0, gender: Int = 0, number: Int = 0, construct: Bool = false, passive: Bool = false, short: Bool = false) {
        bits = UInt16(person) | UInt16(gender) << 2 | UInt16(number) << 4 | (construct ? 64 : 0) | (passive ? 128 : 0) | (short ? 256 : 0)
    }

    @inlinable public var person: Int { Int(bits & 3) }
    @inlinable public var gender: Int { Int(bits >> 2 & 3) }
    @inlinable public var number: Int { Int(bits >> 4 & 3) }
    public var isConstruct: Bool { bits & 64 != 0 }
    /// The letters themselves say passive (قيل, استؤنف); other passives look like their actives.
    public var isPassive: Bool { bits & 128 != 0 }
    public var isShort: Bool { bits & 256 != 0 }
}

/// One meaning of a stem.
public struct Entry: Sendable, Hashable {
    public var kind: EntryKind
    public var features: Features
    public var payload: Int32
}

/// Proclitics of a word, packed.
public struct Proclitics: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let wa = Proclitics(rawValue: 1)
    public static let fa = Proclitics(rawValue: 2)
    public static let sa = Proclitics(rawValue: 4)
    public static let bi = Proclitics(rawValue: 8)
    public static let li = Proclitics(rawValue: 16)
    public static let ka = Proclitics(rawValue: 32)
    public static let al = Proclitics(rawValue: 64)
    public static let conjunction: Proclitics = [.wa, .fa]
    public static let preposition: Proclitics = [.bi, .li, .ka]
}

/// One reading of one word: its clitics and what its stem is.
public struct Analysis: Sendable {
    public var kind: EntryKind
    public var proclitics: Proclitics
    /// Letters of the word before the stem, the article included.
    public var prefixLength: UInt8
    /// 0 none, 255 the accusative alef, else 1 + index of the enclitic.
    public var enclitic: UInt8
    public var suffixLength: UInt8
    public var features: Features
    public var payload: Int32
    public var stem: Int32

    @inlinable public var hasPronoun: Bool { enclitic != 0 && enclitic != 255 }
}

/// A grammatical particle.
public struct Particle: Sendable {
    public let id: String
    public let role: ParticleRole
    /// That of its role.
    public let number: UInt8
    /// Of a condition, that nothing else is meant by it (إذا, but not إن).
    public let isFirm: Bool

    init(id: String, role: ParticleRole, isFirm: Bool) {
        (self.id, self.role, self.isFirm, number) = (id, role, isFirm, role.number)
    }
}

/// What a particle does in a sentence.
public enum ParticleRole: String, Sendable, CaseIterable {
    case negationPast = "negation-past"
    case negationFuture = "negation-future"
    case negation, future, possible, planned, conditional, complementizer, relative, subordinator, purpose, attribution, preposition
    case conjunction, demonstrative, pronoun, quantifier, emphatic, continuative, discourse

    private static let all = allCases

    /// The role of a number, nil for 0.
    public init?(number: UInt8) {
        guard number > 0, number <= Self.all.count else { return nil }
        self = Self.all[Int(number) - 1]
    }

    /// 1 + its place among all cases.
    public var number: UInt8 { UInt8((Self.allCases.firstIndex(of: self) ?? 0) + 1) }
}

/// A word of a table under times/ or figures/: what it means is its role and value.
public struct Term: Sendable {
    public let id: String
    /// Name of the table without folder and ending: `months`.
    public let table: String
    public let role: String
    public let value: String
}

/// An actor that the language data or the user's file lists.
public struct ListedActor: Sendable {
    public enum Table: UInt8, Sendable { case state, people, body, medium, user }
    public let id: String
    public let name: String
    /// A kind of the codebook: person, body, state, people, medium.
    public let kind: String
    public let table: Table
    /// Index of the state it belongs to, or -1.
    public let state: Int32
    /// Index of the state whose conflict it is listed with, or -1: a person's country in the news.
    public let home: Int32
    public let roles: [DatedRole]
    /// Folded first words of its names of two words or more: how it may be called for short (الحركة, المتمردون).
    public var openings: Set<[UInt8]> = []
    /// Other forms of the name; of a state without its capital and adjectives.
    public var forms: [String] = []
    /// The conflict it belongs to, by the name the tables give it; empty where there is none.
    public var conflict = ""
    /// Of a state: its capital, and the adjectives made of its name.
    public var capitals: [String] = []
    public var nisbas: [String] = []
}

/// A row of the tables under `record/`: words by which the record tells what reports speak of.
public struct RecordTerm: Sendable {
    public let id: String
    /// Name of the table without folder and ending: `instruments`.
    public let table: String
    public let role: String
    public let forms: [String]
}

/// A role somebody held, with ISO dates where they are known.
public struct DatedRole: Sendable {
    public let role: String
    public let from: String
    public let until: String
}

public struct Place: Sendable {
    public let id: String
    public let name: String
    public let country: String
    public let population: Int
    /// Other forms of the name.
    public var forms: [String] = []
}

public struct Title: Sendable {
    public enum Use: String, Sendable, CaseIterable { case role, rank, honorific, unnamed, kin }
    public let id: String
    public let use: Use
}

/// A noun that opens a name: `حكومة`, `وكالة`.
public struct Head: Sendable {
    public let id: String
    public let kind: String
}

/// What a word does inside a name or title.
public enum NamePart: String, Sendable, CaseIterable {
    case opens, between, ends, link, toward, from

    public init?(payload: Int32) {
        guard NamePart.allCases.indices.contains(Int(payload)) else { return nil }
        self = NamePart.allCases[Int(payload)]
    }
}

/// Where a participant of a claim stands.
public enum Slot: Sendable, Hashable {
    case subject, object, clause, none
    /// Who says the sentence: the source of the clause.
    case speaker
    /// A preposition by the stems of its words, or a proclitic one.
    case preposition([Int32])
    case proclitic(Proclitics)
}

/// What must stand with a predicate for a reading to hold.
public struct Condition: Sendable, Hashable {
    public enum Reach: String, Sendable { case next, after, near, not }
    public let reach: Reach
    /// Index of a class, or -1 where words are asked for.
    public let wordClass: Int32
    /// Stems of the words, in order.
    public let words: [Int32]
}

/// One row of claims/*.tsv.
public struct Sense: Sendable {
    public let id: String
    /// A claim type of the codebook.
    public let type: String
    /// Alternatives, each a list of conditions that must all hold; empty: none needed.
    public let needs: [[Condition]]
    public let actor: [Slot]
    public let target: [Slot]
    public let object: [Slot]
    public let place: [Slot]
    /// A status of the codebook, or empty.
    public let status: String

    /// Each of the subjects does it to the others: تبادلا الاتهامات.
    public var isMutual: Bool { actor.contains(.subject) && target.contains(.subject) }
}

public struct Governor: Sendable {
    public let id: String
    /// A status of the codebook.
    public let effect: String
    public let complement: [Slot]
}

public struct SpeechVerb: Sendable {
    /// `say`: قال; `tell`: أبلغ, somebody is told; `resume`: أضاف, who spoke goes on; `carry`: نقلت, an agency carries words;
    /// `describe`: وصف, اعتقد, what is thought of a thing, a quote in marks only; `ask`: سأل.
    public enum Kind: String, Sendable, CaseIterable { case say, tell, resume, carry, describe, ask }
    public let id: String
    public let kind: Kind
    public let clause: [Slot]
}

/// A verb and its kin, with everything the tables say of them.
public struct FormGroup: Sendable {
    /// The lemma: past tense, or the first masdar.
    public let lemma: String
    public var senses: [Int32] = []
    public var governor: Int32 = -1
    public var speech: Int32 = -1
}

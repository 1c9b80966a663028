internal import HudnaText

/// The language data, parsed, conjugated and ready: immutable, shared by all workers.
public struct Language: Sendable {
    public internal(set) var lexicon = Lexicon()
    public let clitics: Clitics
    public internal(set) var particles: [Particle] = []
    public internal(set) var classes: [String] = []
    public internal(set) var groups: [FormGroup] = []
    public internal(set) var senses: [Sense] = []
    public internal(set) var governors: [Governor] = []
    public internal(set) var speech: [SpeechVerb] = []
    public internal(set) var actors: [ListedActor] = []
    public internal(set) var titles: [Title] = []
    public internal(set) var heads: [Head] = []
    public internal(set) var peopleGroups: [Head] = []
    public internal(set) var places: [Place] = []
    public internal(set) var terms: [Term] = []
    public internal(set) var recordTerms: [RecordTerm] = []
    /// Weights and other numeric tables, by path, for the parts of the reading that learn.
    public internal(set) var models: [String: [UInt8]] = [:]

    /// The data the program carries.
    /// - Throws: `LanguageError` where a table is broken.
    public init(actorFiles: [(name: String, bytes: [UInt8])] = []) throws {
        try self.init(source: .builtIn, actorFiles: actorFiles)
    }

    /// - Parameter actorFiles: tables of the user's own names (`--actors`), with the columns of `actors/people.tsv`; of `id name kind` only `name` must be there.
    public init(source: LanguageSource, actorFiles: [(name: String, bytes: [UInt8])] = []) throws {
        clitics = try Clitics(
            proclitics: source.table("ar/orthography/proclitics.tsv"), enclitics: source.table("ar/orthography/enclitics.tsv"))
        let conjugation = try Conjugation(
            verbs: source.table("ar/orthography/conjugation.tsv"), nouns: source.table("ar/orthography/nominal.tsv"))
        var builder = LanguageBuilder(source: source, conjugation: conjugation)
        try builder.build(into: &self, actorFiles: actorFiles)
    }
}

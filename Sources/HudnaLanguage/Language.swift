public import HudnaText

/// The language data, parsed, conjugated and ready: immutable, shared by all workers.
public struct Language: Sendable {
    public internal(set) var lexicon = Lexicon()
    public let clitics: Clitics
    /// Cuts words down for comparing texts.
    public let stemmer: LightStemmer
    public internal(set) var particles: [Particle] = []
    public internal(set) var classes: [String] = []
    /// The numbers of the word classes by their names.
    public internal(set) var classNumbers: [String: Int32] = [:]
    public internal(set) var groups: [FormGroup] = [FormGroup(lemma: "")]
    public internal(set) var senses: [Sense] = []
    /// Senses that a statement may have as a whole, without a predicate of its own.
    public internal(set) var statements: [Int32] = []
    /// The group, without forms, that they belong to.
    public internal(set) var statementGroup: Int32 = 0
    public internal(set) var governors: [Governor] = []
    public internal(set) var speech: [SpeechVerb] = []
    public internal(set) var actors: [ListedActor] = []
    /// Media by the folded words of a name without its noun, joined by spaces (الشرق الأوسط for صحيفة الشرق الأوسط): so they are named in quotation marks only.
    public internal(set) var quotedMedia: [[UInt8]: Int32] = [:]
    public internal(set) var titles: [Title] = []
    public internal(set) var heads: [Head] = []
    public internal(set) var peopleGroups: [Head] = []
    public internal(set) var places = Places()
    public internal(set) var terms: [Term] = []
    public internal(set) var recordTerms: [RecordTerm] = []
    /// By path, for the parts of the reading that learn.
    private var models: [String: LinearModel] = [:]
    private let trees: [String: [UInt8]]
    /// The form group, without a lemma, of all ordinary verbs.
    static let ordinaryVerbs: Int32 = 0

    /// The data the program carries.
    /// - Throws: `LanguageError` where a table is broken.
    public init(actorFiles: [(name: String, bytes: [UInt8])] = []) throws {
        try self.init(source: .builtIn, actorFiles: actorFiles)
    }

    /// - Parameter actorFiles: tables of the user's own names (`--actors`), with the columns of `actors/people.tsv`; of `id name kind` only `name` must be there.
    public init(source: LanguageSource, actorFiles: [(name: String, bytes: [UInt8])] = [], for use: Use = .reading) throws {
        clitics = try Clitics(
            proclitics: source.table("ar/orthography/proclitics.tsv"), enclitics: source.table("ar/orthography/enclitics.tsv"))
        let conjugation = try Conjugation(
            verbs: source.table("ar/orthography/conjugation.tsv"), nouns: source.table("ar/orthography/nominal.tsv"))
        stemmer = LightStemmer(clitics: clitics, nounEndings: conjugation.nounEndings.map(\.suffix))
        trees = Dictionary(uniqueKeysWithValues: source.paths.filter(TableSchema.isTrees).map { ($0, source[$0] ?? []) })
        var builder = LanguageBuilder(source: source, conjugation: conjugation)
        switch use {
        case .reading:
            // The two halves take about as long; together they are what a start of the program takes.
            let ordinary = BesideWork { try OrdinaryWords(source: source, conjugation: conjugation).words() }
            let models = BesideWork { source.models() }
            try builder.build(into: &self, actorFiles: actorFiles)
            lexicon.join(ordinary: try ordinary.value())
            self.models = try models.value()
        case .record: try builder.buildRecord(into: &self, actorFiles: actorFiles)
        case .stories: try builder.buildStories(into: &self)
        }
    }

    /// What the words are wanted for: for the record, and for stories of reports that were read, those alone that are needed, in a fraction of the time and memory.
    public enum Use: Sendable { case reading, record, stories }

    /// The decision trees of `models/NAME.tsv`, for rows with these features; none where the language data has no such table.
    public func trees(_ name: String, features: [String]) -> DecisionTrees { DecisionTrees(trees["ar/models/\(name).tsv"] ?? [], features: features) }

    /// The weights of `models/NAME.tsv`; none where the language data has no such table.
    public func model(_ name: String) -> LinearModel { models["ar/models/\(name).tsv"] ?? LinearModel() }
}

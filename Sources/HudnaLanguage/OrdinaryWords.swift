internal import HudnaText

/// Ordinary verbs, nouns, adverbs and adjectives (`words/`), which only help to tell names from words and to find where phrases end: half of all forms.
struct OrdinaryWords {
    let source: LanguageSource
    let conjugation: Conjugation
    private var table = WordTable(capacity: 160_000)
    private var forms = Forms()

    init(source: LanguageSource, conjugation: Conjugation) {
        (self.source, self.conjugation) = (source, conjugation)
    }

    /// - Throws: `LanguageError` where a table is broken.
    consuming func words() throws -> WordTable {
        if source.has("ar/words/verbs.tsv") { try addVerbs(source.table("ar/words/verbs.tsv")) }
        if source.has("ar/words/nouns.tsv") { try addNouns(source.table("ar/words/nouns.tsv")) }
        if source.has("ar/words/adverbs.tsv") { try addAdverbs(source.table("ar/words/adverbs.tsv")) }
        if source.has("ar/words/adjectives.tsv") { try addAdjectives(source.table("ar/words/adjectives.tsv")) }
        return table
    }

    private mutating func addVerbs(_ verbTable: Table) throws {
        let (verb, present) = (try verbTable.column("verb"), try verbTable.column("present"))
        for row in verbTable.rows {
            let past = verbTable.utf8(row, verb)
            conjugation.past(past, into: &forms)
            add(.past, Language.ordinaryVerbs)
            conjugation.present(verbTable.utf8(row, present), past: past, into: &forms)
            add(.present, Language.ordinaryVerbs)
        }
    }

    private mutating func addNouns(_ nouns: Table) throws {
        let column = try nouns.column("forms")
        for row in nouns.rows {
            nouns.forEach(row, column) { form in
                conjugation.noun(form, isSound: false, into: &forms)
                conjugation.plural(form, into: &forms)
                add(.noun)
            }
        }
    }

    /// One word each, which takes no endings.
    private mutating func addAdverbs(_ adverbs: Table) throws {
        let column = try adverbs.column("forms")
        for row in adverbs.rows { adverbs.forEach(row, column) { form in add(form, .adverb) } }
    }

    private mutating func addAdjectives(_ adjectives: Table) throws {
        let (column, broken) = (try adjectives.column("form"), adjectives.optionalColumn("broken"))
        for row in adjectives.rows {
            adjectives.forEach(row, column) { form in
                conjugation.noun(form, isSound: true, into: &forms)
                add(.adjective)
            }
            if let broken { adjectives.forEach(row, broken) { plural in add(plural, .adjective) } }
        }
    }

    /// Adds the forms at hand.
    private mutating func add(_ kind: EntryKind, _ payload: Int32 = 0) {
        table.add(forms, kind, payload)
        forms.removeAll()
    }

    /// Adds a word as it is.
    private mutating func add(_ word: ArraySlice<UInt8>, _ kind: EntryKind) {
        table.add(FoldedText.fold(utf8: word).span, Entry(kind: kind, features: Features(), payload: 0))
    }
}

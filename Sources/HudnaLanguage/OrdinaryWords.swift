internal import HudnaText

/// Ordinary verbs, nouns, adverbs and adjectives (`words/`), which only help to tell names from words and to find where phrases end: half of all forms.
struct OrdinaryWords {
    let source: LanguageSource
    let conjugation: Conjugation
    private var table = WordTable(capacity: 160_000)

    init(source: LanguageSource, conjugation: Conjugation) {
        (self.source, self.conjugation) = (source, conjugation)
    }

    /// - Throws: `LanguageError` where a table is broken.
    consuming func words() throws -> WordTable {
        if source.files["ar/words/verbs.tsv"] != nil { try addVerbs(source.table("ar/words/verbs.tsv")) }
        if source.files["ar/words/nouns.tsv"] != nil { try addNouns(source.table("ar/words/nouns.tsv")) }
        if source.files["ar/words/adverbs.tsv"] != nil { try addAdverbs(source.table("ar/words/adverbs.tsv")) }
        if source.files["ar/words/adjectives.tsv"] != nil { try addAdjectives(source.table("ar/words/adjectives.tsv")) }
        return table
    }

    private mutating func addVerbs(_ verbTable: Table) throws {
        let (verb, present) = (try verbTable.column("verb"), try verbTable.column("present"))
        for row in verbTable.rows {
            let past = verbTable.text(row, verb)
            add(conjugation.past(past), .past, Language.ordinaryVerbs)
            add(conjugation.present(verbTable.text(row, present), past: past), .present, Language.ordinaryVerbs)
        }
    }

    private mutating func addNouns(_ nouns: Table) throws {
        let forms = try nouns.column("forms")
        for row in nouns.rows {
            for form in nouns.alternatives(row, forms) { add(conjugation.noun(form, isSound: false) + conjugation.plural(form), .noun, 0) }
        }
    }

    /// One word each, which takes no endings.
    private mutating func addAdverbs(_ adverbs: Table) throws {
        let forms = try adverbs.column("forms")
        for row in adverbs.rows {
            for form in adverbs.alternatives(row, forms) { table.add(FoldedText.fold(form), Entry(kind: .adverb, features: Features(), payload: 0)) }
        }
    }

    private mutating func addAdjectives(_ adjectives: Table) throws {
        let (form, broken) = (try adjectives.column("form"), adjectives.optionalColumn("broken"))
        for row in adjectives.rows {
            for form in adjectives.alternatives(row, form) { add(conjugation.noun(form, isSound: true), .adjective, 0) }
            for plural in broken.map({ adjectives.alternatives(row, $0) }) ?? [] {
                table.add(FoldedText.fold(plural), Entry(kind: .adjective, features: Features(), payload: 0))
            }
        }
    }

    private mutating func add(_ forms: [Conjugation.Form], _ kind: EntryKind, _ payload: Int32) {
        for form in forms { table.add(form.letters, Entry(kind: kind, features: form.features, payload: payload)) }
    }
}

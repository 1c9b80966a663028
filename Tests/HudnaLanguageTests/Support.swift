import HudnaText
@testable import HudnaLanguage

/// Made once; compiling the words takes a while in debug builds.
enum Shared {
    static let language = Result { try Language() }
    static let source = LanguageSource.builtIn

    static func conjugation() throws -> Conjugation {
        try Conjugation(verbs: source.table("ar/orthography/conjugation.tsv"), nouns: source.table("ar/orthography/nominal.tsv"))
    }
}

extension LanguageSource {
    /// The built-in data with one file changed, or taken out where nil.
    func changing(_ path: String, _ change: (String) -> String?) -> LanguageSource {
        var files = files
        files[path] = change(String(decoding: files[path] ?? [], as: UTF8.self)).map { Array($0.utf8) }
        return LanguageSource(files: files)
    }
}

extension [Conjugation.Form] {
    func has(_ word: String) -> Bool { contains { $0.letters == FoldedText.fold(word) } }
}

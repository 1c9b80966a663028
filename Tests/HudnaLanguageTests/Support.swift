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

extension Conjugation {
    typealias Form = (letters: [UInt8], features: Features)

    func past(_ lemma: String) -> [Form] { forms { past(Array(lemma.utf8)[...], into: &$0) } }
    func present(_ lemma: String, past: String) -> [Form] { forms { present(Array(lemma.utf8)[...], past: Array(past.utf8)[...], into: &$0) } }
    func noun(_ word: String, isSound: Bool) -> [Form] { forms { noun(Array(word.utf8)[...], isSound: isSound, into: &$0) } }
    func plural(_ word: String) -> [Form] { forms { plural(Array(word.utf8)[...], into: &$0) } }

    private func forms(_ make: (inout Forms) -> Void) -> [Form] {
        var forms = Forms()
        make(&forms)
        return (0..<forms.count).map { (Array(forms[$0]), forms.features[$0]) }
    }
}

extension [Conjugation.Form] {
    func has(_ word: String) -> Bool { contains { $0.letters == FoldedText.fold(word) } }
}

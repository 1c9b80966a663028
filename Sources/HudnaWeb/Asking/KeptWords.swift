internal import Hudna
internal import HudnaLanguage
internal import Synchronization

/// The words of the record, loaded when they are first needed, and anew where coders have added names.
final class KeptWords: Sendable {
    private let source: WordSource
    private let kept: Mutex<(names: [UInt8], words: RecordWords)?>
    private let inEnglish = Mutex<EnglishNames?>(nil)
    private let byEnglish = Mutex<EnglishIndex?>(nil)

    init(_ source: WordSource) {
        self.source = source
        kept = Mutex(nil)
    }

    /// - Parameter names: a table of names that coders have added.
    /// - Throws: `LanguageError`.
    func words(names: WordSource.Names? = nil) throws -> RecordWords {
        try kept.withLock { kept in
            if let kept, kept.names == names?.bytes ?? [] { return kept.words }
            let words = RecordWords(try source.loadForRecord(names: names))
            kept = (names?.bytes ?? [], words)
            return words
        }
    }

    /// Names in English; none where the words can't be loaded, which is told elsewhere.
    var english: EnglishNames {
        inEnglish.withLock { known in
            if let known { return known }
            let names = (try? EnglishNames(source.loadForRecord(), source.source)) ?? .none
            known = names
            return names
        }
    }

    /// A name as it was written, and the names of the record that it is English for.
    func names(called text: String) -> [String] {
        guard text.unicodeScalars.contains(where: { $0.isASCII && $0.properties.isAlphabetic }) else { return [text] }
        return [text] + originals(of: text)
    }

    /// The names of the record that are called so in English.
    func originals(of text: String) -> [String] {
        let names = english
        let index = byEnglish.withLock { known -> EnglishIndex in
            if let known { return known }
            let index = EnglishIndex(names)
            known = index
            return index
        }
        return index.originals(of: text)
    }
}

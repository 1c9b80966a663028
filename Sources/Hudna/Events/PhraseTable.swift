/// Forms of one or more words, each with a number, to be found in texts.
struct PhraseTable {
    struct Match {
        /// Words of the text.
        var range: Range<Int>
        var payload: Int
        /// Letters before the form in its first word: the ل of لاتفاق.
        var prefix = 0
    }

    private struct Form {
        var words: [Int32]
        var payload: Int
    }

    /// By the hash of a word.
    private var ids: [UInt64: Int32] = [:]
    private var byFirst: [Int32: [Form]] = [:]

    /// Adds a form; where it is there already, the first stays.
    mutating func add(_ form: String, _ payload: Int) {
        let words = PlainText.name(form).map { id(WordHash.of($0[...])) }
        guard let first = words.first else { return }
        var forms = byFirst[first] ?? []
        guard !forms.contains(where: { $0.words == words }) else { return }
        forms.append(Form(words: words, payload: payload))
        forms.sort { ($1.words.count, $0.payload) < ($0.words.count, $1.payload) }
        byFirst[first] = forms
    }

    private mutating func id(_ word: UInt64) -> Int32 {
        if let known = ids[word] { return known }
        ids[word] = Int32(ids.count)
        return Int32(ids.count - 1)
    }

    /// The longest form at each place, from the front, none inside another.
    func matches(in text: PlainText) -> [Match] {
        let words = text.hashes.map { readings in readings.map { ids[$0] ?? -1 } }
        var out: [Match] = []
        var at = 0
        while at < words.count {
            if var match = longest(words, at) {
                match.prefix = text.prefix(at, reading: match.prefix)
                out.append(match)
                at = match.range.upperBound
            } else {
                at += 1
            }
        }
        return out
    }

    /// The number of a form that makes up the whole text.
    func exact(_ text: String) -> Int? {
        let name = PlainText.name(text)
        let words = name.compactMap { ids[WordHash.of($0[...])] }
        guard let first = words.first, words.count == name.count else { return nil }
        return byFirst[first]?.first { $0.words == words }?.payload
    }

    private func longest(_ words: [[Int32]], _ at: Int) -> Match? {
        var best: Match?
        for (reading, first) in words[at].enumerated() where first >= 0 {
            for form in byFirst[first] ?? [] where form.words.count > (best?.range.count ?? 0) && at + form.words.count <= words.count {
                let fits = form.words.indices.allSatisfy { words[at + $0].contains(form.words[$0]) }
                if fits { best = Match(range: at..<at + form.words.count, payload: form.payload, prefix: reading) }
            }
        }
        return best
    }
}

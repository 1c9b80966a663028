internal import HudnaText

/// The proclitics and pronoun suffixes, from Language/ar/orthography.
public struct Clitics: Sendable {
    public struct Pronoun: Sendable {
        public let features: Features
    }

    let conjunctions: [(letter: UInt8, flag: Proclitics)]
    let prepositions: [(letter: UInt8, flag: Proclitics)]
    let future: UInt8
    let article: [UInt8]
    let enclitics: [[UInt8]]
    public let pronouns: [Pronoun]

    init(proclitics: Table, enclitics table: Table) throws {
        let id = try proclitics.column("id")
        let letters = try proclitics.column("letters")
        let flags: [String: Proclitics] = ["wa": .wa, "fa": .fa, "sa": .sa, "bi": .bi, "li": .li, "ka": .ka, "al": .al]
        var conjunctions: [(UInt8, Proclitics)] = []
        var prepositions: [(UInt8, Proclitics)] = []
        var future = Letter.none
        var article: [UInt8] = []
        for row in proclitics.rows {
            let folded = FoldedText.fold(proclitics.text(row, letters))
            guard let flag = flags[proclitics.text(row, id)], let first = folded.first else { throw proclitics.broken(row, "no such proclitic") }
            if flag == .al {
                article = folded
            } else if flag == .sa {
                future = first
            } else if flag == .wa || flag == .fa {
                conjunctions.append((first, flag))
            } else {
                prepositions.append((first, flag))
            }
        }
        self.conjunctions = conjunctions
        self.prepositions = prepositions
        self.future = future
        self.article = article
        let suffix = try table.column("letters")
        let person = try table.column("person")
        let gender = try table.column("gender")
        let number = try table.column("number")
        enclitics = table.rows.map { FoldedText.fold(table.text($0, suffix)) }
        pronouns = table.rows.map { row in
            Pronoun(
                features: Features(
                    person: Int(table.text(row, person)) ?? 0, gender: ["m": 1, "f": 2][table.text(row, gender)] ?? 0,
                    number: ["s": 1, "d": 2, "p": 3][table.text(row, number)] ?? 0))
        }
    }

    /// Calls back for every way to peel proclitics, fewest first, that leaves two letters or more: flags, letters peeled, and whether
    /// the article must be put back before what is left (للحكومة: the second call for ل peels لل and gives الحكومة back).
    func forEachPrefix(_ word: [UInt8], _ body: (Proclitics, Int, Bool) -> Void) {
        func tails(_ flags: Proclitics, _ at: Int) {
            let left = word.count - at
            guard left >= 2 else { return }
            body(flags, at, false)
            if left > article.count + 1, word[at...].starts(with: article) { body(flags.union(.al), at + article.count, false) }
            guard flags.isDisjoint(with: .preposition) else { return }
            if word[at] == future, left >= 4 { body(flags.union(.sa), at + 1, false) }
            for (letter, flag) in prepositions where word[at] == letter && left >= 3 {
                let inner = flags.union(flag)
                body(inner, at + 1, false)
                if flag == .li, left >= 4, word[at + 1] == letter {
                    body(inner.union(.al), at + 2, false)
                    body(inner, at + 2, true)
                } else if word.count - at - 1 > article.count + 1, word[(at + 1)...].starts(with: article) {
                    body(inner.union(.al), at + 1 + article.count, false)
                }
            }
        }
        tails([], 0)
        for (letter, flag) in conjunctions where word.count >= 3 && word[0] == letter { tails(flag, 1) }
    }
}

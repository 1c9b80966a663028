internal import HudnaLanguage
internal import HudnaText

/// A stretch of a sentence with one predicate of its own.
struct Clause {
    enum Opener { case main, complement, relative, adverbial, coordinate, participle, resumed, conditional, quoted }
    var start: Int
    var end: Int
    var opener: Opener
    /// The clause it hangs on, or -1.
    var parent: Int
    /// Its first finite verb, or -1.
    var verb: Int = -1
    /// For relative clauses: the token before the relative word.
    var antecedent: Int = -1
    var range: Range<Int> { start..<end }
}

/// Cuts sentences into clauses, at complementizers, relatives, subordinators, coordinated verbs and the marks between them.
struct Clauses {
    private(set) var all: [Clause] = []
    /// By token: index of its clause.
    private(set) var clauseOf: [Int32]

    init(_ sheet: Sheet, _ tags: Tags) {
        clauseOf = [Int32](repeating: -1, count: sheet.tokens.count)
        for sentence in sheet.sentences { cut(sentence, sheet, tags) }
    }

    func clause(at token: Int) -> Clause { all[Int(clauseOf[token])] }
    func index(at token: Int) -> Int { Int(clauseOf[token]) }

    private mutating func cut(_ sentence: Range<Int>, _ sheet: Sheet, _ tags: Tags) {
        var current = open(sentence.lowerBound, .main, parent: -1)
        var token = sentence.lowerBound
        while token < sentence.upperBound {
            if let (opener, body) = opening(token, sheet, tags, current, sentence) {
                if token > all[current].start {
                    close(current, token)
                    let parent = opener == .coordinate || opener == .resumed ? all[current].parent : current
                    current = open(token, opener, parent: opener == .resumed ? resumedParent(current) : parent)
                    if opener == .relative { all[current].antecedent = token - 1 }
                } else {
                    all[current].opener = opener
                }
                _ = body
            }
            if tags.isVerb(token), all[current].verb < 0 { all[current].verb = token }
            clauseOf[token] = Int32(current)
            token += 1
        }
        close(current, sentence.upperBound)
    }

    private mutating func open(_ start: Int, _ opener: Clause.Opener, parent: Int) -> Int {
        all.append(Clause(start: start, end: start, opener: opener, parent: parent))
        return all.count - 1
    }

    private mutating func close(_ clause: Int, _ end: Int) { all[clause].end = end }

    /// A verb behind a finished relative clause goes on with the clause that the relative interrupted.
    private func resumedParent(_ current: Int) -> Int { all[current].parent >= 0 ? all[all[current].parent].parent : -1 }

    private func opening(_ token: Int, _ sheet: Sheet, _ tags: Tags, _ current: Int, _ sentence: Range<Int>) -> (Clause.Opener, Bool)? {
        let mark = sheet.tokens[token].kind == .mark ? sheet.tokens[token].mark : Letter.none
        if mark != Letter.none {
            return nil
        }
        let previous = token > sentence.lowerBound ? sheet.tokens[token - 1] : nil
        let isBehindMark = previous?.kind == .mark
        if isBehindMark, let previous, previous.mark == Letter.colon || previous.mark == Letter.semicolon || previous.mark == Letter.ellipsis {
            return (.quoted, true)
        }
        if let role = tags.role(token) {
            switch role {
            case .complementizer: return (.complement, true)
            case .relative: return (.relative, true)
            case .subordinator, .discourse, .purpose:
                return opensFinite(token, sheet, tags, sentence) || isBehindMark ? (.adverbial, true) : nil
            case .conditional: return (.conditional, true)
            default: return nil
            }
        }
        if tags.isVerb(token) { return verbOpening(token, sheet, tags, current, isBehindMark) }
        if isBehindMark, previous?.mark == Letter.comma, isParticiple(token, sheet) { return (.participle, true) }
        return nil
    }

    /// Whether a finite verb follows a subordinator before the next mark: then it opens a clause and not only an adverbial.
    private func opensFinite(_ token: Int, _ sheet: Sheet, _ tags: Tags, _ sentence: Range<Int>) -> Bool {
        var at = Int(tags.particleEnd[token])
        let limit = min(sentence.upperBound, at + 4)
        while at < limit {
            if sheet.tokens[at].kind == .mark { return false }
            if tags.isVerb(at) { return true }
            at += 1
        }
        return false
    }

    private func verbOpening(_ token: Int, _ sheet: Sheet, _ tags: Tags, _ current: Int, _ isBehindMark: Bool) -> (Clause.Opener, Bool)? {
        let analysis = sheet.analyses[Int(tags.verb[token])]
        if !analysis.proclitics.isDisjoint(with: .conjunction) { return (.coordinate, true) }
        guard all[current].verb >= 0 else { return nil }
        if isBehindMark { return (all[current].opener == .relative ? .resumed : .coordinate, true) }
        if analysis.proclitics.contains(.li) { return (.adverbial, true) }
        // كان يسعى is one clause; a second verb behind a relative clause resumes.
        if all[current].opener == .relative, token - all[current].verb > 2 { return (.resumed, true) }
        return nil
    }

    /// مؤكدا، مضيفا، متهمة: a participle without the article behind a comma.
    private func isParticiple(_ token: Int, _ sheet: Sheet) -> Bool {
        guard sheet.has(token, EntryKind.active.mask) else { return false }
        var found = false
        sheet.forEachAnalysis(token) { analysis in
            if analysis.kind == .active, !analysis.proclitics.contains(.al) { found = true }
        }
        return found
    }
}

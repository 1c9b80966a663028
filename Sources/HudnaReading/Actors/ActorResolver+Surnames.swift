internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Surnames alone: whose they are.
extension ActorResolver {
    // MARK: - Namesakes

    /// A surname alone is that of the man whom the report names in full, not of a listed one whom it never does: الحريري where only نصر الحريري is told of.
    mutating func yieldToNamesakes() {
        var told = Set<Int32>()
        var surnames = Set<[UInt8]>()
        for mention in mentions where mention.kind == .person && mention.core.count > 1 {
            switch mention.basis {
            case .listed(let number):
                told.insert(number)
                if let last = words(mention.core, prefix: mention.corePrefix).last { surnames.insert(last) }
            case .name: if let last = words(mention.core, prefix: mention.corePrefix).last { surnames.insert(last) }
            default: break
            }
        }
        for index in mentions.indices where mentions[index].kind == .person && mentions[index].core.count == 1 && !hasRole(mentions[index]) {
            guard case .listed(let number) = mentions[index].basis, !told.contains(number) else { continue }
            let mention = mentions[index]
            if let word = words(mention.core, prefix: mention.corePrefix).last, surnames.contains(word) {
                mentions[index].basis = .name
                mentions[index].rule = "surname"
            }
        }
    }

    func hasRole(_ mention: Mention) -> Bool {
        mention.titles.contains { title in
            sheet.analysis(title.lowerBound, EntryKind.title.mask).map { sheet.language.titles[Int($0.payload)].use == .role } ?? false
        }
    }

    // MARK: - Surnames alone

    /// Surnames of the persons found so far, wherever they stand alone: والسراج, لحفتر.
    mutating func addSurnames() {
        var variants: [Int32: (actor: Int, prefix: Int)] = [:]
        for index in actors.indices where actors[index].kind == .person && actors[index].words.count >= 2 {
            for surname in surnames(actors[index]) { note(surname, index, &variants) }
        }
        guard !variants.isEmpty else { return }
        var covered = [Bool](repeating: false, count: sheet.tokens.count)
        for mention in mentions where !mention.isNested && !yields(mention) { for token in mention.range { covered[token] = true } }
        for token in sheet.tokens.indices where !covered[token] && sheet.words[token] >= 0 {
            guard let found = variants[sheet.words[token]] ?? variant(token), !tags.isVerb(token), !tags.isParticle(token) else { continue }
            var mention = Mention(
                token..<token + 1, kind: .person, basis: .name, prefix: found.prefix, proclitics: proclitics(token, found.prefix), rule: "surname")
            mention.actor = found.actor
            mentions.removeAll { $0.start == token && $0.end == token + 1 && !$0.isNested }
            mentions.append(mention)
        }
    }

    /// A mention of one word that a surname known in the report takes the place of: المعلم is no teacher where وليد المعلم is named.
    func yields(_ mention: Mention) -> Bool {
        guard mention.end == mention.start + 1, mention.actor < 0 else { return false }
        switch mention.basis {
        case .listed, .capital, .name, .body: return false
        default: return true
        }
    }

    /// An unknown word that spells the surname of a person of the report in another way: دينغوف for دينجوف.
    func variant(_ token: Int) -> (actor: Int, prefix: Int)? {
        guard sheet.kinds[token] == 0, sheet.tokens[token].count >= 5 else { return nil }
        let letters = Array(sheet.text.codes[sheet.tokens[token].range])
        for index in actors.indices where actors[index].kind == .person && actors[index].words.count >= 2 {
            if let last = actors[index].words.last, last.count >= 5, alike(last, letters) { return (index, 0) }
        }
        return nil
    }

    func surnames(_ actor: DraftActor) -> [[UInt8]] {
        guard let last = actor.words.last, last.count >= 3 else { return [] }
        return [last]
    }

    /// All ways in which a surname can stand with proclitics.
    func note(_ surname: [UInt8], _ actor: Int, _ variants: inout [Int32: (actor: Int, prefix: Int)]) {
        let prefixes: [[UInt8]] = [[], [Letter.waw], [Letter.fa], [Letter.lam], [Letter.ba], [Letter.waw, Letter.lam], [Letter.waw, Letter.ba], [Letter.kaf]]
        let hasArticle = surname.starts(with: [Letter.alef, Letter.lam])
        for prefix in prefixes {
            var letters = prefix + surname
            if hasArticle, prefix.last == Letter.lam { letters = prefix + surname.dropFirst(1) }
            // What the analyzer never met does not stand in the report.
            if let word = sheet.analyzer.knownWord(letters.span) { variants[word] = (actor, prefix.count) }
        }
    }

    func proclitics(_ token: Int, _ prefix: Int) -> Proclitics {
        var out: Proclitics = []
        let letters = sheet.text.codes
        let start = Int(sheet.tokens[token].start)
        for offset in 0..<prefix {
            switch letters[start + offset] {
            case Letter.waw: out.insert(.wa)
            case Letter.fa: out.insert(.fa)
            case Letter.lam: out.insert(.li)
            case Letter.ba: out.insert(.bi)
            case Letter.kaf: out.insert(.ka)
            default: break
            }
        }
        return out
    }
}

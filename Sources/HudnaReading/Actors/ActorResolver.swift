internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Decides which mentions name the same actor: by listed number, by shared parts of names, by titles that were told with a name, by head nouns.
struct ActorResolver {
    let sheet: Sheet
    let tags: Tags
    /// The day of the report, for roles that are true only for a while; nil where it is not known.
    let day: CalendarDay?
    var mentions: [Mention]
    var actors: [DraftActor] = []
    var byListed: [Int32: Int] = [:]
    /// Folded words, without article, that tell of a former role (السابق).
    let former: Set<[UInt8]>

    init(sheet: Sheet, tags: Tags, mentions: [Mention], day: CalendarDay?) {
        self.sheet = sheet
        self.tags = tags
        self.mentions = mentions
        self.day = day
        former = Self.former(sheet)
    }

    private static func former(_ sheet: Sheet) -> Set<[UInt8]> {
        guard let number = sheet.language.classNumbers["former"] else { return [] }
        var words = Set<[UInt8]>()
        for token in sheet.tokens.indices where sheet.has(token, EntryKind.classWord.mask) {
            sheet.forEachAnalysis(token) { analysis in
                guard analysis.kind == .classWord, analysis.payload == number else { return }
                words.insert(Array(sheet.text.codes[sheet.tokens[token].range].dropFirst(Int(analysis.prefixLength))))
            }
        }
        return words
    }

    mutating func cast() -> Cast {
        yieldToNamesakes()
        for index in mentions.indices where isNamed(mentions[index]) && !mentions[index].isNested { place(index) }
        for index in mentions.indices where isNamed(mentions[index]) && mentions[index].isNested { place(index) }
        addSurnames()
        for index in mentions.indices where mentions[index].actor < 0 { place(index) }
        takeIn([])
        bindHomes()
        bindPairs()
        var mentionAt = [Int32](repeating: -1, count: sheet.tokens.count)
        for index in actors.indices { actors[index].mentions = [] }
        for (index, mention) in mentions.enumerated() {
            if !mention.isNested { for token in mention.range where mentionAt[token] < 0 { mentionAt[token] = Int32(index) } }
            if mention.actor >= 0 { actors[mention.actor].mentions.append(index) }
        }
        return Cast(mentions: mentions, actors: actors, mentionAt: mentionAt)
    }

    /// Puts mentions in order, further ones among them.
    mutating func takeIn(_ found: [Mention]) {
        mentions += found
        mentions.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    func isNamed(_ mention: Mention) -> Bool {
        switch mention.basis {
        case .listed, .name, .capital, .body: true
        default: false
        }
    }

    mutating func place(_ index: Int) {
        let mention = mentions[index]
        let actor: Int
        switch mention.basis {
        case .listed(let number), .capital(let number), .nisba(let number): actor = listedActor(number)
        case .name: actor = person(mention)
        case .role: actor = role(mention)
        case .short: actor = short(mention)
        case .body, .unnamed, .group, .collective: actor = possessed(mention) ?? memberOf(index) ?? sameSource(mention) ?? described(mention)
        }
        mentions[index].actor = actor
        note(mention, in: actor)
    }

    /// What a mention teaches of its actor.
    mutating func note(_ mention: Mention, in actor: Int) {
        if actors[actor].kind == .person, actors[actor].gender != 2 { actors[actor].gender = max(actors[actor].gender, titleGender(mention)) }
        if mention.head >= 0 { actors[actor].heads.insert(mention.head) }
        if actors[actor].state < 0 { actors[actor].state = mention.state }
        for title in mention.titles { actors[actor].titles.append(words(title, prefix: 0)) }
        if case .role = mention.basis { actors[actor].titles.append(words(mention.range, prefix: mention.prefix)) }
    }

    /// A title in ة is a woman's, another role or rank in the singular a man's; else nothing is known.
    func titleGender(_ mention: Mention) -> Int {
        var ranges = mention.titles
        if ranges.isEmpty, mention.basis == .role { ranges = [mention.range] }
        var gender = 0
        for range in ranges where sheet.has(range.lowerBound, EntryKind.title.mask) {
            if sheet.text.codes[Int(sheet.tokens[range.lowerBound].end) - 1] == Letter.ha { return 2 }
            gender = 1
        }
        return mention.kind == .person ? gender : 0
    }

    // MARK: - Words

    /// Folded words of a range of tokens, without the proclitics of the first; marks are left out.
    func words(_ range: Range<Int>, prefix: Int, most: Int = .max) -> [[UInt8]] {
        var out: [[UInt8]] = []
        for token in range where sheet.words[token] >= 0 {
            if out.count == most { break }
            out.append(letters(of: token, prefix: out.isEmpty ? prefix : 0))
        }
        return out
    }

    /// The letters of a word without so many before it.
    private func letters(of token: Int, prefix: Int) -> [UInt8] {
        let own = sheet.tokens[token].range
        guard prefix > 0, prefix < own.count else { return Array(sheet.text.codes[own]) }
        let letters = sheet.text.codes[own.dropFirst(prefix)]
        // للحكومة without its ل is لحكومة: put the alef of the article back.
        guard sheet.hasArticle[token], letters.count > 2, letters.first == Letter.lam, letters[letters.startIndex + 1] != Letter.lam else {
            return Array(letters)
        }
        return [Letter.alef] + letters
    }

    /// Whether a word, without so many letters before it, is written as a name is; the articles of both aside.
    func isWritten(_ token: Int, prefix: Int, _ name: ArraySlice<UInt8>) -> Bool {
        // Most words end otherwise.
        sheet.text.codes[sheet.tokens[token].range].last == name.last && bare(letters(of: token, prefix: prefix)) == name
    }

    /// Without the article.
    func bare(_ word: [UInt8]) -> ArraySlice<UInt8> {
        word.count > 4 && word[0] == Letter.alef && word[1] == Letter.lam ? word.dropFirst(2) : word[...]
    }

    /// Consonants that survive transliteration: دينجوف and دينغوف are one, فايز and فائز too.
    func skeleton(_ word: [UInt8]) -> [UInt8] {
        bare(word).compactMap { letter in
            switch letter {
            case Letter.alef, Letter.waw, Letter.ya, Letter.hamza: nil
            case 6, 20, 22, Letter.kaf, 33: 6
            case 5: Letter.ta
            case Letter.ha: nil
            default: letter
            }
        }
    }

    func alike(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        let left = bare(a)
        let right = bare(b)
        if left == right { return true }
        guard left.count >= 4, right.count >= 4, left.first == right.first else { return false }
        let skeletonA = skeleton(a)
        return skeletonA.count >= 2 && abs(left.count - right.count) <= 2 && skeletonA == skeleton(b)
    }

    // MARK: - Kinds of mentions

    mutating func listedActor(_ number: Int32) -> Int {
        if let known = byListed[number] { return known }
        let listed = sheet.language.actors[Int(number)]
        var actor = DraftActor(name: listed.name, kind: Actor.Kind(rawValue: listed.kind) ?? .body, rule: "listed:" + listed.id)
        actor.listed = number
        actor.words = FoldedWords.of(listed.name)
        actor.state = listed.state
        actor.nameLength = Int.max
        if listed.kind == "body" { actor.gender = BodyGender.of(actor.words.first) }
        if let day { for role in listed.roles where isHeld(role, on: day) { actor.titles.append(FoldedWords.of(role.role)) } }
        if actor.state < 0, listed.kind == "person" { actor.state = state(of: listed) }
        actors.append(actor)
        byListed[number] = actors.count - 1
        return actors.count - 1
    }

    /// The state whose adjective or name stands in somebody's roles: وزير الخارجية الروسي.
    func state(of listed: ListedActor) -> Int32 {
        for word in listed.roles.flatMap({ FoldedWords.of($0.role) }) {
            for index in sheet.analyzer[sheet.analyzer.word(word.span)].analyses {
                let analysis = sheet.analyzer.analyses[Int(index)]
                if analysis.kind == .nisba { return analysis.payload }
            }
        }
        return -1
    }

    func isHeld(_ role: DatedRole, on day: CalendarDay) -> Bool {
        if let from = PartialDate(iso: role.from)?.firstDay, day < from { return false }
        if let until = PartialDate(iso: role.until)?.lastDay, until < day { return false }
        return true
    }

    mutating func person(_ mention: Mention) -> Int {
        let name = words(mention.core, prefix: mention.corePrefix)
        for index in actors.indices.reversed() where actors[index].kind == .person && sameName(actors[index].words, name) {
            lengthen(index, name, mention.core, mention.corePrefix)
            return index
        }
        return add(mention, kind: .person, range: mention.core, prefix: mention.corePrefix, gender: 0)
    }

    /// Whether the words of one name stand in the other, the last among them.
    func sameName(_ a: [[UInt8]], _ b: [[UInt8]]) -> Bool {
        guard let lastA = a.last, let lastB = b.last else { return false }
        let (short, long) = a.count <= b.count ? (a, b) : (b, a)
        if short.count == 1 { return alike(lastA, lastB) || (long.count > 2 && alike(short[0], long[1]) && bare(short[0]).count > 3) }
        guard alike(lastA, lastB) || short.count >= 2 && alike(short[0], long[0]) && alike(short[1], long[1]) else { return false }
        var at = 0
        for word in short {
            while at < long.count, !alike(long[at], word) { at += 1 }
            if at == long.count { return false }
            at += 1
        }
        return true
    }

    mutating func lengthen(_ index: Int, _ name: [[UInt8]], _ range: Range<Int>, _ prefix: Int) {
        guard name.count > actors[index].nameLength else { return }
        actors[index].name = sheet.name(range, prefix: prefix)
        actors[index].words = name
        actors[index].nameLength = name.count
    }

    mutating func add(_ mention: Mention, kind: Actor.Kind, range: Range<Int>, prefix: Int, gender: Int) -> Int {
        var actor = DraftActor(name: sheet.name(range, prefix: prefix), kind: kind, rule: mention.rule)
        actor.words = words(range, prefix: prefix)
        actor.nameLength = actor.words.count
        actor.gender = gender
        actors.append(actor)
        return actors.count - 1
    }
}

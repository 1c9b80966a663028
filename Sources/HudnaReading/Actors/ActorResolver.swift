internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Decides which mentions name the same actor: by listed number, by shared parts of names, by titles that were told with a name, by head nouns.
struct ActorResolver {
    let sheet: Sheet
    let tags: Tags
    /// The day of the report, for roles that are true only for a while; nil where it is not known.
    let day: CalendarDay?
    private(set) var mentions: [Mention]
    private var actors: [DraftActor] = []
    private var byListed: [Int32: Int] = [:]
    /// Folded words, without article, that tell of a former role (السابق).
    private let former: Set<[UInt8]>

    init(sheet: Sheet, tags: Tags, mentions: [Mention], day: CalendarDay?) {
        self.sheet = sheet
        self.tags = tags
        self.mentions = mentions
        self.day = day
        former = Self.former(sheet)
    }

    private static func former(_ sheet: Sheet) -> Set<[UInt8]> {
        guard let number = sheet.language.classes.firstIndex(of: "former") else { return [] }
        var words = Set<[UInt8]>()
        for token in sheet.tokens.indices where sheet.has(token, EntryKind.classWord.mask) {
            sheet.forEachAnalysis(token) { analysis in
                guard analysis.kind == .classWord, Int(analysis.payload) == number else { return }
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
        mentions.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        var mentionAt = [Int32](repeating: -1, count: sheet.tokens.count)
        for index in actors.indices { actors[index].mentions = [] }
        for (index, mention) in mentions.enumerated() {
            if !mention.isNested { for token in mention.range where mentionAt[token] < 0 { mentionAt[token] = Int32(index) } }
            if mention.actor >= 0 { actors[mention.actor].mentions.append(index) }
        }
        return Cast(mentions: mentions, actors: actors, mentionAt: mentionAt)
    }

    private func isNamed(_ mention: Mention) -> Bool {
        switch mention.basis {
        case .listed, .name, .capital, .body: true
        default: false
        }
    }

    private mutating func place(_ index: Int) {
        let mention = mentions[index]
        let actor: Int
        switch mention.basis {
        case .listed(let number), .capital(let number), .nisba(let number): actor = listedActor(number)
        case .name: actor = person(mention)
        case .role: actor = role(mention)
        case .short: actor = short(mention)
        case .body, .unnamed, .group, .collective: actor = possessed(mention) ?? memberOf(index) ?? described(mention)
        }
        mentions[index].actor = actor
        note(mention, in: actor)
    }

    /// What a mention teaches of its actor.
    private mutating func note(_ mention: Mention, in actor: Int) {
        if actors[actor].kind == .person, actors[actor].gender != 2 { actors[actor].gender = max(actors[actor].gender, titleGender(mention)) }
        if mention.head >= 0 { actors[actor].heads.insert(mention.head) }
        if actors[actor].state < 0 { actors[actor].state = mention.state }
        for title in mention.titles { actors[actor].titles.append(words(title, prefix: 0)) }
        if case .role = mention.basis { actors[actor].titles.append(words(mention.range, prefix: mention.prefix)) }
    }

    /// A title in ة is a woman's, another role or rank in the singular a man's; else nothing is known.
    private func titleGender(_ mention: Mention) -> Int {
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
    private func words(_ range: Range<Int>, prefix: Int) -> [[UInt8]] {
        var out: [[UInt8]] = []
        for token in range where sheet.words[token] >= 0 {
            var letters = Array(sheet.text.codes[sheet.tokens[token].range])
            if out.isEmpty && prefix > 0 && prefix < letters.count {
                letters.removeFirst(prefix)
                // للحكومة without its ل is لحكومة: put the alef of the article back.
                if prefix >= 1, letters.first == Letter.lam, sheet.analyzer[sheet.words[token]].hasArticle, letters.count > 2, letters[1] != Letter.lam,
                    !letters.starts(with: [Letter.alef, Letter.lam])
                {
                    letters.insert(Letter.alef, at: 0)
                }
            }
            out.append(letters)
        }
        return out
    }

    /// Without the article.
    private func bare(_ word: [UInt8]) -> [UInt8] {
        word.count > 4 && word[0] == Letter.alef && word[1] == Letter.lam ? Array(word.dropFirst(2)) : word
    }

    /// Consonants that survive transliteration: دينجوف and دينغوف are one, فايز and فائز too.
    private func skeleton(_ word: [UInt8]) -> [UInt8] {
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

    private func alike(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        let left = bare(a)
        let right = bare(b)
        if left == right { return true }
        guard left.count >= 4, right.count >= 4, left.first == right.first else { return false }
        let skeletonA = skeleton(a)
        return skeletonA.count >= 2 && abs(left.count - right.count) <= 2 && skeletonA == skeleton(b)
    }

    // MARK: - Namesakes

    /// A surname alone is that of the man whom the report names in full, not of a listed one whom it never does: الحريري where only نصر الحريري is told of.
    private mutating func yieldToNamesakes() {
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

    private func hasRole(_ mention: Mention) -> Bool {
        mention.titles.contains { title in
            sheet.analysis(title.lowerBound, EntryKind.title.mask).map { sheet.language.titles[Int($0.payload)].use == .role } ?? false
        }
    }

    // MARK: - Kinds of mentions

    private mutating func listedActor(_ number: Int32) -> Int {
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
    private func state(of listed: ListedActor) -> Int32 {
        for word in listed.roles.flatMap({ FoldedWords.of($0.role) }) {
            for index in sheet.analyzer[sheet.analyzer.word(word.span)].analyses {
                let analysis = sheet.analyzer.analyses[Int(index)]
                if analysis.kind == .nisba { return analysis.payload }
            }
        }
        return -1
    }

    private func isHeld(_ role: DatedRole, on day: CalendarDay) -> Bool {
        if let from = PartialDate(iso: role.from)?.firstDay, day < from { return false }
        if let until = PartialDate(iso: role.until)?.lastDay, until < day { return false }
        return true
    }

    private mutating func person(_ mention: Mention) -> Int {
        let name = words(mention.core, prefix: mention.corePrefix)
        for index in actors.indices.reversed() where actors[index].kind == .person && sameName(actors[index].words, name) {
            lengthen(index, name, mention.core, mention.corePrefix)
            return index
        }
        return add(mention, kind: .person, range: mention.core, prefix: mention.corePrefix, gender: 0)
    }

    /// Whether the words of one name stand in the other, the last among them.
    private func sameName(_ a: [[UInt8]], _ b: [[UInt8]]) -> Bool {
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

    private mutating func lengthen(_ index: Int, _ name: [[UInt8]], _ range: Range<Int>, _ prefix: Int) {
        guard name.count > actors[index].nameLength else { return }
        actors[index].name = sheet.name(range, prefix: prefix)
        actors[index].words = name
        actors[index].nameLength = name.count
    }

    private mutating func add(_ mention: Mention, kind: Actor.Kind, range: Range<Int>, prefix: Int, gender: Int) -> Int {
        var actor = DraftActor(name: sheet.name(range, prefix: prefix), kind: kind, rule: mention.rule)
        actor.words = words(range, prefix: prefix)
        actor.nameLength = actor.words.count
        actor.gender = gender
        actors.append(actor)
        return actors.count - 1
    }

    /// A role that stands alone: the person who bears it, else the last one with such a title of that state, else a person of its own.
    private mutating func role(_ mention: Mention) -> Int {
        guard mention.kind == .person else { return described(mention) }
        let role = words(mention.range, prefix: mention.prefix)
        let isPast = isFormer(role)
        func fits(_ actor: DraftActor) -> Bool { mention.state < 0 || actor.state < 0 || actor.state == mention.state }
        if let bearer = nearest(mention, where: { actor in
            fits(actor) && actor.titles.contains { isFormer($0) == isPast && sameRole($0, role) }
        }) {
            return bearer
        }
        let isBare = mention.end == mention.start + 1 && mention.isDefinite
        guard isBare || mention.state >= 0 else { return described(mention) }
        let found = nearest(mention) { actor in
            (isBare || actor.state == mention.state) && actor.titles.contains { isFormer($0) == isPast && $0.first.map(bare) == role.first.map(bare) }
        }
        return found ?? described(mention)
    }

    /// الرئيس السابق is not the president: words of the class of those who were.
    private func isFormer(_ role: [[UInt8]]) -> Bool { role.contains { former.contains(bare($0)) } }

    /// The person of whom a condition holds who is named last before a mention, else first behind it.
    private func nearest(_ mention: Mention, where holds: (DraftActor) -> Bool) -> Int? {
        let fitting = actors.indices.filter { actors[$0].kind == .person && holds(actors[$0]) }
        guard fitting.count > 1 else { return fitting.first }
        var before: (start: Int, actor: Int)?
        var after: (start: Int, actor: Int)?
        for other in mentions where fitting.contains(other.actor) {
            if other.start < mention.start {
                if before.map({ $0.start < other.start }) ?? true { before = (other.start, other.actor) }
            } else if after.map({ other.start < $0.start }) ?? true {
                after = (other.start, other.actor)
            }
        }
        return (before ?? after)?.actor ?? fitting.last
    }

    /// One role told twice: all words of the shorter stand in the longer, in order, the first in both.
    private func sameRole(_ a: [[UInt8]], _ b: [[UInt8]]) -> Bool {
        let (short, long) = a.count <= b.count ? (a, b) : (b, a)
        guard let first = short.first, let other = long.first, bare(first) == bare(other) else { return false }
        guard short.count > 1 || long.count == 1 else { return false }
        return isSubset(short, long)
    }

    private func isSubset(_ short: [[UInt8]], _ long: [[UInt8]]) -> Bool {
        var at = 0
        for word in short {
            let wanted = bare(word)
            while at < long.count, bare(long[at]) != wanted { at += 1 }
            if at == long.count { return false }
            at += 1
        }
        return true
    }

    /// قواتهم, مقاتليه: the men of the body or people that the pronoun stands for.
    private func possessed(_ mention: Mention) -> Int? {
        guard let pronoun = mention.possessor, pronoun.person == 3, mention.end == mention.start + 1, mention.kind == .body || mention.kind == .people else {
            return nil
        }
        let isArmed = sheet.has(mention.start, EntryKind.classWord.mask) && Self.armed.contains { isClass($0, mention.start) }
        guard isArmed else { return nil }
        for other in mentions.indices.reversed()
        where mentions[other].start < mention.start && mention.start - mentions[other].start < 40 && mentions[other].actor >= 0 && !mentions[other].isNested {
            let candidate = mentions[other]
            if case .nisba = candidate.basis { continue }
            switch candidate.kind {
            case .person where pronoun.number != 3: return nil
            case .body, .people:
                let gender = BodyGender.of(words(candidate.range, prefix: candidate.prefix).first)
                if pronoun.number == 3 || candidate.kind == .body && (gender == 0 || gender == pronoun.gender) { return candidate.actor }
            case .state where pronoun.number != 3 && pronoun.gender == 2: return nil
            default: continue
            }
        }
        return nil
    }

    /// مقاتلون من المعارضة, انتحاريون من التنظيم: armed men stand for the body they are said to be of.
    private mutating func memberOf(_ index: Int) -> Int? {
        let mention = mentions[index]
        let isArmed = Self.armed.contains { isClass($0, mention.start) }
        guard isArmed || mention.kind == .people && mention.core.upperBound < mention.end else { return nil }
        for inner in index + 1..<mentions.count where mentions[inner].isNested {
            guard mentions[inner].start > mention.start, mentions[inner].end <= mention.end else { break }
            guard mentions[inner].kind == .body, mention.kind == .people || isWholly(mention, of: mentions[inner]) else { continue }
            if mentions[inner].actor < 0 { place(inner) }
            return mentions[inner].actor
        }
        return nil
    }

    /// قوات الجيش, قوات التحالف: forces of a body that is itself one of armed men.
    private func isWholly(_ mention: Mention, of inner: Mention) -> Bool {
        guard inner.start == mention.start + 1, inner.end == mention.end else { return false }
        return Self.fighting.contains { isHead($0, inner.start) }
    }

    private static let fighting: Set<String> = ["army", "alliance", "coalition", "resistance", "front", "militia", "faction", "opposition"]

    private func isHead(_ id: String, _ token: Int) -> Bool {
        var found = false
        sheet.forEachAnalysis(token) { analysis in
            if analysis.kind == .head, sheet.language.heads[Int(analysis.payload)].id == id { found = true }
        }
        return found
    }

    private static let armed: Set<String> = ["force", "troops", "fighters"]

    private func isClass(_ name: String, _ token: Int) -> Bool {
        var found = false
        sheet.forEachAnalysis(token) { analysis in
            if analysis.kind == .classWord, sheet.language.classes[Int(analysis.payload)] == name { found = true }
        }
        return found
    }

    /// المجلس, الحكومة, المتمردين: the last body that is called so, else the only one that is further on, else a body of its own.
    private mutating func short(_ mention: Mention) -> Int {
        guard let word = words(mention.range, prefix: mention.prefix).first else { return described(mention) }
        var later = Set<Int>()
        for other in mentions.indices.reversed() where mentions[other].actor >= 0 && !mentions[other].isNested && isCalled(mentions[other], mention, word) {
            if mentions[other].start < mention.start { return mentions[other].actor }
            later.insert(mentions[other].actor)
        }
        return later.count == 1 ? later.first ?? described(mention) : described(mention)
    }

    /// Whether a body or people may be called by a noun alone: by the head it is named with, or by that of one of its listed names.
    private func isCalled(_ candidate: Mention, _ mention: Mention, _ word: [UInt8]) -> Bool {
        guard candidate.kind == .body || candidate.kind == .medium || candidate.kind == .people else { return false }
        if case .listed(let number) = candidate.basis {
            let listed = sheet.language.actors[Int(number)]
            if FoldedWords.of(listed.name).first.map(bare) == bare(word) { return true }
            return isMovement(mention) && listed.openings.contains { stem($0) == stem(word) }
        }
        return candidate.head == mention.head && candidate.head >= 0 && candidate.basis != .short
    }

    /// A noun for men who fight or for their movement: only these are known by what a listed body may be called besides its name.
    private func isMovement(_ mention: Mention) -> Bool {
        mention.kind == .people || MentionFinder.armedHeads.contains { isHead($0, mention.start) }
    }

    /// Without article and without the ending of a sound plural: المتمردين and متمردو are one.
    private func stem(_ word: [UInt8]) -> [UInt8] {
        let word = bare(word)
        guard word.count > 4, let last = word.last else { return word }
        if last == Letter.nun, word[word.count - 2] == Letter.waw || word[word.count - 2] == Letter.ya { return Array(word.dropLast(2)) }
        return last == Letter.waw || last == Letter.ya ? Array(word.dropLast()) : word
    }

    private mutating func described(_ mention: Mention) -> Int {
        let name = words(mention.range, prefix: mention.prefix)
        guard let first = name.first else { return add(mention, kind: mention.kind, range: mention.range, prefix: mention.prefix, gender: 0) }
        for index in actors.indices.reversed() where actors[index].kind == mention.kind && !actors[index].words.isEmpty {
            let known = actors[index].words
            if known.count == name.count, zip(known, name).allSatisfy({ bare($0) == bare($1) || oblique($0, $1) }) { return index }
            guard mention.kind == .body || mention.kind == .medium, mention.basis == .body, name.count >= 2, known.count >= 2, bare(known[0]) == bare(first)
            else { continue }
            let (short, long) = known.count <= name.count ? (known, name) : (name, known)
            if isSubset(short, long) {
                if actors[index].listed < 0 { lengthen(index, name, mention.range, mention.prefix) }
                return index
            }
        }
        if let known = sameGroup(mention, name) { return known }
        let gender = mention.kind == .body ? BodyGender.of(first) : 0
        return add(mention, kind: mention.kind, range: mention.range, prefix: mention.prefix, gender: gender)
    }

    /// 12 مدنيا, المدنيين: people who are counted or told of by their noun alone are those who bear it, but for armed men of no known side.
    private func sameGroup(_ mention: Mention, _ name: [[UInt8]]) -> Int? {
        guard mention.kind == .people, mention.head >= 0, mention.possessor == nil, mention.basis == .group || mention.basis == .short else { return nil }
        let isCounted = sheet.analysis(mention.start, EntryKind.group.mask)?.features.number == 1
        let isArmed = Self.armed.contains { isClass($0, mention.start) }
        return actors.indices.last { index in
            let known = actors[index].words
            guard actors[index].kind == .people, actors[index].heads.contains(mention.head) else { return false }
            guard isCounted || known.first.map(stem) == name.first.map(stem) else { return false }
            if known.count == 1 || name.count == 1 { return !isArmed || mention.isDefinite }
            return known.count == name.count && zip(known, name).dropFirst().allSatisfy { stem($0) == stem($1) }
        }
    }

    /// مدنيون and مدنيين, with or without the article.
    private func oblique(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        let (left, right) = (bare(a), bare(b))
        guard left.count == right.count, left.count > 4, left.last == Letter.nun, right.last == Letter.nun else { return false }
        return left.dropLast(2) == right.dropLast(2)
    }

    // MARK: - Surnames alone

    /// Surnames of the persons found so far, wherever they stand alone: والسراج, لحفتر.
    private mutating func addSurnames() {
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
    private func yields(_ mention: Mention) -> Bool {
        guard mention.end == mention.start + 1, mention.actor < 0 else { return false }
        switch mention.basis {
        case .listed, .capital, .name, .body: return false
        default: return true
        }
    }

    /// An unknown word that spells the surname of a person of the report in another way: دينغوف for دينجوف.
    private func variant(_ token: Int) -> (actor: Int, prefix: Int)? {
        guard sheet.kinds[token] == 0, sheet.tokens[token].count >= 5 else { return nil }
        let letters = Array(sheet.text.codes[sheet.tokens[token].range])
        for index in actors.indices where actors[index].kind == .person && actors[index].words.count >= 2 {
            if let last = actors[index].words.last, last.count >= 5, alike(last, letters) { return (index, 0) }
        }
        return nil
    }

    private func surnames(_ actor: DraftActor) -> [[UInt8]] {
        guard let last = actor.words.last, last.count >= 3 else { return [] }
        return [last]
    }

    /// All ways in which a surname can stand with proclitics.
    private func note(_ surname: [UInt8], _ actor: Int, _ variants: inout [Int32: (actor: Int, prefix: Int)]) {
        let prefixes: [[UInt8]] = [[], [Letter.waw], [Letter.fa], [Letter.lam], [Letter.ba], [Letter.waw, Letter.lam], [Letter.waw, Letter.ba], [Letter.kaf]]
        let hasArticle = surname.starts(with: [Letter.alef, Letter.lam])
        for prefix in prefixes {
            var letters = prefix + surname
            if hasArticle, prefix.last == Letter.lam { letters = prefix + surname.dropFirst(1) }
            variants[sheet.analyzer.word(letters.span)] = (actor, prefix.count)
        }
    }

    private func proclitics(_ token: Int, _ prefix: Int) -> Proclitics {
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

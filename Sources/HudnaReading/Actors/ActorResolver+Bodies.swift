internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaText

/// Bodies, men of a body and people: who is meant by a short name or a description.
extension ActorResolver {
    /// قواتهم, مقاتليه: the men of the body or people that the pronoun stands for.
    func possessed(_ mention: Mention) -> Int? {
        guard let pronoun = mention.possessor, pronoun.person == 3, mention.end == mention.start + 1, mention.kind == .body || mention.kind == .people else {
            return nil
        }
        guard isArmed(mention) else { return nil }
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
    mutating func memberOf(_ index: Int) -> Int? {
        let mention = mentions[index]
        guard isArmed(mention) || mention.kind == .people && mention.core.upperBound < mention.end else { return nil }
        for inner in index + 1..<mentions.count where mentions[inner].isNested {
            guard mentions[inner].start > mention.start, mentions[inner].end <= mention.end else { break }
            guard mentions[inner].kind == .body, mention.kind == .people || isWholly(mention, of: mentions[inner]) else { continue }
            if mentions[inner].actor < 0 { place(inner) }
            return mentions[inner].actor
        }
        return nil
    }

    /// قوات الجيش, قوات التحالف: forces of a body that is itself one of armed men.
    func isWholly(_ mention: Mention, of inner: Mention) -> Bool {
        guard inner.start == mention.start + 1, inner.end == mention.end else { return false }
        return Self.fighting.contains { isHead($0, inner.start) }
    }

    static let fighting: Set<String> = ["army", "alliance", "coalition", "resistance", "front", "militia", "faction", "opposition"]

    func isHead(_ id: String, _ token: Int) -> Bool {
        var found = false
        sheet.forEachAnalysis(token) { analysis in
            if analysis.kind == .head, sheet.language.heads[Int(analysis.payload)].id == id { found = true }
        }
        return found
    }

    static let armed: Set<String> = ["force", "troops", "fighters"]

    /// Whether a mention opens with a word for forces or for those who fight.
    private func isArmed(_ mention: Mention) -> Bool { Self.armed.contains { sheet.isClass($0, mention.start) } }

    /// المجلس, الحكومة, المتمردين: the last body that is called so, else the only one that is further on, else a body of its own.
    mutating func short(_ mention: Mention) -> Int { called(mention) ?? described(mention) }

    private func called(_ mention: Mention) -> Int? {
        guard let word = words(mention.range, prefix: mention.prefix, most: 1).first else { return nil }
        var later = Set<Int>()
        let name = bare(word)
        let isMovement = isMovement(mention)
        for other in near(mention).reversed() where mentions[other].actor >= 0 && !mentions[other].isNested {
            guard isCalled(other, head: mention.head, name, isMovement ? stem(word) : nil) else { continue }
            if mentions[other].start < mention.start { return mentions[other].actor }
            later.insert(mentions[other].actor)
        }
        return later.count == 1 ? later.first : nil
    }

    /// So many mentions before and behind are looked at: the time for a report grows with its length alone.
    private static let reach = 400

    /// The mentions around one, by index.
    private func near(_ mention: Mention) -> Range<Int> {
        let place = mentions.partitionPoint { $0.start < mention.start }
        return max(0, place - Self.reach)..<min(mentions.count, place + Self.reach)
    }

    /// Whether a body or people may be called by a noun alone: by the head it is named with, or by that of one of its listed names.
    /// - Parameters:
    ///   - name: the noun without its article.
    ///   - movement: the noun's stem, if it is one for men who fight or for their movement.
    private func isCalled(_ index: Int, head: Int32, _ name: ArraySlice<UInt8>, _ movement: ArraySlice<UInt8>?) -> Bool {
        let kind = mentions[index].kind
        guard kind == .body || kind == .medium || kind == .people else { return false }
        let range = mentions[index].range
        if case .listed(let number) = mentions[index].basis {
            let actor = mentions[index].actor
            let called = actor >= 0 ? actors[actor].words.first : FoldedWords.of(sheet.language.actors[Int(number)].name).first
            if let called, bare(called) == name { return true }
            // منظمة كذا is المنظمة, whatever the tables call it.
            if range.count > 1, let word = range.first(where: { sheet.words[$0] >= 0 }), isWritten(word, prefix: mentions[index].prefix, name) { return true }
            guard let movement else { return false }
            for opening in sheet.language.actors[Int(number)].openings where stem(opening) == movement { return true }
            return false
        }
        if mentions[index].head == head, head >= 0, mentions[index].basis != .short { return true }
        // هيئة رئاسة المجلس الفلاني is المجلس for short.
        guard mentions[index].basis == .body else { return false }
        let words = range.lazy.filter { sheet.words[$0] >= 0 }.prefix(4).dropFirst()
        return words.contains { sheet.tokens[$0].count > name.count && isWritten($0, prefix: 0, name) }
    }

    /// A noun for men who fight or for their movement: only these are known by what a listed body may be called besides its name.
    func isMovement(_ mention: Mention) -> Bool {
        mention.kind == .people || MentionFinder.armedHeads.contains { isHead($0, mention.start) }
    }

    /// Without article and without the ending of a sound plural: المتمردين and متمردو are one.
    func stem(_ word: [UInt8]) -> ArraySlice<UInt8> {
        let word = bare(word)
        guard word.count > 4, let last = word.last else { return word }
        if last == Letter.nun, word[word.endIndex - 2] == Letter.waw || word[word.endIndex - 2] == Letter.ya { return word.dropLast(2) }
        return last == Letter.waw || last == Letter.ya ? word.dropLast() : word
    }

    mutating func described(_ mention: Mention) -> Int {
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
    func sameGroup(_ mention: Mention, _ name: [[UInt8]]) -> Int? {
        guard mention.kind == .people, mention.head >= 0, mention.possessor == nil, mention.basis == .group || mention.basis == .short else { return nil }
        let isCounted = sheet.analysis(mention.start, EntryKind.group.mask)?.features.number == 1
        let isArmed = isArmed(mention)
        return actors.indices.last { index in
            let known = actors[index].words
            guard actors[index].kind == .people, actors[index].heads.contains(mention.head) else { return false }
            guard isCounted || known.first.map(stem) == name.first.map(stem) else { return false }
            if known.count == 1 || name.count == 1 { return !isArmed || mention.isDefinite }
            return known.count == name.count && zip(known, name).dropFirst().allSatisfy { stem($0) == stem($1) }
        }
    }

    /// مدنيون and مدنيين, الليبية and الليبيين, with or without the article.
    func oblique(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        let (left, right) = (bare(a), bare(b))
        if let one = relation(left), let other = relation(right), one == other { return true }
        guard left.count == right.count, left.count > 4, left.last == Letter.nun, right.last == Letter.nun else { return false }
        return left.dropLast(2) == right.dropLast(2)
    }

    /// An adjective of relation without its endings of gender, number and case; nil for other words.
    private func relation(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var stem = word
        if stem.last == Letter.ha {
            stem.removeLast()
        } else if stem.last == Letter.nun, stem.count > 2, [Letter.waw, Letter.ya].contains(stem[stem.endIndex - 2]) {
            stem.removeLast(2)
        }
        return stem.count > 3 && stem.last == Letter.ya ? stem : nil
    }
}

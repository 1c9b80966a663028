internal import HudnaText

/// All words and phrases of the language data, ready for matching: stems with their entries, and a trie of phrases over stems.
public struct Lexicon: Sendable {
    private var words = WordTable(capacity: 120_000)
    /// Ordinary words (`words/`), which open no phrase and meet no condition; so they can be made beside all others.
    private var ordinary = WordTable(capacity: 0)
    /// Entries from this place on were added behind the ordinary words.
    private var behindOrdinary: Int32 = 0
    private var edges = EdgeTable(capacity: 40_000)
    private var nodeHeads: [Int32] = [-1]
    /// By stem: whether a phrase can begin with it.
    private var opens: [Bool] = []

    init() {}

    mutating func stem(_ letters: borrowing Span<UInt8>) -> Int32 {
        let stem = words.stem(letters)
        while opens.count <= Int(stem) { opens.append(false) }
        return stem
    }

    mutating func add(_ letters: borrowing Span<UInt8>, _ entry: Entry) { words.add(letters, entry) }

    /// Adds the forms of a word, each with its features.
    mutating func add(_ forms: Forms, _ kind: EntryKind, _ payload: Int32) { words.add(forms, kind, payload) }

    /// What is added from here on is looked at before the ordinary words, what was added so far behind them.
    mutating func markOrdinary() { behindOrdinary = Int32(words.entries.count) }

    mutating func join(ordinary table: WordTable) { ordinary = table }

    /// Adds a word, or a phrase of several words that are matched as they are written, the first with any proclitics.
    mutating func add(_ phrase: FoldedPhrase, _ entry: Entry) {
        if phrase.count == 1 { return add(phrase.letters.span, entry) }
        guard phrase.count > 1 else { return }
        var node: Int32 = 0
        for index in 0..<phrase.count {
            let stem = stem(phrase.letters.span.extracting(phrase.range(index)))
            if index == 0 { opens[Int(stem)] = true }
            let next = edges.next(node, stem)
            if next >= 0 {
                node = next
            } else {
                nodeHeads.append(-1)
                edges.insert(node, stem, Int32(nodeHeads.count - 1))
                node = Int32(nodeHeads.count - 1)
            }
        }
        if let head = words.push(entry, before: nodeHeads[Int(node)]) { nodeHeads[Int(node)] = head }
    }

    public var stemCount: Int { words.stems.count + ordinary.stems.count }
    public var entryCount: Int { words.entries.count + ordinary.entries.count }

    /// A folded word as a stem: its place in either table, -1 where it stands in none.
    struct Stem {
        let word: Int32
        let ordinary: Int32
        /// One number for both; those of ordinary words alone begin behind all others.
        let number: Int32
    }

    func find(_ letters: borrowing Span<UInt8>) -> Stem {
        let word = words.stems.find(letters)
        let other = ordinary.stems.find(letters)
        return Stem(word: word, ordinary: other, number: word >= 0 ? word : other >= 0 ? Int32(words.stems.count) + other : -1)
    }

    /// Calls back for what a stem can be, in the order of the tables from last to first.
    @inline(__always)
    func forEachEntry(_ stem: Stem, _ body: (Entry) -> Void) {
        var at = words.first(stem.word)
        while at >= behindOrdinary {
            body(words.entries[Int(at)])
            at = words.next(at)
        }
        var other = ordinary.first(stem.ordinary)
        while other >= 0 {
            body(ordinary.entries[Int(other)])
            other = ordinary.next(other)
        }
        while at >= 0 {
            body(words.entries[Int(at)])
            at = words.next(at)
        }
    }

    @inline(__always)
    public func opensPhrase(_ stem: Int32) -> Bool { Int(stem) < opens.count && opens[Int(stem)] }

    /// The node after `node` along a stem, or -1; the root is 0.
    @inline(__always)
    public func next(_ node: Int32, _ stem: Int32) -> Int32 { edges.next(node, stem) }

    /// The entries of phrases that end at a node.
    @inline(__always)
    public func forEachPhraseEntry(_ node: Int32, _ body: (Entry) -> Void) {
        var at = nodeHeads[Int(node)]
        while at >= 0 {
            body(words.entries[Int(at)])
            at = words.next(at)
        }
    }
}

/// (node, stem) → node, open addressing.
struct EdgeTable: Sendable {
    private var keys: [UInt64]
    private var values: [Int32]
    private var count = 0
    private var mask: Int

    init(capacity: Int) {
        var size = 1024
        while size < capacity * 2 { size *= 2 }
        keys = [UInt64](repeating: .max, count: size)
        values = [Int32](repeating: -1, count: size)
        mask = size - 1
    }

    @inline(__always)
    private func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 33) & mask }

    @inline(__always)
    func next(_ node: Int32, _ stem: Int32) -> Int32 {
        let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: stem))
        var at = slot(key)
        while keys[at] != .max {
            if keys[at] == key { return values[at] }
            at = (at + 1) & mask
        }
        return -1
    }

    mutating func insert(_ node: Int32, _ stem: Int32, _ value: Int32) {
        if (count + 1) * 2 > keys.count {
            let oldKeys = keys
            let oldValues = values
            keys = [UInt64](repeating: .max, count: oldKeys.count * 2)
            values = [Int32](repeating: -1, count: oldKeys.count * 2)
            mask = keys.count - 1
            for index in oldKeys.indices where oldKeys[index] != .max { put(oldKeys[index], oldValues[index]) }
        }
        put(UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: stem)), value)
        count += 1
    }

    private mutating func put(_ key: UInt64, _ value: Int32) {
        var at = slot(key)
        while keys[at] != .max && keys[at] != key { at = (at + 1) & mask }
        keys[at] = key
        values[at] = value
    }
}

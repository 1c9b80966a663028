internal import HudnaText

/// All words and phrases of the language data, ready for matching: stems with their entries, and a trie of phrases over stems.
public struct Lexicon: Sendable {
    var stems = StemTable(capacity: 260_000)
    private var heads: [Int32] = []
    private var nexts: [Int32] = []
    private var entryTable: [Entry] = []
    private var edges = EdgeTable(capacity: 40_000)
    private var nodeHeads: [Int32] = [-1]
    /// By stem: whether a phrase can begin with it.
    private var opens: [Bool] = []

    init() {}

    mutating func stem(_ letters: [UInt8]) -> Int32 {
        let stem = stems.intern(letters)
        while heads.count <= Int(stem) {
            heads.append(-1)
            opens.append(false)
        }
        return stem
    }

    mutating func add(_ letters: [UInt8], _ entry: Entry) {
        guard letters.count >= 1 else { return }
        let stem = Int(stem(letters))
        var at = heads[stem]
        while at >= 0 {
            let known = entryTable[Int(at)]
            if known.kind == entry.kind && known.payload == entry.payload { return }
            at = nexts[Int(at)]
        }
        entryTable.append(entry)
        nexts.append(heads[stem])
        heads[stem] = Int32(entryTable.count - 1)
    }

    /// Adds a word, or a phrase of several words that are matched as they are written, the first with any proclitics.
    mutating func add(phrase: String, _ entry: Entry) { add(phrase: Self.words(of: phrase), entry) }

    /// The same, of its folded words.
    mutating func add(phrase words: [[UInt8]], _ entry: Entry) {
        if words.count == 1 {
            add(words[0], entry)
        } else if !words.isEmpty {
            add(words: words, entry)
        }
    }

    mutating func add(words: [[UInt8]], _ entry: Entry) {
        var node: Int32 = 0
        for (index, word) in words.enumerated() {
            let stem = stem(word)
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
        var at = nodeHeads[Int(node)]
        while at >= 0 {
            let known = entryTable[Int(at)]
            if known.kind == entry.kind && known.payload == entry.payload { return }
            at = nexts[Int(at)]
        }
        entryTable.append(entry)
        nexts.append(nodeHeads[Int(node)])
        nodeHeads[Int(node)] = Int32(entryTable.count - 1)
    }

    /// The words of a phrase, folded; marks between them are dropped, as the matcher skips quotation marks and hyphens inside names.
    static func words(of phrase: String) -> [[UInt8]] {
        let folded = FoldedText(phrase)
        return Tokenizer.tokens(of: folded).filter { $0.kind != .mark && $0.kind != .newline }.map { Array(folded.codes[$0.range]) }
    }

    public var stemCount: Int { stems.count }
    public var entryCount: Int { entryTable.count }

    @inline(__always)
    func firstEntry(_ stem: Int32) -> Int32 { heads[Int(stem)] }
    @inline(__always)
    func nextEntry(_ at: Int32) -> Int32 { nexts[Int(at)] }
    @inline(__always)
    func entry(_ at: Int32) -> Entry { entryTable[Int(at)] }
    @inline(__always)
    public func opensPhrase(_ stem: Int32) -> Bool { opens[Int(stem)] }

    /// The node after `node` along a stem, or -1; the root is 0.
    @inline(__always)
    public func next(_ node: Int32, _ stem: Int32) -> Int32 { edges.next(node, stem) }

    /// The entries of phrases that end at a node.
    @inline(__always)
    public func forEachPhraseEntry(_ node: Int32, _ body: (Entry) -> Void) {
        var at = nodeHeads[Int(node)]
        while at >= 0 {
            body(entryTable[Int(at)])
            at = nexts[Int(at)]
        }
    }

    public func letters(_ stem: Int32) -> [UInt8] { Array(stems.letters(stem)) }
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

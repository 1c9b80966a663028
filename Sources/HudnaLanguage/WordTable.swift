/// Single words with what they can be: stems, and for each a list of entries, the newest first.
struct WordTable: Sendable {
    var stems: StemTable
    private var heads: [Int32] = []
    private(set) var entries: [Entry] = []
    private var nexts: [Int32] = []

    init(capacity: Int) { stems = StemTable(capacity: capacity) }

    mutating func stem(_ letters: borrowing Span<UInt8>) -> Int32 {
        let stem = stems.intern(letters)
        while heads.count <= Int(stem) { heads.append(-1) }
        return stem
    }

    mutating func add(_ letters: borrowing Span<UInt8>, _ entry: Entry) {
        guard !letters.isEmpty else { return }
        let stem = Int(stem(letters))
        if let head = push(entry, before: heads[stem]) { heads[stem] = head }
    }

    /// Puts an entry at the head of a list, which is given and given back by its first place; nil where the list has it.
    mutating func push(_ entry: Entry, before head: Int32) -> Int32? {
        var at = head
        while at >= 0 {
            if entries[Int(at)].kind == entry.kind && entries[Int(at)].payload == entry.payload { return nil }
            at = nexts[Int(at)]
        }
        entries.append(entry)
        nexts.append(head)
        return Int32(entries.count - 1)
    }

    /// The first place of a stem's entries, or -1; `next` leads on.
    @inline(__always)
    func first(_ stem: Int32) -> Int32 { stem < 0 ? -1 : heads[Int(stem)] }
    @inline(__always)
    func next(_ place: Int32) -> Int32 { nexts[Int(place)] }
}

/// Folded words and their dense numbers: an open-addressing table over one arena.
struct StemTable: Sendable {
    private(set) var count = 0
    private var arena: [UInt8] = []
    private var starts: [UInt32] = [0]
    /// A stem and the upper half of its hash, by which most others that met in the same place are passed over unread; -1 is a free place.
    private var slots: [(stem: Int32, tag: UInt32)] = []
    private var mask = 0

    init(capacity: Int) {
        var size = 1024
        while size * 3 < capacity * 4 { size *= 2 }
        slots = [(stem: Int32, tag: UInt32)](repeating: (-1, 0), count: size)
        mask = size - 1
        arena.reserveCapacity(capacity * 7)
        starts.reserveCapacity(capacity + 1)
    }

    /// FNV-1a over the codes (Fowler, Noll, Vo). Words of one lemma differ in few letters of few values, which would lie in heaps were the low bits not mixed once more.
    @inline(__always)
    private func hash(_ word: borrowing Span<UInt8>) -> UInt64 {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in 0..<word.count { value = (value ^ UInt64(word[index])) &* 0x100_0000_01b3 }
        value = (value ^ (value >> 32)) &* 0x9E37_79B9_7F4A_7C15
        return value ^ (value >> 32)
    }

    /// The place of a word: where it stands, or the free one where it would.
    @inline(__always)
    private func place(_ word: borrowing Span<UInt8>, _ hash: UInt64) -> Int {
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        var place = Int(truncatingIfNeeded: hash) & mask
        while true {
            let slot = slots[place]
            if slot.stem < 0 || slot.tag == tag && equals(Int(slot.stem), word) { return place }
            place = (place + 1) & mask
        }
    }

    @inline(__always)
    private func equals(_ stem: Int, _ word: borrowing Span<UInt8>) -> Bool {
        let start = Int(starts[stem])
        guard Int(starts[stem + 1]) - start == word.count else { return false }
        for index in 0..<word.count where arena[start + index] != word[index] { return false }
        return true
    }

    /// The number of a folded word, or -1.
    func find(_ word: borrowing Span<UInt8>) -> Int32 { slots[place(word, hash(word))].stem }

    mutating func intern(_ word: borrowing Span<UInt8>) -> Int32 {
        if (count + 1) * 4 > slots.count * 3 { grow() }
        let hash = hash(word)
        let place = place(word, hash)
        if slots[place].stem >= 0 { return slots[place].stem }
        for index in 0..<word.count { arena.append(word[index]) }
        starts.append(UInt32(arena.count))
        slots[place] = (Int32(count), UInt32(truncatingIfNeeded: hash >> 32))
        count += 1
        return Int32(count - 1)
    }

    func letters(_ stem: Int32) -> ArraySlice<UInt8> { arena[Int(starts[Int(stem)])..<Int(starts[Int(stem) + 1])] }

    private mutating func grow() {
        slots = [(stem: Int32, tag: UInt32)](repeating: (-1, 0), count: slots.count * 2)
        mask = slots.count - 1
        for stem in 0..<count {
            let hash = hash(arena.span.extracting(Int(starts[stem])..<Int(starts[stem + 1])))
            var place = Int(truncatingIfNeeded: hash) & mask
            while slots[place].stem >= 0 { place = (place + 1) & mask }
            slots[place] = (Int32(stem), UInt32(truncatingIfNeeded: hash >> 32))
        }
    }
}

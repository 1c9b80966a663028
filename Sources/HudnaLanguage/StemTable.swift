/// Folded words and their dense numbers: an open-addressing table over one arena.
struct StemTable: Sendable {
    private(set) var count = 0
    private var arena: [UInt8] = []
    private var starts: [UInt32] = [0]
    private var slots: [Int32] = []
    private var mask = 0

    init(capacity: Int) {
        var size = 1024
        while size < capacity * 2 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        mask = size - 1
        arena.reserveCapacity(capacity * 7)
        starts.reserveCapacity(capacity + 1)
    }

    /// FNV-1a over the codes, mixed (Fowler, Noll, Vo).
    @inline(__always)
    private func hash(_ word: borrowing Span<UInt8>) -> Int {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in 0..<word.count { value = (value ^ UInt64(word[index])) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: (value ^ (value >> 29)) & 0x7fff_ffff_ffff_ffff)
    }

    @inline(__always)
    private func equals(_ stem: Int, _ word: borrowing Span<UInt8>) -> Bool {
        let start = Int(starts[stem])
        guard Int(starts[stem + 1]) - start == word.count else { return false }
        for index in 0..<word.count where arena[start + index] != word[index] { return false }
        return true
    }

    /// The number of a folded word, or -1.
    func find(_ word: borrowing Span<UInt8>) -> Int32 {
        var slot = hash(word) & mask
        while true {
            let stem = slots[slot]
            if stem < 0 { return -1 }
            if equals(Int(stem), word) { return stem }
            slot = (slot + 1) & mask
        }
    }

    mutating func intern(_ word: borrowing Span<UInt8>) -> Int32 {
        if (count + 1) * 2 > slots.count { grow() }
        var slot = hash(word) & mask
        while true {
            let stem = slots[slot]
            if stem < 0 { break }
            if equals(Int(stem), word) { return stem }
            slot = (slot + 1) & mask
        }
        for index in 0..<word.count { arena.append(word[index]) }
        starts.append(UInt32(arena.count))
        slots[slot] = Int32(count)
        count += 1
        return Int32(count - 1)
    }

    mutating func intern(_ word: [UInt8]) -> Int32 { intern(word.span) }

    func letters(_ stem: Int32) -> ArraySlice<UInt8> { arena[Int(starts[Int(stem)])..<Int(starts[Int(stem) + 1])] }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        mask = slots.count - 1
        for stem in 0..<count {
            let word = Array(letters(Int32(stem)))
            var slot = hash(word.span) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(stem)
        }
    }
}

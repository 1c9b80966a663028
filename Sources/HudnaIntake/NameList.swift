/// Names in one buffer, so that a folder of a hundred thousand pages takes little more than their letters.
struct NameList {
    private var bytes: [UInt8] = []
    /// Where each begins; behind the last the end of all.
    private var starts: [UInt32] = [0]

    var count: Int { starts.count - 1 }

    subscript(number: Int) -> String { String(decoding: self.letters(number), as: UTF8.self) }

    mutating func append(_ name: String) { append(name.utf8) }

    /// The names in the order of their bytes.
    func sorted() -> NameList {
        let order = (0..<UInt32(count)).sorted { letters(Int($0)).lexicographicallyPrecedes(letters(Int($1))) }
        var sorted = NameList()
        sorted.bytes.reserveCapacity(bytes.count)
        sorted.starts.reserveCapacity(starts.count)
        for number in order { sorted.append(letters(Int(number))) }
        return sorted
    }

    private mutating func append(_ letters: some Sequence<UInt8>) {
        // No folder holds so much; if one did, the rest would not be read.
        guard bytes.count < Int(UInt32.max) - 4096 else { return }
        bytes += letters
        starts.append(UInt32(bytes.count))
    }

    private func letters(_ number: Int) -> ArraySlice<UInt8> { bytes[Int(starts[number])..<Int(starts[number + 1])] }
}

/// Letters that are looked for among those of `ArabicBytes`, again and again: what they do not begin with is passed over by more than one byte at a time (Horspool).
struct Letters {
    private let bytes: [UInt8]
    /// By the byte that stands where the last one should: so far on they can stand next.
    private let steps: [Int]

    init(_ text: String) {
        bytes = ArabicBytes.bytes(text)
        var steps = Array(repeating: bytes.count, count: 256)
        for (place, byte) in bytes.dropLast().enumerated() { steps[Int(byte)] = bytes.count - 1 - place }
        self.steps = steps
    }

    /// Whether they stand somewhere between two places; none do everywhere.
    func stand(in all: [UInt8], from start: Int, to end: Int) -> Bool {
        guard let last = bytes.indices.last else { return true }
        var place = start
        while place + last < end {
            let byte = all[place + last]
            if byte == bytes[last] {
                var same = 0
                while same < last, all[place + same] == bytes[same] { same += 1 }
                if same == last { return true }
            }
            place += steps[Int(byte)]
        }
        return false
    }
}

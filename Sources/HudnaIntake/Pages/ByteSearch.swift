/// Finding bytes in bytes.
enum ByteSearch {
    static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool { first(part, in: bytes, from: 0) != nil }

    /// Where a stretch first stands at or behind an offset. Source: R. N. Horspool, "Practical fast searching in strings", 1980.
    static func first(_ part: [UInt8], in bytes: [UInt8], from offset: Int) -> Int? {
        guard let last = part.last, offset >= 0, offset + part.count <= bytes.count else { return nil }
        var skips = [Int](repeating: part.count, count: 256)
        for (index, byte) in part.dropLast().enumerated() { skips[Int(byte)] = part.count - 1 - index }
        var end = offset + part.count - 1
        while end < bytes.count {
            if bytes[end] == last && bytes[(end - part.count + 1)...end].elementsEqual(part) { return end - part.count + 1 }
            end += skips[Int(bytes[end])]
        }
        return nil
    }
}

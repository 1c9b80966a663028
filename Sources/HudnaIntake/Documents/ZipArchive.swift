/// A zip archive in memory, as far as documents of offices need it: entries by name, stored or deflated, none of them encrypted, none over 4 GB.
/// Source: PKWARE, APPNOTE.TXT, sections 4.3.7, 4.3.9, 4.3.12 and 4.3.16.
struct ZipArchive {
    private let bytes: [UInt8]
    private var entries: [String: Place] = [:]
    /// The directory at the end is not there: the archive was cut off, and what stands before was looked through for entries.
    private(set) var isCut = false

    /// Where an entry's head stands; packed and whole size and sum are nil where the head leaves them to what follows the entry.
    private struct Place {
        var offset: Int
        var method: Int
        var packed: Int?
        var size: Int?
        var sum: Int?
    }

    /// An entry unpacked.
    struct Entry {
        let bytes: [UInt8]
        /// All of it is there, and its sum is right.
        let isWhole: Bool
    }

    /// All names, those of encrypted entries too, in the order of the directory.
    private(set) var names: [String] = []

    /// Nil where there is neither a directory of entries at the end nor an entry at the beginning.
    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard let end = ZipArchive.directoryEnd(bytes), end + 22 <= bytes.count else {
            isCut = true
            lookThrough()
            if names.isEmpty { return nil }
            return
        }
        let count = number(end + 10, 2)
        var at = number(end + 16, 4)
        var seen: Set<String> = []
        for _ in 0..<count {
            guard at + 46 <= bytes.count, number(at, 4) == 0x0201_4B50 else { break }
            let name = at + 46
            let length = number(at + 28, 2)
            guard name + length <= bytes.count else { break }
            let isPlain = number(at + 8, 2) & 1 == 0
            let text = String(decoding: bytes[name..<name + length], as: UTF8.self)
            if seen.insert(text).inserted { names.append(text) }
            if isPlain {
                entries[text] = Place(
                    offset: number(at + 42, 4), method: number(at + 10, 2), packed: number(at + 20, 4), size: number(at + 24, 4), sum: number(at + 16, 4))
            }
            at = name + length + number(at + 30, 2) + number(at + 32, 2)
        }
    }

    /// Takes the entries from their own heads, one after another.
    private mutating func lookThrough() {
        let mark: [UInt8] = [0x50, 0x4B, 3, 4]
        var at = 0
        while at + 30 <= bytes.count, names.count < 10_000, let found = ByteSearch.first(mark, in: bytes, from: at) {
            at = found + 4
            let (name, flags) = (found + 30, number(found + 6, 2))
            let length = number(found + 26, 2)
            guard name + length <= bytes.count else { return }
            let text = String(decoding: bytes[name..<name + length], as: UTF8.self)
            guard entries[text] == nil else { continue }
            names.append(text)
            let isKnown = flags & 8 == 0
            if flags & 1 == 0 {
                entries[text] = Place(
                    offset: found, method: number(found + 8, 2), packed: isKnown ? number(found + 18, 4) : nil, size: isKnown ? number(found + 22, 4) : nil,
                    sum: isKnown ? number(found + 14, 4) : nil)
            }
            at = name + length + number(found + 28, 2) + (isKnown ? number(found + 18, 4) : 0)
        }
    }

    /// The record that ends the archive stands at most a comment (65,535 bytes) before the end.
    private static func directoryEnd(_ bytes: [UInt8]) -> Int? {
        let mark: [UInt8] = [0x50, 0x4B, 5, 6]
        var at = bytes.count - 22
        while at >= 0, at > bytes.count - 66_000 {
            if bytes[at..<at + 4].elementsEqual(mark) { return at }
            at -= 1
        }
        return nil
    }

    /// A number of up to four bytes, the lowest first.
    private func number(_ at: Int, _ count: Int) -> Int {
        guard at >= 0, at + count <= bytes.count else { return 0 }
        return (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }

    /// An entry unpacked, as far as it goes; nil where there is none that can be.
    /// - Throws: `gzipBroken` where nothing of it can be unpacked, `tooLarge`.
    func entry(_ name: String, limit: Int) throws(Problem) -> Entry? {
        guard let entry = entries[name], number(entry.offset, 4) == 0x0403_4B50 else { return nil }
        let start = entry.offset + 30 + number(entry.offset + 26, 2) + number(entry.offset + 28, 2)
        guard start <= bytes.count else { return nil }
        let end = entry.packed.map { min(start + $0, bytes.count) } ?? bytes.count
        let output: [UInt8]
        switch entry.method {
        case 0: output = Array(bytes[start..<end])
        case 8: output = try Inflater.start(of: Array(bytes[start..<end]), wrapper: .none, limit: limit)
        default: return nil
        }
        let isWhole = entry.size.map { $0 == output.count } ?? !isCut && entry.sum.map { $0 == Int(Inflater.sum(output)) } ?? true
        return Entry(bytes: output, isWhole: isWhole)
    }
}

/// A zip archive in memory, as far as documents of offices need it: entries by name, stored or deflated, none of them encrypted, none over 4 GB.
/// Source: PKWARE, APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
struct ZipArchive {
    private let bytes: [UInt8]
    private var entries: [String: (offset: Int, packed: Int, method: Int)] = [:]
    /// All names, those of encrypted entries too, in the order of the directory.
    private(set) var names: [String] = []

    /// Nil where there is no directory of entries at the end.
    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard let end = ZipArchive.directoryEnd(bytes), end + 22 <= bytes.count else { return nil }
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
            if isPlain { entries[text] = (number(at + 42, 4), number(at + 20, 4), number(at + 10, 2)) }
            at = name + length + number(at + 30, 2) + number(at + 32, 2)
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

    /// An entry unpacked.
    /// - Throws: `gzipBroken` where it is damaged, `tooLarge`; nil where there is none.
    func entry(_ name: String, limit: Int) throws(Problem) -> [UInt8]? {
        guard let entry = entries[name], number(entry.offset, 4) == 0x0403_4B50 else { return nil }
        let start = entry.offset + 30 + number(entry.offset + 26, 2) + number(entry.offset + 28, 2)
        guard start <= bytes.count else { return nil }
        let packed = Array(bytes[start..<min(start + entry.packed, bytes.count)])
        switch entry.method {
        case 0: return packed
        case 8: return try Inflater.all(packed, wrapper: Inflater.Wrapper.none, limit: limit)
        default: return nil
        }
    }
}

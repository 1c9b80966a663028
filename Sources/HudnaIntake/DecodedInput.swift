/// A file's bytes with gzip and UTF-16 undone: UTF-8 or an older encoding of one byte a letter, block by block.
final class DecodedInput {
    static let blockSize = 131_072

    let name: String
    private let raw: RawFile
    private var inflater: Inflater?
    private var utf16: UTF16Decoder?
    private var first: [UInt8] = []
    private var firstRaw: [UInt8] = []
    private var ended = false
    /// What was odd, collected while reading.
    private(set) var notes: [Problem] = []

    /// What the file begins with was stepped over.
    private(set) var isDamagedAtStart = false
    var isPacked: Bool { inflater != nil }

    /// Bytes of the file itself taken so far, for the progress bar.
    var taken: Int { raw.taken }
    var isStandardInput: Bool { raw.isStandardInput }

    /// Opens it and looks at its first bytes.
    init(_ raw: RawFile) throws(Problem) {
        self.raw = raw
        name = raw.name
        try raw.read(DecodedInput.blockSize, into: &firstRaw)
        let isArchive = FileNames.isPackedArchive(name)
        if Inflater.isGzip(firstRaw) || isArchive && !firstRaw.isEmpty && !WARCReader.isWARC(firstRaw) { inflater = try Inflater(file: name) }
        if isArchive { seekMembers(opening: WARCReader.mark) }
        do throws(Problem) {
            first = try nextUnwrapped()
        } catch {
            // An archive whose first record is damaged.
            guard isArchive, error.code == .gzipBroken || error.code == .gzipTruncated, skipDamage() else { throw error }
            isDamagedAtStart = true
            first = try nextUnwrapped()
        }
        if let order = UTF16Decoder.order(of: first) {
            utf16 = UTF16Decoder(order)
            first = decodeUTF16(first)
        } else if first.starts(with: [0xEF, 0xBB, 0xBF]) {
            first.removeFirst(3)
        }
    }

    /// The first block, left in place; empty where the file is.
    var head: [UInt8] { first }

    /// Where in the file the gzip member of the block at hand begins; nil where nothing is packed.
    var member: Int? { inflater?.memberStart }

    /// Has gzip members told by what they begin with: what stands between them is stepped over as damage.
    func seekMembers(opening: [UInt8]) { inflater?.opening = opening }

    /// Steps over what is left of a damaged gzip member; false where no other follows.
    func skipDamage() -> Bool {
        guard let inflater else { return false }
        while !inflater.skipDamage() {
            var block: [UInt8] = []
            guard (try? raw.read(DecodedInput.blockSize, into: &block)) != nil, !block.isEmpty else { return false }
            inflater.add(block)
        }
        ended = false
        return true
    }

    /// The next block; empty at the end.
    func next() throws(Problem) -> [UInt8] {
        if !first.isEmpty {
            defer { first = [] }
            return first
        }
        while !ended {
            let block = try nextUnwrapped()
            guard utf16 != nil else { return block }
            let text = decodeUTF16(block)
            if !text.isEmpty { return text }
        }
        return []
    }

    private func decodeUTF16(_ block: [UInt8]) -> [UInt8] {
        guard var decoder = utf16 else { return block }
        utf16 = nil
        var text = decoder.decode(block)
        if block.isEmpty || ended {
            ended = true
            text += decoder.finish()
            if decoder.repairs > 0 {
                notes.append(
                    Problem(
                        .damagedText, file: name, "holds halves of UTF-16 letters (\(decoder.repairs)), read as U+FFFD",
                        advice: "save the file again as UTF-8"))
            }
        }
        utf16 = decoder
        return text
    }

    /// The next block with gzip undone; empty at the end.
    private func nextUnwrapped() throws(Problem) -> [UInt8] {
        guard let inflater else { return try nextRaw() }
        while true {
            if inflater.wantsInput {
                let block = try nextRaw()
                if block.isEmpty {
                    ended = true
                    try inflater.finish()
                    return []
                }
                inflater.add(block)
            }
            let output = try inflater.inflate(DecodedInput.blockSize)
            if !output.isEmpty { return output }
            if inflater.trailing {
                ended = true
                notes.append(
                    Problem(.trailingBytes, file: name, "bytes after the end of the gzip data were passed over", advice: "pack the file again if they matter"))
                return []
            }
        }
    }

    private func nextRaw() throws(Problem) -> [UInt8] {
        if !firstRaw.isEmpty {
            defer { firstRaw = [] }
            return firstRaw
        }
        if ended { return [] }
        var block: [UInt8] = []
        try raw.read(DecodedInput.blockSize, into: &block)
        if block.isEmpty { ended = true }
        return block
    }
}

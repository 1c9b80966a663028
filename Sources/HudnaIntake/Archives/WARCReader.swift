/// Reads the records of a web archive (WARC 1.0 and 1.1, ISO 28500) one after another, packed record by record or not at all. Holds one record at a time,
/// and of one that is too large only its head. What is damaged is stepped over to the next record.
final class WARCReader {
    /// A record that holds a server's answer.
    struct Record {
        /// Where it begins in the file as it lies on the disk; where records are packed, where its gzip member begins.
        let offset: Int
        /// Where it begins in what its gzip member holds, where that is not at the beginning; nil elsewhere.
        let inside: Int?
        let address: String?
        /// The answer, its head and all, at most `limit` bytes.
        let content: [UInt8]
        /// Its full size where that is more than the limit.
        let oversize: Int?
    }

    private let input: DecodedInput
    private let limit: Int
    private var buffer: [UInt8] = []
    private var at = 0
    /// Bytes of the unpacked stream in front of the buffer.
    private var dropped = 0
    /// Where members begin: in the unpacked stream, and in the file.
    private var members: [(position: Int, offset: Int)] = []
    private var isAtEnd = false
    /// Where the last record began in the file, and where, in the unpacked stream, what it holds begins: from there the next one is looked for where none follows it.
    private var begun = 0
    private var body: Int?
    /// Bytes that the buffer has room for.
    var room: Int { buffer.capacity }
    /// Records that could not be read.
    private(set) var damaged = 0
    private(set) var firstDamage = 0
    /// Records whose bodies wait for a library: by their packing, with the package that would bring it.
    private(set) var packed: [(packing: String, library: String, count: Int)] = []

    init(_ input: DecodedInput, limit: Int) {
        self.input = input
        self.limit = limit
        input.seekMembers(opening: WARCReader.mark)
        if input.isDamagedAtStart { damaged = 1 }
    }

    /// What a record begins with.
    static let mark = Array("WARC/".utf8)

    static func isWARC(_ head: [UInt8]) -> Bool { head.starts(with: mark) }

    /// The next answer of a server; nil at the end.
    /// - Throws: where the file itself can't be read.
    func next() throws(Problem) -> Record? {
        while true {
            do throws(Damage) {
                try skipBlankLines()
                if at >= buffer.count { return nil }
                if let record = try record() {
                    try checkEnd()
                    return record
                }
            } catch {
                if let problem = error.problem { throw problem }
                noteDamage(at: error.offset ?? begun)
                try recover()
            }
        }
    }

    /// Something that is no record, or a file that can't be read.
    private struct Damage: Error {
        var problem: Problem?
        /// Where the gzip member begins that is damaged.
        var offset: Int?
        /// It was cut off; what came out of it is whole.
        var isCut = false
    }

    private func noteDamage(at offset: Int) {
        if damaged == 0 { firstDamage = offset }
        damaged += 1
    }

    /// Counts a record whose body can't be unpacked for want of a library.
    func notePacked(_ packing: String, _ library: String) {
        if let at = packed.firstIndex(where: { $0.packing == packing }) { packed[at].count += 1 } else { packed.append((packing, library, 1)) }
    }

    // MARK: - Records

    private func record() throws(Damage) -> Record? {
        // What stands where a record ought to follow is the fault of the one before, which told a wrong length.
        guard try need(WARCReader.mark.count), buffer[at...].starts(with: WARCReader.mark) else { throw Damage() }
        let (start, inside) = (offset(of: at), inside(at))
        (begun, body) = (start, nil)
        let head = try head()
        body = dropped + at
        guard let length = head.number("content-length"), length >= 0 else { throw Damage() }
        let isResponse = head.value("warc-type")?.lowercased() == "response" && (head.value("content-type") ?? "").lowercased().contains("application/http")
        let isText = !(head.value("warc-identified-payload-type").map(HTTPAnswer.isPassedOver) ?? false)
        guard isResponse && isText else {
            try skip(length)
            return nil
        }
        let kept = min(length, limit)
        guard try need(kept) else { throw Damage() }
        let content = Array(buffer[at..<at + kept])
        at += kept
        if kept < length { try skip(length - kept) }
        let address = head.value("warc-target-uri").map { String($0.drop { $0 == "<" }.prefix { $0 != ">" }) }
        return Record(offset: start, inside: inside, address: address, content: content, oversize: length > limit ? length : nil)
    }

    /// A record ends where it says: behind it stand two ends of lines, the next record, or nothing; and the sum of its gzip member, which stands at that member's end,
    /// is right. Damage that begins behind it is counted, and is not its own.
    private func checkEnd() throws(Damage) {
        do throws(Damage) {
            _ = try need(4)
            // A copy: a slice that still holds the buffer has `fill` copy all of it, with more room each time.
            let rest = Array(buffer[at...].prefix(4))
            let isEnded = rest.starts(with: [0x0D, 0x0A, 0x0D, 0x0A]) || rest.starts(with: [0x0A, 0x0A]) || rest.elementsEqual(WARCReader.mark.prefix(4))
            guard isEnded || rest.count < 4 && rest.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) else { throw Damage() }
            if input.isPacked { try skipBlankLines() }
        } catch {
            guard error.problem == nil, let offset = error.offset, error.isCut || offset != begun else { throw error }
            noteDamage(at: offset)
        }
    }

    /// The lines up to an empty one.
    private func head() throws(Damage) -> HeaderLines {
        var searched = 0
        while true {
            if let end = HeaderLines.end(of: buffer, from: at, searched: at + searched) {
                let head = HeaderLines(buffer[at..<end])
                at = end
                return head
            }
            searched = max(buffer.count - at - 4, 0)
            guard buffer.count - at < HeaderLines.limit, try fill() else { throw Damage() }
        }
    }

    private func skipBlankLines() throws(Damage) {
        while true {
            while at < buffer.count, buffer[at] == 0x0D || buffer[at] == 0x0A { at += 1 }
            if at < buffer.count { return }
            guard try fill() else { return }
        }
    }

    /// Whether so many bytes stand in the buffer, read where they do not.
    private func need(_ count: Int) throws(Damage) -> Bool {
        while buffer.count - at < count { guard try fill() else { return false } }
        return true
    }

    /// Goes over the rest of a record. One that is small enough is held, so that the next can be looked for in it should its length be wrong; in a larger one the
    /// lines that begin a record end it.
    private func skip(_ count: Int) throws(Damage) {
        guard count > limit else {
            guard try need(count) else { throw Damage() }
            at += count
            return
        }
        var left = count
        while true {
            if let found = ByteSearch.first(WARCReader.opening, in: buffer, from: at), found - at < left {
                at = found
                body = dropped + at
                throw Damage()
            }
            let step = max(0, min(left, buffer.count - at - WARCReader.opening.count))
            at += step
            left -= step
            if left <= buffer.count - at {
                at += left
                return
            }
            guard try fill() else { throw Damage() }
        }
    }

    /// What stands before the head of a record.
    private static let opening = Array("\r\n\r\nWARC/1.".utf8)

    /// Goes on to what looks like the beginning of a record: behind the head of the last one as far as that is still held.
    private func recover() throws(Problem) {
        let mark = Array("WARC/1.".utf8)
        at = body.map { max($0 - dropped, 0) } ?? min(at + 1, buffer.count)
        body = nil
        while true {
            if let found = ByteSearch.first(mark, in: buffer, from: at) {
                at = found
                return
            }
            at = max(at, buffer.count - mark.count + 1)
            do throws(Damage) {
                guard try fill() else {
                    at = buffer.count
                    return
                }
            } catch {
                if let problem = error.problem { throw problem }
            }
        }
    }

    // MARK: - Bytes

    /// Reads a block more; false at the end. Damage inside gzip loses what is left of the member.
    private func fill() throws(Damage) -> Bool {
        if isAtEnd { return false }
        if at > 0 && at * 2 >= buffer.count {
            buffer.removeSubrange(0..<at)
            dropped += at
            at = 0
            let last = members.lastIndex { $0.position <= dropped } ?? 0
            members.removeSubrange(0..<last)
        }
        let block: [UInt8]
        do throws(Problem) {
            block = try input.next()
        } catch {
            guard error.code == .gzipBroken || error.code == .gzipTruncated else { throw Damage(problem: error) }
            let member = input.member
            if !input.skipDamage() { isAtEnd = true }
            throw Damage(offset: member, isCut: error.code == .gzipTruncated)
        }
        if block.isEmpty {
            isAtEnd = true
            return false
        }
        if let member = input.member, members.last?.offset != member { members.append((dropped + buffer.count, member)) }
        buffer += block
        return true
    }

    /// How far behind the beginning of its gzip member a place of the buffer stands in what is unpacked; nil at the beginning, and where nothing is packed.
    private func inside(_ place: Int) -> Int? {
        let position = dropped + place
        guard let member = members.last(where: { $0.position <= position }), member.position < position else { return nil }
        return position - member.position
    }

    /// Where a place of the buffer stands in the file.
    private func offset(of place: Int) -> Int {
        let position = dropped + place
        return members.last { $0.position <= position }?.offset ?? position
    }
}

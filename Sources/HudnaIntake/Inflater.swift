internal import CZlib

/// Inflates gzip, one member after another, block by block.
final class Inflater {
    private let stream: UnsafeMutablePointer<z_stream>
    private var input: [UInt8] = []
    private var position = 0
    /// Between members, or before the first.
    private var betweenMembers = true
    private let file: String
    private let wrapper: Wrapper
    /// Bytes after the last member that are no gzip; nothing after them is read.
    private(set) var trailing = false
    /// The last output was full, so that more may be held back.
    private var holdsOutput = false
    /// A member was stepped over: what looked like the next one may stand inside it, and what follows that be no member.
    private var isBehindDamage = false
    /// What is wrong behind the bytes that came out last.
    private var failure: Problem?
    /// Bytes of input before those at hand.
    private var taken = 0
    /// Where in all input the member at hand began.
    private(set) var memberStart = 0

    /// What a member begins with when it is unpacked. Where that is known, what stands between members and is none is damage, behind which the next one is looked for;
    /// elsewhere it ends the data.
    var opening: [UInt8] = []

    /// Where zeros between members begin.
    private var hole: Int?

    /// How the data are wrapped.
    enum Wrapper: Int32 {
        /// 15 bits of window, 16 more to ask for the gzip wrapper.
        case gzip = 31
        /// zlib's own wrapper.
        case zlib = 15
        /// None: bare deflate.
        case none = -15
    }

    /// - Throws: `gzipBroken` where zlib can't be started.
    init(file: String, wrapper: Wrapper = .gzip) throws(Problem) {
        self.file = file
        self.wrapper = wrapper
        stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard inflateInit2_(stream, wrapper.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw Problem(.gzipBroken, file: file, "zlib can't be started", advice: "free some memory and try again")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B }

    /// Whether all input handed over has been used.
    var wantsInput: Bool { position >= input.count && !holdsOutput && failure == nil }

    func add(_ bytes: [UInt8]) {
        // Of an open member what was given last is held a while: damage may show behind the beginning of the next one only.
        let held = betweenMembers ? position : min(position, max(memberStart - taken, input.count - Inflater.longestHeld, 0))
        let kept = input.count - held
        taken += input.count - kept
        position -= input.count - kept
        input = input.suffix(kept) + bytes
    }

    /// Bytes of a member that are held: where one was cut off, what follows is taken for it for some kilobytes at most.
    private static let longestHeld = 1 << 20

    /// The next bytes that come out, at most `count`; empty where more input is needed.
    /// - Throws: `gzipBroken`.
    func inflate(_ count: Int) throws(Problem) -> [UInt8] {
        if let failure {
            self.failure = nil
            throw failure
        }
        while !wantsInput && !trailing {
            if betweenMembers, try !startMember() { break }
            var result = Z_OK
            let room = count
            let output = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
                (result, filled) = step(buffer, room)
            }
            holdsOutput = output.count == room && result == Z_OK
            if result == Z_STREAM_END {
                betweenMembers = true
                inflateReset(stream)
            } else if result != Z_OK && result != Z_BUF_ERROR {
                let problem = Problem(
                    .gzipBroken, file: file, "the gzip data is damaged at byte \(taken + position) (\(reason(result)))",
                    advice: "fetch or pack the file again; what came before was read")
                if output.isEmpty { throw problem }
                failure = problem
            }
            if !output.isEmpty { return output }
            if result == Z_BUF_ERROR { break }
        }
        return []
    }

    /// - Throws: `gzipTruncated` where the data end inside a member.
    func finish() throws(Problem) {
        if !betweenMembers {
            throw Problem(
                .gzipTruncated, file: file, "the gzip data end too early, at byte \(taken + input.count): the file was cut off",
                advice: "fetch or pack the file again; what came before was read")
        }
    }

    /// Looks for the next member; zeros between members are padding. False where there is none.
    /// - Throws: `gzipBroken` where something else stands there, and members are looked for.
    private func startMember() throws(Problem) -> Bool {
        // Bare data may begin with a zero.
        while wrapper == .gzip, position < input.count && input[position] == 0 {
            if hole == nil { hole = taken + position }
            position += 1
        }
        guard position < input.count else { return false }
        // Behind the last member zeros fill up a block; in front of another they stand for what was lost.
        if !opening.isEmpty, let start = hole {
            hole = nil
            memberStart = start
            throw Problem(
                .gzipBroken, file: file, "zeros stand from byte \(start) on, where a gzip member ought to begin",
                advice: "fetch the file again; the others were read")
        }
        hole = nil
        if wrapper == .gzip, !opening.isEmpty, input[position] != 0x1F {
            memberStart = taken + position
            throw Problem(
                .gzipBroken, file: file, "no gzip member begins at byte \(memberStart), where one ought to",
                advice: "fetch or pack the file again; the others were read")
        }
        guard wrapper != .gzip || input[position] == 0x1F || isBehindDamage && findMember() else {
            trailing = !isBehindDamage
            position = trailing ? position : input.count
            return false
        }
        betweenMembers = false
        memberStart = taken + position
        return true
    }

    /// Steps over a damaged member to what looks like the next, which may begin before the place where the damage showed; false where the input at hand holds none,
    /// and more is needed.
    func skipDamage() -> Bool {
        inflateReset(stream)
        holdsOutput = false
        hole = nil
        // Called again, it goes on where it stood.
        if !betweenMembers { position = min(max(memberStart - taken + 1, 0), input.count) }
        betweenMembers = true
        isBehindDamage = true
        return findMember()
    }

    /// Goes on to what looks like the beginning of a member; false where the input at hand holds none.
    private func findMember() -> Bool {
        // Two bytes of magic, the method, and flags of which five exist.
        while position + 3 < input.count {
            if input[position] == 0x1F, input[position + 1] == 0x8B, input[position + 2] == 8, input[position + 3] < 0x20 {
                switch isOpening(position) {
                case true?: return true
                case nil: return false
                case false?: break
                }
            }
            position += 1
        }
        return false
    }

    /// Whether a member at a place begins as members do here; nil where the input at hand is too short to tell.
    private func isOpening(_ place: Int) -> Bool? {
        if opening.isEmpty { return true }
        let probed = input[place...].prefix(Inflater.probed)
        guard let probe = try? Inflater(file: file) else { return true }
        probe.add(Array(probed))
        guard let output = try? probe.inflate(opening.count) else { return false }
        if output.count == opening.count { return output == opening }
        return probed.count == Inflater.probed ? false : nil
    }

    /// So many packed bytes tell how a member begins.
    private static let probed = 16_384

    /// All of a packed body, whichever wrapper it has.
    /// - Throws: `gzipBroken`, `tooLarge`; data that end too early are taken as far as they go.
    static func all(_ bytes: [UInt8], wrapper: Wrapper? = nil, limit: Int) throws(Problem) -> [UInt8] {
        let (output, damage) = try unpacked(bytes, wrapper, limit)
        if let damage { throw damage }
        return output
    }

    /// The same as far as it goes before it is damaged.
    /// - Throws: `gzipBroken` where nothing comes out, `tooLarge`.
    static func start(of bytes: [UInt8], wrapper: Wrapper, limit: Int) throws(Problem) -> [UInt8] {
        let (output, damage) = try unpacked(bytes, wrapper, limit)
        if let damage, output.isEmpty { throw damage }
        return output
    }

    private static func unpacked(_ bytes: [UInt8], _ wrapper: Wrapper?, _ limit: Int) throws(Problem) -> ([UInt8], damage: Problem?) {
        let isWrapped = bytes.count > 1 && bytes[0] & 0x0F == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
        let inflater = try Inflater(file: "", wrapper: wrapper ?? (isGzip(bytes) ? .gzip : isWrapped ? .zlib : .none))
        inflater.add(bytes)
        var output: [UInt8] = []
        while true {
            let block: [UInt8]
            do throws(Problem) {
                block = try inflater.inflate(DecodedInput.blockSize)
            } catch {
                return (output, error)
            }
            if block.isEmpty { return (output, nil) }
            output += block
            if output.count > limit { throw Problem(.tooLarge, file: "", "unpacks to more than \(limit >> 20) MB", advice: "unpack it first") }
            if inflater.isFinished { return (output, nil) }
        }
    }

    /// The sum that zip archives keep of an entry (CRC-32).
    static func sum(_ bytes: [UInt8]) -> UInt {
        bytes.withUnsafeBufferPointer { UInt(crc32_z(0, $0.baseAddress, $0.count)) }
    }

    /// Whether data without a gzip wrapper, which know no members, have ended.
    private var isFinished: Bool { wrapper != .gzip && betweenMembers }

    private func step(_ buffer: UnsafeMutableBufferPointer<UInt8>, _ room: Int) -> (Int32, Int) {
        var result = Z_OK
        input.withUnsafeMutableBufferPointer { bytes in
            stream.pointee.next_in = bytes.baseAddress.map { $0 + position }
            stream.pointee.avail_in = UInt32(clamping: bytes.count - position)
            stream.pointee.next_out = buffer.baseAddress
            stream.pointee.avail_out = UInt32(clamping: room)
            result = CZlib.inflate(stream, Z_NO_FLUSH)
            position = bytes.count - Int(stream.pointee.avail_in)
            stream.pointee.next_in = nil
        }
        return (result, room - Int(stream.pointee.avail_out))
    }

    private func reason(_ result: Int32) -> String {
        if let message = stream.pointee.msg { return String(cString: message) }
        return "zlib error \(result)"
    }
}

/// A text as it came, with its folded letters and the way back.
///
/// The bytes are kept untouched. `codes` holds one `Letter` code for each scalar that folding keeps; a dropped mark belongs to the
/// letter before it, so every range of codes is a range of the text without a gap.
public struct FoldedText: Sendable {
    /// The text as UTF-8, as given.
    public let utf8: [UInt8]
    /// Folded letters, one a kept scalar.
    public let codes: [UInt8]
    /// UTF-8 offset of each code; one more entry than `codes`, the last being the length of the text.
    public let byteOffsets: [UInt32]
    /// Unicode scalar offset of each code; one more entry than `codes`.
    public let scalarOffsets: [UInt32]

    public init(_ text: String) { self.init(utf8: Array(text.utf8)) }

    /// Folds UTF-8. Bytes that are not UTF-8 count as one unknown letter each, so nothing traps and nothing is lost.
    public init(utf8: [UInt8]) {
        // No more codes than bytes: what gives two letters is three bytes long.
        let room = utf8.count
        var codes = [UInt8](repeating: 0, count: room)
        var bytes = [UInt32](repeating: 0, count: room + 1)
        var scalars = [UInt32](repeating: 0, count: room + 1)
        let (count, scalarCount) = Self.fold(utf8, codes.mutableSpan, bytes.mutableSpan, scalars.mutableSpan)
        codes.removeLast(room - count)
        bytes.removeLast(room - count)
        scalars.removeLast(room - count)
        bytes[count] = UInt32(utf8.count)
        scalars[count] = scalarCount
        self.utf8 = utf8
        self.codes = codes
        byteOffsets = bytes
        scalarOffsets = scalars
    }

    /// Writes codes and offsets, without the closing ones; how many codes and scalars there are.
    private static func fold(
        _ utf8: [UInt8], _ codes: consuming MutableSpan<UInt8>, _ bytes: consuming MutableSpan<UInt32>, _ scalars: consuming MutableSpan<UInt32>
    ) -> (codes: Int, scalars: UInt32) {
        let ascii = Letter.ascii
        let arabic = Letter.arabic
        let text = utf8.span
        var at = 0
        var count = 0
        var scalarIndex: UInt32 = 0
        while at < text.count {
            let first = text[at]
            var code: UInt8
            var length = 1
            if first < 0x80 {
                code = ascii[Int(first)]
            } else if first & 0xFC == 0xD8, at + 1 < text.count, text[at + 1] & 0xC0 == 0x80 {
                // U+0600 to U+06FF
                code = arabic[Int(first & 3) << 6 | Int(text[at + 1] & 0x3F)]
                length = 2
            } else {
                let scalar: UInt32
                (scalar, length) = decode(text, at)
                code = Letter.code(of: scalar)
            }
            if code != Letter.dropped {
                if code == Letter.lamAlef {
                    // Both letters lead back to the ligature: the lam to its start, the alef to all of it.
                    codes[count] = Letter.lam
                    bytes[count] = count == 0 ? 0 : UInt32(at)
                    scalars[count] = count == 0 ? 0 : scalarIndex
                    count += 1
                    code = Letter.alef
                }
                codes[count] = code
                bytes[count] = count == 0 ? 0 : UInt32(at)
                scalars[count] = count == 0 ? 0 : scalarIndex
                count += 1
            }
            at += length
            scalarIndex += 1
        }
        return (count, scalarIndex)
    }

    @inline(__always)
    private static func decode(_ utf8: borrowing Span<UInt8>, _ at: Int) -> (UInt32, Int) {
        let first = utf8[at]
        if first < 0x80 { return (UInt32(first), 1) }
        if first >= 0xC2 && first < 0xE0, let second = rest(utf8, at + 1) { return (UInt32(first & 0x1F) << 6 | second, 2) }
        if first >= 0xE0 && first < 0xF0, let second = rest(utf8, at + 1), let third = rest(utf8, at + 2) {
            return (UInt32(first & 0x0F) << 12 | second << 6 | third, 3)
        }
        if first >= 0xF0 && first < 0xF5, let second = rest(utf8, at + 1), let third = rest(utf8, at + 2), let fourth = rest(utf8, at + 3) {
            return (UInt32(first & 0x07) << 18 | second << 12 | third << 6 | fourth, 4)
        }
        return (0xFFFD, 1)
    }

    /// The bits of a byte that goes on with a scalar.
    @inline(__always)
    private static func rest(_ utf8: borrowing Span<UInt8>, _ at: Int) -> UInt32? {
        at < utf8.count && utf8[at] & 0xC0 == 0x80 ? UInt32(utf8[at] & 0x3F) : nil
    }

    /// The stretch of the text that a range of codes covers, marks included.
    public func string(_ range: Range<Int>) -> String {
        guard range.lowerBound < range.upperBound, range.upperBound <= codes.count else { return "" }
        return String(decoding: utf8[Int(byteOffsets[range.lowerBound])..<Int(byteOffsets[range.upperBound])], as: UTF8.self)
    }

    /// The Unicode scalar that a code was folded from: tells ة from ه.
    public func scalar(at code: Int) -> UInt32 { code < codes.count ? Self.decode(utf8.span, Int(byteOffsets[code])).0 : 0 }

    /// Unicode scalar offsets of a range of codes, end exclusive: the offsets of the codebook's JSON.
    public func scalarRange(_ range: Range<Int>) -> Range<Int> {
        Int(scalarOffsets[range.lowerBound])..<Int(scalarOffsets[range.upperBound])
    }

    /// The first code at or after a Unicode scalar offset.
    public func code(atScalar offset: Int) -> Int {
        codes.indices.partitionPoint { Int(scalarOffsets[$0]) < offset }
    }

    /// The folded letters of a word of the language data.
    public static func fold(_ word: String) -> [UInt8] {
        let utf8 = Array(word.utf8)
        return fold(utf8: utf8[...])
    }

    /// The same, of a word in UTF-8.
    public static func fold(utf8 word: ArraySlice<UInt8>) -> [UInt8] {
        let utf8 = word.span
        var codes: [UInt8] = []
        codes.reserveCapacity(utf8.count)
        var at = 0
        while at < utf8.count {
            let (code, length) = letter(utf8, at)
            switch code {
            case Letter.dropped: break
            case Letter.lamAlef: codes += [Letter.lam, Letter.alef]
            default: codes.append(code)
            }
            at += length
        }
        return codes
    }

    /// The code of the scalar at a place of UTF-8, and how many bytes it has; `Letter.lamAlef` stands for two letters.
    @inline(__always)
    private static func letter(_ utf8: borrowing Span<UInt8>, _ at: Int) -> (code: UInt8, length: Int) {
        let first = utf8[at]
        if first < 0x80 { return (Letter.ascii[Int(first)], 1) }
        if first & 0xFC == 0xD8, at + 1 < utf8.count, utf8[at + 1] & 0xC0 == 0x80 { return (Letter.arabic[Int(first & 3) << 6 | Int(utf8[at + 1] & 0x3F)], 2) }
        let (scalar, bytes) = decode(utf8, at)
        return (Letter.code(of: scalar), bytes)
    }

    /// Folds a phrase of Arabic letters and blanks alone, as nearly all of the language data are, into its words, one behind the other.
    /// - Parameters:
    ///   - letters: folded letters, which those of the phrase are put behind.
    ///   - ends: where its words end in them.
    /// - Returns: false where it has anything else; then what was put there means nothing.
    public static func foldWords(utf8 phrase: ArraySlice<UInt8>, into letters: inout [UInt8], ends: inout [Int]) -> Bool {
        let utf8 = phrase.span
        var at = 0
        while at < utf8.count {
            let (code, length) = letter(utf8, at)
            at += length
            if code == Letter.dropped { continue }
            if code == Letter.space {
                if letters.count > ends.last ?? 0 { ends.append(letters.count) }
            } else if Letter.isArabic(code), code != Letter.lamAlef {
                letters.append(code)
            } else {
                return false
            }
        }
        if letters.count > ends.last ?? 0 { ends.append(letters.count) }
        return true
    }
}

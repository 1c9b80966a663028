#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The encoding of a web page: its bytes decide where they can, what the page or its server declares where they cannot.
enum PageDecoding {
    /// So much of a page is looked at for a declaration, and so much of its text for the kind of its letters.
    private static let declared = 4096
    private static let sampled = 65_536
    /// Bytes of UTF-8 above ASCII beyond which letters say more than a declaration.
    private static let telling = 60

    /// - Parameter charset: what the server said, if it did.
    static func utf8(_ bytes: [UInt8], charset: String? = nil) -> [UInt8] {
        if let order = UTF16Decoder.order(of: bytes) {
            var decoder = UTF16Decoder(order)
            return decoder.decode(bytes) + decoder.finish()
        }
        if UTF8Bytes.isValid(bytes.span) { return bytes }
        let label = label(charset) ?? declaration(bytes).flatMap(label)
        switch TextDecoding.utf8(sample(bytes).span) {
        case .valid, .repaired: return repaired(bytes)
        case .converted(let sample, let encoding):
            // Few letters say little: what is declared goes first.
            let isArabic = TextScreen(sample.span).skipped == nil
            let isTelling = isArabic && sample.count { $0 >= 0x80 } > telling
            if !isTelling, let label, let converted = converted(bytes, label) { return converted }
            return encoding.decode(bytes.span)
        case .unknown: return label.flatMap { converted(bytes, $0) } ?? repaired(bytes)
        }
    }

    /// UTF-8 with what is broken made U+FFFD.
    private static func repaired(_ bytes: [UInt8]) -> [UInt8] { Array(String(decoding: bytes, as: UTF8.self).utf8) }

    /// The bytes without elements, scripts and styles, as far as a quick look can tell: their Latin letters would drown the text.
    private static func sample(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        var index = 0
        while index < bytes.count, text.count < sampled {
            if bytes[index] == 0x3C {
                let isRaw = [Array("<script".utf8), Array("<style".utf8)].contains { bytes[index...].prefix($0.count).map(NameHash.small).elementsEqual($0) }
                let end = isRaw ? ByteSearch.first(Array("</s".utf8), in: bytes, from: index) : bytes[index...].firstIndex(of: 0x3E)
                guard let end else { break }
                index = max(end, index + 1)
                text.append(0x20)
            } else {
                if bytes[index] != 0x3E { text.append(bytes[index]) }
                index += 1
            }
        }
        return text
    }

    /// What stands behind `charset=` or `encoding=` at the beginning.
    private static func declaration(_ bytes: [UInt8]) -> String? {
        let head = bytes.prefix(declared).map(NameHash.small)
        for word in ["charset", "encoding"] {
            var from = 0
            while let at = ByteSearch.first(Array(word.utf8), in: head, from: from) {
                from = at + word.utf8.count
                let behind = head[from...].drop { $0 == 0x20 }
                if behind.first == 0x3D { return String(decoding: behind.dropFirst().prefix(40), as: UTF8.self) }
            }
        }
        return nil
    }

    /// A name of an encoding without quotes; nil for UTF-8, which the bytes are not, and for none.
    private static func label(_ text: String?) -> String? {
        guard let text else { return nil }
        let name = text.drop { $0 == "\"" || $0 == "'" || $0 == " " }.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.:".contains($0)) }.lowercased()
        switch name {
        case "", "utf-8", "utf8": return nil
        // As browsers read them.
        case "iso-8859-1", "latin1", "us-ascii", "ascii": return "windows-1252"
        case "iso-8859-9": return "windows-1254"
        default: return name
        }
    }

    /// Through the system's own tables; nil where it does not know the name. What means nothing becomes U+FFFD.
    private static func converted(_ bytes: [UInt8], _ label: String) -> [UInt8]? {
        let handle = iconv_open("UTF-8", label)
        guard handle != UnsafeMutableRawPointer(bitPattern: -1), let handle else { return nil }
        defer { iconv_close(handle) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output: [UInt8] = []
        var piece = [CChar](repeating: 0, count: 16_384)
        input.withUnsafeMutableBufferPointer { source in
            var from = source.baseAddress
            var left = source.count
            while left > 0 {
                let room = piece.count
                let (result, used) = piece.withUnsafeMutableBufferPointer { target -> (Int, Int) in
                    var to = target.baseAddress
                    var free = room
                    let result = iconv(handle, &from, &left, &to, &free)
                    return (result == Int(bitPattern: UInt.max) ? Int(errno) : 0, room - free)
                }
                output += piece[..<used].map { UInt8(bitPattern: $0) }
                if result == Int(E2BIG) { continue }
                guard result != 0, left > 0 else { break }
                UTF8Bytes.append(0xFFFD, to: &output)
                from = from.map { $0 + 1 }
                left -= 1
            }
        }
        return output
    }
}

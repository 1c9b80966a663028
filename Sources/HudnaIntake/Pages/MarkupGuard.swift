internal import CLibXML2

/// Makes pages and feeds harmless for a parser whose time grows with the square of what one element holds, and whose entities are not wanted.
enum MarkupGuard {
    /// Attributes of one element beyond which they are dropped.
    static let attributeLimit = 500

    /// The same text with control characters made blanks, and the rest of elements that have too many attributes left out.
    static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
        var output = bytes
        var index = 0
        while index < output.count {
            let byte = output[index]
            if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D { output[index] = 0x20 }
            index += 1
            guard byte == 0x3C, index < output.count, isLetter(output[index]) else { continue }
            let raw = rawElements.first { output[index...].prefix($0.count).map(NameHash.small).elementsEqual($0) }
            index = element(&output, from: index)
            // What scripts and styles hold is no markup: a<b begins no element.
            if let raw { index = behind(raw, in: output, from: index) }
        }
        return output
    }

    private static let rawElements = ["script", "style"].map { Array($0.utf8) }

    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    /// Walks to the end of an element's tag and blanks out what is too much; gives the place behind it.
    private static func element(_ output: inout [UInt8], from start: Int) -> Int {
        var attributes = 0
        var quote: UInt8 = 0
        var index = start
        while index < output.count {
            let byte = output[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x3E {
                return index + 1
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
                attributes += 1
            } else if byte <= 0x20 || byte == 0x3D || byte == 0x2F {
                attributes += 1
            }
            if attributes > attributeLimit * 2 || (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D) { output[index] = 0x20 }
            index += 1
        }
        return index
    }

    /// Where the closing tag of a script or style stands; the end where there is none.
    private static func behind(_ name: [UInt8], in bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while let end = bytes[index...].firstIndex(of: 0x3C) {
            if end + 1 < bytes.count, bytes[end + 1] == 0x2F, bytes[(end + 2)...].prefix(name.count).map(NameHash.small).elementsEqual(name) { return end }
            index = end + 1
        }
        return bytes.count
    }

    // MARK: - XML

    /// XML without its declaration of a document type, and with every entity as the number of its letter: those of XML and of HTML, which feeds use without
    /// declaring them; an ampersand that begins none stands for itself. What is in CDATA stays as it is.
    static func withoutEntities(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x26 {
                index = entity(bytes, index, &output)
            } else if byte == 0x3C, let end = stepOver(bytes, index, &output) {
                index = end
            } else {
                output.append(byte)
                index += 1
            }
        }
        return output
    }

    /// Writes what an ampersand begins and gives the place behind it.
    private static func entity(_ bytes: [UInt8], _ index: Int, _ output: inout [UInt8]) -> Int {
        let rest = bytes[(index + 1)...].prefix(12)
        if let end = rest.firstIndex(of: 0x3B) {
            let name = bytes[(index + 1)..<end]
            if name.first == 0x23 {
                output += bytes[index...end]
                return end + 1
            }
            if let value = letter(name) {
                output += Array("&#\(value);".utf8)
                return end + 1
            }
        }
        output += Array("&#38;".utf8)
        return index + 1
    }

    private static func letter(_ name: ArraySlice<UInt8>) -> UInt32? {
        if name.elementsEqual("apos".utf8) { return 0x27 }
        return (Array(name) + [0]).withUnsafeBufferPointer { $0.baseAddress.flatMap { htmlEntityLookup($0)?.pointee.value } }
    }

    /// Behind a CDATA section, which is copied, or a declaration of a document type, which is not; nil where neither stands.
    private static func stepOver(_ bytes: [UInt8], _ index: Int, _ output: inout [UInt8]) -> Int? {
        let rest = bytes[index...]
        if rest.starts(with: Array("<![CDATA[".utf8)) {
            let end = ByteSearch.first(Array("]]>".utf8), in: bytes, from: index).map { $0 + 3 } ?? bytes.count
            output += bytes[index..<end]
            return end
        }
        guard rest.prefix(9).map(NameHash.small).elementsEqual("<!doctype".utf8) else { return nil }
        var depth = 0
        for at in index..<bytes.count {
            switch bytes[at] {
            case 0x5B: depth += 1
            case 0x5D: depth -= 1
            case 0x3E where depth <= 0: return at + 1
            default: break
            }
        }
        return bytes.count
    }
}

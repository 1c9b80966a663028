/// Texts as bytes, an Arabic letter in one: half of what UTF-8 takes.
///
/// U+0600 to U+067F, for which UTF-8 has the leads D8 and D9, are the bytes 80 to FF; ASCII stays. Every other scalar is its UTF-8 behind `shift`, the control
/// character `shift` itself included. What is the same in letters is the same in bytes, so letters can be looked for among bytes.
enum ArabicBytes {
    private static let shift: UInt8 = 0x0E
    private static let leads: ClosedRange<UInt8> = 0xD8...0xD9

    static func bytes(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { utf8 in
            [UInt8](unsafeUninitializedCapacity: utf8.count * 2) { bytes, count in
                var at = 0
                while at < utf8.count {
                    let lead = utf8[at]
                    if lead < 0x80, lead != shift {
                        bytes[count] = lead
                        at += 1
                        count += 1
                    } else if leads.contains(lead) {
                        bytes[count] = 0x80 | (lead & 1) << 6 | utf8[at + 1] & 0x3F
                        at += 2
                        count += 1
                    } else {
                        bytes[count] = shift
                        count += 1
                        for _ in 0..<length(lead) {
                            bytes[count] = utf8[at]
                            at += 1
                            count += 1
                        }
                    }
                }
            }
        }
    }

    /// Bytes of another shape give replacement characters, never a trap.
    static func text(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.withUnsafeBufferPointer { bytes in
            String(unsafeUninitializedCapacity: bytes.count * 2 + 1) { utf8 in
                var (at, count) = (0, 0)
                while at < bytes.count {
                    let byte = bytes[at]
                    at += 1
                    if byte == shift, at < bytes.count {
                        let end = min(at + length(bytes[at]), bytes.count)
                        while at < end {
                            utf8[count] = bytes[at]
                            at += 1
                            count += 1
                        }
                    } else {
                        // No branch between letters and spaces, of which none would be foreseen.
                        let isLetter = byte >> 7
                        utf8[count] = isLetter == 1 ? leads.lowerBound | byte >> 6 & 1 : byte
                        utf8[count + 1] = 0x80 | byte & 0x3F
                        count += 1 + Int(isLetter)
                    }
                }
                return count
            }
        }
    }

    /// So many bytes UTF-8 has from this lead on.
    private static func length(_ lead: UInt8) -> Int {
        switch lead {
        case ..<0xC0: 1
        case ..<0xE0: 2
        case ..<0xF0: 3
        default: 4
        }
    }
}

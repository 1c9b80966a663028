/// Files that are no text, told by their first bytes.
enum BinaryKind {
    /// What it is, and what to do; nil for what may be text.
    static func of(_ bytes: [UInt8]) -> (name: String, advice: String)? {
        for kind in kinds where bytes.starts(with: kind.magic) { return (kind.name, kind.advice) }
        let sample = bytes.prefix(8192)
        var controls = 0
        for byte in sample where byte < 0x20 && !(0x09...0x0D).contains(byte) && byte != 0x1B { controls += byte == 0 ? 8 : 1 }
        return controls * 50 > sample.count ? ("binary data", "name files of text, JSON Lines or gzip JSON Lines") : nil
    }

    private static let unpack = "unpack it first"
    private static let asText = "save its text as .txt in UTF-8"
    private static let kinds: [(magic: [UInt8], name: String, advice: String)] = [
        ([0x50, 0x4B, 0x03, 0x04], "a zip archive or an office document", "unpack it, or save its text as .txt in UTF-8"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old office document", asText),
        ([0x7B, 0x5C, 0x72, 0x74, 0x66], "an RTF document", asText),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstandard data", unpack),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz data", unpack),
        ([0x42, 0x5A, 0x68], "bzip2 data", unpack),
        ([0x1F, 0x8B], "gzip inside gzip", unpack),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive", unpack),
        ([0x89, 0x50, 0x4E, 0x47], "a picture", "name files of text"),
        ([0xFF, 0xD8, 0xFF], "a picture", "name files of text"),
        ([0x47, 0x49, 0x46, 0x38], "a picture", "name files of text"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program", "name files of text"),
        ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, 0x20], "an SQLite database", "name the files it was made from"),
        ([0x50, 0x41, 0x52, 0x31], "Parquet data", "write it out as JSON Lines first"),
    ]
}

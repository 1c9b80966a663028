/// A table that others made: CSV with a header.
public struct TableFile: Sendable {
    public let columns: [String]
    /// Rows with the line on which each begins; cells by column, those of a short row empty.
    public let rows: [(line: Int, cells: [String: String])]

    /// - Throws: `Problem` where the file can't be opened or is no text.
    public init(path: String) throws(Problem) { self.init(try TableFile.text(path)) }

    /// - Parameter bytes: UTF-8.
    public init(_ bytes: [UInt8]) {
        var source = CSVRows(bytes)
        let header = source.next()?.fields ?? []
        columns = header
        var rows: [(line: Int, cells: [String: String])] = []
        while let (fields, line) = source.next() {
            guard fields.contains(where: { !$0.isEmpty }) else { continue }
            rows.append((line, Dictionary(zip(header, fields), uniquingKeysWith: { first, _ in first })))
        }
        self.rows = rows
    }

    /// The text of a file, packed or not, as UTF-8; `-` is standard input.
    /// - Throws: `Problem` where it can't be opened, or its encoding can't be made out.
    static func text(_ path: String) throws(Problem) -> [UInt8] {
        let input = try DecodedInput(path == "-" ? .standardInput() : try RawFile(path: path))
        var bytes: [UInt8] = []
        while true {
            let block = try input.next()
            if block.isEmpty { break }
            bytes += block
        }
        switch TextDecoding.utf8(bytes.span) {
        case .valid: return bytes
        case .repaired(let text, _): return text
        case .converted(let text, _): return text
        case .unknown:
            throw Problem(.encodingUnknown, file: path, "neither UTF-8, UTF-16 nor Windows-1256", advice: "save the file as UTF-8")
        }
    }
}

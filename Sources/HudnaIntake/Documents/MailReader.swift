internal import HudnaRecord

/// The text of a mail (RFC 5322) out of its MIME parts (RFC 2045 to 2047): its plain text, else the text of its HTML.
struct MailReader {
    private static let depthLimit = 8
    private static let openings = [
        "received:", "from:", "return-path:", "delivered-to:", "mime-version:", "date:", "message-id:", "subject:", "to:", "x-", "reply-to:", "sender:",
        "dkim-signature:",
    ]

    let pages: PageReader
    private(set) var plain: [UInt8]?
    private(set) var html: [UInt8]?
    private(set) var head: HeaderLines
    /// The plain text's lines that end with a blank go on in the next one (RFC 3676).
    private var isFlowed = false

    /// Whether a text begins as a mail does: a line of its head first, and From, Date or Subject among the next.
    static func isMail(_ bytes: [UInt8]) -> Bool {
        let start = Array(bytes.prefix(4096).map(NameHash.small))
        guard openings.contains(where: { start.starts(with: Array($0.utf8)) }) else { return false }
        let fields = ["from:", "date:", "subject:", "mime-version:"].filter { name in
            start.starts(with: Array(name.utf8)) || ByteSearch.contains(start, Array(("\n" + name).utf8))
        }
        return fields.count >= 2
    }

    init(_ bytes: [UInt8], pages: PageReader) {
        self.pages = pages
        let end = HeaderLines.end(of: bytes, from: 0, searched: 0) ?? bytes.count
        head = HeaderLines(bytes[..<end])
        part(head, bytes[end...], depth: 0)
    }

    /// The mail as a page.
    var page: Page {
        var page = Page()
        page.title = head.value("subject").map(decodedWords)
        page.author = head.value("from").map { MailReader.name(decodedWords($0)) }
        page.published = head.value("date").flatMap { DateLine.field($0, pages.words.dates) }
        page.body = plain.map { text($0) } ?? html.map { pages.plain(String(decoding: $0, as: UTF8.self)) } ?? ""
        page.language = pages.language(said: head.value("content-language")?.lowercased(), of: page)
        return page
    }

    /// Lines of Windows made those of all others, lines that were only wrapped joined again, the sender's signature left out.
    private func text(_ bytes: [UInt8]) -> String {
        var lines = String(decoding: bytes.filter { $0 != 0x0D }, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        if let signature = lines.lastIndex(where: { $0 == "-- " }), signature > 0 { lines.removeSubrange(signature...) }
        let text = lines.joined(separator: "\n")
        return isFlowed ? WrappedLines.flowed(text) : WrappedLines.joined(text)
    }

    /// The name in `"A. Name" <address>`; the address where there is none.
    private static func name(_ from: String) -> String {
        let name = from.prefix { $0 != "<" }.filter { $0 != "\"" }.split(separator: " ").joined(separator: " ")
        return name.isEmpty ? from : name
    }

    // MARK: - Parts

    private mutating func part(_ head: HeaderLines, _ body: ArraySlice<UInt8>, depth: Int) {
        let type = head.value("content-type") ?? "text/plain"
        let kind = type.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        if kind.hasPrefix("multipart/"), depth < MailReader.depthLimit, let boundary = HeaderLines.parameter("boundary", of: type), !boundary.isEmpty {
            return parts(body, boundary, depth)
        }
        if head.value("content-disposition")?.lowercased().hasPrefix("attachment") ?? false { return }
        if kind == "message/rfc822", depth < MailReader.depthLimit { return forwarded(body, depth) }
        guard kind == "text/plain" || kind == "text/html" else { return }
        let decoded = MailReader.decoded(Array(body), head.value("content-transfer-encoding"))
        let text = PageDecoding.utf8(decoded, charset: HeaderLines.parameter("charset", of: type))
        guard text.contains(where: { $0 > 0x20 }) else { return }
        if kind == "text/html" {
            html = html ?? text
        } else if plain == nil {
            plain = text
            isFlowed = HeaderLines.parameter("format", of: type)?.lowercased() == "flowed"
        }
    }

    /// A mail inside the mail, where nothing was said before it: its text, its subject, its sender and its day.
    private mutating func forwarded(_ body: ArraySlice<UInt8>, _ depth: Int) {
        guard plain == nil && html == nil else { return }
        let bytes = Array(body.drop { $0 == 0x0D || $0 == 0x0A })
        let end = HeaderLines.end(of: bytes, from: 0, searched: 0) ?? bytes.count
        let inner = HeaderLines(bytes[..<end])
        part(inner, bytes[end...], depth: depth + 1)
        if plain != nil || html != nil { head = inner }
    }

    private mutating func parts(_ body: ArraySlice<UInt8>, _ boundary: String, _ depth: Int) {
        let bytes = Array(body)
        let mark = Array(("--" + boundary).utf8)
        var starts: [Int] = []
        var from = 0
        while let found = ByteSearch.first(mark, in: bytes, from: from), starts.count < 200 {
            if found == 0 || bytes[found - 1] == 0x0A { starts.append(found) }
            from = found + mark.count
        }
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
            let inside = start + mark.count
            if bytes[inside...].starts(with: [0x2D, 0x2D]) { return }
            guard let line = bytes[inside..<end].firstIndex(of: 0x0A) else { continue }
            // A part without a head begins with an empty line.
            let isBare = bytes[(line + 1)..<end].first == 0x0A || bytes[(line + 1)..<end].starts(with: [0x0D, 0x0A])
            let piece = Array(bytes[(line + 1)..<end])
            let headEnd = isBare ? 0 : HeaderLines.end(of: piece, from: 0, searched: 0) ?? piece.count
            part(HeaderLines(piece[..<headEnd]), piece[headEnd...], depth: depth + 1)
        }
    }

    // MARK: - Encodings

    static func decoded(_ body: [UInt8], _ encoding: String?) -> [UInt8] {
        switch encoding?.lowercased() {
        case "base64": base64(body)
        case "quoted-printable": quotedPrintable(body, isWord: false)
        default: body
        }
    }

    /// Stops at the padding; what is no letter of base64 is stepped over.
    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 3 / 4)
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes {
            let value: UInt32
            switch byte {
            case 0x41...0x5A: value = UInt32(byte) - 0x41
            case 0x61...0x7A: value = UInt32(byte) - 0x61 + 26
            case 0x30...0x39: value = UInt32(byte) - 0x30 + 52
            case 0x2B, 0x2D: value = 62
            case 0x2F, 0x5F: value = 63
            case 0x3D: return output
            default: continue
            }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return output
    }

    /// - Parameter isWord: inside a header, where an underscore is a blank.
    static func quotedPrintable(_ bytes: [UInt8], isWord: Bool) -> [UInt8] {
        var output: [UInt8] = []
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            guard byte == 0x3D else {
                output.append(isWord && byte == 0x5F ? 0x20 : byte)
                continue
            }
            if at + 1 < bytes.count, let high = JSONScanner.digit(bytes[at]), let low = JSONScanner.digit(bytes[at + 1]) {
                output.append(UInt8(high << 4 | low))
                at += 2
            } else if at < bytes.count, bytes[at] == 0x0A {
                at += 1
            } else if at + 1 < bytes.count, bytes[at] == 0x0D, bytes[at + 1] == 0x0A {
                at += 2
            } else {
                output.append(byte)
            }
        }
        return output
    }

    /// `=?UTF-8?B?…?=` and its like undone; blanks between two of them mean nothing.
    func decodedWords(_ value: String) -> String {
        var output = ""
        var rest = value[...]
        // Neighbouring words of one charset are decoded together: some senders cut letters between them.
        var word: (charset: String, bytes: [UInt8]) = ("", [])
        func finished() -> String {
            defer { word = ("", []) }
            return word.bytes.isEmpty ? "" : String(decoding: PageDecoding.utf8(word.bytes, charset: word.charset), as: UTF8.self)
        }
        while let start = rest.firstRange(of: "=?") {
            let pieces = rest[start.upperBound...].split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
            guard pieces.count == 4, pieces[3].hasPrefix("=") else { break }
            let (before, charset) = (rest[..<start.lowerBound], pieces[0].lowercased())
            let isNeighbour = !word.charset.isEmpty && before.allSatisfy { $0 == " " }
            if !isNeighbour || charset != word.charset { output += finished() }
            if !isNeighbour { output += before }
            word.charset = charset
            let encoded = Array(pieces[2].utf8)
            word.bytes += pieces[1].lowercased() == "b" ? MailReader.base64(encoded) : MailReader.quotedPrintable(encoded, isWord: true)
            rest = pieces[3].dropFirst()
        }
        return output + finished() + rest
    }
}

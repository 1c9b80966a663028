internal import HudnaRecord

/// The text of a mail (RFC 5322) out of its MIME parts (RFC 2045 to 2047): all that are texts, and of those that say the same in two ways the plain one, unless it
/// only points to the other.
struct MailReader {
    private static let depthLimit = 8
    let pages: PageReader
    private(set) var head: HeaderLines
    private var body = ""
    /// The first mail inside the mail.
    private var inner: (head: HeaderLines, body: String)?
    /// Plain text that has so much less than what stands beside it as HTML points to it.
    private static let pointerShare = 4

    /// Whether a text begins as a mail does: with lines of a head, whichever comes first, and From, Date, Subject or MIME-Version twice among them.
    static func isMail(_ bytes: [UInt8]) -> Bool {
        var fields = 0
        for line in bytes.prefix(headWithin).split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.isEmpty || line.elementsEqual([0x0D]) { break }
            // A line that goes on with the one before.
            if let first = line.first, first == 0x20 || first == 0x09 { continue }
            guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex, line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { break }
            if named.contains(line[..<colon].map(NameHash.small)) { fields += 1 }
        }
        return fields >= 2
    }

    private static let named: Set<[UInt8]> = Set(["from", "date", "subject", "mime-version"].map { Array($0.utf8) })
    private static let headWithin = 16_384

    /// Whether bytes are a box of mails, one after another, each behind a line `From sender date` (RFC 4155).
    static func isBox(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: Array("From ".utf8)), let line = bytes.prefix(1024).firstIndex(of: 0x0A) else { return false }
        return isMail(Array(bytes[(line + 1)...].prefix(4096)))
    }

    /// The mails of a box; one that is none is a mail by itself.
    static func mails(_ bytes: [UInt8]) -> [[UInt8]] {
        guard isBox(bytes) else { return [bytes] }
        let mark = Array("\nFrom ".utf8)
        var starts = [0]
        var from = 0
        while let found = ByteSearch.first(mark, in: bytes, from: from) {
            from = found + 1
            // A line of a text that begins so has no head behind it.
            if isBox(Array(bytes[from...].prefix(6144))) { starts.append(from) }
        }
        return zip(starts, starts.dropFirst() + [bytes.count]).map { start, end in
            unescaped(bytes[start..<end].drop { $0 != 0x0A }.dropFirst())
        }
    }

    /// A mail of a box whose lines `From …` were marked with `>`, so that none of them began a mail, without these marks.
    private static func unescaped(_ mail: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(mail.count)
        for line in mail.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let bare = line.drop { $0 == 0x3E }
            output += bare.count < line.count && bare.starts(with: Array("From ".utf8)) ? line.dropFirst() : line
            output.append(0x0A)
        }
        output.removeLast()
        return output
    }

    init(_ bytes: [UInt8], pages: PageReader) {
        self.pages = pages
        let end = HeaderLines.end(of: bytes, from: 0, searched: 0) ?? bytes.count
        head = MailReader.head(bytes[..<end])
        body = part(head, bytes[end...], depth: 0)
        if body.isEmpty, let inner { (head, body) = inner }
    }

    /// The lines of a head, of which some programs write letters as they are: UTF-8 where they can be, else in the charset that the head names, or Windows-1256.
    private static func head(_ bytes: ArraySlice<UInt8>) -> HeaderLines {
        guard bytes.contains(where: { $0 >= 0x80 }), !UTF8Bytes.isValid(Array(bytes).span) else { return HeaderLines(bytes) }
        let named = HeaderLines(bytes).value("content-type").flatMap { HeaderLines.parameter("charset", of: $0) }
        let charset = named.map { $0.lowercased().hasPrefix("utf") || $0.lowercased() == "us-ascii" } ?? true ? "windows-1256" : named
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { PageDecoding.utf8(Array($0), charset: charset) }
        return HeaderLines(Array(lines.joined(separator: [0x0A]))[...])
    }

    /// The mail as a page.
    var page: Page {
        var page = Page()
        page.title = head.value("subject").map(decodedWords)
        page.author = head.value("from").map { MailReader.name(decodedWords($0)) }
        page.published = head.value("date").flatMap { DateLine.field($0, pages.words.dates) }
        page.body = body
        page.language = pages.language(said: head.value("content-language")?.lowercased(), of: page)
        return page
    }

    /// Lines of Windows made those of all others, lines that were only wrapped joined again, what it quotes and the sender's signature left out.
    private func plain(_ bytes: [UInt8], isFlowed: Bool) -> String {
        var lines = String(decoding: bytes.filter { $0 != 0x0D }, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        lines = MailQuotes.without(lines)
        if let signature = lines.lastIndex(where: { $0 == "-- " }), signature > 0 { lines.removeSubrange(signature...) }
        let text = lines.joined(separator: "\n")
        return isFlowed ? WrappedLines.flowed(text) : WrappedLines.joined(text)
    }

    private func rich(_ bytes: [UInt8]) -> String {
        let tree = MarkupReader.tree(of: bytes)
        return pages.plain(MailQuotes.without(BlockCutter.blocks(of: tree), in: tree))
    }

    /// The name in `"A. Name" <address>`; the address where there is none.
    private static func name(_ from: String) -> String {
        let name = from.prefix { $0 != "<" }.filter { $0 != "\"" }.split(separator: " ").joined(separator: " ")
        return name.isEmpty ? from : name
    }

    // MARK: - Parts

    /// The text of a part; empty where it has none.
    private mutating func part(_ head: HeaderLines, _ body: ArraySlice<UInt8>, depth: Int) -> String {
        let type = head.value("content-type") ?? "text/plain"
        let kind = type.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        if kind.hasPrefix("multipart/"), depth < MailReader.depthLimit, let boundary = MailReader.boundary(type, body) {
            let parts = parts(body, boundary, depth)
            return kind == "multipart/alternative" ? MailReader.best(parts) : MailReader.joined(parts.map(\.text))
        }
        if head.value("content-disposition")?.lowercased().hasPrefix("attachment") ?? false { return "" }
        if kind == "message/rfc822", depth < MailReader.depthLimit {
            keepInner(body, depth)
            return ""
        }
        guard kind == "text/plain" || kind == "text/html" else { return "" }
        let decoded = UTF8Bytes.withoutHalfLetter(MailReader.decoded(Array(body), head.value("content-transfer-encoding")))
        let bytes = PageDecoding.utf8(decoded, charset: HeaderLines.parameter("charset", of: type))
        let text =
            kind == "text/html"
            ? rich(bytes)
            : plain(bytes, isFlowed: HeaderLines.parameter("format", of: type)?.lowercased() == "flowed")
        return text.utf8.contains { $0 > 0x20 } ? text : ""
    }

    /// What divides the parts: as the head says, else the first line that begins as such lines do.
    private static func boundary(_ type: String, _ body: ArraySlice<UInt8>) -> String? {
        if let said = HeaderLines.parameter("boundary", of: type), !said.isEmpty { return said }
        let line = body.prefix(2048).split(separator: 0x0A).first { $0.starts(with: [0x2D, 0x2D]) && $0.count > 2 }
        return line.map { String(decoding: $0.dropFirst(2).filter { $0 > 0x20 }, as: UTF8.self) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Of parts that say the same in several ways, the plain text; what is richer where that only points to it (shown as HTML only).
    private static func best(_ parts: [(kind: String, text: String)]) -> String {
        let told = parts.filter { !$0.text.isEmpty }
        guard let plain = told.first(where: { $0.kind == "text/plain" }) else { return told.last?.text ?? "" }
        guard let rich = told.last(where: { $0.kind != "text/plain" }), plain.text.utf8.count * pointerShare < rich.text.utf8.count else { return plain.text }
        return rich.text
    }

    /// Texts one after another; one that begins as another does is the same in another form, and the longer one stands.
    private static func joined(_ texts: [String]) -> String {
        var kept: [(text: String, start: ArraySlice<UInt8>)] = []
        for text in texts where !text.isEmpty {
            let start = PageSheet.letters(Array(text.utf8)).prefix(sameStart)
            if let same = kept.firstIndex(where: {
                $0.start == start || min(start.count, $0.start.count) >= sameStart / 3 && ($0.start.starts(with: start) || start.starts(with: $0.start))
            }) {
                if kept[same].text.utf8.count < text.utf8.count { kept[same] = (text, start) }
            } else {
                kept.append((text, start))
            }
        }
        return kept.map(\.text).joined(separator: "\n\n")
    }

    /// Letters at the beginning, in bytes, by which two texts are the same.
    private static let sameStart = 120

    /// A mail inside the mail: its text, its subject, its sender and its day, should the mail itself say nothing.
    private mutating func keepInner(_ body: ArraySlice<UInt8>, _ depth: Int) {
        let bytes = Array(body.drop { $0 == 0x0D || $0 == 0x0A })
        let end = HeaderLines.end(of: bytes, from: 0, searched: 0) ?? bytes.count
        let head = MailReader.head(bytes[..<end])
        let text = part(head, bytes[end...], depth: depth + 1)
        if inner == nil, !text.isEmpty { inner = (head, text) }
    }

    private mutating func parts(_ body: ArraySlice<UInt8>, _ boundary: String, _ depth: Int) -> [(kind: String, text: String)] {
        let bytes = Array(body)
        let mark = Array(("--" + boundary).utf8)
        var starts: [Int] = []
        var from = 0
        while let found = ByteSearch.first(mark, in: bytes, from: from), starts.count < 200 {
            if found == 0 || bytes[found - 1] == 0x0A { starts.append(found) }
            from = found + mark.count
        }
        var parts: [(kind: String, text: String)] = []
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
            let inside = start + mark.count
            if bytes[inside...].starts(with: [0x2D, 0x2D]) { break }
            guard let line = bytes[inside..<end].firstIndex(of: 0x0A) else { continue }
            // A part without a head begins with an empty line.
            let isBare = bytes[(line + 1)..<end].first == 0x0A || bytes[(line + 1)..<end].starts(with: [0x0D, 0x0A])
            let piece = Array(bytes[(line + 1)..<end])
            let headEnd = isBare ? 0 : HeaderLines.end(of: piece, from: 0, searched: 0) ?? piece.count
            let head = HeaderLines(piece[..<headEnd])
            let kind = (head.value("content-type") ?? "text/plain").prefix { $0 != ";" }.lowercased().filter { $0 != " " }
            parts.append((kind, part(head, piece[headEnd...], depth: depth + 1)))
        }
        return parts
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

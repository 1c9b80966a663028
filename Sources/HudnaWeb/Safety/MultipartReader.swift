/// A form with files, taken apart as its bytes come in (RFC 7578, RFC 2046 section 5.1); holds no more of it than a boundary is long.
struct MultipartReader {
    /// Why a form can't be read.
    enum Fault: Error { case noBoundary, broken, headersTooLong, tooManyParts, cutShort }

    /// What stands at the head of a part.
    struct Part: Sendable, Equatable {
        var name: String
        /// As it was sent; nil of a field that is no file.
        var file: String?
    }

    enum Event: Sendable, Equatable {
        case part(Part)
        case bytes([UInt8])
        case partEnd
    }

    private enum State { case preamble, headers, content, done }

    private static let mostHeaderBytes = 8 << 10
    private let delimiter: [UInt8]
    private let mostParts: Int
    private var state = State.preamble
    private var parts = 0
    /// What is not understood yet. It begins with a line end, as if the form had one before its first boundary.
    private var rest: [UInt8] = [0x0D, 0x0A]

    /// - Parameters:
    ///   - type: `Content-Type` as it was sent.
    ///   - mostParts: fields and files.
    /// - Throws: `noBoundary`.
    init(type: String, mostParts: Int) throws(Fault) {
        let pieces = type.split(separator: ";").map { String($0.drop { $0 == " " }) }
        guard pieces.first?.lowercased() == "multipart/form-data" else { throw .noBoundary }
        guard let given = pieces.dropFirst().first(where: { $0.lowercased().hasPrefix("boundary=") })?.dropFirst("boundary=".count) else { throw .noBoundary }
        let boundary = given.hasPrefix("\"") && given.hasSuffix("\"") && given.count > 1 ? String(given.dropFirst().dropLast()) : String(given)
        guard (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { throw .noBoundary }
        delimiter = [0x0D, 0x0A, 0x2D, 0x2D] + Array(boundary.utf8)
        self.mostParts = mostParts
    }

    /// Takes further bytes of the form.
    /// - Throws: `Fault`; nothing more may be given then.
    mutating func feed(_ bytes: [UInt8]) throws(Fault) -> [Event] {
        rest += bytes
        var events: [Event] = []
        while true {
            switch state {
            case .preamble:
                guard try skipToPart() else { return events }
            case .headers:
                guard let part = try head() else { return events }
                events.append(.part(part))
                state = .content
            case .content:
                let found = find(delimiter)
                // What may be the beginning of a boundary waits.
                let sure = found ?? max(rest.count - delimiter.count, 0)
                if sure > 0 { events.append(.bytes(Array(rest[..<sure]))) }
                rest.removeFirst(sure)
                guard found != nil else { return events }
                events.append(.partEnd)
                state = .preamble
            case .done:
                // What follows the last boundary is nothing.
                rest = []
                return events
            }
        }
    }

    /// The form ends.
    /// - Throws: `cutShort` where it ends before its last boundary.
    func finish() throws(Fault) { if state != .done { throw .cutShort } }

    /// To the first byte of the headers of the next part; false where more bytes are needed.
    private mutating func skipToPart() throws(Fault) -> Bool {
        guard let at = find(delimiter) else {
            guard rest.count <= Self.mostHeaderBytes + delimiter.count else { throw .broken }
            return false
        }
        var after = at + delimiter.count
        while after < rest.count, rest[after] == 0x20 || rest[after] == 0x09 { after += 1 }
        guard after + 2 <= rest.count else { return false }
        if rest[after] == 0x2D, rest[after + 1] == 0x2D {
            state = .done
            return true
        }
        guard rest[after] == 0x0D, rest[after + 1] == 0x0A else { throw .broken }
        parts += 1
        guard parts <= mostParts else { throw .tooManyParts }
        rest.removeFirst(after + 2)
        state = .headers
        return true
    }

    private mutating func head() throws(Fault) -> Part? {
        guard let end = rest.starts(with: [0x0D, 0x0A]) ? -2 : find([0x0D, 0x0A, 0x0D, 0x0A]) else {
            guard rest.count <= Self.mostHeaderBytes else { throw .headersTooLong }
            return nil
        }
        guard end <= Self.mostHeaderBytes else { throw .headersTooLong }
        // Line ends are one letter to Swift, so lines are cut as bytes.
        let lines = rest[..<max(end, 0)].split(separator: 0x0A).map { String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self) }
        rest.removeFirst(end + 4)
        let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") } ?? ""
        guard let name = Self.parameter("name", of: disposition) else { throw .broken }
        return Part(name: name, file: Self.parameter("filename", of: disposition))
    }

    /// `name="value"`; browsers write quotes in names as `%22`, others with a backslash.
    private static func parameter(_ name: String, of line: String) -> String? {
        let letters = Array(line.unicodeScalars)
        let wanted = Array((name + "=\"").unicodeScalars)
        guard letters.count >= wanted.count else { return nil }
        for start in 1...(letters.count - wanted.count + 1) where start + wanted.count <= letters.count {
            guard letters[start - 1] == " " || letters[start - 1] == ";", letters[start..<start + wanted.count].elementsEqual(wanted) else { continue }
            var value = String.UnicodeScalarView()
            var at = start + wanted.count
            while at < letters.count, letters[at] != "\"" {
                if letters[at] == "\\", at + 1 < letters.count, letters[at + 1] == "\"" || letters[at + 1] == "\\" { at += 1 }
                value.append(letters[at])
                at += 1
            }
            return at < letters.count ? String(value).replacing("%22", with: "\"") : nil
        }
        return nil
    }

    private func find(_ wanted: [UInt8]) -> Int? {
        guard rest.count >= wanted.count else { return nil }
        let last = rest.count - wanted.count
        return rest.withUnsafeBufferPointer { bytes in
            var at = 0
            while at <= last {
                if bytes[at] == wanted[0] {
                    var length = 1
                    while length < wanted.count, bytes[at + length] == wanted[length] { length += 1 }
                    if length == wanted.count { return at }
                }
                at += 1
            }
            return nil
        }
    }
}

/// Something in the input that its reader must hear of: what, where, and what to do about it. Never thrown past the intake's own files.
public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable, for scripts and tests.
    public enum Code: String, Sendable, CaseIterable {
        // Something could not be read.
        case notFound = "not-found"
        case notReadable = "not-readable"
        case noMatch = "no-match"
        case binary
        case encodingUnknown = "encoding-unknown"
        case gzipTruncated = "gzip-truncated"
        case gzipBroken = "gzip-broken"
        case jsonBroken = "json-broken"
        case noText = "no-text"
        case tooLarge = "too-large"
        case manifestRow = "manifest-row"
        case recordBroken = "record-broken"
        case documentBroken = "document-broken"
        case toolMissing = "tool-missing"
        case mappingBroken = "mapping-broken"
        case watchListBroken = "watch-list-broken"
        case notFetched = "not-fetched"
        case addressRefused = "address-refused"
        case certificateRefused = "certificate-refused"
        case robotsDisallow = "robots-disallow"
        // All was read, but not as it stood.
        case emptyFile = "empty-file"
        case folderLoop = "folder-loop"
        case folderEmpty = "folder-empty"
        case passedOver = "passed-over"
        case pageCut = "page-cut"
        case damagedText = "damaged-text"
        case loneSurrogate = "lone-surrogate"
        case bidiControls = "bidi-controls"
        case dateUnknown = "date-unknown"
        case repeatedID = "repeated-id"
        case trailingBytes = "trailing-bytes"
        case manifestUnused = "manifest-unused"
        case moreOfTheSame = "more-of-the-same"

        /// Whether something was left unread because of it.
        public var isFailure: Bool {
            switch self {
            case .notFound, .notReadable, .noMatch, .binary, .encodingUnknown, .gzipTruncated, .gzipBroken, .jsonBroken, .noText, .tooLarge,
                .manifestRow, .recordBroken, .documentBroken, .toolMissing, .mappingBroken, .watchListBroken, .notFetched, .addressRefused, .certificateRefused,
                .robotsDisallow:
                true
            case .emptyFile, .folderLoop, .folderEmpty, .passedOver, .pageCut, .damagedText, .loneSurrogate, .bidiControls, .dateUnknown, .repeatedID,
                .trailingBytes, .manifestUnused, .moreOfTheSame:
                false
            }
        }
    }

    public var code: Code
    /// The path as the user named it or as it was found; `-` for standard input.
    public var file: String
    /// 1-based.
    public var line: Int?
    public var message: String
    /// What to do, in the imperative.
    public var advice: String

    public init(_ code: Code, file: String, line: Int? = nil, _ message: String, advice: String) {
        self.code = code
        self.file = file
        self.line = line
        self.message = message
        self.advice = advice
    }

    /// `FILE:LINE: what is wrong; what to do`, on one line.
    public var description: String {
        let place = file + (line.map { ":\($0)" } ?? "")
        return Problem.printable(place) + ": " + Problem.printable(message) + "; " + advice
    }

    /// Text from outside with control characters and bidi controls written as `\u{…}`, so that it can't act on a terminal.
    static func printable(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default:
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

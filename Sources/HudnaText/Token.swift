/// A run of letters of one kind, or one mark.
public struct Token: Sendable, Equatable {
    public enum Kind: UInt8, Sendable {
        /// Arabic letters.
        case word
        /// Latin letters, as in an agency's byline.
        case latin
        /// Digits, of either kind.
        case number
        /// One mark; its letter code tells which.
        case mark
        /// One or more line breaks.
        case newline
        /// A letter of another script.
        case other
    }

    /// Range of codes in the `FoldedText`.
    public var start: Int32
    public var end: Int32
    public var kind: Kind
    /// The letter code of a mark, else 0.
    public var mark: UInt8

    public init(start: Int, end: Int, kind: Kind, mark: UInt8 = 0) {
        self.start = Int32(start)
        self.end = Int32(end)
        self.kind = kind
        self.mark = mark
    }

    @inlinable public var range: Range<Int> { Int(start)..<Int(end) }
    @inlinable public var count: Int { Int(end - start) }
    /// Letters, Arabic or Latin.
    @inlinable public var isWord: Bool { kind == .word || kind == .latin }
}

/// Cuts folded text into tokens. Letters of two kinds that touch (EPAالمحادثات) are two tokens.
public enum Tokenizer {
    public static func tokens(of text: FoldedText) -> [Token] {
        var tokens: [Token] = []
        let codes = text.codes
        tokens.reserveCapacity(codes.count / 4 + 4)
        var at = 0
        while at < codes.count {
            let code = codes[at]
            let start = at
            if Letter.isArabic(code) {
                repeat { at += 1 } while at < codes.count && Letter.isArabic(codes[at])
                tokens.append(Token(start: start, end: at, kind: .word))
            } else if code == Letter.space {
                at += 1
            } else if Letter.isDigit(code) {
                repeat { at += 1 } while at < codes.count && Letter.isDigit(codes[at])
                tokens.append(Token(start: start, end: at, kind: .number))
            } else if Letter.isLatin(code) {
                repeat { at += 1 } while at < codes.count && Letter.isLatin(codes[at])
                tokens.append(Token(start: start, end: at, kind: .latin))
            } else if code == Letter.newline {
                repeat { at += 1 } while at < codes.count && (codes[at] == Letter.newline || codes[at] == Letter.space)
                tokens.append(Token(start: start, end: at, kind: .newline, mark: Letter.newline))
            } else {
                at += 1
                tokens.append(Token(start: start, end: at, kind: code == Letter.otherLetter ? .other : .mark, mark: code))
            }
        }
        return tokens
    }
}

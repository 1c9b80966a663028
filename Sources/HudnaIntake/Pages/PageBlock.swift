/// A stretch of a page's text that nothing but inline elements divides: a paragraph, a heading, a cell, an item of a list, the text of a button.
struct PageBlock {
    /// The innermost element around it that is no inline one.
    let node: Int
    /// The number of its first text in the tree.
    let first: Int
    /// UTF-8, blanks made single, lines where the page breaks them.
    let text: [UInt8]
    /// Bytes of the text that stand in links.
    let linked: Int
    /// Where in the text its links stand, in bytes, in order.
    let links: [Range<Int>]
    /// Where in the text another element begins, in bytes, in order.
    let borders: [Int]
    let counts: Counts

    /// What a walk over the letters counts.
    struct Counts {
        var words = 0
        /// Commas, semicolons, full stops, question and exclamation marks, Latin and Arabic.
        var stops = 0
        var digits = 0
        var endsWithStop = false
    }

    var linkShare: Double { text.isEmpty ? 0 : Double(linked) / Double(text.count) }

    /// Whether it is a paragraph of sentences rather than a list of links or a label.
    static func isProse(_ block: PageBlock) -> Bool { block.counts.words >= 12 && block.linkShare < 0.35 && block.counts.stops > 0 }

    /// Stands between two elements.
    static let border: UInt8 = 0x1F

    /// The text with a mark between its elements, which divide words and dates that stand beside one another: 5 مايو 2031 | 27 مشاهدة.
    var divided: [UInt8] {
        var divided: [UInt8] = []
        var from = 0
        for border in borders where border < text.count {
            divided += text[from..<border] + [PageBlock.border]
            from = border
        }
        return divided + text[from...]
    }

    init(node: Int, first: Int, text: [UInt8], linked: Int, links: [Range<Int>] = [], borders: [Int] = []) {
        self.node = node
        self.first = first
        self.text = text
        self.linked = linked
        self.links = links
        self.borders = borders
        counts = PageBlock.count(text)
    }

    private static func count(_ text: [UInt8]) -> Counts {
        var counts = Counts()
        var isInWord = false
        var ideographs = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte <= 0x20 {
                isInWord = false
            } else {
                if !isInWord { counts.words += 1 }
                isInWord = true
            }
            counts.endsWithStop = byte <= 0x20 ? counts.endsWithStop : false
            switch byte {
            case 0x2E, 0x21, 0x3F:
                counts.stops += 1
                counts.endsWithStop = true
            case 0x2C, 0x3B: counts.stops += 1
            case 0x30...0x39: counts.digits += 1
            case 0x22, 0x27, 0x29: counts.endsWithStop = index > 0 && isStop(text[index - 1])
            // ، ؛ ؟
            case 0xD8 where index + 1 < text.count && (text[index + 1] == 0x8C || text[index + 1] == 0x9B || text[index + 1] == 0x9F):
                counts.stops += 1
                counts.endsWithStop = text[index + 1] == 0x9F
                index += 1
            // ” ’ » …
            case 0xE2
            where index + 2 < text.count && text[index + 1] == 0x80 && (text[index + 2] == 0x9D || text[index + 2] == 0x99 || text[index + 2] == 0xA6):
                counts.endsWithStop = text[index + 2] == 0xA6 || (index > 0 && isStop(text[index - 1]))
                index += 2
            // Where no blanks stand between words, as in Chinese and Japanese, two letters count as one.
            case 0xE3...0xE9: ideographs += 1
            default: break
            }
            index += 1
        }
        counts.words += ideographs / 2
        return counts
    }

    private static func isStop(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0x2C }
}

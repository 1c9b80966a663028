/// Lines that a program broke where a page or a window was full, joined again: a sentence ends where the text ends it, not where its line did.
enum WrappedLines {
    /// Lines at least this long beside the text's widest are full, and so many of those that another follows must be for the text to be one that was wrapped.
    private static let (fullShare, wrappedShare) = (0.7, 0.6)
    /// Nobody reads lines that are wider, in letters, and nobody wraps at fewer.
    private static let widths = 24...130
    /// Fewer lines followed by others say nothing.
    private static let leastLines = 3

    /// - Parameter text: paragraphs with empty lines between them, or none; a text that was not wrapped is given back as it is.
    static func joined(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.last == "\r" ? $0.dropLast() : $0 }
        let lengths = lines.map { line in line.contains { $0 != " " } ? line.unicodeScalars.count : 0 }
        let followed = lengths.indices.dropLast().filter { lengths[$0] > 0 && lengths[$0 + 1] > 0 }
        guard followed.count >= leastLines, let width = width(followed.map { lengths[$0] }), widths.contains(width) else { return text }
        let full = followed.filter { Double(lengths[$0]) >= Double(width) * fullShare }
        guard Double(full.count) >= Double(followed.count) * wrappedShare else { return text }
        return joined(lines, Set(full))
    }

    /// Nearly the widest: a word or a number that was not broken can stick out.
    private static func width(_ lengths: [Int]) -> Int? {
        let sorted = lengths.sorted()
        return sorted.isEmpty ? nil : sorted[(sorted.count - 1) * 9 / 10]
    }

    /// RFC 3676: a line that ends with a blank goes on in the next one; blanks in front of a line that would be taken for something else are undone.
    static func flowed(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.first == " " ? $0.dropFirst() : $0 }
        return joined(lines, Set(lines.indices.filter { lines[$0].last == " " && lines[$0] != "-- " }))
    }

    private static func joined(_ lines: [Substring], _ goesOn: Set<Int>) -> String {
        var text = ""
        for (index, line) in lines.enumerated() {
            let isLast = index + 1 == lines.count
            guard goesOn.contains(index) && !isLast else {
                text += line + (isLast ? "" : "\n")
                continue
            }
            text += line.last == " " ? line : line + " "
        }
        return text
    }
}

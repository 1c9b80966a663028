/// One condition of a `needs` cell as it is written: `after:@truce`, `next:حيز التنفيذ`.
struct Need {
    let reach: Condition.Reach
    /// Without the @; nil where words are asked for.
    let className: String?
    /// The words asked for; empty where a class is.
    let words: [[UInt8]]

    /// Nil where it isn't `next:`, `after:`, `near:` or `not:` followed by a word or a class.
    init?(_ text: String) {
        let pieces = text.unicodeScalars.split(separator: ":", maxSplits: 1).map { String($0).trimmingBlanks }
        guard pieces.count == 2, let reach = Condition.Reach(rawValue: pieces[0]) else { return nil }
        self.reach = reach
        className = pieces[1].hasPrefix("@") ? String(pieces[1].dropFirst()) : nil
        words = className == nil ? Lexicon.words(of: pieces[1]) : []
        if className == nil && words.isEmpty { return nil }
    }
}

extension String {
    /// Without blanks around it.
    var trimmingBlanks: String {
        var slice = unicodeScalars[...]
        while slice.first == " " { slice.removeFirst() }
        while slice.last == " " { slice.removeLast() }
        return String(slice)
    }
}

/// One condition of a `needs` cell as it is written: `after:@truce`, `next:حيز التنفيذ`.
struct Need {
    let reach: Condition.Reach
    /// Without the @; nil where words are asked for.
    let className: String?
    /// The words asked for; empty where a class is.
    let words: [[UInt8]]

    /// Nil where it isn't `next:`, `after:`, `near:` or `not:` followed by a word or a class.
    /// - Parameter text: UTF-8.
    init?(_ text: ArraySlice<UInt8>) {
        guard let colon = text.firstIndex(of: 0x3A), let reach = Condition.Reach(rawValue: Self.string(text[..<colon])) else { return nil }
        self.reach = reach
        let what = text[(colon + 1)...].drop { $0 == 0x20 }
        className = what.first == 0x40 ? Self.string(what.dropFirst()) : nil
        words = className == nil ? FoldedPhrase(what).words : []
        if className == nil && words.isEmpty { return nil }
    }

    private static func string(_ text: ArraySlice<UInt8>) -> String { String(decoding: text, as: UTF8.self).trimmingBlanks }
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

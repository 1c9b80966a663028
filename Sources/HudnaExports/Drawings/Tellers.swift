internal import HudnaRecord

/// Who says something, as drawings name it: outlets in the order in which they told it, copies of one report once.
enum Tellers {
    static func outlets(_ evidence: [Evidence]) -> [String] {
        var seen: Set<String> = []
        return evidence.sorted().map { $0.outlet ?? $0.report }.filter { seen.insert($0).inserted }
    }

    /// The first names, and how many more there are.
    static func short(_ names: [String], _ words: PhraseBook, most: Int = 3) -> String {
        let shown = words.list(Array(names.prefix(most)))
        return names.count > most ? words("draw-and-more", ["names": shown, "count": "\(names.count - most)"]) : shown
    }
}

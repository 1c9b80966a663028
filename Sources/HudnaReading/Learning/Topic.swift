internal import HudnaLanguage
internal import HudnaText

/// Of what a report speaks, by its words: each that occurs counts once, names included, numbers and marks not. A flash or a sentence is too short to have a topic.
struct Topic {
    let sheet: Sheet
    let isFlash: Bool

    func features(_ bag: inout FeatureBag) {
        guard !isFlash else { return }
        /// By number of the word.
        var isSeen = [Bool](repeating: false, count: Int(sheet.words.max() ?? -1) + 1)
        for token in sheet.tokens.indices where sheet.words[token] >= 0 && !isSeen[Int(sheet.words[token])] {
            isSeen[Int(sheet.words[token])] = true
            bag.add(70, FeatureNumbers.number(sheet.text.codes[sheet.tokens[token].range]))
        }
    }
}

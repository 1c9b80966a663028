public import HudnaLanguage
public import HudnaStore
internal import HudnaText

extension SearchForms {
    /// The forms of Arabic: words with their clitics.
    public init(_ clitics: Clitics) {
        self.init(
            word: { word in clitics.forms(of: FoldedText.fold(word)).map(SearchText.string) },
            head: { word in clitics.headForms(of: FoldedText.fold(word)).map(SearchText.string) },
            bare: { word in SearchText.string(PlainText.withoutArticle(FoldedText.fold(word))) })
    }
}

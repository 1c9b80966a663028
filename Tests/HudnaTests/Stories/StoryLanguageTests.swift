import HudnaLanguage
import HudnaReading
import HudnaRecord
import Testing

@testable import Hudna

/// The words that stories are made with, loaded by themselves, say the same as all words do.
struct StoryLanguageTests {
    @Test func fewWordsTellTheSame() throws {
        let (whole, few) = (try Told.language.get(), try WordSource().loadForStories())
        #expect(few.lexicon.entryCount * 10 < whole.lexicon.entryCount)
        #expect(Stories.labels(few) == Stories.labels(whole))
        let reader = Reader(language: whole)
        let (one, other) = (StoryWords(language: whole), StoryWords(language: few))
        var (ordinals, weekdays) = (0, 0)
        for draft in Told.news {
            let text = Array((draft.title + "\n" + draft.body + " — رويترز").utf8)
            let reading = reader.read(Report(id: draft.id, text: text, title: draft.title))
            let (own, fewer) = (one.text(of: reading, text), other.text(of: reading, text))
            #expect(own.terms.stems == fewer.terms.stems && own.terms.masses == fewer.terms.masses)
            #expect(own.shingles == fewer.shingles && own.ordinals == fewer.ordinals && own.weekday == fewer.weekday && own.agency == fewer.agency)
            ordinals += own.ordinals.count
            weekdays += own.weekday == nil ? 0 : 1
        }
        #expect(ordinals >= 2 && weekdays >= 3)
    }
}

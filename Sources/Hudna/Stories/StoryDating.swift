public import HudnaLanguage
internal import HudnaReading
public import HudnaRecord
public import HudnaStore

/// Keeps in the store the dates that stories give to reports without one: such a report is read anew with its date, beside the reading it had.
public struct StoryDating {
    private let store: Store
    private let language: Language
    private let setup: ReadingSetup

    public init(_ store: Store, language: Language, setup: ReadingSetup) {
        self.store = store
        self.language = language
        self.setup = setup
    }

    /// - Parameter second: now, in seconds since 1970.
    /// - Returns: how many reports were read anew; those whose kept date leaves as few days open are left as they are.
    /// - Throws: `StoreError`.
    public func keep(_ stories: [Story], at second: Int) throws(StoreError) -> Int {
        let datings = Dictionary(stories.flatMap(\.dates).map { ($0.report, $0.date) }) { first, _ in first }
        guard !datings.isEmpty else { return 0 }
        let (reader, byline) = (Reader(language: language), AgencyByline(language))
        let run = ReadingRun(language: language, jobs: 1, minimumConfidence: setup.minimumConfidence)
        var additions: [Addition] = []
        try store.forEachText(where: Selection(reports: datings.keys.sorted(), newestOnly: true, parts: [])) { kept, text in
            let old = kept.reading
            guard let date = datings[old.report] else { return }
            let report = Report(id: old.report, text: Array(text.utf8), title: old.title, outlet: old.outlet, url: old.url, published: old.published)
            additions.append(Addition(run.read(report, date: date, reader: reader, byline: byline), of: report))
        }
        return try store.add(additions, setup: setup, readAt: second).readAgain
    }
}

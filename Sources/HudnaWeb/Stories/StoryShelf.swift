internal import CHudnaWorkbenchData
internal import Foundation
internal import Hudna
internal import HudnaRecord
internal import HudnaStore
internal import Synchronization

/// The stories of all reports, put together in the background when they are first asked for, and anew where the record has changed.
final class StoryShelf: Sendable {
    /// What is known of the stories.
    struct Shelf: Sendable {
        var stories: [Story] = []
        var byID: [String: Int] = [:]
        var byReport: [String: Int] = [:]
        var generation = -1
        /// By report: when it was known.
        private var known: [String: Moment] = [:]
        private var labels = NameIndex()

        init() {}

        init(_ stories: [Story], known: [String: Moment], generation: Int) {
            self.stories = stories
            self.known = known
            for story in stories { labels.add([story.label]) }
            self.generation = generation
            for (number, story) in stories.enumerated() {
                byID[story.id] = number
                for report in story.reports { byReport[report] = number }
            }
        }

        /// The numbers of the stories whose label has all words of a text.
        func find(_ text: String) -> [Int] { labels.find(text) }

        /// A story as it was told by a moment; nil where nothing of it was.
        func known(_ number: Int, by moment: Moment?) -> Story? {
            let story = stories[number]
            guard let moment else { return story }
            return story.told(in: Set(story.reports.filter { known[$0].map { $0 <= moment } ?? true }), by: moment)
        }
    }

    private struct State {
        var shelf = Shelf()
        var isRunning = false
    }

    private let path: String
    private let words: WordSource
    private let state = Mutex(State())

    init(path: String, words: WordSource) {
        self.path = path
        self.words = words
    }

    /// The stories as they were last put together, and whether they are those of the record as it is; if not, that begins.
    func shelf(_ generation: Int) -> (shelf: Shelf, isCurrent: Bool) {
        state.withLock { state in
            if state.shelf.generation == generation { return (state.shelf, true) }
            if !state.isRunning {
                state.isRunning = true
                Thread.detachNewThread { [self] in put(generation) }
            }
            return (state.shelf, false)
        }
    }

    private func put(_ generation: Int) {
        let (stories, known) = (try? gather()) ?? ([], [:])
        // What reading all reports took goes back to the system: it is needed once.
        hudna_give_back_memory()
        state.withLock { state in
            state.shelf = Shelf(stories, known: known, generation: generation)
            state.isRunning = false
        }
    }

    /// The words go before the reports are put together: both are large.
    private func gather() throws -> (stories: [Story], known: [String: Moment]) {
        let store = try Store(path: path, access: .reading)
        let (reports, labels, known) = try read(store)
        hudna_give_back_memory()
        return (Stories(consume reports, labels: labels) { Array(((try? store.text(of: $0)) ?? nil ?? "").utf8) }.all, known)
    }

    private func read(_ store: Store) throws -> (reports: [StoryReport], labels: [String: String], known: [String: Moment]) {
        let language = try words.loadForStories()
        let storyWords = StoryWords(language: language)
        var (reports, known): ([StoryReport], [String: Moment]) = ([], [:])
        try store.forEachText(where: Selection(parts: [.claims, .times])) { kept, text in
            guard kept.reading.skipped == nil else { return }
            if let moment = (kept.reading.published ?? kept.reading.date.interval.start).flatMap({ Moment(last: $0) }) {
                known[kept.reading.report] = min(known[kept.reading.report] ?? moment, moment)
            }
            reports.append(
                StoryReport(
                    kept.reading, text: Array(text.utf8), version: kept.version, arrival: kept.arrival, words: storyWords, keepsText: false))
        }
        return (reports, Stories.labels(language), known)
    }
}

extension Story {
    /// The same with some of its reports alone; nil where none is left.
    fileprivate func told(in wanted: Set<String>, by moment: Moment) -> Story? {
        guard !wanted.isEmpty else { return nil }
        var story = self
        story.reports = reports.filter(wanted.contains)
        story.spread = spread.filter { $0.since?.start.flatMap { Moment(first: $0) }.map { $0 <= moment } ?? true }
        story.copies = copies.map { Copies(reports: $0.reports.filter(wanted.contains), agency: $0.agency) }.filter { $0.reports.count > 1 }
        story.agencies = agencies.filter { wanted.contains($0.report) }
        story.updates = updates.filter { wanted.contains($0.report) && wanted.contains($0.of) }
        story.shared = shared.filter { $0.reports.filter(wanted.contains).count > 1 }
        story.joined = joined.filter { wanted.contains($0.report) }
        return story
    }
}

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

        init() {}

        init(_ stories: [Story], generation: Int) {
            self.stories = stories
            self.generation = generation
            for (number, story) in stories.enumerated() {
                byID[story.id] = number
                for report in story.reports { byReport[report] = number }
            }
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
        let stories = try? gather()
        // What reading all reports took goes back to the system: it is needed once.
        hudna_give_back_memory()
        state.withLock { state in
            state.shelf = Shelf(stories ?? [], generation: generation)
            state.isRunning = false
        }
    }

    /// The words go before the reports are put together: both are large.
    private func gather() throws -> [Story] {
        let store = try Store(path: path, access: .reading)
        let (reports, labels) = try read(store)
        hudna_give_back_memory()
        return Stories(consume reports, labels: labels) { Array(((try? store.text(of: $0)) ?? nil ?? "").utf8) }.all
    }

    private func read(_ store: Store) throws -> (reports: [StoryReport], labels: [String: String]) {
        let language = try words.loadForStories()
        let storyWords = StoryWords(language: language)
        var reports: [StoryReport] = []
        try store.forEachText(where: Selection(parts: [.claims, .times])) { kept, text in
            guard kept.reading.skipped == nil else { return }
            reports.append(
                StoryReport(
                    kept.reading, text: Array(text.utf8), version: kept.version, arrival: kept.arrival, words: storyWords, keepsText: false))
        }
        return (reports, Stories.labels(language))
    }
}

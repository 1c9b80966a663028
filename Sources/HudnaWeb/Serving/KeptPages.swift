internal import HudnaExports
internal import Synchronization

/// Contents that were made and may be asked for again, as long as the record is the same; those least asked for make way.
final class KeptPages: Sendable {
    /// Of all contents together, in bytes as they are kept: a tenth of what they are.
    private static let most = 24 << 20
    /// Of one as it is: what is larger is made anew each time.
    private static let largest = 4 << 20

    /// What is kept of a page.
    struct Content: Sendable {
        var page: Page
        /// HTML for the frame to go around, or JSON.
        var bytes: [UInt8]

        /// Whether it is all that is to be said; else another moment says more.
        var isWhole: Bool { page.status == 200 && page.isWhole }
    }

    fileprivate struct Entry {
        var page: Page
        var packed: Deflated
        var asked: Asked
        var used: Int
    }

    fileprivate struct State {
        var generation = -1
        var contents: [String: Entry] = [:]
        var bytes = 0
        var clock = 0
    }

    fileprivate let state = Mutex(State())

    /// The content that is kept under a key; nothing that was made of another generation of the record.
    func content(_ key: String, _ generation: Int) -> Content? {
        let found = state.withLock { state -> Entry? in
            guard state.generation == generation, let found = state.contents[key] else { return nil }
            state.clock += 1
            state.contents[key]?.used = state.clock
            return found
        }
        return found.flatMap { found in found.packed.content.map { Content(page: found.page, bytes: $0) } }
    }

    /// Whether a content is kept under a key.
    func holds(_ key: String, _ generation: Int) -> Bool { state.withLock { $0.generation == generation && $0.contents[key] != nil } }

    /// Keeps a content. A generation that is newer than all before puts an end to them.
    /// - Parameter asked: what was asked for.
    func keep(_ content: Content, of asked: Asked, as key: String, _ generation: Int) {
        guard content.bytes.count <= Self.largest, let packed = Deflated(content.bytes, level: 1) else { return }
        state.withLock { state in
            if generation < state.generation { return }
            if generation > state.generation { state = State(generation: generation) }
            if let old = state.contents[key] { state.bytes -= old.packed.bytes.count }
            state.clock += 1
            state.contents[key] = Entry(page: content.page, packed: packed, asked: asked, used: state.clock)
            state.bytes += packed.bytes.count
            while state.bytes > Self.most, let oldest = state.contents.min(by: { $0.value.used < $1.value.used }) {
                state.contents[oldest.key] = nil
                state.bytes -= oldest.value.packed.bytes.count
            }
        }
    }
}

extension KeptPages {
    /// The requests for what is kept, of this generation or of one before: the last asked for first.
    func latest(_ count: Int) -> [Asked] {
        state.withLock { state in state.contents.values.sorted { $1.used < $0.used }.prefix(count).map(\.asked) }
    }
}

/// A value that is made once for each generation of the record.
final class KeptValues<Value: Sendable>: Sendable {
    /// More are forgotten, all at once.
    private let most: Int

    init(most: Int = 512) { self.most = most }

    private let state = Mutex<(generation: Int, values: [String: Value])>((-1, [:]))

    func value(_ key: String, _ generation: Int) -> Value? {
        state.withLock { $0.generation == generation ? $0.values[key] : nil }
    }

    func keep(_ value: Value, as key: String, _ generation: Int) {
        state.withLock { state in
            if generation > state.generation || state.values.count >= most { state = (generation, [:]) }
            if generation == state.generation { state.values[key] = value }
        }
    }
}

internal import Foundation
internal import HudnaStore
internal import Synchronization

/// A few connections to the record, each with a thread of its own, so that reading never holds up whoever serves.
final class Readers: Sendable {
    /// So many may wait.
    private static let mostWaiting = 512

    private struct State {
        var idle: [Int]
        var waiting: [@Sendable (Int) -> Void] = []
    }

    private let stores: [Store]
    private let threads: [DispatchQueue]
    private let state: Mutex<State>
    /// A connection that only looks whether something was written.
    private let watch: Store
    private let seen = Mutex<(version: Int, generation: Int)>((-1, 0))

    /// - Throws: `StoreError`.
    init(path: String, count: Int) throws(StoreError) {
        var stores: [Store] = []
        for _ in 0..<max(1, count) { stores.append(try Store(path: path, access: .reading)) }
        self.stores = stores
        watch = try Store(path: path, access: .reading)
        threads = stores.indices.map { DispatchQueue(label: "hudna.reader.\($0)") }
        state = Mutex(State(idle: Array(stores.indices)))
    }

    /// A number that grows whenever something is written to the record.
    /// - Throws: `StoreError`.
    func generation() throws(StoreError) -> Int {
        let version = try watch.dataVersion()
        return seen.withLock { seen in
            if seen.version != version { seen = (version, seen.generation + 1) }
            return seen.generation
        }
    }

    /// Reads with the next connection that is free.
    /// - Throws: `Fault` 503 where too many wait, and what `body` throws.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Store) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let run: @Sendable (Int) -> Void = { [self] number in
                threads[number].async { [self] in
                    let result = Result { try body(stores[number]) }
                    release(number)
                    continuation.resume(with: result)
                }
            }
            let isFull = state.withLock { state -> Bool in
                if let number = state.idle.popLast() {
                    run(number)
                    return false
                }
                if state.waiting.count >= Self.mostWaiting { return true }
                state.waiting.append(run)
                return false
            }
            if isFull { continuation.resume(throwing: Fault(503, "busy", headers: [("Retry-After", "2")])) }
        }
    }

    private func release(_ number: Int) {
        state.withLock { state in
            if state.waiting.isEmpty { state.idle.append(number) } else { state.waiting.removeFirst()(number) }
        }
    }
}

internal import Synchronization

/// Makes a value once for all who ask for it at the same time.
final class SingleFlight<Value: Sendable>: Sendable {
    private let running = Mutex<[String: Task<Value, any Error>]>([:])

    /// - Throws: what `make` throws, to all who wait for it.
    func value(_ key: String, make: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let task = running.withLock { all in
            if let known = all[key] { return known }
            let task = Task {
                defer { running.withLock { $0[key] = nil } }
                return try await make()
            }
            all[key] = task
            return task
        }
        return try await task.value
    }
}

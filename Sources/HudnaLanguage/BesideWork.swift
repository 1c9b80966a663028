internal import Dispatch
internal import Synchronization

/// Work on another thread, begun at once and waited for when its value is asked for.
final class BesideWork<Value: Sendable>: Sendable {
    private let made = Mutex<Result<Value, any Error>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable () throws -> Value) {
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            let result = Result { try work() }
            made.withLock { $0 = result }
            done.signal()
        }
    }

    /// What was made; waits for it.
    /// - Throws: what the work threw.
    func value() throws -> Value {
        done.wait()
        defer { done.signal() }
        return try made.withLock { $0 ?? .failure(CancellationError()) }.get()
    }
}

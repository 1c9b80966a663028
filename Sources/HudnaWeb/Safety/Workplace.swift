internal import Foundation
internal import Synchronization

/// A thread of its own for what takes long, one thing after another, so that it never holds up whoever serves.
final class Workplace: Sendable {
    private let thread: DispatchQueue
    private let waiting = Mutex(0)
    private let mostWaiting: Int

    /// - Parameter mostWaiting: beyond so many, others are sent away.
    init(_ name: String, mostWaiting: Int) {
        thread = DispatchQueue(label: name)
        self.mostWaiting = mostWaiting
    }

    /// - Throws: `Fault` 503 where too many wait, and what `body` throws.
    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        let isFull = waiting.withLock { count in
            if count >= mostWaiting { return true }
            count += 1
            return false
        }
        if isFull { throw Fault(503, "busy", headers: [("Retry-After", "5")]) }
        defer { waiting.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            thread.async { continuation.resume(with: Result { try body() }) }
        }
    }
}

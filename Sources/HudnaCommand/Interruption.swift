internal import Foundation

/// Whether the program was asked to end (SIGTERM, SIGINT). The second time it ends at once, as it would without this.
final class Interruption: @unchecked Sendable {
    private let condition = NSCondition()
    private var isAsked = false
    private var sources: [any DispatchSourceSignal] = []

    /// Listens from now on.
    init() {
        for number in [SIGTERM, SIGINT] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [self] in
                signal(number, SIG_DFL)
                condition.withLock {
                    isAsked = true
                    condition.broadcast()
                }
            }
            source.resume()
            sources.append(source)
        }
    }

    var isStopped: Bool { condition.withLock { isAsked } }

    /// Waits until a moment, in seconds since 1970, or until the program is asked to end.
    func wait(until second: Double) {
        condition.withLock {
            while !isAsked, Date().timeIntervalSince1970 < second { _ = condition.wait(until: Date(timeIntervalSince1970: second)) }
        }
    }
}

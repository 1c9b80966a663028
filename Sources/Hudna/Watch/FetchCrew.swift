internal import Foundation
public import HudnaIntake

/// Threads that make one request each at a time, and hand back what came of it, whoever is done first.
///
/// One thread, the owner, sends and takes. All state stands under `condition`, which is why it may be shared.
public final class FetchCrew: @unchecked Sendable {
    struct Request: Sendable {
        var number: Int
        var place: WebAddress
        var known: Validators
    }

    struct Arrival: Sendable {
        var number: Int
        var result: Result<FetchStep, FetchFailure>
    }

    let rules: FetchRules
    private let size: Int
    private let condition = NSCondition()
    private var queue: [Request] = []
    private var arrived: [Arrival] = []
    private var onTheWay = 0
    private var isClosed = false

    /// - Parameter size: so many requests are on their way at the same time.
    /// - Throws: `FetchFailure` of the kind `library`.
    public init(_ rules: FetchRules, size: Int) throws(FetchFailure) {
        _ = try Fetcher(rules: rules)
        self.rules = rules
        self.size = max(size, 1)
        for number in 0..<self.size {
            let thread = Thread { [self] in work() }
            thread.name = "hudna-fetch-\(number)"
            thread.start()
        }
    }

    /// Works off requests; each thread has its own connections.
    private func work() {
        do throws(FetchFailure) {
            let fetcher = try Fetcher(rules: rules)
            while let request = next() { finish(request, Self.result(fetcher, request)) }
        } catch {
            while let request = next() { finish(request, .failure(error)) }
        }
    }

    private static func result(_ fetcher: Fetcher, _ request: Request) -> Result<FetchStep, FetchFailure> {
        do throws(FetchFailure) {
            return .success(try fetcher.step(request.place, known: request.known))
        } catch {
            return .failure(error)
        }
    }

    private func next() -> Request? {
        condition.withLock {
            while queue.isEmpty && !isClosed { condition.wait() }
            return isClosed ? nil : queue.removeFirst()
        }
    }

    private func finish(_ request: Request, _ result: Result<FetchStep, FetchFailure>) {
        condition.withLock {
            arrived.append(Arrival(number: request.number, result: result))
            condition.broadcast()
        }
    }

    // MARK: - For the owner

    /// Whether another request can be on its way.
    var hasRoom: Bool { condition.withLock { onTheWay < size } }

    var isIdle: Bool { condition.withLock { onTheWay == 0 } }

    func send(_ request: Request) {
        condition.withLock {
            queue.append(request)
            onTheWay += 1
            condition.broadcast()
        }
    }

    /// What has come back, in the order in which it was sent for.
    func take() -> [Arrival] {
        condition.withLock {
            defer { arrived = [] }
            onTheWay -= arrived.count
            return arrived.sorted { $0.number < $1.number }
        }
    }

    /// Waits until something has come back, or so many seconds.
    func wait(atMost seconds: Double) {
        condition.withLock {
            if arrived.isEmpty { _ = condition.wait(until: Date(timeIntervalSinceNow: seconds)) }
        }
    }

    /// Lets the threads end after the requests on their way; what waits is dropped.
    func close() {
        condition.withLock {
            isClosed = true
            queue = []
            condition.broadcast()
        }
    }
}

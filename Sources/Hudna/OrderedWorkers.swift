internal import Foundation

/// A fixed number of threads that work off jobs, and hand back what they made in the order in which the jobs came.
///
/// One thread, the owner, submits and takes; it bounds what is in flight by taking before it submits. All state stands under `condition`,
/// which is why it may be shared.
final class OrderedWorkers<Job: Sendable, Made: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var queue: [(number: Int, job: Job)] = []
    private var done: [Int: Made] = [:]
    private var submitted = 0
    private var taken = 0
    private var isClosed = false

    /// Reading nests as deep as the sentences do; the main thread has as much.
    private static var stackSize: Int { 8 << 20 }

    /// - Parameter makeWorker: called once on each thread that gets a job, with its first; what it returns stays on that thread.
    init(count: Int, makeWorker: @escaping @Sendable () -> (Job) -> Made) {
        for number in 0..<max(count, 1) {
            let thread = Thread { [self] in
                var work: ((Job) -> Made)?
                while let (number, job) = nextJob() {
                    let own = work ?? makeWorker()
                    work = own
                    finish(number, own(job))
                }
            }
            thread.name = "hudna-\(number)"
            thread.stackSize = OrderedWorkers.stackSize
            thread.start()
        }
    }

    /// Jobs whose work was not taken yet.
    var inFlight: Int { condition.withLock { submitted - taken } }

    func submit(_ job: Job) {
        condition.withLock {
            queue.append((submitted, job))
            submitted += 1
            condition.broadcast()
        }
    }

    /// What was made of the oldest job; waits for it. Nil where nothing is in flight.
    func take() -> Made? {
        condition.withLock {
            guard taken < submitted else { return nil }
            while true {
                if let made = done.removeValue(forKey: taken) {
                    taken += 1
                    return made
                }
                condition.wait()
            }
        }
    }

    /// What was made of the oldest job, if that is done.
    func takeIfDone() -> Made? {
        condition.withLock {
            guard let made = done.removeValue(forKey: taken) else { return nil }
            taken += 1
            return made
        }
    }

    /// Lets the threads end after the jobs at hand; jobs that wait are dropped.
    func close() {
        condition.withLock {
            isClosed = true
            queue = []
            condition.broadcast()
        }
    }

    private func nextJob() -> (number: Int, job: Job)? {
        condition.withLock {
            while queue.isEmpty && !isClosed { condition.wait() }
            return isClosed ? nil : queue.removeFirst()
        }
    }

    private func finish(_ number: Int, _ made: Made) {
        condition.withLock {
            done[number] = made
            condition.broadcast()
        }
    }
}

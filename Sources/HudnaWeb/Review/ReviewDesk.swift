internal import CHudnaWorkbenchData
internal import Foundation
internal import Hudna
internal import HudnaRecord
internal import HudnaStore
internal import Synchronization

/// Where coders judge: keeps what waits, and writes down what they say.
final class ReviewDesk: Sendable {
    /// Processes whose queues are kept.
    static let mostQueues = 2

    let database: String
    let words: KeptWords
    private let language: String
    private let queues = Mutex<[ReviewQueue]>([])
    let building = Workplace("hudna.review", mostWaiting: 32)
    let writing = Workplace("hudna.writing", mostWaiting: 64)

    init(database: String, words: KeptWords, language: String) {
        self.database = database
        self.words = words
        self.language = language
    }

    /// What waits in a process; built where it is not at hand, or the readings are others now.
    func queue(_ process: String, _ readers: Readers) async throws -> ReviewQueue {
        let stamp = try await readers.read { try $0.readingsStamp() }
        if let known = kept(process, stamp) { return known }
        return try await building.run { [self] in
            if let known = kept(process, stamp) { return known }
            let queue = ReviewQueue(try record(process, book: CorrectionBook()), process: process, stamp: stamp)
            // What building took goes back to the system.
            hudna_give_back_memory()
            queues.withLock { all in
                all.removeAll { $0.process == process || $0.stamp != stamp }
                if all.count >= Self.mostQueues { all.removeFirst() }
                all.append(queue)
            }
            return queue
        }
    }

    /// The processes as they were read, the one most told of first.
    func processes(_ visit: Visit) async throws -> [(id: String, name: String)] {
        let stamp = RecordKeeper.stamp(language)
        let known = try await visit.workbench.readers.read { store in
            try store.isBuilt(stamp, clock: Clock()) ? try store.builtProcesses().map { (id: $0.id, name: $0.name) } : nil
        }
        if let known { return known }
        return try await visit.inquire(at: Clock(), Filters()) { $0.processes.map { (id: $0.id, name: $0.name) } }
    }

    private func kept(_ process: String, _ stamp: String) -> ReviewQueue? {
        queues.withLock { all in all.first { $0.process == process && $0.stamp == stamp } }
    }

    private func record(_ process: String, book: CorrectionBook) throws -> Record {
        let store = try Store(path: database, access: .reading)
        return try Record(of: process, store, clock: Clock(), language: language, book: book, words: try words.words(names: book.names))
    }

    /// What somebody says of an item.
    struct Judgement: Sendable {
        var verdict: Correction.Verdict
        var item: ReviewItem
        var changes: [Correction.Change]
        /// What he has said of it before.
        var said: [Correction]
        var coder: String
        var reason: String
    }

    /// Writes down a judgement; it is on the disk when this returns.
    /// - Parameter second: now, in seconds since 1970.
    /// - Throws: `CorrectionError` where it can't be said of that item, `StoreError`, `Fault`.
    func keep(_ judgement: Judgement, in queue: ReviewQueue, at second: Int) async throws {
        try await writing.run { [self] in
            let correction = try correction(judgement, queue, second)
            try Store(path: database, access: .writing).add(correction, at: second)
        }
    }

    /// Of what was read; where that does not do (an event is named that is told once, or that coders have made), of the record as it stands.
    private func correction(_ judgement: Judgement, _ queue: ReviewQueue, _ second: Int) throws -> Correction {
        let madeAt = Self.minute(second)
        do {
            return try judgement.item.subject.correction(
                judgement.verdict, changes: judgement.changes, coder: judgement.coder, reason: judgement.reason, madeAt: madeAt, said: judgement.said
            ) { queue.item(Correction.Kind.join.rawValue + ":" + $0)?.subject }
        } catch {
            guard judgement.item.kind == .join else { throw error }
            let said = try Store(path: database, access: .reading).corrections()
            let books = said.isEmpty ? [CorrectionBook()] : [CorrectionBook(), CorrectionBook(said)]
            let others = books.lazy.compactMap { [self] book in
                try? record(queue.process, book: book).correction(
                    judgement.verdict, judgement.item.id, changes: judgement.changes, coder: judgement.coder, reason: judgement.reason, madeAt: madeAt)
            }
            guard let other = others.first else { throw error }
            return other
        }
    }

    /// The minute in which a second lies, in UTC.
    static func minute(_ second: Int) -> PartialDate {
        let moment = Moment(minutes: second / 60)
        return PartialDate(moment.day, minutes: moment.minutes - moment.day.number * 1440, offset: 0)
    }

    /// Takes a judgement back.
    /// - Parameter owner: only if it is his; nil where whose it is does not matter.
    /// - Returns: what was taken back; nil where there was nothing to take back.
    func withdraw(_ key: Int64, by coder: String, owner: String?, at second: Int) async throws -> Correction? {
        try await writing.run { [database] in
            let store = try Store(path: database, access: .writing)
            guard let kept = try store.history(CorrectionSelection(before: key + 1), limit: 1).first, kept.key == key, kept.withdrawn == nil else { return nil }
            if let owner, kept.correction.coder != owner { throw Fault(403, "role", owner) }
            return try store.withdraw(key, by: coder, at: second) ? kept.correction : nil
        }
    }
}

internal import HudnaRecord
internal import HudnaStore
internal import Synchronization

/// The processes that coders' words bear on, built anew, and those as they were known at some moment, each kept as long as what it is built of is the same: so
/// whoever asks again and again need not build them again and again.
public final class CorrectedProcesses: Sendable {
    /// So many are kept; the one made first goes first.
    private static let most = 64
    /// Of other moments so many bytes; likewise.
    private static let mostThen = 24 << 20
    /// Of lists without their entries so many; then all go.
    private static let mostLists = 16 << 20

    private struct Kept {
        var ground: CorrectionPlan.Ground
        /// Nil where there is no process any more.
        var process: PackedProcess?
        var made: Int
    }

    /// A process as it was known at some moment.
    private struct Then: Hashable {
        var id: String
        var clock: Clock

        init(_ id: String, _ clock: Clock) {
            (self.id, self.clock) = (id, clock)
            // What was so then is chosen when its entries are asked for.
            self.clock.asOf = nil
        }
    }

    /// What is kept of a moment is of these readings and corrections.
    private struct KeptThen {
        var stamp: String
        var corrections: [Correction]
        var process: PackedProcess?
        var made: Int
    }

    /// Lists of what is kept built, without their entries.
    private struct Lists {
        var stamp = ""
        var lists: [String: [String: KeptList]] = [:]
        var size = 0
    }

    private struct State {
        var lists = Lists()
        var then: [Then: KeptThen] = [:]
        var plan: (stamp: String, corrections: [Correction], plan: CorrectionPlan)?
        var processes: [String: Kept] = [:]
        var count = 0
    }

    private let state = Mutex(State())

    public init() {}

    /// What coders' words bear on, of all that a store holds.
    /// - Throws: `StoreError`, and what `words` throws.
    func plan(_ store: Store, _ book: CorrectionBook, words: () throws -> RecordWords) throws -> CorrectionPlan {
        let stamp = try store.readingsStamp()
        if let known = state.withLock(\.plan), known.stamp == stamp, known.corrections == book.corrections { return known.plan }
        let plan = try CorrectionPlan(store, knownBy: nil, book: book, words: try words())
        state.withLock { $0.plan = (stamp, book.corrections, plan) }
        return plan
    }

    /// A list of a process that is kept built, without its entries.
    /// - Parameter read: reads it where it is not at hand.
    /// - Throws: what `read` throws.
    func list(_ name: String, of process: String, stamp: String, read: () throws -> KeptList) throws -> KeptList {
        if let known = state.withLock({ $0.lists.stamp == stamp ? $0.lists.lists[process]?[name] : nil }) { return known }
        let list = try read()
        state.withLock { state in
            if state.lists.stamp != stamp || state.lists.size + list.size > Self.mostLists { state.lists = Lists(stamp: stamp) }
            state.lists.lists[process, default: [:]][name] = list
            state.lists.size += list.size
        }
        return list
    }

    /// A process as it was known at some moment, if that was asked for before; nil inside where it was none then.
    func process(_ id: String, at clock: Clock, stamp: String, _ book: CorrectionBook) -> PackedProcess?? {
        guard let kept = state.withLock({ $0.then[Then(id, clock)] }), kept.stamp == stamp, kept.corrections == book.corrections else { return nil }
        return .some(kept.process)
    }

    func keep(_ process: PackedProcess?, _ id: String, at clock: Clock, stamp: String, _ book: CorrectionBook) {
        state.withLock { state in
            state.count += 1
            state.then[Then(id, clock)] = KeptThen(stamp: stamp, corrections: book.corrections, process: process, made: state.count)
            while state.then.reduce(0, { $0 + ($1.value.process?.size ?? 0) }) > Self.mostThen,
                let oldest = state.then.min(by: { $0.value.made < $1.value.made })
            { state.then[oldest.key] = nil }
        }
    }

    /// A process as it is with what coders have said of its claims; nil where there is none.
    /// - Throws: `StoreError`, and what `words` throws.
    func process(_ id: String, _ plan: CorrectionPlan, _ store: Store, _ book: CorrectionBook, words: () throws -> RecordWords) throws -> PackedProcess? {
        let ground = plan.ground(of: id)
        if let kept = state.withLock({ $0.processes[id] }), kept.ground == ground { return kept.process }
        // Entries are corrected when they are asked for: what is said of them is no ground to build anew.
        let built = ProcessRecord(id, of: try plan.own(id, store), words: try words(), clock: Clock(), book: book.withoutEntries)
        let process = built.map(PackedProcess.init)
        state.withLock { state in
            state.count += 1
            state.processes[id] = Kept(ground: ground, process: process, made: state.count)
            if state.processes.count > Self.most, let oldest = state.processes.min(by: { $0.value.made < $1.value.made }) { state.processes[oldest.key] = nil }
        }
        return process
    }
}

/// A process with its lists, in few bytes.
struct PackedProcess: Sendable {
    private let head: ProcessView
    private let lists: [String: PackedItems]

    init(_ built: ProcessRecord) {
        (head, lists) = (built.view.head, Dictionary(uniqueKeysWithValues: ProcessView.lists.map { ($0, PackedItems(built.items(list: $0))) }))
    }

    /// - Throws: what reading its lists throws.
    init(_ view: ProcessView) throws {
        (head, lists) = (view.head, Dictionary(uniqueKeysWithValues: try ProcessView.lists.map { ($0, PackedItems(try view.items($0))) }))
    }

    /// In bytes.
    var size: Int { lists.values.reduce(0) { $0 + $1.size } }

    /// As questions look at it.
    var view: ProcessView {
        head.reading(
            slice: { [lists] list, places in lists[list].map { ($0.items(at: places), $0.count) } ?? ([], 0) },
            { [lists] list, _, isWanted in lists[list]?.items(where: isWanted) ?? [] })
    }
}

internal import HudnaRecord
internal import HudnaStore
internal import Synchronization

/// The processes that coders' words bear on, built anew, each kept as long as what it is built of is the same: so whoever asks again and again need not
/// build them again and again.
public final class CorrectedProcesses: Sendable {
    /// So many are kept; the one made first goes first.
    private static let most = 64

    private struct Kept {
        var ground: CorrectionPlan.Ground
        /// Nil where there is no process any more.
        var process: PackedProcess?
        var made: Int
    }

    private struct State {
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
        head = built.view.head
        let names = [ProcessView.actors] + Topic.allCases.map(\.rawValue)
        lists = Dictionary(uniqueKeysWithValues: names.map { ($0, PackedItems(built.items(list: $0))) })
    }

    /// As questions look at it.
    var view: ProcessView {
        head.reading { [lists] list, isWanted in lists[list]?.items(where: isWanted) ?? [] }
    }
}

internal import HudnaRecord

/// The human cost as reports count it, each figure with the day it was told.
struct TollBuilder {
    private static let counted: Set<Figure.What> = [.killed, .injured, .displaced, .missing, .detained, .released]

    /// Days after which a sum that is told again is one of that day.
    private static let reach = 7
    /// From this on a number counts the dead of the whole war, and not of one attack.
    static let sum = 1000.0

    let directory: ActorDirectory
    let clock: Clock

    private struct Key: Hashable {
        var what: Figure.What
        var of: [[UInt8]]
        var qualifier: Figure.Qualifier
        var low: Double?
        var high: Double?

        /// The same number, with who is counted told once and left out once.
        func isPart(of other: Key) -> Bool {
            what == other.what && qualifier == other.qualifier && low == other.low && high == other.high && (of.isEmpty || other.of.isEmpty)
        }
    }

    /// - Parameter readings: those that are most of all about the process, with their numbers.
    func toll(_ readings: [(report: Int, kept: KeptReading)]) -> [TollEntry] {
        var out: [(key: Key, entry: TollEntry)] = []
        for (report, kept) in readings {
            guard let known = clock.known(kept) else { continue }
            for figure in kept.reading.figures where Self.counted.contains(figure.what) {
                let key = Key(what: figure.what, of: PlainText.name(figure.of), qualifier: figure.qualifier, low: figure.low, high: figure.high)
                let evidence = kept.evidence(figure.text, at: figure.span, known: known)
                if let index = out.firstIndex(where: { known in
                    let isOfOneTime =
                        (key.low ?? 0) < Self.sum || known.entry.evidence.contains { abs($0.known.day.number - evidence.known.day.number) <= Self.reach }
                    return known.key == key && isOfOneTime
                        || known.key.isPart(of: key) && known.entry.evidence.contains { $0.report == evidence.report }
                }) {
                    if !out[index].entry.evidence.contains(evidence) { out[index].entry.evidence.append(evidence) }
                    continue
                }
                let reporter = figure.source.compactMap { directory.number($0, report: report) }.map { directory.actors[$0].name }
                let day = kept.reading.date.interval.end ?? PartialDate(known.day)
                out.append(
                    (
                        key,
                        TollEntry(
                            what: figure.what, of: figure.of, qualifier: figure.qualifier, low: figure.low, high: figure.high, since: figure.when.start,
                            asOf: day, reporter: reporter, evidence: [evidence])
                    ))
            }
        }
        return out.map(\.entry)
    }
}

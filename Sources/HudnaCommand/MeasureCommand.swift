internal import ArgumentParser
internal import Foundation
internal import Hudna
internal import HudnaLanguage

/// `hudna measure`: how fast copies are found and stories made, apart from reading (for Benchmarks/bench.py).
struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "Prints how fast copies are found and stories made (for Benchmarks/bench.py).", shouldDisplay: false)

    @OptionGroup var options: StoryOptions

    @Option(help: "So many reports are in the book when the measured ones come.")
    var stored = 100_000

    func validate() throws {
        try options.reading.requirePaths()
        if !(0...10_000_000).contains(stored) { throw ValidationError("--stored must be from 0 to 10000000.") }
    }

    func run() throws {
        let messages = Messages(isQuiet: true)
        let reports = try options.reports(try options.reading.work.words.load(messages), messages)
        let measure = StoryMeasure(reports)
        var pairs = 0
        tell("copies", measure.count, seconds { pairs = measure.copies(folding: false, timed: $0) }, "\(pairs) pairs")
        tell("copies with folding", measure.count, seconds { _ = measure.copies(folding: true, timed: $0) }, "")
        tell("stories", measure.count, seconds { measure.grouping(into: stored, timed: $0) }, "\(stored) in the book before")
    }

    private func tell(_ what: String, _ reports: Int, _ seconds: Double, _ more: String) {
        let rate = Int(Double(reports) / max(seconds, 1e-9))
        print("\(what): \(reports) reports in \(seconds) s of processor time, \(rate) a second" + (more.isEmpty ? "" : ", " + more))
    }

    /// The processor time of this thread that what is timed in there takes: other programs make no difference.
    private func seconds(_ body: ((() -> Void) -> Void) -> Void) -> Double {
        var taken = 0.0
        body { work in
            let start = now()
            work()
            taken += now() - start
        }
        return taken
    }

    private func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

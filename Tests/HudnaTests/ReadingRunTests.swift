import Foundation
import HudnaIntake
import HudnaLanguage
import HudnaRecord
import Synchronization
import Testing

@testable import Hudna

@Suite struct OrderedWorkersTests {
    @Test(arguments: [1, 2, 7])
    func resultsComeInTheOrderOfTheJobs(_ count: Int) {
        let workers = OrderedWorkers<Int, Int>(count: count) {
            { job in
                // Later jobs are done sooner.
                Thread.sleep(forTimeInterval: Double((97 - job % 97) % 7) / 2000)
                return job * 2
            }
        }
        defer { workers.close() }
        var results: [Int] = []
        for job in 0..<300 {
            while workers.inFlight >= 20, let made = workers.take() { results.append(made) }
            workers.submit(job)
            #expect(workers.inFlight <= 20)
            while let made = workers.takeIfDone() { results.append(made) }
        }
        while let made = workers.take() { results.append(made) }
        #expect(results == (0..<300).map { $0 * 2 })
        #expect(workers.take() == nil)
    }

    @Test func eachThreadHasAWorkerOfItsOwn() {
        let made = Mutex(0)
        let workers = OrderedWorkers<Int, Int>(count: 3) {
            made.withLock { $0 += 1 }
            return { $0 }
        }
        for job in 0..<50 { workers.submit(job) }
        var taken = 0
        while workers.take() != nil { taken += 1 }
        workers.close()
        #expect(taken == 50)
        #expect(made.withLock { $0 } <= 3)
    }
}

@Suite struct ReadingRunTests {
    /// Made once; compiling the words takes a while in debug builds.
    static let shared = Result { try Language() }
    func language() throws -> Language { try ReadingRunTests.shared.get() }

    private func run(_ lines: [String], jobs: Int, minimumConfidence: Double = 0, isSkimming: Bool = false) throws -> [Reading] {
        let path = NSTemporaryDirectory() + "hudna-" + UUID().uuidString + ".jsonl"
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        var readings: [Reading] = []
        var run = ReadingRun(language: try language(), jobs: jobs, minimumConfidence: minimumConfidence)
        run.isSkimming = isSkimming
        try run.run(Intake(paths: [path]) { _ in }, transform: { reading, _ in reading }, deliver: { readings += $0 })
        return readings
    }

    private func line(_ id: Int, published: String? = nil, text: String = "وصل الوفدان إلى العاصمة") -> String {
        "{\"id\":\"\(id)\",\"text\":\"\(text)\"" + (published.map { ",\"published\":\"\($0)\"" } ?? "") + "}"
    }

    /// Dated and undated reports mixed, of very different lengths.
    @Test(arguments: [1, 2, 5])
    func orderIsThatOfTheInput(_ jobs: Int) throws {
        let lines = (0..<240).map { number in
            line(
                number, published: number % 3 == 0 || number < 100 ? "2020-01-13T12:00+02:00" : nil,
                text: String(repeating: "وصل الوفدان إلى العاصمة. ", count: 1 + number * 7919 % 13))
        }
        let readings = try run(lines, jobs: jobs)
        #expect(readings.map(\.report) == (0..<240).map(String.init))
        for reading in readings.prefix(100) {
            #expect(reading.date.basis == .given)
            #expect(reading.date.interval == DateInterval(PartialDate(year: 2020, month: 1, day: 13)))
            #expect(reading.published?.iso == "2020-01-13T12:00+02:00")
        }
    }

    @Test func groupsOfUndatedReportsAreBounded() throws {
        let count = ReadingRun.groupReports * 2 + 10
        let readings = try run((0..<count).map { line($0, text: "هدنة") }, jobs: 2)
        #expect(readings.map(\.report) == (0..<count).map(String.init))
    }

    /// A dated report before, between and behind the undated ones dates them alike.
    @Test func theOrderOfTheInputMakesNoDifferenceToDates() throws {
        let story = "وصل قائد الحراس سالم الراوي إلى مرسين اليوم الثلاثاء للتوقيع على اتفاق السدود، وينتظر عقد مؤتمر بردى آخر الشهر الحالي."
        let again = "وقال الراوي في مرسين الثلاثاء إن قائد الحراس سالم الراوي وصل للتوقيع على اتفاق السدود."
        let later = "ذكر الوزير أن الوفود اجتمعت في يناير من هذا العام قبيل مؤتمر بردى."
        let lines = [
            line(1, published: "2032-01-13", text: story), line(2, text: again), line(3, text: later), line(4, published: "2032-01-14", text: "أمطار غزيرة"),
        ]
        func dates(_ lines: [String]) throws -> [String: ReportDate] {
            Dictionary(uniqueKeysWithValues: try run(lines, jobs: 2).map { ($0.report, $0.date) })
        }
        let expected = try dates(lines)
        #expect(expected["2"]?.interval.iso == "2032-01-10/2032-01-16" && expected["2"]?.reasons == ["tells the same story as 1, of 2032-01-13"])
        for turned in [Array(lines.reversed()), Array(lines[1...] + lines[..<1]), [lines[2], lines[0], lines[3], lines[1]]] {
            #expect(try dates(turned) == expected)
        }
    }

    /// Who wants texts and dates alone gets the same dates, without the reading of what is dated.
    @Test func skimmingReadsNothingButDates() throws {
        let text = "أعلنت جبهة التلال هدنة في سندوان مدتها ثلاثة أيام تبدأ مساء الخميس."
        let lines = [line(1, published: "2032-01-13T10:00+02:00", text: text), line(2, text: text), line(3, published: "2032-01-13", text: "English")]
        let (whole, skimmed) = (try run(lines, jobs: 2), try run(lines, jobs: 2, isSkimming: true))
        #expect(skimmed.map(\.date) == whole.map(\.date) && skimmed.map(\.published) == whole.map(\.published))
        #expect(skimmed.map(\.skipped) == whole.map(\.skipped) && whole.map(\.claims.isEmpty) == [false, false, true])
        #expect(skimmed.map(\.claims.isEmpty) == [true, true, true])
    }

    @Test func skippedReportsHaveEmptyListsAndAReason() throws {
        let readings = try run([line(0, text: ""), line(1, published: "2020-01-13", text: "English"), line(2)], jobs: 2)
        #expect(readings.map(\.skipped) == ["no text", "language", nil])
        #expect(readings[1].date.basis == .given)
        #expect(readings[0].claims.isEmpty && readings[0].actors.isEmpty)
    }

    @Test func whatDeliverThrowsEndsTheRun() throws {
        struct Enough: Error {}
        let path = NSTemporaryDirectory() + "hudna-" + UUID().uuidString + ".jsonl"
        try Data((0..<2_000).map { line($0, published: "2020") }.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        var delivered = 0
        let run = ReadingRun(language: try language(), jobs: 2)
        #expect(throws: Enough.self) {
            try run.run(
                Intake(paths: [path]) { _ in }, transform: { reading, _ in reading.report },
                deliver: { reports in
                    delivered += reports.count
                    if delivered > 100 { throw Enough() }
                })
        }
        #expect(delivered < 2_000)
    }
}

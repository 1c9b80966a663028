import Foundation
import HudnaIntake
import HudnaRecord
import Testing

@testable import Hudna

extension ReadingRunTests {
    /// The seeds of the fuzzer of the reading: nothing traps, and all spans lie in the text.
    @Test func seedsOfTheFuzzer() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Fuzzing/seeds/read").standardizedFileURL
        var count = 0
        try ReadingRun(language: try language(), jobs: 2).run(Intake(paths: [folder.path]) { _ in }, transform: { ($0, $1) }) { readings in
            for (reading, report) in readings {
                count += 1
                let scalars = String(decoding: report.text, as: UTF8.self).unicodeScalars.count
                let spans =
                    reading.claims.flatMap { [$0.evidenceSpan, $0.predicateSpan] } + reading.actors.flatMap { $0.mentions.map(\.span) }
                    + reading.quotes.map(\.span)
                    + reading.figures.map(\.span) + reading.times.map(\.span) + reading.findings.map(\.span)
                for span in spans { #expect(span.start >= 0 && span.start <= span.end && span.end <= scalars, "\(report.id)") }
            }
        }
        #expect(count == 8)
    }
}

import Foundation
import Hudna
import HudnaIntake
import HudnaLanguage
import HudnaRecord
import HudnaStore
import Testing

/// What goes in comes out equal, in an order that does not depend on that of arrival.
@Suite struct KeptTests {
    let file = TemporaryFile()

    private func told(_ reading: Reading) -> String { String(reflecting: reading) }

    @Test func everySampleComesOutAsItWentIn() throws {
        let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Samples").standardizedFileURL.path
        var manifest = Manifest()
        for folder in ["libya-2020", "fiction"] { try manifest.add(path: "\(samples)/\(folder)/manifest.jsonl") }
        let store = try Store(path: file.path, access: .writing)
        var readings: [String: Reading] = [:]
        try ReadingRun(language: try Language(), jobs: 2).run(Intake(paths: [samples], manifest: manifest) { _ in }, transform: { ($0, $1) }) { made in
            for (reading, _) in made { readings[reading.report] = reading }
            _ = try store.add(made.map { Addition($0, of: $1) }, setup: someSetup, readAt: someMoment)
        }
        let kept = try store.kept()
        #expect(kept.count == readings.count && kept.count == 24)
        for one in kept {
            #expect(told(one.reading) == readings[one.reading.report].map(told))
            #expect(one.version == 1 && one.readAt.iso == "2031-09-02T12:00+00:00")
        }
        let published = kept.compactMap { $0.reading.published?.iso }
        #expect(published.count == 24)
        #expect(kept.contains { !$0.reading.claims.isEmpty } && kept.contains { !$0.reading.figures.isEmpty })
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func anyReadingComesOutAsItWentIn(_ seed: UInt64) throws {
        var random = RandomReadings(seed: seed)
        let readings = (0..<60).map { random.reading("r\($0)") }
        let store = try Store(path: file.path, access: .writing)
        #expect(try store.add(readings).added == 60)
        let first = try store.kept()
        #expect(first.count == 60)
        for one in first { #expect(told(one.reading) == told(try #require(readings.first { $0.report == one.reading.report }))) }

        let other = TemporaryFile()
        let shuffled = try Store(path: other.path, access: .writing)
        for reading in readings.shuffled(using: &random.numbers) { try shuffled.add([reading]) }
        #expect(try shuffled.kept().map { told($0.reading) } == first.map { told($0.reading) })
    }

    @Test func orderIsThatOfBecomingKnown() throws {
        let store = try Store(path: file.path, access: .writing)
        let published = ["d": nil, "a": "2020-01-13", "b": "2020-01-13T23:58+00:00", "c": "2020-01-14T01:00+02:00", "e": "2020-01", "f": "2020-01-13"]
        try store.add(
            published.map { id, date in
                var reading = Reading(report: id)
                reading.published = date.flatMap { PartialDate(iso: $0) }
                return reading
            })
        #expect(try store.kept().map(\.reading.report) == ["c", "b", "a", "f", "e", "d"])
        #expect(try store.kept(where: Selection(knownBy: moment("2020-01-13"))).map(\.reading.report) == ["c", "b", "a", "f"])
        // A report without a date is known from when it was read.
        let read = Moment(minutes: someMoment / 60)
        #expect(try store.kept(where: Selection(knownBy: read)).map(\.reading.report) == ["c", "b", "a", "f", "e", "d"])
        #expect(try store.kept(where: Selection(knownBy: Moment(minutes: read.minutes - 1))).map(\.reading.report) == ["c", "b", "a", "f", "e"])
        #expect(try store.kept(where: Selection(knownFrom: read)).map(\.reading.report) == ["d"])
        #expect(try store.kept(where: Selection(knownBy: moment("2020-01-13T23:58"))).map(\.reading.report) == ["c", "b"])
    }
}

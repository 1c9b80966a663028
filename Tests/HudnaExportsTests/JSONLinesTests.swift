import Foundation
import HudnaRecord
import Testing

@testable import HudnaExports

@Suite struct JSONLinesTests {
    private func parsed(_ reading: Reading) throws -> [String: Any] {
        let line = JSONLines().string(reading)
        #expect(!line.contains("\n"))
        return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    /// What `gold-format.md` asks for, and nothing null but open bounds of figures.
    @Test func shapeOfTheAnnotationFiles() throws {
        let object = try parsed(sampleReading())
        #expect(object["report"] as? String == "000_a")
        #expect(object["title"] as? String == "حفتر يصل\u{202E} موسكو")
        #expect(object["outlet"] as? String == "outlet A")
        #expect(object["url"] as? String == "http://example.org/؟a=1&b=\\")
        #expect(object["published"] == nil && object["skipped"] == nil)
        let date = try #require(object["date"] as? [String: Any])
        #expect(date["start"] as? String == "2020-01-13" && date["end"] as? String == "2020-01-13" && date["basis"] as? String == "inferred")
        #expect(date["reasons"] as? [String] == ["Monday", "13 \"يناير\""])
        let actor = try #require((object["actors"] as? [[String: Any]])?.first)
        #expect(actor["name"] as? String == "خليفة حفتر" && actor["kind"] as? String == "person" && actor["rule"] as? String == "listed:haftar")
        #expect(actor["mentions"] as? [String] == ["حفتر", "خليفة حفتر"])
        #expect(actor["mention_spans"] as? [[Int]] == [[0, 4], [20, 30]])
    }

    @Test func claims() throws {
        let claims = try #require(try parsed(sampleReading())["claims"] as? [[String: Any]])
        let claim = try #require(claims.first)
        #expect(claim["type"] as? String == "request-time" && claim["status"] as? String == "planned")
        #expect(claim["actors"] as? [String] == ["خليفة حفتر"] && claim["targets"] as? [String] == ["روسيا"])
        #expect(claim["object"] as? String == "مهلة\nليومين" && claim["place"] as? String == "موسكو")
        #expect(claim["when"] as? [String: String] == ["start": "2020-01-13T09:28+03:00", "end": "2020-02"])
        #expect(claim["source"] as? [String] == ["لافروف"] && claim["via"] as? [String] == ["تاس", "سبوتنيك"])
        #expect(claim["evidence"] as? String == "طلب \"مهلة\"")
        #expect(claim["evidence_span"] as? [Int] == [40, 60] && claim["predicate_span"] as? [Int] == [40, 43])
        #expect(claim["rule"] as? String == "request-1" && claim["confidence"] as? Double == 0.877)
        #expect(claims[1]["when"] as? [String: String] == ["start": "", "end": ""])
        #expect(claims[1]["actors"] as? [String] == [])
    }

    @Test func quotesFiguresTimesFindings() throws {
        let object = try parsed(sampleReading())
        let quote = try #require((object["quotes"] as? [[String: Any]])?.last)
        #expect(quote["speaker"] as? String == "لافروف" && quote["via"] as? [String] == ["تاس"] && quote["kind"] as? String == "indirect")
        #expect(quote["text"] as? String == "أن الأمل قائم" && quote["span"] as? [Int] == [110, 123] && quote["rule"] as? String == "say-that")
        let figures = try #require(object["figures"] as? [[String: Any]])
        #expect(figures[0]["low"] as? Int == 280 && figures[0]["high"] is NSNull && figures[0]["qualifier"] as? String == "more-than")
        #expect(figures[0]["when"] as? [String: String] == ["start": "2019-04-04", "end": ""])
        #expect(figures[1]["low"] as? Double == 2.5 && figures[1]["high"] as? Int == 10)
        let times = try #require(object["times"] as? [[String: Any]])
        #expect(times.map { $0["start"] as? String } == ["2020-01-13", "P3D", "2019-04"])
        #expect(times.map { $0["end"] as? String } == ["2020-01-13", "", ""])
        #expect(times.map { $0["kind"] as? String } == ["date", "duration", "date"])
        let finding = try #require((object["findings"] as? [[String: Any]])?.first)
        #expect(finding["code"] as? String == "glued-words" && finding["note"] as? String == "سوريا | وتركيا" && finding["span"] as? [Int] == [240, 251])
    }

    @Test func aSkippedReportHasEmptyLists() {
        var reading = Reading(report: "x")
        reading.skipped = "language"
        reading.published = PartialDate(iso: "2015-07-21 02:51:32")
        #expect(
            JSONLines().string(reading)
                == #"{"report":"x","published":"2015-07-21T02:51","skipped":"language","date":{"start":"","end":"","basis":"inferred","reasons":[]},"actors":[],"claims":[],"quotes":[],"figures":[],"times":[],"findings":[]}"#
        )
    }

    @Test func idsAreTheSameInEveryRunAndUniqueInAReport() throws {
        func ids(_ reading: Reading) throws -> [String] {
            let object = try parsed(reading)
            return ["actors", "claims", "quotes", "figures", "times"].flatMap { (object[$0] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String } }
        }
        let reading = sampleReading()
        let first = try ids(reading)
        #expect(first.count == 13 && Set(first).count == 13)
        #expect(first.allSatisfy { $0.count == 16 })
        #expect(try ids(reading) == first)
        // Recorded: a change here changes the ids of everything that was ever read.
        #expect(first.first == "99df3a7dc40c92bf")
        var twice = reading
        twice.claims += reading.claims
        #expect(Set(try ids(twice)).count == 16)
        var other = reading
        other.report = "000_b"
        #expect(Set(try ids(other)).isDisjoint(with: first))
    }

    @Test func everyCharacterSurvives() throws {
        var text = ""
        for value in [0...0x2FF as ClosedRange<UInt32>, 0x600...0x6FF, 0x2000...0x206F, 0xFE70...0xFEFE, 0x1F600...0x1F64F] {
            for scalar in value { if let scalar = Unicode.Scalar(scalar) { text.unicodeScalars.append(scalar) } }
        }
        var reading = Reading(report: text)
        reading.outlet = "\"\\/"
        let object = try parsed(reading)
        #expect((object["report"] as? String)?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
        #expect(object["outlet"] as? String == "\"\\/")
    }

    @Test(arguments: [
        (0.0, "0"), (-3, "-3"), (2.5, "2.5"), (146_000, "146000"), (1e15, "1000000000000000"), (1e300, "1e+300"), (-0.001, "-0.001"), (.infinity, "null"),
        (.nan, "null"), (-.infinity, "null"),
    ])
    func numbers(_ value: Double, _ text: String) throws {
        var writer = JSONWriter()
        writer.number(value)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
    }

    @Test(arguments: [(0, "0"), (7, "7"), (-12, "-12"), (Int.max, "9223372036854775807"), (Int.min, "-9223372036854775808")])
    func integers(_ value: Int, _ text: String) {
        var writer = JSONWriter()
        writer.number(value)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
    }

    @Test func datesAreWrittenAsTheRecordWritesThem() throws {
        for iso in ["0033", "2020", "2020-01", "2020-01-13", "2020-12-31T00:05", "2020-01-13T09:28+03:00", "2020-01-13T23:59-09:30", "2020-01-13T09:28+00:00"] {
            var reading = Reading(report: "x")
            reading.published = PartialDate(iso: iso)
            #expect(reading.published?.iso == iso)
            #expect(try parsed(reading)["published"] as? String == iso)
        }
    }
}

import HudnaRecord
import HudnaText
import Testing
@testable import HudnaReading

@Suite struct TimesReaderTests {
    @Test func corpus() throws {
        let reader = TimeReader(language: try Fixture.language.get())
        for line in try CorpusLine.all("times", ".corpus.jsonl") {
            let sheet = try Fixture.sheet(line.text)
            let found = reader.read(sheet, date: Fixture.date(line.object["date"] as? String))
            for row in line.rows("times") {
                let text = row["text"] as? String ?? ""
                let value = "\(row["start"] as? String ?? "")..\(row["end"] as? String ?? "")"
                guard let time = found.first(where: { $0.expression.text == text }) else {
                    let near = found.map(\.expression.text)
                    Issue.record("\(line.place): \(near.isEmpty ? "nothing found" : "wrong span") for \(text): \(near)")
                    continue
                }
                #expect(
                    found.contains { $0.expression.text == text && $0.value == value }, "\(line.place): wrong value of \(text): \(time.value), not \(value)")
                #expect(time.expression.kind.rawValue == row["kind"] as? String, "\(line.place): \(text) is \(time.expression.kind)")
            }
            #expect(found.count == line.rows("times").count, "\(line.place): found \(found.map(\.expression.text))")
        }
    }

    @Test func negatives() throws {
        let reader = TimeReader(language: try Fixture.language.get())
        for line in try CorpusLine.all("times", ".negative.jsonl") {
            let found = reader.read(try Fixture.sheet(line.text), date: Fixture.date("2015-08-10"))
            #expect(found.map(\.expression.text) == [], "\(line.place): found \(found.map(\.expression.text))")
        }
    }

    @Test func spansLieInTheText() throws {
        let reader = TimeReader(language: try Fixture.language.get())
        for line in try CorpusLine.all("times", ".corpus.jsonl") {
            let scalars = Array(line.text.unicodeScalars)
            for time in reader.read(try Fixture.sheet(line.text), date: Fixture.date("2015-08-10")) {
                let span = time.expression.span
                var slice = String.UnicodeScalarView()
                slice.append(contentsOf: scalars[span.start..<span.end])
                #expect(String(slice) == time.expression.text, "\(line.place)")
            }
        }
    }

    @Test func weekdayThatDisagrees() throws {
        let reader = TimeReader(language: try Fixture.language.get())
        // 2015-07-21 was a Tuesday.
        let read = reader.readAll(try Fixture.sheet("التقى الوفدان اليوم (الاثنين) وغادرا مساء أمس."), date: Fixture.date("2015-07-21"))
        #expect(read.times.map(\.value) == ["2015-07-20..2015-07-20", "2015-07-19..2015-07-19"])
        #expect(read.findings.map(\.code) == ["weekday-disagrees"])
        let full = reader.readAll(try Fixture.sheet("وقع الاتفاق يوم السبت 12 مارس 2016."), date: Fixture.date("2016-04-01"))
        #expect(full.findings.isEmpty)
        let wrong = reader.readAll(try Fixture.sheet("وقع الاتفاق يوم الأحد 12 مارس 2016."), date: Fixture.date("2016-04-01"))
        #expect(wrong.findings.map(\.code) == ["weekday-disagrees"])
        #expect(wrong.times.map(\.value) == ["2016-03-12..2016-03-12"])
    }

    @Test func unknownReportDate() throws {
        let reader = TimeReader(language: try Fixture.language.get())
        let times = reader.read(try Fixture.sheet("اجتمعوا أمس وكانوا وقعوا في 3 مايو 2016 هدنة لمدة شهر."), date: Fixture.date(nil))
        #expect(times.map(\.value) == ["..", "2016-05-03..2016-05-03", "P1M.."])
        #expect(times.map(\.isAnchored) == [false, true, false])
    }

    @Test func intervalOfReportDates() throws {
        let reader = TimeReader(language: try Fixture.language.get())
        let times = reader.read(try Fixture.sheet("اجتمعوا أمس بعد أن وقعوا يوم الأحد الماضي."), date: Fixture.date("2022-05-23/2022-05-24"))
        #expect(times.map(\.value) == ["2022-05-22..2022-05-23", "2022-05-22..2022-05-22"])
    }

    @Test func ummAlQura() throws {
        let calendar = TimeReader(language: try Fixture.language.get()).index.calendar
        #expect(calendar.day(year: 1436, month: 10, day: 26) == CalendarDay(year: 2015, month: 8, day: 11))
        #expect(calendar.day(year: 1436, month: 10, day: 31) == nil)
        let back = calendar.yearAndMonth(of: try #require(CalendarDay(year: 2015, month: 8, day: 11)))
        #expect(back.year == 1436 && back.month == 10)
        // Before the table: tabular.
        #expect(calendar.day(year: 1, month: 1, day: 1) == CalendarDay(number: -492_148))
    }
}

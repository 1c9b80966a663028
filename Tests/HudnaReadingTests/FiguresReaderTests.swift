import HudnaRecord
import HudnaText
import Testing
@testable import HudnaReading

@Suite struct FiguresReaderTests {
    private func read(_ line: CorpusLine) throws -> [Figure] {
        let language = try Fixture.language.get()
        let sheet = try Fixture.sheet(line.text)
        let times = TimeReader(language: language).read(sheet, date: Fixture.date("2015-08-10"))
        return FigureReader(language: language).read(sheet, times: times).map(\.figure)
    }

    /// `killed more-than 280..`
    private func value(_ figure: Figure) -> String { "\(figure.what.rawValue) \(figure.qualifier.rawValue) \(number(figure.low))..\(number(figure.high))" }
    private func number(_ value: Double?) -> String { value.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" } ?? "" }

    @Test func corpus() throws {
        for line in try CorpusLine.all("figures", ".corpus.jsonl") {
            let found = try read(line)
            for row in line.rows("figures") {
                let text = row["text"] as? String ?? ""
                let expected = row["value"] as? String ?? ""
                guard let figure = found.first(where: { $0.text == text }) else {
                    let near = found.map(\.text)
                    Issue.record("\(line.place): \(near.isEmpty ? "nothing found" : "wrong span") for \(text): \(near)")
                    continue
                }
                #expect(found.contains { $0.text == text && value($0) == expected }, "\(line.place): wrong value of \(text): \(value(figure)), not \(expected)")
                if let of = row["of"] as? String { #expect(figure.of == of, "\(line.place): \(text) counts \(figure.of)") }
            }
            #expect(found.count == line.rows("figures").count, "\(line.place): found \(found.map(\.text))")
        }
    }

    @Test func negatives() throws {
        for line in try CorpusLine.all("figures", ".negative.jsonl") {
            let found = try read(line)
            #expect(found.map(\.text) == [], "\(line.place)")
        }
    }
}

import Hudna
import HudnaRecord
import Testing

@testable import HudnaWeb

/// What is told to have changed between two moments.
@Suite struct ListChangesTests {
    private static func evidence(_ report: String) -> Evidence {
        Evidence(report: report, outlet: nil, text: "…", span: Span(0, 5), known: Moment(minutes: 0))
    }

    private static func position(_ party: String, _ stand: String, _ instrument: String, name: String, _ reports: [String]) -> RecordItem {
        RecordItem(
            facets: Facets(),
            fields: [
                .init("party", .text(party)), .init("position", .text(stand)), .init("date", .text("2031-03-02")), .init("instrument", .text(instrument)),
                .init("instrument_name", .text(name)),
            ], evidence: reports.map(evidence))
    }

    private static func instrument(_ id: String, _ name: String, _ reports: [String]) -> RecordItem {
        RecordItem(
            facets: Facets(), fields: [.init("id", .text(id)), .init("name", .text(name)), .init("kind", .text("truce"))], evidence: reports.map(evidence))
    }

    @Test func moreSourcesAreNoChange() {
        let changes = ListChanges(
            .positions, from: [Self.position("مجلس", "signed", "i", name: "هدنة", ["a"])],
            to: [Self.position("مجلس", "signed", "i", name: "هدنة", ["a", "b"])])
        #expect(changes.isEmpty)
    }

    /// An instrument that got another name and id with a later report is the same, and only its name has changed; its positions have not.
    @Test func anotherLabelIsAChangeOfTheLabelAlone() {
        let instruments = ListChanges(.instruments, from: [Self.instrument("i1", "هدنة", ["a"])], to: [Self.instrument("i2", "هدنة الوادي", ["a", "b"])])
        #expect(instruments.added.isEmpty && instruments.gone.isEmpty && instruments.ids == ["i1": "i2"])
        #expect(instruments.changed.map { $0.fields.map(\.field) } == [["name"]])
        #expect(instruments.changed[0].fields[0].before == ["هدنة"] && instruments.changed[0].fields[0].after == ["هدنة الوادي"])
        let positions = ListChanges(
            .positions, from: [Self.position("مجلس", "signed", "i1", name: "هدنة", ["a"])],
            to: [Self.position("مجلس", "signed", "i2", name: "هدنة الوادي", ["a"])], instruments: instruments.ids)
        #expect(positions.isEmpty)
    }

    @Test func whatDiffersIsTold() {
        let changes = ListChanges(
            .positions,
            from: [Self.position("مجلس", "ready", "i", name: "هدنة", ["a"]), Self.position("جبهة", "signed", "i", name: "هدنة", ["a"])],
            to: [Self.position("مجلس", "refused", "i", name: "هدنة", ["a"]), Self.position("قبيلة", "signed", "i", name: "هدنة", ["c"])])
        #expect(changes.changed.count == 1 && changes.changed[0].fields.map(\.field) == ["position"])
        #expect(changes.added.map { $0.text("party") } == ["قبيلة"] && changes.gone.map { $0.text("party") } == ["جبهة"])
    }
}

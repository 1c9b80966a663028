import HudnaRecord
import Testing

@testable import Hudna

/// Steps that reports look back at.
@Suite struct LandmarkTests {
    private func milestones(_ more: [KeptReading]) throws -> [Milestone] {
        let record = try #require(Invented.record(Invented.war + more))
        return record.processes.flatMap(\.milestones)
    }

    private static let looks: [KeptReading] = [
        Invented.reading(
            "x", "2030-03-05T09:00Z",
            [
                Invented.claim(.sign, .occurred, ["مجلس الوادي"], object: "اتفاق", on: "2029-11", "وقع مجلس الوادي اتفاقا في زروان في نوفمبر"),
                Invented.claim(.sign, .occurred, ["جبهة التلال"], object: "اتفاق", "الموقع من جبهة التلال"),
                Invented.claim(.sign, .occurred, ["مجلس الوادي"], object: "اتفاق", on: "2019-11", "وقع مجلس الوادي اتفاقا في زروان قبل عشر سنوات"),
            ]),
        Invented.reading(
            "y", "2030-03-06T09:00Z",
            [Invented.claim(.sign, .occurred, ["جبهة التلال"], object: "اتفاق", on: "2029-11", "وقعت جبهة التلال اتفاقا في زروان في نوفمبر")]),
    ]

    @Test func signaturesOfOneDateAreOneAndHistoryIsNone() throws {
        for order in [Self.looks, Self.looks.reversed()] {
            let signed = try milestones(order).filter {
                $0.kind == "sign" && $0.status == .occurred && $0.evidence.contains { ["x", "y"].contains($0.report) }
            }
            #expect(signed.map { $0.when.start?.iso } == ["2029-11"])
            #expect(signed.first?.evidence.count == 3 && Set(signed.first?.participants ?? []).count == 2)
        }
    }
}

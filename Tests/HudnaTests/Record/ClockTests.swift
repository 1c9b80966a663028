import Hudna
import HudnaRecord
import Testing

/// Nothing that became known later ever appears; what was so stays so.
@Suite struct ClockTests {
    static let moments = ["2030-02-28", "2030-03-01T09:00Z", "2030-03-01", "2030-03-02T19:59Z", "2030-03-02T20:00Z", "2030-03-03", "2030-03-04"]

    @Test(arguments: Topic.allCases) func knownByLetsNothingLaterIn(_ topic: Topic) throws {
        for text in Self.moments {
            let limit = try #require(Invented.moment(text))
            let record = try #require(Invented.record(Invented.war, Clock(knownBy: limit)))
            let evidence = try record.inquiry.answer(topic, Filters()).flatMap(\.evidence)
            #expect(evidence.allSatisfy { $0.known <= limit }, "\(topic) \(text)")
        }
    }

    @Test(arguments: Topic.allCases) func asOfOnlyGrows(_ topic: Topic) throws {
        // Truces end, so that fewer may be so later.
        guard topic != .truces else { return }
        var before: [String: Set<Evidence>] = [:]
        for text in Self.moments {
            let record = try #require(Invented.record(Invented.war, Clock(asOf: Invented.moment(text))))
            let now = Dictionary(try record.inquiry.answer(topic, Filters()).map { (Self.key($0), Set($0.evidence)) }, uniquingKeysWith: { $0.union($1) })
            for (key, evidence) in before { #expect(evidence.isSubset(of: now[key] ?? []), "\(topic) \(text) \(key)") }
            before = now
        }
    }

    /// What an entry says, without the rows within it and what is counted.
    private static func key(_ item: RecordItem) -> String {
        item.fields.compactMap { field in
            switch field.value {
            case .text(let text): field.name + "=" + text
            case .texts(let texts): field.name + "=" + texts.joined(separator: ",")
            default: nil
            }
        }.joined(separator: " ")
    }

    @Test func asOfReachesIntoPositionsAndVersions() throws {
        let limit = try #require(Invented.moment("2030-03-02"))
        let record = try #require(Invented.record(Invented.war, Clock(asOf: limit)))
        for item in try record.inquiry.answer(.instruments, Filters()) + record.inquiry.answer(.disagreements, Filters()) {
            for field in item.fields {
                guard case .items(let rows) = field.value else { continue }
                #expect(rows.allSatisfy { row in row.evidence.allSatisfy { $0.known <= limit } }, "\(item.fields)")
            }
        }
    }

    @Test func aDayIsKnownAtItsEndAndATimeToTheMinute() throws {
        func reports(_ text: String) throws -> Set<String> {
            let record = try #require(Invented.record(Invented.war, Clock(knownBy: Invented.moment(text))))
            return Set(try record.inquiry.answer(.timeline, Filters()).flatMap(\.evidence).map(\.report))
        }
        #expect(try reports("2030-03-01T08:59Z") == [])
        #expect(try reports("2030-03-01T09:00Z") == ["a"])
        // Report d has a day only.
        #expect(try reports("2030-03-04T12:00Z") == ["a", "b", "c"])
        #expect(try reports("2030-03-04") == ["a", "b", "c", "d"])
    }

    @Test func newerVersionsCountFromWhenTheyWereRead() throws {
        var old = Invented.war[2]
        old.readAt = PartialDate(year: 2031, month: 1, day: 1)
        var new = old
        new.version = 2
        new.readAt = PartialDate(year: 2031, month: 2, day: 1)
        new.reading.claims.removeLast()
        let rest = Array(Invented.war.prefix(2))
        let all = try #require(Invented.record(rest + [new, old]))
        #expect(all.processes.flatMap(\.violations).isEmpty)
        let then = try #require(Invented.record(rest + [new, old], Clock(readBy: Invented.moment("2031-01-15"))))
        #expect(then.processes.flatMap(\.violations).count == 1)
    }
}

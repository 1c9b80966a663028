import HudnaExports
import HudnaRecord
import Testing

@testable import Hudna

/// English names stand beside those of listed actors, and nowhere where none was asked for.
@Suite struct EnglishNamesTests {
    private func inquiry(_ english: [String: String]) throws -> Inquiry {
        var inquiry = try #require(Invented.record(Invented.war)).inquiry
        inquiry.english = english
        return inquiry
    }

    private func texts(_ item: RecordItem, _ field: String) -> [String]? {
        switch item.fields.first(where: { $0.name == field })?.value {
        case .text(let text)?: [text]
        case .texts(let texts)?: texts
        default: nil
        }
    }

    @Test func listedNamesHaveAnEnglishOneBehindThem() throws {
        let inquiry = try inquiry(["hill-front": "Hill Front", "samir": "Samir al-Wadi"])
        let charge = try #require(try inquiry.answer(.violations, Filters()).first { texts($0, "accused") == ["جبهة التلال"] })
        #expect(texts(charge, "accused_en") == ["Hill Front"])
        #expect(texts(charge, "accuser_en") == nil)
        let visit = try #require(try inquiry.answer(.milestones, Filters(types: ["visit"])).first)
        #expect(texts(visit, "participants_en") == ["Samir al-Wadi"])
        let inner = try inquiry.answer(.timeline, Filters(types: ["visit"])).flatMap { item -> [RecordItem] in
            guard case .items(let rows)? = item.fields.first(where: { $0.name == "versions" })?.value else { return [] }
            return rows
        }
        #expect(inner.contains { texts($0, "actors_en") == ["Samir al-Wadi"] })
    }

    @Test func instrumentsAreCalledByKindPlaceAndDay() throws {
        let inquiry = try inquiry(["hill-front": "Hill Front"])
        let instruments = try inquiry.answer(.instruments, Filters())
        #expect(!instruments.isEmpty)
        for item in instruments {
            let name = try #require(texts(item, "name_en")?.first)
            #expect(name.lowercased().hasPrefix(texts(item, "kind")?.first ?? "?"), "\(name)")
            let day = ["effective", "declared"].compactMap { texts(item, $0)?.first }.first { !$0.isEmpty }
            #expect(day.map(name.contains) ?? true, "\(name)")
        }
        let positions = try inquiry.answer(.positions, Filters())
        #expect(!positions.isEmpty && positions.allSatisfy { texts($0, "instrument_name_en")?.first?.isEmpty == false })
    }

    @Test func withoutEnglishNothingIsAdded() throws {
        let items = try inquiry([:]).answer(.violations, Filters())
        #expect(!items.isEmpty && !items.flatMap(\.fields).contains { $0.name.hasSuffix("_en") })
    }

    @Test func titlesAndEnglishPagesUseThem() throws {
        let inquiry = try inquiry(["hill-front": "Hill Front"])
        let process = try #require(inquiry.processes.first)
        #expect(try inquiry.names(of: process).title(process.name).contains("Hill Front"))
        let lists = try inquiry.lists(of: process)
        let english = BriefPage(title: "", lists: lists, labels: [:], isRightToLeft: false, isEnglish: true, asOf: "", knownBy: "").markdown
        #expect(english.contains("| Hill Front | party |"))
        let arabic = BriefPage(title: "", lists: lists, labels: [:], isRightToLeft: true, asOf: "", knownBy: "").markdown
        #expect(arabic.contains("| جبهة التلال | party |"))
    }

    /// What a disagreement is about: those whom it is about, else the instrument.
    @Test func topicsOfDisagreementsAreEnglishToo() throws {
        let inquiry = try inquiry(["hill-front": "Hill Front", "valley-council": "Valley Council", "samir": "Samir al-Wadi"])
        let process = try #require(inquiry.processes.first)
        let names = try inquiry.naming(inquiry.names(of: process), in: process)
        let all = try inquiry.answer(.disagreements, Filters()).map(names.added)
        func topic(_ matter: String, _ type: String) -> String? {
            all.first { texts($0, "matter") == [matter] && texts($0, "type") == [type] }.flatMap { texts($0, "about_en")?.first }
        }
        #expect(topic("status", "visit") == "Samir al-Wadi")
        #expect(topic("truce", "truce-start")?.hasPrefix("Ceasefire") == true)
        let lists = try inquiry.lists(of: process).map { ($0.name, $0.items.map(names.added)) }
        let sentences = ["disagreements": "Reports differ on {about}: {says}."]
        let page = BriefPage(
            title: "", lists: lists, labels: [:], isRightToLeft: false, isEnglish: true, asOf: "", knownBy: "",
            prose: BriefProse(sentences: sentences, labels: [:], isEnglish: true))
        #expect(page.markdown.contains("Reports differ on Samir al-Wadi: "))
        #expect(page.markdown.contains("| Samir al-Wadi | "))
    }
}

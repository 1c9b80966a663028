import Foundation
import HudnaLanguage
import HudnaRecord
import HudnaText
import Testing
@testable import HudnaReading

/// The reading as a whole, on sentences and on the samples.
@Suite struct ReaderTests {
    let reader: Reader

    init() throws { reader = Reader(language: try Fixture.language.get()) }

    private func read(_ text: String) -> Reading {
        reader.read(Report(id: "r", text: Array(text.utf8), published: PartialDate(year: 2020, month: 1, day: 13)))
    }

    // MARK: - Glued words

    @Test(arguments: [
        ("اتفقت سورياوتركيا على وقف إطلاق النار.", "سورياوتركيا", ["تركيا", "سوريا"]),
        ("اتفقت روسياوإيران على وقف إطلاق النار.", "روسياوإيران", ["إيران", "روسيا"]),
    ])
    func gluedWordsAreSplitAndReported(_ text: String, _ glued: String, _ names: [String]) {
        let reading = read(text)
        #expect(reading.findings.filter { $0.code == "glued-words" }.map(\.text) == [glued])
        let cast = reader.analyze(Report(id: "r", text: Array(text.utf8)), date: nil).grammar.cast
        for name in names { #expect(cast.actors.contains { $0.name == name }, "\(name)") }
    }

    @Test(arguments: ["والمفاوضات مستمرة", "وسيستخدمونها", "الديمقراطية والمصالحة", "الاستراتيجيات"])
    func wholeWordsAreLeftAlone(_ text: String) {
        #expect(read(text).findings.filter { $0.code == "glued-words" }.isEmpty)
    }

    // MARK: - Quotation marks

    @Test(arguments: [("«", "»"), ("\"", "\""), ("“", "”"), ("”", "”"), ("‹", "›"), ("„", "”")])
    func quotationMarks(_ open: String, _ close: String) throws {
        let quote = try #require(
            read("قال وزير الخارجية الروسي سيرغي لافروف \(open)نأمل في توقيع الاتفاق غدا\(close) في موسكو.").quotes.first { $0.kind == .direct })
        #expect(quote.text == "نأمل في توقيع الاتفاق غدا")
        #expect(quote.speaker == "سيرغي لافروف")
    }

    @Test func aNameInMarksIsNoQuote() {
        #expect(read("وصل وفد «الجيش الوطني» إلى موسكو.").quotes.isEmpty)
    }

    // MARK: - Plain sentences

    /// What any reader would code, standing alone: no weights should turn it away.
    @Test(arguments: [
        ("وقعت حكومة مارينيا أمس في جنيف اتفاقا لوقف إطلاق النار مع حركة الضفاف.", ClaimType.sign), ("رفضت حركة الضفاف التوقيع على اتفاق الهدنة.", .refuse),
        ("خرقت حركة الضفاف الهدنة.", .violate), ("طلب الوفد مهلة ليومين.", .requestTime),
    ])
    func plainSentences(_ text: String, _ type: ClaimType) throws {
        #expect(try !ruled(text, type).actors.isEmpty)
        #expect(read(text).claims.contains { $0.type == type })
    }

    // MARK: - Pronouns

    /// The first claim of a type as the rules leave it, before any weights decide: status and names of its actors.
    private func ruled(_ text: String, _ type: ClaimType) throws -> (status: Status, actors: [String]) {
        let report = Report(id: "r", text: Array(text.utf8), published: PartialDate(year: 2020, month: 1, day: 13))
        let analysis = reader.analyze(report, date: nil)
        let draft = try #require(analysis.features.drafts.first { $0.type == type && $0.rejected == nil })
        return (draft.status, draft.actors.map { analysis.grammar.cast.actors[$0].name })
    }

    @Test func whoSpeaksForHimself() throws {
        let signing = try ruled("قال فايز السراج: \"سنوقع الاتفاق في موسكو\".", .sign)
        #expect(signing == (.planned, ["فايز السراج"]))
    }

    @Test func whoIsMeantByHe() throws {
        #expect(try ruled("أعلن فايز السراج أنه وقع الاتفاق.", .sign).actors == ["فايز السراج"])
        // He left it without signing: the pronoun of a verb whose subject stands in the sentence before.
        let signing = try ruled("وصل خليفة حفتر إلى موسكو. وغادرها دون أن يوقع الاتفاق.", .sign)
        #expect(signing == (.negated, ["خليفة حفتر"]))
    }

    @Test func whatIsNegatedNeverHappened() throws {
        let text = "غادر الوفد جنيف دون أن يوقع الاتفاق. لم يوقع الوفد الاتفاق في جنيف. غادر الوفد من دون التوقيع على الاتفاق."
        let reading = reader.read(Report(id: "x", text: Array(text.utf8)))
        #expect(!reading.claims.contains { $0.type == .sign && ($0.status == .occurred || $0.status == .ongoing) })
    }

    // MARK: - What always holds

    @Test func theSameTextGivesTheSameReading() throws {
        let fresh = Reader(language: try Fixture.language.get())
        for sample in try Sample.all() {
            let once = reader.read(sample.report)
            _ = reader.read(Report(id: "x", text: Array("وصل وفد آخر.".utf8)))
            #expect("\(once)" == "\(reader.read(sample.report))" && "\(once)" == "\(fresh.read(sample.report))", "\(sample.name)")
        }
    }

    @Test func spansOfTheSamplesLieInTheText() throws {
        for sample in try Sample.all() { check(sample.report, sample.name) }
    }

    /// Letters taken out, doubled, exchanged; words put elsewhere; bytes of other scripts put in: whatever comes out, its places are right.
    @Test func spansOfMutationsLieInTheText() throws {
        var random = Mutator(state: 20_200_113)
        let samples = try Sample.all()
        for number in 0..<200 {
            let sample = samples[number % samples.count]
            let text = random.mutate(String(decoding: sample.report.text, as: UTF8.self))
            check(Report(id: "m", text: Array(text.utf8), published: sample.report.published), "mutation \(number) of \(sample.name)")
        }
    }

    private func check(_ report: Report, _ name: String) {
        let scalars = Array(String(decoding: report.text, as: UTF8.self).unicodeScalars)
        func string(_ span: HudnaRecord.Span) -> String? {
            guard span.start >= 0, span.start <= span.end, span.end <= scalars.count else { return nil }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[span.start..<span.end])
            return String(view)
        }
        func same(_ text: String, _ span: HudnaRecord.Span, _ what: String) {
            guard let found = string(span) else {
                Issue.record("\(name): \(what) \(text) lies outside the text: \(span)")
                return
            }
            if !found.unicodeScalars.elementsEqual(text.unicodeScalars) { Issue.record("\(name): \(what) is \"\(text)\", its place holds \"\(found)\"") }
        }
        let reading = reader.read(report)
        for claim in reading.claims {
            same(claim.evidence, claim.evidenceSpan, "evidence")
            if string(claim.predicateSpan) == nil { Issue.record("\(name): a predicate outside the text") }
            if !claim.evidenceSpan.contains(claim.predicateSpan) {
                Issue.record("\(name): \(claim.rule): the evidence \(claim.evidenceSpan) leaves out its predicate \(claim.predicateSpan)")
            }
            let known = Set(reading.actors.map(\.name))
            for actor in claim.actors + claim.targets + claim.source + claim.via where !known.contains(actor) {
                Issue.record("\(name): \(actor) is no actor of the report")
            }
        }
        for actor in reading.actors { for mention in actor.mentions { same(mention.text, mention.span, "mention") } }
        for quote in reading.quotes { same(quote.text, quote.span, "quote") }
        for figure in reading.figures { same(figure.text, figure.span, "figure") }
        for time in reading.times { same(time.text, time.span, "time") }
        for finding in reading.findings { same(finding.text, finding.span, "finding \(finding.code)") }
    }
}

/// A report of Samples/.
struct Sample {
    let name: String
    let report: Report

    static func all() throws -> [Sample] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Samples").standardizedFileURL
        let samples = try ["fiction", "libya-2020"].flatMap { folder -> [Sample] in
            let base = root.appendingPathComponent(folder)
            return try FileManager.default.contentsOfDirectory(atPath: base.path).filter { $0.hasSuffix(".txt") }.sorted().map { name in
                let text = Array(try Data(contentsOf: base.appendingPathComponent(name)))
                let published = folder == "fiction" ? PartialDate(year: 2031, month: 9, day: 1) : PartialDate(year: 2020, month: 1, day: 14)
                return Sample(name: "\(folder)/\(name)", report: Report(id: name, text: text, published: published))
            }
        }
        try #require(samples.count >= 24)
        return samples
    }
}

/// Changes texts, the same way in every run.
struct Mutator: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64 (G. Steele, D. Lea, C. Flood, 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    private static let intruders: [Unicode.Scalar] = [
        "\u{200F}", "\u{640}", "\u{64E}", "«", "»", "\"", "“", "”", "(", ")", "\n", ".", "،", " ", "و", "ل", "5", "٥", "A", "漢", "\u{1F600}", "\u{FEFB}",
        "\u{0}", "\u{2028}",
    ]

    mutating func mutate(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...40, using: &self) where !scalars.isEmpty {
            let at = Int.random(in: 0..<scalars.count, using: &self)
            switch Int.random(in: 0..<5, using: &self) {
            case 0: scalars.remove(at: at)
            case 1: scalars.insert(scalars[at], at: at)
            case 2: scalars.swapAt(at, Int.random(in: 0..<scalars.count, using: &self))
            case 3: scalars.insert(Self.intruders.randomElement(using: &self) ?? " ", at: at)
            default: scalars.removeSubrange(at..<min(scalars.count, at + Int.random(in: 1...30, using: &self)))
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

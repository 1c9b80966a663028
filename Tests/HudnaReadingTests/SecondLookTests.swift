import HudnaRecord
import Testing

@testable import HudnaLanguage
@testable import HudnaReading

/// Drafts are looked at beside one another. Sides and places are invented.
@Suite struct SecondLookTests {
    /// What is read with these trees, of a report that signs twice.
    private func signatures(_ trees: String, padded: Bool) throws -> Int {
        var files = LanguageSource.builtIn.files
        files["ar/models/second-look.tsv"] = Array(trees.utf8)
        let reader = Reader(language: try Language(source: LanguageSource(files: files)))
        let padding = Array(repeating: "وجلس الناس في بيوتهم ذلك المساء وتحدثوا طويلا.", count: padded ? 10 : 0).joined(separator: " ")
        return reader.claims("وقعت حركة خط الماء الاتفاق في السهل. \(padding) ووقعت حكومة سندوان الاتفاق في السهل.").count { $0.type == .sign }
    }

    private let header = "tree\tnode\tfeature\tthreshold\tbelow\tabove\tvalue\n"

    @Test func whatStandsBeforeCounts() throws {
        // All that has none of its type before it stands, nothing else does.
        let firstAlone = header + "0\t0\t\t\t\t\t0\n1\t0\tbefore\t-8.9\t1\t2\t\n1\t1\t\t\t\t\t5\n1\t2\t\t\t\t\t-5\n"
        #expect(try signatures(firstAlone, padded: true) == 1)
        #expect(try signatures(header + "0\t0\t\t\t\t\t5\n", padded: true) == 2)
        // A flash gets no second look.
        #expect(try signatures(firstAlone, padded: false) == 2)
    }
}

import Foundation
import HudnaRecord
import Testing

@testable import HudnaWeb

/// Texts and templates fit one another.
struct InterfaceTests {
    private let files = WorkbenchFiles.builtIn
    private var templates: [String] { files.files.keys.filter { $0.hasSuffix(".mustache") }.sorted() }

    @Test func everyTextOfATemplateIsThereInBothLanguages() {
        let texts = InterfaceTexts()
        for path in templates {
            for match in files.text(path).matches(of: /\{\{[#^]?t\.([A-Za-z0-9-]+)\}\}/) {
                for tongue in Tongue.allCases { #expect(texts.find(String(match.1), tongue)?.isEmpty == false, "\(match.1) in \(path), \(tongue)") }
            }
        }
    }

    @Test func everyWordOfTheRecordHasAName() {
        let texts = InterfaceTexts()
        var words = ClaimType.allCases.map(\.rawValue) + Status.allCases.map(\.rawValue) + Party.Role.allCases.map(\.rawValue)
        words += Position.Stand.allCases.map(\.rawValue) + TruceInterval.State.allCases.map(\.rawValue) + Instrument.Kind.allCases.map(\.rawValue)
        words += Milestone.Outcome.allCases.map(\.rawValue) + Disagreement.Matter.allCases.map(\.rawValue) + Figure.What.allCases.map(\.rawValue)
        words += Actor.Kind.allCases.map(\.rawValue) + Figure.Qualifier.allCases.map(\.rawValue)
        for word in Set(words) { for tongue in Tongue.allCases { #expect(texts.find("v-" + word, tongue) != nil, "v-\(word)") } }
    }

    @Test func idsAreUnique() {
        var seen: Set<String> = []
        for path in files.files.keys.sorted() where path.hasPrefix("interface") {
            for line in files.text(path).split(separator: "\n") where !line.hasPrefix("#") && !line.hasPrefix("id\t") {
                let id = String(line.prefix { $0 != "\t" })
                #expect(seen.insert(id).inserted, "\(id) stands twice")
            }
        }
    }

    @Test func nothingButDrawingsIsUnescaped() {
        for path in templates {
            for match in files.text(path).matches(of: /\{\{\{([^}]*)\}\}\}|\{\{&([^}]*)\}\}/) {
                let name = String(match.1 ?? match.2 ?? "")
                #expect(name.hasSuffix("-drawing") || (name == "content" && path == "templates/frame.mustache"), "\(name) in \(path)")
            }
        }
    }

    @Test func everyPartialIsThere() {
        for path in templates {
            for match in files.text(path).matches(of: /\{\{>([a-z-]+)\}\}/) {
                #expect(files.files["templates/\(match.1).mustache"] != nil, "\(match.1) in \(path)")
            }
        }
    }

    @Test func keptPagesAreThoseOfTheirGeneration() throws {
        let kept = KeptPages()
        let asked = try #require(Asked(method: "GET", target: "/x", headers: [:]))
        func content(_ size: Int) -> KeptPages.Content { KeptPages.Content(page: Page("x", title: "", value: .null), bytes: Array(repeating: 1, count: size)) }
        kept.keep(content(10), of: asked, as: "a", 1)
        #expect(kept.content("a", 1) != nil && kept.content("a", 2) == nil)
        kept.keep(content(10), of: asked, as: "b", 2)
        #expect(kept.content("a", 2) == nil && kept.content("b", 2) != nil)
        kept.keep(content(10), of: asked, as: "c", 1)
        #expect(kept.content("c", 2) == nil && kept.content("c", 1) == nil)
        kept.keep(content(5 << 20), of: asked, as: "large", 2)
        #expect(kept.holds("large", 2) == false)
        // What can't be made smaller is counted as it is; what can, as it is kept.
        for number in 0..<40 { kept.keep(content(2 << 20), of: asked, as: "\(number)", 2) }
        #expect(kept.holds("39", 2) && kept.holds("b", 2) && kept.content("0", 2)?.bytes == content(2 << 20).bytes)
        var state: UInt64 = 1
        let noise = (0..<1 << 20).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1
            return UInt8(truncatingIfNeeded: state >> 56)
        }
        let loud = KeptPages.Content(page: Page("x", title: "", value: .null), bytes: noise)
        for number in 0..<40 { kept.keep(loud, of: asked, as: "loud \(number)", 2) }
        #expect(kept.holds("loud 39", 2) && !kept.holds("b", 2) && !kept.holds("loud 0", 2))
    }
}

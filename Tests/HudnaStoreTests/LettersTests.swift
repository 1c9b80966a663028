import Testing

@testable import HudnaStore

struct LettersTests {
    @Test func theyAreFoundWhereTheyStand() {
        let text = ArabicBytes.bytes("حركة الضفاف، والضفاف غائبة aab – Š")
        for (letters, isThere) in [
            ("الضفاف", true), ("حركة", true), ("aab", true), ("ab", true), ("b", true), ("", true), ("الضفة", false), ("– Š", true), ("š", false),
            ("abb", false), ("baab", false),
        ] {
            #expect(Letters(letters).stand(in: text, from: 0, to: text.count) == isThere, "\(letters)")
        }
        #expect(!Letters("aab").stand(in: text, from: 0, to: text.count - 10))
        #expect(!Letters("حركة").stand(in: text, from: 1, to: text.count))
        #expect(!Letters("ab").stand(in: text, from: text.count, to: text.count))
    }

    /// Whatever repeats, as the plain way to look finds it.
    @Test func everyPartOfATextIsFoundInIt() {
        let text = Array("abaababaabba".utf8)
        for start in text.indices {
            for end in (start + 1)...text.count {
                let part = String(decoding: text[start..<end], as: UTF8.self)
                #expect(Letters(part).stand(in: text, from: 0, to: text.count))
                let first = text.indices.first { text[$0...].starts(with: part.utf8) }!
                #expect(!Letters(part).stand(in: text, from: 0, to: first + part.utf8.count - 1))
            }
        }
    }
}

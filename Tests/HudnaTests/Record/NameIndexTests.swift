import Hudna
import Testing

@Suite struct NameIndexTests {
    private let index: NameIndex = {
        var index = NameIndex()
        for names in [["حادر التلي", "Hadir al-Talli"], ["جبهة التلال"], ["نهرين", "Nahrain"], ["مجلس الوادي"], ["مجلس المدينة"]] { index.add(names) }
        return index
    }()

    private func near(_ text: String) -> [Int: Int] { Dictionary(uniqueKeysWithValues: index.near(text).map { ($0.number, $0.distance) }) }

    @Test func aWordIsNearWhatItBegins() {
        #expect(near("مجل") == [3: 1, 4: 1])
        #expect(near("had") == [0: 1])
        // One letter begins too much.
        #expect(near("م").isEmpty)
        #expect(near("تلا") == [1: 1], "the article is no beginning")
    }

    @Test func aSlipIsNear() {
        #expect(near("نهرين") == [2: 0])
        #expect(near("نهرن") == [2: 2])
        #expect(near("Nahrian") == [:], "two letters of seven are no slip")
        #expect(near("Nahrane") == [:] && near("Nahran") == [2: 2])
        #expect(near("نهر") == [2: 1])
    }

    @Test func eachWordMustBeNear() {
        #expect(near("مجلس المدين") == [4: 1])
        #expect(near("مجلس نهرين").isEmpty && near("").isEmpty && near("AND").isEmpty)
        #expect(near("جبه AND التلول") == [1: 3])
    }
}

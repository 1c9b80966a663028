import HudnaRecord
import HudnaStore
import Testing

/// Tables of names that reports were read with: kept in order, replaced by name, gone with whom they name.
@Suite struct NameTableTests {
    let file = TemporaryFile()

    private func told(_ store: Store) throws -> [String] { try store.nameTables().map { $0.name + ": " + String(decoding: $0.bytes, as: UTF8.self) } }

    @Test func theyAreKeptAndReplaced() throws {
        let store = try Store(path: file.path, access: .writing)
        #expect(try store.nameTables().isEmpty)
        try store.keep([("b.tsv", Array("name\nأول".utf8)), ("a.tsv", Array("name\nثان".utf8))])
        try store.keep([("b.tsv", Array("name\nثالث".utf8))])
        #expect(try told(store) == ["b.tsv: name\nثالث", "a.tsv: name\nثان"])
        #expect(try told(Store(path: file.path, access: .reading)).count == 2)
    }

    @Test func whoIsForgottenIsInNoTableAnyMore() throws {
        let store = try Store(path: file.path, access: .writing)
        var reading = Reading(report: "a")
        reading.actors = [
            Actor(name: "زهران القطراني", kind: .person, mentions: [.init(text: "القطراني", span: Span(0, 8))], rule: "listed:zahran")
        ]
        try store.add(reading, text: "القطراني قال.")
        try store.keep([("a.tsv", Array("id\tname\nzahran\tزهران القطراني\nwasim\tوسيم الطلمي\n".utf8))])
        _ = try store.forget("زهران القطراني", reason: "asked for", at: 0)
        #expect(try told(store) == ["a.tsv: id\tname\nwasim\tوسيم الطلمي\n"])
    }
}

import Foundation
import HudnaRecord
@testable import HudnaStore
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

    // MARK: - Who stands in a table alone

    private static let table = """
        # أسماء أعطاها زهران القطراني\r
        id\tname\tforms\troles\r
        zahran\tزهران القطراني\tأبو نورس القطراني|القطراني\t\r
        wasim\tوسيم الطلمي\tالطلمي\tمدير مكتب زَهران القُطراني\r
        nuha\tنهى القطراني\t\t\r

        """
    private static let left = "id\tname\tforms\troles\r\nnuha\tنهى القطراني\t\t\r\n"

    private func stands(_ word: String) -> Bool {
        ["", "-wal", "-shm"].contains { ending in
            FileManager.default.contents(atPath: file.path + ending)?.range(of: Data(word.utf8)) != nil
        }
    }

    private func filled() throws -> Store {
        let store = try Store(path: file.path, access: .writing)
        try store.add(Reading(report: "a"), text: "رأى الناس أبا نورس مع زهران القطراني أمس.")
        try store.keep([("a.tsv", Array(Self.table.utf8))])
        return store
    }

    @Test(arguments: ["زهران القطراني", "zahran", "أبو نورس القطراني"])
    func whoStandsInATableAloneIsForgotten(_ name: String) throws {
        let store = try filled()
        #expect(stands("زهران") && stands("نورس القطراني") && stands("وسيم"))
        let found = try store.forget(name, reason: "asked for", at: someMoment)
        #expect(found == Forgotten(reports: ["a"], isActor: true, wasForgotten: false, rows: 2))
        #expect(!stands("زهران") && !stands("زَهران") && !stands("نورس القطراني") && !stands("وسيم") && !stands("zahran"))
        #expect(try told(store) == ["a.tsv: " + Self.left])
        #expect(try store.text(of: "a") == "رأى الناس أبا نورس مع █████ ████████ أمس.")
        #expect(try file.query("SELECT DISTINCT kind, report, reason FROM tombstone") == [["actor", "", "asked for"]])
        #expect(try file.query("PRAGMA integrity_check") == [["ok"]])
    }

    @Test func whoWasForgottenComesBackWithNoTable() throws {
        let store = try filled()
        _ = try store.forget("زهران القطراني", reason: "asked for", at: someMoment)
        let other = "name\nالقطراني\nأبو نورس القطراني\nزَهران القطراني\nسالم الناي"
        let found = try store.withoutForgotten([("a.tsv", Array(Self.table.utf8)), ("b.tsv", Array(other.utf8)), ("c.tsv", Array("name\nنادر الناي".utf8))])
        #expect(found.map(\.leftOut) == [2, 2, 0])
        #expect(found.map { String(decoding: $0.table.bytes, as: UTF8.self) } == [Self.left, "name\nالقطراني\nسالم الناي", "name\nنادر الناي"])
        try store.keep([("a.tsv", Array(Self.table.utf8)), ("b.tsv", Array(other.utf8))])
        #expect(!stands("زهران") && !stands("زَهران") && !stands("نورس القطراني"))
        #expect(try told(store) == ["a.tsv: " + Self.left, "b.tsv: name\nالقطراني\nسالم الناي"])
        let again = try store.forget("زهران القطراني", reason: "asked for", at: someMoment)
        #expect(again == Forgotten(reports: [], isActor: true, wasForgotten: true))
    }

    /// A form that two have tells nobody; part of a name is not the name.
    @Test(arguments: ["القطراني", "نورس", "لا أحد"])
    func whoIsNotToldIsNotForgotten(_ name: String) throws {
        let store = try Store(path: file.path, access: .writing)
        try store.keep([("a.tsv", Array((Self.table + "salim\tسالم القطراني\tالقطراني\t\r\n").utf8))])
        let before = try told(store)
        #expect(throws: StoreError.self) { try store.forget(name, reason: "x", at: someMoment) }
        #expect(try told(store) == before)
    }
}

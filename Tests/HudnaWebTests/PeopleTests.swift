import Foundation
import Testing

@testable import HudnaWeb

/// Accounts, passwords and the file they lie in.
@Suite struct PeopleTests {
    private static let password = "كلمة سر طويلة"

    private func people(_ scratch: Scratch) -> People { People(database: scratch.path + "/r.sqlite") }

    @Test func scryptIsThatOfOthers() throws {
        // By Python: hashlib.scrypt(b"password", salt=b"NaClNaCl", n=1024, r=8, p=16, dklen=32).
        let known = "scrypt$1024$8$16$TmFDbE5hQ2w=$XsC2ZTdXJ4zsfzVdRtTQNNSXMToqf+tcSxiTF5U/EW4="
        let hash = try #require(PasswordHash(text: known))
        #expect(hash.matches("password") && !hash.matches("Password") && !hash.matches(""))
    }

    @Test func aPasswordOpensOnlyItsOwnAccount() throws {
        let scratch = try Scratch()
        let people = people(scratch)
        try people.add("ليلى", role: .administrator, password: Self.password)
        try people.add("Omar", role: .coder, password: "another long one")
        #expect(try people.person("ليلى", password: Self.password)?.role == .administrator)
        #expect(try people.person(" omar ", password: "another long one")?.name == "Omar")
        #expect(try people.person("omar", password: Self.password) == nil)
        #expect(try people.person("nobody", password: Self.password) == nil)
        #expect(try people.person("Omar", password: "") == nil)
        #expect(try people.person("Omar", password: String(repeating: "x", count: 100_000)) == nil)
    }

    @Test func theFileIsItsOwnersAloneAndHoldsNoPassword() throws {
        let scratch = try Scratch()
        let people = people(scratch)
        try people.add("Omar", role: .administrator, password: "another long one")
        #expect(try scratch.mode("r.sqlite.people") == 0o600)
        let text = try String(contentsOfFile: people.path, encoding: .utf8)
        #expect(!text.contains("another long one") && text.contains("scrypt$32768$8$3$"))
        // Nothing is left beside it.
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["r.sqlite.people"])
        chmod(people.path, 0o644)
        #expect(throws: People.Problem.self) { try people.all() }
    }

    @Test func theSamePasswordIsKeptDifferently() throws {
        let (a, b) = (try PasswordHash(password: Self.password, name: "a"), try PasswordHash(password: Self.password, name: "b"))
        #expect(a.text != b.text && a.matches(Self.password) && PasswordHash(text: b.text)?.matches(Self.password) == true)
    }

    @Test(arguments: ["", "short", "123456789", "Omar Omar", String(repeating: "x", count: 2_000)])
    func weakPasswordsAreRefused(_ password: String) throws {
        let scratch = try Scratch()
        #expect(throws: People.Problem.self) { try people(scratch).add("Omar Omar", role: .administrator, password: password) }
        #expect(!FileManager.default.fileExists(atPath: scratch.path + "/r.sqlite.people"))
    }

    @Test(arguments: ["", "  ", "a\nb", "<b>", "a\u{202E}b", "a\u{0}b", String(repeating: "a", count: 65), "a\tb", "\"quoted\""])
    func namesThatActAreRefused(_ name: String) throws {
        let scratch = try Scratch()
        #expect(throws: People.Problem.self) { try people(scratch).add(name, role: .administrator, password: Self.password) }
    }

    @Test func anAccountThatIsClosedElsewhereIsClosedHere() throws {
        let scratch = try Scratch()
        let (here, elsewhere) = (people(scratch), people(scratch))
        try elsewhere.add("Lina", role: .administrator, password: Self.password)
        try elsewhere.add("Omar", role: .coder, password: Self.password)
        let before = try #require(try here.person("Omar"))
        try elsewhere.set("Omar", isClosed: true)
        #expect(try here.person("Omar") == nil)
        try elsewhere.set("Omar", role: .editor, isClosed: false)
        let after = try #require(try here.person("Omar"))
        #expect(after.role == .editor && after.generation == before.generation + 2)
    }

    @Test func somebodyIsLeftWhoGivesOutAccounts() throws {
        let scratch = try Scratch()
        let people = people(scratch)
        try people.add("Lina", role: .administrator, password: Self.password)
        #expect(throws: People.Problem.self) { try people.set("Lina", isClosed: true) }
        #expect(throws: People.Problem.self) { try people.set("Lina", role: .editor) }
        #expect(throws: People.Problem.self) { try people.add("lina", role: .reader, password: Self.password) }
        #expect(throws: People.Problem.self) { try people.set("Nobody", role: .reader) }
        #expect(try people.person("Lina")?.role == .administrator)
    }

    @Test(arguments: ["", "{", "[]", "{\"version\":2,\"people\":[]}"])
    func aBrokenFileOpensNothing(_ text: String) throws {
        let scratch = try Scratch()
        let people = people(scratch)
        #expect(FileManager.default.createFile(atPath: people.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]))
        #expect(throws: People.Problem.self) { try people.all() }
        #expect(throws: People.Problem.self) { try people.add("Lina", role: .administrator, password: Self.password) }
    }

    @Test(arguments: [
        "", "scrypt", "scrypt$1$8$1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA", "scrypt$1048576$32$16$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$32767$8$1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA", "md5$32768$8$3$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$32768$8$3$AAAAAAAAAAAAAAAA$", "scrypt$-2$8$3$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
    ])
    func hashesThatAreNoneAreNone(_ text: String) { #expect(PasswordHash(text: text) == nil) }
}

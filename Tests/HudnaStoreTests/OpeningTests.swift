import Foundation
import HudnaRecord
import Testing

@testable import HudnaStore

/// Files that are missing, strange, closed, read-only or of another time.
@Suite struct OpeningTests {
    let file = TemporaryFile()

    private func code(_ access: Store.Access, _ path: String? = nil) -> StoreError.Code? {
        do throws(StoreError) {
            let store = try Store(path: path ?? file.path, access: access)
            _ = try store.kept()
            return nil
        } catch {
            #expect(!error.description.contains("\n") && error.description.hasPrefix(error.code.rawValue + ": "))
            return error.code
        }
    }

    private func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: file.path)) }

    @Test func onlyItsOwnerMayReadIt() throws {
        let before = umask(0)
        defer { umask(before) }
        let store = try Store(path: file.path, access: .writing)
        try store.add([Reading(report: "a")])
        for ending in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: file.path + ending) {
            let mode = try FileManager.default.attributesOfItem(atPath: file.path + ending)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(ending)")
        }
    }

    @Test func nothingThere() throws {
        #expect(code(.reading) == .missing)
        #expect(!FileManager.default.fileExists(atPath: file.path))
        #expect(code(.writing, "/nowhere/at/all.sqlite") == .unwritable)
        #expect(code(.writing, NSTemporaryDirectory()) == .noDatabase)
        #expect(code(.reading, NSTemporaryDirectory()) == .noDatabase)
    }

    @Test func noDatabase() throws {
        try Data("هذه ليست قاعدة بيانات، وهي أطول من صفحة واحدة.".utf8).write(to: URL(fileURLWithPath: file.path))
        let before = try bytes()
        #expect(code(.reading) == .noDatabase)
        #expect(code(.writing) == .noDatabase)
        #expect(try bytes() == before)
    }

    @Test func anotherProgramsDatabase() throws {
        _ = try file.query("CREATE TABLE theirs (x)")
        let before = try bytes()
        #expect(code(.reading) == .foreign)
        #expect(code(.writing) == .foreign)
        #expect(try bytes() == before)
    }

    @Test func anEmptyFile() throws {
        try Data().write(to: URL(fileURLWithPath: file.path))
        #expect(code(.reading) == .noDatabase)
        #expect(code(.writing) == nil)
        #expect(code(.reading) == nil)
    }

    @Test func aNewerSchema() throws {
        try Store(path: file.path, access: .writing).add([Reading(report: "a")])
        _ = try file.query("INSERT INTO grdb_migrations VALUES ('999 from the future')")
        _ = try file.query("PRAGMA wal_checkpoint(TRUNCATE)")
        let before = try bytes()
        #expect(code(.reading) == .newer)
        #expect(code(.writing) == .newer)
        #expect(try bytes() == before)
    }

    @Test func damaged() throws {
        let store = try Store(path: file.path, access: .writing)
        for number in 0..<200 { try store.add([Reading(report: "r\(number)")]) }
        _ = try file.query("PRAGMA wal_checkpoint(TRUNCATE)")
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file.path))
        let size = try handle.seekToEnd()
        try handle.seek(toOffset: 4096)
        try handle.write(contentsOf: Data(repeating: 0x5A, count: Int(size) - 4096))
        try handle.close()
        let copy = TemporaryFile()
        try FileManager.default.copyItem(atPath: file.path, toPath: copy.path)
        #expect(code(.reading, copy.path) == .damaged)
        #expect(code(.writing, copy.path) == .damaged)
    }

    @Test func readingChangesNothing() throws {
        try Store(path: file.path, access: .writing).add([Reading(report: "a")])
        let before = try bytes()
        let store = try Store(path: file.path, access: .reading)
        #expect(try store.kept().count == 1)
        #expect(throws: StoreError.self) { try store.add([Reading(report: "b")]) }
        #expect(try bytes() == before)
    }

    @Test func readingWhileAnotherWrites() throws {
        let writer = try Store(path: file.path, access: .writing)
        try writer.add([Reading(report: "a")])
        let reader = try Store(path: file.path, access: .reading)
        for number in 0..<20 {
            try writer.add([Reading(report: "r\(number)")])
            #expect(try reader.kept().count == number + 2)
        }
    }

    @Test func everythingThatWasEverWrittenStaysSound() throws {
        let store = try Store(path: file.path, access: .writing)
        var random = RandomReadings(seed: 5)
        for number in 0..<10 { try store.add((0..<10).map { random.reading("r\(number * 7 + $0)") }) }
        _ = try store.forget("r3", reason: "x", at: someMoment)
        #expect(try file.query("PRAGMA integrity_check") == [["ok"]])
        #expect(try file.query("PRAGMA foreign_key_check").isEmpty)
        for table in ["report_search", "quote_search", "claim_search"] {
            #expect(try file.query("INSERT INTO \(table) (\(table)) VALUES ('integrity-check')").isEmpty)
        }
    }
}

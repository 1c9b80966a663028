import Foundation
import GRDB
import Testing

@testable import HudnaStore

/// Docs/data-model.md lists every table and view with its columns, in order, and no other.
@Suite struct DocumentedTablesTests {
    @Test func tablesAndColumns() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Docs/data-model.md").standardizedFileURL
        let text = try String(contentsOf: page, encoding: .utf8)
        let section = try #require(text.firstMatch(of: #/<!-- tables -->([\s\S]*)<!-- \/tables -->/#)?.1)
        var told: [String: [String]] = [:]
        for line in section.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.matches(of: #/`([^`]+)`/#).map { String($0.1) } }
            told[try #require(cells[1].first)] = cells[2]
        }
        let file = TemporaryFile()
        let found = try Store(path: file.path, access: .writing).queue.read { db in
            let names = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT GLOB '*_search_*' AND name NOT GLOB 'grdb_*'")
            return try Dictionary(
                uniqueKeysWithValues: names.map { name in
                    (name, try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?) WHERE name NOT GLOB 'sqlite_*'", arguments: [name]))
                })
        }
        #expect(told == found)
    }
}

import Foundation
import Testing

/// Docs/reference/command-line.md is what the program says of itself.
///
/// `HUDNA_RECORD=1 swift test --filter ReferenceTests` writes it anew and fails.
@Suite struct ReferenceTests {
    static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Docs/reference/command-line.md")
        .standardizedFileURL
    static let commands = [
        [], ["read"], ["add"], ["watch"], ["text"], ["search"], ["forget"], ["process"], ["process", "show"], ["truces"], ["where"], ["who"], ["compare"],
        ["stories"],
        ["copies"], ["brief"], ["explain"],
        ["language"], ["language", "check"],
    ]

    @Test func commandLine() throws {
        var page = """
            # The command line

            Made from `hudna --help` by a test (`CONTRIBUTING.md` tells how); change the help in `Sources/HudnaCommand`, not this page.

            Exit codes: 0 all was read, documents skipped for want of Arabic text included; 1 `language check` found faults; 3 some input could not be read;
            64 wrong usage, language data that can't be used included; 65 the database can't be used; 74 the output or the database could not be written. Messages go to standard error, a line each: what, where, what to do.

            """
        for command in Self.commands {
            let help = try Program.run(command + ["--help"], environment: ["COLUMNS": "100"])
            #expect(help.code == 0)
            let text = help.out.split(separator: "\n", omittingEmptySubsequences: false).map { $0.replacing(#/ +$/#, with: "") }.joined(separator: "\n")
            page += "\n## `" + (["hudna"] + command).joined(separator: " ") + "`\n\n```\n" + text.trimmingCharacters(in: .newlines) + "\n```\n"
        }
        if ProcessInfo.processInfo.environment["HUDNA_RECORD"] == "1" {
            try FileManager.default.createDirectory(at: Self.file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(page.utf8).write(to: Self.file)
            Issue.record("recorded; read the difference before you commit it")
        }
        #expect(
            try String(contentsOf: Self.file, encoding: .utf8) == page, "Docs/reference/command-line.md is not what --help says: record it with HUDNA_RECORD=1")
    }
}

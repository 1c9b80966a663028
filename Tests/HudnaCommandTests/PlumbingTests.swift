import Foundation
import Testing

@testable import HudnaCommand

/// Pipes, closed descriptors, full disks, terminals.
@Suite struct PlumbingTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func many() throws -> String {
        try scratch.write("m.jsonl", (0..<3_000).map { "{\"id\":\"r\($0)\",\"text\":\"The talks go on, day after day.\"}\n" }.joined())
    }

    @Test func whoReadsTheOutputMayStop() throws {
        let path = try many()
        let result = try Program.shell("\"$hudna\" read \(path) --format jsonl | head -n 1; echo done")
        #expect(result.lines.count == 2 && result.lines.last == "done")
        #expect(result.err.isEmpty)
        // The program's own code, with nobody at the other end at all.
        let code = try Program.shell("{ \"$hudna\" read \(path) --format jsonl; echo $? >&2; } | true")
        #expect(code.err == "0\n")
    }

    @Test func standardInputClosed() throws {
        let result = try Program.shell("\"$hudna\" read - --format jsonl <&-")
        #expect(result.err == "hudna: standard input: is closed; pipe the reports in, or name a file\n")
        #expect(result.code == 3 && result.out.isEmpty)
    }

    @Test func standardInputIsAFolder() throws {
        let result = try Program.shell("\"$hudna\" read - --format jsonl < \(scratch.path)")
        #expect(result.err == "hudna: standard input: is a folder; name the files in it\n")
        #expect(result.code == 3)
    }

    @Test func standardInputEmpty() throws {
        let result = try Program.run(["read", "-", "--format", "jsonl"], input: [])
        #expect(result.err == "hudna: note: standard input: is empty; nothing was read from it\n")
        #expect(result.code == 0 && result.lines.count == 1)
    }

    @Test func standardOutputClosed() throws {
        let path = try many()
        let result = try Program.shell("\"$hudna\" read \(path) --format jsonl >&-")
        #expect(result.err == "hudna: standard output: can't be written (Bad file descriptor); name another file with --output, or make room\n")
        #expect(result.code == 74)
        // Nothing that is opened afterwards takes its place.
        #expect(try scratch.read("m.jsonl").hasPrefix("{\"id\":\"r0\""))
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func noRoomLeft() throws {
        let path = try many()
        let result = try Program.run(["read", path, "--format", "jsonl", "--output", "/dev/full"])
        #expect(result.err == "hudna: /dev/full: can't be written (No space left on device); name another file with --output, or make room\n")
        #expect(result.code == 74)
        let folder = try Program.run(["read", path, "--output", scratch.path])
        #expect(folder.err == "hudna: \(scratch.path): can't be written (Is a directory); name another file with --output, or make room\n")
        #expect(folder.code == 74)
    }

    @Test func standardErrorClosed() throws {
        let path = try scratch.write("r.jsonl", "x\n{\"id\":\"a\",\"text\":\"English\"}\n")
        let result = try Program.shell("\"$hudna\" read \(path) --format jsonl 2>&-")
        #expect(result.lines.count == 1 && result.code == 3)
    }

    // MARK: - Terminals

    /// What the program writes to a terminal that stands for both outputs.
    private func onTerminal(_ line: String, environment: [String: String] = [:]) throws -> String {
        let script = """
            import os, pty, sys
            pid, fd = pty.fork()
            if pid == 0:
                os.execv('/bin/sh', ['sh', '-c', sys.argv[1]])
            out = b''
            while True:
                try:
                    data = os.read(fd, 65536)
                except OSError:
                    break
                if not data:
                    break
                out += data
            os.waitpid(pid, 0)
            sys.stdout.buffer.write(out)
            """
        let path = try scratch.write("terminal.py", script)
        let variables = environment.merging(["TERM": "xterm", "NO_COLOR": ""]) { first, _ in first }
        return try Program.shell("python3 \(path) '\(line)'", environment: variables).out.replacingOccurrences(of: "\r\n", with: "\n")
    }

    /// Quiet, since on a busy machine the bar may appear.
    @Test func coloursAndIsolatesOnATerminal() throws {
        let path = try scratch.write("r.txt", "English only")
        #expect(
            try onTerminal("$hudna read \(path) --quiet")
                == "\u{1B}[1m\u{2068}r\u{2069}\u{1B}[0m\n\u{1B}[2mundated\u{1B}[0m\n  \u{1B}[36mSkipped\u{1B}[0m   it is not in Arabic\n\n")
        let plain = "\u{2068}r\u{2069}\nundated\n  Skipped   it is not in Arabic\n\n"
        #expect(try onTerminal("$hudna read \(path) --quiet", environment: ["NO_COLOR": "1"]) == plain)
        #expect(try onTerminal("$hudna read \(path) --quiet", environment: ["TERM": "dumb"]) == plain)
        #expect(try onTerminal("$hudna read \(path) --quiet > \(scratch.path)/o") == "")
        #expect(try scratch.read("o") == "r\nundated\n  Skipped   it is not in Arabic\n\n")
    }

    /// Reports, a pause long enough for the bar to appear, more reports; the bar goes to standard error and is gone at the end.
    @Test func progressOnATerminal() throws {
        let path = try many()
        let run = "(cat \(path); sleep 1.3; cat \(path)) | $hudna read - --format jsonl --jobs 1"
        let script = try scratch.write("run.sh", "\(run) > \(scratch.path)/o 2> /dev/tty\n")
        let shown = try onTerminal("sh \(script); echo end")
        let bars = shown.components(separatedBy: " reports  ")
        #expect(bars.count > 1 && bars[0].contains("\r\u{1B}[K") && bars.last?.contains("\r\u{1B}[K") == true && shown.hasSuffix("end\n"))
        #expect(try scratch.read("o").split(separator: "\n").count == 6_000)
        let quiet = try scratch.write("quiet.sh", "\(run) --quiet > \(scratch.path)/o 2> /dev/tty\n")
        #expect(try onTerminal("sh \(quiet); echo end") == "end\n")
    }

    @Test(arguments: [
        (0, 0, 100, 0.0, "[------------------------] 0 %  0 reports  0/s"),
        (50, 50, 100, 10.0, "[############------------] 50 %  50 reports  5/s  0:10 left"),
        (10, 2, 100, 100.0, "[------------------------] 2 %  10 reports  0/s  1:21:40 left"),
        (10, 200, 100, 1.0, "[########################] 100 %  10 reports  10/s  0:00 left"),
        (7, 7, 0, 1.0, "7 reports  7/s"),
    ])
    func progress(_ reports: Int, _ bytes: Int, _ total: Int, _ seconds: Double, _ line: String) {
        #expect(ProgressBar.text(reports: reports, bytes: bytes, total: total, seconds: seconds) == line)
    }
}

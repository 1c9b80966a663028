#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The text of a PDF by `pdftotext` of Poppler, where it is installed: a program of its own, called by its full path, with limits of time, memory and output.
enum PDFText {
    private static let places = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext", "/opt/homebrew/bin/pdftotext", "/opt/local/bin/pdftotext"]
    /// Seconds of work, seconds in all, and memory in KB.
    private static let seconds = (cpu: 30, wall: 60)
    private static let memory = 1 << 20

    /// - Throws: `toolMissing`, `documentBroken`, `tooLarge`.
    static func text(of path: String, places: [String] = places, limit: Int = DocumentReader.limit) throws(Problem) -> [UInt8] {
        guard let tool = places.first(where: { access($0, X_OK) == 0 }) else {
            throw Problem(
                .toolMissing, file: path, "is a PDF, and pdftotext, which takes the text out of it, is not installed",
                advice: "install poppler-utils, or save its text as .txt in UTF-8")
        }
        let broken = Problem(.documentBroken, file: path, "is a PDF of which pdftotext makes no text", advice: "save its text as .txt in UTF-8")
        // The shell only sets limits and hands its place over; names reach it as arguments, never as words of its own.
        let script = "ulimit -t \(seconds.cpu); ulimit -v \(memory); exec \"$0\" -q -enc UTF-8 -nopgbrk -- \"$1\" -"
        let name = path.hasPrefix("/") ? path : "./" + path
        guard let (child, output) = start(["/bin/sh", "-c", script, tool, name]) else { throw broken }
        defer { close(output) }
        let (bytes, isWhole) = drain(output, child, limit)
        if !isWhole { kill(child, SIGKILL) }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        if bytes.count > limit {
            throw Problem(.tooLarge, file: path, "is a PDF of more than \(limit >> 20) MB of text", advice: "split it")
        }
        guard status == 0, bytes.contains(where: { $0 > 0x20 }) else { throw broken }
        return bytes
    }

    /// Whether a file ends as a PDF does, with `%%EOF` and little behind it (ISO 32000-1, annex H.3.4.4).
    static func isWhole(_ path: String) -> Bool {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        lseek(file, -min(lseek(file, 0, SEEK_END), 2048), SEEK_END)
        var tail = [UInt8](repeating: 0, count: 2048)
        let room = tail.count
        let count = read(file, &tail, room)
        return ByteSearch.contains(Array(tail.prefix(max(count, 0))), Array("%%EOF".utf8))
    }

    /// The child's number and the end of the pipe that holds what it prints.
    private static func start(_ words: [String]) -> (pid_t, Int32)? {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        defer { close(ends[1]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var environment: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=/usr/bin:/bin"), nil]
        defer { for variable in environment { free(variable) } }
        var child: pid_t = 0
        guard posix_spawn(&child, words[0], &actions, nil, &arguments, &environment) == 0 else {
            close(ends[0])
            return nil
        }
        return (child, ends[0])
    }

    /// What the child prints, up to a little more than the limit, as long as its time is not up.
    private static func drain(_ output: Int32, _ child: pid_t, _ limit: Int) -> ([UInt8], isWhole: Bool) {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        var left = seconds.wall * 1000
        while bytes.count <= limit {
            var waited = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            let step = 500
            let ready = poll(&waited, 1, Int32(step))
            if ready == 0 {
                left -= step
                if left <= 0 { return (bytes, false) }
                continue
            }
            let room = piece.count
            let count = read(output, &piece, room)
            if count == 0 { return (bytes, true) }
            if count < 0 && errno != EINTR { return (bytes, false) }
            bytes += piece[..<max(count, 0)]
        }
        return (bytes, false)
    }
}

internal import Foundation
internal import HudnaIntake

/// Why the output can't be written.
struct OutputError: Error {
    let name: String
    let number: Int32
    /// The output is one of the inputs.
    var isWrongUse = false

    /// Whoever read it has stopped reading; no reason to complain.
    var isClosedPipe: Bool { number == EPIPE }

    var message: String {
        if isWrongUse { return "\(name): is one of the files to read; name another file with --output" }
        let reason = String(cString: strerror(number))
        return "\(name): can't be written (\(reason)); name another file with --output, or make room"
    }
}

/// Where the output goes: standard output or a file.
final class OutputFile {
    let name: String
    private let descriptor: Int32
    private let closes: Bool
    private var buffer: [UInt8] = []
    private static let bufferSize = 256 << 10

    /// - Parameter inputs: files that are to be read; the output must not be one of them.
    /// - Throws: `OutputError`.
    init(path: String?, notAmong inputs: [String] = []) throws {
        guard let path, path != "-" else {
            name = "standard output"
            descriptor = 1
            closes = false
            return
        }
        name = path
        closes = true
        if inputs.contains(where: { Intake.isSameFile($0, path) }) { throw OutputError(name: path, number: EINVAL, isWrongUse: true) }
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        if descriptor < 0 { throw OutputError(name: path, number: errno) }
    }

    deinit {
        if closes { close(descriptor) }
    }

    var isTerminal: Bool { Terminal.isTerminal(descriptor) }
    var wantsColour: Bool { Terminal.wantsColour(descriptor) }

    /// - Throws: `OutputError`.
    func write(_ bytes: [UInt8]) throws {
        buffer += bytes
        if buffer.count >= OutputFile.bufferSize { try flush() }
    }

    /// - Throws: `OutputError`.
    func flush() throws {
        let bytes = buffer
        buffer.removeAll(keepingCapacity: true)
        let failure = OutputFile.writeAll(bytes, to: descriptor)
        if failure != 0 { throw OutputError(name: name, number: failure) }
    }

    /// Writes all of it; 0, or the error's number.
    @discardableResult
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count, let base = buffer.baseAddress {
                let count = Foundation.write(descriptor, base + written, buffer.count - written)
                if count > 0 {
                    written += count
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
    }
}

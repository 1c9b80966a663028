#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// An open file or standard input, read block by block.
final class RawFile {
    let name: String
    private let descriptor: Int32
    let isStandardInput: Bool
    /// Bytes taken from it so far.
    private(set) var taken = 0

    /// - Throws: `notFound` or `notReadable`.
    init(path: String) throws(Problem) {
        name = path
        isStandardInput = false
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw RawFile.problem(path, errno) }
    }

    private init() {
        name = "standard input"
        isStandardInput = true
        descriptor = 0
    }

    static func standardInput() -> RawFile { RawFile() }

    deinit {
        if !isStandardInput { close(descriptor) }
    }

    /// Replaces what is in `block` with up to `count` further bytes; leaves it empty at the end.
    /// - Throws: `notReadable`.
    func read(_ count: Int, into block: inout [UInt8]) throws(Problem) {
        var failure: Int32 = 0
        block = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = systemRead(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
                if got > 0 {
                    filled += got
                } else if got == 0 || errno != EINTR {
                    failure = got == 0 ? 0 : errno
                    break
                }
            }
        }
        taken += block.count
        if failure != 0 && block.isEmpty { throw RawFile.problem(name, failure) }
    }

    static func problem(_ path: String, _ number: Int32) -> Problem {
        let reason = String(cString: strerror(number))
        switch number {
        case ENOENT, ENOTDIR:
            return Problem(.notFound, file: path, "no such file or folder", advice: "check the name")
        case EACCES, EPERM:
            return Problem(.notReadable, file: path, "no permission to read it", advice: "ask its owner for it, or run chmod +r on it")
        case EISDIR:
            return Problem(.notReadable, file: path, "is a folder", advice: "name the files in it")
        case ELOOP:
            return Problem(.notReadable, file: path, "is a link that leads back to itself", advice: "name the file itself")
        case EMFILE, ENFILE:
            return Problem(.notReadable, file: path, "too many files are open", advice: "close other programs, or raise ulimit -n")
        case EBADF:
            return Problem(.notReadable, file: path, "is closed", advice: "pipe the reports in, or name a file")
        default:
            return Problem(.notReadable, file: path, "can't be read (\(reason))", advice: "check the disk and try again")
        }
    }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}

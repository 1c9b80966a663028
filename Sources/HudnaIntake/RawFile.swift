#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Which file it is on this machine, whatever its name.
struct FileIdentity: Hashable, Sendable {
    let device: UInt64
    let number: UInt64
}

/// What stands at a path.
struct FileStatus {
    enum Kind { case file, folder, other }
    let kind: Kind
    let identity: FileIdentity
    let size: Int

    /// Nil where nothing can be seen at the path.
    init?(path: String) {
        var info = stat()
        guard stat(path, &info) == 0 else { return nil }
        switch info.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        default: kind = .other
        }
        identity = FileIdentity(device: UInt64(info.st_dev), number: UInt64(info.st_ino))
        size = Int(info.st_size)
    }
}

/// An open file or standard input, read block by block.
final class RawFile {
    let name: String
    private let descriptor: Int32
    private let closes: Bool
    /// Bytes taken from it so far.
    private(set) var taken = 0

    /// - Throws: `notFound` or `notReadable`.
    init(path: String) throws(Problem) {
        name = path
        closes = true
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw RawFile.problem(path, errno) }
    }

    init(standardInputNamed name: String) {
        self.name = name
        closes = false
        descriptor = 0
    }

    deinit {
        if closes { close(descriptor) }
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

/// Names in folders, and paths that a pattern matches.
enum FolderListing {
    /// Names of what stands in a folder, sorted by their bytes, hidden ones left out.
    /// - Throws: `notFound` or `notReadable`.
    static func names(in path: String) throws(Problem) -> [String] {
        guard let folder = opendir(path) else { throw RawFile.problem(path, errno) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Paths that a shell pattern (`*`, `?`, `[…]`) matches, sorted.
    static func matches(_ pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0 else { return [] }
        var paths: [String] = []
        for index in 0..<Int(found.gl_pathc) {
            if let path = found.gl_pathv?[index] { paths.append(String(cString: path)) }
        }
        return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

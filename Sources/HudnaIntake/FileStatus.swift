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

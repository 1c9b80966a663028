internal import Foundation

/// Files that only their owner may read.
enum PrivateFile {
    /// What the system says.
    struct Failure: Error, CustomStringConvertible {
        var description: String
        init() { description = String(cString: strerror(errno)) }
    }

    /// Puts a whole file in the place of another, so that whoever is killed meanwhile leaves the one or the other.
    /// - Throws: `Failure`.
    static func replace(_ path: String, with bytes: [UInt8]) throws(Failure) {
        let beside = path + ".new-" + Secret.make(bytes: 6)
        try write(beside, bytes, flags: O_WRONLY | O_CREAT | O_EXCL)
        guard rename(beside, path) == 0 else {
            let failure = Failure()
            unlink(beside)
            throw failure
        }
        try sync(folder: (path as NSString).deletingLastPathComponent)
    }

    /// Adds bytes at the end, in one piece.
    /// - Parameter isSafe: whether they must be on the disk when it returns.
    /// - Throws: `Failure`.
    static func append(_ path: String, _ bytes: [UInt8], isSafe: Bool) throws(Failure) {
        try write(path, bytes, flags: O_WRONLY | O_CREAT | O_APPEND, isSafe: isSafe)
    }

    /// Makes a folder that only its owner may enter, if there is none.
    /// - Throws: `Failure`.
    static func makeFolder(_ path: String) throws(Failure) {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        throw Failure()
    }

    private static func write(_ path: String, _ bytes: [UInt8], flags: Int32, isSafe: Bool = true) throws(Failure) {
        let descriptor = open(path, flags | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Failure() }
        defer { close(descriptor) }
        var at = 0
        while at < bytes.count {
            let wrote = bytes[at...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if wrote < 0, errno == EINTR { continue }
            guard wrote > 0 else { throw Failure() }
            at += wrote
        }
        if isSafe, fsync(descriptor) != 0 { throw Failure() }
    }

    private static func sync(folder: String) throws(Failure) {
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure() }
        defer { close(descriptor) }
        // Some file systems can't; the renaming stands all the same.
        _ = fsync(descriptor)
    }
}

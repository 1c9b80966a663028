/// A folder packed as a zip archive, from somebody who may mean no good: entries keep to the folder they are put in, and to a size.
public struct FolderArchive {
    public struct Limits: Sendable {
        /// Of all entries together, unpacked.
        public var bytes: Int
        /// Of one entry, unpacked.
        public var entry: Int
        public var entries: Int

        public init(bytes: Int, entry: Int = 64 << 20, entries: Int) {
            self.bytes = bytes
            self.entry = entry
            self.entries = entries
        }
    }

    private let name: String
    private let archive: ZipArchive

    /// Nil where this is no zip archive, or one of a document (Word).
    /// - Parameter name: to tell of it.
    public init?(_ bytes: [UInt8], name: String) {
        guard bytes.starts(with: [0x50, 0x4B]), let archive = ZipArchive(bytes), !archive.isCut, !archive.names.contains("[Content_Types].xml") else {
            return nil
        }
        self.name = name
        self.archive = archive
    }

    /// Unpacks the files, those that systems leave behind excepted.
    /// - Parameter deliver: takes a file with the parts of its path, none of which is empty, `.`, `..` or holds a slash.
    /// - Throws: `Problem` where the archive holds too much, is broken, or has a path that leads out of it; what was delivered before is to be thrown away.
    public func unpack(_ limits: Limits, _ deliver: ([String], [UInt8]) throws(Problem) -> Void) throws(Problem) {
        guard archive.names.count <= limits.entries else {
            throw Problem(.tooLarge, file: name, "holds \(archive.names.count) files, more than \(limits.entries)", advice: "send it in parts")
        }
        var left = limits.bytes
        for entry in archive.names where !entry.hasSuffix("/") && !entry.hasSuffix("\\") {
            guard let path = Self.path(entry) else {
                throw Problem(.documentBroken, file: name, "holds a path that leads out of it", advice: "pack the folder anew; nothing of it was taken")
            }
            if Self.isLeftBehind(path) { continue }
            let most = min(left, limits.entry)
            let bytes = try bytes(entry, most)
            left -= bytes.count
            try deliver(path, bytes)
        }
    }

    private func bytes(_ entry: String, _ most: Int) throws(Problem) -> [UInt8] {
        var found: ZipArchive.Entry?
        do throws(Problem) {
            found = try archive.entry(entry, limit: most)
        } catch {
            var problem = error
            problem.file = name
            throw problem
        }
        guard let found else {
            throw Problem(.documentBroken, file: name, "is packed in a way that can't be read", advice: "pack the folder anew, without a password")
        }
        guard found.bytes.count <= most else { throw Problem(.tooLarge, file: name, "unpacks to too much", advice: "send it in parts") }
        guard found.isWhole else { throw Problem(.documentBroken, file: name, "holds a damaged file", advice: "pack the folder anew; nothing of it was taken") }
        return found.bytes
    }

    /// The parts of a path; nil where it leads elsewhere. Backslashes are slashes, as some programs of Windows pack.
    public static func path(_ text: String) -> [String]? {
        guard !text.isEmpty, text.utf8.count <= 1024, !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else { return nil }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.map(String.init)
        guard parts.count <= 16, parts.first?.contains(":") == false else { return nil }
        guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && $0.utf8.count <= 200 }) else { return nil }
        return parts
    }

    /// What is no report: hidden files, and what systems add to archives.
    public static func isLeftBehind(_ path: [String]) -> Bool {
        path.contains { $0.hasPrefix(".") } || path.first == "__MACOSX" || ["Thumbs.db", "desktop.ini"].contains(path.last)
    }
}

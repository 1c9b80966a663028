#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Names in folders, and paths that a pattern matches.
enum FolderListing {
    /// Names of what stands in a folder, sorted by their bytes, hidden ones left out.
    /// - Throws: `notFound` or `notReadable`.
    static func names(in path: String) throws(Problem) -> NameList {
        guard let folder = opendir(path) else { throw RawFile.problem(path, errno) }
        defer { closedir(folder) }
        var names = NameList()
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
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

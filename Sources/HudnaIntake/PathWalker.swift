/// The files that paths, folders and patterns stand for, one after another, in a fixed order.
struct PathWalker {
    enum Step {
        case standardInput
        /// `isFound`: met in a folder or through a pattern, not named by the user.
        case file(String, isFound: Bool)
        case problem(Problem)
    }

    private struct Pending {
        let path: String
        let isFound: Bool
        var isMatch = false
    }

    /// A folder, and which of its names comes next.
    private struct OpenFolder {
        let base: String
        let names: NameList
        var next = 0
    }

    /// Last first.
    private var stack: [Pending]
    /// Folders that hold more, last first, each with how many paths were pending when it was opened.
    private var open: [(folder: OpenFolder, below: Int)] = []
    private var folders: Set<FileIdentity> = []
    private let excluded: Set<FileIdentity>

    /// - Parameter excluded: files that are not read where they turn up in a folder: manifests, the output.
    init(paths: [String], excluded: Set<FileIdentity>) {
        stack = paths.reversed().map { Pending(path: $0, isFound: false) }
        self.excluded = excluded
    }

    mutating func next() -> Step? {
        while let pending = nextPending() {
            if pending.path == "-" && !pending.isFound { return .standardInput }
            guard let status = FileStatus(path: pending.path) else {
                if let step = missing(pending) { return step }
                continue
            }
            switch status.kind {
            case .folder:
                if let problem = enter(pending.path, status.identity) { return .problem(problem) }
            case .file:
                if pending.isFound && excluded.contains(status.identity) { continue }
                if pending.isFound && !pending.isMatch && !FileNames.isReadInFolders(pending.path) { continue }
                return .file(pending.path, isFound: pending.isFound)
            case .other:
                if !pending.isFound { return .file(pending.path, isFound: false) }
            }
        }
        return nil
    }

    /// The next name of the folder opened last, once nothing is pending that was met after it.
    private mutating func nextPending() -> Pending? {
        while let last = open.indices.last, open[last].below == stack.count {
            let folder = open[last].folder
            guard folder.next < folder.names.count else {
                open.removeLast()
                continue
            }
            open[last].folder.next += 1
            return Pending(path: folder.base + folder.names[folder.next], isFound: true)
        }
        return stack.popLast()
    }

    private mutating func missing(_ pending: Pending) -> Step? {
        let isPattern = pending.path.utf8.contains { $0 == 0x2A || $0 == 0x3F || $0 == 0x5B }
        if isPattern && !pending.isFound {
            let paths = FolderListing.matches(pending.path)
            if paths.isEmpty {
                return .problem(Problem(.noMatch, file: pending.path, "no file matches the pattern", advice: "check the folder and the pattern"))
            }
            for path in paths.reversed() { stack.append(Pending(path: path, isFound: true, isMatch: true)) }
            return nil
        }
        // Opening it tells why: it is gone, a link leads nowhere, or a folder above it is closed.
        return .file(pending.path, isFound: pending.isFound)
    }

    private mutating func enter(_ path: String, _ identity: FileIdentity) -> Problem? {
        guard folders.insert(identity).inserted else {
            return Problem(.folderLoop, file: path, "leads to a folder that was read already", advice: "nothing to do; it was passed over")
        }
        do throws(Problem) {
            let names = try FolderListing.names(in: path)
            let base = path.hasSuffix("/") ? path : path + "/"
            open.append((OpenFolder(base: base, names: names), stack.count))
            if names.count == 0 { return Problem(.folderEmpty, file: path, "the folder is empty", advice: "name a folder that holds reports") }
            return nil
        } catch {
            return error
        }
    }
}

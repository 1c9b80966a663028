extension Intake {
    /// Bytes of all files that the paths stand for; 0 where that can't be known, as with standard input.
    public static func size(of paths: [String]) -> Int {
        var walker = PathWalker(paths: paths, excluded: [])
        var total = 0
        while let step = walker.next() {
            switch step {
            case .standardInput: return 0
            case .file(let path, _): total = total.addingReportingOverflow(FileStatus(path: path)?.size ?? 0).partialValue
            case .problem: break
            }
        }
        return max(total, 0)
    }

    /// Whether two paths lead to one and the same regular file.
    public static func isSameFile(_ first: String, _ second: String) -> Bool {
        guard let one = FileStatus(path: first), let other = FileStatus(path: second), one.kind == .file else { return false }
        return one.identity == other.identity
    }
}

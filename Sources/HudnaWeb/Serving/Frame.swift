/// What stands around the content of a page, for one reader.
struct Frame: Sendable {
    /// Stands where the content goes; nothing that is escaped can look like it.
    static let place = "<!--content-->"

    private let before: [UInt8]
    private let after: [UInt8]

    /// - Parameter whole: with `place` in it.
    init(_ whole: String) {
        let parts = whole.split(separator: Self.place, maxSplits: 1).map { Array($0.utf8) }
        (before, after) = (parts.first ?? [], parts.count == 2 ? parts[1] : [])
    }

    /// The page: the content goes in as bytes, since pages are long and need no second look.
    func around(_ content: [UInt8], _ page: Page, _ taste: Taste) -> Answer {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(before.count + content.count + after.count)
        bytes += before
        bytes += content
        bytes += after
        return Answer(status: page.status, type: "text/html; charset=utf-8", headers: [("Content-Language", taste.tongue.rawValue)], bytes: bytes)
    }
}

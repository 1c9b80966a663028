/// What stands around the content of a page, for one reader.
struct Frame: Sendable {
    /// Stands where the content goes; nothing that is escaped can look like it.
    static let place = "<!--content-->"

    private let before: [UInt8]
    private let after: [UInt8]

    /// - Parameter whole: with `place` in it.
    init(_ whole: [UInt8]) {
        let place = whole.firstRange(of: Array(Self.place.utf8)) ?? whole.endIndex..<whole.endIndex
        (before, after) = (Array(whole[..<place.lowerBound]), Array(whole[place.upperBound...]))
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

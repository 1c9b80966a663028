internal import Yams

/// Which feeds are watched, and how: a small YAML file.
///
/// ```yaml
/// contact: desk@example.org     # told to servers, so that they can write to somebody
/// pause: 5s                     # between requests to one host
/// hosts: 8                      # asked at the same time, one request each
/// every: 30m                    # how often a feed is asked
/// feeds:
///   - https://example.org/rss.xml
///   - url: https://example.net/news-sitemap.xml
///     outlet: موقع سطر وخبر
///     every: 10m
///     pages: no                 # take the texts of the feed itself
/// ```
public struct WatchList: Sendable {
    public struct Feed: Sendable {
        public var address: WebAddress
        /// Goes before what feed and pages say.
        public var outlet: String?
        /// Seconds from one request to the next.
        public var every: Int
        /// The pages that it names are fetched; else its own texts are taken.
        public var takesPages: Bool
    }

    public private(set) var feeds: [Feed] = []
    public private(set) var contact: String?
    /// Seconds between requests to one host.
    public private(set) var pause = 5.0
    public private(set) var every = 1800
    /// So many hosts are asked at the same time.
    public private(set) var hosts = 8
    /// A file of certificates that are trusted beside the system's; a path from where the program runs.
    public private(set) var authorities: String?
    /// Bytes of an answer.
    public private(set) var size = Intake.reportLimit
    /// Ranges of addresses that may be connected to though they are not public.
    public private(set) var allowed: [IPNetwork] = []

    private let file: String
    private static let sizeLimit = 1 << 20
    private static let hostsLimit = 64

    /// - Throws: `Problem`: `watchListBroken`, or where the file can't be read; `toolMissing` without libcurl.
    public init(path: String) throws(Problem) {
        file = path
        let input = try DecodedInput(try RawFile(path: path))
        var bytes: [UInt8] = []
        while true {
            let block = try input.next()
            if block.isEmpty { break }
            bytes += block
            if bytes.count > Self.sizeLimit { throw broken(nil, "is larger than 1 MB", "split it") }
        }
        let root = try parsed(String(decoding: bytes, as: UTF8.self))
        guard let root, let fields = root.mapping else { throw broken(nil, "is no list of feeds", "write feeds: and below it a line - https://… for each") }
        var own: Node?
        for (key, value) in fields { try take(key, value, &own) }
        guard let own, let feeds = own.sequence, !feeds.isEmpty else {
            throw broken(own, "names no feeds", "write feeds: and below it a line - https://… for each")
        }
        for node in feeds { self.feeds.append(try feed(node)) }
        if let twice = Dictionary(grouping: self.feeds, by: \.address).first(where: { $1.count > 1 }) {
            throw broken(own, "names \(twice.key) twice", "take one of them out")
        }
    }

    private func parsed(_ text: String) throws(Problem) -> Node? {
        do {
            return try compose(yaml: text)
        } catch let error as YamlError {
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
                throw Problem(.watchListBroken, file: file, line: mark.line, "is no YAML: \(problem)", advice: "mend that line")
            case .duplicatedKeysInMapping(let keys, let context):
                throw Problem(
                    .watchListBroken, file: file, line: context.mark.line, "has \(keys.joined(separator: ", ")) twice", advice: "take one of them out")
            default: throw broken(nil, "is no YAML", "see Docs/watching.md for an example")
            }
        } catch {
            throw broken(nil, "is no YAML", "see Docs/watching.md for an example")
        }
    }

    // MARK: - Fields

    private mutating func take(_ key: Node, _ value: Node, _ feeds: inout Node?) throws(Problem) {
        switch key.string {
        case "feeds": feeds = value
        case "contact":
            guard let text = value.string, !text.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x28 && $0 != 0x29 }) else {
                throw broken(value, "contact is no address", "write a mail address, or that of a page")
            }
            contact = text
        case "pause": pause = Double(try seconds(value, most: 3600))
        case "every": every = try period(value)
        case "size": size = try bytes(value)
        case "hosts":
            guard let number = value.int, (1...Self.hostsLimit).contains(number) else {
                throw broken(value, "\(value.string ?? "") is no number of hosts from 1 to \(Self.hostsLimit)", "write hosts: 8")
            }
            hosts = number
        case "authorities": authorities = try authorities(value)
        case "allow":
            for range in value.sequence.map(Array.init) ?? [value] {
                guard let network = range.string.flatMap(IPNetwork.init) else {
                    throw broken(range, "is no range of addresses", "write 192.168.1.0/24, or one address")
                }
                allowed.append(network)
            }
        default: throw unknown(key, "contact, pause, hosts, every, size, allow, authorities, feeds")
        }
    }

    private func feed(_ node: Node) throws(Problem) -> Feed {
        if let text = node.string { return Feed(address: try address(text, node), outlet: nil, every: every, takesPages: true) }
        var found: WebAddress?
        var (outlet, every, takesPages) = (nil as String?, every, true)
        guard let fields = node.mapping else { throw broken(node, "is no feed", "write - https://… or - url: https://…") }
        for (key, value) in fields {
            switch key.string {
            case "url": found = try address(value.string ?? "", value)
            case "outlet": outlet = value.string.flatMap(PageMetadata.clean)
            case "every": every = try period(value)
            case "pages":
                guard let flag = value.bool else { throw broken(value, "pages is neither yes nor no", "write pages: yes or pages: no") }
                takesPages = flag
            default: throw unknown(key, "url, outlet, every, pages")
            }
        }
        guard let found else { throw broken(node, "a feed without url", "write url: https://…") }
        return Feed(address: found, outlet: outlet, every: every, takesPages: takesPages)
    }

    private func address(_ text: String, _ node: Node) throws(Problem) -> WebAddress {
        do throws(FetchFailure) {
            return try WebAddress(text)
        } catch {
            if error.kind == .library { throw error.problem }
            throw broken(node, "\(text.isEmpty ? "the address" : text) \(error.message)", "write it as https://…")
        }
    }

    /// A file beside the list, unless its path is a whole one. That it is there is seen now; what it holds, when it is used.
    private func authorities(_ node: Node) throws(Problem) -> String {
        let name = node.string ?? ""
        let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
        let path = name.hasPrefix("/") ? name : folder + name
        do throws(Problem) {
            _ = try RawFile(path: path)
        } catch {
            throw broken(node, "authorities: \(path) can't be read", "name a file of certificates (PEM)")
        }
        return path
    }

    // MARK: - Amounts

    private func period(_ node: Node) throws(Problem) -> Int {
        let value = try seconds(node, most: 30 * 86_400)
        guard value >= 60 else { throw broken(node, "is less than a minute", "ask a feed once a minute at most") }
        return value
    }

    /// `90`, `90s`, `30m`, `2h`, `1d`.
    private func seconds(_ node: Node, most: Int) throws(Problem) -> Int {
        try amount(node, ["": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400], 0...most, "time", "30s, 10m, 2h or 1d")
    }

    /// `500 KB`, `8 MB`.
    private func bytes(_ node: Node) throws(Problem) -> Int {
        try amount(node, ["": 1, "kb": 1 << 10, "mb": 1 << 20], 1...Intake.reportLimit, "size up to 8 MB", "500 KB or 4 MB")
    }

    private func amount(_ node: Node, _ units: [String: Int], _ range: ClosedRange<Int>, _ what: String, _ example: String) throws(Problem) -> Int {
        let text = (node.string ?? "").filter { $0 != " " }.lowercased()
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = String(text.dropFirst(digits.count))
        guard let number = Int(digits), let factor = units[unit], number <= range.upperBound / factor, range.contains(number * factor) else {
            throw broken(node, "\(node.string ?? "") is no \(what)", "write \(example)")
        }
        return number * factor
    }

    // MARK: - Faults

    private func unknown(_ key: Node, _ known: String) -> Problem { broken(key, "\(key.string ?? "") is no setting", "use one of \(known)") }

    private func broken(_ node: Node?, _ message: String, _ advice: String) -> Problem {
        Problem(.watchListBroken, file: file, line: node?.mark?.line, message, advice: advice)
    }
}

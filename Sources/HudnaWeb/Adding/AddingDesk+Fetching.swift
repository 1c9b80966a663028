internal import Foundation
internal import Hudna
internal import HudnaIntake
internal import HudnaRecord

extension AddingDesk {
    /// Whether a text is a range of addresses: `192.168.1.0/24`, or one address.
    public static func isRange(_ text: String) -> Bool { IPNetwork(text) != nil }

    /// Addresses as somebody wrote them, each once.
    /// - Throws: `FetchFailure` for the first that can't be fetched.
    static func addresses(in text: String) throws(FetchFailure) -> [WebAddress] {
        var out: [WebAddress] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            let address = try WebAddress(String(word))
            if !out.contains(address) { out.append(address) }
        }
        return out
    }

    /// Fetches the pages of a job, each into a file of one report. What is there already was fetched before the workbench was killed.
    /// - Returns: the paths of the files.
    /// - Throws: what writing throws.
    func fetch(_ job: inout AddingJob) throws -> [String] {
        guard let addresses = job.addresses else { return [] }
        let folder = inbox.folder(job.id) + "/" + Inbox.fetched
        try PrivateFile.makeFolder(folder)
        job.state = .fetching
        (job.size, job.taken) = (addresses.count, 0)
        try inbox.keep(job)
        var rules = FetchRules(agent: "Hudna/\(HudnaVersion.current)")
        rules.seconds = limits.secondsOfAddress
        rules.addresses = AddressRules(allowed: allowed.compactMap(IPNetwork.init))
        do {
            let fetcher = try PageFetcher(rules: rules, pages: try words.pages())
            for (number, address) in addresses.enumerated() {
                let file = folder + "/\(number).jsonl"
                if !FileManager.default.fileExists(atPath: file) { try fetch(address, with: fetcher, &job, file) }
                job.taken = number + 1
                try inbox.keep(job, isSafe: false)
            }
        } catch let failure as FetchFailure {
            job.tell(failure.problem.description, code: failure.problem.code.rawValue)
        }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { folder + "/" + $0 }
    }

    private func fetch(_ address: String, with fetcher: PageFetcher, _ job: inout AddingJob, _ file: String) throws {
        var (problems, line): ([Problem], [UInt8]?) = ([], nil)
        do throws(FetchFailure) {
            let item = try fetcher.report(at: WebAddress(address)) { problems.append($0) }
            line = Received.line(
                id: item.report.id, title: item.report.title, text: String(decoding: item.body, as: UTF8.self), outlet: item.report.outlet,
                url: item.report.url, published: item.report.published?.iso)
        } catch {
            problems.append(Self.problem(error))
        }
        if let line { try PrivateFile.replace(file, with: line) }
        for problem in problems { job.tell(problem.description, code: problem.code.rawValue) }
    }

    /// With what to do here, where there is no list that could allow it.
    private static func problem(_ failure: FetchFailure) -> Problem {
        guard failure.kind == .refused else { return failure.problem }
        return Problem(.addressRefused, file: failure.address, failure.message, advice: "whoever starts the workbench may allow it with --allow")
    }
}

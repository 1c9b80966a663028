internal import HudnaRecord

/// Which processes each report belongs to: one a country at war with itself or with others, else one a body at war.
///
/// What names no country belongs to that in whose reports its bodies are most at work; what names no body either ("the two sides"), to that with which it
/// has the go-betweens and places of its days in common. Does not depend on the order of the reports.
struct Membership {
    /// By report: the process that most of it is about; nil where there is none.
    private(set) var main: [String?]
    /// By process: the numbers of the reports of which some belongs to it, in order.
    private(set) var reports: [String: [Int]] = [:]

    /// Days by which reports of one matter may lie apart.
    private static let reach = 10

    /// - Parameter told: of each report what it is about and its day.
    init(_ told: [(centres: Centres, day: Int)]) {
        main = told.map { $0.centres.country.isEmpty ? nil : $0.centres.country }
        let homes = Self.homes(told)
        for (number, report) in told.enumerated() where main[number] == nil {
            guard let body = report.centres.bodies.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { continue }
            main[number] = Self.best(homes[body] ?? [:]) ?? body
        }
        settleMarked(told)
        for (number, report) in told.enumerated() {
            var all = Set(report.centres.others)
            if let main = main[number] { all.insert(main) }
            for process in all { reports[process, default: []].append(number) }
        }
    }

    /// By body: how often it is at work in the reports about each country.
    private static func homes(_ told: [(centres: Centres, day: Int)]) -> [String: [String: Int]] {
        var homes: [String: [String: Int]] = [:]
        for (centres, _) in told where !centres.country.isEmpty {
            for (body, count) in centres.bodies { homes[body, default: [:]][centres.country, default: 0] += count }
        }
        return homes
    }

    /// The reports of which some belongs to a process.
    func own(_ id: String, _ told: [Centres], _ kept: [KeptReading]) -> [ProcessRecord.Report] {
        zip(reports[id] ?? [], kept).map { number, kept in ProcessRecord.Report(kept: kept, main: main[number], isMixed: !told[number].others.isEmpty) }
    }

    private static func best(_ score: [String: Int]) -> String? { score.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }

    /// Reports that are about nothing by themselves join the one process with which they share most marks, two at least.
    private mutating func settleMarked(_ told: [(centres: Centres, day: Int)]) {
        let loose = told.indices.filter { main[$0] == nil && !told[$0].centres.marks.isEmpty }
        guard !loose.isEmpty else { return }
        var holders: [String: [Int]] = [:]
        for (number, report) in told.enumerated() where main[number] != nil { for mark in report.centres.marks { holders[mark, default: []].append(number) } }
        for number in loose {
            var shared: [String: Set<String>] = [:]
            for mark in told[number].centres.marks {
                for holder in holders[mark] ?? [] where abs(told[holder].day - told[number].day) <= Self.reach {
                    if let process = main[holder] { shared[process, default: []].insert(mark) }
                }
            }
            let ranked = shared.mapValues(\.count).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            if let first = ranked.first, first.value >= 2, ranked.count == 1 || ranked[1].value < first.value { main[number] = first.key }
        }
    }
}

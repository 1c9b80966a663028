internal import Hudna
internal import HudnaExports

/// The formats in which what a page shows can be had as a file, at its clocks and filters.
struct ListDownloads {
    private let visit: Visit
    private let process: String
    private let list: String?
    private let more: [(name: String, value: String)]

    /// Of a list of a process.
    init(_ visit: Visit, _ topic: Topic) {
        self.visit = visit
        process = visit.part("process")
        // What happened are the events of the exports.
        let name = [Topic.timeline, .talks, .threats].contains(topic) ? "events" : topic == .whereabouts ? "milestones" : topic.rawValue
        list = ExportFormat.lists.contains(name) ? name : nil
        more = []
    }

    /// Of a process what somebody takes part in (`actor`), or what a story tells (`story`).
    init(_ visit: Visit, process: String, only name: String, _ value: String) {
        self.visit = visit
        self.process = process
        list = nil
        more = [(name, value)]
    }

    /// So many processes have their exports on a page that is of none.
    static let mostProcesses = 3

    /// `[{"process", "formats"}]`: of the first of these processes what somebody takes part in, or what a story tells, as above.
    static func nodes(_ visit: Visit, of processes: [(id: String, name: String)], only name: String, _ value: String) -> Node {
        .list(
            processes.prefix(mostProcesses).map {
                .object(["process": .text($0.name), "formats": ListDownloads(visit, process: $0.id, only: name, value).node])
            })
    }

    /// Formats that have events, and nothing but these.
    private static let ofEvents: [ExportFormat] = [.acled, .plover, .cameo, .ics, .geojson, .atom]

    /// `[{"format", "address"}]`; what has lists to choose from has this list alone.
    var node: Node {
        let names = QueryName.clocks.map(\.name) + QueryName.filters.map(\.name)
        let asked = visit.asked.query.filter { names.contains($0.name) && !$0.value.isEmpty } + more
        // Of some of a process all formats have something; a list is not in all of them.
        let formats = ExportFormat.allCases.filter {
            guard more.isEmpty else { return true }
            return $0.hasLists ? list != nil : Self.ofEvents.contains($0) && list == "events" || $0 == .ceasefires && list == "truces"
        }
        return .list(
            formats.map { format in
                let lists = format.hasLists ? list.map { [("list", $0)] } ?? (format == .csv ? [("list", "claims")] : []) : []
                let query = (lists + asked).map { FormText.encoded($0.0) + "=" + FormText.encoded($0.1) }.joined(separator: "&")
                let path = "/processes/" + FormText.encoded(process) + "/exports/" + format.rawValue
                return .object(["format": .text(format.rawValue), "address": .text(path + (query.isEmpty ? "" : "?" + query))])
            })
    }
}

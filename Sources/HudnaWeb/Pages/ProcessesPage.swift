internal import Hudna

/// `/processes`.
enum ProcessesPage {
    static func reply(_ visit: Visit) async throws -> Reply {
        let processes = try await visit.inquire { inquiry in
            inquiry.processes.map { process -> Node in
                .object([
                    "id": .text(process.id), "name": .text(process.name), "events": .number(process.events), "parties": .number(process.parties),
                    "instruments": .number(process.instruments),
                ])
            }
        }
        return .page(
            Page(
                "processes", title: visit.text("processes"), place: "processes",
                value: .object(["processes": .list(processes), "calendar": try await visit.calendar()])))
    }
}

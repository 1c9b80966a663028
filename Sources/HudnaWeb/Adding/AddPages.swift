internal import Foundation
internal import HudnaExports
internal import HudnaIntake
internal import HudnaRecord

/// Adding reports: by file, folder, archive or paste, with progress that lies on the disk.
enum AddPages {
    private static func desk(_ visit: Visit) throws(Fault) -> AddingDesk {
        guard let desk = visit.workbench.desk else { throw Fault(503, "no-adding") }
        return desk
    }

    static func form(_ visit: Visit, fault: String? = nil, status: Int = 200) throws -> Reply {
        let desk = try desk(visit)
        let limits = desk.limits
        let value = Node.object([
            "jobs": .list(desk.inbox.all.map(\.node)), "fault": .optional(fault), "most-bytes": .number(limits.bytes >> 20),
            "most-files": .number(limits.files), "text": .text(visit.asked.field("text") ?? ""), "outlet": .text(visit.asked.field("outlet") ?? ""),
            "published": .text(visit.asked.field("published") ?? ""), "title": .text(visit.asked.field("title") ?? ""),
            "addresses": .text(visit.asked.field("addresses") ?? ""), "most-addresses": .number(limits.addresses),
        ])
        return .page(Page("add", title: visit.text("add-reports"), place: "add", status: status, value: value))
    }

    /// `POST /add`: a form with files, or with a text that was pasted.
    static func send(_ visit: Visit) throws -> Reply {
        let desk = try desk(visit)
        guard let received = visit.asked.received else { throw Fault(400, "form") }
        var isTaken = false
        defer { if !isTaken { desk.inbox.remove(received.folder) } }
        try desk.checkRoom()
        let published = filled(visit, "published")
        if let published, PublishedDate.parse(published) == nil { return try form(visit, fault: visit.text("fault-date"), status: 422) }
        let files = try FileManager.default.contentsOfDirectory(atPath: received.folder + "/files").sorted()
        let pasted = filled(visit, "text")
        let addresses: [WebAddress]
        do throws(FetchFailure) {
            addresses = try AddingDesk.addresses(in: filled(visit, "addresses") ?? "")
        } catch {
            let fault = error.kind == .library ? visit.text("add-no-fetching") : visit.text("add-bad-address") + " " + error.address.prefix(200)
            return try form(visit, fault: fault, status: 422)
        }
        guard addresses.count <= desk.limits.addresses else { return try form(visit, fault: visit.text("add-many-addresses"), status: 422) }
        guard !files.isEmpty || pasted != nil || !addresses.isEmpty else { return try form(visit, fault: visit.text("add-nothing"), status: 422) }
        var job = AddingJob(
            id: (received.folder as NSString).lastPathComponent, who: visit.visitor.name, sent: Int(Date().timeIntervalSince1970),
            title: title(visit, files + addresses.map(\.text)), outlet: filled(visit, "outlet"), published: published,
            addresses: addresses.isEmpty ? nil : addresses.map(\.text))
        if let pasted { try keep(pasted, visit, received.folder, &job) }
        try visit.workbench.gate.guardian?.record(.addReports, visit, item: job.id, note: job.title)
        try desk.take(job)
        isTaken = true
        return .answer(.redirect("/add/" + job.id))
    }

    private static func filled(_ visit: Visit, _ name: String) -> String? {
        visit.asked.field(name).flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    }

    private static func title(_ visit: Visit, _ files: [String]) -> String {
        guard let first = files.first else { return String((filled(visit, "title") ?? visit.text("add-pasted")).prefix(120)) }
        return first.prefix(200) + (files.count > 1 ? " + \(files.count - 1)" : "")
    }

    /// A pasted text as a file of one report, whose id is made of the text.
    private static func keep(_ text: String, _ visit: Visit, _ folder: String, _ job: inout AddingJob) throws {
        var id = StableID()
        id.add(text)
        let line = Received.line(
            id: "pasted-" + StableID.text(id.value), title: filled(visit, "title"), text: text, outlet: job.outlet, url: filled(visit, "url"),
            published: job.published)
        try PrivateFile.replace(folder + "/files/pasted.jsonl", with: line)
    }

    /// `GET /add/{job}`: how far it is.
    static func progress(_ visit: Visit) throws -> Reply {
        guard let job = try desk(visit).inbox.job(visit.part("job")) else { throw Fault.unknown(visit.part("job")) }
        return .page(Page("job", title: visit.text("add-progress"), place: "add", value: job.node))
    }
}

extension Route {
    static let adding = [
        Route("GET", "/add", role: .editor, summary: "What was sent, the latest first; the page has the forms to send more.") {
            try AddPages.form($0)
        },
        Route("POST", "/add", role: .editor, hasTwin: false, takesFiles: true, summary: "Takes reports: files, a folder packed as zip, a text.") {
            try AddPages.send($0)
        },
        Route("GET", "/add/{job}", role: .editor, summary: "How far the adding of what was sent is.") { try AddPages.progress($0) },
    ]
}

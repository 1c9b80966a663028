internal import HudnaRecord

/// The milestones as iCalendar (RFC 5545): planned ones tentative, what did not take place cancelled.
struct CalendarFormat: ExportForm {
    private static let columns = ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "STATUS", "CATEGORIES", "DESCRIPTION"]

    func tables(_ dossier: Dossier) -> [ExportTable] {
        var table = ExportTable("ics", columns: Self.columns)
        let facts = dossier.factualEvidence
        var (noDay, alleged) = (0, 0)
        var seen: Set<String> = []
        for milestone in dossier.milestones {
            guard let start = milestone.when.start?.firstDay, let end = (milestone.when.end ?? milestone.when.start)?.lastDay else { noDay += 1; continue }
            guard Dossier.isTold(milestone.kind, milestone.evidence, as: facts) else { alleged += 1; continue }
            let row = row(milestone, start, max(start, end), dossier)
            // Told twice in the same words it is one.
            if seen.insert(CellText.plain(row[0])).inserted { table.rows.append(row) }
        }
        let reasons = [("no day", noDay), ("told by nobody but adversaries", alleged)]
        table.leftOut = reasons.filter { $0.1 > 0 }.map { (reason: $0.0, count: $0.1) }
        return [table]
    }

    private func row(_ milestone: Milestone, _ start: CalendarDay, _ end: CalendarDay, _ dossier: Dossier) -> [ExportValue] {
        let day = PartialDate(start).iso
        var id = StableID()
        let first = milestone.evidence.first.map { [$0.report, "\($0.span.start)"] } ?? []
        let own = [milestone.kind, milestone.name, day, milestone.status.rawValue, milestone.outcome?.rawValue ?? "", milestone.place]
        for part in own + milestone.participants + first { id.add(part) }
        let date: (CalendarDay) -> String = { PartialDate($0).iso.filter { $0 != "-" } }
        let outcome = milestone.outcome.map { " (" + $0.rawValue + ")" } ?? ""
        var seen: Set<String> = []
        let reported = milestone.evidence.map { "Reported by " + ($0.outlet ?? $0.report) + ": “" + $0.text + "”" }.filter { seen.insert($0).inserted }
        return [
            .text("hudna-" + StableID.text(id.value) + "@hudna"), ExportValue(milestone.evidence.last?.known.digits()), .text(date(start)),
            .text(date(end + 1)),
            .text(Self.kind(milestone) + outcome + ": " + milestone.name), ExportValue(milestone.place), .text(Self.status(milestone)), .text(milestone.kind),
            .text(reported.joined(separator: "\n")),
        ]
    }

    private static func kind(_ milestone: Milestone) -> String {
        milestone.status == .occurred || milestone.status == .ongoing ? milestone.kind : milestone.status.rawValue + " " + milestone.kind
    }

    private static func status(_ milestone: Milestone) -> String {
        switch milestone.status {
        case .occurred, .ongoing: "CONFIRMED"
        case .planned, .possible, .conditional: "TENTATIVE"
        case .negated: "CANCELLED"
        }
    }

    func bytes(_ tables: [ExportTable]) -> [UInt8] {
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hudna//Hudna//EN", "CALSCALE:GREGORIAN"]
        for table in tables {
            for row in table.rows {
                lines.append("BEGIN:VEVENT")
                for (name, value) in zip(table.columns, row) where value != .none { lines.append(Self.line(name, CellText.plain(value))) }
                lines.append("END:VEVENT")
            }
        }
        return Array(((lines + ["END:VCALENDAR"]).map(Self.folded).joined(separator: "\r\n") + "\r\n").utf8)
    }

    private static func line(_ name: String, _ text: String) -> String {
        switch name {
        case "DTSTART", "DTEND": name + ";VALUE=DATE:" + text
        case "UID", "DTSTAMP", "STATUS": name + ":" + text
        default: name + ":" + escaped(text)
        }
    }

    /// Backslashes before what separates (section 3.3.11); control characters, which a text may not hold, are blanks.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": out += "\\" + String(scalar)
            case "\n": out += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: out += " "
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// Lines of at most 75 octets, the following ones with a blank before them, no character cut (section 3.1).
    private static func folded(_ line: String) -> String {
        var (out, width) = ("", 0)
        for scalar in line.unicodeScalars {
            let size = String(scalar).utf8.count
            if width + size > 75 {
                out += "\r\n "
                width = 1
            }
            out.unicodeScalars.append(scalar)
            width += size
        }
        return out
    }
}

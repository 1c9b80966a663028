internal import HudnaRecord

/// Makes reports of bytes, and notes what is odd in them.
struct ReportBuilder {
    /// What became of a JSON object.
    enum Outcome {
        case report(IntakeItem)
        /// The problems say why.
        case broken
        /// The object is an annotation or a row of a manifest, met in a folder.
        case annotation
    }

    let defaults: IntakeDefaults
    var manifest: Manifest
    /// By which a text's own date is known; none is looked for without.
    var words: PageWords?
    var problems: [Problem] = []
    /// The file met last, and its path from the root.
    private var place: (file: String, path: String?) = ("", nil)

    init(defaults: IntakeDefaults, manifest: Manifest, words: PageWords? = nil) {
        self.defaults = defaults
        self.manifest = manifest
        self.words = words
    }

    /// A report from a JSON object.
    mutating func report(json bytes: Bytes, file: String, line: Int, isFound: Bool = false) -> Outcome {
        switch UTF8Bytes.isValid(bytes) ? .valid : TextDecoding.utf8(bytes) {
        case .valid: break
        case .repaired(let repaired, let count):
            note(.damagedText, file, line, "holds bytes that are not UTF-8 (\(count)), read as U+FFFD", "save the file again as UTF-8")
            return object(repaired.span, file, line, isFound)
        case .converted(let converted, let encoding):
            note(.damagedText, file, line, "not UTF-8, read as \(encoding.rawValue)", "save the file again as UTF-8")
            return object(converted.span, file, line, isFound)
        case .unknown:
            note(.encodingUnknown, file, line, "neither UTF-8, UTF-16 nor Windows-1256", "save the file again as UTF-8")
            return .broken
        }
        return object(bytes, file, line, isFound)
    }

    private mutating func object(_ bytes: Bytes, _ file: String, _ line: Int, _ isFound: Bool) -> Outcome {
        var record = JSONRecord()
        do throws(JSONFault) {
            try record.parse(bytes)
        } catch {
            let place = "at byte \(error.offset + 1)"
            note(.jsonBroken, file, line, "broken JSON: \(error.message) \(place)", "mend or take out this line; the others were read")
            return .broken
        }
        if isFound, case .missing = record.text, JSONRecord.string(record.report, bytes) != nil { return .annotation }
        guard let text = body(record, bytes, file, line) else { return .broken }
        let id = JSONRecord.string(record.id, bytes) ?? JSONRecord.string(record.report, bytes) ?? "\(FileNames.id(of: file)):\(line)"
        var report = Report(
            id: id, text: text, title: JSONRecord.string(record.title, bytes), outlet: JSONRecord.string(record.outlet, bytes),
            url: JSONRecord.string(record.url, bytes), published: published(record, bytes, file, line))
        complete(&report, names: [id])
        return .report(screened(report, file, line))
    }

    /// Title, newline, text; nil where the object has no text to give.
    private mutating func body(_ record: JSONRecord, _ bytes: Bytes, _ file: String, _ line: Int) -> [UInt8]? {
        var output: [UInt8] = []
        var lone = 0
        output.reserveCapacity(bytes.count)
        if case .text(let title) = record.title, JSONRecord.string(record.title, bytes) != nil {
            lone += JSONScanner.append(title, of: bytes, to: &output)
            output.append(0x0A)
        }
        switch record.text {
        case .text(let text): lone += JSONScanner.append(text, of: bytes, to: &output)
        case .null: break
        case .missing:
            note(.noText, file, line, missingText(record), "give every report a field \"text\"")
            return nil
        case .number, .other:
            note(.noText, file, line, "its \"text\" is no string", "give every report its text as a string")
            return nil
        }
        if lone > 0 {
            note(
                .loneSurrogate, file, line, "holds halves of letters (\(lone) of \\ud800 to \\udfff alone), read as U+FFFD",
                "write the file again with whole letters")
        }
        return output
    }

    private func missingText(_ record: JSONRecord) -> String {
        if case .missing = record.report {
            let names = record.others.map { "\"\($0)\"" }.joined(separator: ", ")
            return names.isEmpty ? "has no \"text\"" : "has no \"text\", only \(names)"
        }
        return "is a row of a manifest or an annotation, no report"
    }

    private mutating func published(_ record: JSONRecord, _ bytes: Bytes, _ file: String, _ line: Int) -> PartialDate? {
        guard let text = JSONRecord.string(record.published, bytes) else { return nil }
        if let date = PublishedDate.parse(text) { return date }
        note(
            .dateUnknown, file, line, "\"published\" is no date: \(text.prefix(40))",
            "write 2020-01-13 or 2020-01-13T12:00+02:00; the report was read as undated")
        return nil
    }

    /// A report that is a whole file of text.
    mutating func report(text bytes: [UInt8], file: String, id: String, names: [String]) -> IntakeItem? {
        var text = bytes
        switch TextDecoding.utf8(bytes.span) {
        case .valid: break
        case .repaired(let repaired, let count):
            note(.damagedText, file, nil, "holds bytes that are not UTF-8 (\(count)), read as U+FFFD", "save the file again as UTF-8")
            text = repaired
        case .converted(let converted, _): text = converted
        case .unknown:
            note(.encodingUnknown, file, nil, "neither UTF-8, UTF-16 nor Windows-1256", "save the file again as UTF-8")
            return nil
        }
        var report = Report(id: id, text: text)
        complete(&report, names: names)
        return screened(report, file, nil)
    }

    /// A report out of a document; without text, nothing is read of it.
    mutating func report(page: Page, _ origin: DocumentReader.Origin) -> IntakeItem {
        let text = (page.title.map { Array($0.utf8) + [0x0A] } ?? []) + Array(page.body.utf8)
        var report = Report(id: origin.id, text: text, title: page.title, outlet: page.outlet, url: page.url, published: page.published)
        report.dateline = page.dateline
        complete(&report, names: origin.names + [page.url].compactMap { $0 })
        var item = screened(report, origin.file, nil)
        if page.body.isEmpty { item.skipped = "no text" }
        item.offset = origin.offset
        item.author = page.author
        item.language = page.language
        return item
    }

    /// The manifest's word goes before the report's own, and that before the defaults.
    private mutating func complete(_ report: inout Report, names: [String]) {
        if let row = manifest.row(for: names) {
            if let published = row.published { (report.published, report.dateline) = (published, nil) }
            report.outlet = row.outlet ?? report.outlet
            report.url = row.url ?? report.url
            if report.title == nil, let title = row.title { report.title = title }
        }
        if report.published == nil, let own = words.flatMap({ OwnDate.of(report.text, $0) }) { (report.published, report.dateline) = (own.date, own.words) }
        report.published = report.published ?? defaults.published
        report.outlet = report.outlet ?? defaults.outlet
    }

    private mutating func screened(_ report: Report, _ file: String, _ line: Int?) -> IntakeItem {
        var report = report
        report.place = place(of: report, in: file)
        report.page = report.url.map(WebAddress.page)
        let screen = TextScreen(report.text.span)
        if !screen.bidiControls.isEmpty {
            let list = screen.bidiControls.map { "U+" + String($0, radix: 16, uppercase: true) }.joined(separator: ", ")
            note(
                .bidiControls, file, line, "holds bidi controls (\(list)), which can make text look other than it is",
                "look at it where they are shown; they were kept")
        }
        return IntakeItem(report: report, skipped: screen.skipped, file: file, line: line)
    }

    /// The file's path; what is in none (standard input, an answer from the web) has its text for a place, as has the second report with an id in one file, which is
    /// another or not by its words.
    private mutating func place(of report: Report, in file: String) -> String {
        if place.file != file { place = (file, FileNames.absolute(file)) }
        if let path = place.path { return path }
        return ReportBuilder.place(in: file, of: report.text)
    }

    /// A report whose id another report of its file had: its place is its text's.
    static func setApart(_ item: IntakeItem) -> IntakeItem {
        var item = item
        item.report.place = place(in: item.report.place ?? item.file, of: item.report.text)
        return item
    }

    private static func place(in file: String, of text: [UInt8]) -> String {
        var id = StableID()
        id.add(file: text)
        return file + " " + StableID.text(id.value)
    }

    mutating func note(_ code: Problem.Code, _ file: String, _ line: Int?, _ message: String, _ advice: String) {
        problems.append(Problem(code, file: file, line: line, message, advice: advice))
    }
}

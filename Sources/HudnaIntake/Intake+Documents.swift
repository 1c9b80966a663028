internal import HudnaRecord

/// What an intake makes of files that are neither plain text nor lines of JSON.
extension Intake {
    /// Puts the reports of a document into `waiting`.
    func documentItems(_ file: OpenFile, _ kind: DocumentReader.Kind) throws(Problem) {
        defer { close(file) }
        guard let bytes = try wholeFile(file) else { return }
        waiting = documents.items(bytes, kind, origin(file), &builder).reversed()
    }

    /// The next page of a web archive, whose other pages and feeds follow; nil where a record gives none, and at the end, when the file is closed.
    func archiveItem(_ file: OpenFile, _ archive: WARCReader) throws(Problem) -> IntakeItem? {
        guard let record = try archive.next() else {
            tellLost(archive, file.name)
            close(file)
            return nil
        }
        var origin = origin(file)
        // Two archives of one call whose names differ in their endings alone: the second is told with its own.
        let first = archives[origin.id] ?? file.name
        archives[origin.id] = first
        if first != file.name { origin.id = FileNames.last(of: file.name) }
        origin.id += ":\(record.offset)" + (record.inside.map { "+\($0)" } ?? "")
        origin.names = [origin.id] + [record.address].compactMap { $0 }
        origin.offset = record.offset
        origin.address = record.address
        if let size = record.oversize {
            tell(tooLarge(file.name, nil, size, origin.id))
            return nil
        }
        switch HTTPAnswer.read(record.content, limit: Intake.reportLimit) {
        case .passedOver: break
        case .damaged(let reason):
            builder.note(.recordBroken, file.name, nil, "the record at byte \(record.offset): \(reason)", "fetch the page again if it matters")
        case .packed(let packing, let library): archive.notePacked(packing, library)
        case .page(let bytes, let charset, let isHTML):
            origin.charset = charset
            guard let kind = DocumentReader.kind(of: bytes, isPage: isHTML) else { return nil }
            waiting = documents.items(bytes, kind, origin, &builder).reversed()
        }
        return waiting.popLast()
    }

    /// Tells how many records of an archive could not be read, and why.
    private func tellLost(_ archive: WARCReader, _ file: String) {
        if archive.damaged > 0 {
            let count = archive.damaged == 1 ? "a damaged record was" : "\(archive.damaged) damaged records were"
            tell(
                Problem(
                    .recordBroken, file: file, "\(count) stepped over, the first at byte \(archive.firstDamage)",
                    advice: "fetch the archive again if they matter; the others were read"))
        }
        for packed in archive.packed {
            let count = packed.count == 1 ? "a record is" : "\(packed.count) records are"
            tell(
                Problem(
                    .toolMissing, file: file, "\(count) packed as \(packed.packing), which needs a library that is not there",
                    advice: "install it (Debian's package \(packed.library)) and read the archive again"))
        }
    }

    // MARK: - Mails, documents of offices

    /// Puts the reports of a mail, or of a box of mails, into `waiting`. The file is closed.
    func mailItems(_ file: OpenFile) throws(Problem) {
        defer { close(file) }
        guard let bytes = try wholeFile(file, limit: Intake.mailLimit) else { return }
        waiting = documents.mails(bytes, origin(file), &builder).reversed()
    }

    /// The one report of a file that is one; the file is closed.
    func fileItem(_ file: OpenFile) throws(Problem) -> IntakeItem? {
        defer { close(file) }
        if case .pdf = file.kind {
            guard !file.input.isStandardInput else {
                throw Problem(.documentBroken, file: file.name, "is a PDF", advice: "save it as a file and name that")
            }
            return try documents.pdf(origin(file), &builder)
        }
        guard let bytes = try wholeFile(file) else { return nil }
        return try documents.word(bytes, origin(file), &builder)
    }

    // MARK: - Exports

    /// Puts the reports of one JSON value of an export into `waiting`.
    func mappedItems(_ bytes: Bytes, _ mapping: FieldMapping, _ origin: DocumentReader.Origin, _ line: Int) {
        do throws(JSONFault) {
            let value = try JSONTree(PageDecoding.utf8(bytes.withUnsafeBufferPointer { Array($0) }))
            let reports = mapping.reports(in: value)
            if reports.isEmpty {
                builder.note(.noText, origin.file, line, "the list that the mapping names for the reports is not there, or empty", "mend the mapping")
            }
            let rows = reports.enumerated().map { (line: reports.count > 1 ? $0 + 1 : line, values: mapping.values(of: $1)) }
            waiting = documents.exported(rows, origin, monthFirst: mapping.isMonthFirst, &builder).reversed()
        } catch {
            builder.note(
                .jsonBroken, origin.file, line, "broken JSON: \(error.message) at byte \(error.offset + 1)", "mend or take out this line; the others were read")
        }
    }

    /// Lines in front of a table's header, which tell what it is, at most.
    private static let headerWithin = 20

    /// Puts the reports of a table into `waiting`; the first row with the column of the text names the columns. The file is closed.
    func rowItems(_ file: OpenFile) throws(Problem) {
        defer { close(file) }
        guard let bytes = try wholeFile(file, limit: Intake.tableLimit) else { return }
        if bytes.isEmpty { return tell(empty(file)) }
        var table = CSVRows(PageDecoding.utf8(bytes))
        guard let (mapping, header) = columns(&table, isFound: file.isFound) else {
            return file.isFound ? passOver(file) : noteColumns(bytes, file.name)
        }
        var rows: [(line: Int, values: [FieldMapping.Field: String])] = []
        while let row = table.next() {
            if !row.fields.allSatisfy(\.isEmpty) { rows.append((row.line, mapping.values(of: row.fields, header: header))) }
        }
        let unclosed = table.unclosed
        if unclosed.count > 0 {
            let others = unclosed.count > 1 ? ", as others like it (\(unclosed.count - 1))" : ""
            builder.note(
                .documentBroken, file.name, unclosed.first, "a quotation mark is not closed: its field was ended with its line\(others)",
                "close it; the other rows were read")
        }
        waiting = documents.exported(rows, origin(file), monthFirst: mapping.isMonthFirst, &builder).reversed()
    }

    /// The first row that names the column of the text, by the mapping or, without one, by the usual names of columns; and what its columns are. A table that was
    /// met in a folder must name it in its first row, since "body" is also a kind of actor, and with a column `report` it tells of reports.
    private func columns(_ rows: inout CSVRows, isFound: Bool) -> (FieldMapping, header: [String])? {
        for _ in 0..<(isFound && mapping == nil ? 1 : Intake.headerWithin) {
            guard let row = rows.next() else { return nil }
            if let mapping {
                if mapping.names(aTextIn: row.fields) { return (mapping, row.fields) }
            } else if let usual = FieldMapping(columns: row.fields, words: documents.pages.words) {
                return isFound && row.fields.contains("report") ? nil : (usual, row.fields)
            }
        }
        return nil
    }

    /// Tells of a table whose columns are not known.
    private func noteColumns(_ bytes: [UInt8], _ file: String) {
        let first = CSVRows(PageDecoding.utf8(bytes)).first(where: { $0.fields.count > 1 })?.fields.prefix(12).joined(separator: ", ") ?? "none"
        let columns = "the columns are: \(first.prefix(400))"
        guard let mapping else {
            return builder.note(
                .noText, file, nil, "is a table, and no column has a usual name for the text of reports, such as text or body; \(columns)",
                "write a mapping that names them, and give it with --mapping")
        }
        let wanted = (mapping.name(.text) ?? mapping.name(.html) ?? "").prefix(80)
        builder.note(.noText, file, nil, "no column is called \(wanted), which the mapping names for the text; \(columns)", "mend the mapping")
    }

    /// What the model of pages is trained on, page by page: nothing else is taken in.
    public func trainingRows(of pages: PageReader, deliver: (_ id: String, _ blocks: [(text: String, features: [Float])]) throws -> Void) throws {
        while let file = openNext() {
            defer { close(file) }
            guard case .document(.page) = file.kind, let bytes = try wholeFile(file) else { continue }
            try deliver(origin(file).id, pages.trainingRows(bytes))
        }
    }

    // MARK: - Records

    /// What web archives hold, record by record, without taking the texts out; other files are passed over.
    public func records(deliver: (_ file: String, _ offset: Int, _ address: String?, _ bytes: Int) throws -> Void) throws {
        while let file = openNext() {
            defer { close(file) }
            guard case .archive(let archive) = file.kind else { continue }
            while let record = try archive.next() {
                if case .page(let bytes, _, _) = HTTPAnswer.read(record.content, limit: Intake.reportLimit) {
                    try deliver(file.name, record.offset, record.address, bytes.count)
                }
            }
        }
    }
}

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
        case .page(let bytes, let charset):
            origin.charset = charset
            guard let kind = DocumentReader.kind(of: bytes) else { return nil }
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
        if case .word = file.kind { return try documents.word(bytes, origin(file), &builder) }
        return documents.mail(bytes, origin(file), &builder)
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
            let items = reports.enumerated().compactMap { number, report in
                documents.exported(mapping.values(of: report), origin, line: reports.count > 1 ? number + 1 : line, &builder)
            }
            waiting = items.reversed()
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
        guard let mapping, let bytes = try wholeFile(file, limit: Intake.tableLimit) else { return }
        var rows = CSVRows(PageDecoding.utf8(bytes))
        guard let header = Intake.header(&rows, mapping) else {
            let first = CSVRows(PageDecoding.utf8(bytes)).first(where: { $0.fields.count > 1 })?.fields.prefix(12).joined(separator: ", ") ?? "none"
            let wanted = (mapping.name(.text) ?? mapping.name(.html) ?? "").prefix(80)
            builder.note(
                .noText, file.name, nil, "no column is called \(wanted), which the mapping names for the text; the columns are: \(first.prefix(400))",
                "mend the mapping")
            return
        }
        var items: [IntakeItem] = []
        while let row = rows.next() {
            if row.fields.allSatisfy(\.isEmpty) { continue }
            if let item = documents.exported(mapping.values(of: row.fields, header: header), origin(file), line: row.line, &builder) { items.append(item) }
        }
        if rows.isUnclosed {
            builder.note(.documentBroken, file.name, rows.line, "a quoted field is not closed", "mend the table; what came before was read")
        }
        waiting = items.reversed()
    }

    /// The first row that names the column of the text.
    private static func header(_ rows: inout CSVRows, _ mapping: FieldMapping) -> [String]? {
        for _ in 0..<headerWithin {
            guard let row = rows.next() else { return nil }
            if mapping.names(aTextIn: row.fields) { return row.fields }
        }
        return nil
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
                if case .page(let bytes, _) = HTTPAnswer.read(record.content, limit: Intake.reportLimit) {
                    try deliver(file.name, record.offset, record.address, bytes.count)
                }
            }
        }
    }
}

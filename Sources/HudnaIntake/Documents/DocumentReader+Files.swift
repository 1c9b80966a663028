internal import HudnaRecord

/// Mails, documents of offices, and rows of exports.
extension DocumentReader {
    /// The reports of a mail, or of a box of several, each with its number from 1.
    func mails(_ bytes: [UInt8], _ origin: Origin, _ builder: inout ReportBuilder) -> [IntakeItem] {
        let mails = MailReader.mails(bytes)
        return mails.enumerated().map { number, mail in
            var own = origin
            if mails.count > 1 {
                own.id += ":\(number + 1)"
                own.names = [own.id]
            }
            return builder.report(page: MailReader(mail, pages: pages).page, own)
        }
    }

    /// - Throws: `documentBroken`, `tooLarge`.
    func word(_ bytes: [UInt8], _ origin: Origin, _ builder: inout ReportBuilder) throws(Problem) -> IntakeItem {
        let document = try WordDocument(bytes, file: origin.file, pages: pages)
        switch document.damage {
        case .cut:
            builder.note(
                .documentBroken, origin.file, nil, "the document was cut off at byte \(bytes.count), and ends before its end",
                "fetch or copy it again; what came before was read")
        case .changed:
            builder.note(
                .documentBroken, origin.file, nil, "the text of the document is damaged: it is not what its sum of bytes says",
                "fetch or copy it again; what could be unpacked was read")
        case nil: break
        }
        return builder.report(page: document.page, origin)
    }

    /// - Throws: `toolMissing`, `documentBroken`, `tooLarge`.
    func pdf(_ origin: Origin, _ builder: inout ReportBuilder) throws(Problem) -> IntakeItem {
        let bytes = try PDFText.text(of: origin.file)
        if !PDFText.isWhole(origin.file) {
            builder.note(
                .documentBroken, origin.file, nil, "the document has no end: it was cut off", "fetch or copy it again; what pdftotext found in it was read")
        }
        var page = Page()
        page.body = WrappedLines.joined(String(decoding: bytes, as: UTF8.self))
        page.language = pages.language(said: nil, of: page)
        return builder.report(page: page, origin)
    }

    /// The reports of an export's rows, each with its line or number.
    /// - Parameter monthFirst: what the mapping says of 3/4/2031; dates of the same export that can be read in one way alone say more.
    func exported(
        _ rows: [(line: Int, values: [FieldMapping.Field: String])], _ origin: Origin, monthFirst: Bool?, _ builder: inout ReportBuilder
    ) -> [IntakeItem] {
        let orders = rows.map { $0.values[.published].flatMap { DateLine.order($0, pages.words.dates) } }
        let (days, months) = (orders.contains(.dayFirst), orders.contains(.monthFirst))
        let proven = days == months ? nil : months
        if proven == nil && monthFirst == nil, let first = orders.firstIndex(of: .either) {
            let count = orders.count { $0 == .either }
            let others = count > 1 ? ", as others like it (\(count - 1))" : ""
            let reason = days ? "dates of both orders stand in its column" : "no date of its column tells"
            builder.note(
                .dateUnknown, origin.file, rows[first].line,
                "a date can be read in two ways, and \(reason): \((rows[first].values[.published] ?? "").prefix(40)), read as day and month\(others)",
                "write dates: month-first or dates: day-first into the mapping")
        }
        let isMonthFirst = proven ?? monthFirst ?? false
        return rows.compactMap { exported($0.values, origin, line: $0.line, monthFirst: isMonthFirst, &builder) }
    }

    /// A report of an export's fields; nil, and told, where it has no text.
    private func exported(
        _ values: [FieldMapping.Field: String], _ origin: Origin, line: Int, monthFirst: Bool, _ builder: inout ReportBuilder
    ) -> IntakeItem? {
        guard let body = values[.text] ?? values[.html].map(pages.plain) else {
            builder.note(
                .noText, origin.file, line, "the field that the mapping names for the text is not there, or empty", "mend the mapping, or leave the report out")
            return nil
        }
        var page = Page()
        page.body = body
        page.title = values[.title].flatMap(PageMetadata.clean)
        page.author = values[.author]
        page.outlet = values[.outlet]
        page.url = values[.url]
        page.published = values[.published].flatMap { DateLine.field($0, pages.words.dates, monthFirst: monthFirst) }
        if let said = values[.published], page.published == nil {
            builder.note(
                .dateUnknown, origin.file, line, "its date is none: \(said.prefix(40))",
                "write 2020-01-13 or 2020-01-13T12:00+02:00; the report was read as undated")
        }
        page.language = pages.language(said: values[.language]?.lowercased(), of: page)
        var origin = origin
        origin.id = values[.id] ?? "\(origin.id):\(line)"
        origin.names = [origin.id]
        var item = builder.report(page: page, origin)
        item.line = line
        return item
    }
}

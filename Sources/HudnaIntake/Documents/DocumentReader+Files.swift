internal import HudnaRecord

/// Mails, documents of offices, and rows of exports.
extension DocumentReader {
    func mail(_ bytes: [UInt8], _ origin: Origin, _ builder: inout ReportBuilder) -> IntakeItem {
        builder.report(page: MailReader(bytes, pages: pages).page, origin)
    }

    /// - Throws: `documentBroken`, `tooLarge`.
    func word(_ bytes: [UInt8], _ origin: Origin, _ builder: inout ReportBuilder) throws(Problem) -> IntakeItem {
        builder.report(page: try WordDocument(bytes, file: origin.file, pages: pages).page, origin)
    }

    /// - Throws: `toolMissing`, `documentBroken`, `tooLarge`.
    func pdf(_ origin: Origin, _ builder: inout ReportBuilder) throws(Problem) -> IntakeItem {
        let bytes = try PDFText.text(of: origin.file)
        var page = Page()
        page.body = WrappedLines.joined(String(decoding: bytes, as: UTF8.self))
        page.language = pages.language(said: nil, of: page)
        return builder.report(page: page, origin)
    }

    /// A report of an export's fields; nil, and told, where it has no text.
    func exported(_ values: [FieldMapping.Field: String], _ origin: Origin, line: Int, _ builder: inout ReportBuilder) -> IntakeItem? {
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
        page.published = values[.published].flatMap { DateLine.field($0, pages.words.dates) }
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

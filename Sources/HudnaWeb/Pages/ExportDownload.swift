internal import Hudna
internal import HudnaExports
internal import HudnaRecord
internal import HudnaStore

/// `/processes/{process}/exports/{format}`: a process in a format of the field, at the setting of the clocks.
enum ExportDownload {
    static func reply(_ visit: Visit) async throws -> Reply {
        guard let format = ExportFormat(rawValue: visit.part("format")) else { throw Fault.unknown(visit.part("format")) }
        let lists = visit.asked.values("list")
        for list in lists where !format.hasLists || !ExportFormat.lists.contains(list) { throw Fault(400, "choice", list) }
        if format == .csv, lists.count > 1 { throw Fault(400, "choice", lists[1]) }
        let id = visit.part("process")
        _ = try await visit.calendar(of: id)
        var filters = try AskedFilters(visit.asked).meant(visit, in: Topic.allCases)
        filters.process = id
        if let story = visit.asked.value("story") { filters.reports = try StoryPages.reports(of: story, visit) }
        let (bench, clock, wanted) = (visit.workbench, visit.clocks.clock, filters)
        let bytes = try await bench.readers.read { store -> [UInt8] in
            let book = CorrectionBook(try store.corrections(), readBy: nil)
            let words = try bench.recordWords.words(names: book.names)
            let record = try Record(of: id, store, clock: clock, language: bench.language, book: book, words: words)
            let own = try record.filters(wanted, named: bench.recordWords.english)
            return format.bytes(try record.dossier(own, codes: bench.codes), lists: lists)
        }
        let name = "hudna-" + id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") } + "-" + format.rawValue + "." + format.fileExtension
        return .answer(
            Answer(type: format.mediaType, headers: [("Content-Disposition", "attachment; filename=\"\(name)\"")], bytes: bytes))
    }
}

extension ExportFormat {
    /// What a file of it is called at the end.
    var fileExtension: String {
        switch self {
        case .csv, .acled, .ceasefires: "csv"
        case .xlsx: "xlsx"
        case .jsonl, .plover, .ftm: "jsonl"
        case .cameo, .cameoMentions: "tsv"
        case .ics: "ics"
        case .geojson: "geojson"
        case .atom: "atom"
        }
    }

    /// Its type in HTTP.
    var mediaType: String {
        switch self {
        case .csv, .acled, .ceasefires: "text/csv; charset=utf-8"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .jsonl, .plover, .ftm: "application/x-ndjson; charset=utf-8"
        case .cameo, .cameoMentions: "text/tab-separated-values; charset=utf-8"
        case .ics: "text/calendar; charset=utf-8"
        case .geojson: "application/geo+json; charset=utf-8"
        case .atom: "application/atom+xml; charset=utf-8"
        }
    }
}

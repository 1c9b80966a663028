internal import ArgumentParser
internal import Hudna
internal import HudnaExports
internal import HudnaIntake
internal import HudnaLanguage
internal import HudnaRecord

/// `hudna text`: the texts of documents, whatever their language.
struct TextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text",
        abstract: "Prints the texts of web pages and other documents.",
        discussion: """
            Takes all that hudna read takes, in any language, and reads nothing out of it: a line of JSON a document, with id, title, author, outlet, \
            published, url, language, articleBody, as far as they are known. Exit code 0: all was read; 3: some input could not be read; 64: wrong usage.
            """)

    @Argument(help: ArgumentHelp("Files, folders or patterns; - is standard input.", valueName: "path"))
    var paths: [String] = []

    @Flag(help: "Print a line of JSON a document; so it is without it, too.")
    var json = false

    @Flag(help: "Print one JSON object with the article of each id.")
    var articlesJSON = false

    @Flag(help: "Print what web archives hold, a line of JSON a page: file, offset, url, bytes; take no text out.")
    var records = false

    @Flag(help: ArgumentHelp("Print what the model of pages is trained on (see Evaluation/train_pages.py).", visibility: .hidden))
    var blocks = false

    @Flag(name: [.long, .short], help: "Say nothing but what could not be read.")
    var quiet = false

    @OptionGroup var exports: ExportOptions
    @OptionGroup var words: LanguageOptions

    func validate() throws {
        if paths.isEmpty { throw ValidationError("Name a file, a folder or - for standard input.") }
        if json && articlesJSON { throw ValidationError("--json and --articles-json are two shapes of the same; choose one.") }
    }

    func run() throws {
        let messages = Messages(isQuiet: quiet)
        let pages = try words.pages(messages)
        let intake = Intake(paths: paths, pages: pages, mapping: try exports.loadMapping(messages)) { messages.tell($0) }
        do {
            try write(intake, pages, try OutputFile(path: nil))
        } catch let error as OutputError where error.isClosedPipe {
            // Whoever read the output has had enough.
        } catch let error as OutputError {
            messages.say(error.message)
            throw ExitCode.output
        }
        messages.tellCounts()
        if messages.failures > 0 { throw ExitCode.partlyRead }
    }

    private func write(_ intake: Intake, _ pages: PageReader, _ output: OutputFile) throws {
        var isFirst = true
        if articlesJSON { try output.write(Array("{".utf8)) }
        if records { return try writeRecords(intake, output) }
        while let item = blocks ? nil : intake.next() {
            var writer = JSONWriter()
            if articlesJSON {
                if !isFirst { try output.write([0x2C, 0x0A]) }
                writer.member(item.report.id)
                writer.object { $0.text(#","articleBody":"#, String(decoding: item.body, as: UTF8.self)) }
            } else {
                writer.document(item)
            }
            isFirst = false
            try output.write(writer.bytes + (articlesJSON ? [] : [0x0A]))
        }
        if articlesJSON { try output.write(Array("}\n".utf8)) }
        if blocks { try intake.trainingRows(of: pages) { try output.write(TextCommand.row($0, $1) + [0x0A]) } }
        try output.flush()
    }

    private func writeRecords(_ intake: Intake, _ output: OutputFile) throws {
        try intake.records { file, offset, address, bytes in
            var writer = JSONWriter()
            writer.object { writer in
                writer.text(#","file":"#, file)
                writer.key(#","offset":"#)
                writer.number(offset)
                writer.text(#","url":"#, address)
                writer.key(#","bytes":"#)
                writer.number(bytes)
            }
            try output.write(writer.bytes + [0x0A])
        }
        try output.flush()
    }

    private static func row(_ id: String, _ blocks: [(text: String, features: [Float])]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.text(#","id":"#, id)
            writer.key(#","names":"#)
            writer.list(PageReader.featureNames) { $0.string($1) }
            writer.key(#","blocks":"#)
            writer.list(blocks) { writer, row in
                writer.object { writer in
                    writer.text(#","text":"#, row.text)
                    writer.key(#","features":"#)
                    writer.list(row.features) { $0.number(Double($1)) }
                }
            }
        }
        return writer.bytes
    }
}

extension JSONWriter {
    /// A document without what was read out of it; members that are not known are null.
    fileprivate mutating func document(_ item: IntakeItem) {
        object { writer in
            writer.text(#","id":"#, item.report.id)
            writer.text(#","title":"#, item.report.title)
            writer.text(#","author":"#, item.author)
            writer.text(#","outlet":"#, item.report.outlet)
            writer.text(#","published":"#, item.report.published?.iso)
            writer.text(#","url":"#, item.report.url)
            writer.text(#","language":"#, item.language)
            writer.text(#","articleBody":"#, String(decoding: item.body, as: UTF8.self))
            if let offset = item.offset {
                writer.text(#","file":"#, item.file)
                writer.key(#","offset":"#)
                writer.number(offset)
            }
        }
    }

    fileprivate mutating func text(_ name: StaticString, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }
}

internal import CHudnaWorkbenchData
internal import Foundation
public import Hudna
internal import HudnaExports
internal import HudnaLanguage
internal import HudnaRecord
internal import HudnaStore

/// The workbench: everything that answers needs, put together once.
public struct Workbench: Sendable {
    let readers: Readers
    /// For what takes long, since it has to be built first: so whoever asks for less need not wait behind it.
    let builders: Readers
    let words: WordSource
    /// The id of the words.
    let language: String
    let texts: InterfaceTexts
    let templates: Templates
    let gate: Gate
    let routes: [Route]
    let kept: KeptPages
    private let flights = SingleFlight<Made>()
    /// By the tags of pages.
    private let frames = KeptValues<Frame>()
    /// Of this run: tags of another are none of its own.
    private let seed = Secret.make()
    let corrected = CorrectedProcesses()
    let keptCalendars = KeptValues<ProcessCalendar>()
    let keptSuggestions = KeptValues<Suggestions>()
    let keptThings = KeptValues<NamedThings>()
    /// The readings of all reports in their order, for who goes through them.
    let keptOrders = KeptValues<[Int64]>(most: 8)
    let calendars: Calendars
    let stories: StoryShelf
    let recordWords: KeptWords
    let land: LandOutlines
    let searchForms: SearchForms
    let codes: CodeLists
    let review: ReviewDesk
    /// Takes reports in; nil where that is nobody's business.
    let desk: AddingDesk?

    /// - Parameters:
    ///   - path: the database.
    ///   - words: the language data that it was read with.
    ///   - desk: what takes reports in.
    ///   - readers: so many connections read at once.
    /// - Throws: `StoreError` where the database can't be used, what parsing a template throws.
    public init(path: String, words: WordSource = WordSource(), readers: Int = 2, gate: Gate = .open, desk: AddingDesk? = nil, files: WorkbenchFiles = .builtIn)
        throws
    {
        self.readers = try Readers(path: path, count: readers)
        builders = try Readers(path: path, count: 1)
        self.words = words
        language = words.id()
        self.gate = gate
        self.desk = desk
        texts = InterfaceTexts(files)
        templates = try Templates(files, texts)
        routes = Route.all
        kept = KeptPages()
        calendars = Calendars(words.source, texts)
        recordWords = KeptWords(words)
        review = ReviewDesk(database: path, words: recordWords, language: language)
        stories = StoryShelf(path: path, words: words)
        searchForms = SearchForms(try Clitics(source: words.source))
        codes = try words.codes()
        land = LandOutlines(tsv: files.files["land.tsv"] ?? [])
    }

    /// Brings what is kept built beside the readings up to date, so that no page has to build it: where the record was read with other words, or by another
    /// program, and its tables are those of this one. Writes to the database; done before it is served.
    /// - Throws: `StoreError` where it can't be written, `LanguageError`.
    public static func prepare(path: String, words: WordSource, jobs: Int) throws {
        hudna_bound_memory()
        let language = words.id()
        // No file is made where there is none: serving says so.
        guard FileManager.default.fileExists(atPath: path) else { return }
        let store = try Store(path: path, access: .writing)
        if try store.isBuilt(RecordKeeper.stamp(language), clock: Clock()) { return }
        try RecordKeeper(store, words: RecordWords(try words.loadForRecord()), language: language, jobs: jobs).refresh()
        // What building took goes back to the system: it is needed once.
        hudna_give_back_memory()
    }

    /// How values are shown to a reader.
    func style(_ taste: Taste) -> ShownStyle {
        ShownStyle(tongue: taste.tongue, texts: texts, dates: calendars.dates(taste), names: names(taste))
    }

    /// Names in the reader's language, where that is not the record's.
    func names(_ taste: Taste) -> EnglishNames { taste.tongue == .english ? recordWords.english : .none }

    /// Now, in seconds since 1970.
    var now: Int { Int(Date().timeIntervalSince1970) }

    /// Answers a request, whatever it is.
    public func answer(_ asked: Asked) async -> Answer {
        var answer: Answer
        let taste = Taste(asked)
        do {
            answer = try await reply(asked, taste)
        } catch let fault as Fault {
            answer = failure(fault, asked, taste)
        } catch {
            answer = failure(Fault(500, "broken"), asked, taste)
        }
        for cookie in Taste.cookies(asked) { answer.headers.append(("Set-Cookie", cookie)) }
        answer.headers += Self.always
        return answer
    }

    /// What every answer says to the browser: no request anywhere else, no script but ours, no guessing of types, no telling where a reader came from.
    /// Of the referrer policies the strictest that lets browsers name the origin of a form: with `no-referrer` it were `null`.
    private static let always: [(name: String, value: String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"), ("Vary", "Accept-Language, Cookie"),
    ]

    private func reply(_ asked: Asked, _ taste: Taste) async throws -> Answer {
        let visitor = try gate.visitor(asked)
        let (route, parts) = try find(asked)
        try gate.admit(visitor, asked, route)
        let visit = Visit(asked: asked, visitor: visitor, workbench: self, taste: taste, clocks: try Clocks(asked), parts: parts)
        if route.kept == .not { return try await finished(make(route, visit), visit) }
        let isOwn = route.kept == .forEach
        let key = Self.key(asked, taste) + (isOwn ? "\n" + Secret.mark([visitor.name, "\(visitor.role)", visitor.token]) : "")
        let generation = try readers.generation()
        let tag = tag(of: key, generation, visit)
        if asked.headers["if-none-match"]?.contains(tag) == true { return Answer(status: 304, type: "", headers: Self.revalidated(tag), bytes: []) }
        let made = try await made(route, isOwn ? visit : visit.ofNobody, key, generation)
        var answer = finished(made, visit, tag: (tag, generation))
        if case .content(let content) = made, content.isWhole { answer.headers += Self.revalidated(tag) }
        return answer
    }

    /// What tells one content from another: the address, and how it is wanted. The same for everybody who may see it.
    private static func key(_ asked: Asked, _ taste: Taste) -> String {
        let query = asked.query.filter { !Taste.names.contains($0.name) && !$0.value.isEmpty }.map {
            FormText.encoded($0.name) + "=" + FormText.encoded($0.value)
        }
        let path = asked.path.map(FormText.encoded).joined(separator: "/")
        return [path, "\(asked.form)", taste.tongue.rawValue, taste.months.rawValue, query.joined(separator: "&")].joined(separator: "\n")
    }

    /// Stands for a page as one reader gets it, with the frame around it: another one where anything of it is another.
    private func tag(of key: String, _ generation: Int, _ visit: Visit) -> String {
        let visitor = visit.visitor
        return "\"" + Secret.mark([seed, "\(generation)", key, visit.taste.theme, visitor.name, "\(visitor.role)", visitor.token]) + "\""
    }

    /// The browser may keep it, and asks each time whether it is still so.
    private static func revalidated(_ tag: String) -> [(name: String, value: String)] { [("ETag", tag), ("Cache-Control", "private, no-cache")] }

    // MARK: - Contents

    /// What came of asking a handler.
    enum Made: Sendable {
        case content(KeptPages.Content)
        case answer(Answer)
    }

    private func make(_ route: Route, _ visit: Visit) async throws -> Made {
        switch try await route.handler(visit) {
        case .answer(let answer): return .answer(answer)
        case .page(let page):
            let around = Self.around(page, visit.asked, visit.taste, visit.visitor, visit.clocks)
            let bytes = visit.asked.form == .json ? page.value.json : templates.content(page, around: around, style: style(visit.taste))
            var head = page
            head.value = .null
            return .content(KeptPages.Content(page: head, bytes: bytes))
        }
    }

    /// A content that may be kept: as it is kept, else made once, whoever asks for it meanwhile.
    private func made(_ route: Route, _ visit: Visit, _ key: String, _ generation: Int) async throws -> Made {
        if let found = kept.content(key, generation) { return .content(found) }
        return try await flights.value("\(generation)\n" + key) {
            let made = try await make(route, visit)
            if case .content(let content) = made, content.isWhole { kept.keep(content, of: visit.asked, as: key, generation) }
            return made
        }
    }

    /// Makes a page before somebody asks for it.
    func makeAhead(_ asked: Asked) async {
        guard let (route, parts) = try? find(asked), route.kept == .forAll, let clocks = try? Clocks(asked), let generation = try? readers.generation() else {
            return
        }
        let taste = Taste(asked)
        let key = Self.key(asked, taste)
        if kept.holds(key, generation) { return }
        let visit = Visit(asked: asked, visitor: Visitor(), workbench: self, taste: taste, clocks: clocks, parts: parts)
        _ = try? await made(route, visit, key, generation)
    }

    /// Makes what waits for coders in the processes that most is told of.
    func makeQueuesAhead() async {
        let first = (try? await readers.read { try $0.builtProcesses().prefix(ReviewDesk.mostQueues).map(\.id) }) ?? []
        for process in first { _ = try? await review.queue(process, readers) }
    }

    /// JSON as it is, HTML with the frame around it.
    /// - Parameter tag: that of the page, where it is kept with its frame.
    private func finished(_ made: Made, _ visit: Visit, tag: (text: String, generation: Int)? = nil) -> Answer {
        switch made {
        case .answer(let answer): return answer
        case .content(let content):
            let page = content.page
            if visit.asked.form == .json { return Answer(status: page.status, type: "application/json; charset=utf-8", bytes: content.bytes) }
            let known = tag.flatMap { frames.value($0.text, $0.generation) }
            let frame = known ?? frame(page, visit.asked, visit.taste, visit.visitor, visit.clocks)
            if known == nil, let tag { frames.keep(frame, as: tag.text, tag.generation) }
            return frame.around(content.bytes, page, visit.taste)
        }
    }

    /// The answer to a request that is refused before it is read.
    func refused(_ fault: Fault, _ asked: Asked) -> Answer {
        var answer = failure(fault, asked, Taste(asked))
        answer.headers += Self.always + [("Connection", "close")]
        return answer
    }

    /// The route of a request; HEAD is answered as GET.
    func find(_ asked: Asked) throws(Fault) -> (Route, [String: String]) {
        let method = asked.method == "HEAD" ? "GET" : asked.method
        var methods: [String] = []
        for route in routes {
            guard let parts = route.match(asked.path), asked.form == .page || route.hasTwin else { continue }
            if route.method == method { return (route, parts) }
            methods.append(route.method)
        }
        if methods.isEmpty { throw Fault.unknown("/" + asked.path.joined(separator: "/")) }
        if methods.contains("GET") { methods.append("HEAD") }
        throw Fault(405, "method", asked.method, headers: [("Allow", Set(methods).sorted().joined(separator: ", "))])
    }

    /// The answer to a request that can't even be taken apart.
    /// - Parameter target: as it was asked for; a twin is answered with JSON.
    func refusal(_ fault: Fault, target: String, headers: [String: String]) -> Answer {
        let isTwin = target.prefix { $0 != "?" }.hasSuffix(".json")
        guard let asked = Asked(method: "GET", target: isTwin ? "/-.json" : "/", headers: headers) else {
            return Answer(status: fault.status, type: "text/plain", bytes: [])
        }
        var answer = failure(fault, asked, Taste(asked))
        answer.headers += Self.always
        return answer
    }

    private func failure(_ fault: Fault, _ asked: Asked, _ taste: Taste) -> Answer {
        let message = texts.text("fault-" + fault.reason, taste.tongue)
        let value = Node.object(["status": .number(fault.status), "error": .text(fault.reason), "message": .text(message), "subject": .text(fault.subject)])
        var answer: Answer
        if asked.form == .json {
            answer = Answer(status: fault.status, type: "application/json; charset=utf-8", bytes: value.json)
        } else {
            answer = shown(
                Page("fault", title: message, status: fault.status, value: value), asked, taste, visitor: (try? gate.visitor(asked)) ?? Visitor(), clocks: nil)
        }
        answer.headers += fault.headers
        return answer
    }

    private func shown(_ page: Page, _ asked: Asked, _ taste: Taste, visitor: Visitor, clocks: Clocks?) -> Answer {
        let around = Self.around(page, asked, taste, visitor, clocks)
        let content = templates.content(page, around: around, style: style(taste))
        return frame(page, asked, taste, visitor, clocks).around(content, page, taste)
    }

    private func frame(_ page: Page, _ asked: Asked, _ taste: Taste, _ visitor: Visitor, _ clocks: Clocks?) -> Frame {
        let around = Self.around(page, asked, taste, visitor, clocks)
        return Frame(templates.frame(Frame.place, around: around, style: style(taste)))
    }
}

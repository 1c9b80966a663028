internal import Foundation
public import Hudna
internal import HudnaStore

/// The workbench: everything that answers needs, put together once.
public struct Workbench: Sendable {
    let readers: Readers
    let words: WordSource
    /// The id of the words.
    let language: String
    let texts: InterfaceTexts
    let templates: Templates
    let gate: Gate
    let routes: [Route]
    let kept: KeptPages
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
        self.words = words
        language = words.id()
        self.gate = gate
        self.desk = desk
        review = ReviewDesk(database: path, words: words, language: language)
        texts = InterfaceTexts(files)
        templates = try Templates(files)
        routes = Route.all
        kept = KeptPages()
    }

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
    private static let always: [(name: String, value: String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"), ("Vary", "Accept-Language, Cookie"),
    ]

    private func reply(_ asked: Asked, _ taste: Taste) async throws -> Answer {
        let visitor = try gate.visitor(asked)
        let (route, parts) = try find(asked)
        try gate.admit(visitor, asked, route)
        let visit = Visit(asked: asked, visitor: visitor, workbench: self, taste: taste, clocks: try Clocks(asked), parts: parts)
        switch try await route.handler(visit) {
        case .answer(let answer): return answer
        case .page(let page):
            if asked.form == .json { return Answer(status: page.status, type: "application/json; charset=utf-8", bytes: page.value.json) }
            return shown(page, asked, taste, visitor: visitor, clocks: visit.clocks)
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

    func shown(_ page: Page, _ asked: Asked, _ taste: Taste, visitor: Visitor, clocks: Clocks?) -> Answer {
        let style = ShownStyle(tongue: taste.tongue, texts: texts, months: taste.months)
        let around = Self.around(page, asked, taste, visitor, clocks)
        let html = templates.frame(templates.content(page, around: around, style: style), around: around, style: style)
        return Answer(status: page.status, type: "text/html; charset=utf-8", headers: [("Content-Language", taste.tongue.rawValue)], bytes: Array(html.utf8))
    }
}

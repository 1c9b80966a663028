extension Route {
    /// All addresses of the workbench.
    static let all: [Route] = assets + record + safety + adding

    /// What pages load: the style sheet and the script.
    private static let assets = [
        Route("GET", "/style.css", role: .nobody, hasTwin: false, summary: "The style sheet.") { _ in asset("style.css", "text/css; charset=utf-8") },
        Route("GET", "/workbench.js", role: .nobody, hasTwin: false, summary: "The script.") { _ in asset("workbench.js", "text/javascript; charset=utf-8") },
    ]

    private static func asset(_ name: String, _ type: String) -> Reply {
        .answer(Answer(type: type, headers: [("Cache-Control", "max-age=300")], bytes: WorkbenchFiles.builtIn.files[name] ?? []))
    }

    /// The record itself.
    private static let record = [
        Route("GET", "/", hasTwin: false, summary: "Leads to the processes.") { _ in .answer(.redirect("/processes")) },
        Route("GET", "/processes", query: QueryName.clocks, summary: "The processes that the reports tell of, the one most told of first.") { visit in
            try await ProcessesPage.reply(visit)
        },
    ]
}

extension QueryName {
    /// The two clocks.
    static let clocks = [
        QueryName("as-of", "What was so then: 2020-01-13 or 2020-01-13T12:00+02:00."),
        QueryName("known-by", "What had been published by then; a day counts to its end."),
    ]
}

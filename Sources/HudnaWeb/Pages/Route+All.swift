extension Route {
    /// All addresses of the workbench.
    static let all: [Route] = assets + record + safety + adding + review

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
        Route("GET", "/processes/{process}", query: QueryName.clocks, summary: "One process: the board, truces, timeline, what comes next and all else.") {
            visit in
            try await ProcessPage.reply(visit)
        },
        Route(
            "GET", "/processes/{process}/{list}", query: QueryName.clocks + QueryName.filters + [QueryName.page],
            summary: "One list of a process, whole, fifty entries a page."
        ) { visit in try await ListPage.reply(visit) },
    ]
}

extension QueryName {
    /// What lists can be filtered by.
    static let filters = [
        QueryName("actor", "Only what this actor takes part in; a leader stands for his body.", isRepeated: true),
        QueryName("type", "Only this type, role or kind.", isRepeated: true), QueryName("status", "Only this status, position or state.", isRepeated: true),
        QueryName("instrument", "Only what is about this instrument, by id, kind or words of its name.", isRepeated: true),
        QueryName("place", "Only what names this place.", isRepeated: true), QueryName("outlet", "Only what this outlet tells.", isRepeated: true),
        QueryName("from", "Only what was not over by then."), QueryName("to", "Only what had begun by then."),
    ]
    /// A page of a list.
    static let page = QueryName("page", "Which page of the list, from 1.")

    /// The two clocks.
    static let clocks = [
        QueryName("as-of", "What was so then: 2020-01-13 or 2020-01-13T12:00+02:00."),
        QueryName("known-by", "What had been published by then; a day counts to its end."),
    ]
}

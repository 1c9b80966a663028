internal import HudnaExports

extension Route {
    /// All addresses of the workbench.
    static let all: [Route] = assets + record + safety + adding + review + identities

    /// What pages load: the style sheet and the script.
    private static let assets = [
        Route("GET", "/style.css", role: .nobody, hasTwin: false, summary: "The style sheet.") { _ in
            asset(["style.css", "drawings.css"], "text/css; charset=utf-8")
        },
        Route("GET", "/workbench.js", role: .nobody, hasTwin: false, summary: "The script.") { _ in asset(["workbench.js"], "text/javascript; charset=utf-8") },
    ]

    /// Files one after the other.
    private static func asset(_ names: [String], _ type: String) -> Reply {
        .answer(Answer(type: type, headers: [("Cache-Control", "max-age=300")], bytes: names.flatMap { WorkbenchFiles.builtIn.files[$0] ?? [] }))
    }

    /// The record itself.
    private static let record = [
        Route("GET", "/", hasTwin: false, summary: "Leads to the processes.") { _ in .answer(.redirect("/processes")) },
        Route("GET", "/processes", kept: .forAll, query: QueryName.clocks, summary: "The processes that the reports tell of, the one most told of first.") {
            visit in
            try await ProcessesPage.reply(visit)
        },
        Route(
            "GET", "/processes/{process}", kept: .forAll, query: QueryName.clocks,
            summary: "One process: the board, truces, timeline, what comes next and all else."
        ) {
            visit in
            try await ProcessPage.reply(visit)
        },
        Route("GET", "/processes/{process}/brief", kept: .forAll, query: QueryName.clocks, summary: "A process on one page, every line with its footnotes.") {
            visit in try await BriefPages.reply(visit)
        },
        Route(
            "GET", "/processes/{process}/changes", kept: .forAll, query: [QueryName("since", "From which moment on.")] + QueryName.clocks,
            summary: "What became known of a process, or was so no longer, between two moments."
        ) { visit in try await ChangesPage.reply(visit) },
        Route(
            "GET", "/processes/{process}/exports/{format}", hasTwin: false,
            query: [QueryName("list", "Of csv, xlsx and jsonl this list only.", values: ExportFormat.lists, isRepeated: true)] + QueryName.clocks
                + QueryName.filters + [QueryName("story", "Only what the reports of this story tell, by its id.")],
            summary: "A process in a format of the field, as a file: all of it, or what the filters ask for."
        ) { visit in try await ExportDownload.reply(visit) },
        Route(
            "GET", "/stories", kept: .forAll, query: [QueryName.page] + QueryName.clocks,
            summary: "Which reports tell the same happening, the story of most outlets first."
        ) {
            visit in
            try await StoryPages.list(visit)
        },
        Route(
            "GET", "/stories/{story}", kept: .forAll, query: QueryName.clocks,
            summary: "A story: the outlets in columns, in order of appearance, with the files of what they tell."
        ) { visit in
            try await StoryPages.story(visit)
        },
        Route("GET", "/openapi", role: .nobody, summary: "This description.") { visit in .answer(OpenAPI.answer(visit.workbench.routes)) },
        Route(
            "GET", "/processes/{process}/{list}", kept: .forAll, query: QueryName.clocks + QueryName.filters + [QueryName.page],
            summary: "One list of a process, whole, fifty entries a page."
        ) { visit in try await ListPage.reply(visit) },
        Route(
            "GET", "/reports", kept: .forAll, query: QueryName.clocks + [QueryName("outlet", "Only this outlet.", isRepeated: true), QueryName.page],
            summary: "The reports, the last known first."
        ) {
            visit in try await ReportsPage.reply(visit)
        },
        Route(
            "GET", "/reports/{report}", kept: .forAll,
            query: [QueryName("version", "Which version of its text, from 1."), QueryName("mark", "A stretch of the text to point at: 12-40.")]
                + QueryName.clocks,
            summary: "A report with all that was read out of it."
        ) { visit in try await ReportPage.reply(visit) },
        Route(
            "GET", "/reports/{report}/why",
            query: [QueryName("at", "A place in its text, in Unicode scalars from the start."), QueryName("version", "Which version of its text, from 1.")]
                + QueryName.clocks,
            summary: "Why the sentence there was read as it was: its words, the rules that fired, what was decided and why."
        ) { visit in try await WhyPage.reply(visit) },
        Route("GET", "/actors", kept: .forAll, query: QueryName.clocks, summary: "Who takes part in the processes.") { visit in
            try await ActorsPage.reply(visit)
        },
        Route("GET", "/actors/{actor}", kept: .forAll, query: QueryName.clocks, summary: "Somebody, by name or id: roles, what he did, said and is accused of.")
        { visit in
            try await ActorPage.reply(visit)
        },
        Route(
            "GET", "/search", kept: .forAll,
            query: [
                QueryName("q", "What to look for."), QueryName("in", "Only in these.", values: SearchPages.kinds, isRepeated: true),
                QueryName("process", "Only what is told of this process, by its id."), QueryName.page,
            ]
                + QueryName.clocks + QueryName.filters,
            summary: "Finds words in the claims, quotes and reports of the record, and everything else by its names; in vain, it tells which names are near."
        ) { visit in try await SearchPages.reply(visit) },
        Route(
            "GET", "/search/names", query: [QueryName("q", "The words, or how they begin.")] + QueryName.clocks,
            summary: "What in the record is called by some words, by words that begin with them, or by words close to them."
        ) { visit in try await NamesPage.reply(visit) },
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

extension Route {
    /// Coming in, accounts, the log.
    static let safety = entrance + people

    private static let entrance = [
        Route(
            "GET", "/open", role: .nobody, hasTwin: false,
            query: [QueryName("key", "The key that hudna serve prints; good for one use."), QueryName("to", "Where to go then.")],
            summary: "Opens a workbench that demands no accounts."
        ) { try EntrancePages.open($0) },
        Route(
            "GET", "/login", role: .nobody, hasTwin: false, query: [QueryName("to", "Where to go then.")], summary: "Asks for name and password."
        ) {
            EntrancePages.loginForm($0)
        },
        Route("POST", "/login", role: .nobody, hasTwin: false, summary: "Begins a session.") { try await EntrancePages.login($0) },
        Route("POST", "/logout", hasTwin: false, summary: "Ends the session.") { try EntrancePages.logout($0) },
        Route("GET", "/account", summary: "Who one is, and may do.") { EntrancePages.account($0) },
        Route("POST", "/account", hasTwin: false, summary: "Another password, or another name to code under.") {
            try await EntrancePages.change($0)
        },
    ]

    private static let people = [
        Route("GET", "/people", role: .administrator, summary: "The accounts.") { try PeoplePages.list($0) },
        Route("POST", "/people", role: .administrator, hasTwin: false, summary: "Adds or changes an account.") {
            try await PeoplePages.change($0)
        },
        Route("GET", "/log", role: .administrator, summary: "What was done and by whom, the latest first.") { PeoplePages.log($0) },
    ]
}

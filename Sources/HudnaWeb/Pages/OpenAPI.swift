internal import HudnaExports

/// `/openapi.json`: every address of the workbench, made of the routes themselves.
enum OpenAPI {
    /// What stands in the value of a page, by its pattern; tested against what pages give.
    static let members: [String: [String]] = [
        "processes": ["processes"], "processes/{process}": ["process", "id", "is_unknown", "calendar", "formats"],
        "processes/{process}/{list}": ["process", "id", "list", "title", "total", "entries", "calendar", "filters", "lists"],
        "processes/{process}/brief": ["process", "id", "tables", "notes"],
        "processes/{process}/changes": ["process", "id", "since", "lists", "is_same"],
        "reports": ["total", "reports", "outlet"],
        "reports/{report}": ["report", "read_at", "version", "versions", "text", "claims", "quotes", "figures", "times", "actors", "findings"],
        "actors": ["processes"], "actors/{actor}": ["name", "kind", "side", "who", "positions", "timeline", "quotes", "accused", "accuses"],
        "actors/{actor}/names": ["name", "id", "kind", "names", "near", "everybody", "corrections"],
        "search": ["query", "was_asked", "filters", "kinds", "totals", "named", "hits", "near"], "search/names": ["query", "near"],
        "reports/{report}/why": ["report", "at", "lines"],
        "stories": ["total", "is_pending", "stories"], "stories/{story}": ["id", "label", "outlets", "total", "copies", "downloads"],
    ]

    static func answer(_ routes: [Route]) -> Answer {
        Answer(type: "application/json; charset=utf-8", bytes: document(routes).json)
    }

    static func document(_ routes: [Route]) -> Node {
        var paths: [(path: String, operations: [Node.Member])] = []
        func add(_ path: String, _ operation: Node.Member) {
            if let index = paths.firstIndex(where: { $0.path == path }) { paths[index].operations.append(operation) } else { paths.append((path, [operation])) }
        }
        for route in routes {
            let path = "/" + route.pattern.joined(separator: "/")
            let method = route.method.lowercased()
            if route.pattern == ["openapi"] {
                add("/openapi.json", .init(method, operation(route, isTwin: true)))
                continue
            }
            add(path, .init(method, operation(route, isTwin: false)))
            if route.hasTwin, method == "get" { add(path + ".json", .init(method, operation(route, isTwin: true))) }
        }
        return .object([
            "openapi": .text("3.1.0"),
            "info": .object([
                "title": .text("Hudna"), "version": .text("1"),
                "description": .text(
                    "The record of talks and truces. Every page has a JSON twin at the same address with .json. Dates are ISO 8601; spans are Unicode scalars."),
            ]),
            "paths": .object(paths.map { Node.Member($0.path, .object($0.operations)) }),
            "components": .object([
                "schemas": .object(["Fault": fault])
            ]),
        ])
    }

    private static let fault = Node.object([
        "type": .text("object"), "required": .texts(["status", "error", "message", "subject"]),
        "properties": .object([
            "status": type("integer"), "error": type("string"), "message": type("string"), "subject": type("string"),
        ]),
    ])

    private static func type(_ name: String) -> Node { .object(["type": .text(name)]) }

    private static func operation(_ route: Route, isTwin: Bool) -> Node {
        var members: [Node.Member] = [.init("summary", .text(route.summary))]
        let parts = route.pattern.filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
        let inPath = parts.map { name -> Node in
            .object(["name": .text(name), "in": .text("path"), "required": .flag(true), "schema": .object(["type": .text("string"), "minLength": .number(1)])])
        }
        members.append(.init("parameters", .list(inPath + route.query.map(parameter))))
        if route.method == "POST" {
            let form = Node.object(["schema": .object(["type": .text("object")])])
            members.append(
                .init(
                    "requestBody",
                    .object(["content": .object([.init("application/x-www-form-urlencoded", form), .init("multipart/form-data", form)])])))
        }
        members.append(.init("responses", responses(route, isTwin: isTwin)))
        return .object(members)
    }

    private static func parameter(_ name: QueryName) -> Node {
        var schema: [Node.Member] = [.init("type", .text("string"))]
        if !name.values.isEmpty { schema.append(.init("enum", .texts(name.values))) }
        let value: Node =
            name.isRepeated ? .object([.init("type", .text("array")), .init("items", .object(schema)), .init("maxItems", .number(20))]) : .object(schema)
        return .object(["name": .text(name.name), "in": .text("query"), "description": .text(name.summary), "schema": value])
    }

    /// What the value of a page is.
    private static func value(_ pattern: String) -> Node {
        .object([.init("type", .text("object"))] + (members[pattern].map { [.init("required", .texts($0))] } ?? []))
    }

    private static func responses(_ route: Route, isTwin: Bool) -> Node {
        let json = { (schema: Node) -> Node in .object([.init("application/json", .object(["schema": schema]))]) }
        let fault = json(.object(["$ref": .text("#/components/schemas/Fault")]))
        let anything = Node.object([.init("*/*", .object(["schema": .object([Node.Member]())]))])
        let pattern = route.pattern.joined(separator: "/")
        let good = isTwin ? json(value(pattern)) : anything
        var all: [Node.Member] = []
        if route.method == "GET" { all.append(.init("200", .object(["description": .text("What was asked for."), "content": good]))) }
        if pattern.hasPrefix("stories") {
            let pending = isTwin ? json(value("stories")) : anything
            all.append(.init("202", .object(["description": .text("The stories are being put together: those there were."), "content": pending])))
        }
        all.append(.init("default", .object(["description": .text("Why it can't be had, or where it is."), "content": isTwin ? fault : anything])))
        return .object(all)
    }
}

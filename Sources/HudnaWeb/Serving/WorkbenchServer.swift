internal import Hummingbird
internal import HTTPTypes
internal import Logging
internal import NIOCore

/// The workbench behind a socket.
public struct WorkbenchServer: Sendable {
    /// A connection that says nothing for so long is closed.
    private static let patience = TimeAmount.seconds(30)

    let workbench: Workbench
    let host: String
    let port: Int

    public init(_ workbench: Workbench, host: String, port: Int) {
        self.workbench = workbench
        self.host = host
        self.port = port
    }

    /// Serves until a signal ends it.
    /// - Parameter onRunning: called with the port once it listens.
    public func run(onRunning: @escaping @Sendable (Int) async -> Void) async throws {
        var logger = Logger(label: "hudna")
        logger.logLevel = .error
        let application = Application(
            responder: WorkbenchResponder(workbench: workbench),
            server: .http1(configuration: .init(idleTimeout: Self.patience)),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) }, logger: logger)
        try await application.runService()
    }
}

/// Turns requests of Hummingbird's into ours, and answers back.
struct WorkbenchResponder: HTTPResponder {
    let workbench: Workbench

    /// More than any form has; uploads have limits of their own.
    private static let mostBytes = 1 << 20

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = headers[field.name.canonicalName].map { $0 + ", " + field.value } ?? field.value }
        if let host = request.head.authority { headers["host"] = host }
        var body: [UInt8] = []
        if request.method != .get, request.method != .head {
            guard let collected = try? await request.body.collect(upTo: Self.mostBytes) else {
                var answer = workbench.refusal(Fault(413, "size"), headers: headers)
                answer.headers.append(("Connection", "close"))
                return response(answer, isHead: false)
            }
            body = Array(collected.readableBytesView)
        }
        guard
            let asked = Asked(
                method: request.method.rawValue, target: request.head.path ?? "/", headers: headers, body: body)
        else { return response(workbench.refusal(Fault(400, "address"), headers: headers), isHead: request.method == .head) }
        let answer = await workbench.answer(asked)
        return response(answer, isHead: request.method == .head)
    }

    private func response(_ answer: Answer, isHead: Bool) -> Response {
        var fields = HTTPFields()
        fields[.contentType] = answer.type
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        let response = Response(status: .init(code: answer.status), headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: answer.bytes)))
        return isHead ? response.createHeadResponse() : response
    }
}

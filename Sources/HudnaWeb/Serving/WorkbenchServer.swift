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
        let warmer = Task(priority: .utility) { [workbench] in await Warmer(workbench: workbench).run() }
        defer { warmer.cancel() }
        try await application.runService()
    }
}

/// What is known of a request beside itself: where it comes from.
struct PeerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let peer: String
    private let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
        peer = channel.remoteAddress?.ipAddress ?? ""
    }

    /// Closes the connection when the answer has had time to arrive: whoever is refused may go on sending for ever.
    func closeSoon() {
        channel.eventLoop.scheduleTask(in: .seconds(2)) { [channel] in channel.close(promise: nil) }
    }
}

/// Turns requests of Hummingbird's into ours, and answers back.
struct WorkbenchResponder: HTTPResponder {
    let workbench: Workbench

    /// More than any form has; uploads have limits of their own.
    private static let mostBytes = 1 << 20
    /// In bytes; longer addresses are nobody's.
    private static let longestTarget = 8 << 10

    func respond(to request: Request, context: PeerContext) async throws -> Response {
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = headers[field.name.canonicalName].map { $0 + ", " + field.value } ?? field.value }
        if let host = request.head.authority { headers["host"] = host }
        let target = request.head.path ?? "/"
        guard target.utf8.count <= Self.longestTarget else {
            return response(workbench.refusal(Fault(414, "address"), target: target, headers: headers), isHead: request.method == .head)
        }
        guard var asked = Asked(method: request.method.rawValue, target: target, headers: headers, peer: context.peer) else {
            return response(workbench.refusal(Fault(400, "address"), target: target, headers: headers), isHead: request.method == .head)
        }
        if headers["content-type"]?.lowercased().hasPrefix("multipart/") == true {
            switch await workbench.receive(asked, request.body.map { Array($0.readableBytesView) }) {
            case .asked(let received): asked = received
            case .answer(let answer):
                context.closeSoon()
                return response(answer, isHead: false)
            }
        } else if request.method != .get, request.method != .head {
            guard let collected = try? await request.body.collect(upTo: Self.mostBytes) else {
                context.closeSoon()
                return response(workbench.refused(Fault(413, "large", "\(Self.mostBytes >> 20) MB"), asked), isHead: false)
            }
            asked.body = Array(collected.readableBytesView)
        }
        let answer = await workbench.answer(asked)
        workbench.discard(asked)
        return response(answer, isHead: request.method == .head)
    }

    private func response(_ answer: Answer, isHead: Bool) -> Response {
        var fields = HTTPFields()
        if !answer.type.isEmpty { fields[.contentType] = answer.type }
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        let response = Response(status: .init(code: answer.status), headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: answer.bytes)))
        return isHead ? response.createHeadResponse() : response
    }
}

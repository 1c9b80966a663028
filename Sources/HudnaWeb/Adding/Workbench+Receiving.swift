extension Workbench {
    /// Takes a form with files while it comes in.
    ///
    /// Who may not send is sent away before a byte is taken. The token stands in the form, so it is looked at when the form is whole, by `answer`.
    /// - Parameter chunks: the body, in pieces.
    /// - Returns: the request with what was received; else the answer.
    func receive<Chunks: AsyncSequence>(_ asked: Asked, _ chunks: Chunks) async -> Received.Outcome where Chunks.Element == [UInt8] {
        do {
            let visitor = try gate.visitor(asked)
            let (route, _) = try find(asked)
            guard route.takesFiles, let desk else { throw Fault(415, "form") }
            try gate.admit(visitor, asked, route, hasForm: false)
            try desk.checkRoom()
            if let length = asked.headers["content-length"].flatMap(Int.init), length > desk.limits.bytes {
                throw Fault(413, "large", "\(desk.limits.bytes >> 20) MB")
            }
            var asked = asked
            asked.received = try await form(asked, chunks, desk)
            return .asked(asked)
        } catch let fault as Fault {
            return .answer(refused(fault, asked))
        } catch {
            return .answer(refused(Fault(400, "form"), asked))
        }
    }

    private func form<Chunks: AsyncSequence>(_ asked: Asked, _ chunks: Chunks, _ desk: AddingDesk) async throws -> Received
    where Chunks.Element == [UInt8] {
        let folder = try desk.inbox.newFolder().path
        do {
            var receiver = try FormReceiver(type: asked.headers["content-type"] ?? "", folder: folder, limits: desk.limits)
            for try await chunk in chunks { try receiver.take(chunk) }
            return try receiver.finish()
        } catch {
            desk.inbox.remove(folder)
            throw error
        }
    }

    /// The request was refused, or its handler failed: what came with it goes.
    func discard(_ asked: Asked) {
        guard let received = asked.received, let desk else { return }
        let id = received.folder.split(separator: "/").last.map(String.init) ?? ""
        if desk.inbox.job(id) == nil { desk.inbox.remove(received.folder) }
    }
}

extension Received {
    /// What became of a form.
    enum Outcome: Sendable {
        case asked(Asked)
        case answer(Answer)
    }
}

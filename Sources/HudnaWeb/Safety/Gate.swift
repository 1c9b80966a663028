internal import HudnaIntake

/// Who may come in: looks at every request before anything is done for it.
public struct Gate: Sendable {
    let guardian: Guardian?

    /// Lets everybody do everything: for tests of pages, without a socket.
    public static let open = Gate(guardian: nil)

    public init(_ guardian: Guardian) { self.guardian = guardian }

    private init(guardian: Guardian?) { self.guardian = guardian }

    /// Who asks. Nobody is somebody too: he may ask for the page that lets him in.
    /// - Throws: `Fault` where the request is for another site (DNS rebinding), or the accounts can't be read.
    func visitor(_ asked: Asked) throws(Fault) -> Visitor {
        guard let guardian else { return Visitor(name: "tester", role: .administrator, token: "open") }
        guard guardian.site.accepts(host: asked.headers["host"]) else { throw Fault(421, "host", asked.headers["host"] ?? "") }
        return try guardian.visitor(asked)
    }

    /// Lets a request through, or not: what changes something must come from a page of this site, and carry its token.
    /// - Parameter hasForm: whether the form has been read; the token of one that has not is looked at later.
    /// - Throws: `Fault` where it may not pass.
    func admit(_ visitor: Visitor, _ asked: Asked, _ route: Route, hasForm: Bool = true) throws(Fault) {
        guard let guardian else { return }
        if visitor.role < route.role {
            if visitor.role > .nobody { throw Fault(403, "role", visitor.name) }
            guard guardian.site.needsAccounts else { throw Fault(401, "key") }
            guard route.method == "GET", asked.form == .page else { throw Fault(401, "login") }
            throw Fault(303, "login", headers: [("Location", "/login?to=" + FormText.encoded("/" + asked.path.map(FormText.encoded).joined(separator: "/")))])
        }
        guard !["GET", "HEAD"].contains(asked.method) else { return }
        let headers = asked.headers
        guard guardian.site.accepts(origin: headers["origin"], host: headers["host"], site: headers["sec-fetch-site"]) else {
            throw Fault(403, "origin", headers["origin"] ?? "")
        }
        // Who is nobody yet has no token; that his request comes from a page of this site is known.
        guard visitor.role > .nobody, hasForm else { return }
        guard Secret.matches(asked.field("token") ?? "", visitor.token) else { throw Fault(403, "token") }
    }
}

extension Asked {
    /// A field of the form that was sent; nil where it has none of this name.
    func field(_ name: String) -> String? { allFields.first { $0.name == name }?.value }

    /// All values of a name.
    func fields(_ name: String) -> [String] { allFields.filter { $0.name == name }.map(\.value) }

    private var allFields: [(name: String, value: String)] { received?.fields ?? fields }
}

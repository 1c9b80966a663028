internal import HudnaRecord

/// The fields of a claim that a coder may amend, by their names in the JSON.
public enum ClaimField: String, CaseIterable, Sendable {
    case type, status, actors, targets, object, place, start, end, source, via

    /// Why these values can't stand in the field; nil where they can.
    /// - Parameter names: those whom the report names, nobody else can be named.
    func fault(_ values: [String], _ names: [String]) -> String? {
        let value = values.first ?? ""
        switch self {
        case .type: return ClaimType(rawValue: value) == nil ? "\(value) is no type" : nil
        case .status: return Status(rawValue: value) == nil ? "\(value) is no status" : nil
        case .start, .end: return value.isEmpty || PartialDate(iso: value) != nil ? nil : "\(value) is no date; write 2020-01-13"
        case .object, .place: return values.count > 1 ? "\(rawValue) holds one text" : nil
        case .actors, .targets, .source, .via:
            guard let stranger = values.first(where: { !$0.isEmpty && !names.contains($0) }) else { return nil }
            return "the report names nobody \(stranger); it names \(names.joined(separator: ", "))"
        }
    }

    func set(_ values: [String], in claim: inout Claim) {
        let value = values.first ?? ""
        let names = values.filter { !$0.isEmpty }
        switch self {
        case .type: claim.type = ClaimType(rawValue: value) ?? claim.type
        case .status: claim.status = Status(rawValue: value) ?? claim.status
        case .actors: claim.actors = names
        case .targets: claim.targets = names
        case .source: claim.source = names
        case .via: claim.via = names
        case .object: claim.object = value
        case .place: claim.place = value
        case .start: claim.when.start = PartialDate(iso: value)
        case .end: claim.when.end = PartialDate(iso: value)
        }
    }
}

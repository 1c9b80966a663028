internal import Hudna
internal import HudnaRecord

/// The fields that a coder may amend, as they stand, and what a form makes of them.
struct ReviewFields {
    struct Field {
        var name: String
        var values: [String]
        /// What it may be, where it can't be just anything.
        var choices: [String] = []
        var isList = false
    }

    private(set) var fields: [Field]

    init(_ claim: Claim) {
        fields = [
            Field(name: "type", values: [claim.type.rawValue], choices: ClaimType.allCases.map(\.rawValue)),
            Field(name: "status", values: [claim.status.rawValue], choices: Status.allCases.map(\.rawValue)),
            Field(name: "actors", values: claim.actors, isList: true), Field(name: "targets", values: claim.targets, isList: true),
            Field(name: "object", values: [claim.object]), Field(name: "place", values: [claim.place]),
            Field(name: "start", values: [claim.when.start?.iso ?? ""]), Field(name: "end", values: [claim.when.end?.iso ?? ""]),
            Field(name: "source", values: claim.source, isList: true), Field(name: "via", values: claim.via, isList: true),
        ]
    }

    init(_ entry: Entry) {
        fields = entry.item.fields.compactMap { field in
            switch field.value {
            case .text(let text): Field(name: field.name, values: [text])
            case .texts(let texts): Field(name: field.name, values: texts, isList: true)
            case .number(let number): Field(name: field.name, values: [number.map { Int(exactly: $0).map(String.init) ?? "\($0)" } ?? ""])
            case .flag(let flag): Field(name: field.name, values: [flag ? "yes" : "no"], choices: ["yes", "no"])
            case .items: nil
            }
        }
    }

    /// Sets what has been amended before.
    mutating func set(_ changes: [Correction.Change]) {
        for change in changes {
            if let place = fields.firstIndex(where: { $0.name == change.field }) { fields[place].values = change.values }
        }
    }

    /// What a form changes: of names one a line.
    func changes(_ field: (String) -> String?) -> [Correction.Change] {
        fields.compactMap { own in
            guard let text = field("set-" + own.name) else { return nil }
            let values = (own.isList ? text.split(whereSeparator: \.isNewline).map(String.init) : [text])
                .map { $0.trimmed }.filter { !own.isList || !$0.isEmpty }
            return values == own.values.map(\.trimmed) ? nil : Correction.Change(own.name, values)
        }
    }

    var node: Node {
        .list(
            fields.map { field in
                .object([
                    "name": .text(field.name), "value": .text(field.values.joined(separator: "\n")), "list": .flag(field.isList),
                    "rows": .number(max(field.values.count, 1) + 1),
                    "choices": .list(field.choices.map { .object(["choice": .text($0), "is-chosen": .flag([$0] == field.values)]) }),
                ])
            })
    }
}

extension String {
    var trimmed: String { String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) }
}

public import HudnaRecord

/// The agreement between coders as JSON, and as text.
public struct AgreementPage: Sendable {
    private let agreement: Agreement

    public init(_ agreement: Agreement) { self.agreement = agreement }

    /// For all, for each kind, and for each two coders where there are more.
    public var rows: [(name: String, value: Agreement)] {
        let kinds = Correction.Kind.allCases.map { ($0.rawValue, agreement.of($0)) }.filter { !$0.1.units.isEmpty }
        let coders = agreement.coders
        let pairs = coders.enumerated().flatMap { index, first in coders[(index + 1)...].map { [first, $0] } }
        let between = coders.count > 2 ? pairs.map { ($0.joined(separator: ", "), agreement.between($0)) }.filter { !$0.1.units.isEmpty } : []
        return [("all", agreement)] + kinds + between
    }

    /// `{"agreement": [{"over", "coders", "items", "percentage", "alpha"}], "judgements": [{"kind", "item", "by": {coder: judgement}}]}`.
    public var json: [UInt8] {
        let lines = rows.map { row in
            ExportValue.object([
                ExportField(name: "over", value: .text(row.name)), ExportField(name: "coders", value: .list(row.value.coders.map { .text($0) })),
                ExportField(name: "items", value: .number(Double(row.value.units.count))),
                ExportField(name: "percentage", value: row.value.percentage.map { .number(Self.percent($0)) } ?? .none),
                ExportField(name: "alpha", value: row.value.alpha.map { .number($0) } ?? .none),
            ])
        }
        let units = agreement.units.map { unit in
            let by = unit.judgements.sorted { $0.key < $1.key }.map { ExportField(name: $0.key, value: .text($0.value)) }
            return ExportValue.object([
                ExportField(name: "kind", value: .text(unit.kind.rawValue)), ExportField(name: "item", value: .text(unit.item)),
                ExportField(name: "by", value: .object(by)),
            ])
        }
        var writer = JSONWriter()
        writer.write(.object([ExportField(name: "agreement", value: .list(lines)), ExportField(name: "judgements", value: .list(units))]))
        return writer.bytes
    }

    /// Of a share of 1, to a tenth.
    private static func percent(_ share: Double) -> Double { (share * 1000).rounded() / 10 }

    /// A line for all, for each kind, and for each two coders where there are more.
    public var text: String {
        guard !agreement.units.isEmpty else { return "no item was judged by two coders" }
        return rows.map { row in
            func digits(_ value: Double?) -> String { value.map { "\(($0 * 1000).rounded() / 1000)" } ?? "undefined" }
            let items = row.value.units.count == 1 ? "1 item" : "\(row.value.units.count) items"
            return
                "\(row.name): \(items), agreement \(row.value.percentage.map { "\(Self.percent($0)) %" } ?? "undefined"), Krippendorff's alpha \(digits(row.value.alpha))"
        }.joined(separator: "\n")
    }
}

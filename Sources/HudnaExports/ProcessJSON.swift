public import HudnaRecord

/// The record as JSON, in the shape of process-format.md: entries with their fields in order and their evidence as `[{"report", "text"}]`.
public struct ProcessJSON: Sendable {
    public init() {}

    /// One process: its lists by name, in the order given.
    public func process(_ name: String, id: String, lists: [(name: String, items: [RecordItem])]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("process")
            writer.string(name)
            writer.member("id")
            writer.string(id)
            for list in lists {
                writer.member(list.name)
                writer.list(list.items) { write($1, to: &$0) }
            }
        }
        return writer.bytes
    }

    /// A list of entries.
    public func list(_ items: [RecordItem]) -> [UInt8] {
        var writer = JSONWriter()
        writer.list(items) { write($1, to: &$0) }
        return writer.bytes
    }

    private func write(_ item: RecordItem, to writer: inout JSONWriter) {
        writer.object { writer in
            for field in item.fields {
                writer.member(field.name)
                write(field.value, to: &writer)
            }
            writer.member("evidence")
            writer.list(item.evidence) { writer, evidence in
                writer.object { writer in
                    writer.member("report")
                    writer.string(evidence.report)
                    writer.member("text")
                    writer.string(evidence.text)
                    if let outlet = evidence.outlet {
                        writer.member("outlet")
                        writer.string(outlet)
                    }
                }
            }
        }
    }

    private func write(_ value: RecordItem.Value, to writer: inout JSONWriter) {
        switch value {
        case .text(let text): writer.string(text)
        case .texts(let texts): writer.list(texts) { $0.string($1) }
        case .number(let number?): writer.number(number)
        case .number(nil): writer.null()
        case .flag(let flag): writer.flag(flag)
        case .items(let items): writer.list(items) { write($1, to: &$0) }
        }
    }
}

/// The fields of an entry by their names.
extension RecordItem {
    /// The value of a field; nil where it has none of this name.
    public func value(_ name: String) -> Value? { fields.first { $0.name == name }?.value }

    /// The text of a field; empty where it has none of this name.
    public func text(_ name: String) -> String {
        if case .text(let text)? = value(name) { return text }
        return ""
    }

    /// The texts of a field; none where it has none of this name.
    public func texts(_ name: String) -> [String] {
        if case .texts(let texts)? = value(name) { return texts }
        return []
    }

    /// The entries within a field; none where it has none of this name.
    public func rows(_ name: String) -> [RecordItem] {
        if case .items(let rows)? = value(name) { return rows }
        return []
    }

    /// The number of a field; nil where it has none.
    public func number(_ name: String) -> Double? {
        if case .number(let number)? = value(name) { return number }
        return nil
    }

    /// The date of a field; nil where its text is none.
    public func date(_ name: String) -> PartialDate? { PartialDate(iso: text(name)) }
}

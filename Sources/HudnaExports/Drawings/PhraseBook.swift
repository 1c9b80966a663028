/// Texts of the interface by their ids (`Workbench/interface-drawings.tsv`), with what is put into them.
struct PhraseBook: Sendable {
    let texts: [String: String]

    init(_ texts: [String: String]) { self.texts = texts }

    /// The text of an id, `{name}` in it replaced by the value of that name; the id itself where there is no text.
    func callAsFunction(_ id: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
        guard let text = texts[id] else { return ([id] + values.map(\.value)).joined(separator: " ") }
        guard !values.isEmpty else { return text }
        var out = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = rest[rest.index(after: open)..<close]
            out += rest[..<open] + (values.first { $0.key == name }?.value ?? String(rest[open...close]))
            rest = rest[rest.index(after: close)...]
        }
        return out + rest
    }

    /// What a value of the record is called (`draw-group-force`, else `v-force`); the value itself where it has no name.
    func word(_ kind: String, _ value: String) -> String { texts["draw-" + kind + "-" + value] ?? texts["v-" + value] ?? value }

    /// Names one after another.
    func list(_ names: [String]) -> String { names.map(Self.isolated).joined(separator: texts["draw-comma"] ?? ", ") }

    /// Names are no longer than this.
    private static let longest = 160

    /// Text that keeps its own direction inside another (U+2068 … U+2069), such controls inside it left out, and what is too long for a name cut off.
    static func isolated(_ text: String) -> String {
        var inner = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars where !isDirectional(scalar) {
            inner.append(scalar)
            count += 1
            guard count < longest else {
                inner.append("…")
                break
            }
        }
        return inner.isEmpty ? "" : "\u{2068}" + String(inner) + "\u{2069}"
    }

    static func isDirectional(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value) || scalar.value == 0x200E || scalar.value == 0x200F
            || scalar.value == 0x061C
    }

    /// A number in little room: `3 million`.
    func short(_ value: Double) -> String {
        for (size, id) in [(1e9, "draw-billions"), (1e6, "draw-millions")] where value >= size { return self(id, ["number": Self.number(value / size)]) }
        return Self.number(value)
    }

    /// A number with its thousands set apart.
    static func number(_ value: Double) -> String {
        guard abs(value) < 1e15, let whole = Int(exactly: value.rounded()), abs(value - value.rounded()) < 0.005 else {
            return value.isFinite ? "\(value)" : "?"
        }
        var digits = Array(String(abs(whole)))
        var at = digits.count - 3
        while at > 0 {
            digits.insert(",", at: at)
            at -= 3
        }
        return (whole < 0 ? "-" : "") + String(digits)
    }
}

public import HudnaRecord

/// Dates of publication as feeds, crawlers and people write them.
public enum PublishedDate {
    /// ISO 8601 with or without time and offset, with a space or a T between them.
    public static func parse(_ text: String) -> PartialDate? {
        let bytes = text.utf8
        let blank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        guard let first = bytes.firstIndex(where: { !blank($0) }), let last = bytes.lastIndex(where: { !blank($0) }) else { return nil }
        return PartialDate(iso: String(text[first...last]))
    }
}

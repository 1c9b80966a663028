internal import HudnaRecord

/// An entry of the record as it is kept: what it is asked for by, and the rest, which only who wants it reads.
struct EntryBytes: Sendable {
    let facets: [UInt8]
    let item: [UInt8]

    init(_ item: RecordItem) {
        var front = ItemWriter()
        front.write(item.facets)
        facets = front.bytes
        var rest = ItemWriter()
        rest.writeRest(of: item)
        self.item = rest.bytes
    }

    /// The facets of all, each with its length before it.
    static func facets(of entries: [EntryBytes]) -> [UInt8] {
        var writer = ItemWriter()
        for entry in entries { writer.write(entry.facets) }
        return writer.bytes
    }
}

/// Writes entries of the record as bytes, to be kept: numbers as base-128 (zigzag where they can be negative), texts as `ArabicBytes` with their length
/// before them.
struct ItemWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ item: RecordItem) {
        write(item.facets)
        writeRest(of: item)
    }

    /// All of it but its facets.
    mutating func writeRest(of item: RecordItem) {
        number(item.fields.count)
        for field in item.fields {
            text(field.name)
            write(field.value)
        }
        number(item.evidence.count)
        for evidence in item.evidence {
            text(evidence.report)
            optional(evidence.outlet)
            text(evidence.text)
            number(evidence.span.start)
            number(evidence.span.end)
            number(evidence.known.minutes)
        }
    }

    /// Bytes, their number before them.
    mutating func write(_ bytes: [UInt8]) {
        number(bytes.count)
        self.bytes += bytes
    }

    mutating func write(_ facets: Facets) {
        for texts in [facets.actors, facets.types, facets.statuses, facets.instruments, facets.places] { self.texts(texts) }
        optional(facets.when.start?.iso)
        optional(facets.when.end?.iso)
        number((facets.isAhead ? 1 : 0) + (facets.isOfVersions ? 2 : 0))
    }

    private mutating func write(_ value: RecordItem.Value) {
        switch value {
        case .text(let text):
            number(0)
            self.text(text)
        case .texts(let texts):
            number(1)
            self.texts(texts)
        case .number(let value):
            number(value == nil ? 2 : 3)
            if let value { number(Int(bitPattern: UInt(truncatingIfNeeded: value.bitPattern))) }
        case .flag(let flag): number(flag ? 5 : 4)
        case .items(let items):
            number(6)
            number(items.count)
            for item in items { write(item) }
        }
    }

    private mutating func texts(_ texts: [String]) {
        number(texts.count)
        for text in texts { self.text(text) }
    }

    /// Nil as a number of its own before the text.
    private mutating func optional(_ text: String?) {
        number(text == nil ? 0 : 1)
        if let text { self.text(text) }
    }

    private mutating func text(_ text: String) {
        write(ArabicBytes.bytes(text))
    }

    private mutating func number(_ value: Int) {
        var rest = UInt(bitPattern: value << 1 ^ value >> (Int.bitWidth - 1))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

/// Reads what `ItemWriter` wrote. Bytes of another shape give nil, never a trap.
struct ItemReader {
    /// Items nest no deeper.
    private static let depth = 8

    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Where the bytes end whose number stands here; nil where there are not as many.
    mutating func end() -> Int? { count().map { at + $0 } }

    mutating func skip(to place: Int) { at = place }

    /// Whether some letters stand from here to a place.
    func holds(_ letters: Letters, before end: Int) -> Bool { letters.stand(in: bytes, from: at, to: end) }

    /// The rest of an entry behind its facets.
    mutating func rest(_ facets: Facets) -> RecordItem? { rest(facets, Self.depth) }

    private mutating func item(_ depth: Int) -> RecordItem? { facets().flatMap { rest($0, depth) } }

    private mutating func rest(_ facets: Facets, _ depth: Int) -> RecordItem? {
        guard depth > 0, let count = count() else { return nil }
        var fields: [RecordItem.Field] = []
        fields.reserveCapacity(count)
        for _ in 0..<count {
            guard let name = text(), let value = value(depth) else { return nil }
            fields.append(RecordItem.Field(name, value))
        }
        guard let evidence = list({ $0.evidence() }) else { return nil }
        return RecordItem(facets: facets, fields: fields, evidence: evidence)
    }

    private mutating func evidence() -> Evidence? {
        guard let report = text(), let outlet = optional(), let text = text(), let start = number(), let end = number(), let known = number() else {
            return nil
        }
        return Evidence(report: report, outlet: outlet, text: text, span: Span(start, end), known: Moment(minutes: known))
    }

    mutating func facets() -> Facets? {
        guard let actors = texts(), let types = texts(), let statuses = texts(), let instruments = texts(), let places = texts(), let start = optional(),
            let end = optional(), let flags = number()
        else { return nil }
        var facets = Facets(
            actors: actors, types: types, statuses: statuses, instruments: instruments, places: places,
            when: DateInterval(start: start.flatMap { PartialDate(iso: $0) }, end: end.flatMap { PartialDate(iso: $0) }), isAhead: flags & 1 != 0)
        facets.isOfVersions = flags & 2 != 0
        return facets
    }

    private mutating func value(_ depth: Int) -> RecordItem.Value? {
        switch number() {
        case 0: text().map { .text($0) }
        case 1: texts().map { .texts($0) }
        case 2: .number(nil)
        case 3: number().map { .number(Double(bitPattern: UInt64(truncatingIfNeeded: UInt(bitPattern: $0)))) }
        case 4: .flag(false)
        case 5: .flag(true)
        case 6: list { $0.item(depth - 1) }.map { .items($0) }
        default: nil
        }
    }

    private mutating func texts() -> [String]? { list { $0.text() } }

    private mutating func list<Element>(_ next: (inout ItemReader) -> Element?) -> [Element]? {
        guard let count = count() else { return nil }
        var out: [Element] = []
        out.reserveCapacity(count)
        for _ in 0..<count {
            guard let element = next(&self) else { return nil }
            out.append(element)
        }
        return out
    }

    /// Nil where the bytes are broken; nil inside where there is no text.
    private mutating func optional() -> String?? {
        switch number() {
        case 0: .some(nil)
        case 1: text().map { .some($0) }
        default: nil
        }
    }

    private mutating func text() -> String? {
        guard let count = count() else { return nil }
        defer { at += count }
        return ArabicBytes.text(bytes[at..<at + count])
    }

    /// A number of things still to come, each of a byte at least.
    private mutating func count() -> Int? {
        guard let count = number(), count >= 0, count <= bytes.count - at else { return nil }
        return count
    }

    private mutating func number() -> Int? {
        var value: UInt = 0
        var shift: UInt = 0
        while at < bytes.count, shift < 64 {
            let byte = bytes[at]
            at += 1
            value |= UInt(byte & 0x7F) << shift
            if byte < 0x80 { return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1) }
            shift += 7
        }
        return nil
    }
}

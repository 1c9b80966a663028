internal import Hudna
internal import HudnaRecord

/// Something that a coder judges.
struct ReviewItem: Sendable {
    var kind: Correction.Kind
    var id: String
    /// 0 to 1: how uncertain or contested.
    var doubt: Double
    /// In a line.
    var what: String
    var evidence: [Evidence]
    /// What it is known by: `claim:…`.
    let key: String

    init(kind: Correction.Kind, id: String, doubt: Double, what: String, evidence: [Evidence]) {
        (self.kind, self.id, self.doubt, self.what, self.evidence) = (kind, id, doubt, what, evidence)
        key = kind.rawValue + ":" + id
    }
}

/// What waits for coders in one process, as it was read: what other coders said of it is not in it, so that each judges for himself.
struct ReviewQueue: Sendable {
    let process: String
    /// Of the readings that it is made of.
    let stamp: String
    let record: Record
    /// The least certain and most contested first.
    let items: [ReviewItem]
    private let places: [String: Int]

    init(_ record: Record, process: String, stamp: String) {
        self.record = record
        self.process = process
        self.stamp = stamp
        items = record.review(Filters()) { _, _ in false }.compactMap(Self.item)
        places = Dictionary(items.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static func item(_ row: RecordItem) -> ReviewItem? {
        var texts: [String: String] = [:]
        var doubt = 0.0
        for field in row.fields {
            if case .text(let text) = field.value { texts[field.name] = text }
            if case .number(let number?) = field.value { doubt = number }
        }
        guard let id = texts["id"], let kind = texts["kind"].flatMap(Correction.Kind.init) else { return nil }
        return ReviewItem(kind: kind, id: id, doubt: doubt, what: texts["what"] ?? "", evidence: row.evidence)
    }

    func item(_ key: String) -> ReviewItem? { places[key].map { items[$0] } }

    /// The places of those that a coder has not judged, from behind one that he skipped.
    /// - Parameters:
    ///   - judged: keys.
    ///   - kind: of this kind alone.
    func waiting(judged: Set<String>, kind: Correction.Kind?, after skipped: String? = nil) -> [Int] {
        let from = skipped.flatMap { places[$0] }.map { $0 + 1 } ?? 0
        let gone = Set(judged.compactMap { places[$0] })
        return (from..<items.count).filter { (kind == nil || items[$0].kind == kind) && !gone.contains($0) }
    }

    /// An event by its id.
    func event(_ id: String) -> Event? { record.processes.lazy.flatMap(\.events).first { $0.id == id } }

    /// A claim as it was read; nil where there is none.
    func claim(_ id: String) -> (claim: Claim, reading: Reading)? {
        guard let report = item(Correction.Kind.claim.rawValue + ":" + id)?.evidence.first?.report,
            let kept = record.readings.first(where: { $0.reading.report == report }),
            let index = (kept.claimIDs ?? kept.reading.claimIDs).firstIndex(of: id)
        else { return nil }
        return (kept.reading.claims[index], kept.reading)
    }
}

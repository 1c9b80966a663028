internal import HudnaRecord

/// Finds the claims that corrections are about in the readings that there are: by their ids, and where another reading has given others, by report,
/// type and place.
struct ClaimFinder {
    private struct Place {
        var id: String
        var type: String
        var span: Span
    }

    private var byReport: [String: [Place]] = [:]

    init(_ kept: [KeptReading]) {
        for reading in kept {
            byReport[reading.reading.report, default: []] += zip(reading.claimIDs ?? reading.reading.claimIDs, reading.reading.claims).map {
                Place(id: $0, type: $1.type.rawValue, span: $1.evidenceSpan)
            }
        }
    }

    /// The id that the claim has now; nil where there is none such.
    func id(of anchor: Correction.Anchor) -> String? {
        guard let places = byReport[anchor.report] else { return nil }
        if places.contains(where: { $0.id == anchor.id }) { return anchor.id }
        return places.filter { $0.type == anchor.type && $0.span.overlaps(anchor.span) }
            .max { overlap($0, anchor) < overlap($1, anchor) }?.id
    }

    private func overlap(_ place: Place, _ anchor: Correction.Anchor) -> (Int, Int) {
        let common = min(place.span.end, anchor.span.end) - max(place.span.start, anchor.span.start)
        return (common, -place.span.count)
    }
}

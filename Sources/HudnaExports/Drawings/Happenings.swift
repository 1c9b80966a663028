internal import HudnaRecord

/// Events as the timeline counts them: in lanes, by how they are told.
struct Happenings {
    /// How something is told; never mixed in one mark.
    enum Standing: String, CaseIterable {
        /// The reports themselves say so, or who acts of himself.
        case told
        /// Somebody says so.
        case said
        /// Ahead, uncertain, or denied.
        case open
    }

    struct Item {
        var event: Event
        var version: EventVersion
        var day: CalendarDay
        var standing: Standing
    }

    private(set) var items: [Item] = []
    private(set) var undated = 0
    /// What force and breaches are told by nobody but those who allege them: by evidence, who does. Ids of actors, or outlets.
    private(set) var alleged: [Evidence: [String]] = [:]

    init(_ events: [Event]) {
        var told: Set<Evidence> = []
        for event in events {
            guard let version = event.versions.first(where: { !$0.isProbableSlip }) ?? event.versions.first else { continue }
            note(event, &told)
            guard let day = version.when.start?.firstDay ?? version.when.end?.firstDay else {
                undated += 1
                continue
            }
            items.append(Item(event: event, version: version, day: day, standing: Self.standing(event, version)))
        }
        for evidence in told { alleged[evidence] = nil }
        items.sort { ($0.day.number, $0.event.id) < ($1.day.number, $1.event.id) }
    }

    private static func standing(_ event: Event, _ version: EventVersion) -> Standing {
        guard version.status == .occurred || version.status == .ongoing else { return .open }
        return version.source.isEmpty || event.type.group == .words && Set(version.source).isSubset(of: version.actors) ? .told : .said
    }

    private mutating func note(_ event: Event, _ told: inout Set<Evidence>) {
        guard event.type.group == .force || event.type == .violate else { return }
        for version in event.versions {
            for evidence in version.evidence {
                if version.source.isEmpty { told.insert(evidence) } else { alleged[evidence] = version.source }
            }
        }
    }
}

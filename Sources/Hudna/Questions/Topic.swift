/// What can be asked of the record.
public enum Topic: String, Sendable, CaseIterable {
    case parties, instruments, positions, truces, timeline, talks, whereabouts = "where", violations, conditions, threats, milestones, toll, disagreements
    case who, quotes, compare
}

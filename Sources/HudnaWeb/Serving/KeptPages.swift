/// Pages that were shown and may be asked for again.
final class KeptPages: Sendable {
}

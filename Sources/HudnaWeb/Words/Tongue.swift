/// A language of the interface.
public enum Tongue: String, Sendable, CaseIterable {
    case arabic = "ar"
    case english = "en"

    var direction: String { self == .arabic ? "rtl" : "ltr" }
    var other: Tongue { self == .arabic ? .english : .arabic }

    /// The language that a browser asks for most (`Accept-Language`); Arabic where it asks for neither.
    init(accepting header: String) {
        var best: (tongue: Tongue, weight: Double) = (.arabic, 0)
        for part in header.split(separator: ",").prefix(32) {
            let pieces = part.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let name = pieces.first, let tongue = Tongue(rawValue: String(name.prefix { $0 != "-" }).lowercased()) else { continue }
            let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if weight > best.weight { best = (tongue, weight) }
        }
        self = best.tongue
    }
}

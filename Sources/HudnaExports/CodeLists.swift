internal import HudnaRecord

/// The lists of codes that the field's formats use (`Language/codes`): countries, places, and what a claim is in each vocabulary.
public struct CodeLists: Sendable {
    public struct Country: Sendable {
        public var name: String
        public var iso2: String
        public var iso3: String
        public var number: String
        public var fips: String
    }

    public struct Place: Sendable {
        /// In Latin letters.
        public var name: String
        /// ISO 3166, two letters.
        public var country: String
        /// Degrees of WGS 84.
        public var latitude: Double
        public var longitude: Double
    }

    /// What a claim of a type and standing is.
    struct EventCode: Sendable {
        var type: String
        var standing: String
        var plover: String
        var mode: String
        var cameo: String
        /// The CAMEO code where no other side is named; empty where it is the same.
        var alone: String
        var acled: String
        var subEvent: String
        /// Empty for any.
        var rules: [String]
    }

    struct CameoCode: Sendable {
        var quad: Int
        var score: Double
    }

    struct PloverCode: Sendable {
        var quad: Int
        var score: Double?
        var needsRecipient: Bool
    }

    /// By ISO 3166, two letters.
    public let countries: [String: Country]
    /// By the id of the language data.
    public let places: [String: Place]
    /// English names of listed actors, by the id of the language data.
    public let english: [String: String]
    let events: [EventCode]
    let cameo: [String: CameoCode]
    /// By event and mode, a hyphen between them.
    let plover: [String: PloverCode]

    /// - Parameter rows: the rows of the list of a name, by column.
    public init(_ rows: (String) throws -> [[String: String]]) rethrows {
        var countries: [String: Country] = [:]
        for row in try rows("countries") {
            let country = Country(
                name: row["name"] ?? "", iso2: row["iso2"] ?? "", iso3: row["iso3"] ?? "", number: row["number"] ?? "", fips: row["fips"] ?? "")
            countries[country.iso2] = country
        }
        self.countries = countries
        var places: [String: Place] = [:]
        for row in try rows("places") {
            guard let id = row["id"], let latitude = row["latitude"].flatMap(Double.init), let longitude = row["longitude"].flatMap(Double.init) else {
                continue
            }
            places[id] = Place(name: row["name"] ?? "", country: row["country"] ?? "", latitude: latitude, longitude: longitude)
        }
        self.places = places
        english = Dictionary(try rows("english").map { ($0["id"] ?? "", $0["en"] ?? "") }, uniquingKeysWith: { first, _ in first })
        events = try rows("events").map(Self.event)
        var cameo: [String: CameoCode] = [:]
        for row in try rows("cameo") {
            cameo[row["id"] ?? ""] = CameoCode(quad: row["quad"].flatMap { Int($0) } ?? 0, score: row["score"].flatMap(Double.init) ?? 0)
        }
        self.cameo = cameo
        var plover: [String: PloverCode] = [:]
        for row in try rows("plover") {
            plover[(row["event"] ?? "") + "-" + (row["mode"] ?? "")] = PloverCode(
                quad: row["quad"].flatMap { Int($0) } ?? 0, score: row["score"].flatMap(Double.init), needsRecipient: row["recipient"] == "yes")
        }
        self.plover = plover
    }

    private static func event(_ row: [String: String]) -> EventCode {
        EventCode(
            type: row["type"] ?? "", standing: row["standing"] ?? "", plover: row["plover"] ?? "", mode: row["mode"] ?? "", cameo: row["cameo"] ?? "",
            alone: row["alone"] ?? "", acled: row["acled"] ?? "", subEvent: row["sub-event"] ?? "",
            rules: (row["rules"] ?? "").split(separator: "|").map(String.init))
    }

    /// What an event is; nil where it has no place in any of the vocabularies.
    func code(_ event: CodedEvent) -> EventCode? {
        let rules = Set(event.tellings.map(\.rule))
        return events.first {
            $0.type == event.type.rawValue && $0.standing == event.standing.rawValue && ($0.rules.isEmpty || !rules.isDisjoint(with: $0.rules))
        }
    }
}

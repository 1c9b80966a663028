/// What one report is about, as far as its own words and the tables tell: what processes are found by. Ids are those of the record's actors.
public struct Centres: Sendable, Equatable {
    /// The country most told of; empty where none is named.
    public var country: String
    /// Other countries, of whose bodies single claims tell.
    public var others: [String]
    /// Bodies that may be sides of a war, and how often they are at work.
    public var bodies: [String: Int]
    /// Who is listed in claims about talks and truces, and the places they name: what a report has in common with others of its time.
    public var marks: [String]

    public init(country: String = "", others: [String] = [], bodies: [String: Int] = [:], marks: [String] = []) {
        self.country = country
        self.others = others
        self.bodies = bodies
        self.marks = marks
    }
}

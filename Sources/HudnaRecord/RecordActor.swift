/// An actor as the record knows him across reports, under his neutral or self-chosen name.
public struct RecordActor: Sendable {
    /// The id of the language data for who is listed, else made of the name.
    public var id: String
    public var name: String
    public var kind: Actor.Kind
    /// The id of the body or state he speaks for; nil for who speaks for himself.
    public var of: String?
    /// What the reports call him.
    public var forms: [String]

    public init(id: String, name: String, kind: Actor.Kind, of: String? = nil, forms: [String] = []) {
        self.id = id
        self.name = name
        self.kind = kind
        self.of = of
        self.forms = forms
    }
}

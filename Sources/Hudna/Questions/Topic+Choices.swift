extension Topic {
    /// The types that its entries can be asked for by, for who offers them.
    public var typeChoices: [String] { types }

    /// The statuses, states and positions, likewise.
    public var statusChoices: [String] { statuses }
}

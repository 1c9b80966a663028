/// A cell, or a value of JSON.
public enum ExportValue: Sendable, Equatable {
    case none
    case text(String)
    /// Finite; what is not is written as if there were none.
    case number(Double)
    case list([ExportValue])
    /// In the order of the members.
    case object([ExportField])

    /// Text, or nothing where it is empty.
    public init(_ text: String?) { self = text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .none }
    public init(_ number: Int?) { self = number.map { .number(Double($0)) } ?? .none }
    /// A list of texts, or nothing where there are none.
    public init(_ texts: [String]) { self = texts.isEmpty ? .none : .list(texts.map { .text($0) }) }
    /// An object of what of these there is; nothing where there is nothing.
    public init(members: [(String, ExportValue)]) {
        let there = members.filter { $0.1 != .none }
        self = there.isEmpty ? .none : .object(there.map { ExportField(name: $0.0, value: $0.1) })
    }
}

/// A member of an object.
public struct ExportField: Sendable, Equatable {
    public var name: String
    public var value: ExportValue

    public init(name: String, value: ExportValue) {
        self.name = name
        self.value = value
    }
}

/// What a format has to say, before it is written down: rows of one shape.
public struct ExportTable: Sendable {
    public var name: String
    public var columns: [String]
    /// As many values as there are columns.
    public var rows: [[ExportValue]]
    /// What has no place in this format, by reason, in the order of the reasons; those with none are left out.
    public var leftOut: [(reason: String, count: Int)]

    public init(_ name: String, columns: [String], rows: [[ExportValue]] = [], leftOut: [(reason: String, count: Int)] = []) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.leftOut = leftOut.filter { $0.count > 0 }
    }
}

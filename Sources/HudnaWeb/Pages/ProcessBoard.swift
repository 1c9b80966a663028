internal import HudnaRecord

/// The board of a process: parties in rows, instruments in columns, where each stands on each.
struct ProcessBoard {
    /// Columns and rows beyond are told by number.
    private static let mostColumns = 8
    private static let mostRows = 16
    /// Positions of a cell beyond are told by number: the latest and those before it.
    private static let mostPositions = 4

    /// An instrument with the entries of its positions.
    private struct Column {
        var id: String
        var item: RecordItem
        var positions: [RecordItem]
        /// When it is first dated, else when it was first told of.
        var order: String
    }

    private let columns: [Column]
    private let rows: [String]
    /// The body for which somebody speaks; himself where there is none.
    private let sides: [String: String]
    private let left: (columns: Int, rows: Int)

    /// - Parameters:
    ///   - parties: the entries of the list of parties.
    ///   - instruments: those of the list of instruments.
    init(parties: [RecordItem], instruments: [RecordItem]) {
        var sides: [String: String] = [:]
        for party in parties where party.string("role") == Party.Role.party.rawValue || sides[party.string("name")] == nil {
            sides[party.string("name")] = party.string("of").isEmpty ? party.string("name") : party.string("of")
        }
        let all = instruments.map { item in
            let dates = ["effective", "declared"].map { item.string($0) }.filter { !$0.isEmpty }
            return Column(id: item.string("id"), item: item, positions: item.rows("positions"), order: dates.first ?? item.evidence.first?.known.iso ?? "")
        }
        // What nobody has taken a position on has no column, who has taken none no row.
        let told = all.filter { !$0.positions.isEmpty }
        let most = told.enumerated().sorted { ($1.element.positions.count, $0.offset) < ($0.element.positions.count, $1.offset) }.prefix(Self.mostColumns)
        columns = most.map(\.element).sorted { ($0.order, $0.id) < ($1.order, $1.id) }
        self.sides = sides
        var counts: [String: Int] = [:]
        var order: [String] = []
        // Who is a party comes first, then whoever has a position.
        let named = parties.filter { $0.string("role") == Party.Role.party.rawValue }.map { $0.string("name") }
        for name in named.map({ sides[$0] ?? $0 }) + columns.flatMap(\.positions).map({ sides[$0.string("party")] ?? $0.string("party") }) {
            if counts[name] == nil { order.append(name) }
            counts[name, default: 0] += 1
        }
        let withPosition = Set(columns.flatMap(\.positions).map { sides[$0.string("party")] ?? $0.string("party") })
        let ranked = order.filter(withPosition.contains)
        rows = Array(ranked.prefix(Self.mostRows))
        left = (all.count - columns.count, order.count - rows.count)
    }

    /// `{"columns": [...], "rows": [{"party", "cells": [{"instrument", "positions": [...]}]}]}`; the latest position of a cell first.
    var node: Node {
        .object([
            "columns": .list(
                columns.map { column in
                    .object([
                        "id": .text(column.id), "name": .text(column.item.string("name")), "name_en": column.item.optional("name_en"),
                        "kind": .text(column.item.string("kind")),
                        "date": .text(["effective", "declared"].map { column.item.string($0) }.first { !$0.isEmpty } ?? ""),
                        "ended": .text(column.item.string("ended")),
                    ])
                }),
            "rows": .list(rows.map { party in .object(["party": .text(party), "cells": .list(columns.map { cell(party, $0) })]) }),
            "columns_left_out": .number(left.columns), "rows_left_out": .number(left.rows),
            "is_empty": .flag(rows.isEmpty), "more_columns": .flag(left.columns > 0), "more_rows": .flag(left.rows > 0),
        ])
    }

    private func cell(_ party: String, _ column: Column) -> Node {
        let own = column.positions.filter { (sides[$0.string("party")] ?? $0.string("party")) == party }
        let ordered = own.enumerated().sorted { Self.isLater(($0.element, $0.offset), ($1.element, $1.offset)) }.map(\.element)
        let stands = Set(ordered.filter { $0.string("date") == ordered.first?.string("date") }.map { $0.string("position") })
        return .object([
            "instrument": .text(column.id), "name": .text(column.item.string("name")), "name_en": column.item.optional("name_en"),
            "is_contested": .flag(stands.count > 1),
            "positions_left": ordered.count > Self.mostPositions ? .number(ordered.count - Self.mostPositions) : .absent,
            "positions": .list(
                ordered.prefix(Self.mostPositions).enumerated().map { rank, item in
                    Node(item, evidence: 3).adding([
                        "is_latest": .flag(rank == 0), "by": item.string("party") == party ? .absent : .text(item.string("party")),
                        // Who tells of himself need not be named twice.
                        "told_by": .texts(item.strings("reporter").filter { $0 != item.string("party") && $0 != party }),
                    ])
                }),
        ])
    }

    private static func isLater(_ a: (item: RecordItem, rank: Int), _ b: (item: RecordItem, rank: Int)) -> Bool {
        let dates = [a, b].map { $0.item.string("date") }
        if dates[0] != dates[1] { return dates[0] > dates[1] }
        let known = [a, b].map { $0.item.evidence.first?.known.minutes ?? 0 }
        if known[0] != known[1] { return known[0] > known[1] }
        return a.rank > b.rank
    }
}

extension RecordItem {
    /// The text of a field; empty where it has none of this name.
    func string(_ field: String) -> String { text(field) }

    /// The same as a member that is left out where there is none.
    func optional(_ field: String) -> Node {
        let own = text(field)
        return own.isEmpty ? .absent : .text(own)
    }

    /// The texts of a field.
    func strings(_ field: String) -> [String] { texts(field) }
}

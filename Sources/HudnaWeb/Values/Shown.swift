internal import Hudna
internal import HudnaExports
internal import HudnaRecord
internal import Mustache

/// A value as templates see it: its members by name, and beside them what the reader's language makes of it.
///
/// Of a text: `label` (what the record calls it), `date` (a date as the reader names months), `hijri`, `weekday`, `dated` (a text that holds dates), `english` (a name), `code` (encoded for an address). Of a list: `count`, `any`,
/// `many`. A member that is not there, or is empty, is nothing, and nobody looks for one of the same name further out.
struct Shown: MustacheParent, MustacheCustomRenderable {
    let node: Node
    let style: ShownStyle

    var renderText: String {
        switch node {
        case .text(let text), .drawing(let text): text
        case .number(let number): style.number(number)
        case .flag(let flag): flag ? "true" : ""
        case .object, .list, .null, .absent: ""
        }
    }

    var isNull: Bool {
        switch node {
        case .null, .absent: true
        case .text(let text), .drawing(let text): text.isEmpty
        case .list(let elements): elements.isEmpty
        case .flag(let flag): !flag
        default: false
        }
    }

    func child(named name: String) -> Any? {
        switch node {
        case .object(let members):
            guard let value = members.first(where: { $0.name == name })?.value else { return nil }
            return Self.shown(value, style)
        case .text(let text): return style.derived(text, name)
        case .list(let elements):
            switch name {
            case "count": return style.number(Double(elements.count))
            case "any": return !elements.isEmpty
            case "many": return elements.count > 1
            case "items": return elements.map { Self.shown($0, style) }
            default: return nil
            }
        default: return nil
        }
    }

    /// Lists and flags are sections by themselves; a drawing is a text that is shown as it is, or names a template.
    static func shown(_ node: Node, _ style: ShownStyle) -> Any {
        switch node {
        case .list(let elements) where !elements.isEmpty: ShownList(shown: Shown(node: node, style: style), elements: elements)
        case .flag(let flag): flag
        case .drawing(let text) where !text.isEmpty: text
        default: Shown(node: node, style: style)
        }
    }
}

/// A list that a template goes through, and asks for its `count`.
struct ShownList: MustacheSequence, MustacheParent, MustacheCustomRenderable {
    let shown: Shown
    let elements: [Node]

    var renderText: String { "" }
    var isNull: Bool { elements.isEmpty }
    func child(named name: String) -> Any? { shown.child(named: name) }

    func makeIterator() -> AnyIterator<Any> {
        var at = elements.startIndex
        return AnyIterator {
            guard at < elements.endIndex else { return nil }
            defer { at += 1 }
            return Shown.shown(elements[at], shown.style)
        }
    }
}

/// What showing a value needs beside it.
struct ShownStyle: Sendable {
    let tongue: Tongue
    let texts: InterfaceTexts
    let dates: DateText
    let names: EnglishNames

    func number(_ number: Double) -> String {
        let whole = Int(exactly: number).map(String.init) ?? "\(number)"
        return whole
    }

    /// A role and for whom it is held (`backer NAME`).
    private func role(_ text: String) -> String {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        return parts.count == 2 ? texts.label(parts[0], tongue) + " · " + parts[1] : texts.label(text, tongue)
    }

    /// A text with the days and months in it (`2020-01-13`, `2019-12`) as the reader writes them.
    private func dated(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var (out, done, at) = ("", 0, 0)
        while at < bytes.count {
            guard let length = [10, 7].first(where: { Self.isDate(bytes, at, $0) }),
                let date = PartialDate(iso: String(decoding: bytes[at..<at + length], as: UTF8.self))
            else {
                at += 1
                continue
            }
            out += String(decoding: bytes[done..<at], as: UTF8.self) + dates.text(date)
            at += length
            done = at
        }
        return done == 0 ? text : out + String(decoding: bytes[done...], as: UTF8.self)
    }

    /// Four digits and two, for a day two more, with hyphens between; nothing else that a number or a date is made of stands beside them.
    private static func isDate(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Bool {
        func isPart(_ at: Int) -> Bool { bytes.indices.contains(at) && ((0x30...0x39).contains(bytes[at]) || bytes[at] == UInt8(ascii: "-")) }
        guard start + length <= bytes.count, !isPart(start - 1), !isPart(start + length) else { return false }
        return (0..<length).allSatisfy { place in
            place == 4 || place == 7 ? bytes[start + place] == UInt8(ascii: "-") : (0x30...0x39).contains(bytes[start + place])
        }
    }

    /// What a template asks for of a text.
    func derived(_ text: String, _ name: String) -> Any? {
        switch name {
        case "label": texts.label(text, tongue)
        case "role": role(text)
        case "term": texts.text(text, tongue)
        case "deed", "verdict": texts.find(name + "-" + text, tongue) ?? text
        case "dated": dated(text)
        case "english": names.name(text)
        case "has-english": names.name(text) != nil
        case "code": FormText.encoded(text)
        case "date": PartialDate(iso: text).map(dates.text) ?? dated(text)
        case "hijri": PartialDate(iso: text).flatMap(dates.hijri)
        case "weekday": PartialDate(iso: text).flatMap { $0.day == nil ? nil : $0.firstDay }.map(dates.weekday)
        default: nil
        }
    }
}

internal import Hudna
internal import HudnaExports
internal import HudnaRecord

extension Template {
    /// What the reader's language makes of a text, as templates name it.
    enum Derivation: String, Sendable {
        /// What the record calls it.
        case label
        case role
        case term
        case deed
        case verdict
        /// A text that holds dates.
        case dated
        /// A name in English.
        case english
        case hasEnglish = "has-english"
        /// Encoded for an address.
        case code
        /// A date as the reader names months.
        case date
        case hijri
        case weekday
        /// Whatever it is: a word of the record, a date, a name.
        case shown
        /// What went wrong with a file that was added, by its code.
        case problem
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
        return parts.count == 2 ? texts.label(parts[0], tongue) + " · " + (names.name(parts[1]) ?? parts[1]) : texts.label(text, tongue)
    }

    /// A name in English, or what a story is called (`A، B – TYPE – PLACE – DATE`); nil where nothing tells that it is one, and in Arabic.
    func english(_ text: String) -> String? {
        if names.isEmpty { return nil }
        if let name = names.name(text) { return name }
        let parts = text.split(separator: " – ").map(String.init)
        guard parts.count > 1 else { return nil }
        var isLabel = false
        let called = parts.map { part -> String in
            if let name = names.name(part) { return name }
            if PartialDate(iso: part) != nil { isLabel = true }
            if PartialDate(iso: part) != nil { return dated(part) }
            if let type = texts.type(part, .arabic) {
                isLabel = true
                return texts.label(type.rawValue, tongue)
            }
            // What has no English name keeps its own, and its own direction.
            return part.split(separator: "\u{060C} ").map { names.name(String($0)) ?? "\u{2068}" + $0 + "\u{2069}" }.joined(separator: ", ")
        }
        return isLabel ? called.joined(separator: " – ") : nil
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

    /// A moment in UTC, in which the clocks count too, whatever zone it was told in; what names no zone stays as it is.
    private static func universal(_ date: PartialDate) -> PartialDate {
        guard let offset = date.offset, offset != 0, date.minutes != nil, let moment = Moment(first: date) else { return date }
        return PartialDate(moment.day, minutes: moment.minutes - moment.day.number * 1440, offset: 0)
    }

    /// What a template asks for of a text; nil where there is no such thing.
    func derived(_ text: String, _ derivation: Template.Derivation) -> String? {
        switch derivation {
        case .label: texts.label(text, tongue)
        case .role: role(text)
        case .term: texts.term(text, tongue)
        case .deed, .verdict: texts.find(derivation.rawValue + "-" + text, tongue) ?? text
        case .dated: dated(text)
        case .english, .hasEnglish: english(text)
        case .code: FormText.encoded(text)
        case .date: PartialDate(iso: text).map { dates.text(Self.universal($0)) } ?? dated(text)
        case .hijri: PartialDate(iso: text).map(Self.universal).flatMap(dates.hijri)
        case .shown: texts.find("v-" + text, tongue) ?? PartialDate(iso: text).map { dates.text(Self.universal($0)) } ?? names.name(text) ?? text
        case .problem: texts.find("problem-" + text, tongue)
        case .weekday: PartialDate(iso: text).flatMap { $0.day == nil ? nil : $0.firstDay }.map(dates.weekday)
        }
    }
}

public import HudnaRecord

/// The sentences of a brief: what the lists of a process say, as prose, a paragraph a list. The words are those of `Language/codes/sentences.tsv`.
public struct BriefProse: Sendable {
    /// A sentence and the evidence of every statement in it.
    public struct Sentence: Sendable {
        public var text: String
        public var evidence: [Evidence]
    }

    /// Sentences of a paragraph at most: those of which most is told.
    private static let most = 4

    /// By list, and value that tells which one is wanted.
    private let sentences: [String: String]
    private let labels: [String: String]
    private let isEnglish: Bool

    /// - Parameter sentences: by their ids; without any there is no prose.
    public init(sentences: [String: String], labels: [String: String], isEnglish: Bool) {
        self.sentences = sentences
        self.labels = labels
        self.isEnglish = isEnglish
    }

    /// - Parameter rows: the entries of a list.
    func paragraph(_ list: String, _ rows: [RecordItem]) -> [Sentence] {
        if list == "parties" { return parties(rows) }
        if list == "disagreements" { return disagreements(rows) }
        // What comes next are milestones too.
        let list = list == "next" ? "milestones" : list
        let ranked = rows.enumerated().sorted { ($1.element.evidence.count, $0.offset) < ($0.element.evidence.count, $1.offset) }
        var (out, seen): ([(place: Int, sentence: Sentence)], Set<String>) = ([], [])
        for (place, row) in ranked where out.count < Self.most {
            guard let text = text(list, row), seen.insert(text).inserted else { continue }
            out.append((place, Sentence(text: text, evidence: witnesses(row))))
        }
        return out.sorted { $0.place < $1.place }.map(\.sentence)
    }

    /// The first words of each report.
    private func witnesses(_ row: RecordItem) -> [Evidence] {
        var seen: Set<String> = []
        return row.evidence.filter { seen.insert($0.report).inserted }
    }

    /// Those of one role in one sentence; of each backer whom he backs.
    private func parties(_ rows: [RecordItem]) -> [Sentence] {
        var out: [Sentence] = []
        for role in Party.Role.allCases {
            let own = rows.filter { $0.text("role") == role.rawValue && (role == .backer || $0.text("of").isEmpty) }
            if role == .backer {
                out += own.prefix(Self.most).compactMap { row in text("parties", row).map { Sentence(text: $0, evidence: witnesses(row)) } }
            } else if !own.isEmpty, let template = sentences["parties-" + role.rawValue] {
                let names = own.map { self.value("name", of: $0) }
                let text = filled(template) { $0 == "names" ? joined(names) : "" }
                if let text { out.append(Sentence(text: text, evidence: own.compactMap(\.evidence.first))) }
            }
        }
        return out
    }

    /// What the versions of one matter say, one after the other.
    private func disagreements(_ rows: [RecordItem]) -> [Sentence] {
        guard let template = sentences["disagreements"] else { return [] }
        var abouts: [String] = []
        for row in rows where !abouts.contains(row.text("about")) { abouts.append(row.text("about")) }
        return abouts.prefix(Self.most).compactMap { about in
            let versions = rows.filter { $0.text("about") == about }
            let says = versions.map { "“" + value("says", of: $0) + "”" }
            let topic = versions.first.map { value("about", of: $0) } ?? about
            return filled(template) { $0 == "about" ? topic : $0 == "says" ? joined(says) : "" }.map {
                Sentence(text: $0, evidence: versions.compactMap(\.evidence.first))
            }
        }
    }

    private func text(_ list: String, _ row: RecordItem) -> String? {
        let values = ["role", "state", "position", "outcome", "status"].map(row.text).filter { !$0.isEmpty }
        let template = values.lazy.compactMap { sentences[list + "-" + $0] }.first ?? sentences[list]
        // Who called for a truce stands in its first step.
        let first = row.rows("steps").first { !$0.texts("by").isEmpty }
        return template.flatMap { template in
            filled(template) { field in
                let own = value(field, of: row)
                // Who tells of himself, and a number that is one, need not be said twice.
                if field == "reporter", own == value("party", of: row) { return "" }
                if field == "high", own == value("low", of: row) { return "" }
                return own.isEmpty && field == "by" ? first.map { value(field, of: $0) } ?? "" : own
            }
        }
    }

    /// What a field holds, as it is written out.
    private func value(_ field: String, of row: RecordItem) -> String {
        switch (isEnglish ? row.value(field + "_en") : nil) ?? row.value(field) {
        case .text(let text)?: labels[text] ?? (Self.words.contains(field) ? text.replacing("-", with: " ") : written(text))
        case .texts(let texts)?: joined(texts)
        case .number(let number?)?: Int(exactly: number).map { "\($0)" } ?? "\(number)"
        default: ""
        }
    }

    /// Fields that hold a word of the codebook.
    private static let words: Set<String> = ["kind", "what", "ending"]

    /// A date with its hour as two words.
    private func written(_ text: String) -> String {
        PartialDate(iso: text)?.minutes == nil ? text : text.replacing("T", with: " ")
    }

    private func joined(_ texts: [String]) -> String {
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        let and = labels["and"].map { " " + $0 } ?? " and "
        return texts.dropLast().joined(separator: labels.isEmpty ? ", " : "\u{060C} ") + and + last
    }

    /// A template with its fields; nil where one outside of brackets is empty.
    private func filled(_ template: String, _ value: (String) -> String) -> String? {
        var (out, rest) = ("", template[...])
        while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
            guard let before = put(rest[..<open], value) else { return nil }
            out += before + (put(rest[rest.index(after: open)..<close], value) ?? "")
            rest = rest[rest.index(after: close)...]
        }
        return put(rest, value).map { out + $0 }
    }

    private func put(_ part: Substring, _ value: (String) -> String) -> String? {
        var (out, rest) = ("", part)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let text = value(String(rest[rest.index(after: open)..<close]))
            if text.isEmpty { return nil }
            out += rest[..<open] + text
            rest = rest[rest.index(after: close)...]
        }
        return out + rest
    }
}

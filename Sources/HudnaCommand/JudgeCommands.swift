internal import ArgumentParser
internal import Hudna
internal import HudnaRecord

/// `hudna accept`.
struct AcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Says that a claim, a join or an entry is right.",
        discussion: "Ids: hudna review. A claim that is accepted is certain.")

    @Argument(help: ArgumentHelp("The id of a claim, an event or an entry.", valueName: "item"))
    var item: String

    @OptionGroup var judge: JudgeOptions

    func run() throws {
        try judge.keep(.item(item)) { try $0.correction(.accept, item, changes: [], coder: $1, reason: $2, madeAt: $3) }
    }
}

/// `hudna reject`.
struct RejectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "Takes a claim or an entry out of the record, or claims out of an event.",
        discussion: "Of an event, the claims of different reports are told apart, or with --claim those named from the others.")

    @Argument(help: ArgumentHelp("The id of a claim, an event or an entry.", valueName: "item"))
    var item: String

    @Option(help: ArgumentHelp("Of an event: this claim does not belong to it. May be repeated.", valueName: "id"))
    var claim: [String] = []

    @OptionGroup var judge: JudgeOptions

    func run() throws {
        let changes = claim.isEmpty ? [] : [Correction.Change("claims", claim)]
        try judge.keep(.item(item)) { try $0.correction(.reject, item, changes: changes, coder: $1, reason: $2, madeAt: $3) }
    }
}

/// `hudna amend`.
struct AmendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend", abstract: "Changes fields of a claim or an entry, or joins events.",
        discussion: "hudna amend ID --set status=planned --set 'actors=A|B': names as the report has them, | between them; hudna amend EVENT --with EVENT.")

    @Argument(help: ArgumentHelp("The id of a claim, an event or an entry.", valueName: "item"))
    var item: String

    @Option(help: ArgumentHelp("What a field is to hold. May be repeated.", valueName: "field=value"))
    var set: [String] = []

    @Option(help: ArgumentHelp("Of an event: this one is the same. May be repeated.", valueName: "event"))
    var with: [String] = []

    @OptionGroup var judge: JudgeOptions

    private var changes: [Correction.Change] {
        let fields = set.map { text -> Correction.Change in
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let values = parts.count > 1 ? parts[1].split(separator: "|", omittingEmptySubsequences: false).map(String.init) : []
            return Correction.Change(parts[0], values)
        }
        return fields + (with.isEmpty ? [] : [Correction.Change("with", with)])
    }

    func validate() throws {
        if set.isEmpty, with.isEmpty { throw ValidationError("Say what to change: --set field=value, or --with EVENT.") }
        for text in set where !text.contains("=") { throw ValidationError("--set \(text) has no =. Write --set field=value.") }
    }

    func run() throws {
        try judge.keep(.item(item)) { try $0.correction(.amend, item, changes: changes, coder: $1, reason: $2, madeAt: $3) }
    }
}

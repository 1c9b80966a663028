internal import ArgumentParser
internal import Hudna
internal import HudnaRecord

/// `hudna actor`: who is who.
struct ActorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "actor", abstract: "Says who is who: adds a name, takes two for one, or one for two.", subcommands: [Add.self, Merge.self, Split.self])

    /// `hudna actor add`.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Adds an actor that the record is to know by these names, or names to one who is listed.")

        @Argument(help: ArgumentHelp("The name under which the record shows the actor.", valueName: "name"))
        var name: String

        @Option(help: ArgumentHelp("person, body, state, people or medium; body without it. Who is listed keeps his.", valueName: "kind"))
        var kind: String?

        @Option(help: ArgumentHelp("Another form of the name. May be repeated.", valueName: "name"))
        var form: [String] = []

        @OptionGroup var judge: JudgeOptions

        func validate() throws {
            if name.allSatisfy(\.isWhitespace) { throw ValidationError("Name the actor.") }
            if let kind, Actor.Kind(rawValue: kind) == nil {
                throw ValidationError("There is no kind \(kind). There are \(Actor.Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
        }

        func run() throws {
            try judge.keep(.nothing) { try $0.actorCorrection(.add, name, names: form, kind: kind, coder: $1, reason: $2, madeAt: $3) }
        }
    }

    /// `hudna actor merge`.
    struct Merge: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Takes other actors for this one.")

        @Argument(help: ArgumentHelp("The actor that stays, by name or id.", valueName: "name"))
        var name: String

        @Argument(help: ArgumentHelp("Who is the same.", valueName: "others"))
        var others: [String]

        @OptionGroup var judge: JudgeOptions

        func run() throws {
            try judge.keep(.actors) { try $0.actorCorrection(.merge, name, names: others, kind: nil, coder: $1, reason: $2, madeAt: $3) }
        }
    }

    /// `hudna actor split`.
    struct Split: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes another actor of some of an actor's names.")

        @Argument(help: ArgumentHelp("The actor, by name or id.", valueName: "name"))
        var name: String

        @Argument(help: ArgumentHelp("The names, as reports have them, that are somebody else's.", valueName: "names"))
        var names: [String]

        @OptionGroup var judge: JudgeOptions

        func run() throws {
            try judge.keep(.actors) { try $0.actorCorrection(.split, name, names: names, kind: nil, coder: $1, reason: $2, madeAt: $3) }
        }
    }
}

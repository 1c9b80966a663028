internal import ArgumentParser

extension HudnaProgram {
    /// What can be asked of the record.
    static let questions: [any ParsableCommand.Type] = [
        ProcessCommand.self, PartiesCommand.self, PositionsCommand.self, TrucesCommand.self, TimelineCommand.self, TalksCommand.self, WhereCommand.self,
        ViolationsCommand.self, ConditionsCommand.self, ThreatsCommand.self, MilestonesCommand.self, TollCommand.self, DisagreementsCommand.self,
        WhoCommand.self, QuotesCommand.self, CompareCommand.self, StoriesCommand.self, CopiesCommand.self, BriefCommand.self,
    ]

    /// What coders say of it.
    static let corrections: [any ParsableCommand.Type] = [
        ReviewCommand.self, AcceptCommand.self, RejectCommand.self, AmendCommand.self, UndoCommand.self, ActorCommand.self, AgreementCommand.self,
        ImportCommand.self,
    ]
}

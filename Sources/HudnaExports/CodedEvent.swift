public import HudnaRecord

/// What happened as the field's formats code it: one act with its date, told by somebody. Names are ids of the record's actors.
///
/// Of an event that is told in several versions there is one for each standing, the version that most witnesses tell.
public struct CodedEvent: Sendable {
    /// What a claim may be exported as (codebook, section 3, below the table of types).
    public enum Standing: String, Sendable, CaseIterable {
        /// Told by the report itself, or by somebody who has no quarrel with the actor.
        case fact
        /// Told by an adversary of the actor, or by nobody named: the accusation is what happened.
        case alleged
        /// Announced: the announcement is what happened.
        case planned
        /// Announced and then told not to have taken place.
        case cancelled
    }

    /// `hudna-` and sixteen hexadecimal digits, the same from run to run.
    public var id: String
    /// The id of the event of the record.
    public var event: String
    public var process: String
    public var type: ClaimType
    public var standing: Standing
    /// Of an allegation the accusers; none where nobody is named.
    public var actors: [String]
    /// Of an allegation the accused.
    public var targets: [String]
    public var object: String
    public var place: String
    /// Its own days, as far as they are told; of what was only said, the day on which it was.
    public var when: DateInterval
    /// The first known first; never empty.
    public var tellings: [Telling]
    /// Reports that tell it so, copies of one text counted once.
    public var witnesses: Int
    /// Whether one of them is the report's own word, or that of a named source without a quarrel.
    public var hasFreeSource: Bool
    /// Other ways in which the same event is told as the same.
    public var otherVersions: Int

    public init(
        id: String, event: String, process: String, type: ClaimType, standing: Standing, actors: [String], targets: [String], object: String, place: String,
        when: DateInterval, tellings: [Telling], witnesses: Int, hasFreeSource: Bool, otherVersions: Int
    ) {
        self.id = id
        self.event = event
        self.process = process
        self.type = type
        self.standing = standing
        self.actors = actors
        self.targets = targets
        self.object = object
        self.place = place
        self.when = when
        self.tellings = tellings
        self.witnesses = witnesses
        self.hasFreeSource = hasFreeSource
        self.otherVersions = otherVersions
    }

    /// The day it is filed under: its own, else that of the first report.
    public var day: PartialDate? { when.start ?? when.end ?? tellings.first?.day }
    /// Whether `day` is no more than that of the first report.
    public var isDatedByReport: Bool { when.isEmpty }
}

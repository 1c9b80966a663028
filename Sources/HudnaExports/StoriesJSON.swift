public import HudnaRecord

/// Stories as one JSON object, `{"stories": [{"id", "label", "reports", …}]}`; lists that are empty are left out.
public struct StoriesJSON: Sendable {
    public init() {}

    public func object(_ stories: [Story]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key(",\"stories\":")
            writer.list(stories) { write($1, to: &$0) }
        }
        return writer.bytes
    }

    private func write(_ story: Story, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key(",\"id\":")
            writer.string(story.id)
            writer.key(",\"label\":")
            writer.string(story.label)
            writer.key(",\"reports\":")
            writer.list(story.reports) { $0.string($1) }
            list(",\"outlets\":", story.spread, to: &writer) { writer, spread in
                member(",\"outlet\":", spread.outlet, to: &writer)
                member(",\"since\":", spread.since?.iso, to: &writer)
                writer.key(",\"reports\":")
                writer.number(spread.reports)
            }
            copies(story.copies, to: &writer)
            agencies(story.agencies, to: &writer)
            list(",\"shared\":", story.shared, to: &writer) { writer, passage in
                member(",\"text\":", passage.text, to: &writer)
                writer.key(",\"reports\":")
                writer.list(passage.reports) { $0.string($1) }
                member(",\"agency\":", passage.agency, to: &writer)
            }
            updates(story.updates, to: &writer)
            history(story, to: &writer)
        }
    }

    /// Copies by themselves, `{"copies": [{"reports", "agency"}], "agencies": [{"report", "agency"}], "updates": …, "pairs": [{"report", "of", "likeness"}]}`; the lists are there when they are empty too.
    public func object(
        copies: [Story.Copies], agencies: [Story.Byline], updates: [Story.Update], pairs: [(report: String, of: String, likeness: Double)]
    ) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            self.copies(copies, isKept: true, to: &writer)
            self.agencies(agencies, isKept: true, to: &writer)
            self.updates(updates, isKept: true, to: &writer)
            list(",\"pairs\":", pairs, isKept: true, to: &writer) { writer, pair in
                member(",\"report\":", pair.report, to: &writer)
                member(",\"of\":", pair.of, to: &writer)
                writer.key(",\"likeness\":")
                writer.number(pair.likeness)
            }
        }
        return writer.bytes
    }

    private func copies(_ copies: [Story.Copies], isKept: Bool = false, to writer: inout JSONWriter) {
        list(",\"copies\":", copies, isKept: isKept, to: &writer) { writer, copies in
            writer.key(",\"reports\":")
            writer.list(copies.reports) { $0.string($1) }
            member(",\"agency\":", copies.agency, to: &writer)
        }
    }

    private func agencies(_ agencies: [Story.Byline], isKept: Bool = false, to writer: inout JSONWriter) {
        list(",\"agencies\":", agencies, isKept: isKept, to: &writer) { writer, byline in
            member(",\"report\":", byline.report, to: &writer)
            member(",\"agency\":", byline.agency, to: &writer)
        }
    }

    private func updates(_ updates: [Story.Update], isKept: Bool = false, to writer: inout JSONWriter) {
        list(",\"updates\":", updates, isKept: isKept, to: &writer) { writer, update in
            member(",\"report\":", update.report, to: &writer)
            member(",\"of\":", update.of, to: &writer)
            if let versions = update.versions {
                writer.key(",\"version\":")
                writer.number(versions.new)
                writer.key(",\"of_version\":")
                writer.number(versions.old)
            }
        }
    }

    private func history(_ story: Story, to writer: inout JSONWriter) {
        if !story.follows.isEmpty {
            writer.key(",\"follows\":")
            writer.list(story.follows) { $0.string($1) }
        }
        list(",\"joined\":", story.joined, to: &writer) { writer, joined in
            member(",\"id\":", joined.id, to: &writer)
            member(",\"report\":", joined.report, to: &writer)
            member(",\"known\":", joined.known?.iso, to: &writer)
        }
        member(",\"parted_from\":", story.partedFrom, to: &writer)
        list(",\"dates\":", story.dates, to: &writer) { writer, dating in
            member(",\"report\":", dating.report, to: &writer)
            member(",\"start\":", dating.date.interval.start?.iso, to: &writer)
            member(",\"end\":", dating.date.interval.end?.iso, to: &writer)
            writer.key(",\"reasons\":")
            writer.list(dating.date.reasons) { $0.string($1) }
        }
    }

    /// A member that is there only where it says something.
    private func member(_ key: StaticString, _ value: String?, to writer: inout JSONWriter) {
        guard let value, !value.isEmpty else { return }
        writer.key(key)
        writer.string(value)
    }

    /// - Parameter isKept: it is there when it is empty too.
    private func list<Element>(
        _ key: StaticString, _ elements: [Element], isKept: Bool = false, to writer: inout JSONWriter, _ body: (inout JSONWriter, Element) -> Void
    ) {
        guard isKept || !elements.isEmpty else { return }
        writer.key(key)
        writer.list(elements) { writer, element in writer.object { body(&$0, element) } }
    }
}

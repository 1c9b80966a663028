/// The statements that find the rows of some readings, each by an index.
struct RowsSQL {
    /// The keys of the readings, as a list in brackets.
    let marks: String

    /// All of them.
    var all: [String] {
        [readings, reasons, mentions, actors, claims, quotes, figures, times, findings] + ["claim", "quote", "figure"].map(names)
    }

    var readings: String {
        """
        SELECT reading.key, report.id, version.number, reading.read_at, title, outlet, url, published, date_start, date_end, date_basis, skipped,
            version.arrival, reading.agency
        FROM reading JOIN version ON version.key = reading.version JOIN report ON report.key = version.report WHERE reading.key IN \(marks)
        """
    }

    var reasons: String {
        "SELECT reading, text FROM date_reason WHERE reading IN \(marks) ORDER BY reading, position"
    }

    var mentions: String {
        """
        SELECT actor.key, mention.text, mention.span_start, mention.span_end FROM actor JOIN mention ON mention.actor = actor.key
        WHERE actor.reading IN \(marks) ORDER BY actor.key, mention.position
        """
    }

    var actors: String {
        """
        SELECT actor.key, actor.reading, actor.name, actor.kind, rule.id FROM actor JOIN rule ON rule.key = actor.rule
        WHERE actor.reading IN \(marks) ORDER BY actor.reading, actor.position
        """
    }

    var claims: String {
        """
        SELECT claim.key, claim.reading, type, status, object, place, when_start, when_end, evidence, evidence_start, evidence_end, predicate_start,
            predicate_end, rule.id, confidence, passage, passage_start
        FROM claim JOIN rule ON rule.key = claim.rule WHERE claim.reading IN \(marks) ORDER BY claim.reading, claim.position
        """
    }

    var quotes: String {
        """
        SELECT quote.key, quote.reading, kind, text, span_start, span_end, rule.id FROM quote JOIN rule ON rule.key = quote.rule
        WHERE quote.reading IN \(marks) ORDER BY quote.reading, quote.position
        """
    }

    var figures: String {
        """
        SELECT figure.key, figure.reading, what, "of", qualifier, low, high, when_start, when_end, text, span_start, span_end, rule.id
        FROM figure JOIN rule ON rule.key = figure.rule WHERE figure.reading IN \(marks) ORDER BY figure.reading, figure.position
        """
    }

    var times: String {
        """
        SELECT time.reading, text, span_start, span_end, kind, date_start, date_end, duration, rule.id FROM time JOIN rule ON rule.key = time.rule
        WHERE time.reading IN \(marks) ORDER BY time.reading, time.position
        """
    }

    var findings: String {
        "SELECT reading, code, text, span_start, span_end, note FROM finding WHERE reading IN \(marks) ORDER BY reading, position"
    }

    /// Who takes part in the claims, quotes or figures.
    func names(_ table: String) -> String {
        """
        SELECT \(table)_name.\(table), role, actor, name FROM \(table) JOIN \(table)_name ON \(table)_name.\(table) = \(table).key
        WHERE \(table).reading IN \(marks) ORDER BY \(table)_name.\(table), role, \(table)_name.position
        """
    }
}

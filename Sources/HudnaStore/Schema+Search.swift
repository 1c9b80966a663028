extension Schema {
    /// Full text over folded words, one index for each kind of thing; `rowid` is the `key` of the version, quote or claim.
    static let search = """
        CREATE VIRTUAL TABLE report_search USING fts5(folded, tokenize = "unicode61 remove_diacritics 2");
        CREATE VIRTUAL TABLE quote_search USING fts5(folded, tokenize = "unicode61 remove_diacritics 2");
        CREATE VIRTUAL TABLE claim_search USING fts5(folded, tokenize = "unicode61 remove_diacritics 2");
        """

    /// For those who ask in SQL: of every version the reading that counts, and its items with their names in one cell each, ` | ` between them.
    static let views = """
        CREATE VIEW report_list AS
        SELECT report.id AS report, version.number AS version, reading.key AS reading, reading.title, reading.outlet, reading.url, reading.published,
            reading.date_start, reading.date_end, reading.date_basis, reading.skipped, reading.read_at, language.id AS language, version.text
        FROM reading
            JOIN version ON version.key = reading.version
            JOIN report ON report.key = version.report
            JOIN language ON language.key = reading.language
        WHERE NOT EXISTS (SELECT 1 FROM reading AS later WHERE later.version = reading.version AND later.number > reading.number);

        CREATE VIEW claim_list AS
        SELECT report_list.report, report_list.version, report_list.outlet, report_list.published, claim.id, claim.type, claim.status,
            \(names("claim", "actor")) AS actors, \(names("claim", "target")) AS targets, claim.object, claim.place, claim.when_start, claim.when_end,
            \(names("claim", "source")) AS source, \(names("claim", "via")) AS via, claim.evidence, claim.evidence_start, claim.evidence_end,
            rule.id AS rule, claim.confidence
        FROM claim JOIN report_list ON report_list.reading = claim.reading JOIN rule ON rule.key = claim.rule;

        CREATE VIEW quote_list AS
        SELECT report_list.report, report_list.version, report_list.outlet, report_list.published, quote.id, quote.kind,
            \(names("quote", "speaker")) AS speaker, \(names("quote", "via")) AS via, quote.text, quote.span_start, quote.span_end, rule.id AS rule
        FROM quote JOIN report_list ON report_list.reading = quote.reading JOIN rule ON rule.key = quote.rule;

        CREATE VIEW figure_list AS
        SELECT report_list.report, report_list.version, report_list.outlet, report_list.published, figure.id, figure.what, figure."of", figure.qualifier,
            figure.low, figure.high, figure.when_start, figure.when_end, \(names("figure", "source")) AS source, figure.text, figure.span_start,
            figure.span_end, rule.id AS rule
        FROM figure JOIN report_list ON report_list.reading = figure.reading JOIN rule ON rule.key = figure.rule;
        """

    /// The names that an item has in a role, in one cell.
    static func names(_ table: String, _ role: String) -> String {
        """
        coalesce((SELECT group_concat(coalesce(actor.name, \(table)_name.name), ' | ') FROM \(table)_name LEFT JOIN actor ON actor.key = \(table)_name.actor
            WHERE \(table)_name.\(table) = \(table).key AND \(table)_name.role = '\(role)'), '')
        """
    }
}

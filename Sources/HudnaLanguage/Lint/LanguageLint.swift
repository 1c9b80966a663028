internal import Foundation
internal import HudnaText

/// Looks for faults in the language data, table by table, and in the examples beside the tables where there are any.
///
/// What `Language` refuses to load is only part of it: the lint also finds what loads and then quietly means nothing, such as an
/// unknown column, a vowel mark, a class nobody defines or a row that no example tries.
public struct LanguageLint {
    /// Words of the codebook that cells may hold; they belong to the record, which stands above the language.
    public struct Vocabulary: Sendable {
        public let claimTypes: Set<String>
        public let statuses: Set<String>

        public init(claimTypes: [String], statuses: [String]) {
            self.claimTypes = Set(claimTypes)
            self.statuses = Set(statuses)
        }
    }

    let source: LanguageSource
    /// Examples by path; empty where the data are those the program carries.
    let corpora: [String: [UInt8]]
    let vocabulary: Vocabulary
    var faults: [LanguageFault] = []
    /// Names of the classes of words, and ids of the states, that other tables refer to.
    var classes: Set<String> = []
    var states: Set<String> = []
    /// By id: in how many tables of actors it stands.
    var actors: [String: Int] = [:]
    /// Ids by table, with their lines.
    var ids: [String: [String: Int]] = [:]

    private init(source: LanguageSource, corpora: [String: [UInt8]], vocabulary: Vocabulary) {
        self.source = source
        self.corpora = corpora
        self.vocabulary = vocabulary
    }

    /// All faults, ordered by file and line.
    public static func faults(
        in source: LanguageSource, corpora: [String: [UInt8]] = [:], vocabulary: Vocabulary
    ) -> [LanguageFault] {
        var lint = LanguageLint(source: source, corpora: corpora, vocabulary: vocabulary)
        lint.checkTables()
        lint.checkCorpora()
        if lint.faults.isEmpty { lint.checkThatItLoads() }
        return lint.faults.sorted { ($0.file, $0.line, $0.problem) < ($1.file, $1.line, $1.problem) }
    }

    mutating func report(_ file: String, _ line: Int, _ problem: String, _ advice: String) {
        faults.append(LanguageFault(file: file, line: line, problem: problem, advice: advice))
    }

    mutating func report(_ table: Table, _ row: Table.Row, _ problem: String, _ advice: String) {
        report(table.file, row.line, problem, advice)
    }

    // MARK: - Tables

    private mutating func checkTables() {
        for path in TableSchema.needed where !source.has(path) {
            report(path, 1, "this table is missing", "put it back; the program can't read without it")
        }
        let paths = source.paths(under: "")
        for path in paths where TableSchema.isModel(path) { checkModel(path) }
        let tables = paths.filter { !TableSchema.isModel($0) }.compactMap { parse($0) }
        for table in tables { collectNames(table) }
        for table in tables { check(table) }
    }

    private mutating func parse(_ path: String) -> Table? {
        do {
            return try source.table(path)
        } catch LanguageError.broken(let file, let line, let problem) {
            report(file, line, problem, "mend the row, or the header")
        } catch {
            report(path, 1, "\(error)", "mend the file")
        }
        return nil
    }

    private mutating func collectNames(_ table: Table) {
        guard let id = table.optionalColumn("id") else { return }
        let names = table.rows.map { table.text($0, id) }
        if table.file.hasPrefix("ar/claims/classes") { classes.formUnion(names) }
        if table.file == "ar/actors/states.tsv" { states.formUnion(names) }
        if Self.actorTables.contains(table.file) { for name in Set(names) { actors[name, default: 0] += 1 } }
    }

    private mutating func check(_ table: Table) {
        checkSpelling(table)
        guard let schema = TableSchema.of(table.file) else {
            report(table.file, 1, "no table of this name is read", "give it a name that Language/README.md describes, or take it away")
            return
        }
        guard checkColumns(table, schema) else { return }
        checkIds(table)
        checkValues(table, schema)
        if table.file == Self.english { checkEnglish(table) }
        switch schema.kind {
        case .predicates: checkPredicates(table)
        case .verbs, .plain: break
        }
    }

    /// False where a column that must be there is not, so that nothing more can be said of the table.
    private mutating func checkColumns(_ table: Table, _ schema: TableSchema) -> Bool {
        var isWhole = true
        for column in schema.columns where !table.columns.contains(column) {
            report(table.file, 1, "no column \"\(column)\"", "the header should be \(schema.columns.joined(separator: " "))")
            isWhole = false
        }
        for column in table.columns where !schema.columns.contains(column) && !schema.optional.contains(column) && !TableSchema.everywhere.contains(column) {
            report(table.file, 1, "unknown column \"\(column)\"", "nothing reads it; take it out, or spell it as Language/README.md does")
        }
        if Set(table.columns).count != table.columns.count {
            report(table.file, 1, "a column stands in the header twice", "leave one of them")
        }
        return isWhole
    }

    /// The last word: whether the program can load it. Only asked where nothing else was found, since it stops at the first fault.
    private mutating func checkThatItLoads() {
        do {
            _ = try Language(source: source)
        } catch LanguageError.broken(let file, let line, let problem) {
            report(file, line, problem, "mend the row")
        } catch {
            report("ar/particles.tsv", 1, "\(error)", "mend the data")
        }
    }
}

import Testing
@testable import HudnaLanguage

@Suite struct LanguageLintTests {
    static let vocabulary = LanguageLint.Vocabulary(claimTypes: ["sign", "truce-start", "attack"], statuses: ["occurred", "planned"])
    static let claims = "id\tverb\tpresent\tmasdar\tactive\tpassive\ttype\tneeds\tactor\ttarget\tobject\tplace\tstatus\tsource\n"

    /// A small, whole language: tables that must be there with a row or none, and a table of claims.
    private func faults(_ changes: [String: String], corpora: [String: String] = [:]) -> [String] {
        var files: [String: [UInt8]] = [:]
        for path in TableSchema.needed { files[path] = Array((TableSchema.of(path)?.columns.joined(separator: "\t") ?? "").utf8) }
        files["ar/claims/classes.tsv"] = Array("id\twords\tsource\ntruce\tهدنة\tproject".utf8)
        for (path, content) in changes { files[path] = Array(content.utf8) }
        return LanguageLint.faults(in: LanguageSource(files: files), corpora: corpora.mapValues { Array($0.utf8) }, vocabulary: Self.vocabulary).map(
            \.description)
    }

    @Test func aWholeLanguageIsClean() {
        #expect(faults([:]) == [])
        #expect(
            faults(
                [
                    "ar/claims/truce.tsv": Self.claims
                        + "start\tبدأ\tيبدأ\t\t\t\ttruce-start\tnext:إطلاق النار&near:@truce|not:@truce\tsubj\t-\tobj|على\tفي\tplanned\tproject"
                ],
                corpora: [
                    "ar/claims/truce.corpus.jsonl": #"{"text": "بدأت الهدنة.", "rows": ["start"], "claims": [{"type": "truce-start", "status": "planned"}]}"#,
                    "ar/claims/truce.negative.jsonl": #"{"text": "بدأ العام.", "not": "truce-start", "why": "a year"}"#,
                ]) == [])
    }

    @Test(arguments: [
        ("إلى\u{64E}", "vowel mark U+64E: take it out; matching ignores marks"), ("هـدنة", "tatweel: take it out"),
        ("\u{200F}هدنة", "invisible control U+200F: take it out"), ("ﻫﺪﻧﺔ", "presentation form U+FEEB: write the plain letter"),
        ("ا\u{653}ن", "vowel mark U+653: take it out; matching ignores marks"), ("e\u{301}", "not NFC: write it with composed letters"),
    ])
    func spelling(_ form: String, _ what: String) {
        #expect(
            faults(["ar/particles.tsv": "id\tforms\trole\tsource\nto\t\(form)\tpreposition\tproject"]) == ["ar/particles.tsv:2: forms \"\(form)\": \(what)"])
    }

    @Test(arguments: [
        ("To\tإلى\tpreposition\tproject", "id \"To\" is not lower case ASCII with hyphens: write it with a to z, 0 to 9 and single hyphens"),
        ("to-\tإلى\tpreposition\tproject", "id \"to-\" is not lower case ASCII with hyphens: write it with a to z, 0 to 9 and single hyphens"),
        ("\tإلى\tpreposition\tproject", "id is empty: fill it in, or take the row out"),
        ("to\t\tpreposition\tproject", "forms is empty: fill it in, or take the row out"),
        ("to\tإلى||على\tpreposition\tproject", "forms: an empty alternative: take out the | that has nothing on one of its sides"),
        ("to\tإلى\tpreposition", "source is empty: write project, or a key of DATA-SOURCES.md"),
    ])
    func rows(_ row: String, _ what: String) {
        #expect(faults(["ar/particles.tsv": "id\tforms\trole\tsource\n" + row]) == ["ar/particles.tsv:2: " + what])
    }

    @Test func idsTwice() {
        #expect(
            faults(["ar/actors/given.tsv": "id\tforms\tsource\na\tسالم\tproject\n# x\na\tهادي\tproject"])
                == ["ar/actors/given.tsv:4: id \"a\" stands in line 2 too: give one of the rows another id"])
    }

    @Test func columns() {
        #expect(
            faults(["ar/actors/given.tsv": "id\tform\tsource"]) == [
                "ar/actors/given.tsv:1: no column \"forms\": the header should be id forms source",
                "ar/actors/given.tsv:1: unknown column \"form\": nothing reads it; take it out, or spell it as Language/README.md does",
            ])
        #expect(
            faults(["ar/verbs.tsv": "id\tsource"])
                == ["ar/verbs.tsv:1: no table of this name is read: give it a name that Language/README.md describes, or take it away"])
        #expect(
            faults(["ar/actors/given.tsv": "id\tforms\tsource\na\tb\tproject\tx"]) == [
                "ar/actors/given.tsv:2: 4 cells where the header has 3: mend the row, or the header"
            ])
    }

    @Test(arguments: [
        ("ملك @2011-05-21/2014-13-01", "\"2014-13-01\" is no ISO date: write 2020, 2020-01 or 2020-01-13"),
        ("ملك @2015-02-29/", "\"2015-02-29\" is no ISO date: write 2020, 2020-01 or 2020-01-13"),
        ("ملك @2014/2011", "roles \"ملك @2014/2011\": ends before it begins: put the earlier day first"),
        ("ملك @2014", "roles \"ملك @2014\": no from/until behind the @: write @2011-05-21/2014-03-25, either day may be missing"),
        ("@2014/", "roles \"@2014/\": no role: write it before the @"),
    ])
    func roles(_ roles: String, _ what: String) {
        #expect(
            faults(["ar/actors/people.tsv": "id\tname\tforms\tkind\troles\tconflict\tsource\na\tسالم\t\tperson\t\(roles)\t\tproject"]) == [
                "ar/actors/people.tsv:2: " + what
            ])
    }

    /// English names of a state, a body and two people; a group has the id of the second of these.
    private func englishFaults(_ rows: String) -> [String] {
        faults([
            "ar/actors/states.tsv": "id\tname\tforms\tcapital\tnisba\tpeople\tsource\nmarinia\tمارينيا\t\t\t\t\tproject",
            "ar/actors/bodies.tsv": "id\tname\tforms\tkind\tstate\tconflict\tsource\ndifaf\tحركة الضفاف\t\tbody\tmarinia\t\tproject",
            "ar/actors/people.tsv":
                "id\tname\tforms\tkind\troles\tconflict\tsource\nsalem\tسالم\t\tperson\t\t\tproject\nguests\tهادي\t\tperson\t\t\tproject",
            "ar/actors/groups.tsv": "id\tforms\tsingular\tkind\tsource\nguests\tضيوف\tضيف\tpeople\tproject",
            "codes/english.tsv": "# names\nid\ten\tnote\tsource\n" + rows,
        ])
    }

    @Test func englishNames() {
        #expect(englishFaults("marinia\tMarinia\t\tproject\ndifaf\tDifaf Movement (Marinia)\tDM|Çelik's 5+5\tproject\nsalem\tSalem\t\tproject") == [])
    }

    @Test(arguments: [
        ("marina\tMarinia\t\tproject", "no actor \"marina\": use an id of ar/actors: states, bodies, people, media or groups"),
        ("guests\tHadi\t\tproject", "\"guests\" stands in more than one table of ar/actors: take the row out until one of the actors has another id"),
        ("salem\t\t\tproject", "en is empty: fill it in, or take the row out"),
        ("salem\tSalem \t\tproject", "en \"Salem \": a blank too many: one blank between words, none around them"),
        ("salem\tAbu  Salem\t\tproject", "en \"Abu  Salem\": a blank too many: one blank between words, none around them"),
        ("salem\tسالم\t\tproject", "\"سالم\": \"س\" is no Latin letter: write letters of Latin script, digits and - ' . , & / + ( )"),
        ("salem\tSalem\tСалем\tproject", "\"Салем\": \"С\" is no Latin letter: write letters of Latin script, digits and - ' . , & / + ( )"),
        ("salem\tOmer C\u{327}elik\t\tproject", "en \"Omer C\u{327}elik\": not NFC: write it with composed letters"),
        ("salem\tSalem\tsalem\tproject", "\"salem\" stands in line 3 too: say in brackets which of the two it is, or take one out"),
    ])
    func englishNames(_ row: String, _ what: String) {
        #expect(englishFaults(row).contains("codes/english.tsv:3: " + what))
    }

    @Test func oneEnglishNameForTwo() {
        #expect(
            englishFaults("salem\tThe Guest\t\tproject\ndifaf\tDifaf\tthe guest\tproject") == [
                "codes/english.tsv:4: \"the guest\" stands in line 3 too: say in brackets which of the two it is, or take one out"
            ])
        #expect(
            englishFaults("salem\tSalem\t\tproject\nsalem\tHadi\t\tproject") == [
                "codes/english.tsv:4: id \"salem\" stands in line 3 too: give one of the rows another id"
            ])
    }

    @Test(arguments: [
        ("a\tبدأ\t\t\t\t\tsign\t\t\t\t\t\t\tproject", "a verb without its present: write the same person of the present"),
        ("a\t\tيبدأ\t\t\t\tsign\t\t\t\t\t\t\tproject", "a present without a verb: write the past tense, third person masculine singular, in verb"),
        ("a\t\t\t\t\t\tsign\t\t\t\t\t\t\tproject", "no word: fill in a verb, a masdar or a participle"),
        ("a\t\t\tبدء\t\t\tsing\t\t\t\t\t\t\tproject", "no such type \"sing\": use one of the codebook's: attack, sign, truce-start"),
        ("a\t\t\tبدء\t\t\tsign\t\t\t\t\t\tlost\tproject", "no such status \"lost\": use one of the codebook's: occurred, planned"),
        ("a\t\t\tبدء\t\t\tsign\tnear:@peace\t\t\t\t\t\tproject", "no class @peace: add it to ar/claims/classes.tsv, or spell it as there"),
        ("a\t\t\tبدء\t\t\tsign\t@truce\t\t\t\t\t\tproject", "needs \"@truce\" is not understood: write next:, after:, near: or not: and then a word or @CLASS"),
        ("a\t\t\tبدء\t\t\tsign\t\tsubject\t\t\t\t\tproject", "actor \"subject\" is no place in a clause: use -, obj, speaker, subj or a preposition"),
    ])
    func predicates(_ row: String, _ what: String) {
        #expect(faults(["ar/claims/truce.tsv": Self.claims + row]) == ["ar/claims/truce.tsv:2: " + what])
    }

    @Test func everyRowHasAnExample() {
        let table = ["ar/claims/truce.tsv": Self.claims + "start\t\t\tبدء\t\t\tsign\t\t\t\t\t\t\tproject"]
        #expect(
            faults(table, corpora: ["ar/claims/truce.corpus.jsonl": #"{"text": "x", "rows": []}"#])
                == ["ar/claims/truce.tsv:2: row \"start\" has no example: add a line with \"rows\": [\"start\"] to ar/claims/truce.corpus.jsonl"])
        #expect(
            faults(table, corpora: ["ar/times/times.corpus.jsonl": #"{"text": "x"}"#])
                == ["ar/claims/truce.tsv:1: no examples beside this table: add ar/claims/truce.corpus.jsonl with a line for every row"])
    }

    @Test(arguments: [
        ("[1]", "no JSON object: write one object a line"), ("{\"rows\": [\"start\"]}", "no \"text\": write the example's sentence"),
        (#"{"text": "x", "rows": ["stop", "start"]}"#, "no row \"stop\" in ar/claims/truce.tsv: name a row that is there"),
        (#"{"text": "x"}"#, "no \"rows\": name the ids of the rows that the example tries"),
        (#"{"text": "x", "rows": [], "claims": [{"type": "sing"}]}"#, "no such type \"sing\": use one of attack, sign, truce-start"),
    ])
    func examples(_ line: String, _ what: String) {
        let table = ["ar/claims/truce.tsv": Self.claims + "start\t\t\tبدء\t\t\tsign\t\t\t\t\t\t\tproject"]
        let found = faults(table, corpora: ["ar/claims/truce.corpus.jsonl": #"{"text": "x", "rows": ["start"]}"# + "\n" + line])
        #expect(found == ["ar/claims/truce.corpus.jsonl:2: " + what])
    }

    @Test func modelsAreWeights() {
        #expect(faults(["ar/models/claims.tsv": "told\t0\t-0.25\ntold\t4000000000\t1e-3\n"]) == [])
        #expect(
            faults(["ar/models/claims.tsv": "told\t0\t-0.25\ntold\tx\t1\n"])
                == ["ar/models/claims.tsv:2: no label, key and weight: train the model anew (Evaluation/train.py)"])
    }

    @Test func moreWeightsThanATableTakes() {
        let lines = (0...65_536).map { "told\t\($0)\t0.5\n" }.joined()
        let found = faults(["ar/models/claims.tsv": lines])
        #expect(found == ["ar/models/claims.tsv:65537: more than 65535 weights of told: leave out the small ones (LEAST in Evaluation/train.py)"])
    }

    @Test func negativesNameAType() {
        #expect(
            faults([:], corpora: ["ar/claims/truce.negative.jsonl": #"{"text": "x", "not": "song"}"#])
                == ["ar/claims/truce.negative.jsonl:1: \"not\" is \"song\": name the type of claim that must not be found, or quote"])
    }

    @Test func tablesThatAreMissing() {
        var files = LanguageSource.builtIn.files
        files["ar/actors/heads.tsv"] = nil
        let found = LanguageLint.faults(in: LanguageSource(files: files), vocabulary: .init(claimTypes: [], statuses: []))
        #expect(found.map(\.description).contains("ar/actors/heads.tsv:1: this table is missing: put it back; the program can't read without it"))
    }
}

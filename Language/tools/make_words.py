#!/usr/bin/env python3
"""Checks and measures the lists of ordinary words in Language/ar/words.

    make_words.py check
        columns, unique ids, spelling (NFC, plain letters), doubles.
    make_words.py measure CORPUS.jsonl.gz ... [--top N] [--names]
        share of the running words of a corpus that the tables know, with the conjugation and the clitics of Sources/HudnaLanguage;
        words that occur in actors/ or places/ count as names and are left out of the share unless --names; prints the commonest unknown words.
    make_words.py add TABLE FILE
        appends rows of FILE (the columns of the table without id and source, tab separated) that the table lacks; the ids are made from the letters.

Only lists of words are kept; no sentence of a corpus goes into the tables.
"""
import collections
import glob
import gzip
import json
import os
import re
import sys
import unicodedata

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ar")
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u0610-\u061a\u200c-\u200f\u202a-\u202e]")
WORD = re.compile("[\u0621-\u064a]+")
COLUMNS = {
    "verbs": ["id", "verb", "present", "source"],
    "nouns": ["id", "forms", "gender", "human", "source"],
    "adjectives": ["id", "form", "broken", "source"],
    "adverbs": ["id", "forms", "source"],
}
LATIN = dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y".split()))
LATIN.update({"أ": "a", "إ": "i", "آ": "aa", "ى": "a", "ة": "a", "ؤ": "u", "ئ": "e", "ء": "", " ": "-"})


def fold(text):
    return text.translate(FOLD)


def slug(text):
    return "".join(LATIN.get(c, "") for c in text) or "w"


def table(path):
    """The rows of a table as dicts; comments and empty lines are skipped."""
    header, rows = None, []
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if not line.strip() or line.startswith("#"):
                continue
            cells = line.split("\t")
            if header is None:
                header = cells
            else:
                rows.append(dict(zip(header, cells + [""] * (len(header) - len(cells)))))
    return rows


def words_path(name):
    return os.path.join(ROOT, "words", name + ".tsv")


def alternatives(cell):
    return [part.strip() for part in (cell or "").split("|") if part.strip()]


# --- the conjugation of Sources/HudnaLanguage/Conjugation.swift

VERB_ENDINGS = table(os.path.join(ROOT, "orthography", "conjugation.tsv"))
NOUN_ENDINGS = table(os.path.join(ROOT, "orthography", "nominal.tsv"))
ENCLITICS = [fold(row["letters"]) for row in table(os.path.join(ROOT, "orthography", "enclitics.tsv"))]


def kind_of_last(word):
    return {"ا": "alef", "ى": "maqsura", "ي": "ya", "و": "waw"}.get(word[-1], "strong")


def past_forms(lemma):
    base, last = fold(lemma), kind_of_last(lemma)
    hollow = len(base) >= 3 and base[-2] == "ا" and last == "strong"
    forms = []
    for ending in VERB_ENDINGS:
        if ending["tense"] != "past":
            continue
        stem, kind, suffix = base, ending["stem"], fold(ending["suffix"])
        if kind == "open" and (last in ("alef", "maqsura") or last == "ya" and suffix[:1] == "و"):
            stem = stem[:-1]
        elif kind == "dual" and last == "alef":
            stem = stem[:-1] + "و"
        elif kind == "closed":
            if last == "alef":
                stem = stem[:-1] + "و"
            if hollow:
                stem = stem[:-2] + stem[-1]
        forms.append(stem + suffix)
    passive = None
    if hollow:
        passive = base[:-2] + "ي" + base[-1]
    elif last == "alef":
        passive = base[:-1] + "ي"
    else:
        at = lemma.find("أ", 1)
        if at > 0:
            passive = base[:at] + ("ي" if len(base) == 3 and at == 1 else "و") + base[at + 1:]
    if passive:
        forms += [passive + fold(e["suffix"]) for e in VERB_ENDINGS if e["tense"] == "past" and e["stem"] in ("bare", "open") and e["person"] == "3"]
    return forms


def present_forms(lemma, past):
    base, last, before = fold(lemma), kind_of_last(lemma), fold(past)
    stem_base = base[1:]
    weak = len(stem_base) >= 2 and stem_base[-2] in "اوي"
    hollow = last == "strong" and weak and len(before) >= 3 and before[-2] == "ا"
    defective = last in ("maqsura", "ya", "waw")
    forms = []
    for ending in VERB_ENDINGS:
        if ending["tense"] == "past":
            continue
        stem, kind = stem_base, ending["stem"]
        if kind == "open" and defective:
            stem = stem[:-1]
        elif kind == "closed" and hollow:
            stem = stem[:-2] + stem[-1]
        elif kind == "short":
            if defective:
                stem = stem[:-1]
            elif hollow:
                stem = stem[:-2] + stem[-1]
            else:
                continue
        forms.append(fold(ending["prefix"]) + stem + fold(ending["suffix"]))
    if hollow:
        forms += [p + stem_base[:-2] + "ا" + stem_base[-1] for p in "يت"]
    return forms


def noun_forms(word, sound):
    base, feminine = fold(word), word.endswith("ة")
    forms = [base]
    if base.endswith("اء"):
        forms += [base[:-1] + "و", base[:-1] + "ي"]
    if feminine:
        base = base[:-1]
    for ending in NOUN_ENDINGS:
        female, only_sound = ending["gender"] == "f", ending["class"] == "sound"
        if feminine and (not female or ending["number"] == "s"):
            continue
        if not sound and (only_sound or not feminine and female and ending["number"] == "d"):
            continue
        forms.append(base + fold(ending["suffix"]))
    return forms


def plural_forms(word):
    base = fold(word)
    if len(base) > 3 and base.endswith("ون"):
        return [base, base[:-2] + "ين", base[:-2] + "و", base[:-2] + "ي"]
    return [base]


# --- what is known

NOMINAL, PAST, PRESENT, PARTICLE, NAME = 1, 2, 4, 8, 16


def lexicon(only_words=False):
    """Folded forms with what they can be; names apart."""
    known = collections.defaultdict(int)

    def put(forms, kind):
        for form in forms:
            known[form] |= kind

    def nominal(cell, sound):
        for word in alternatives(cell):
            for part in word.split():
                put(noun_forms(part, sound), NOMINAL)
                put(plural_forms(part), NOMINAL)

    for row in table(words_path("verbs")):
        if row["verb"]:
            put(past_forms(row["verb"]), PAST)
        put(present_forms(row["present"], row["verb"]), PRESENT)
    for row in table(words_path("nouns")):
        nominal(row["forms"], False)
    for row in table(words_path("adjectives")):
        nominal(row["form"], True)
        nominal(row["broken"], False)
    for row in table(words_path("adverbs")):
        for form in alternatives(row["forms"]):
            put([fold(part) for part in form.split()], PARTICLE)
    if only_words:
        return known
    for row in table(os.path.join(ROOT, "particles.tsv")):
        for form in alternatives(row["forms"]):
            put([fold(part) for part in form.split()], PARTICLE)
    for path in glob.glob(os.path.join(ROOT, "claims", "*.tsv")):
        for row in table(path):
            verbs, presents = alternatives(row.get("verb")), alternatives(row.get("present"))
            for verb in verbs:
                put(past_forms(verb.split()[0]), PAST)
            for i, present in enumerate(presents):
                put(present_forms(present.split()[0], verbs[min(i, len(verbs) - 1)].split()[0] if verbs else ""), PRESENT)
            nominal(row.get("masdar"), False)
            nominal(row.get("active"), True)
            nominal(row.get("passive"), True)
            nominal(row.get("words"), False)
    for name in ("actors/titles", "actors/heads", "actors/groups", "places/heads"):
        path = os.path.join(ROOT, name + ".tsv")
        for row in table(path) if os.path.exists(path) else []:
            nominal(row["forms"], False)
    for path in glob.glob(os.path.join(ROOT, "times", "*.tsv")) + glob.glob(os.path.join(ROOT, "figures", "*.tsv")):
        for row in table(path):
            for form in alternatives(row.get("forms")):
                nominal(form, False)
                put([fold(part) for part in form.split()], PARTICLE)
    for row in table(os.path.join(ROOT, "actors", "states.tsv")):
        nominal(row["nisba"], True)
        nominal(row["people"], False)
    return known


def name_words():
    """Words of listed names; of those of several words, each."""
    found = set()
    for path in glob.glob(os.path.join(ROOT, "actors", "*.tsv")) + [os.path.join(ROOT, "places", "places.tsv")]:
        name = os.path.basename(path)
        if name in ("titles.tsv", "heads.tsv", "groups.tsv"):
            continue
        for row in table(path):
            for cell in (row.get("name"), row.get("forms"), row.get("capital")):
                for form in alternatives(cell):
                    found.update(fold(part) for part in WORD.findall(form))
    return found


class Analyzer:
    def __init__(self, known):
        self.known = known
        self.cache = {}

    def __call__(self, word):
        found = self.cache.get(word)
        if found is None:
            found = self.cache[word] = self.analyze(word)
        return found

    def prefixes(self, word):
        def tails(flags, at):
            left = len(word) - at
            if left < 2:
                return
            yield flags, at
            if left > 3 and word.startswith("ال", at):
                yield flags | {"al"}, at + 2
            if word[at] == "س" and left >= 4:
                yield flags | {"sa"}, at + 1
            if word[at] in "بلك" and left >= 3:
                inner = flags | {word[at]}
                yield inner, at + 1
                if word[at] == "ل" and left >= 4 and word[at + 1] == "ل":
                    yield inner | {"al"}, at + 2
                elif len(word) - at - 1 > 3 and word.startswith("ال", at + 1):
                    yield inner | {"al"}, at + 3
        yield from tails(frozenset(), 0)
        if len(word) >= 3 and word[0] in "وف":
            yield from tails(frozenset("w"), 1)

    def accepts(self, stem, flags, enclitic):
        kinds = self.known.get(stem, 0)
        if not kinds:
            return False
        if kinds & NOMINAL and "sa" not in flags and not ("al" in flags and enclitic):
            return True
        if kinds & PAST and not flags & {"sa", "ب", "ل", "ك", "al"} and enclitic != "ACC":
            return True
        if kinds & PRESENT and not flags & {"ب", "ك", "al"} and enclitic != "ACC":
            return True
        return bool(kinds & PARTICLE and not flags & {"sa", "al"} and enclitic != "ACC")

    def analyze(self, word):
        for flags, at in self.prefixes(word):
            rest = word[at:]
            if self.accepts(rest, flags, ""):
                return True
            if "al" in flags:
                continue
            if len(rest) >= 3 and rest[-1] == "ا" and self.accepts(rest[:-1], flags, "ACC"):
                return True
            for suffix in ENCLITICS:
                if len(rest) >= len(suffix) + 2 and rest.endswith(suffix):
                    base = rest[:-len(suffix)]
                    tries = [base]
                    if base[-1] == "ت":
                        tries.append(base[:-1] + "ه")
                    elif base[-1] == "ا":
                        tries.append(base[:-1] + "ي")
                    elif base[-1] == "و":
                        tries.append(base + "ا")
                    if any(self.accepts(stem, flags, suffix) for stem in tries):
                        return True
        return False


def corpus_counts(paths):
    counts = collections.Counter()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                article = json.loads(line)
                text = MARKS.sub("", unicodedata.normalize("NFKC", article.get("title", "") + " . " + article.get("text", "")))
                counts.update(WORD.findall(text))
    return counts


def measure(paths, top, with_names):
    analyze, names = Analyzer(lexicon()), name_words()

    def is_name(word):
        return any(word[at:] in names or "ال" + word[at:] in names for flags, at in analyze.prefixes(word) if "al" not in flags or word[at - 2:at] != "ال")

    total = known = named = 0
    unknown = collections.Counter()
    for word, count in corpus_counts(paths).items():
        folded = fold(word)
        if len(folded) < 2:
            continue
        if analyze(folded):
            known += count
        elif not with_names and is_name(folded):
            named += count
            continue
        else:
            unknown[word] += count
        total += count
    print(f"words {total + named}: names only {named}, known {known} of {total} = {100 * known / total:.2f} %")
    for word, count in unknown.most_common(top):
        print(count, word)


def check():
    good = True

    def fault(text):
        nonlocal good
        good = False
        print(text)

    for name, columns in COLUMNS.items():
        path, ids, keys = words_path(name), set(), set()
        with open(path, encoding="utf-8") as file:
            lines = file.read().split("\n")
        rows = 0
        header = False
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = line.split("\t")
            if not header:
                header = True
                if cells != columns:
                    fault(f"{name}:{number}: header {cells}")
                continue
            rows += 1
            if len(cells) != len(columns):
                fault(f"{name}:{number}: {len(cells)} columns")
                continue
            if not re.fullmatch("[a-z0-9-]+", cells[0]) or cells[0] in ids:
                fault(f"{name}:{number}: id {cells[0]}")
            ids.add(cells[0])
            if unicodedata.normalize("NFC", line) != line or MARKS.search(line):
                fault(f"{name}:{number}: spelling")
            for column, cell in zip(columns, cells):
                if column in ("verb", "present", "form", "broken", "forms") and not re.fullmatch("[\u0621-\u064a |]*", cell):
                    fault(f"{name}:{number}: letters of {cell}")
                if column == "gender" and cell not in ("m", "f", "") or column == "human" and cell not in ("yes", ""):
                    fault(f"{name}:{number}: {column} {cell}")
            if name == "verbs" and (not cells[2].startswith("ي") or len(cells[2]) < 3):
                fault(f"{name}:{number}: present {cells[2]}")
            key = tuple(cells[1:3]) if name == "verbs" else cells[1]
            if key in keys:
                fault(f"{name}:{number}: twice {key}")
            keys.add(key)
            if cells[-1] not in ("project", "wikinews-pos"):
                fault(f"{name}:{number}: source {cells[-1]}")
        print(f"{name}: {rows} rows")
    return good


def add(name, source):
    columns, path = COLUMNS[name], words_path(name)
    rows = table(path) if os.path.exists(path) else []
    ids = {row["id"] for row in rows}
    width = 2 if name == "verbs" else 1
    keys = {tuple(row[c] for c in columns[1:1 + width]) for row in rows}
    fresh = not os.path.exists(path)
    with open(path, "a", encoding="utf-8") as out, open(source, encoding="utf-8") as lines:
        if fresh:
            out.write("\t".join(columns) + "\n")
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if not cells[0] and name != "verbs" or tuple(cells[:width]) in keys:
                continue
            keys.add(tuple(cells[:width]))
            base = slug((cells[0] or cells[1]).split("|")[0])
            identity, number = base, 2
            while identity in ids:
                identity, number = f"{base}-{number}", number + 1
            ids.add(identity)
            cells += [""] * (len(columns) - 2 - len(cells))
            origin = cells[len(columns) - 2] if len(cells) > len(columns) - 2 else "project"
            out.write("\t".join([identity] + cells[:len(columns) - 2] + [origin or "project"]) + "\n")


def main(arguments):
    if arguments[:1] == ["check"]:
        return 0 if check() else 1
    if arguments[:1] == ["add"] and len(arguments) == 3:
        add(arguments[1], arguments[2])
        return 0
    if arguments[:1] == ["measure"]:
        rest, top, with_names = [], 100, False
        items = iter(arguments[1:])
        for item in items:
            if item == "--top":
                top = int(next(items))
            elif item == "--names":
                with_names = True
            else:
                rest.append(item)
        measure(rest, top, with_names)
        return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

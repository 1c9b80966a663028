#!/usr/bin/env python3
"""Scores how hudna puts reports together: stories against an annotated grouping, copies against an exact join, with floors and goals in stories.json.

    stories.py HUDNA [SHARED] [--raise] [--days N]

HUDNA is the program to measure, SHARED the folder with `stories/` and `corpus/` (by default the folder shared beside the repository). Without SHARED there is
nothing to measure: that is said, and the exit status is 0. Exit 1: a floor is not met (a goal that is not met is marked, and no fault).

Stories: the annotated reports by themselves, and among all reports of their days (`among all`), which are not scored but make it harder.
Copies: all pairs of reports whose word 3-shingles have a Jaccard likeness of 0.8 or more, counted here without any index but of single shingles, headlines
left aside, words folded as the scorer of the codebook folds them.
Dates: of 200 reports of the corpus, evenly spread, the date is taken away; how many of them get days from their story, and how many of these hold the true one.

--raise   rewrites stories.json: every floor goes up to what was reached less 0.005, none goes down; goals stay
--days    the copies of so many files of the corpus only

Pure standard library."""
import argparse
import collections
import datetime
import gzip
import importlib.util
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FLOORS = HERE / "stories.json"
ALLOWANCE = 0.005
UNDATED = 200
WORD = re.compile("[\u0621-\u063a\u0641-\u064a\u067e\u0686\u0698\u06a4\u06af]+|[a-z]+|[0-9]+")
DROPPED = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ة": "ه", "ؤ": "و", "ک": "ك", "ی": "ي",
                        **{chr(0x660 + d): str(d) for d in range(10)}, **{chr(0x6F0 + d): str(d) for d in range(10)}})


class Failure(Exception):
    """The program or the scorer did not do its work; the message says which and how."""


def run(hudna, *arguments):
    command = [str(hudna), *map(str, arguments)]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=1800, check=False)
    if result.returncode != 0:
        raise Failure(f"{' '.join(command[:4])} … ended with {result.returncode}: {result.stderr.decode('utf-8', 'replace').strip()[-600:]}")
    return json.loads(result.stdout)


def corpus(shared):
    for path in sorted((shared / "corpus").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield path, [json.loads(line) for line in lines]


def scorer(shared):
    spec = importlib.util.spec_from_file_location("score_stories", shared / "stories/score_stories.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scores(score, gold, stories):
    got = {report: story["id"] for story in stories["stories"] for report in story["reports"]}
    got = {report: got.get(report, "alone " + report) for report in gold}
    largest = collections.Counter(gold.values()).most_common(1)[0][0]
    rest = {report: story for report, story in gold.items() if story != largest}
    return {"B-cubed": score.b_cubed(gold, got)[2], "pairwise": score.pairwise(gold, got)[2],
            "without the largest": score.pairwise(rest, {report: got[report] for report in rest})[2]}


def stories(hudna, shared, folder):
    """The measures of the stories, by name."""
    score = scorer(shared)
    gold = score.groups(shared / "stories/dev.gold.json")
    days = {report[:10] for report in gold}
    reports = [report for _, day in corpus(shared) for report in day if report["id"][:10] in days]
    own = [report for report in reports if report["id"] in gold]
    found = {}
    for name, some in (("", own), (", among all", reports)):
        path = folder / "reports.jsonl"
        path.write_text("".join(json.dumps(report, ensure_ascii=False) + "\n" for report in some), encoding="utf-8")
        found |= {"stories, " + measure + name: value for measure, value in scores(score, gold, run(hudna, "stories", "-q", "--json", path)).items()}
    return found


def dates(hudna, shared, folder):
    """The measures of the dates that stories give, by name, and how many days they leave open, in the middle."""
    seen, reports = set(), []
    for _, day in corpus(shared):
        for report in day:
            if report["id"] not in seen:
                seen.add(report["id"])
                reports.append(report)
    step = max(len(reports) // UNDATED, 1)
    chosen = {report["id"]: report["published"][:10] for report in reports[step // 4::step][:UNDATED]}
    path = folder / "undated.jsonl"
    with open(path, "w", encoding="utf-8") as out:
        for report in reports:
            if report["id"] in chosen:
                # The address can tell the day.
                report = {name: value for name, value in report.items() if name not in ("published", "url")}
            out.write(json.dumps(report, ensure_ascii=False) + "\n")
    found = {date["report"]: date for story in run(hudna, "stories", "-q", "--json", path)["stories"] for date in story.get("dates", []) if date["report"] in chosen}
    inside = sum(date["start"] <= chosen[report] <= date["end"] for report, date in found.items())
    day = datetime.date.fromisoformat
    widths = [(day(date["end"]) - day(date["start"])).days + 1 for date in found.values()]
    return {"dates, given": len(found) / max(len(chosen), 1), "dates, true day inside": inside / max(len(found), 1)}, statistics.median(widths or [0])


def shingles(text):
    words = WORD.findall(DROPPED.sub("", text).translate(FOLDED).lower())
    return {tuple(words[at:at + 3]) for at in range(len(words) - 2)} or ({tuple(words)} if words else set())


def joined(reports):
    """All pairs of copies, each report compared with all that share a shingle with it."""
    holders, sizes, pairs = collections.defaultdict(list), [], set()
    for number, (_, text) in enumerate(reports):
        own = shingles(text)
        sizes.append(len(own))
        common = collections.Counter()
        for shingle in own:
            common.update(holders[shingle])
            holders[shingle].append(number)
        pairs |= {(other, number) for other, count in common.items() if 5 * count >= 4 * (sizes[other] + len(own) - count)}
    return {frozenset((reports[a][0], reports[b][0])) for a, b in pairs}


def copies(hudna, shared, days):
    files = [(path, reports) for path, reports in corpus(shared)][:days]
    seen, reports = set(), []
    for _, day in files:
        for report in day:
            if report["id"] not in seen:
                seen.add(report["id"])
                reports.append((report["id"], report["text"]))
    found = {frozenset((pair["report"], pair["of"])) for pair in run(hudna, "copies", "-q", "--json", *(path for path, _ in files)).get("pairs", [])}
    true = joined(reports)
    return {"copies, recall": len(found & true) / max(len(true), 1), "copies, precision": len(found & true) / max(len(found), 1)}, len(true)


def table(measures, floors):
    """Prints the measures; gives back whether all floors are met."""
    met = True
    for name, value in measures.items():
        limit = floors.get(name, {})
        fails, short = value < limit.get("floor", 0), value < limit.get("goal", 0)
        met = met and not fails
        print(f"{name:40} {value:.4f}{'!' if fails else '*' if short else ' '} floor {limit.get('floor', '–')}  goal {limit.get('goal', '–')}")
    return met


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("hudna", type=pathlib.Path)
    parser.add_argument("shared", type=pathlib.Path, nargs="?", default=HERE.parent.parent / "shared")
    parser.add_argument("--raise", dest="rise", action="store_true")
    parser.add_argument("--days", type=int)
    options = parser.parse_args()
    if not (options.shared / "stories/dev.gold.json").exists():
        print(f"stories: nothing to measure, {options.shared} has no annotated stories")
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        measures = stories(options.hudna, options.shared, pathlib.Path(folder))
        dated, width = dates(options.hudna, options.shared, pathlib.Path(folder))
    measures |= dated
    more, count = copies(options.hudna, options.shared, options.days)
    measures |= more
    met = table(measures, floors)
    print(f"{count} pairs of copies by the exact join; {width:g} days left open by the dates of stories, in the middle")
    if options.rise:
        for name, value in measures.items():
            limit = floors.setdefault(name, {})
            limit["floor"] = max(limit.get("floor", 0), round(value - ALLOWANCE, 3))
        FLOORS.write_text(json.dumps(floors, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0 if met else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        sys.exit(f"stories: {failure}")

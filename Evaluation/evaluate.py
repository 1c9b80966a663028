#!/usr/bin/env python3
"""Scores what hudna reads out of annotated reports and holds it against the floors and goals in floors.json.

    evaluate.py HUDNA [SHARED] [--raise] [--keep FOLDER] [--show misses|spurious|slots]

HUDNA is the program to measure, SHARED the folder with the annotated reports, the codebook and its scorer (by default the folder shared
beside the repository). Without SHARED there is nothing to measure: that is said, and the exit status is 0. Exit 1: a floor is not met
(a goal that is not met is marked, and no fault).

--raise   rewrites floors.json: every floor goes up to what was reached less 0.005, none goes down; goals stay
--keep    leaves the program's output (dated.jsonl, undated.jsonl, empty.jsonl, samples.jsonl) in FOLDER
--show    prints the scorer's lists instead of the table: what was missed, what is spurious, which slots are wrong

Pure standard library."""
import argparse
import gzip
import json
import math
import pathlib
import subprocess
import sys
import tempfile
from datetime import date

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
FLOORS = HERE / "floors.json"
OUT_OF_FOLD = HERE / "out-of-fold.json"
EMPTY = HERE / "empty-2015.txt"
GOLD = ["libya-2020", "news-2015", "news-2022"]
SAMPLES = "samples"
ALLOWANCE = 0.005

# The measures of the table: the name in floors.json, where score.py --json has it.
MEASURES = {
    "times, value": ("scores", "times, value"),
    "figures, number+qualifier+what": ("scores", "figures, number+qualifier+what"),
    "direct quotes, text+speaker": ("scores", "direct quotes, text+speaker"),
    "indirect quotes, text+speaker": ("scores", "indirect quotes, text+speaker"),
    "actors": ("scores", "actors"),
    "claims, place+type": ("scores", "claims, place+type"),
    "claims, coded": ("scores", "claims, coded (place+type+status+actor)"),
    "claims, coded: diplomacy": ("scores", "claims, coded: diplomacy"),
    "claims, coded: agreement": ("scores", "claims, coded: agreement"),
    "claims, coded: truce": ("scores", "claims, coded: truce"),
    "claims, coded: words": ("scores", "claims, coded: words"),
    "claims, coded: force": ("scores", "claims, coded: force"),
    "claims, strict": ("scores", "claims, strict (all but object, place)"),
    "status, macro F1": ("slots", "status, macro F1"),
    "evidence": ("slots", "evidence"),
    "via": ("slots", "via"),
}
PER_EMPTY = "claims per empty article"
DATES = "report dates without metadata"


class Failure(Exception):
    """The program or the scorer did not do its work; the message says which and how."""


def lines_of(path):
    """The objects of a JSON Lines file, packed or not."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def write_lines(path, objects):
    path.write_text("".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects), encoding="utf-8")
    return path


def read(hudna, paths, out, options=()):
    """Runs `hudna read --format jsonl` over paths and leaves its lines in out."""
    command = [str(hudna), "read", "--format", "jsonl", *map(str, options), *map(str, paths)]
    with open(out, "wb") as target:
        run = subprocess.run(command, stdout=target, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=1800, check=False)
    if run.returncode != 0:
        raise Failure(f"{' '.join(command[:4])} … ended with {run.returncode}: {run.stderr.decode('utf-8', 'replace').strip()[-600:]}")
    return out


def score(shared, predicted, pairs, options=("--json",)):
    """What score.py makes of the predictions over the folders of texts and annotations."""
    command = [sys.executable, str(shared / "codebook" / "score.py"), str(predicted), *(str(p) for pair in pairs for p in pair), *options]
    run = subprocess.run(command, capture_output=True, text=True, timeout=1800, check=False)
    if run.returncode != 0:
        raise Failure(f"score.py ended with {run.returncode}: {run.stderr.strip()[-600:]}")
    if run.stderr.strip():
        print(run.stderr.strip(), file=sys.stderr)
    return json.loads(run.stdout) if "--json" in options else run.stdout


def corpus(shared, ids):
    """The lines of the corpus with these ids, by id."""
    wanted, found = set(ids), {}
    for path in sorted((shared / "corpus").glob("*.jsonl.gz")):
        if len(found) < len(wanted):
            found.update((line["id"], line) for line in lines_of(path) if line["id"] in wanted)
    return found


def manifest(folder, known, out):
    """A manifest for annotated reports: when the corpus says that each was published, else the annotation's date (of an interval the first day).

    The corpus prints Riyadh's hours without an offset."""
    rows = []
    for path in sorted(folder.glob("*.json")):
        day = json.loads(path.read_text(encoding="utf-8"))["date"]
        published = known[path.stem]["published"].replace(" ", "T") + "+03:00" if path.stem in known else day["start"]
        rows.append({"report": path.stem + ".txt", "published": published})
    return write_lines(out, rows)


def read_dated(hudna, shared, work):
    """Reads every annotated folder with its publication dates; all lines in one file."""
    parts = []
    for name in GOLD:
        folder = shared / "gold" / name
        listed = folder / "manifest.jsonl"
        if not listed.exists():
            known = corpus(shared, [p.stem for p in folder.glob("*.json")]) if name == "news-2015" else {}
            listed = manifest(folder, known, work / f"manifest-{name}.jsonl")
        parts.append(read(hudna, sorted(folder.glob("*.txt")), work / f"{name}.jsonl", ["--manifest", listed]))
    out = work / "dated.jsonl"
    out.write_bytes(b"".join(p.read_bytes() for p in parts))
    return out


def read_empty(hudna, shared, work):
    ids = EMPTY.read_text(encoding="utf-8").split()
    found = corpus(shared, ids)
    missing = [i for i in ids if i not in found]
    if missing:
        raise Failure(f"{EMPTY.name}: not in the corpus: {' '.join(missing[:5])}")
    return read(hudna, [write_lines(work / "empty-input.jsonl", (found[i] for i in ids))], work / "empty.jsonl")


def check_dates(hudna, shared, work):
    """Reads the five reports on Libya in one call without dates; (what to print, whether all is well).

    The true day lies in each interval; the first four are no wider than a month, the last, which hints less, than a year."""
    folder, faults, widths = shared / "gold" / "libya-2020", [], []
    out = read(hudna, sorted(folder.glob("*.txt")), work / "undated.jsonl")
    got = {pathlib.PurePath(r["report"]).name.removesuffix(".txt"): r.get("date") or {} for r in lines_of(out)}
    for path in sorted(folder.glob("*.json")):
        true = date.fromisoformat(json.loads(path.read_text(encoding="utf-8"))["date"]["start"])
        most = 366 if path.stem.startswith("004") else 31
        try:
            start, end = (date.fromisoformat(got[path.stem][side][:10]) for side in ("start", "end"))
        except (KeyError, TypeError, ValueError):
            faults.append(f"{path.stem[:3]}: no interval ({got.get(path.stem)})")
            continue
        widths.append((end - start).days + 1)
        if not (start <= true <= end and widths[-1] <= most):
            faults.append(f"{path.stem[:3]}: {true} against {start} to {end}, {widths[-1]} days, at most {most}")
    text = "; ".join(faults) if faults else "all inside, days wide: " + " ".join(map(str, widths))
    return text, not faults


def read_samples(hudna, shared, work):
    """Scores the reports written for this project, if their annotations are there."""
    notes = sorted((ROOT / "Samples").glob("*/annotations/*.json"))
    texts = {p.stem: p for p in (ROOT / "Samples").glob("*/*.txt")}
    both = [n for n in notes if n.stem in texts]
    if not both:
        return None, []
    (work / "texts").mkdir(), (work / "notes").mkdir()
    for note in both:
        (work / "texts" / f"{note.stem}.txt").write_bytes(texts[note.stem].read_bytes())
        (work / "notes" / note.name).write_bytes(note.read_bytes())
    options = [x for m in sorted((ROOT / "Samples").glob("*/manifest.jsonl")) for x in ("--manifest", m)]
    options += [x for a in sorted((ROOT / "Samples").glob("*/actors.tsv")) for x in ("--actors", a)]
    out = read(hudna, [texts[n.stem] for n in both], work / "samples.jsonl", options)
    pairs = [(work / "texts", work / "notes")]
    return score(shared, out, pairs), pairs


def values(result):
    """{measure: value} of one run of score.py; a measure of which the annotations have nothing is left out."""
    found = {}
    for name, (part, key) in MEASURES.items():
        row = result[part].get(key)
        if part == "slots" and row is not None:
            found[name] = row
        elif part == "scores" and row and row["gold"]:
            found[name] = row["f1"]
    return found


def measure(hudna, shared, work):
    """{column: {measure: value}}, what the report dates came to, and whether they are well."""
    dated = read_dated(hudna, shared, work)
    pairs = {name: (shared / "gold" / name, shared / "gold" / name) for name in GOLD}
    pooled = score(shared, dated, list(pairs.values()))
    if pooled["missing"]:
        print(f"no line for: {' '.join(pooled['missing'])}", file=sys.stderr)
    table = {"pooled": values(pooled), **{n: values(score(shared, dated, [pair])) for n, pair in pairs.items()}}
    empty = score(shared, read_empty(hudna, shared, work), [pairs["news-2022"]], ("--json", "--empty", str(EMPTY)))
    table["pooled"][PER_EMPTY] = empty["claims per empty report"]
    samples, _ = read_samples(hudna, shared, work)
    if samples:
        table[SAMPLES] = values(samples)
    return table, *check_dates(hudna, shared, work)


def is_met(name, value, bound):
    return bound is None or (value <= bound if name == PER_EMPTY else value >= bound)


def unseen():
    """What run_training.py found out of fold: (its values over the gold folders pooled, a line that says what they are)."""
    if not OUT_OF_FOLD.exists():
        return {}, f"unseen: no {OUT_OF_FOLD.name}, run make train"
    record = json.loads(OUT_OF_FOLD.read_text(encoding="utf-8"))
    ours = record["unseen"].get("annotations", {})
    return record["unseen"]["pooled"], (
        f"unseen: as pooled, but each report by models fitted without it, {record['date']}, {record['reports']['gold']} + {record['reports']['annotations']} reports; "
        f"over those {record['reports']['annotations']}, place+type {ours.get('claims, place+type', 0):.3f}, coded {ours.get('claims, coded', 0):.3f}, actors {ours.get('actors', 0):.3f}"
    )


def show_table(table, floors):
    """Prints the table; returns what lies below its floor, what falls short of its goal, and which goals the values unseen meet or do not.

    A cell carries a ! or a * for it."""
    kept, note = unseen()
    below, short, learned = [], [], {}

    def cell(column, name, width):
        value, bounds = table.get(column, {}).get(name), floors.get(column, {}).get(name, {})
        if value is None and column == "pooled" and bounds:
            value = 0.0  # annotated, and nothing found that could be measured
        if value is None:
            return f"{'– ':>{width}}"
        mark = " "
        if not is_met(name, value, bounds.get("goal")):
            short.append(f"{name}, {column}: {value:.3f}, goal {bounds['goal']:.3f}")
            mark = "*"
        if not is_met(name, value, bounds.get("floor")):
            below.append(f"{name}, {column}: {value:.3f}, floor {bounds['floor']:.3f}")
            mark = "!"
        return f"{f'{value:.3f}{mark}':>{width}}"

    def unseen_cell(name, width):
        if name not in kept:
            return " " * width
        goal = floors["pooled"].get(name, {}).get("goal")
        if goal is not None:
            learned[name] = is_met(name, kept[name], goal)
        return f"{f'{kept[name]:.3f}' + ('*' if learned.get(name) is False else ' '):>{width}}"

    def bound(bounds, width):
        return f"{'' if bounds is None else f'{bounds:.3f}':>{width}}"

    columns = [c for c in table if c != "pooled"]
    print("".join([f"{'F1, or share':34}", f"{'pooled ':>8}", *(f"{c:>7}" for c in ("floor", "goal")), f"{'unseen ':>8}", *(f"{c + ' ':>13}" for c in columns), f"{'floors':>8}", f"{'goal':>7}"]))
    for name in [*MEASURES, PER_EMPTY]:
        pooled = floors["pooled"].get(name, {})
        folder = [floors[c][name] for c in GOLD if name in floors.get(c, {})]
        print("".join([
            f"{name:34}", cell("pooled", name, 8), bound(pooled.get("floor"), 7), bound(pooled.get("goal"), 7),
            unseen_cell(name, 8), *(cell(c, name, 13) for c in columns),
            bound(min((f["floor"] for f in folder), default=None), 8), bound(min((f["goal"] for f in folder), default=None), 7),
        ]).rstrip())
    print(note)
    return below, short, learned


def raised(floors, table):
    """The floors, each at what was reached less the allowance where that is more; a ceiling likewise goes down only. Goals stay."""
    out = {}
    for column, old in floors.items():
        reached = table.get(column, {})
        out[column] = {}
        for name, bounds in old.items():
            value, floor = reached.get(name), bounds["floor"]
            if value is not None and name == PER_EMPTY:
                floor = min(floor, math.ceil((value + ALLOWANCE) * 1000) / 1000)
            elif value is not None:
                floor = max(floor, math.floor((value - ALLOWANCE) * 1000) / 1000)
            out[column][name] = {**bounds, "floor": floor}
    return out


def write_floors(floors):
    """A line a measure."""
    columns = []
    for column, measures in floors.items():
        lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(bounds)}" for name, bounds in measures.items())
        columns.append(f" {json.dumps(column)}: {{\n{lines}\n }}")
    FLOORS.write_text("{\n" + ",\n".join(columns) + "\n}\n", encoding="utf-8")


def show_lists(hudna, shared, work, kind):
    pairs = [(shared / "gold" / name, shared / "gold" / name) for name in GOLD]
    print(score(shared, read_dated(hudna, shared, work), pairs, ("--show", kind)), end="")


def evaluate(options, work):
    if options.show:
        show_lists(options.hudna, options.shared, work, options.show)
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    table, dates, dates_met = measure(options.hudna, options.shared, work)
    below, short, learned = show_table(table, floors)
    print(f"{DATES}: {dates}")
    if not dates_met:
        below.append(f"{DATES}: {dates}")
    if options.raise_floors:
        write_floors(raised(floors, table))
        print(f"{FLOORS.name} rewritten")
    for line in below:
        print(f"below its floor: {line}", file=sys.stderr)
    goals = sum(len(measures) for measures in floors.values())
    print(f"goals met: {goals - len(short)} of {goals}, with weights that know these reports; unseen: {sum(learned.values())} of {len(learned)} (* marks the others)")
    print(f"{len(below)} below a floor" if below else "all floors are met")
    return 1 if below else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hudna", type=pathlib.Path, metavar="HUDNA")
    parser.add_argument("shared", type=pathlib.Path, nargs="?", default=ROOT.parent / "shared", metavar="SHARED")
    parser.add_argument("--raise", dest="raise_floors", action="store_true")
    parser.add_argument("--keep", type=pathlib.Path, metavar="FOLDER")
    parser.add_argument("--show", choices=["misses", "spurious", "slots"])
    options = parser.parse_args()
    if not (options.shared / "codebook" / "score.py").exists():
        print(f"no annotated reports at {options.shared}: nothing to evaluate")
        return 0
    if not options.hudna.exists():
        parser.error(f"no program at {options.hudna}: build it first (make build)")
    options.hudna = options.hudna.resolve()
    try:
        if options.keep:
            options.keep.mkdir(parents=True)
            return evaluate(options, options.keep.resolve())
        with tempfile.TemporaryDirectory(prefix="hudna-evaluation-") as work:
            return evaluate(options, pathlib.Path(work))
    except FileExistsError:
        parser.error(f"--keep: {options.keep} is there already")
    except Failure as failure:
        print(f"evaluate.py: {failure}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())

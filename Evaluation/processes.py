#!/usr/bin/env python3
"""Scores the record of annotated processes and holds it against the floors in floors-processes.json.

    processes.py score HUDNA [SHARED] [--show] [--raise]     scores libya-2020 of SHARED and the processes of Evaluation/processes
    processes.py pack GOLD.json [--shared SHARED]            GOLD.json, as codebook/process-format.md has it → Evaluation/processes/NAME.json
    processes.py unpack OUT_DIR [--shared SHARED]            Evaluation/processes/*.json → OUT_DIR/NAME.json and OUT_DIR/NAME/REPORT.txt, manifest.jsonl

A packed process has the shape of the annotated one without the words of its reports: evidence, and the text of a condition, is [start, end) in Unicode
scalars of the first report of its source; "reports" has of each its id in SHARED/corpus, when it was published, and the SHA-256 of the text to which the
positions belong (title, newline, text). "centre" is the id of the country or body by which the program is asked for the process. Without SHARED there is
nothing to score: that is said, and the exit status is 0. Exit 1: a floor is not met.

--show    prints what is missed, as score_process.py tells it
--raise   every floor goes up to what was reached less 0.01, none goes down; goals stay

Pure standard library."""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from annotations import ARABIC, NAME_WORDS, digest, full_text, has_run, runs
from evaluate import ROOT, corpus

HERE = pathlib.Path(__file__).resolve().parent
PROCESSES = HERE / "processes"
FLOORS = HERE / "floors-processes.json"
ALLOWANCE = 0.01
LINE = re.compile(r"^(\w+) +gold +(\d+) +got +(\d+) +P ([\d.]+) +R ([\d.]+)")


class Failure(Exception):
    """What cannot be packed, unpacked or scored; the message says which and why."""


def entries(gold):
    """Every entry of a process that cites a report, with the name of the field that holds the words."""
    def walk(value):
        if isinstance(value, list):
            for item in value:
                yield from walk(item)
        elif isinstance(value, dict):
            if value.get("source"):
                yield value, "evidence" if "evidence" in value else "text"
            for item in value.values():
                yield from walk(item)
    yield from walk({key: value for key, value in gold.items() if key not in ("reports", "questions")})


def texts_of(shared, gold):
    found = corpus(shared, [r["report"] for r in gold["reports"]])
    missing = [r["report"] for r in gold["reports"] if r["report"] not in found]
    if missing:
        raise Failure(f"not in the corpus: {' '.join(missing)}")
    return {name: full_text(article) for name, article in found.items()}


def check_own_words(value, known, field=""):
    """No field but those that are packed as positions repeats the reports; names are names."""
    if isinstance(value, (list, dict)):
        for key, item in value.items() if isinstance(value, dict) else ((field, v) for v in value):
            check_own_words(item, known, key)
    elif isinstance(value, str) and has_run(value, known) and len(ARABIC.findall(value)) > NAME_WORDS:
        raise Failure(f"{field}: {value}: words of a report")


def pack(gold, texts):
    known = set().union(*(runs(text) for text in texts.values()))
    for entry, field in entries(gold):
        text, words = texts[entry["source"][0]], entry[field]
        if words not in text:
            raise Failure(f"{entry['source'][0]}: not in the report: {words}")
        start = text.index(words)
        entry[field] = [start, start + len(words)]
    for report in gold["reports"]:
        report["sha256"] = digest(texts[report["report"]])
    check_own_words(gold, known)
    return gold


def unpack(packed, texts):
    for report in packed["reports"]:
        if report["sha256"] != digest(texts[report["report"]]):
            raise Failure(f"{report['report']}: another text than was annotated")
    for entry, field in entries(packed):
        start, end = entry[field]
        entry[field] = texts[entry["source"][0]][start:end]
    return packed


def unpack_all(shared, out):
    """By name the annotation and the folder of its texts."""
    found = {}
    for path in sorted(PROCESSES.glob("*.json")):
        packed = json.loads(path.read_text(encoding="utf-8"))
        texts = texts_of(shared, packed)
        folder = out / path.stem
        folder.mkdir(parents=True, exist_ok=True)
        gold = unpack(packed, texts)
        for name, text in texts.items():
            (folder / (name + ".txt")).write_text(text, encoding="utf-8")
        rows = [{"report": r["report"] + ".txt", "published": r["known_from"]} for r in gold["reports"]]
        (folder / "manifest.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        (out / path.name).write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        found[path.stem] = (out / path.name, folder)
    return found


def run(command):
    result = subprocess.run(list(map(str, command)), capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, timeout=1800)
    if result.returncode != 0:
        raise Failure(f"{' '.join(map(str, command[:4]))} … ended with {result.returncode}: {result.stderr.strip()[-600:]}")
    return result.stdout


def read_into(hudna, database, folder, languages):
    """Adds the reports of a folder, each with the language data that `languages` gives for its id; the program's own where it gives none."""
    by_language = {}
    for text in sorted(folder.glob("*.txt")):
        by_language.setdefault(languages.get(text.stem), []).append(text)
    for language, texts in sorted(by_language.items(), key=lambda item: str(item[0])):
        chosen = ["--language", language] if language else []
        run([hudna, "add", "-q", "--db", database, "--manifest", folder / "manifest.jsonl", *chosen, *texts])


def score(hudna, shared, gold, folder, work, options=(), languages=None):
    """By list (precision, recall), and what the scorer printed."""
    database = work / (gold.stem + ".sqlite")
    read_into(hudna, database, folder, languages or {})
    centre = json.loads(gold.read_text(encoding="utf-8")).get("centre") or gold.stem.split("-")[0]
    got = work / (gold.stem + ".got.json")
    got.write_text(run([hudna, "process", "show", centre, "--json", "--db", database]), encoding="utf-8")
    told = run([sys.executable, shared / "codebook/score_process.py", folder, gold, got, *options])
    return {m[1]: (float(m[4]), float(m[5])) for m in map(LINE.match, told.splitlines()) if m}, told


def held(name, scores, floors, raising):
    """Prints the table of a process; whether all its floors are met."""
    well = True
    known = floors.setdefault(name, {})
    print(f"\n{name}")
    for part, reached in scores.items():
        cells = []
        for measure, value in zip(("precision", "recall"), reached):
            limits = known.setdefault(part, {}).setdefault(measure, {"floor": 0.0})
            if raising:
                limits["floor"] = round(max(limits["floor"], value - ALLOWANCE), 3)
            below = value < limits["floor"]
            well = well and not below
            goal = limits.get("goal")
            mark = "  BELOW ITS FLOOR" if below else "  goal not met" if goal is not None and value < goal else ""
            cells.append(f"{measure} {value:.3f} (floor {limits['floor']:.3f}{f', goal {goal}' if goal is not None else ''}){mark}")
        print(f"  {part:14} {'; '.join(cells)}")
    return well


def annotated(shared, work):
    """{name: (annotation, folder of its reports)} of all processes."""
    return {"libya-2020": (shared / "gold/processes/libya-2020.json", shared / "gold/libya-2020")} | unpack_all(shared, work)


def score_unseen(hudna, shared, languages):
    """{process: {list: [precision, recall]}}, each report read with the language data that `languages` gives for its id: with weights fitted without it."""
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        found = {name: score(hudna, shared, gold, texts, work, [], languages)[0] for name, (gold, texts) in annotated(shared, work).items()}
    return {name: {part: list(pair) for part, pair in scores.items()} for name, scores in found.items()}


def score_all(hudna, shared, show, raising):
    if not shared.exists():
        print(f"{shared} is not there; the record of annotated processes is not scored")
        return True
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    well = True
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for name, (gold, texts) in annotated(shared, work).items():
            scores, told = score(hudna, shared, gold, texts, work, ["--show"] if show else [])
            if show:
                print(told)
            well = held(name, scores, floors, raising) and well
    if raising:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    return well


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["score", "pack", "unpack"])
    parser.add_argument("path", type=pathlib.Path, help="the program, the annotation, or the folder to unpack into")
    parser.add_argument("shared", nargs="?", type=pathlib.Path)
    parser.add_argument("--shared", dest="folder", type=pathlib.Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--raise", dest="raising", action="store_true")
    options = parser.parse_args()
    shared = options.folder or options.shared or ROOT.parent / "shared"
    try:
        if options.task == "score":
            sys.exit(0 if score_all(options.path.resolve(), shared, options.show, options.raising) else 1)
        if options.task == "unpack":
            unpack_all(shared, options.path)
            return
        gold = json.loads(options.path.read_text(encoding="utf-8"))
        PROCESSES.mkdir(exist_ok=True)
        packed = pack(gold, texts_of(shared, gold))
        (PROCESSES / options.path.name).write_text(json.dumps(packed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except Failure as failure:
        sys.exit(f"processes.py: {failure}")


if __name__ == "__main__":
    main()

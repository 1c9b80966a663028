#!/usr/bin/env python3
"""Asks hudna the questions of an annotated process, each on the record as it was known then, and counts the answered.

    ask.py HUDNA [SHARED] [--samples] [--show] [--raise]

questions.json maps each question (PROCESS/NUMBER, in the order of gold/processes/PROCESS.json) to a command line. The reports of the process are
added to a new database. A question is answered if the JSON names every report the annotation names, one of them with evidence that overlaps the
annotated stretch, and no report that became known later; where the annotation has no source, nothing at all. A question of samples.json, over
Samples/, carries its reports and its stretch itself, and under "not" the reports that must not be named. answered.json lists those that are answered, and only grows: what is answered
no more fails (exit 1), unless lost.json says why it is known to be; what is answered again must be taken out of lost.json.

--samples  asks only those over Samples/
--show   prints the questions that are not answered
--raise  adds what is newly answered to answered.json

Pure standard library."""
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile
from datetime import datetime

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
ANSWERED = HERE / "answered.json"
LOST = HERE / "lost.json"


def evidence(value):
    """Every (report, text) of a JSON value, at whatever depth."""
    if isinstance(value, list):
        for item in value:
            yield from evidence(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "evidence":
                yield from ((x["report"], x["text"]) for x in item)
            else:
                yield from evidence(item)


def overlaps(text, a, b):
    """Whether half of the shorter of two stretches of a text lies in the other."""
    def places(piece):
        at = text.find(piece)
        while piece and at >= 0:
            yield at, at + len(piece)
            at = text.find(piece, at + 1)
    return any(min(e, f) - max(s, t) >= 0.5 * min(e - s, f - t) for s, e in places(a) for t, f in places(b))


def is_answered(question, got, texts, published):
    """Whether what was printed answers a question: its known_by, source and evidence."""
    found = list(evidence(got))
    if not question["source"]:
        return not found
    now = datetime.fromisoformat(question["known_by"])
    if any(published[report] > now for report, _ in found):
        return False
    named = {report for report, _ in found}
    if not set(question["source"]) <= named or named & set(question.get("not", [])):
        return False
    return any(report in question["source"] and overlaps(texts[report], question["evidence"], text) for report, text in found)


class Reports:
    """The reports of a folder with a manifest, added to a database of their own."""

    def __init__(self, hudna, folder, database, more=()):
        self.hudna, self.database = hudna, database
        files = sorted(folder.glob("*.txt"))
        self.texts = {f.stem: f.read_text(encoding="utf-8-sig") for f in files}
        rows = [json.loads(line) for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]
        self.published = {r["report"].removesuffix(".txt"): moment(r["published"]) for r in rows}
        self.more = list(more)
        subprocess.run([hudna, "add", "-q", "--db", database, "--manifest", folder / "manifest.jsonl", *self.more, *files], check=True)

    def ask(self, command):
        line = [self.hudna, *shlex.split(command), "--json", "--db", self.database, *self.more]
        return json.loads(subprocess.run(line, check=True, capture_output=True, text=True).stdout)


def moment(text):
    """A publication date; a day counts at its end, a time without a zone is UTC."""
    text = text if "T" in text else text + "T23:59"
    value = datetime.fromisoformat(text)
    return value if value.tzinfo else datetime.fromisoformat(text + "+00:00")


def gold_questions(shared, process):
    return json.loads((shared / "gold/processes" / (process + ".json")).read_text(encoding="utf-8"))["questions"]


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if not arguments or "--help" in sys.argv:
        sys.exit(__doc__)
    hudna = pathlib.Path(arguments[0]).resolve()
    shared = pathlib.Path(arguments[1] if len(arguments) > 1 else ROOT.parent / "shared")
    answered = []
    asked = 0
    with tempfile.TemporaryDirectory() as folder:
        files = [(HERE / "samples.json", ROOT / "Samples")]
        if "--samples" not in sys.argv:
            files.insert(0, (HERE / "questions.json", shared / "gold"))
        for path, home in files:
            if not path.exists() or not home.exists():
                print(f"{path.name}: {home} or the file itself is not there; its questions are not asked")
                continue
            stores = {}
            for question in json.loads(path.read_text(encoding="utf-8")):
                process, number = question["id"].split("/")
                if process not in stores:
                    names = home / process / "actors.tsv"
                    stores[process] = Reports(hudna, home / process, pathlib.Path(folder) / (path.stem + process), ["--actors", names] if names.exists() else [])
                wanted = question if "source" in question else gold_questions(shared, process)[int(number)]
                reports = stores[process]
                asked += 1
                if is_answered(wanted, reports.ask(question["command"]), reports.texts, reports.published):
                    answered.append(path.stem + "/" + question["id"])
                elif "--show" in sys.argv:
                    print("not answered:", question["id"], question["command"], "|", wanted["evidence"], wanted["source"])
    print(f"{len(answered)} of {asked} questions answered")
    known = json.loads(ANSWERED.read_text(encoding="utf-8")) if ANSWERED.exists() else []
    asked_files = {a.split("/")[0] for a in answered}
    excused = json.loads(LOST.read_text(encoding="utf-8")) if LOST.exists() else {}
    lost = [q for q in known if q not in answered and q not in excused and q.split("/")[0] in asked_files]
    for question in lost:
        print("answered before and no more:", question)
    for question, reason in excused.items():
        if question in answered:
            lost.append(question)
            print("answered again, take it out of lost.json:", question)
        elif question.split("/")[0] in asked_files:
            print("known to be lost:", question, "–", reason)
    if "--raise" in sys.argv:
        ANSWERED.write_text(json.dumps(sorted(set(known) | set(answered)), indent=1) + "\n", encoding="utf-8")
    sys.exit(1 if lost else 0)


if __name__ == "__main__":
    main()

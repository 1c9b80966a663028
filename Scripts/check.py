#!/usr/bin/env python3
"""Checks what is not Swift: that scripts parse, that the tables which scripts make are whole, that no path of a machine got in.

    check.py        from anywhere; prints the faults and exits 1, or says that all is well

Pure standard library."""
import ast
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
TEXT = {".md", ".py", ".sh", ".swift", ".tsv", ".json", ".jsonl", ".txt", ".yml", ".mustache", ".css", ".js", ""}
IDS = {"empty-2015.txt": 150, "nothing-to-code-2015.txt": 700}
MACHINE = re.compile(r"(?<![\w.])/(?:root|home|work|Users)/\w")


def files():
    """What git tracks or would: no build products."""
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True, text=True, check=True)
    return [p for p in (ROOT / name for name in listed.stdout.split("\0") if name) if p.is_file()]


def check_python(path):
    try:
        ast.parse(path.read_text(encoding="utf-8"), str(path))
    except SyntaxError as error:
        yield f"line {error.lineno}: {error.msg}"


def check_shell(path):
    run = subprocess.run(["bash", "-n", str(path)], capture_output=True, text=True, check=False)
    if run.returncode:
        yield run.stderr.strip()


def check_machine(path):
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        if MACHINE.search(line):
            yield f"line {number}: a path of somebody's machine: {line.strip()[:80]}"


def check_places(path):
    text = path.read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    ids = [row[0] for row in rows]
    if len(set(ids)) != len(ids):
        yield "ids are not unique"
    if any(len(row) != len(rows[0]) for row in rows):
        yield "rows of different length"
    if unicodedata.normalize("NFC", text) != text:
        yield "not NFC"


def check_ids(path):
    ids, wanted = path.read_text(encoding="utf-8").split(), IDS[path.name]
    if len(ids) != wanted or len(set(ids)) != len(ids):
        yield f"{len(set(ids))} different ids where {wanted} are wanted"


def check_floors(path):
    for column, measures in json.loads(path.read_text(encoding="utf-8")).items():
        for name, bounds in measures.items():
            most = 9 if name == "claims per empty article" else 1
            if sorted(bounds) != ["floor", "goal"] or not all(0 <= bound <= most for bound in bounds.values()):
                yield f"{column}, {name}: a floor and a goal are wanted, both from 0 to {most}: {bounds}"


def checks(path):
    """The checks that a file is due."""
    name = path.relative_to(ROOT).as_posix()
    if path.suffix in TEXT:
        yield check_machine
    if path.suffix == ".py":
        yield check_python
    if path.suffix == ".sh" or name == ".ci/run":
        yield check_shell
    special = {"Language/ar/places/places.tsv": check_places, "Evaluation/floors.json": check_floors, **{f"Evaluation/{ids}": check_ids for ids in IDS}}
    if name in special:
        yield special[name]


def main():
    faults, seen = [], files()
    for path in seen:
        for check in checks(path):
            faults += [f"{path.relative_to(ROOT)}: {fault}" for fault in check(path)]
    run = subprocess.run([sys.executable, str(ROOT / "Scripts/embed.py"), "--check"], capture_output=True, text=True, check=False)
    faults += [run.stderr.strip()] if run.returncode else []
    print("\n".join(faults) if faults else f"scripts and tables: {len(seen)} files looked at, no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

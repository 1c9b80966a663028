#!/usr/bin/env python3
"""Scores the texts that hudna takes out of annotated web pages and holds the F1 against the floor in floors-pages.json.

    pages.py HUDNA [SHARED]

Says the F1 on held-out pages that Evaluation/train_pages.py measured last (in floors-pages.json, too): the model was fitted on these very pages. Without SHARED, or without pages in
it, that is said, and the exit status is 0. Exit 1: the floor is not met. Pure standard library."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
FLOORS = HERE / "floors-pages.json"


def main():
    hudna = pathlib.Path(sys.argv[1]).resolve()
    shared = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else HERE.parent.parent / "shared")
    files = sorted((shared / "pages").glob("*.html.gz"))
    if not files:
        print("no annotated pages: nothing to score")
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    with tempfile.NamedTemporaryFile(suffix=".json") as output:
        start = time.perf_counter()
        subprocess.run([hudna, "text", "--articles-json", "--quiet", *files], stdout=output, check=True)
        seconds = time.perf_counter() - start
        run = subprocess.run([sys.executable, shared / "pages" / "score_pages.py", output.name], capture_output=True, text=True, check=True)
    line = run.stdout.strip()
    found = re.search(r"F1 ([0-9.]+)", line)
    reached = float(found.group(1)) if found else 0.0
    print(f"{line}  ({len(files) / seconds:.0f} pages a second; held out {floors['held out']:.3f}, names and data blanked {floors['held out, names and data blanked']:.3f})")
    if reached < floors["F1"]:
        print(f"pages: F1 {reached:.4f} is below its floor {floors['F1']}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

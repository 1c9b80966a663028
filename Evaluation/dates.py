#!/usr/bin/env python3
"""Measures the dates that hudna finds out by the text alone: reports of the corpus are read one by one without their date, and the days found are compared with the true one.

    dates.py HUDNA [SHARED] [--count N] [--wrong]

HUDNA is the program to measure, SHARED the folder with `corpus/` (by default the folder shared beside the repository). N reports (500), evenly spread, are read, each by a run of its own,
since reports of one run date one another. Prints how many get which kind of interval and how many of these hold the true day.
--wrong prints those that do not. Exit 1: some interval leaves the true day out. Without SHARED there is nothing to measure, and the exit status is 0.

Pure standard library."""
import argparse
import collections
import datetime
import gzip
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
KINDS = {(True, True): "from and to", (True, False): "from", (False, True): "to", (False, False): "open"}


def reports(shared, count):
    seen = {}
    for path in sorted((shared / "corpus").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                report = json.loads(line)
                seen.setdefault(report["id"], report)
    every = max(len(seen) // count, 1)
    return list(seen.values())[every // 2::every][:count]


def days(text):
    """First and last day of an ISO date of which the end may be missing."""
    parts = [int(part) for part in text[:10].split("-")]
    year, month, day = (parts + [None, None])[:3]
    first = datetime.date(year, month or 1, day or 1)
    if day:
        return first, first
    following = datetime.date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
    return first, following - datetime.timedelta(days=1)


def date(hudna, report, folder):
    path = folder / "report.jsonl"
    path.write_text(json.dumps({name: report[name] for name in ("id", "title", "text", "outlet") if report.get(name) is not None}, ensure_ascii=False), encoding="utf-8")
    run = subprocess.run([str(hudna), "read", "-q", "--format", "jsonl", str(path)], capture_output=True, text=True, check=False)
    lines = run.stdout.splitlines()
    return json.loads(lines[0])["date"] if lines else {}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("hudna", type=pathlib.Path)
    parser.add_argument("shared", type=pathlib.Path, nargs="?", default=HERE.parent.parent / "shared")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    if not any((options.shared / "corpus").glob("*.jsonl.gz")):
        print(f"dates: nothing to measure, {options.shared} has no corpus")
        return 0
    kinds, widths, wrong = collections.defaultdict(lambda: [0, 0]), [], 0
    with tempfile.TemporaryDirectory() as folder:
        for report in reports(options.shared, options.count):
            found = date(options.hudna.resolve(), report, pathlib.Path(folder))
            start, end = found.get("start") or "", found.get("end") or ""
            true = datetime.date.fromisoformat(report["published"][:10])
            holds = (not start or days(start)[0] <= true) and (not end or true <= days(end)[1])
            kind = kinds[found.get("basis", "none"), KINDS[bool(start), bool(end)]]
            kind[0] += 1
            kind[1] += holds
            wrong += not holds
            if start and end:
                widths.append((days(end)[1] - days(start)[0]).days + 1)
            if options.wrong and not holds:
                print(report["id"], true, found)
    for (basis, kind), (count, right) in sorted(kinds.items()):
        print(f"{basis:10} {kind:12} {count:5}  true day inside {right:5}")
    print(f"wrong {wrong}; width of those with both ends, in the middle: {statistics.median(widths) if widths else 0:g} days")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

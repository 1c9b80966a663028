#!/usr/bin/env python3
"""Checks that hudna's memory does not grow with its input, whatever the shape of the input.

    check_memory.py HUDNA [--small MB] [--large MB]

HUDNA is a release build. Every shape is read once small (30 MB) and once large (300 MB); the peak of the large run may be at most a tenth over
that of the small one, and under 300 MB. A line of 200 MB, a text of 200 MB and a gzip that unpacks to 2 GB are read once. Prints a line a run and exits 1 where a
bound is broken. Texts are made up here and are in two languages: the English ones are taken in and listed, not read, so that they
go by quickly.

Pure standard library."""
import argparse
import gzip
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile

BOUND = 300.0
ARABIC = "أعلنت وزارة الخارجية أن الطرفين اتفقا على تمديد الهدنة ثلاثة أيام، وقال متحدث باسمها إن المحادثات مستمرة في العاصمة. "
ENGLISH = "The ministry said that both sides had agreed to extend the truce by three days and that the talks would go on in the capital. "


def peak(command):
    """(exit code, peak resident memory in MB) of one run."""
    child = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage.ru_maxrss * 1024 / 1e6


def article(number, sentence, size, dated):
    body = (f"{number}. " + sentence * (size // len(sentence.encode()) + 1))
    record = {"id": f"r{number}", "text": body}
    if dated:
        record["published"] = "2020-01-13T12:00+02:00"
    return json.dumps(record, ensure_ascii=False)


def write(path, megabytes, sentence=ENGLISH, dated=True, size=3200, start="", between="\n", end="\n", pack=False):
    """Articles up to so many MB, one after another."""
    written = 0
    with gzip.open(path, "wb", 1) if pack else open(path, "wb") as out:
        out.write(start.encode())
        for number in itertools.count():
            line = (between if number else "") + article(number, sentence, size + number * 37 % 2000, dated)
            data = line.encode()
            out.write(data)
            written += len(data)
            if written >= megabytes * 1_000_000:
                break
        out.write(end.encode())


SHAPES = {
    "JSON Lines, dated": {"name": "a.jsonl"},
    "JSON Lines, gzip": {"name": "a.jsonl.gz", "pack": True},
    "a list": {"name": "a.json", "start": "[", "between": ",\n", "end": "]\n"},
    "articles of 3 MB": {"name": "b.jsonl", "size": 3_000_000},
    "Arabic, dated": {"name": "c.jsonl", "sentence": ARABIC},
    "Arabic, undated": {"name": "d.jsonl", "sentence": ARABIC, "dated": False},
}


def check_shapes(hudna, work, small, large):
    good = True
    for label, shape in SHAPES.items():
        path = work / shape["name"]
        peaks = []
        for megabytes in (small, large):
            write(path, megabytes, **{key: value for key, value in shape.items() if key != "name"})
            code, memory = peak([hudna, "read", path, "--format", "jsonl", "--quiet", "--jobs", "2"])
            peaks.append(memory)
            print(f"{label}, {megabytes} MB: {memory:.0f} MB, exit {code}", flush=True)
            good &= code == 0
        path.unlink()
        if peaks[1] > peaks[0] * 1.1 or peaks[1] > BOUND:
            print(f"check_memory: {label}: {peaks[0]:.0f} MB grew to {peaks[1]:.0f} MB", file=sys.stderr)
            good = False
    return good


def check_giants(hudna, work):
    """What is far too large by itself is refused without being held."""
    good = True
    line = work / "line.jsonl"
    with open(line, "wb") as out:
        out.write(b'{"id": "giant", "text": "')
        for _ in range(200):
            out.write(b"x" * 1_000_000)
        out.write(b'"}\n{"id": "b", "text": "x"}\n')
    text = work / "text.txt"
    with open(text, "wb") as out:
        for _ in range(200):
            out.write(ENGLISH.encode() * 8_000)
    bomb = work / "bomb.jsonl.gz"
    with gzip.open(bomb, "wb", 9) as out:
        for _ in range(2_000):
            out.write(b"\0x" * 500_000)
    for label, path in [("a line of 200 MB", line), ("a text of 200 MB", text), ("gzip of 2 GB", bomb)]:
        code, memory = peak([hudna, "read", path, "--format", "jsonl"])
        print(f"{label}: {memory:.0f} MB, exit {code}", flush=True)
        if memory > BOUND or code != 3:
            print(f"check_memory: {label}: {memory:.0f} MB, exit {code}", file=sys.stderr)
            good = False
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("hudna")
    parser.add_argument("--small", type=int, default=30, metavar="MB")
    parser.add_argument("--large", type=int, default=300, metavar="MB")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        giants = check_giants(options.hudna, work)
        return 0 if check_shapes(options.hudna, work, options.small, options.large) and giants else 1


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Checks that hudna's memory does not grow with its input, whatever the shape of the input.

    check_memory.py HUDNA [--small MB] [--large MB] [--only WORDS] [--quick]

HUDNA is a release build; any with --quick, which takes less than a minute: lines of 3 and 30 MB read, records of a web archive of 3 and 30 MB listed, and an archive's pages of 0.3 and 3 MB taken in. So
small runs have not filled all that a large one fills once, so that 8 MB are allowed besides the tenth. Every shape (lines, lists, web archives, folders of pages, feeds) is read once small (30 MB) and once large (300 MB); the peak of the large run may be at most a tenth over
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
import shutil
import subprocess
import sys
import tempfile
import time

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


def page(number, size):
    """A web page with a menu, an article of so many bytes and links behind it."""
    menu = "".join(f'<li class="item"><a href="/section/{k}">Section {k}</a></li>' for k in range(40))
    body = "".join(f"<p>{number}.{k}. {ENGLISH * 3}</p>\n" for k in range(size // (len(ENGLISH) * 3) + 1))
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Report {number}</title>'
            f'<meta property="article:published_time" content="2020-01-13T12:00:00+02:00"></head><body><ul class="menu">{menu}</ul>'
            f'<article><h1>Report {number}</h1>{body}</article><div class="related">{menu}</div></body></html>').encode()


def write_archive(path, megabytes, pack):
    """Servers' answers, packed record by record or not, so many MB unpacked."""
    written = 0
    with open(path, "wb") as out:
        for number in itertools.count():
            html = page(number, 20_000)
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
            record = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
                      f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n").encode() + answer + b"\r\n\r\n"
            out.write(gzip.compress(record, 1) if pack else record)
            written += len(record)
            if written >= megabytes * 1_000_000:
                break


def write_pages(path, megabytes):
    path.mkdir(exist_ok=True)
    written = 0
    for number in itertools.count():
        html = page(number, 20_000)
        (path / f"p{number}.html").write_bytes(html)
        written += len(html)
        if written >= megabytes * 1_000_000:
            break


def write_feeds(path, megabytes):
    """Feeds of 4 MB each."""
    path.mkdir(exist_ok=True)
    for number in range(megabytes // 4):
        items = "".join(
            f"<item><title>Report {number}.{k}</title><guid>{number}.{k}</guid><pubDate>Mon, 13 Jan 2020 12:00:00 +0200</pubDate>"
            f"<description>&lt;p&gt;{ENGLISH * 30}&lt;/p&gt;</description></item>" for k in range(1000))
        (path / f"f{number}.xml").write_text(f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>', encoding="utf-8")


WRITERS = {
    "a web archive": ("a.warc", lambda path, megabytes: write_archive(path, megabytes, False)),
    "a web archive, gzip": ("a.warc.gz", lambda path, megabytes: write_archive(path, megabytes, True)),
    "a folder of pages": ("pages", write_pages),
    "a folder of feeds": ("feeds", write_feeds),
}

SHAPES = {
    "JSON Lines, dated": {"name": "a.jsonl"},
    "JSON Lines, gzip": {"name": "a.jsonl.gz", "pack": True},
    "a list": {"name": "a.json", "start": "[", "between": ",\n", "end": "]\n"},
    "articles of 3 MB": {"name": "b.jsonl", "size": 3_000_000},
    "Arabic, dated": {"name": "c.jsonl", "sentence": ARABIC},
    "Arabic, undated": {"name": "d.jsonl", "sentence": ARABIC, "dated": False},
}


def check_shapes(hudna, work, small, large, only):
    writers = dict(WRITERS)
    for label, shape in SHAPES.items():
        rest = {key: value for key, value in shape.items() if key != "name"}
        writers[label] = (shape["name"], lambda path, megabytes, rest=rest: write(path, megabytes, **rest))
    good = True
    for label, (name, writer) in writers.items():
        if only and only not in label:
            continue
        path = work / name
        peaks = []
        for megabytes in (small, large):
            writer(path, megabytes)
            start = time.perf_counter()
            code, memory = peak([hudna, "read", path, "--format", "jsonl", "--quiet", "--jobs", "2"])
            peaks.append(memory)
            print(f"{label}, {megabytes} MB: {memory:.0f} MB, exit {code}, {time.perf_counter() - start:.0f} s", flush=True)
            good &= code == 0
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        if peaks[1] > peaks[0] * 1.1 or peaks[1] > BOUND:
            print(f"check_memory: {label}: {peaks[0]:.0f} MB grew to {peaks[1]:.0f} MB", file=sys.stderr)
            good = False
    return good


# By what is read: the smaller size in MB, the writer, what hudna does with it.
QUICK = {
    "lines, gzip": (3, "q.jsonl.gz", lambda path, megabytes: write(path, megabytes, pack=True), ["read", "--format", "jsonl", "--jobs", "2"]),
    "records of an archive": (3, "q.warc.gz", lambda path, megabytes: write_archive(path, megabytes, True), ["text", "--records"]),
    "pages of an archive": (0.3, "p.warc.gz", lambda path, megabytes: write_archive(path, megabytes, True), ["text", "--json"]),
}
ALLOWED = 8.0


def check_quickly(hudna, work):
    """Whether what is ten times as large takes a tenth and 8 MB more at most."""
    good = True
    for label, (small, name, writer, words) in QUICK.items():
        peaks = []
        for megabytes in (small, small * 10):
            writer(work / name, megabytes)
            code, memory = peak([hudna, *words, "--quiet", work / name])
            peaks.append(memory)
            print(f"{label}, {megabytes:g} MB: {memory:.0f} MB, exit {code}", flush=True)
            good &= code == 0
        if peaks[1] > peaks[0] * 1.1 + ALLOWED:
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
    parser.add_argument("--only", default="", metavar="WORDS", help="the shapes that have these words in their names, and no giants")
    parser.add_argument("--quick", action="store_true", help="three small shapes, in less than a minute")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        if options.quick:
            return 0 if check_quickly(options.hudna, work) else 1
        giants = bool(options.only) or check_giants(options.hudna, work)
        return 0 if check_shapes(options.hudna, work, options.small, options.large, options.only) and giants else 1


if __name__ == "__main__":
    sys.exit(main())

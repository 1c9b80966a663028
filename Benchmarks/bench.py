#!/usr/bin/env python3
"""Measures how fast hudna reads, stores, searches and answers, and how much memory it takes, and appends a dated section to RESULTS.md.

    bench.py HUDNA [SHARED] [--quick] [--dry-run]

HUDNA is a release build, SHARED the folder with the corpus and the annotated reports (by default the folder shared beside the repository).
Without SHARED only the start-up time is measured. Times are wall time with the output thrown away. Of the start-up the median of ten is taken, of the
reading of the corpus and of the annotated reports the median of three, with one job and with two in turn, so that a machine whose speed drifts is seen
and told; the rest is run once. MB are millions of bytes of JSON Lines, unpacked.

--quick     the corpus of one day and 30 MB at most: to try the script, not to report
--dry-run   prints the section and leaves RESULTS.md as it is

Pure standard library."""
import argparse
import gzip
import json
import os
import pathlib
import platform
import re
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
RESULTS = HERE / "RESULTS.md"
GOLD = ["libya-2020", "news-2015", "news-2022"]
REPEATS = 200
SENTENCE = {"id": "one", "published": "2020-01-13T12:00+02:00", "text": "أعلنت الوزارة أمس أن الطرفين وقعا اتفاقا لوقف إطلاق النار."}
SIZES = [30, 300]
# Words that are rare, common and everywhere, phrases, and what joins them.
SEARCHES = ["هدنة", "الهدنة", "السعودية", "مجلس الأمن", '"وقف إطلاق النار"', '"مجلس الأمن" NOT روسيا', "وزير OR رئيس", "اليمن AND عدن", "مهلة", "في", "تهد*",
            '"الأمم المتحدة" AND (مفاوضات OR محادثات)']
# Questions of every kind, with the filters that an analyst sets: a process, who, where, which kind, from when to when, what was so then.
TOPICS = ["parties", "positions", "truces", "talks", "where", "violations", "conditions", "threats", "milestones", "toll", "disagreements"]
QUESTIONS = ([f"{topic} --process {process}" for topic in TOPICS for process in ("yemen", "syria", "ليبيا")] + [
    "process list", "process show libya", "brief ukraine", "who هادي --process yemen", "quotes --process yemen --actor هادي",
    "timeline --process yemen --type truce-start", "timeline --process syria --place حلب", "milestones --process yemen --as-of 2015-07-31",
    "truces --as-of 2015-07-24", "positions --actor الحوثي", "violations --process yemen --from 2015-08-08 --to 2015-08-09", "toll --process syria --type killed",
    "talks --process libya --actor ليون", "timeline --process yemen --outlet aawsat --type propose"])
# What is not kept ready: it is built of what was known then.
KNOWN_BY = ["positions --process yemen --known-by 2015-07-24", "truces --process ukraine --known-by 2015-07-23", "parties --process ليبيا --known-by 2015-08-07"]


class Failure(Exception):
    """A run of the program ended badly; the message says which and how."""


def run(command, source=subprocess.DEVNULL):
    """(seconds, peak resident memory in MB) of one run; the kernel tells the memory of exactly this child."""
    start = time.perf_counter()
    child = subprocess.Popen(list(map(str, command)), stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stderr.close()
    if child.returncode != 0:
        raise Failure(f"{' '.join(map(str, command[:6]))} … ended with {child.returncode}: {errors.decode('utf-8', 'replace').strip()[-400:]}")
    return seconds, usage.ru_maxrss / 1000 * (1.024 if sys.platform != "darwin" else 0.001)


def read(hudna, path, jobs):
    return run([hudna, "read", "--format", "jsonl", "--jobs", jobs, path])


def start_up(hudna, work):
    path = work / "one.jsonl"
    path.write_text(json.dumps(SENTENCE, ensure_ascii=False) + "\n", encoding="utf-8")
    read(hudna, path, 1)  # the first run brings the program into the page cache
    return statistics.median(read(hudna, path, 1)[0] for _ in range(10))


def unpack(paths, out):
    """Puts packed JSON Lines end to end; (articles, bytes)."""
    articles = 0
    with open(out, "wb") as target:
        for path in paths:
            with gzip.open(path, "rb") as lines:
                for line in lines:
                    target.write(line)
                    articles += 1
    return articles, out.stat().st_size


def annotated(shared, out):
    """The annotated reports, each 200 times under an id of its own, with the day that the annotation gives; (articles, bytes)."""
    reports = []
    for path in (p for name in GOLD for p in sorted((shared / "gold" / name).glob("*.json"))):
        day = json.loads(path.read_text(encoding="utf-8"))["date"]["end"]
        reports.append((path.stem, day, path.with_suffix(".txt").read_text(encoding="utf-8-sig")))
    with open(out, "w", encoding="utf-8") as target:
        for k in range(REPEATS):
            for name, day, text in reports:
                target.write(json.dumps({"id": f"{name}-{k}", "published": day, "text": text}, ensure_ascii=False) + "\n")
    return len(reports) * REPEATS, out.stat().st_size


def repeat(source, megabytes, out):
    """The file over and over, in whole lines, until it has so many MB."""
    left = megabytes * 1_000_000
    with open(out, "wb") as target:
        while left > 0:
            with open(source, "rb") as lines:
                for line in lines:
                    if left <= 0:
                        break
                    target.write(line)
                    left -= len(line)
    return out


def speeds(hudna, label, path, articles, size):
    """Rows of the table: one job, two jobs, and how many times faster two are; each three times, in turn."""
    rounds = [[read(hudna, path, jobs) for jobs in (1, 2)] for _ in range(3)]
    gain, rows = statistics.median(one[0] / two[0] for one, two in rounds), []
    for jobs, runs in zip((1, 2), zip(*rounds)):
        rates = sorted(articles / seconds for seconds, _ in runs)
        told = f"{rates[1]:,.0f} articles/s ({rates[0]:,.0f} to {rates[2]:,.0f}), {size / articles * rates[1] / 1e6:.1f} MB/s"
        rows.append(f"| {label}, --jobs {jobs} | {told}{f', {gain:.2f} times one' if jobs == 2 else ''} | {max(memory for _, memory in runs):.0f} MB |")
        print(rows[-1], flush=True)
    return rows


def store(hudna, path, articles, work):
    """Rows of the table: adding to a new database, adding the same again, the file, the searches and the questions."""
    database, rows = work / "bench.sqlite", []
    for label in ("added to a new database", "added again"):
        seconds, memory = run([hudna, "add", "--quiet", "--jobs", 2, "--db", database, path])
        rows.append(f"| {articles:,} articles {label}, --jobs 2 | {seconds:.1f} s, {articles / seconds:,.0f} articles/s | {memory:.0f} MB |")
        print(rows[-1], flush=True)
    rows.append(f"| the database | {database.stat().st_size / 1e6:.0f} MB | |")
    rows.append(quantiles(f"{len(SEARCHES)} searches", [[hudna, "search", query, "--json", "--db", database] for query in SEARCHES]))
    for label, questions in ((f"{len(QUESTIONS)} questions", QUESTIONS), (f"{len(KNOWN_BY)} questions with --known-by", KNOWN_BY)):
        rows.append(quantiles(label, [[hudna, *shlex.split(question), "--json", "--db", database] for question in questions]))
    print("\n".join(rows[-4:]), flush=True)
    return rows


def together(hudna, path, stored):
    """Rows of the table: copies and stories, each apart from the reading, in processor time of one thread (hudna measure)."""
    command = [str(hudna), "measure", "--jobs", "2", "--stored", str(stored), str(path)]
    result = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if result.returncode != 0:
        raise Failure(f"{' '.join(command[:4])} … ended with {result.returncode}: {result.stderr.strip()[-400:]}")
    rows = []
    for line in result.stdout.splitlines():
        what, told = line.split(": ", 1)
        rate = re.search(r"(\d+) a second(?:, (.*))?$", told)
        rows.append(f"| {what}, one core{', ' + rate.group(2) if rate.group(2) else ''} | {int(rate.group(1)):,} reports/s | |")
        print(rows[-1], flush=True)
    return rows


def quantiles(label, commands):
    """A row of the table: each command run three times."""
    times = sorted(run(command)[0] for command in commands for _ in range(3))
    place = min(len(times) - 1, round(0.95 * len(times)))
    return (f"| {label}, start of the program included | median {statistics.median(times) * 1000:.0f} ms, "
            f"95th percentile {times[place] * 1000:.0f} ms | |")


def memories(hudna, source, sizes, work):
    rows = []
    for megabytes in sizes:
        path = repeat(source, megabytes, work / "big.jsonl")
        for jobs in (1, 2):
            seconds, memory = read(hudna, path, jobs)
            rows.append(f"| {megabytes} MB of articles, --jobs {jobs} | {megabytes / seconds:.1f} MB/s | {memory:.0f} MB |")
            print(rows[-1], flush=True)
        path.unlink()
    return rows


def pages(hudna, shared, sizes, work):
    """Rows of the table: texts out of pages, and of web archives of two sizes made of them, with and without taking the texts out."""
    files, rows = sorted((shared / "pages").glob("*.html.gz")), []
    if not files:
        return rows
    run([hudna, "text", *files])  # brings the pages into the page cache
    seconds, memory = run([hudna, "text", *files])
    rows.append(f"| texts of {len(files)} web pages, start-up included | {len(files) / seconds:,.0f} pages/s | {memory:.0f} MB |")
    print(rows[-1], flush=True)
    records = [record(path) for path in files]
    for megabytes in sizes:
        path, count, size = work / "pages.warc.gz", 0, 0
        with open(path, "wb") as archive:
            while size < megabytes * 1_000_000:
                archive.write(records[count % len(records)])
                size += len(records[count % len(records)])
                count += 1
        for label, command in (("unpacked and parsed", ["--records"]), ("texts", [])):
            seconds, memory = run([hudna, "text", *command, path])
            rows.append(f"| web archive of {megabytes} MB, {count:,} answers, {label} | {count / seconds:,.0f} answers/s | {memory:.0f} MB |")
            print(rows[-1], flush=True)
        path.unlink()
    return rows


def record(path):
    """A page as one packed record of a web archive."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + gzip.decompress(path.read_bytes())
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{path.name}\r\nContent-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
    return gzip.compress(head.encode() + answer + b"\r\n\r\n")


def machine():
    """Cores, processor, memory, system: what the numbers depend on."""
    text = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8") if os.path.exists("/proc/cpuinfo") else ""
    model = re.search(r"^(?:model name|Model)\s*: (.+)$", text, re.M)
    system = re.search(r'^PRETTY_NAME="(.+)"$', pathlib.Path("/etc/os-release").read_text(), re.M) if os.path.exists("/etc/os-release") else None
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    name = model.group(1) if model else platform.processor() or platform.machine()
    return f"{cores} cores, {name}, {memory:.0f} GB, {system.group(1) if system else platform.system()}, {platform.machine()}"


def commit():
    head = subprocess.run(["git", "-C", str(ROOT), "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    return head.stdout.strip() or "no commit"


def measure(hudna, shared, quick, work):
    rows = []
    seconds = start_up(hudna, work)
    rows.append(f"| start-up, one sentence, median of 10 | {seconds * 1000:.0f} ms | |")
    print(rows[-1], flush=True)
    rows += pages(hudna, shared, SIZES[:1] if quick else SIZES, work)
    packed = sorted((shared / "corpus").glob("*.jsonl.gz"))
    if not packed:
        print(f"no corpus at {shared}: reading is not measured")
        return rows
    articles, size = unpack(packed[:1] if quick else packed, work / "corpus.jsonl")
    rows += speeds(hudna, f"corpus, {articles:,} articles", work / "corpus.jsonl", articles, size)
    rows += store(hudna, work / "corpus.jsonl", articles, work)
    rows += together(hudna, work / "corpus.jsonl", 10_000 if quick else 100_000)
    count, size = annotated(shared, work / "annotated.jsonl")
    rows += speeds(hudna, f"annotated reports × {REPEATS}, {count:,}", work / "annotated.jsonl", count, size)
    return rows + memories(hudna, work / "corpus.jsonl", SIZES[:1] if quick else SIZES, work)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hudna", type=pathlib.Path, metavar="HUDNA")
    parser.add_argument("shared", type=pathlib.Path, nargs="?", default=ROOT.parent / "shared", metavar="SHARED")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--dry-run", action="store_true")
    options = parser.parse_args()
    if not options.hudna.exists():
        parser.error(f"no program at {options.hudna}: build it first (make build)")
    try:
        with tempfile.TemporaryDirectory(prefix="hudna-bench-") as work:
            rows = measure(options.hudna.resolve(), options.shared, options.quick, pathlib.Path(work))
    except Failure as failure:
        print(f"bench.py: {failure}", file=sys.stderr)
        return 1
    section = "\n".join([f"## {date.today().isoformat()}, {commit()}", "", machine() + (", quick" if options.quick else ""), "",
                         "| what | speed | peak memory |", "|---|---|---|", *rows, ""])
    if options.dry_run:
        print("\n" + section)
        return 0
    head = "" if RESULTS.exists() else "# What bench.py measured\n"
    with open(RESULTS, "a", encoding="utf-8") as results:
        results.write(f"{head}\n{section}")
    print(f"appended to {RESULTS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Measures the workbench under load: p95 and requests a second with 8 clients over a record of 20,000 reports, and its memory.

    web.py PROGRAMS SHARED [SECONDS] [--db FILE] [--dry-run]

PROGRAMS is the folder with hudna and hudna-workbench; SHARED/corpus is read where it lies there, else reports made of the samples. When the server has started
and rests, 8 clients ask for many addresses of each kind once: these are the first visits, after which a page is kept until the record changes. Then for SECONDS (10) each kind is
asked for by wrk with 8 clients, then all of them mixed for six times as long. Processor time is the server's, a request. Appends to Benchmarks/RESULTS.md; exits 1
where a page misses what is wanted: 60 ms at the 95th percentile, 200 requests a second over all, 400 MB. The language of answers is Arabic.

--db FILE   serves this database, which is left as it is but for its pages kept ready
--dry-run   writes nothing into RESULTS.md"""
import argparse
import concurrent.futures
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Tests/Workbench"))
from serving import SAMPLES, Workbench  # noqa: E402

P95, RATE, MEMORY = 60, 200, 400
LINE = "%-14s first %3d: p50 %6.1f p95 %6.1f most %6.0f cpu %6.1f ms | again: p50 %6.1f p95 %6.1f cpu %5.2f ms %6.0f /s %d faults %4.0f MB"
CLIENTS = 8
REPORTS = 20_000
LUA = """
local paths = {%s}
local n = 0
request = function() n = n + 1; return wrk.format("GET", paths[n %% #paths + 1], {["Cookie"] = "%s", ["Accept-Language"] = "ar"}) end
done = function(summary, latency, requests)
  io.write(string.format("RESULT %%d %%d %%d %%d %%d\\n", latency:percentile(50), latency:percentile(95), summary.requests, summary.duration,
    summary.errors.status + summary.errors.read + summary.errors.timeout))
end
"""


def made_of_samples(folder, count=REPORTS):
    """Reports without end, of other days each."""
    texts = [p.read_text(encoding="utf-8") for p in sorted((SAMPLES / "libya-2020").glob("*.txt"))]
    path = folder / "made.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            day = datetime.date(2020, 1, 1) + datetime.timedelta(days=number % 300)
            text = f"{texts[number % len(texts)]}\n{number}"
            out.write(json.dumps({"id": f"made-{number}", "text": text, "published": day.isoformat(), "outlet": f"منبر {number % 40}"}, ensure_ascii=False) + "\n")
    return path


def load(bench, paths, seconds):
    """(p50, p95) in ms, requests a second, faults."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua", delete=False) as script:
        script.write(LUA % (", ".join(json.dumps(p) for p in paths), bench.cookie))
    try:
        run = subprocess.run(["wrk", "-t2", "-c8", f"-d{seconds}s", "--timeout", "20s", "-s", script.name, bench.root], capture_output=True, text=True, check=True)
    finally:
        os.unlink(script.name)
    p50, p95, count, duration, errors = map(int, re.search(r"RESULT (\d+) (\d+) (\d+) (\d+) (\d+)", run.stdout).groups())
    return p50 / 1000, p95 / 1000, count / (duration / 1e6), errors


def view(bench, path):
    """How long it takes to be answered, in ms; what is not yet whole is asked for again."""
    while True:
        start = time.perf_counter()
        status = bench.ask("GET", path).status
        if status != 202:
            return (time.perf_counter() - start) * 1000
        time.sleep(1)


def processor(bench):
    """Processor time of the server until now, in ms."""
    fields = pathlib.Path(f"/proc/{bench.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def rest(bench, longest=300):
    """Waits until the server has made ahead what it makes ahead."""
    end, before = time.monotonic() + longest, -1.0
    while (now := processor(bench)) != before and time.monotonic() < end:
        before = now
        time.sleep(3)


def first_visits(bench, paths):
    """Addresses, p50, p95, most and processor time a page, in ms: each asked for once, by several clients at a time."""
    before = processor(bench)
    with concurrent.futures.ThreadPoolExecutor(CLIENTS) as clients:
        times = sorted(clients.map(lambda path: view(bench, path), paths))
    spent = (processor(bench) - before) / len(paths)
    return len(times), times[len(times) // 2], times[min(len(times) - 1, int(len(times) * 0.95))], times[-1], spent


def links(bench, path, pattern, most):
    found = dict.fromkeys(h.replace("&amp;", "&") for h in re.findall(r'href="(/[^"#]+)"', bench.ask("GET", path).text))
    return [h for h in found if re.match(pattern, h)][:most]


LISTS = ["parties", "positions", "truces", "timeline", "talks", "violations", "conditions", "milestones", "toll", "disagreements", "who", "quotes"]


def days(bench, process, count):
    """Days on which a process was told of, spread over all of them."""
    known = re.findall(r"(\d{4}-\d\d-\d\d):\d", bench.ask("GET", process).text)
    return known[:: max(1, len(known) // count)][:count]


def pages(bench):
    """Groups of addresses by name, found by going through the site; of each kind another page than those that are gone through for it."""
    processes = links(bench, "/processes", r"/processes/[^/?.]+$", 40)
    groups = {"processes": ["/processes"], "process": processes, "process.json": [p + ".json" for p in processes[:10]],
              "list": [f"{p}/{name}" for p in processes[:4] for name in LISTS], "brief": [p + "/brief" for p in processes[:10]],
              "reports": [f"/reports?page={n}" for n in range(1, 31)],
              "report": [r for n in range(31, 34) for r in links(bench, f"/reports?page={n}", r"/reports/[^/?.]+$", 20)],
              "actors": ["/actors"], "actor": links(bench, "/actors", r"/actors/[^/?.]+$", 40), "stories": ["/stories"],
              "story": links(bench, "/stories", r"/stories/[^/?.]+$", 20),
              "search": [f"/search?q={q}" for q in ("%D8%A7%D9%84%D8%B3%D8%B1%D8%A7%D8%AC", "%D9%87%D8%AF%D9%86%D8%A9", "%D9%85%D9%88%D8%B3%D9%83%D9%88")],
              "known-by": [f"{p}?known-by={day}" for p in processes[:4] for day in days(bench, p, 5)],
              "review": [f"/review?process={p.rsplit('/', 1)[1]}" for p in processes[:2]]}
    return {name: group for name, group in groups.items() if group}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("programs")
    parser.add_argument("shared")
    parser.add_argument("seconds", nargs="?", type=int, default=10)
    parser.add_argument("--db")
    parser.add_argument("--dry-run", action="store_true")
    options = parser.parse_args()
    rows, missed = [], []
    with tempfile.TemporaryDirectory() as folder:
        bench = Workbench(options.programs, folder, ["--coder", "amal"])
        corpus = pathlib.Path(options.shared) / "corpus"
        source = corpus if corpus.is_dir() else made_of_samples(pathlib.Path(folder))
        if options.db:
            bench.database = pathlib.Path(options.db)
        else:
            subprocess.run([str(bench.programs / "hudna"), "add", "-q", "--db", str(bench.database), str(source)], check=False)
        try:
            bench.start().enter()
            groups = pages(bench)
            bench.stop()
            bench.start().enter()
            rest(bench)
            for name, paths in groups.items():
                rows.append(row(bench, name, paths, options.seconds))
                print(LINE % rows[-1], flush=True)
            rows.append(row(bench, "all mixed", [path for paths in groups.values() for path in paths], options.seconds * 6))
            print(LINE % rows[-1], flush=True)
            peak = bench.memory("VmHWM")
        finally:
            bench.stop()
    for name, _, _, first, _, _, _, again, _, rate, faults, _ in rows:
        missed += [f"{name}: p95 {what} {value:.0f} ms" for what, value in (("of first visits", first), ("of all others", again)) if value > P95]
        missed += [f"{name}: {faults} faults"] if faults else []
    missed += [f"{rows[-1][9]:.0f} requests a second"] if rows[-1][9] < RATE else []
    missed += [f"{peak:.0f} MB at most"] if peak > MEMORY else []
    if not options.dry_run:
        write(rows, peak, source)
    print("\n".join(["missed: " + what for what in missed]) or "all as wanted")
    return 1 if missed else 0


def row(bench, name, paths, seconds):
    """A row of the table: the first visits, then those after them."""
    first = first_visits(bench, paths)
    before = processor(bench)
    p50, p95, rate, faults = load(bench, paths, seconds)
    return (name, *first, p50, p95, (processor(bench) - before) / max(1, rate * seconds), rate, faults, bench.memory())


def write(rows, peak, source):
    lines = [f"\n## The workbench, {datetime.date.today()}",
             f"{CLIENTS} clients, {os.cpu_count()} cores, {'corpus' if source.is_dir() else 'reports made of the samples'}; {peak:.0f} MB at most. Milliseconds; cpu: the server's "
             "processor time a page.", "", "| page | first visits | p50 | p95 | most | cpu | again p50 | p95 | cpu | requests/s | MB |", "|---|" + "---:|" * 10]
    lines += ["| %s | %d | %.1f | %.1f | %.0f | %.1f | %.1f | %.1f | %.2f | %.0f | %.0f |" % (row[:10] + row[11:])
              for row in rows]
    with (ROOT / "Benchmarks/RESULTS.md").open("a", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Memory of the workbench under mixed load, shortened: it stays under what is allowed, and does not grow from round to round.

    load.py PROGRAMS [SECONDS]       the folder with hudna and hudna-workbench; SECONDS a round (6); prints the faults and exits 1

What is allowed is the 400 MB of Benchmarks/web.py, which are for 20,000 reports: less what those take that are not here, 6 KB each while the stories are put
together (measured with `make bench-web`: 110 MB for 19,110). Pure standard library."""
import concurrent.futures
import itertools
import pathlib
import subprocess
import sys
import time

from serving import ROOT, Faults, end, wait, workbench

sys.path.insert(0, str(ROOT / "Benchmarks"))
import web  # noqa: E402

REPORTS, CLIENTS, ROUNDS = 300, 8, 3
ALLOWED = web.MEMORY - (web.REPORTS - REPORTS) * 6 / 1024
# When the rounds begin everything has been asked for once: what comes on top is heaps that have not settled.
GROWTH = 24


def all_pages(bench):
    """Addresses of every kind, with other moments and filters."""
    paths = [path for group in web.pages(bench).values() for path in group]
    return paths + [path + ".json" for path in paths if "?" not in path and not path.endswith(".json")] + [path + ("&" if "?" in path else "?") + "lang=en" for path in paths]


def load(bench, paths, seconds):
    """Asks for all of them over and over, by several clients; how many were not answered as they should."""
    until, turn = time.monotonic() + seconds, itertools.cycle(paths)

    def client(_):
        wrong = []
        while time.monotonic() < until:
            path = next(turn)
            status = bench.ask("GET", path).status
            if status not in (200, 202):
                wrong.append((status, path))
        return wrong

    with concurrent.futures.ThreadPoolExecutor(CLIENTS) as clients:
        return [wrong for wrongs in clients.map(client, range(CLIENTS)) for wrong in wrongs]


def main(programs, seconds="6"):
    faults = Faults()
    with workbench(programs, "--coder", "amal", samples=False) as bench:
        made = web.made_of_samples(pathlib.Path(bench.folder), REPORTS)
        subprocess.run([str(bench.programs / "hudna"), "add", "-q", "--db", str(bench.database), str(made)], check=False)
        bench.start().enter()
        faults.check(wait(lambda: bench.ask("GET", "/stories").status == 200) is not None, "the stories are not put together")
        paths, sizes = all_pages(bench), []
        web.first_visits(bench, paths)
        for _ in range(ROUNDS):
            wrong = load(bench, paths, float(seconds))
            faults.check(not wrong, f"{len(wrong)} answers are none: {wrong[:5]}")
            sizes.append(bench.memory("RssAnon"))
        peak = bench.memory("VmHWM")
        told = f"{len(paths)} addresses, {', '.join(f'{size:.0f}' for size in sizes)} MB after each round, {peak:.0f} MB at most, {ALLOWED:.0f} allowed"
        faults.check(peak <= ALLOWED, "memory: " + told)
        faults.check(sizes[-1] - sizes[0] <= GROWTH, "memory grows: " + told)
    end(faults, "memory: " + told)


if __name__ == "__main__":
    main(*sys.argv[1:])

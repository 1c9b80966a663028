#!/usr/bin/env python3
"""Trains the models that decide on claims and actors, and writes how well they do on reports that they have not seen.

    run_training.py HUDNA [SHARED] [--write FILE] [--dry] [--measure]

Unpacks Evaluation/annotations, has HUDNA print the features of the annotated reports (those of SHARED/gold and ours) and of the articles in
nothing-to-code-2015.txt, and runs train.py over them. That writes the weights to FILE (Language/ar/models/claims.tsv). Then HUDNA reads every report with
weights fitted without it: those values go to Evaluation/out-of-fold.json, which evaluate.py shows. --dry writes neither. --measure fits nothing: after a change to the rules
the reports are read anew with the weights of each part from the last training here (.build-train/folds). Without SHARED there is nothing to train on: that is said,
and the exit status is 0. train.py needs numpy, scipy and scikit-learn: where this Python lacks them, they are installed into .build-train/venv."""
import argparse
import contextlib
import datetime
import json
import pathlib
import shutil
import subprocess
import sys

import annotations
import processes
from evaluate import EMPTY, GOLD, HERE, MEASURES, OUT_OF_FOLD, PER_EMPTY, ROOT, Failure, corpus, lines_of, manifest, read, score, values, write_lines

WORK = ROOT / ".build-train"
NOTHING = HERE / "nothing-to-code-2015.txt"
MODELS = ROOT / "Language" / "ar" / "models" / "claims.tsv"
SECOND = "second-look.tsv"  # beside the weights
PACKAGES = ["numpy>=2,<3", "scipy>=1.13,<2", "scikit-learn>=1.5,<2"]
# What the models have a part in; times and figures are read by rules alone.
LEARNED = [m for m in MEASURES if not m.startswith(("times", "figures"))]
OURS = "annotations"


def run(command, output=None):
    """Runs a command; its output is passed on, or goes to a file."""
    with contextlib.ExitStack() as stack:
        done = subprocess.run([str(c) for c in command], stdout=stack.enter_context(open(output, "wb")) if output else None, check=False)
    if done.returncode != 0:
        raise Failure(f"{' '.join(str(c) for c in command[:3])} … ended with {done.returncode}")


def python_with_packages():
    """A Python that has numpy, scipy and scikit-learn: this one, or that of a venv which is made where it is missing."""
    test = "import numpy, scipy, sklearn; print('numpy', numpy.__version__, 'scipy', scipy.__version__, 'scikit-learn', sklearn.__version__)"

    def has(python):
        found = subprocess.run([str(python), "-c", test], capture_output=True, text=True, check=False)
        if found.returncode == 0:
            print(f"training with {found.stdout.strip()}", flush=True)
        return found.returncode == 0

    own = WORK / "venv" / "bin" / "python3"
    for python in (pathlib.Path(sys.executable), own):
        if python.exists() and has(python):
            return python
    print(f"installing {', '.join(PACKAGES)} into {own.parent.parent.relative_to(ROOT)}", flush=True)
    try:
        run([sys.executable, "-m", "venv", own.parent.parent])
        run([own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES])
    except Failure as failure:
        raise Failure(f"{failure}: install numpy, scipy and scikit-learn (Debian: python3-sklearn), or python3-venv and a way to a package index") from None
    if not has(own):
        raise Failure("numpy, scipy and scikit-learn were installed and cannot be imported")
    return own


def gold_inputs(shared):
    """The folders of the annotated reports and a manifest for each, as evaluate.py reads them."""
    for name in GOLD:
        folder = shared / "gold" / name
        listed = folder / "manifest.jsonl"
        if not listed.exists():
            known = corpus(shared, [p.stem for p in folder.glob("*.json")]) if name == "news-2015" else {}
            listed = manifest(folder, known, WORK / f"manifest-{name}.jsonl")
        yield folder, listed


def our_inputs(shared):
    """Our annotated reports, unpacked, and their manifest. What is counted as an empty article by evaluate.py is not trained on."""
    folder = WORK / OURS
    shutil.rmtree(folder, ignore_errors=True)
    known = annotations.unpack_folder(folder, shared)
    for name in set(EMPTY.read_text(encoding="utf-8").split()) & set(known):
        print(f"{name}: left out, evaluate.py counts it as an empty article")
        (folder / f"{name}.json").unlink(), (folder / f"{name}.txt").unlink()
    return folder, manifest(folder, known, WORK / f"manifest-{OURS}.jsonl")


def negatives(shared):
    """The articles that hold nothing to code, as JSON Lines."""
    ids = NOTHING.read_text(encoding="utf-8").split()
    found = corpus(shared, ids)
    missing = [i for i in ids if i not in found]
    if missing:
        raise Failure(f"{NOTHING.name}: not in the corpus: {' '.join(missing[:5])}")
    rows = ({"id": i, "title": found[i].get("title") or "", "text": found[i]["text"], "published": found[i]["published"].replace(" ", "T") + "+03:00"} for i in ids)
    return write_lines(WORK / "negatives.jsonl", rows)


def language_with(weights, name, look=""):
    """A copy of the language data with these weights and this second look; without any, the rules decide alone."""
    folder = WORK / "language" / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "Language", folder)
    models = folder / MODELS.relative_to(ROOT / "Language")
    models.write_text(weights, encoding="utf-8")
    models.with_name(SECOND).write_text(look, encoding="utf-8")
    return folder


def features(hudna, inputs, language):
    """The rows for train.py: all folders with their manifests, and the articles with nothing to code.

    No weights may be at work here: some features look at what another model decided, and the weights in use know these very reports."""
    rows, part = WORK / "rows.jsonl", WORK / "rows-part.jsonl"
    with open(rows, "wb") as target:
        for paths, listed in inputs:
            run([hudna, "features", "--language", language, *(["--manifest", listed] if listed else []), *paths], part)
            target.write(part.read_bytes())
    return rows


def readings(hudna, inputs, language, ids=None):
    """What the program reads with this language data, of the reports with these ids or of all."""
    part = WORK / "readings-part.jsonl"
    for paths, listed in inputs:
        lines = lines_of(read(hudna, paths, part, ["--language", language, *(["--manifest", listed] if listed else [])]))
        yield from (line for line in lines if ids is None or pathlib.PurePath(line["report"]).name.removesuffix(".txt") in ids)


def unseen_readings(hudna, inputs, folds):
    """Every report as the program reads it with the weights that were fitted without it."""
    for weights in sorted(folds.glob("*.tsv")):
        look = weights.with_suffix(".trees").read_text(encoding="utf-8")
        language = language_with(weights.read_text(encoding="utf-8"), f"fold-{weights.stem}", look)
        yield from readings(hudna, inputs, language, set(weights.with_suffix(".ids").read_text(encoding="utf-8").split()))


def fold_languages(folds):
    """By report: the language data of its fold, which `unseen_readings` wrote."""
    return {name: WORK / "language" / f"fold-{ids.stem}" for ids in sorted(folds.glob("*.ids")) for name in ids.read_text(encoding="utf-8").split()}


def table(shared, lines, columns):
    """{column: {measure: value}} of the readings, over each column's folders of annotated reports, and over the articles with nothing to code."""
    found = {}
    for name, folders in columns.items():
        got = values(score(shared, lines, [(f, f) for f in folders]))
        found[name] = {m: round(got[m], 4) for m in LEARNED if m in got}
    ids = set(NOTHING.read_text(encoding="utf-8").split())
    counts = [len(r["claims"]) for r in lines_of(lines) if r["report"] in ids]
    found[OURS][PER_EMPTY] = round(sum(counts) / len(counts), 4)
    return found


def show(found, rules):
    """Prints both tables as one: in every cell the rules alone, then the models."""
    print("\nthe rules alone → with models, out of fold: every report read with weights that were fitted without it")
    print("".join([f"{'F1, or share':34}", *(f"{c:>17}" for c in found)]))
    for measure in [*LEARNED, PER_EMPTY]:
        if any(measure in column for column in found.values()):
            cells = [f"{rules[c][measure]:.3f} → {found[c][measure]:.3f}" if measure in found[c] else "–" for c in found]
            print("".join([f"{measure:34}", *(f"{cell:>17}" for cell in cells)]))


def show_processes(found):
    print("\nthe record of annotated processes, every report read with weights that were fitted without it: precision, recall")
    for name, parts in found.items():
        print(f"{name:14}", "; ".join(f"{part} {precision:.2f} {recall:.2f}" for part, (precision, recall) in parts.items()))


def train(options):
    shared = options.shared.resolve()
    WORK.mkdir(exist_ok=True)
    gold, ours = list(gold_inputs(shared)), our_inputs(shared)
    folders = [folder for folder, _ in [*gold, ours]]
    inputs = [(sorted(folder.glob("*.txt")), listed) for folder, listed in [*gold, ours]] + [([negatives(shared)], None)]
    hudna, rules = options.hudna.resolve(), language_with("", "rules")
    folds, written = WORK / "folds", WORK / "claims.tsv"
    if not options.measure:
        rows = features(hudna, inputs, rules)
        shutil.rmtree(folds, ignore_errors=True)
        pairs = [x for folder in folders for x in (folder, folder)]
        run([python_with_packages(), HERE / "train.py", rows, *pairs, "--score", shared / "codebook" / "score.py", "--empty", NOTHING, "--twice", *folders[:-1], "--fold-models", folds,
             "--write", written])
    elif not list(folds.glob("*.tsv")):
        raise Failure("there are no weights of parts to measure with: run make train first")
    columns = {"pooled": folders[:-1], **{f.name: [f] for f in folders[:-1]}, OURS: folders[-1:]}
    found = table(shared, write_lines(WORK / "unseen.jsonl", unseen_readings(hudna, inputs, folds)), columns)
    alone = table(shared, write_lines(WORK / "rules.jsonl", readings(hudna, inputs, rules)), columns)
    reports = {"gold": sum(len(list(f.glob("*.json"))) for f in folders[:-1]), OURS: len(list(folders[-1].glob("*.json"))),
               "nothing to code": len(NOTHING.read_text(encoding="utf-8").split())}
    show(found, alone)
    record_of = processes.score_unseen(hudna, shared, fold_languages(folds))
    show_processes(record_of)
    print(f"{PER_EMPTY}: over the {reports['nothing to code']} articles of {NOTHING.name}; reports: {reports}")
    if options.dry:
        return
    if not options.measure:
        options.write.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(written, options.write)
        shutil.copyfile(written.with_name(SECOND), options.write.with_name(SECOND))
    record = {"date": datetime.date.today().isoformat(), "reports": reports, "unseen": found, "rules alone": alone, "processes unseen": record_of}
    OUT_OF_FOLD.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{OUT_OF_FOLD.name} written" if options.measure else f"{options.write.name} and {OUT_OF_FOLD.name} written; build again, then: make eval")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hudna", type=pathlib.Path, metavar="HUDNA")
    parser.add_argument("shared", type=pathlib.Path, nargs="?", default=ROOT.parent / "shared", metavar="SHARED")
    parser.add_argument("--write", type=pathlib.Path, metavar="FILE", default=MODELS)
    parser.add_argument("--dry", action="store_true")
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "codebook" / "score.py").exists() or not (options.shared / "corpus").exists():
        print(f"no annotated reports and no corpus at {options.shared}: nothing to train on")
        return 0
    if not options.hudna.exists():
        parser.error(f"no program at {options.hudna}: build it first (make build)")
    try:
        train(options)
    except (Failure, annotations.Failure) as failure:
        print(f"run_training.py: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Trains the model that tells the blocks of an article from the rest of a web page (Language/web/models/blocks.tsv), and says how good it is on pages it has not seen.

    train_pages.py HUDNA [SHARED] [--folds 10] [--write FILE] [--dry]

HUDNA prints the blocks of the annotated pages with their features; a block is the article's where most of its words stand, in order, in the annotated text. Boosted
trees are fitted to them, on the pages as they are and, at half the weight, with the names of classes and with the page's own data blanked out, so that pages whose
makers use other names are read by their shape. Printed are the scores of score_pages.py's measure on held-out pages: as they are, and with names and data blanked.
--dry writes nothing. Needs numpy and scikit-learn. Where there are no annotated pages that is said, and the exit status is 0."""
import argparse
import collections
import difflib
import json
import pathlib
import re
import subprocess
import sys

import trees

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODEL = ROOT / "Language" / "web" / "models" / "blocks.tsv"
THRESHOLD, LEAST_WORDS, FALL, LONGEST_GAP, GAP_THRESHOLD = 0.0, 8, 1.0, 6, -0.75  # as in ArticleText.swift
SETTINGS = dict(max_iter=150, learning_rate=0.08, max_leaf_nodes=8, min_samples_leaf=20, l2_regularization=1.0)
DATA = ["in-data-body", "has-data-body", "in-body-property"]


def tokens(text):
    return re.findall(r"\w+", text or "")


def shingles(text, n=4):
    words = tokens(text)
    return collections.Counter(w for w in (tuple(words[i:i + n]) for i in range(max(1, len(words) - n + 1))) if w)


def labels(texts, gold):
    """By block: the share of its words that stand in the annotated text in this order, and how many words it has."""
    words, owner = [], []
    for index, text in enumerate(texts):
        own = tokens(text)
        words += own
        owner += [index] * len(own)
    total, hits = collections.Counter(owner), collections.Counter()
    for start, _, length in difflib.SequenceMatcher(None, words, tokens(gold), autojunk=False).get_matching_blocks():
        for at in range(start, start + length):
            if length >= 3 or total[owner[at]] <= length:
                hits[owner[at]] += 1
    return [hits[i] / total[i] if total[i] else 0 for i in range(len(texts))], [total[i] for i in range(len(texts))]


def load(hudna, shared):
    import numpy as np
    truth = json.loads((shared / "pages" / "ground-truth.json").read_text(encoding="utf-8"))
    files = sorted((shared / "pages").glob("*.html.gz"))
    run = subprocess.run([hudna, "text", "--blocks", *files], capture_output=True, text=True, check=True)
    pages, names = [], []
    for line in run.stdout.splitlines():
        row = json.loads(line)
        names = row["names"]
        gold = truth[row["id"]]["articleBody"]
        texts = [b["text"] for b in row["blocks"]]
        share, counts = labels(texts, gold)
        pages.append({"gold": gold, "texts": texts, "x": np.array([b["features"] for b in row["blocks"]], dtype=np.float32).reshape(len(texts), len(names)),
                      "y": np.array(share) > 0.5, "words": np.array(counts, dtype=float)})
    return pages, names


def blanked(x, columns):
    x = x.copy()
    x[:, columns] = 0
    return x


def fit(pages, named, data):
    import numpy as np
    from sklearn.ensemble import HistGradientBoostingClassifier
    x = np.vstack([p["x"] for p in pages])
    y = np.concatenate([p["y"] for p in pages])
    parts = [np.sqrt(np.clip(p["words"], 1, 100)) for p in pages]
    weights = np.concatenate([w / max(w.sum(), 1) for w in parts])
    weights /= weights.mean()
    x = np.vstack([x, blanked(x, named), blanked(x, data)])
    model = HistGradientBoostingClassifier(**SETTINGS, random_state=0)
    return model.fit(x, np.tile(y, 3), sample_weight=np.concatenate([weights, weights / 2, weights / 2]))


def article(page, model, columns):
    if not page["texts"]:
        return ""
    scores = model.decision_function(blanked(page["x"], columns))
    long = scores[page["x"][:, 0] >= LEAST_WORDS]
    threshold = min(THRESHOLD, long.max() - FALL) if len(long) else THRESHOLD
    kept = [score > threshold for score in scores]
    last = None
    for index in [i for i, keep in enumerate(kept) if keep]:
        if last is not None and index - last - 1 <= LONGEST_GAP and all(score > GAP_THRESHOLD for score in scores[last + 1:index]):
            kept[last + 1:index] = [True] * (index - last - 1)
        last = index
    return "\n\n".join(text for text, keep in zip(page["texts"], kept) if keep)


def score(pairs):
    """Precision, recall and F1 as score_pages.py has them."""
    precisions, recalls = [], []
    for gold, predicted in pairs:
        t, p = shingles(gold), shingles(predicted)
        common = sum((t & p).values())
        for values, whole in ((precisions, sum(p.values())), (recalls, sum(t.values()))):
            if t == p or whole:
                values.append(1.0 if t == p else common / whole)
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hudna")
    parser.add_argument("shared", nargs="?", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--write", type=pathlib.Path, default=MODEL)
    parser.add_argument("--dry", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "pages").is_dir():
        print("no annotated pages: nothing to train on")
        return
    pages, names = load(options.hudna, options.shared)
    named = [i for i, name in enumerate(names) if name.startswith(("near-", "far-"))]
    data = [names.index(name) for name in DATA]
    print(f"{len(pages)} pages, {sum(len(p['texts']) for p in pages)} blocks, {len(names)} features")
    if options.folds > 1:
        import numpy as np
        order = np.random.RandomState(0).permutation(len(pages))
        plain, bare = [], []
        for fold in range(options.folds):
            held = set(order[fold::options.folds].tolist())
            model = fit([p for i, p in enumerate(pages) if i not in held], named, data)
            for i in held:
                plain.append((pages[i]["gold"], article(pages[i], model, [])))
                bare.append((pages[i]["gold"], article(pages[i], model, named + data)))
        for what, pairs in (("held-out pages", plain), ("held-out pages, names and data blanked", bare)):
            print(what + ": precision %.4f  recall %.4f  F1 %.4f" % score(pairs))
    if not options.dry:
        options.write.write_text(trees.table(fit(pages, named, data), names, "train_pages.py"), encoding="utf-8")
        print(f"wrote {options.write.name}")


if __name__ == "__main__":
    sys.exit(main())

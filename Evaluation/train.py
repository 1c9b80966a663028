#!/usr/bin/env python3
"""Trains the models that decide on draft claims (Language/ar/models/claims.tsv) and says how good they are on reports they have not seen.

train.py ROWS.jsonl TEXTDIR GOLDDIR [TEXTDIR GOLDDIR …] [--score SCORE.PY] [--write FILE] [--folds 5]

ROWS is what `hudna features` prints for the annotated reports with an empty models/claims.tsv (run_training.py sees to it). Linear models with an L2
penalty are fitted by L-BFGS (scipy): whether a draft stands, who is its actor, who its target, when it was so, its status, from where to where its evidence reaches, who is an actor of
the report, whether the report's words are those of one with anything to code. Boosted trees (scikit-learn) then look at the drafts of a report beside one another, fitted on what
the linear model gives drafts that it has not seen. The table printed is out of fold: every report is decided by models that were fitted without it. Needs numpy, scipy and scikit-learn."""
import argparse
import importlib.util
import json
import pathlib
import re
from array import array
from collections import Counter, defaultdict

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier

import trees

NONE_FEATURES = 16
LEAST = 0.04  # weights that hardly count are left out
MOST = 65_535  # of one label
ANNOTATED_TWICE = 4  # so many times a report counts that two have annotated
SETTLED = 3  # who takes part: so many times more yet
TOPIC_LEAST = 0.2  # those of a word, which are divided by the root of the number of words
OPENING = 70  # so many different words are a report's opening
SECOND = dict(max_iter=150, learning_rate=0.05, max_depth=4, l2_regularization=5.0, min_samples_leaf=60, random_state=0)
SECOND_FEATURES = "odds doubt lead readings beside alike near before behind length actors targets sources status rejected third words".split()
NOT_THERE = -9.0  # log odds of what is not there
NEARNESS = 4  # tokens
HOPELESS = -4.0  # log odds under which a draft gets no second look
STATUSES = ["occurred", "ongoing", "planned", "possible", "conditional", "negated"]


def load_scorer(path):
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


KEYS = ("keys", "topic", "standing", "statusKeys", "timeless")  # lists of hashed features in a row


def packed(found):
    """An object of a row with its features in four bytes each: as lists of numbers, those of a thousand reports take over 20 GB."""
    for name in KEYS:
        if isinstance(found.get(name), list):
            found[name] = array("I", found[name])
    return found


def load_rows(path):
    """{report: row} of what `hudna features` printed."""
    with open(path, encoding="utf-8") as lines:
        return {row["report"]: row for row in (json.loads(line, object_hook=packed) for line in lines)}


def fit(rows, labels, weights, l2, scales=None):
    """Logistic regression; returns {key: weight}, key 0 the bias. Every feature of a row is 1, or the row's scale."""
    index = {}
    indptr, indices = [0], []
    for keys in rows:
        for k in set(keys):
            indices.append(index.setdefault(k, len(index)))
        indptr.append(len(indices))
    x = csr_matrix((np.repeat(scales or np.ones(len(rows)), np.diff(indptr)), np.array(indices, dtype=np.int64), np.array(indptr)), shape=(len(rows), len(index)))
    y, w = np.asarray(labels, float), np.asarray(weights, float)

    def loss(theta):
        z = x @ theta[1:] + theta[0]
        p = probability(z)
        value = -np.sum(w * (y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))) + l2 / 2 * np.dot(theta[1:], theta[1:])
        g = w * (p - y)
        return value, np.concatenate([[g.sum()], x.T @ g + l2 * theta[1:]])

    best = minimize(loss, np.zeros(len(index) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    out = {k: best[i + 1] for k, i in index.items()}
    out[0] = best[0]
    return out


def fit_choice(groups, l2):
    """Conditional logit: each group is (list of key lists, set of right ones, keys of choosing none or None where one must be chosen, whether none is right).
    Returns {key: weight}."""
    index, rows, owner, right = {}, [], [], []
    for g, (candidates, chosen, none_keys, none_right) in enumerate(groups):
        for i, keys in enumerate(candidates):
            rows.append([index.setdefault(k, len(index)) for k in set(keys)]), owner.append(g), right.append(i in chosen)
        if none_keys is not None:
            rows.append([index.setdefault(k, len(index)) for k in set(none_keys)]), owner.append(g), right.append(none_right)
    indptr = np.cumsum([0] + [len(r) for r in rows])
    x = csr_matrix((np.ones(indptr[-1]), np.array([c for r in rows for c in r], dtype=np.int64), indptr), shape=(len(rows), len(index)))
    owner, right, n = np.array(owner), np.array(right, float), len(groups)

    def loss(theta):
        z = x @ theta
        z -= np.maximum.reduceat(z, np.r_[0, np.flatnonzero(np.diff(owner)) + 1])[owner]
        e = np.exp(z)
        total = np.bincount(owner, e, n)
        good = np.bincount(owner, e * right, n) + 1e-12
        p, q = e / total[owner], e * right / good[owner]
        return -np.sum(np.log(good / total)) + l2 / 2 * theta @ theta, x.T @ (p - q) + l2 * theta

    best = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    out = {k: best[i] for k, i in index.items()}
    out[0] = 0.0
    return out


def none_keys(draft):
    """The features of leaving a slot empty: those of the draft's standing that tell its type and row (their keys stand first)."""
    return [(k ^ 0x5BD1E995) & 0xFFFFFFFF for k in draft["standing"][:NONE_FEATURES]]


def score(model, keys):
    return model[0] + sum(model.get(k, 0.0) for k in set(keys))


def probability(odds):
    """Of log odds."""
    return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))


def borders(draft, spans):
    """For either end of a draft's evidence (keys of the features by candidate, the candidates nearest to the annotated end); left out where none is within two
    letters. What is annotated is of `spans` the one that has most in common with the draft."""
    start, end = draft["at"], draft["at"] + len(draft["evidence"])
    annotated = max(spans, key=lambda s: min(s[1], end) - max(s[0], start))
    out = {}
    for name, at in zip(("first", "limit"), annotated):
        away = [abs(c["at"] - at) for c in draft[name + "s"]]
        if away and min(away) <= 2:
            out[name] = [c["keys"] for c in draft[name + "s"]], {i for i, a in enumerate(away) if a == min(away)}
    return out


class Data:
    """Drafts of all reports with what the annotation says of them."""

    def __init__(self, rows, texts, golds, scorer, empty=()):
        self.reports = []
        for report, row in rows.items():
            if report not in golds:
                # A report that holds nothing to code: all its drafts are wrong.
                if report in empty:
                    for d in row["drafts"]:
                        del d["firsts"], d["limits"]
                    self.reports.append((report, row, {"actors": [], "claims": [], "quotes": [], "figures": [], "times": [], "date": {}}, "", {}, {}))
                continue
            gold, text = golds[report], texts[report]
            gf, pf = [scorer.forms(a) for a in gold["actors"]], [scorer.forms(a) for a in row["actors"]]
            pairs = scorer.match([(sum(len(f) for f in g & p), i, j) for i, g in enumerate(gf) for j, p in enumerate(pf) if g & p])
            aligned = {j: gold["actors"][i]["name"] for _, i, j in pairs}
            drafts, typed = row["drafts"], []
            for i, g in enumerate(gold["claims"]):
                for j, d in enumerate(drafts):
                    if g["type"] != d["type"]:
                        continue
                    u = scorer.meets(text, g["evidence"], d["evidence"], 0.5, 0.3)
                    if u:
                        agree = scorer.set_f1(set(g["actors"]), {aligned.get(a, "?") for a in d["actors"]})
                        typed.append((u + 0.5 * agree - (0.3 if d["rejected"] else 0), i, j))
            match = {j: gold["claims"][i] for _, i, j in scorer.match(typed)}
            for j, g in match.items():
                drafts[j]["borders"] = borders(drafts[j], scorer.spans(text, g["evidence"]))
            for d in drafts:
                del d["firsts"], d["limits"]
            self.reports.append((report, row, gold, text, aligned, match))


def fold_numbers(texts, folds):
    """The fold of each report. Reports that share two fifths of the shorter one's runs of three words (one agency's text in two papers) are in one fold:
    else a report would be decided by models that have seen its twin."""
    runs = [set(zip(w, w[1:], w[2:])) for w in (re.findall(r"\w+", t) for t in texts)]
    first, where = list(range(len(texts))), defaultdict(list)
    for i, own in enumerate(runs):
        shared = Counter(j for run in own for j in where[run])
        near = [j for j, n in shared.items() if n >= 0.4 * min(len(own), len(runs[j]))]
        joined = {first[j] for j in near} | {i}
        first = [min(joined) if f in joined else f for f in first]
        for run in own:
            where[run].append(i)
    order = {f: n for n, f in enumerate(dict.fromkeys(first))}
    return [order[f] % folds for f in first]


def train_topic(reports, l2):
    """Whether a report holds anything to code, by its words, each with the root of its share, so that long and short ones are judged alike; their openings
    count as reports of their own. Flashes have no topic."""
    known = [(keys, bool(gold["claims"])) for _, row, gold, *_ in reports if row["topic"] for keys in (row["topic"], row["topic"][:OPENING])]
    model = fit([keys for keys, _ in known], [right for _, right in known], [1.0] * len(known), l2["topic"], [len(keys) ** -0.5 for keys, _ in known])
    return {k: w for k, w in model.items() if k == 0 or abs(w) >= TOPIC_LEAST}


def doubt(models, row):
    """What speaks against all drafts of a report: its topic's log odds where they are below -1, not over 0 and not under -4. As Judge.swift has it."""
    model, keys = models["topic"], row["topic"]
    if not keys:
        return 0.0
    return max(-4.0, min(0.0, model[0] + (score(model, keys) - model[0]) / len(keys) ** 0.5 + 1))


def calibrate(drafts):
    """What a draft's log odds are worth, and its report's doubt: logistic regression over drafts (log odds, doubt, right) that the models had not seen."""
    odds, doubts, right = (np.array(column, float) for column in zip(*drafts))

    def loss(theta):
        z = theta[0] + theta[1] * odds + theta[2] * doubts
        g = 1 / (1 + np.exp(-z)) - right
        return np.sum(np.logaddexp(0, z) - right * z), np.array([g.sum(), g @ odds, g @ doubts])

    return dict(enumerate(minimize(loss, np.array([0.0, 1.0, 0.0]), jac=True, method="L-BFGS-B").x))


def second_rows(row, odds, against):
    """What the second look sees of each draft of a report, as SecondLook.swift has it."""
    drafts, words = row["drafts"], defaultdict(list)
    for i, d in enumerate(drafts):
        words[d["token"]].append(i)
    third = sorted((max(odds[i] for i in word) for word in words.values()), reverse=True)[2:3] or [NOT_THERE]

    def strongest(order):
        found, best = [NOT_THERE] * len(drafts), defaultdict(lambda: NOT_THERE)
        for word in order:
            for i in word:
                found[i] = best[drafts[i]["type"]]
            for i in word:
                best[drafts[i]["type"]] = max(best[drafts[i]["type"]], odds[i])
        return found

    before, behind = strongest(list(words.values())), strongest(list(words.values())[::-1])
    sentences = defaultdict(list)
    for i, d in enumerate(drafts):
        sentences[d["sentence"]].append(i)
    out = []
    for i, d in enumerate(drafts):
        beside, alike, near = [NOT_THERE], [NOT_THERE], [NOT_THERE]
        for j in sentences[d["sentence"]]:
            o = drafts[j]
            if o["token"] == d["token"]:
                continue
            if o["from"] < d["to"] and d["from"] < o["to"]:
                (alike if o["type"] == d["type"] else beside).append(odds[j])
            if abs(o["token"] - d["token"]) <= NEARNESS:
                near.append(odds[j])
        rivals = [odds[j] for j in words[d["token"]] if j != i]
        out.append([odds[i], against, odds[i] - max(rivals) if rivals else 0, len(rivals), max(beside), max(alike), max(near), before[i], behind[i], d["to"] - d["from"],
                    len(d["actors"]), len(d["targets"]), len(d["source"]), STATUSES.index(d["status"]), int(d["rejected"]), third[0], len(words)])
    return np.array(out, dtype=np.float32).reshape(len(drafts), len(SECOND_FEATURES))


def fit_second(reports, rows, settled):
    """Boosted trees over the drafts of reports; `rows` has by report what the second look sees, made of log odds by models that had not seen it. Flashes are left out."""
    known = [r for r in reports if r[1]["topic"] and r[1]["drafts"]]
    x = np.vstack([rows[r[0]] for r in known])
    y = np.array([j in r[5] for r in known for j in range(len(r[1]["drafts"]))])
    weights = np.concatenate([np.full(len(r[1]["drafts"]), 2.0 if r[0] in settled else 1.0) for r in known])
    open_ = x[:, 0] >= HOPELESS
    return HistGradientBoostingClassifier(**SECOND).fit(x[open_], y[open_], sample_weight=weights[open_])


def participants(reports, settled):
    """For each slot what `fit_choice` takes: the candidates of each draft with who is right. Reports in `settled` count several times."""
    choices = {"actor": [], "target": []}
    for report, row, _, _, aligned, match in reports:
        for j, g in match.items():
            d = row["drafts"][j]
            for slot in choices:
                wanted = g[slot + "s"]
                chosen = {i for i, p in enumerate(d["participants"]) if any(aligned.get(m, "?") in wanted for m in row["actors"][p["actor"]]["members"])}
                if wanted and not chosen:
                    continue
                group = ([p["keys"] for p in d["participants"]], chosen, none_keys(d), not wanted)
                choices[slot] += [group] * (SETTLED if report in settled else 1)
    return choices


def train(reports, l2, settled=frozenset()):
    stand_x, stand_y, stand_w = [], [], []
    whens = []
    ends = {"first": [], "limit": []}
    status_x, status_y = [], []
    for _, row, _, _, aligned, match in reports:
        days = [(t["start"] or "")[:10] for t in row["times"]]
        for j, d in enumerate(row["drafts"]):
            stand_x.append(d["standing"]), stand_y.append(j in match), stand_w.append(1.0)
            if j not in match:
                continue
            g = match[j]
            status_x.append(d["statusKeys"]), status_y.append(g["status"])
            for name, (candidates, nearest) in d["borders"].items():
                ends[name].append((candidates, nearest, None, False))
            day = (g["when"].get("start") or "")[:10]
            right = {i for i, t in enumerate(d["times"]) if days[t["time"]] == day}
            if d["times"] and (right or not day):
                whens.append(([t["keys"] for t in d["times"]], right if day else set(), d["timeless"], not day))
    told_x, told_y = [], []
    for _, row, gold, _, aligned, _ in reports:
        for i, a in enumerate(row["actors"] if gold["actors"] else []):
            if a["members"] != [i]:
                continue
            told_x.append(a["keys"]), told_y.append(i in aligned)
    models = {"told": fit(told_x, told_y, [1.0] * len(told_y), l2["status"]), "topic": train_topic(reports, l2)}
    models.update({"standing": fit(stand_x, stand_y, stand_w, l2["standing"])})
    models["when"] = fit_choice(whens, l2["when"])
    for name, groups in ends.items():
        models[name] = fit_choice(groups, l2["extent"])
    for slot, groups in participants(reports, settled).items():
        models[slot] = fit_choice(groups, l2["participant"])
    for s in STATUSES:
        models["status-" + s] = fit(status_x, [y == s for y in status_y], [1.0] * len(status_y), l2["status"])
    return models


def choose(model, draft, actors, taken):
    """The actor that all his mentions together make likeliest, with those that are joined by و to the best of them, or nobody; of a dual the two that it
    stands for. As Judge.swift has it."""
    none, chances, scored = score(model, none_keys(draft)), defaultdict(float), []
    for p in draft["participants"]:
        if p["actor"] not in taken:
            scored.append((score(model, p["keys"]), p))
            chances[p["actor"]] += np.exp(np.clip(scored[-1][0] - none, -30, 30))
    likeliest = max(chances, key=chances.get, default=None)
    if likeliest is None or chances[likeliest] <= 1:
        return []
    best = max((s for s in scored if s[1]["actor"] == likeliest), key=lambda s: s[0])[1]
    out = []
    for p in draft["participants"]:
        if p["chain"] == best["chain"]:
            out += [m for m in actors[p["actor"]]["members"] if m not in out and m not in taken]
    return out


def decide(models, row, threshold):
    """The same decisions as HudnaReading/Learning/Judge.swift, but for the evidence, which is left as the rules have it."""
    names = [a["name"] for a in row["actors"]]
    claims, best = [], {}
    worth, against = models["calibration"], doubt(models, row)
    odds = [score(models["standing"], d["standing"]) for d in row["drafts"]]
    first = [worth[0] + worth[1] * z + worth[2] * against for z in odds]
    if row["topic"] and odds:
        second = models["second"].decision_function(second_rows(row, odds, against))
        first = [p if z < HOPELESS else (p + q) / 2 for p, q, z in zip(first, second, odds)]
    chances = [probability(z) for z in first]
    for d, p in zip(row["drafts"], chances):
        best[d["token"]] = max(best.get(d["token"], 0), p)
    for d, p in zip(row["drafts"], chances):
        # Of the readings of one word the likeliest stands.
        if p < threshold or p < best[d["token"]]:
            continue
        # What a particle of negation stands in front of never becomes something that happened.
        open_to = [s for s in STATUSES if not d["firm"] or s not in ("occurred", "ongoing")]
        status = max(open_to, key=lambda s: score(models["status-" + s], d["statusKeys"]))
        if score(models["status-" + status], d["statusKeys"]) <= 0:
            status = d["status"]
        actors = choose(models["actor"], d, row["actors"], [])
        targets = choose(models["target"], d, row["actors"], actors)
        if not targets and len(actors) > 1 and d["type"] in "talks call clash indirect-talks".split():
            actors, targets = actors[:1], actors[1:]
        words = d["type"] in "demand support accuse deny threaten concern pledge".split()
        source = [a for a in d["source"] if not (words and a in actors)]
        claims.append({"type": d["type"], "status": status, "actors": [names[a] for a in actors], "targets": [names[a] for a in targets], "object": "", "place": "",
                       "when": choose_time(models["when"], d, row["times"]), "source": [names[a] for a in source], "via": [names[a] for a in d["via"]], "evidence": d["evidence"], "confidence": p})
    return claims


def choose_time(model, draft, times):
    """When it was so, all times that say the same together; {} where that it is left open is likelier. As Judge.swift has it."""
    none, chances = score(model, draft["timeless"]), defaultdict(float)
    for t in draft["times"]:
        value = times[t["time"]]
        chances[value["start"], value["end"]] += np.exp(np.clip(score(model, t["keys"]) - none, -30, 30))
    best = max(chances, key=chances.get, default=None)
    return dict(zip(("start", "end"), best)) if best is not None and chances[best] > 1 else {}


def looks(rows):
    """How often each key is looked at, by key."""
    counts = Counter()
    for row in rows:
        counts.update(row["topic"])
        for actor in row["actors"]:
            counts.update(actor["keys"])
        for draft in row["drafts"]:
            for name in ("standing", "statusKeys", "timeless"):
                counts.update(draft[name])
            for name in ("participants", "times", "firsts", "limits"):
                for candidate in draft[name]:
                    counts.update(candidate["keys"])
    return counts


def weight_lines(models, threshold, counts):
    """The text of Language/ar/models/claims.tsv; weights that hardly count are left out. Of each label the bias first, then those that are looked at most often: the
    program keeps this order, and what it needs again and again lies close together."""
    lines = []
    for label, model in models.items():
        keys = [key for key, weight in model.items() if key == 0 or abs(weight) >= LEAST]
        if len(keys) > MOST:
            raise SystemExit(f"{label}: {len(keys)} weights, the program takes {MOST}: leave out more of the small ones (LEAST)")
        lines += [f"{label}\t{key}\t{model[key]:.4g}" for key in sorted(keys, key=lambda k: (k != 0, -counts[k], k))]
    return "\n".join([*lines, f"threshold\t0\t{threshold:g}", "threshold\t1\t0"]) + "\n"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("rows", type=pathlib.Path)
    ap.add_argument("folders", type=pathlib.Path, nargs="+", metavar="TEXTDIR GOLDDIR")
    ap.add_argument("--score", type=pathlib.Path, default=pathlib.Path("../shared/codebook/score.py"))
    ap.add_argument("--write", type=pathlib.Path)
    ap.add_argument("--folds", type=int, default=5)
    ap.add_argument("--threshold", type=float, default=0.3, help="drafts at least this likely stand")
    ap.add_argument("--show", action="store_true")
    ap.add_argument("--twice", type=pathlib.Path, nargs="*", default=[], metavar="TEXTDIR", help="folders whose reports two have annotated: they count several times, and for who takes part SETTLED times as much again")
    ap.add_argument("--empty", type=pathlib.Path, help="ids of reports among ROWS that hold nothing to code")
    ap.add_argument("--keep", type=pathlib.Path, help="write the out-of-fold readings here, a line of JSON a report")
    ap.add_argument("--fold-models", type=pathlib.Path, help="write here each fold's weights and trees, and the reports that they were fitted without: K.tsv, K.trees, K.ids")
    ap.add_argument("--only", help="print the table over this folder's reports alone")
    a = ap.parse_args()
    scorer = load_scorer(a.score)
    rows = load_rows(a.rows)
    counts = looks(rows.values())
    texts, golds, folder_of = {}, {}, {}
    for t, g in zip(a.folders[::2], a.folders[1::2]):
        for path in sorted(g.glob("*.json")):
            golds[path.stem] = json.loads(path.read_text(encoding="utf-8"))
            texts[path.stem] = (t / (path.stem + ".txt")).read_text(encoding="utf-8-sig")
            folder_of[path.stem] = str(t)
    empty = set(a.empty.read_text(encoding="utf-8").split()) if a.empty else set()
    data = Data(rows, texts, golds, scorer, empty)
    l2 = {"standing": 4.0, "participant": 6.0, "when": 1.0, "extent": 2.0, "status": 1.0, "topic": 0.1}
    twice = {str(t) for t in a.twice}
    settled = {report for report, folder in folder_of.items() if folder in twice}

    def weighed(reports):
        return reports + [r for r in reports if folder_of.get(r[0]) in twice] * (ANNOTATED_TWICE - 1)

    out_of_fold, out_models, unseen, second = {}, {}, [], {}
    fold_of_report = fold_numbers([text for _, _, _, text, _, _ in data.reports], a.folds)
    for fold in range(a.folds):
        models = out_models[fold] = train(weighed([r for i, r in enumerate(data.reports) if fold_of_report[i] != fold]), l2, settled)
        for i, (_, row, *_, match) in enumerate(data.reports):
            if fold_of_report[i] == fold:
                against = doubt(models, row)
                odds = [score(models["standing"], d["standing"]) for d in row["drafts"]]
                unseen += [(z, against, j in match) for j, z in enumerate(odds)]
                second[row["report"]] = second_rows(row, odds, against)
    # Three numbers over all folds together.
    calibration = calibrate(unseen)
    print("worth of a draft's log odds and of its report's doubt, with the bias: %.3f %.3f %.3f" % (calibration[1], calibration[2], calibration[0]))
    for fold, models in out_models.items():
        models["calibration"] = calibration
        models["second"] = fit_second([r for i, r in enumerate(data.reports) if fold_of_report[i] != fold], second, settled)
        if a.fold_models:
            a.fold_models.mkdir(parents=True, exist_ok=True)
            linear = {label: model for label, model in models.items() if label != "second"}
            (a.fold_models / f"{fold}.tsv").write_text(weight_lines(linear, a.threshold, counts), encoding="utf-8")
            (a.fold_models / f"{fold}.trees").write_text(trees.table(models["second"], SECOND_FEATURES, "train.py"), encoding="utf-8")
            (a.fold_models / f"{fold}.ids").write_text("".join(f"{r[0]}\n" for i, r in enumerate(data.reports) if fold_of_report[i] == fold), encoding="utf-8")
        for i, (report, row, *_) in enumerate(data.reports):
            if fold_of_report[i] == fold:
                claims = decide(models, row, a.threshold)
                used = {n for c in claims for k in ("actors", "targets", "source", "via") for n in c[k]}
                actors = [x for i, x in enumerate(row["actors"]) if x["members"] == [i] and x["name"] in used or x["members"] == [i] and score(models["told"], x["keys"]) >= 0]
                out_of_fold[report] = {"actors": actors, "claims": claims, "quotes": [], "figures": [], "times": [], "date": {}}
    if a.keep:
        a.keep.write_text("".join(json.dumps({"report": k, **v}, ensure_ascii=False) + "\n" for k, v in out_of_fold.items()), encoding="utf-8")
    tally = {"counts": defaultdict(scorer.Counts), "slots": defaultdict(list), "status": defaultdict(list), "widths": []}
    for report, row, gold, text, *_ in data.reports:
        if report in empty or a.only and a.only not in folder_of[report]:
            continue
        scorer.score(report, text, scorer.clean(gold, report), scorer.clean(out_of_fold[report], report), tally, "slots" if a.show else None)
    for k, c in tally["counts"].items():
        if k.startswith("claims") or k == "actors":
            r = c.row()
            print(f"{k:50} gold {r['gold']:4}  got {r['predicted']:4}  P {r['precision']:.3f}  R {r['recall']:.3f}  F1 {r['f1']:.3f}")
    accuracy = {k: round(sum(v) / len(v), 3) for k, v in tally["slots"].items() if v}
    print("slots", accuracy, "status macro F1", scorer.macro_status(tally["status"]))
    if empty:
        print(f"claims per empty report, out of fold: {sum(len(out_of_fold[e]['claims']) for e in empty if e in out_of_fold) / len(empty):.3f}")
    found = sum(len(m) for *_, m in data.reports)
    print(f"drafts {sum(len(r[1]['drafts']) for r in data.reports)}, of them right {found}, gold {sum(len(r[2]['claims']) for r in data.reports)}")
    if a.write:
        text = weight_lines({**train(weighed(data.reports), l2, settled), "calibration": calibration}, a.threshold, counts)
        a.write.parent.mkdir(parents=True, exist_ok=True)
        a.write.write_text(text, encoding="utf-8")
        look = trees.table(fit_second(data.reports, second, settled), SECOND_FEATURES, "train.py")
        a.write.with_name("second-look.tsv").write_text(look, encoding="utf-8")
        print(f"wrote {text.count(chr(10))} weights to {a.write}")


if __name__ == "__main__":
    main()

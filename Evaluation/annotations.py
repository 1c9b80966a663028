#!/usr/bin/env python3
"""Annotated reports without their text: positions and codes here, the words in the corpus beside the repository.

    annotations.py pack SRC_DIR [--shared SHARED]      NAME.json (+ NAME.txt) of SRC_DIR → Evaluation/annotations/NAME.json
    annotations.py unpack OUT_DIR [--shared SHARED]    Evaluation/annotations/*.json → OUT_DIR/NAME.txt and NAME.json

NAME is the id of an article of SHARED/corpus; its text is title, newline, text. A packed file has the shape of the annotation file
(codebook/gold-format.md) but for these: a stretch of the report is [start, end) in Unicode scalars; actors, targets, source, via and speaker are positions
in the list of actors; a name or a counted noun that nobody wrote so stays a string, and one of which much was written so is a list of strings and
stretches. "sha256" is that of the text, in UTF-8, that the positions belong to. Pure standard library."""
import argparse
import hashlib
import json
import pathlib
import re
import sys
import unicodedata
from collections import defaultdict

from evaluate import ROOT, corpus

ANNOTATIONS = pathlib.Path(__file__).resolve().parent / "annotations"
ARABIC = re.compile("[\u0621-\u065f\u0670-\u06d3\u06d5]+")
RUN = 4  # so many words of the report in a row are its text
NAME_WORDS = 6  # up to here a name is a name
LISTS = {
    "actors": ("name", "kind", "mentions"),
    "claims": ("type", "status", "actors", "targets", "object", "place", "when", "source", "via", "evidence"),
    "quotes": ("speaker", "via", "kind", "text"),
    "figures": ("what", "of", "qualifier", "low", "high", "when", "source", "text"),
    "times": ("text", "start", "end", "kind"),
}
REFERENCES = ("actors", "targets", "source", "via")


class Failure(Exception):
    """What cannot be packed or unpacked; the message says which report and why."""


def full_text(article):
    return (article["title"] + "\n" if article.get("title") else "") + article["text"]


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


# Which of several places a stretch is meant.


def is_inside_word(text, at):
    """Whether the scalars on both sides of a position belong to one word."""
    return 0 < at < len(text) and all(c.isalnum() or unicodedata.category(c) == "Mn" for c in text[at - 1 : at + 1])


def spans(text, piece):
    """All places of piece, best first: (how little it is a word by itself, start, end)."""
    out, at = [], text.find(piece)
    while at >= 0:
        end = at + len(piece)
        out.append((is_inside_word(text, at) + 2 * is_inside_word(text, end), at, end))
        at = text.find(piece, at + 1)
    return out


def in_order(text, items, field, alike):
    """The place of every item's field: those that run through the report with the least going to and fro.

    Items that alike calls the same get different places where there are enough."""
    found = [spans(text, item[field]) for item in items]
    groups = defaultdict(list)
    for i, item in enumerate(items):
        groups[alike(item)].append(i)
    for members in groups.values():
        whole = [s for s in found[members[0]] if s[0] == 0]
        for candidates in (whole, found[members[0]]):
            if len(candidates) == len(members):
                for i, span in zip(members, sorted(candidates, key=lambda s: s[1])):
                    found[i] = [span]
                break
    best = [(0, None, 0)]  # (cost so far, the step before, start)
    paths = []
    for candidates in found:
        steps = []
        for inside, start, end in candidates:
            cost, back = min((c + (start - s if start >= s else 2 * (s - start) + 100), k) for k, (c, _, s) in enumerate(best))
            steps.append((cost + 50 * inside, back, start))
        best = steps
        paths.append(steps)
    chosen, at = [None] * len(items), min(range(len(best)), key=lambda k: best[k][0])
    for i in range(len(items) - 1, -1, -1):
        chosen[i] = found[i][at][1:]
        at = paths[i][at][1]
    for members in groups.values():
        taken = set()
        for i in members:
            free = [s[1:] for s in found[i] if s[1:] not in taken]
            if chosen[i] in taken and free:
                chosen[i] = min(free, key=lambda s: abs(s[0] - chosen[i][0]))
            taken.add(chosen[i])
    return [list(s) for s in chosen]


def near(text, piece, home):
    """The place of piece inside home, or else the one nearest to it; "" for nothing."""
    if not piece:
        return ""

    def cost(span):
        inside, start, end = span
        return (not (home[0] <= start and end <= home[1]), inside, max(0, start - home[1], home[0] - end), start)

    return list(min(spans(text, piece), key=cost)[1:])


def first(text, piece):
    return list(min(spans(text, piece))[1:])


# Strings that may be the report's words.


def runs(text):
    """What every RUN words of the report in a row are."""
    words = ARABIC.findall(text)
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def has_run(string, known):
    words = ARABIC.findall(string)
    return any(tuple(words[i : i + RUN]) in known for i in range(len(words) - RUN + 1))


def composed(text, string, known):
    """A string that nobody wrote so, with its longest stretches that somebody did as places, until none of RUN words is left."""
    if not has_run(string, known):
        return [string] if string else []
    cuts = [i for i in range(len(string) + 1) if not is_inside_word(string, i)]
    length, start, end = max((b - a, -a, b) for a in cuts for b in cuts if a < b and string[a:b] in text)
    return [*composed(text, string[:-start], known), first(text, string[-start:end]), *composed(text, string[end:], known)]


def pack_name(text, string, known, place, longest):
    """A place, a string, or where too much of the string is the report's a list of both."""
    if string and string in text:
        return place(string)
    if len(ARABIC.findall(string)) <= longest or not has_run(string, known):
        return string
    return composed(text, string, known)


# Packing and unpacking.


def pack(gold, text):
    known = runs(text)
    for part, fields in LISTS.items():
        for item in gold[part]:
            if set(item) != set(fields):
                raise Failure(f"{gold['report']}: {part}: fields {sorted(item)}")
            for field in ("evidence", "text", "object", "place"):
                if item.get(field) and item[field] not in text:
                    raise Failure(f"{gold['report']}: {part}: {field} is not in the text")
    index = {}
    for i, actor in enumerate(gold["actors"]):
        if index.setdefault(actor["name"], i) != i:
            raise Failure(f"{gold['report']}: two actors of one name")
        if any(m not in text for m in actor["mentions"]):
            raise Failure(f"{gold['report']}: a mention is not in the text")

    def packed(item, home=None):
        out = {}
        for key, value in item.items():
            if key in REFERENCES:
                value = [index[name] for name in value]
            elif key == "speaker":
                value = index[value] if value else ""
            elif key in ("evidence", "text"):
                value = home
            elif key in ("object", "place"):
                value = near(text, value, home)
            elif key == "of":
                value = pack_name(text, value, known, lambda s: near(text, s, home), RUN - 1)
            elif key == "name":
                value = pack_name(text, value, known, lambda s: first(text, s), NAME_WORDS)
            elif key == "mentions":
                value = [first(text, m) for m in value]
            out[key] = value
        return out

    def whole(item):
        return json.dumps(item, sort_keys=True)

    out = {"report": gold["report"], "sha256": digest(text), "date": gold["date"], "actors": [packed(a) for a in gold["actors"]]}
    for part, field, alike in (("claims", "evidence", whole), ("quotes", "text", whole), ("figures", "text", whole), ("times", "text", lambda t: t["text"])):
        out[part] = [packed(item, home) for item, home in zip(gold[part], in_order(text, gold[part], field, alike))]
    return out


def unpack(packed, text):
    if digest(text) != packed["sha256"]:
        raise Failure(f"{packed['report']}: the corpus has another text than was annotated")

    def words(value):
        if isinstance(value, str):
            return value
        if all(isinstance(x, int) for x in value):
            return text[value[0] : value[1]]
        return "".join(map(words, value))

    names = [words(actor["name"]) for actor in packed["actors"]]

    def unpacked(item):
        out = {}
        for key, value in item.items():
            if key in REFERENCES:
                value = [names[i] for i in value]
            elif key == "speaker":
                value = names[value] if value != "" else ""
            elif key in ("evidence", "text", "object", "place", "of", "name"):
                value = words(value)
            elif key == "mentions":
                value = [words(m) for m in value]
            out[key] = value
        return out

    return {"report": packed["report"], "date": packed["date"], **{part: [unpacked(item) for item in packed[part]] for part in LISTS}}


def written(packed):
    """The file's text: a line an item."""
    parts = []
    for key, value in packed.items():
        if key in LISTS:
            lines = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in value)
            parts.append(f' "{key}": [\n{lines}\n ]' if lines else f' "{key}": []')
        else:
            parts.append(f' "{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def text_left(packed, text):
    """The strings of a packed report that give away its text: RUN or more of its words in a row; a name may have NAME_WORDS."""
    known, names = runs(text), [a["name"] for a in packed["actors"] if isinstance(a["name"], str)]
    return [s for s in strings(packed) if has_run(s, known) and not (s in names and len(ARABIC.findall(s)) <= NAME_WORDS)]


def articles(shared, ids):
    found = corpus(shared, ids)
    missing = [i for i in ids if i not in found]
    if missing:
        raise Failure(f"not in the corpus: {' '.join(missing[:5])}")
    return found


def pack_folder(source, shared, target=ANNOTATIONS):
    paths = sorted(source.glob("*.json"))
    found = articles(shared, [p.stem for p in paths])
    target.mkdir(parents=True, exist_ok=True)
    claims = 0
    for path in paths:
        text, gold = full_text(found[path.stem]), json.loads(path.read_text(encoding="utf-8"))
        beside = path.with_suffix(".txt")
        if beside.exists() and beside.read_bytes().decode("utf-8") != text:
            raise Failure(f"{path.stem}: {beside.name} is not the corpus's text")
        packed = pack(gold, text)
        if unpack(packed, text) != gold:
            raise Failure(f"{path.stem}: unpacked it is not what was packed")
        left = text_left(packed, text)
        if left:
            raise Failure(f"{path.stem}: text of the report is left: {len(left)} strings")
        (target / path.name).write_text(written(packed), encoding="utf-8")
        claims += len(gold["claims"])
    return len(paths), claims


def unpack_folder(target, shared, source=ANNOTATIONS):
    paths = sorted(source.glob("*.json"))
    found = articles(shared, [p.stem for p in paths])
    target.mkdir(parents=True, exist_ok=True)
    for path in paths:
        text = full_text(found[path.stem])
        gold = unpack(json.loads(path.read_text(encoding="utf-8")), text)
        (target / (path.stem + ".txt")).write_bytes(text.encode())
        (target / path.name).write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["pack", "unpack"])
    parser.add_argument("folder", type=pathlib.Path, metavar="FOLDER")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    options = parser.parse_args()
    try:
        if options.action == "pack":
            print("packed: %d reports, %d claims" % pack_folder(options.folder, options.shared))
        else:
            print(f"unpacked: {len(unpack_folder(options.folder, options.shared))} reports")
    except Failure as failure:
        print(f"annotations.py: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Tests annotations.py: on a report written for this project, on the packed files as they are, and, where the corpus lies beside the repository, on every
one of them: pack → unpack → pack is the same, no text of the report is left, check_gold.py finds no fault.

    python3 Evaluation/test_annotations.py        SHARED=… names another folder with the corpus and the codebook"""
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import annotations
from evaluate import EMPTY, HERE, ROOT

SHARED = pathlib.Path(os.environ.get("SHARED", ROOT.parent / "shared"))
NOTHING = HERE / "nothing-to-code-2015.txt"
TITLE = "تارة تقبل هدنة السهل"
BODY = "قبلت تارة هدنة السهل، وقال وزير خارجية تارة سامر الوادي إن بلاده ستحترم الهدنة. وزار الوادي اليوم ميناء السهل.\nوقبلت تارة هدنة السهل اليوم."
DAY = {"start": "2015-08-06", "end": "2015-08-06"}
NONE = {"start": "", "end": ""}


def claim(kind, status, actors, evidence, place="", object_="", source=()):
    return {"type": kind, "status": status, "actors": actors, "targets": [], "object": object_, "place": place, "when": NONE, "source": list(source), "via": [],
            "evidence": evidence}


GOLD = {
    "report": "invented",
    "date": {**DAY, "basis": "given"},
    "actors": [
        {"name": "تارة", "kind": "state", "mentions": ["تارة", "بلاده"]},
        {"name": "سامر الوادي", "kind": "person", "mentions": ["سامر الوادي", "الوادي"]},
        {"name": "حكومة تارة", "kind": "body", "mentions": ["وزير خارجية تارة"]},
        {"name": "زملاء وقال وزير خارجية تارة سامر الوادي وأهله", "kind": "people", "mentions": []},
    ],
    "claims": [
        claim("accept", "occurred", ["تارة"], "تارة تقبل هدنة السهل", object_="هدنة السهل"),
        claim("accept", "occurred", ["تارة"], "قبلت تارة هدنة السهل", object_="هدنة السهل"),
        claim("pledge", "occurred", ["تارة"], "بلاده ستحترم الهدنة", source=["سامر الوادي"]),
        claim("visit", "occurred", ["سامر الوادي"], "وزار الوادي اليوم ميناء السهل", place="السهل"),
        claim("accept", "occurred", ["تارة"], "قبلت تارة هدنة السهل", object_="هدنة السهل"),
    ],
    "quotes": [{"speaker": "سامر الوادي", "via": [], "kind": "indirect", "text": "بلاده ستحترم الهدنة"}, {"speaker": "", "via": [], "kind": "direct", "text": "الهدنة"}],
    "figures": [{"what": "other", "of": "هدنة", "qualifier": "exact", "low": 1, "high": 1, "when": DAY, "source": ["حكومة تارة"], "text": "هدنة السهل"}],
    "times": [{"text": "اليوم", **DAY, "kind": "date"}, {"text": "اليوم", **DAY, "kind": "date"}],
}
TEXT = TITLE + "\n" + BODY


def places(piece):
    return [[s, e] for _, s, e in annotations.spans(TEXT, piece)]


class Invented(unittest.TestCase):
    def setUp(self):
        self.packed = annotations.pack(GOLD, TEXT)

    def test_comes_back_whole(self):
        self.assertEqual(annotations.unpack(self.packed, TEXT), GOLD)
        self.assertEqual(json.loads(annotations.written(self.packed)), self.packed)

    def test_repeated_evidence_is_told_apart_in_order(self):
        body = places("قبلت تارة هدنة السهل")
        self.assertEqual(len(body), 2)
        self.assertEqual([c["evidence"] for c in self.packed["claims"] if c["type"] == "accept"], [[0, len(TITLE)], *body])

    def test_object_and_place_lie_in_the_evidence(self):
        for item in self.packed["claims"]:
            for field in ("object", "place"):
                if item[field]:
                    self.assertTrue(item["evidence"][0] <= item[field][0] and item[field][1] <= item["evidence"][1], item)

    def test_repeated_times_are_told_apart(self):
        self.assertEqual([t["text"] for t in self.packed["times"]], places("اليوم"))

    def test_a_mention_is_a_word_where_it_can_be(self):
        self.assertEqual(self.packed["actors"][0]["mentions"][0], [0, 4])
        start = self.packed["quotes"][1]["text"][0]
        self.assertEqual(TEXT[start - 1], " ")

    def test_a_name_of_the_annotator_stays_but_no_text(self):
        self.assertEqual(self.packed["actors"][2]["name"], "حكومة تارة")
        self.assertIsInstance(self.packed["actors"][3]["name"], list)
        self.assertEqual(annotations.text_left(self.packed, TEXT), [])
        self.assertEqual(annotations.text_left({"actors": [], "a": {"b": ["وزار الوادي اليوم ميناء"]}}, TEXT), ["وزار الوادي اليوم ميناء"])

    def test_another_text_is_refused(self):
        with self.assertRaisesRegex(annotations.Failure, "another text"):
            annotations.unpack(self.packed, TEXT + " ")

    def test_what_is_not_in_the_text_is_refused(self):
        broken = {**GOLD, "claims": [claim("visit", "occurred", [], "زار القمر")]}
        with self.assertRaisesRegex(annotations.Failure, "not in the text"):
            annotations.pack(broken, TEXT)

    def test_folders(self):
        with tempfile.TemporaryDirectory() as work:
            work = pathlib.Path(work)
            for name in ("shared/corpus", "notes"):
                (work / name).mkdir(parents=True)
            with gzip.open(work / "shared/corpus/a.jsonl.gz", "wt", encoding="utf-8") as lines:
                lines.write(json.dumps({"id": "invented", "title": TITLE, "text": BODY}) + "\n")
            (work / "notes/invented.json").write_text(json.dumps(GOLD), encoding="utf-8")
            self.assertEqual(annotations.pack_folder(work / "notes", work / "shared", work / "packed"), (1, 5))
            annotations.unpack_folder(work / "out", work / "shared", work / "packed")
            self.assertEqual((work / "out/invented.txt").read_bytes().decode(), TEXT)
            self.assertEqual(json.loads((work / "out/invented.json").read_text(encoding="utf-8")), GOLD)
            (work / "notes/unknown.json").write_text(json.dumps(GOLD), encoding="utf-8")
            with self.assertRaisesRegex(annotations.Failure, "not in the corpus: unknown"):
                annotations.pack_folder(work / "notes", work / "shared", work / "packed")


class Packed(unittest.TestCase):
    """The files as they lie in the repository."""

    def setUp(self):
        self.files = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted(annotations.ANNOTATIONS.glob("*.json"))}
        self.assertTrue(self.files)

    def test_shape(self):
        for name, packed in self.files.items():
            self.assertEqual(packed["report"], name)
            actors = range(len(packed["actors"]))
            for part, fields in annotations.LISTS.items():
                for item in packed[part]:
                    self.assertEqual(sorted(item), sorted(fields), name)
                    for field in annotations.REFERENCES:
                        self.assertTrue(all(i in actors for i in item.get(field, [])), name)
                    for span in [item[f] for f in ("evidence", "text", "object", "place") if item.get(f)] + item.get("mentions", []):
                        self.assertTrue(0 <= span[0] < span[1], name)

    def test_no_string_is_longer_than_a_name(self):
        for name, packed in self.files.items():
            names = [a["name"] for a in packed["actors"]]
            for string in annotations.strings(packed):
                self.assertLessEqual(len(annotations.ARABIC.findall(string)), annotations.NAME_WORDS if string in names else 5, name)

    def test_lists_of_articles_do_not_meet(self):
        nothing, empty = (path.read_text(encoding="utf-8").split() for path in (NOTHING, EMPTY))
        self.assertEqual(len(set(nothing)), len(nothing))
        self.assertFalse(set(nothing) & set(empty))
        self.assertFalse(set(nothing) & set(self.files))

    @unittest.skipUnless((SHARED / "corpus").exists(), "no corpus beside the repository")
    def test_there_and_back(self):
        with tempfile.TemporaryDirectory() as work:
            out, again = pathlib.Path(work, "out"), pathlib.Path(work, "again")
            annotations.unpack_folder(out, SHARED)
            annotations.pack_folder(out, SHARED, again)
            for name, packed in self.files.items():
                self.assertEqual((again / f"{name}.json").read_bytes(), (annotations.ANNOTATIONS / f"{name}.json").read_bytes(), name)
                self.assertEqual(annotations.text_left(packed, (out / f"{name}.txt").read_bytes().decode()), [], name)
            check = [sys.executable, str(SHARED / "codebook" / "check_gold.py"), str(out), *map(str, sorted(out.glob("*.json")))]
            run = subprocess.run(check, capture_output=True, text=True, check=False)
            self.assertEqual((run.returncode, run.stdout), (0, ""))

    @unittest.skipUnless((SHARED / "gold").exists(), "no annotated reports beside the repository")
    def test_no_report_is_annotated_twice(self):
        gold = {p.stem for p in (SHARED / "gold").glob("*/*.json")}
        self.assertFalse(gold & (set(self.files) | set(NOTHING.read_text(encoding="utf-8").split())))


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""Writes the C files that carry the project's data inside the programs (clang's #embed): the tables of Language/ in Sources/CHudnaLanguageData/data.c,
templates, texts, style and script of Workbench/ in Sources/CHudnaWorkbenchData/data.c.

Run it after adding or removing a file; `--check` exits 1 where one is not up to date."""
import dataclasses
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]


@dataclasses.dataclass
class Carrier:
    """A C target that carries files: of which folder, in which folders of it, with which suffixes, and what its header and its functions are called."""
    target: str
    folder: str
    inside: tuple
    suffixes: frozenset
    header: str
    name: str

    @property
    def path(self):
        return ROOT / "Sources" / self.target / "data.c"

    def files(self):
        root = ROOT / self.folder
        return sorted(p.relative_to(root).as_posix() for f in self.inside for p in (root / f).rglob("*") if p.suffix in self.suffixes)

    def source(self):
        files = self.files()
        lines = ["// Written by Scripts/embed.py. Do not edit.", f'#include "{self.header}"', ""]
        for index, file in enumerate(files):
            lines += [f"static const unsigned char file_{index}[] = {{", f'#embed "../../{self.folder}/{file}" suffix(, 0) if_empty(0)', "};"]
        lines += ["", f"static const struct {self.name} files[] = {{"]
        lines += [f'    {{"{file}", file_{index}, sizeof file_{index} - 1}},' for index, file in enumerate(files)]
        lines += ["};", "", f"size_t {self.name}_count(void) {{ return sizeof files / sizeof files[0]; }}", "",
                  f"const struct {self.name} *{self.name}_at(size_t index) {{ return &files[index]; }}", ""]
        return "\n".join(lines)


CARRIERS = [
    Carrier("CHudnaLanguageData", "Language", ("ar", "share-alike", "codes", "web"), frozenset({".tsv"}), "data.h", "hudna_language_file"),
    Carrier("CHudnaWorkbenchData", "Workbench", (".",), frozenset({".mustache", ".tsv", ".css", ".js", ".svg"}), "workbench_data.h", "hudna_workbench_file"),
]


def main():
    if "--check" not in sys.argv:
        for carrier in CARRIERS:
            carrier.path.write_text(carrier.source(), encoding="utf-8")
        return
    stale = [c.target for c in CARRIERS if not c.path.exists() or c.path.read_text(encoding="utf-8") != c.source()]
    if stale:
        sys.exit(f"data.c of {' and '.join(stale)} is not up to date: run Scripts/embed.py")


if __name__ == "__main__":
    main()

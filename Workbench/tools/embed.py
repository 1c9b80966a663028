#!/usr/bin/env python3
"""Writes Sources/CHudnaWorkbenchData/data.c, which carries templates, texts, style and script of the workbench (clang's #embed).

Run it after adding or removing a file; `--check` exits 1 where the list is not up to date."""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = ROOT / "Sources/CHudnaWorkbenchData/data.c"
SUFFIXES = {".mustache", ".tsv", ".css", ".js", ".svg"}


def source():
    folder = ROOT / "Workbench"
    files = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.suffix in SUFFIXES)
    lines = ["// Written by Workbench/tools/embed.py. Do not edit.", '#include "workbench_data.h"', ""]
    for index, name in enumerate(files):
        lines += [f"static const unsigned char file_{index}[] = {{", f'#embed "../../Workbench/{name}" suffix(, 0) if_empty(0)', "};"]
    lines += ["", "static const struct hudna_workbench_file files[] = {"]
    lines += [f'    {{"{name}", file_{index}, sizeof file_{index} - 1}},' for index, name in enumerate(files)]
    lines += ["};", "", "size_t hudna_workbench_file_count(void) { return sizeof files / sizeof files[0]; }", "",
              "const struct hudna_workbench_file *hudna_workbench_file_at(size_t index) { return &files[index]; }", ""]
    return "\n".join(lines)


def main():
    text = source()
    if "--check" in sys.argv:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            sys.exit("Sources/CHudnaWorkbenchData/data.c is not up to date: run Workbench/tools/embed.py")
        return
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

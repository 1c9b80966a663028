#!/usr/bin/env python3
"""Writes Sources/CHudnaLanguageData/data.c, which carries every table under Language/ in the program (clang's #embed).

Run it after adding or removing a table; `--check` exits 1 where the file is not up to date."""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = ROOT / "Sources/CHudnaLanguageData/data.c"


def source():
    folders = [ROOT / "Language" / name for name in ("ar", "share-alike", "codes", "web")]
    files = sorted(p.relative_to(ROOT / "Language").as_posix() for f in folders for p in f.rglob("*.tsv"))
    lines = ["// Written by Language/tools/embed.py. Do not edit.", '#include "data.h"', ""]
    for index, name in enumerate(files):
        lines += [f"static const unsigned char file_{index}[] = {{", f'#embed "../../Language/{name}" suffix(, 0) if_empty(0)', "};"]
    lines += ["", "static const struct hudna_language_file files[] = {"]
    lines += [f'    {{"{name}", file_{index}, sizeof file_{index} - 1}},' for index, name in enumerate(files)]
    lines += ["};", "", "size_t hudna_language_file_count(void) { return sizeof files / sizeof files[0]; }", "",
              "const struct hudna_language_file *hudna_language_file_at(size_t index) { return &files[index]; }", ""]
    return "\n".join(lines)


def main():
    text = source()
    if "--check" in sys.argv:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            sys.exit("Sources/CHudnaLanguageData/data.c is not up to date: run Language/tools/embed.py")
        return
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

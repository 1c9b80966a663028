#!/usr/bin/env python3
"""Writes Language/ar/times/hijri-years.tsv: the Umm al-Qura calendar, one Hijri year a row.

Needs the Python package hijridate 2.6.0 (MIT): pip install hijridate==2.6.0"""
import pathlib
from datetime import date

from hijridate import ummalqura

TARGET = pathlib.Path(__file__).resolve().parents[1] / "ar/times/hijri-years.tsv"
UNIX_EPOCH = 40_588  # Julian day number of 1970-01-01, less 2,400,000 as in the package's table.


def rows():
    starts = [day - UNIX_EPOCH for day in ummalqura.MONTH_STARTS]
    first = ummalqura.HIJRI_RANGE[0][0]
    assert date.fromordinal(date(1970, 1, 1).toordinal() + starts[0]) == date(*ummalqura.GREGORIAN_RANGE[0])
    for year in range(first, ummalqura.HIJRI_RANGE[1][0] + 1):
        at = (year - first) * 12
        long = "".join("1" if starts[at + m + 1] - starts[at + m] == 30 else "0" for m in range(12))
        yield f"ah-{year}\t\thijri-year\t{year} {starts[at]} {long}\thijridate"


def main():
    head = ["# Made by Language/tools/make_hijri.py; do not edit. value: the year, its first day counted from 1970-01-01, and for each month 1 where it has 30 days.",
            "id\tforms\trole\tvalue\tsource"]
    TARGET.write_text("\n".join([*head, *rows(), ""]), encoding="utf-8")


if __name__ == "__main__":
    main()

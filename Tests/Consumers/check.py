#!/usr/bin/env python3
"""Opens Hudna's exports with the programs that others open them with, and compares cells with tables written by hand.

    check.py FOLDER EXPECTED.tsv        FOLDER holds a file for each format, named after it; prints the faults and exits 1, or counts the cells

A line of EXPECTED.tsv is: format, row, column, cell. `row` says which row is meant: column=cell or column~part, joined by &. One row must fit at
least, and every row that fits must have the cell; `-` is an empty cell, `~part` one that holds the part. `none` as the column: no row may fit.
Run with the interpreter of .build-python, which Scripts/consumers.sh makes."""
import io
import json
import pathlib
import sys

import feedparser
import icalendar
import openpyxl
import pandas
import shapely.geometry
from followthemoney import model

GDELT = 61
MENTIONS = 16
ACLED = 31
FORMULA = "=+-@\t\r"


def cells(frame):
    """The rows of a pandas table as texts."""
    return [{str(k): "" if v != v or v is None else str(v) for k, v in row.items()} for row in frame.to_dict("records")]


def number(value):
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def plain(value):
    """A value of JSON in a cell: names of actors, members of lists."""
    if isinstance(value, list):
        return "|".join(plain(v) for v in value)
    if isinstance(value, dict):
        return plain(value["entity_text"]) if "entity_text" in value else json.dumps(value, ensure_ascii=False)
    return number(value)


def flat(record):
    """A record with the members of its objects as `outer.inner`."""
    out = {}
    for key, value in record.items():
        if isinstance(value, dict):
            out.update({f"{key}.{inner}": plain(v) for inner, v in value.items()})
        else:
            out[key] = plain(value)
    return out


def comma_separated(data, columns=None):
    frame = pandas.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)
    assert columns is None or list(frame.columns) == columns, list(frame.columns)
    for row in cells(frame):
        for column, cell in row.items():
            assert not cell or cell[0] not in FORMULA or is_number(cell), f"{column}: {cell}"
    return cells(frame)


def is_number(cell):
    try:
        float(cell)
        return True
    except ValueError:
        return False


def tab_separated(data, names):
    frame = pandas.read_csv(io.BytesIO(data), sep="\t", header=None, names=names, dtype=str, keep_default_na=False, quoting=3)
    assert frame.index.nlevels == 1 and all(line.count("\t") == len(names) - 1 for line in data.decode().splitlines())
    return cells(frame)


def csv(data):
    return comma_separated(data)


def xlsx(data):
    rows = []
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        lines = list(sheet.iter_rows())
        assert all(cell.data_type in "nsi" for line in lines for cell in line), "a formula"
        header = [cell.value for cell in lines[0]]
        for line in lines[1:]:
            rows.append({"list": sheet.title, **{k: "" if c.value is None else number(c.value) for k, c in zip(header, line)}})
    return rows


def jsonl(data):
    return [flat(json.loads(line)) for line in data.decode().splitlines()]


def plover(data):
    records = [json.loads(line) for line in data.decode().splitlines()]
    for record in records:
        assert {"id", "date", "actor", "event"} <= record.keys() and record["cite_info"]["version"].startswith("PLOVER 2.0"), record
        assert record["actor"] and all(entity["entity_text"] for entity in record["actor"]), record
    return [flat(record) for record in records]


def names(format):
    """The columns of a format, as the table beside this script lists them."""
    return (pathlib.Path(__file__).parent / f"{format}.columns.txt").read_text(encoding="utf-8").split()


def cameo(data):
    columns = names("cameo")
    assert len(columns) == GDELT
    return tab_separated(data, columns)


def cameo_mentions(data):
    columns = names("cameo-mentions")
    assert len(columns) == MENTIONS
    return tab_separated(data, columns)


def acled(data):
    columns = names("acled")
    assert len(columns) == ACLED
    rows = comma_separated(data, columns)
    for row in rows:
        assert row["notes"].startswith("Reported by") and row["event_id_cnty"].startswith("hudna-") and row["actor1"], row
        pandas.Timestamp(row["event_date"])
    return rows


def ceasefires(data):
    return comma_separated(data, names("ceasefires"))


def ftm(data):
    rows = []
    for line in data.decode().splitlines():
        record = json.loads(line)
        proxy = model.get_proxy(record)
        proxy.schema.validate(record)
        kept = {name: sorted(proxy.get(name)) for name in record["properties"]}
        for name, values in record["properties"].items():
            assert kept[name] == sorted(values), f"{record['schema']}.{name}: {values} became {kept[name]}"
        rows.append({"schema": proxy.schema.name, "id": proxy.id, "caption": proxy.caption, **{k: "|".join(v) for k, v in kept.items()}})
    known = {row["id"] for row in rows}
    for row in rows:
        for name in ("involved", "proof", "subject", "object"):
            assert set(filter(None, row.get(name, "").split("|"))) <= known, f"{name} leads nowhere: {row}"
    return rows


def ics(data):
    assert all(len(line) <= 75 for line in data.split(b"\r\n")), "a line that is too long"
    rows = []
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        row = {name: str(event.get(name, "")) for name in ("UID", "SUMMARY", "STATUS", "LOCATION", "DESCRIPTION")}
        row.update(DTSTART=event.decoded("DTSTART").isoformat(), DTEND=event.decoded("DTEND").isoformat())
        row["CATEGORIES"] = "|".join(str(c) for c in event["CATEGORIES"].cats)
        rows.append(row)
    assert len({row["UID"] for row in rows}) == len(rows), "UIDs are not unique"
    return rows


def geojson(data):
    collection = json.loads(data)
    rows = []
    for feature in collection["features"]:
        point = shapely.geometry.shape(feature["geometry"])
        assert point.is_valid and -180 <= point.x <= 180 and -90 <= point.y <= 90
        row = {"x": number(point.x), "y": number(point.y), **{k: plain(v) for k, v in feature["properties"].items() if isinstance(v, str)}}
        for standing in ("fact", "alleged", "planned", "cancelled"):
            row[standing] = "|".join(event["headline"] for event in feature["properties"].get(standing, []))
        rows.append(row)
    return rows


def atom(data):
    feed = feedparser.parse(data)
    assert not feed.bozo, feed.get("bozo_exception")
    rows = [{"title": e.title, "updated": e.updated, "published": e.published, "summary": e.summary, "id": e.id,
             "category": "|".join(t.term for t in e.tags)} for e in feed.entries]
    assert [r["updated"] for r in rows] == sorted((r["updated"] for r in rows), reverse=True)
    return rows


READERS = {"csv": csv, "xlsx": xlsx, "jsonl": jsonl, "plover": plover, "cameo": cameo, "cameo-mentions": cameo_mentions, "acled": acled,
           "ceasefires": ceasefires, "ftm": ftm, "ics": ics, "geojson": geojson, "atom": atom}


def fits(row, wanted):
    for part in wanted.split("&"):
        sign = min((s for s in "=~" if s in part), key=part.index)
        column, cell = part.split(sign, 1)
        found = row.get(column, "")
        if found != cell if sign == "=" else cell not in found:
            return False
    return True


def has(found, cell):
    return cell[1:] in found if cell.startswith("~") else found == ("" if cell == "-" else cell)


def compare(tables, path):
    faults, count = [], 0
    for number_, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith(("#", "format\t")):
            continue
        format, row, column, *cell = line.split("\t")
        found = [r for r in tables[format] if fits(r, row)]
        count += 1
        if column == "none":
            faults += [f"{path.name}:{number_}: {format} has a row {row}: {found[0]}"] if found else []
        elif not found:
            faults.append(f"{path.name}:{number_}: {format} has no row {row}")
        else:
            wrong = [r.get(column, "") for r in found if not has(r.get(column, ""), cell[0])]
            faults += [f"{path.name}:{number_}: {format}, {row}: {column} is \"{w}\", not \"{cell[0]}\"" for w in wrong[:1]]
    return faults, count


def main(folder, *expected):
    tables, faults, count = {}, [], 0
    for format, reader in READERS.items():
        try:
            tables[format] = reader(pathlib.Path(folder, format).read_bytes())
        except Exception as error:  # whatever a consumer throws is a fault of the file
            faults.append(f"{format}: {type(error).__name__}: {error}")
            tables[format] = []
    for path in expected:
        more, cells_ = compare(tables, pathlib.Path(path))
        faults, count = faults + more, count + cells_
    print("\n".join(faults) if faults else f"{len(READERS)} formats, {sum(map(len, tables.values()))} rows, {count} cells as expected")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

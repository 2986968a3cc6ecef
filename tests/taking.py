#!/usr/bin/env python3
"""Opens what a built site can be taken away as with programs that are not ours.

    python3 tests/taking.py SITE

Workbooks by openpyxl and LibreOffice, the Data Package by frictionless, CSV on the Web by csvw,
feeds by feedparser, JSON Feed and JSON-LD by the schemas in tests/taking/.
Exit status: 0 all is well, 1 a fault or nothing was looked at, 2 wrong call.
"""

import csv
import html.parser
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from decimal import Decimal, InvalidOperation

import csvw
import feedparser
import frictionless
import jsonschema
import openpyxl

HERE = pathlib.Path(__file__).parent / "taking"
faults, counts = [], {}


def fault(where, text):
    faults.append(f"{where}: {text}")


def count(what, number=1):
    counts[what] = counts.get(what, 0) + number


# ---------------------------------------------------------------- workbooks

def number(text):
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def same(cell, must):
    """A cell and the text of a CSV: numbers as numbers, words without the guard of formulas."""
    must = must.removeprefix("'") if must[1:2] in ("=", "+", "@") else must
    said = "" if cell is None else str(cell)
    if said.split() == must.split():
        return True
    return number(said) is not None and number(said) == number(must)


def rows_of(path):
    text = path.read_text(encoding="utf-8-sig")
    return [row for row in csv.reader(io.StringIO(text, newline=""))]


def compare(where, sheet, must):
    if len(sheet) != len(must):
        return fault(where, f"{len(sheet)} rows, {len(must)} in the CSV")
    for cells, row in zip(sheet, must):
        cells = list(cells) + [None] * (len(row) - len(cells))
        if any(not same(cell, text) for cell, text in zip(cells, row)) or any(cells[len(row):]):
            fault(where, f"{cells} is not {row}")
        count("cells", len(row))


def workbook(site, path):
    """Each sheet is one table with headings, and equals the CSV of a table of the page."""
    where = path.relative_to(site)
    book = openpyxl.load_workbook(path)
    tables = [rows_of(one) for one in sorted(path.parent.glob("*.csv"))]
    notes, *sheets = book.worksheets
    if len(sheets) != len(tables):
        fault(where, f"{len(sheets)} tables, {len(tables)} CSV files")
    texts = [str(cell.value) for row in notes.iter_rows(max_col=2) for cell in row]
    address = "/".join(where.parts[:-1]) + "/"
    if not any(text.endswith("/" + address) for text in texts):
        fault(where, "the notes do not say which page it is of")
    for sheet in [notes, *sheets]:
        if sheet.freeze_panes != "A3":
            fault(where, f"{sheet.title}: the headings do not stay")
        if sheet.max_row > 2 and len(sheet.tables) != 1:
            fault(where, f"{sheet.title}: {len(sheet.tables)} tables")
    for sheet in sheets:
        rows = list(sheet.iter_rows(min_row=2, values_only=True))
        headings = [str(cell or "") for cell in rows[0]]
        like = [t for t in tables if t[0] == headings and len(t) == len(rows)
                and all(same(a, b) for x, y in zip(rows[1:], t[1:]) for a, b in zip(x, y))]
        compare(f"{where}: {sheet.title}", rows, like[0] if like else [["no such table"]])
    if book.properties.created.year != 1980:
        fault(where, "it is dated by the hour it was made")
    count("workbooks")


def data_workbook(site):
    book = openpyxl.load_workbook(site / "data/data.xlsx", read_only=True)
    for name in ("observations", "documents"):
        rows = list(book[name].iter_rows(min_row=2, values_only=True))
        compare(f"data.xlsx: {name}", rows, rows_of(site / f"data/{name}.csv"))
    count("workbooks")


def office(site, paths):
    """LibreOffice reads each sheet as the values of its table."""
    # Field and text delimiter, UTF-8, from line 1, no formats, values and not what is shown,
    # every sheet a file of its own.
    to = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    with tempfile.TemporaryDirectory() as folder:
        for at, path in enumerate(paths):
            out = pathlib.Path(folder) / str(at)
            profile = f"-env:UserInstallation=file://{folder}/profile"
            call = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(out), str(path)]
            run = subprocess.run(call, capture_output=True, text=True, check=False)
            made = sorted(out.glob("*.csv"))
            where = path.relative_to(site)
            if len(made) < 2:
                fault(where, f"LibreOffice made {len(made)} sheets: {run.stdout}{run.stderr}")
            tables = [rows_of(one) for one in sorted(path.parent.glob("*.csv"))]
            for one in made:
                title, *rows = rows_of(one)
                like = [t for t in tables if rows and same_row(rows[0], t[0]) and len(t) == len(rows)
                        and all(same_row(a, b) for a, b in zip(rows, t))]
                count("sheets in LibreOffice", len(like))
                tables = [t for t in tables if not like or t is not like[0]]
            for table in tables:
                fault(where, f"LibreOffice has no sheet that equals {table[:2]}")


def same_row(cells, must):
    width = max(len(cells), len(must))
    cells, must = cells + [""] * (width - len(cells)), must + [""] * (width - len(must))
    return all(same(a, b) for a, b in zip(cells, must))


# ---------------------------------------------------------------- data and feeds

def descriptors(site):
    package = frictionless.Package("datapackage.json", basepath=str(site / "data"))
    report = package.validate()
    if not report.valid:
        fault("datapackage.json", report.flatten(["rowNumber", "fieldName", "type", "message"]))
    if len(package.resources) != 6 or not package.licenses:
        fault("datapackage.json", "a file or the licence is not described")
    group = csvw.TableGroup.from_file(str(site / "data/csv-metadata.json"))
    for name, table in group.tabledict.items():
        rows = list(table.iterdicts(strict=True))
        count(f"rows of {name}", len(rows))
    count("descriptors", 2)


def feeds(site):
    schema = json.loads((HERE / "json-feed.json").read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for path in sorted(site.rglob("atom.xml")):
        where = path.relative_to(site)
        feed = feedparser.parse(str(path))
        if feed.bozo or feed.version != "atom10":
            fault(where, f"{feed.version}: {feed.get('bozo_exception')}")
        for holder, wanted in [(feed.feed, ("id", "title", "updated", "author"))] + [
                (entry, ("id", "title", "updated", "link")) for entry in feed.entries]:
            for name in wanted:
                if not holder.get(name):
                    fault(where, f"no {name}")
        twin = json.loads((path.parent / "feed.json").read_text(encoding="utf-8"))
        for error in check.iter_errors(twin):
            fault(path.parent / "feed.json", error.message)
        if [entry.id for entry in feed.entries] != [item["id"] for item in twin["items"]]:
            fault(where, "Atom and JSON differ")
        count("feeds", 2)
        count("entries", len(feed.entries))


class Linked(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.inside, self.texts = False, []

    def handle_starttag(self, tag, attributes):
        self.inside = tag == "script" and dict(attributes).get("type") == "application/ld+json"

    def handle_data(self, text):
        if self.inside:
            self.texts.append(text)

    def handle_endtag(self, tag):
        self.inside = False


def linked(site):
    schemas = {name: jsonschema.Draft202012Validator(json.loads((HERE / file).read_text(encoding="utf-8")))
               for name, file in [("NewsArticle", "news-article.json"), ("Dataset", "dataset.json")]}
    kinds = {"article": "NewsArticle", "data": "Dataset", "period": "Dataset", "comparison": "Dataset",
             "indicator": "Dataset", "office": "Dataset"}
    for path in sorted(site.rglob("index.html")):
        where, text = path.relative_to(site), path.read_text(encoding="utf-8")
        kind = re.search(r'<body class="kind-([a-z-]+)', text)
        page = Linked()
        page.feed(text)
        expected = kinds.get(kind[1]) if kind else None
        found = [json.loads(one) for one in page.texts]
        if [one["@type"] for one in found] != ([expected] if expected else []):
            fault(where, f"JSON-LD of {[one['@type'] for one in found]}, {expected} expected")
        for one in found:
            for error in schemas[one["@type"]].iter_errors(one):
                fault(where, f"JSON-LD: {error.json_path}: {error.message}")
            base = one["publisher"]["url"].removesuffix("en/")
            for file in one.get("distribution", []):
                if not (site / file["contentUrl"].removeprefix(base)).is_file():
                    fault(where, f"JSON-LD: there is no {file['contentUrl']}")
            count(f"JSON-LD {one['@type']}")


def links(site):
    """The lasting address of each figure leads to an id that is there."""
    ids = {}
    for path in sorted(site.rglob("figures.json")):
        for figure in json.loads(path.read_text(encoding="utf-8"))["figures"]:
            if "link" not in figure:
                continue
            page, _, anchor = figure["link"].partition("#")
            if page not in ids:
                at = page.find("/so-lieu/ky/") + 1
                at -= len("en/") * page[:at].endswith("/en/")
                file = site / page[at:] / "index.html"
                found = file.read_text(encoding="utf-8") if file.is_file() else ""
                ids[page] = set(re.findall(r' id="([^"]+)"', found))
            if anchor not in ids[page]:
                fault(path.relative_to(site), f"{figure['link']} leads nowhere")
            count("links to figures")


def main(site):
    site = pathlib.Path(site)
    books = sorted(site.rglob("bang.xlsx"))
    for path in books:
        workbook(site, path)
    data_workbook(site)
    articles = [path for path in books if "tin-tuc" in path.parts]
    periods = [path for path in books if "ky" in path.parts]
    office(site, articles[:2] + periods[:1])
    descriptors(site)
    feeds(site)
    linked(site)
    links(site)
    for text in faults[:50]:
        print(text)
    print(", ".join(f"{what} {number}" for what, number in counts.items()) + f"; {len(faults)} faults")
    wanted = ["workbooks", "cells", "sheets in LibreOffice", "descriptors", "entries", "JSON-LD NewsArticle",
              "JSON-LD Dataset", "links to figures"]
    return 1 if faults or not all(counts.get(what) for what in wanted) else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1]))

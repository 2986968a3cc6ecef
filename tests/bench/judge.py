"""Reads a finished site and compares what it publishes with what must stand there.

Every figure of every article, in its sentence and in its table; every value of every summary page; every
article in the list, in its year and month, under its tags and in the sitemap; the feed. Exact values come
from `wording.py`, which shares nothing with any generator.
"""

import html
import re

from ministry import indicators
from sites import SITE
from wording import Wording

TAG = re.compile(r"<[^>]*>")
ROW = re.compile(r"<tr[^>]*>(.*?)</tr>", re.S)
CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.S)
LINK = re.compile(r"bai-\d{6}")
SHOWN = 20  # disagreements printed


def plain(text):
    return " ".join(html.unescape(TAG.sub("", text)).split())


def body(page):
    """What stands between the tags of `main`: headers and footers hold no figures."""
    return page[page.find("<main"):page.rfind("</main>")]


def rows(page):
    """The rows of all tables, without the empty cells at their ends."""
    found = set()
    for row in ROW.findall(page):
        cells = [plain(cell) for cell in CELL.findall(row)]
        while cells and cells[-1] in ("", ".."):
            cells.pop()
        found.add(tuple(cells))
    return found


class Judge:
    """Judges one site. `pages` is what its further pages of a list are called, `tags` its folder of tags,
    `pictures` the endings each picture must be shown in."""

    def __init__(self, ministry, articles, folder, pages, tags, pictures=(".png", ".webp")):
        self.ministry, self.articles, self.folder = ministry, articles, folder
        self.pages, self.tags, self.pictures = pages, tags, pictures
        self.words = Wording(ministry)
        self.figures = 0
        self.faults = []

    def judge(self):
        for article in self.articles:
            self.article(article)
        for period in self.ministry.periods:
            for office in self.ministry.statistics[period.id]:
                self.summary(period, office)
        self.lists()
        return self.faults

    def fault(self, where, what):
        self.faults.append(f"{where}: {what}")

    def read(self, path):
        try:
            return (self.folder / path).read_text(encoding="utf-8")
        except OSError:
            self.fault(path, "no such page")
            return ""

    def article(self, article):
        where = f"tin-tuc/{article.path}/index.html"
        page = body(self.read(where))
        if not page:
            return
        text, tables = plain(page), rows(page)
        place = (article.office.id, article.period.id)
        for wanted in [article.title, article.lead, f"{article.date:%d/%m/%Y}"]:
            if wanted not in text:
                self.fault(where, f"“{wanted}” is missing")
        for kind, *what in article.blocks:
            if kind == "text":
                said = [p if isinstance(p, str) else self.words.say(*p, *place) for p in what[0]]
                self.figures += sum(not isinstance(piece, str) for piece in what[0])
                sentence = " ".join("".join(said).split())
                if sentence not in text:
                    self.fault(where, f"not as it must read: “…{sentence[-160:]}”")
            elif kind == "table":
                names = dict(indicators())
                for indicator in what[0]:
                    cells = (self.words.say(column, indicator, *place) for column in what[1])
                    row = (names[indicator], *cells)
                    self.figures += len(row) - 1
                    if row not in tables:
                        self.fault(where, f"no row {row}")
            elif kind == "list":
                missing = [item for item in what[0] if item not in text]
                if missing:
                    self.fault(where, f"“{missing[0]}” is missing")
            elif kind == "heading" and what[0] not in text:
                self.fault(where, f"“{what[0]}” is missing")
        if article.picture:
            for ending in self.pictures:
                shown = [name for name in re.findall(r'(?:src|srcset)="([^" ]+)', page) if name.endswith(ending)]
                there = [name for name in shown if self.leads(where, name)]
                if not there:
                    self.fault(where, f"shows no picture {ending}")

    def leads(self, page, address):
        """Whether an address on a page leads to a file of the site."""
        if address.startswith(SITE.address):
            address = address[len(SITE.address) - 1:]
        if address.startswith("/"):
            return (self.folder / address[1:]).is_file()
        return ((self.folder / page).parent / address).is_file()

    def summary(self, period, office):
        where = f"so-lieu/ky/{period.id}/{office}/index.html"
        page = body(self.read(where))
        if not page:
            return
        found = rows(page)
        compared = self.ministry.has(office, period.before)
        forms = ("value", "same", "change_amount", "change_percent") if compared else ("value",)
        for indicator, name in indicators():
            cells = [self.words.say(form, indicator, office, period.id) for form in forms]
            row = (name, *(cell for cell in cells if cell))
            self.figures += len(row) - 1
            if row not in found:
                self.fault(where, f"no row {row}")

    def listed(self, folder):
        """The articles a list names on all its pages, and how many pages it has."""
        first = self.folder / folder / "index.html"
        further = sorted((self.folder / folder).glob(self.pages + "/index.html"))
        names, pages = [], 0
        for page in [first, *further]:
            text = body(self.read(page.relative_to(self.folder)))
            names += dict.fromkeys(LINK.findall(text))
            pages += bool(text)  # what only leads to another page has no text
        return names, pages

    def lists(self):
        everything = sorted(article.name for article in self.articles)
        names, pages = self.listed("tin-tuc")
        if sorted(names) != everything:
            self.fault("tin-tuc", f"{len(names)} articles on {pages} pages, not each once")
        if pages != max(1, -(-len(everything) // SITE.page_size)):
            self.fault("tin-tuc", f"{pages} pages, not {SITE.page_size} articles on each")
        for length in (4, 7):  # years, months
            groups = {}
            for article in self.articles:
                groups.setdefault(article.path[:length], set()).add(article.name)
            for group, wanted in groups.items():
                names, _ = self.listed(f"tin-tuc/{group}")
                if set(names) != wanted:
                    self.fault(f"tin-tuc/{group}", f"{len(set(names))} articles instead of {len(wanted)}")
        tagged = []
        for tag in sorted(path for path in (self.folder / self.tags).iterdir() if path.is_dir()):
            tagged += set(self.listed(f"{self.tags}/{tag.name}")[0])
        if sorted(tagged) != sorted(article.name for article in self.articles for _ in article.tags):
            self.fault(self.tags, "not each article under each of its tags")
        if not LINK.search(self.read("index.html")):
            self.fault("index.html", "names no article")
        sitemap = set(LINK.findall(self.read("sitemap.xml")))
        if sitemap != set(everything):
            self.fault("sitemap.xml", f"{len(sitemap)} articles")
        feeds = [path for path in (self.folder / "atom.xml", self.folder / "index.xml") if path.is_file()]
        latest = sorted(self.articles, key=lambda article: article.date, reverse=True)[:SITE.feed]
        for path in feeds[:1]:
            fed = set(LINK.findall(path.read_text(encoding="utf-8")))
            oldest = latest[-1].date if latest else None
            by_name = {article.name: article for article in self.articles}
            if len(fed) != len(latest) or any(by_name[name].date < oldest for name in fed):
                self.fault(path.name, f"{len(fed)} articles, not the latest {len(latest)}")
        if not feeds:
            self.fault("atom.xml", "no feed")


def report(faults):
    shown = "\n".join(faults[:SHOWN])
    return shown if len(faults) <= SHOWN else f"{shown}\n… and {len(faults) - SHOWN} more"

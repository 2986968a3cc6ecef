#!/usr/bin/env python3
"""Recomputes every figure a built site prints, from the content folder alone, or from the data
the site publishes.

    python3 tests/recompute.py CONTENT SITE
    python3 tests/recompute.py SITE/data SITE

Shares no code with the program: its own reader of numbers, periods, formulas and pages, its own
arithmetic in fractions. Needs the standard library and PyYAML.
Exit status: 0 all agree, 1 something differs or nothing was compared, 2 wrong call.
"""

import csv
import datetime
import html.parser
import json
import pathlib
import re
import sys
from decimal import Decimal
from fractions import Fraction

try:
    import yaml
except ImportError:
    sys.exit("recompute.py needs PyYAML (the Python package `yaml`), which is not installed")

MISSING, NOT_ARISEN, UNDEFINED = "missing", "not-arisen", "undefined"
PERCENT_DECIMALS = 2


# ---------------------------------------------------------------- reading

class TextLoader(yaml.BaseLoader):
    """Every scalar is text; a key written twice is an error."""

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise ValueError(f"{node.start_mark}: the key {key!r} stands twice")
        return super().construct_mapping(node, deep)


def load(path):
    with open(path, encoding="utf-8-sig") as file:
        return yaml.load(file, TextLoader)


def vietnamese(text):
    """`6.467.721.795`, `47,3`, `1000` as a fraction."""
    found = re.fullmatch(r"([-−]?)(0|[1-9]\d*|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?", text.strip())
    if not found:
        raise ValueError(f"{text!r} is not a number as written in Vietnam")
    sign, whole, fraction = found.groups()
    value = Fraction(int(whole.replace(".", "")))
    if fraction:
        value += Fraction(int(fraction), 10 ** len(fraction))
    return -value if sign else value


def day(text):
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text.strip())
    if found:
        return datetime.date(int(found[3]), int(found[2]), int(found[1]))
    return datetime.date.fromisoformat(text.strip())


def round_half_up(value, decimals):
    """Half away from zero, as everybody learns it at school."""
    scaled = abs(value) * 10 ** decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(-whole if value < 0 else whole, 10 ** decimals)


class Formula:
    """`a.b - c + 2 * (d / e)`, `sum over children`, as a tree of tuples."""

    TOKEN = re.compile(r"\s*(?:(sum\s+over\s+children)|([a-zA-Z_][\w.]*)|(\d[\d.,]*)|([-+*/()]))")

    def __init__(self, text):
        self.tokens, at = [], 0
        text = text.strip()
        while at < len(text):
            found = self.TOKEN.match(text, at)
            if not found:
                raise ValueError(f"formula {text!r}: cannot read from {text[at:]!r}")
            self.tokens.append(found.groups())
            at = found.end()
        self.at = 0
        self.tree = self.sum()
        if self.at != len(self.tokens):
            raise ValueError(f"formula {text!r}: something is left over")

    def sign(self, *signs):
        if self.at < len(self.tokens) and self.tokens[self.at][3] in signs:
            self.at += 1
            return self.tokens[self.at - 1][3]
        return None

    def sum(self):
        left = self.product()
        while sign := self.sign("+", "-"):
            left = (sign, left, self.product())
        return left

    def product(self):
        left = self.atom()
        while sign := self.sign("*", "/"):
            left = (sign, left, self.atom())
        return left

    def atom(self):
        if self.sign("("):
            inner = self.sum()
            if not self.sign(")"):
                raise ValueError("formula: a bracket is not closed")
            return inner
        children, name, number, _ = self.tokens[self.at]
        self.at += 1
        if children:
            return ("children",)
        if name:
            return ("indicator", name)
        return ("number", vietnamese(number))


# ---------------------------------------------------------------- the figures

class Figures:
    STATUSES = ["estimate", "provisional", "final", "revised"]

    def __init__(self, content):
        content = pathlib.Path(content)
        statistics = content / "statistics"
        self.site = load(content / "site.yaml")
        self.indicators = load(statistics / "indicators.yaml")
        self.indicators.pop("families", None)
        self.offices = load(statistics / "offices.yaml")
        self.targets = load(statistics / "targets.yaml") if (statistics / "targets.yaml").exists() else []
        starts = self.site.get("reporting_year", {}).get("starts", "1/1")
        self.first_month = int(starts.split("/")[1])
        self.cells, self.table, self.open, self.bases = {}, {}, set(), {}
        for path in sorted(list(statistics.glob("*/**/*.yaml")) + list(statistics.glob("*/**/*.yml"))):
            self.read_statement(load(path))

    def read_statement(self, statement):
        period, status = statement["period"], self.STATUSES.index(statement["status"])
        scale = statement.get("scale", "1")
        factors = scale if isinstance(scale, dict) else {"đồng": scale}
        cells = []
        if "table" in statement:
            columns = statement["table"]["columns"]
            for office, row in statement["table"]["rows"].items():
                if len(row) != len(columns):
                    raise ValueError(f"{period}, {office}: {len(row)} cells in {len(columns)} columns")
                cells += [(indicator, office, text) for indicator, text in zip(columns, row)]
        else:
            cells += [(i, statement["office"], text) for i, text in statement["values"].items()]
        for indicator, office, text in cells:
            if "basis" in statement:
                self.bases.setdefault((office, period), statement["basis"])
            if text.strip() in ("..", "…"):
                value = MISSING
            elif text.strip() in ("-", "–"):
                value = NOT_ARISEN
            else:
                value = vietnamese(text) * vietnamese(factors.get(self.unit(indicator), "1"))
            key = (indicator, office, period)
            if key in self.cells and self.cells[key][0] == status:
                raise ValueError(f"{key} is stated twice")
            if key not in self.cells or self.cells[key][0] < status:
                self.cells[key] = (status, value)

    def unit(self, indicator):
        declared = self.indicators[indicator]
        return "%" if "rate" in declared else declared.get("unit", "")

    def decimals(self, indicator):
        declared = self.indicators[indicator]
        return int(declared.get("decimals", "2" if "rate" in declared else "0"))

    def end(self, period):
        """The last day of a period."""
        if period in self.site.get("periods", {}):
            return day(self.site["periods"][period]["end"])
        year, _, part = period.partition("-")
        months = 12
        if found := re.fullmatch(r"(\d+)m", part):
            months = int(found[1])
        elif found := re.fullmatch(r"q(\d)", part):
            months = 3 * int(found[1])
        elif found := re.fullmatch(r"m(\d+)", part):
            months = int(found[1])
        elif part:
            raise ValueError(f"period {period!r}")
        first = int(year) * 12 - (12 if self.first_month > 1 else 0) + self.first_month - 1
        after = first + months
        return datetime.date(after // 12, after % 12 + 1, 1) - datetime.timedelta(days=1)

    def children(self, office, end):
        def in_force(child):
            since, until = child.get("from"), child.get("until")
            return not (since and day(since) > end or until and day(until) < end)
        return [i for i, child in self.offices.items() if child.get("parent") == office and in_force(child)]

    def value(self, indicator, office, period):
        key = (indicator, office, period)
        if key not in self.table:
            if key in self.open:
                raise ValueError(f"{key} is computed from itself")
            self.open.add(key)
            self.table[key] = self.compute(*key)
            self.open.discard(key)
        return self.table[key]

    def compute(self, indicator, office, period):
        declared = self.indicators[indicator]
        if rate := declared.get("rate"):  # one that was stated is never published
            return percentage(self.value(rate["of"], office, period), self.value(rate["over"], office, period))
        stated = self.cells.get((indicator, office, period), (0, MISSING))[1]
        if stated != MISSING:
            return stated
        rules = declared.get("is", [])
        rules = [{"rule": rules}] if isinstance(rules, str) else rules
        end, basis = self.end(period), self.bases.get((office, period))
        named = [rule for rule in rules if basis and rule.get("basis") == basis]
        in_force = [rule for rule in rules if not ("from" in rule and day(rule["from"]) > end
                                                   or "until" in rule and day(rule["until"]) < end)]
        for rule in (named or in_force)[:1]:
            found = self.evaluate(Formula(rule["rule"]).tree, office, period, indicator)
            if found != MISSING:
                return found
        if declared.get("roll_up") == "sum":
            return self.sum_over_children(indicator, office, period)
        return MISSING

    def sum_over_children(self, indicator, office, period):
        values = [counted(self.value(indicator, c, period)) for c in self.children(office, self.end(period))]
        return MISSING if not values or None in values else sum(values, Fraction(0))

    def evaluate(self, tree, office, period, indicator):
        kind = tree[0]
        if kind == "number":
            return tree[1]
        if kind == "indicator":
            return self.value(tree[1], office, period)
        if kind == "children":
            return self.sum_over_children(indicator, office, period)
        sides = [self.evaluate(side, office, period, indicator) for side in tree[1:]]
        if UNDEFINED in sides:
            return UNDEFINED
        if MISSING in sides:
            return MISSING
        left, right = map(counted, sides)
        if kind == "/":
            return left / right if right else UNDEFINED
        return {"+": left + right, "-": left - right, "*": left * right}[kind]

    # ------------------------------------------------------------ what may be said of a figure

    def known(self, indicator, office, period):
        value = counted(self.value(indicator, office, period))
        if value is None:
            raise ValueError("there is no such value")
        return value

    def before(self, period):
        if period in self.site.get("periods", {}):
            raise ValueError("a named period has no year before")
        return f"{int(period[:4]) - 1:04}{period[4:]}"

    def target(self, indicator, office, period):
        year = period[:4]
        found = [t for t in self.targets if (t["indicator"], t["office"], t["year"]) == (indicator, office, year)]
        if len(found) != 1:
            raise ValueError(f"{len(found)} targets")
        return vietnamese(found[0].get("at_least", found[0].get("at_most")))

    def progress(self, indicator, office, period):
        months = 12 if len(period) == 4 else int(re.fullmatch(r"\d{4}-(\d+)m", period)[1])
        return self.target(indicator, office, period) * months / 12

    def decimals_of_target(self, indicator):
        """A target is set with decimals of its own, 80,25% for a rate with one."""
        decimals = self.decimals(indicator)
        return max(decimals, PERCENT_DECIMALS) if self.unit(indicator) == "%" else decimals

    def places(self, indicator, office, period):
        """The figures of the offices beside this one, and whether more is better."""
        siblings = self.children(self.offices[office]["parent"], self.end(period))
        values = [self.value(indicator, sibling, period) for sibling in siblings]
        return [v for v in values if isinstance(v, Fraction)], self.indicators[indicator].get("better", "higher")

    def exact(self, measure, indicator, office, period, base):
        """The number an element speaks of, exactly, and the decimals it is rounded to."""
        key = (indicator, office, period)
        decimals = self.decimals(indicator)
        if measure == "value":
            return self.known(*key), decimals
        if measure in ("change", "points"):
            if (self.unit(indicator) == "%") != (measure == "points"):
                raise ValueError("points are for rates, changes for the rest")
            return self.known(*key) - self.known(indicator, office, self.before(period)), decimals
        if measure == "change-percent":
            before = self.known(indicator, office, self.before(period))
            return (self.known(*key) - before) * 100 / abs(before), PERCENT_DECIMALS
        if measure == "share":
            if self.unit(indicator) != self.unit(base):
                raise ValueError("a share of another unit")
            return self.known(*key) * 100 / self.known(base, office, period), PERCENT_DECIMALS
        if measure == "target":
            return self.target(*key), self.decimals_of_target(indicator)
        if measure == "progress":
            return self.progress(*key), self.decimals_of_target(indicator)
        if measure in ("target-gap", "progress-gap"):
            bound = self.target(*key) if measure == "target-gap" else self.progress(*key)
            return self.known(*key) - bound, decimals
        if measure == "rank":
            values, better = self.places(*key)
            own = self.known(*key)
            return Fraction(1 + sum(v > own if better == "higher" else v < own for v in values)), 0
        if measure == "rank-of":
            return Fraction(len(self.places(*key)[0])), 0
        raise ValueError(f"unknown measure {measure!r}")


class Published(Figures):
    """The same from the folder `data/` of a site, with periods as the site declares them."""

    def __init__(self, data):
        data = pathlib.Path(data)
        read = lambda name: json.loads((data / name).read_text(encoding="utf-8"))
        indicators = read("indicators.json")
        self.indicators = {one["id"]: self.indicator(one) for one in indicators["indicators"]}
        self.offices = {one["id"]: one for one in read("offices.json")}
        self.periods = {one["id"]: one for one in read("periods.json")}
        self.targets = read("targets.json")
        self.cells, self.table, self.open, self.bases = {}, {}, set(), {}
        with open(data / "observations.csv", encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                self.read_row(row)

    @staticmethod
    def indicator(one):
        """Its formulas with the decimal comma that statements have."""
        unit = {"VND": "đồng"}.get(one["unit"], one["unit"])
        comma = lambda rule: re.sub(r"(?<![\w.])(\d+)\.(\d+)", r"\1,\2", rule)
        rules = [rule | {"rule": comma(rule["rule"])} for rule in one.get("is", [])]
        return one | {"unit": unit, "is": rules}

    def read_row(self, row):
        value = {"missing": MISSING, "not-arisen": NOT_ARISEN}.get(row["state"])
        if value is None:
            value = Fraction(Decimal(row["value"]))
            if value != vietnamese(row["text"]) * Fraction(Decimal(row["scale"])):
                raise ValueError(f"{row}: text times scale is not value")
        key = (row["indicator"], row["office"], row["period"])
        if row["basis"]:
            self.bases.setdefault(key[1:], row["basis"])
        status = self.STATUSES.index(row["status"])
        if key not in self.cells or self.cells[key][0] < status:
            self.cells[key] = (status, value)

    def end(self, period):
        return day(self.periods[period]["end"])

    def before(self, period):
        return self.periods[period]["same"]

    def target(self, indicator, office, period):
        year = self.periods[period]["year"]
        found = [t for t in self.targets if (t["indicator"], t["office"], t["year"]) == (indicator, office, year)]
        if len(found) != 1:
            raise ValueError(f"{len(found)} targets")
        return Fraction(Decimal(found[0].get("at_least", found[0].get("at_most"))))

    def progress(self, indicator, office, period):
        return self.target(indicator, office, period) * self.periods[period]["months_run"] / 12


def counted(value):
    return Fraction(0) if value == NOT_ARISEN else value if isinstance(value, Fraction) else None


def percentage(of, over):
    if UNDEFINED in (of, over):
        return UNDEFINED
    if MISSING in (of, over):
        return MISSING
    of, over = counted(of), counted(over)
    if not over:
        return UNDEFINED if of else NOT_ARISEN
    return of * 100 / over


# ---------------------------------------------------------------- the pages

class Page(html.parser.HTMLParser):
    """The figures of a page or a drawing: attributes, printed text, and the text just before."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.figures, self.inside, self.before, self.strays = [], None, "", 0
        self.following = None

    def handle_starttag(self, tag, attributes):
        if tag not in ("data", "tspan"):
            if self.inside is None and tag not in ("strong", "em", "span", "b", "a"):
                self.before, self.following = "", None
            return
        self.following = None
        attributes = dict(attributes)
        if "figure" not in (attributes.get("class") or "").split():
            self.strays += 1
            return
        if tag == "tspan":
            attributes["value"] = attributes.get("data-value")
            attributes["drawn"] = True
        self.inside = {"at": self.getpos()[0], "attributes": attributes, "text": "", "before": self.before,
                       "after": ""}

    def handle_endtag(self, tag):
        if tag in ("data", "tspan") and self.inside is not None:
            self.figures.append(self.inside)
            self.following = self.inside
            self.before, self.inside = self.before + self.inside["text"], None

    def handle_data(self, text):
        if self.inside is not None:
            self.inside["text"] += text
        else:
            self.before += text
            if self.following is not None:
                self.following["after"] += text


# What English pages print, in the words of Vietnamese ones.
ENGLISH = [
    (r"(?<=\d)[.,](?=\d)", lambda mark: "." if mark[0] == "," else ","),
    (r"\bmore than\b", "hơn"), (r"\bnearly\b", "gần"), (r"\babout\b", "khoảng"), (r"\bless than\b", "chưa đến"),
    (r"\bbillion\b", "tỷ"), (r"\bmillion\b", "triệu"), (r"\bthousand\b", "nghìn"), (r"\bminus\b", "âm"),
    (r"\bpercentage points?\b", "điểm phần trăm"), (r"\bcases?\b", "việc"), (r"^(\d+)(?:st|nd|rd|th)$", r"\1"),
    (r"^unchanged$", "không thay đổi"), (r"^none in either period$", "không phát sinh"),
    (r"^exactly on target$", "đạt đúng chỉ tiêu"), (r"\bup\b", "tăng"), (r"\bdown\b", "giảm"),
]


def in_vietnamese(element):
    """An element of an English page as a Vietnamese one would have it: there a gap names its side before it."""
    def said(text):
        text = " ".join(text.replace("\u00a0", " ").split())
        for pattern, word in ENGLISH:
            text = re.sub(pattern, word, text)
        return text
    after = element["after"].replace("\u00a0", " ").lstrip()
    side = "vượt" if after.startswith(("above", "over")) else "còn thiếu" if after.startswith(("short", "below")) else ""
    return {**element, "text": said(element["text"]), "before": f"{said(element['before'])} {side}".strip()}


SIZES = {"tỷ": 10 ** 9, "triệu": 10 ** 6, "nghìn": 10 ** 3}
HEDGES = ("hơn", "gần", "khoảng", "chưa đến")
NONE_AT_ALL = ("không thay đổi", "không phát sinh", "đạt đúng chỉ tiêu", "bằng đúng mức tối đa")
RISING = re.compile(r"\b(tăng|vượt|vượt quá)( [(])?$")
FALLING = re.compile(r"\b(giảm|còn thiếu|thấp hơn)( [(])?$")
SIGNED = ("change", "change-percent", "points", "target-gap", "progress-gap")


class Printed:
    """Printed text taken apart: hedge, sign, value, decimals, smallest unit, what stands behind."""

    def __init__(self, text):
        text = " ".join(text.replace("\u00a0", " ").split())
        self.hedge = next((word for word in HEDGES if text.startswith(word + " ")), None)
        text = text[len(self.hedge) + 1:] if self.hedge else text
        self.negative = text.startswith(("-", "−", "âm "))
        text = re.sub(r"^(âm |[-−+])", "", text)
        groups = re.findall(r"(\d[\d.,]*) (tỷ|triệu|nghìn)\b", text)
        found = re.match(r"(?:\d[\d.,]* (?:tỷ|triệu|nghìn)\b ?)*", text)
        rest = text[found.end():]
        last = re.match(r"\d[\d.,]*", rest)
        numbers = [(vietnamese(digits), SIZES[name]) for digits, name in groups]
        if last:
            numbers.append((vietnamese(last[0]), 1))
        if not numbers:
            raise ValueError("it prints no number")
        sizes = [size for _, size in numbers]
        if sizes != sorted(set(sizes), reverse=True) or any(n >= 1000 for n, _ in numbers[1:]):
            raise ValueError("its groups are not in order")
        digits = last[0] if last else groups[-1][0]
        self.decimals = len(digits.partition(",")[2])
        if self.decimals and len(numbers) > 1:
            raise ValueError("decimals among groups")
        self.value = sum(number * size for number, size in numbers)
        self.size = sizes[-1]
        self.grouped = bool(groups)
        self.unit = (rest[last.end():] if last else rest).strip()


def check_text(figures, element, exact, stated):
    """What is wrong with the printed text of an element whose `value` is right; None if nothing."""
    attributes = element["attributes"]
    measure, indicator = attributes["data-measure"], attributes["data-indicator"]
    before = " ".join(element["before"].replace("\u00a0", " ").lower().split())
    if measure in SIGNED and (RISING.search(before) and exact <= 0 or FALLING.search(before) and exact >= 0):
        return f"its verb is not true: the difference is {float(exact)}"
    if element["text"].replace("\u00a0", " ").strip() in NONE_AT_ALL:
        return None if measure in SIGNED and exact == 0 else f"the difference is {float(exact)}"
    printed = Printed(element["text"])
    if measure in SIGNED and exact < 0 and not printed.negative and not before:
        return "a fall is printed without a sign or a verb"
    if printed.negative and not exact < 0:
        return "it is printed as negative"
    if not printed.negative and measure not in SIGNED and exact < 0:
        return "it is printed without its sign"
    size, said = abs(exact), printed.value
    unit = Fraction(printed.size, 10 ** printed.decimals)
    if printed.hedge == "chưa đến":
        if not (0 < size < said and stated == 0):
            return f"“chưa đến” is not true of {float(size)}"
    elif printed.hedge:
        if printed.hedge == "hơn" and not said < size or printed.hedge == "gần" and not said > size:
            return f"“{printed.hedge}” is not true of {float(size)}"
        if said == size:
            return "it is hedged, but exact"
        units = [unit] if printed.grouped or printed.decimals else [Fraction(100), Fraction(1000)]
        if not any(round_half_up(size / step, 0) * step == said for step in units):
            return f"it is not a rounding of {float(size)}"
    elif attributes.get("drawn") and printed.grouped:
        # A drawing shortens: the largest size the amount reaches, half up at the second decimal.
        largest = max((n for n in SIZES.values() if n >= 10 ** 6 and n <= size), default=None)
        if printed.size != largest or round_half_up(size / largest, 2) * largest != said:
            return f"it is not {float(size)} shortened"
    elif said != abs(stated):
        return f"it says {float(said)}"
    elif not printed.grouped and printed.decimals != len(attributes["value"].partition(".")[2]):
        return "it has other decimals than its value"
    elif printed.grouped and printed.decimals and said != size:
        return "it is rounded without saying so"
    declared = figures.unit(indicator)
    if measure in ("share", "change-percent"):
        units = ("%", "")
    elif measure in ("points", "target-gap", "progress-gap") and declared == "%":
        units = ("điểm phần trăm", "%", "")
    elif measure in ("rank", "rank-of"):
        units = ("",)
    else:
        units = (declared, "")
    return None if printed.unit in units else f"its unit is {printed.unit!r}"


def main(content, site):
    published = (pathlib.Path(content) / "observations.csv").exists()
    figures = Published(content) if published else Figures(content)
    site = pathlib.Path(site)
    compared, pages, differences, measures = 0, 0, [], {}
    for path in sorted([*site.rglob("*.html"), *site.rglob("*.svg")]):
        text = path.read_text(encoding="utf-8")
        page = Page()
        page.feed(text)
        page.close()
        english = re.search(r"<(?:html|svg)\b[^>]*\blang=\"en\"", text)
        marked = len(re.findall(r"<(?:data|tspan)\b", text))
        if marked != len(page.figures) + page.strays:
            differences.append(f"{path.relative_to(site)}: {marked} marked, {len(page.figures)} read")
        pages += bool(page.figures)
        for element in page.figures:
            compared += 1
            element = in_vietnamese(element) if english else element
            attributes = element["attributes"]
            names = [attributes.get(f"data-{name}") for name in ("measure", "indicator", "office", "period", "base")]
            measures[names[0]] = measures.get(names[0], 0) + 1
            what = f"{path.relative_to(site)}:{element['at']}: {' '.join(n or '' for n in names).strip()}"
            try:
                exact, decimals = figures.exact(*names)
                expected = round_half_up(exact, decimals)
                stated = Fraction(Decimal(attributes["value"]))
                if stated != expected:
                    fault = f"value is {attributes['value']}, recomputed {float(expected)}"
                else:
                    fault = check_text(figures, element, exact, stated)
            except (ValueError, KeyError, TypeError, ArithmeticError) as error:
                fault = f"cannot be recomputed: {type(error).__name__}: {error}"
            if fault:
                differences.append(f"{what}: {element['text']!r}: {fault}")
    for difference in differences:
        print(difference)
    of_each = ", ".join(f"{name} {count}" for name, count in sorted(measures.items(), key=lambda i: str(i[0])))
    print(f"compared {compared} figures on {pages} pages ({of_each}); {len(differences)} differences")
    if compared == 0:
        print("nothing was compared")
    return 1 if differences or compared == 0 else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1], sys.argv[2]))

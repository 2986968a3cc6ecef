"""A made-up ministry: its offices, its periods and its statistics, which follow from a seed.

One root, departments (34) and their branches (355). Every value of a branch is drawn, every other value is a sum
of branches, so that all that is declared between values holds exactly. Money is counted in thousands
of đồng. Nothing here knows any generator of sites.
"""

import datetime
import random

SEED = 20200424
OFFICES = (34, 355)  # departments, branches
YEARS = (2018, 2019, 2020)
ROOT = "toan-nganh"

FIRST = "An Bình Cẩm Đông Gia Hà Khánh Long Mỹ Nam Phú Quang Sơn Tân Thanh Thượng Trung Vân Xuân Yên".split()
SECOND = "Bằng Châu Điền Giang Hòa Hưng Khê Lạc Lâm Minh Nguyên Phong Sa Thạch Thành Thủy Trạch Trì Viên Xá".split()

# What a statement states, in the order of its columns. Each of both parts has the same structure.
STATED = ("thu_ly", "cu_chuyen_sang", "thu_ly_moi", "uy_thac", "phai_th", "cdk", "xong", "dang", "ccdk")
PARTS = {"viec": "việc", "tien": "tiền"}
COLUMNS = tuple(f"{part}.{name}" for part in PARTS for name in STATED)
NAMES = {
    "thu_ly": "Tổng số {} thụ lý",
    "cu_chuyen_sang": "Số {} năm trước chuyển sang",
    "thu_ly_moi": "Số {} thụ lý mới",
    "uy_thac": "Số {} ủy thác thi hành án",
    "phai_th": "Tổng số {} phải thi hành",
    "cdk": "Số {} có điều kiện thi hành",
    "xong": "Số {} thi hành xong",
    "dang": "Số {} đang thi hành",
    "ccdk": "Số {} chưa có điều kiện thi hành",
}
RATES = {  # rate: its name, what is divided, by what
    "ty_le_xong": ("Tỷ lệ thi hành xong về {}", "xong", "cdk"),
    "ty_trong_cdk": ("Tỷ trọng {} có điều kiện thi hành", "cdk", "phai_th"),
}


def indicators():
    """Every indicator with its name: what is stated, then the rates, part by part."""
    for part, word in PARTS.items():
        for name in STATED:
            yield f"{part}.{name}", NAMES[name].format(word)
        for name, (title, _, _) in RATES.items():
            yield f"{part}.{name}", title.format(word)


class Period:
    """The first months of a reporting year, which starts in October of the year before."""

    def __init__(self, year, months):
        self.year, self.months = year, months
        self.id = str(year) if months == 12 else f"{year}-{months}m"
        month = (months + 8) % 12 + 1
        after = datetime.date(year - (months <= 3) + (month == 12), month % 12 + 1, 1)
        self.end = after - datetime.timedelta(days=1)

    @property
    def before(self):
        return str(self.year - 1) if self.months == 12 else f"{self.year - 1}-{self.months}m"

    @property
    def name(self):
        if self.months == 12:
            return f"năm {self.year}"
        if self.months == 1:
            return f"tháng đầu năm {self.year}"
        return f"{self.months} tháng đầu năm {self.year}"


class Office:
    def __init__(self, id, name, short, parent):
        self.id, self.name, self.short, self.parent = id, name, short, parent


class Ministry:
    """`statistics[period][office]` is the row of values under `COLUMNS`."""

    def __init__(self, seed=SEED, offices=OFFICES):
        departments, branches = offices
        dice = random.Random(seed)
        names = [f"{one} {two}" for one in FIRST for two in SECOND]
        dice.shuffle(names)
        self.offices = [Office(ROOT, "Tổng cục Thi hành án dân sự (minh họa)", "Toàn ngành", None)]
        for at in range(departments):
            short = names[at]
            name = f"Cục Thi hành án dân sự tỉnh {short} (minh họa)"
            self.offices.append(Office(f"cuc-{at + 1:02d}", name, short, ROOT))
        # No name of a branch is that of a department: what both are called stands for one office.
        for at in range(branches):
            short = names[departments + at]
            name = f"Chi cục Thi hành án dân sự huyện {short} (minh họa)"
            parent = f"cuc-{at % departments + 1:02d}"
            self.offices.append(Office(f"chi-cuc-{at + 1:03d}", name, short, parent))
        self.above, self.branches = self.offices[:1 + departments], self.offices[1 + departments:]
        self.periods = [Period(year, months) for year in YEARS for months in range(1, 13)]
        self.by_period = {period.id: period for period in self.periods}
        self.statistics = {period.id: {} for period in self.periods}
        for branch in self.branches:
            self._report(branch.id, dice)
        for rows in self.statistics.values():
            for level in (self.branches, self.above[1:]):
                for office in level:
                    sums = rows.setdefault(office.parent, [0] * len(COLUMNS))
                    rows[office.parent] = [a + b for a, b in zip(sums, rows[office.id])]

    def _report(self, office, dice):
        """Three years of one branch, month by month. What only grows never falls."""
        carried = {"viec": dice.randrange(300, 900), "tien": dice.randrange(20_000_000, 400_000_000)}
        size = {"viec": 60, "tien": 30_000_000}
        for year in YEARS:
            new, sent, done = ({part: 0 for part in PARTS} for _ in range(3))
            for months in range(1, 13):
                period = str(year) if months == 12 else f"{year}-{months}m"
                row = []
                for part in PARTS:
                    arrived = dice.randrange(size[part] // 2, size[part])
                    new[part] += arrived
                    # Never none: what is compared with nothing has no percentage.
                    sent[part] += max(1, arrived * dice.randrange(1, 4) // 100)
                    enforceable = carried[part] + new[part] - sent[part] - done[part]
                    done[part] += enforceable * dice.randrange(2, 9) // 100
                    due = carried[part] + new[part] - sent[part]
                    pending = (due - done[part]) * dice.randrange(45, 70) // 100
                    row += [carried[part] + new[part], carried[part], new[part], sent[part], due,
                            done[part] + pending, done[part], pending, due - done[part] - pending]
                self.statistics[period][office] = row
            for part in PARTS:
                carried[part] += new[part] - sent[part] - done[part]

    def value(self, indicator, office, period):
        """A stated value as it stands in the statement: cases, or thousands of đồng."""
        return self.statistics[period][office][COLUMNS.index(indicator)]

    def ratio(self, indicator, office, period):
        """A rate as the two values it divides."""
        part, name = indicator.split(".")
        _, of, over = RATES[name]
        return (self.value(f"{part}.{of}", office, period), self.value(f"{part}.{over}", office, period))

    def has(self, office, period):
        return office in self.statistics.get(period, {})

    def keep(self, branches):
        """Leaves branches only the periods they report: `monthly`, `quarterly` or `yearly`."""
        step = {"monthly": 1, "quarterly": 3, "yearly": 12}[branches]
        above = {office.id for office in self.above}
        for period in self.periods:
            if period.months % step:
                rows = self.statistics[period.id]
                self.statistics[period.id] = {id: row for id, row in rows.items() if id in above}


def is_rate(indicator):
    return indicator.split(".")[1] in RATES

"""How each figure reads in Vietnamese, from exact whole numbers: what every generator must print."""

from ministry import is_rate


def number(value):
    return f"{value:,}".replace(",", ".")


def hundredths(above, below):
    """A ratio that is not negative in hundredths, rounded half up."""
    return (above * 200 + below) // (2 * below)


def decimal(scaled):
    return f"{number(scaled // 100)},{scaled % 100:02d}"


def percent(part, whole):
    return decimal(hundredths(part * 100, whole)) + "%"


def words(thousands):
    """Money in words: 6.467 tỷ 721 triệu 795 nghìn đồng."""
    parts = []
    for size, name in ((1_000_000, "tỷ"), (1_000, "triệu"), (1, "nghìn")):
        count, thousands = divmod(thousands, size)
        if count:
            parts.append(f"{number(count)} {name}")
    return " ".join(parts or ["0"]) + " đồng"


def amount(indicator, value):
    """A value with its unit."""
    return f"{number(value)} việc" if indicator.startswith("viec.") else f"{number(value * 1000)} đồng"


SAME = "không thay đổi"


def moved(by, text, scaled, unit):
    """A change: its verb and its size, which is never printed as nothing."""
    verb = "tăng" if by > 0 else "giảm"
    return f"{verb} {text if scaled else 'chưa đến 0,01'}{unit}"


class Wording:
    """The text of a figure in each form the articles and tables use."""

    def __init__(self, ministry):
        self.ministry = ministry

    def say(self, form, indicator, office, period):
        return getattr(self, form)(indicator, office, period)

    def value(self, indicator, office, period):
        if is_rate(indicator):
            return percent(*self.ministry.ratio(indicator, office, period))
        return amount(indicator, self.ministry.value(indicator, office, period))

    def words(self, indicator, office, period):
        return words(self.ministry.value(indicator, office, period))

    def same(self, indicator, office, period):
        return self.value(indicator, office, self.ministry.by_period[period].before)

    def _moved(self, indicator, office, period):
        before = self.ministry.value(indicator, office, self.ministry.by_period[period].before)
        return self.ministry.value(indicator, office, period) - before, before

    def change(self, indicator, office, period):
        by, before = self._moved(indicator, office, period)
        if not by:
            return SAME
        percents = moved(by, *self._percents(by, before)).split(" ", 1)[1]
        return f"{moved(by, amount(indicator, abs(by)), True, '')} ({percents})"

    def change_amount(self, indicator, office, period):
        if is_rate(indicator):
            return self.points(indicator, office, period)
        by, _ = self._moved(indicator, office, period)
        return moved(by, amount(indicator, abs(by)), True, "") if by else SAME

    def change_percent(self, indicator, office, period):
        if is_rate(indicator):
            return ""
        by, before = self._moved(indicator, office, period)
        return moved(by, *self._percents(by, before)) if by else SAME

    def _percents(self, by, before):
        scaled = hundredths(abs(by) * 100, before)
        return decimal(scaled), scaled, "%"

    def points(self, indicator, office, period):
        before = self.ministry.by_period[period].before
        a, b = self.ministry.ratio(indicator, office, period)
        c, d = self.ministry.ratio(indicator, office, before)
        by = a * d - c * b
        scaled = hundredths(abs(by) * 100, b * d)
        return moved(by, decimal(scaled), scaled, " điểm phần trăm") if by else SAME

    def share(self, indicator, office, period):
        whole = indicator.split(".")[0] + ".phai_th"
        value = self.ministry.value
        return f"chiếm {percent(value(indicator, office, period), value(whole, office, period))}"

"""The site as an author writes it for Congbo: statements, references in the text, blocks."""

from articles import draw
from ministry import COLUMNS, PARTS, RATES, NAMES, STATED, ROOT
from sites import SITE, lay, markdown
from wording import number

RULES = {
    "thu_ly": "is: {0}.cu_chuyen_sang + {0}.thu_ly_moi",
    "cu_chuyen_sang": "carried_from: {0}.chuyen_ky_sau",
    "thu_ly_moi": "cumulative: true",
    "uy_thac": "cumulative: true",
    "phai_th": "is: {0}.thu_ly - {0}.uy_thac",
    "cdk": "is: {0}.xong + {0}.dang, part_of: {0}.phai_th",
    "xong": "part_of: {0}.cdk, better: higher, cumulative: true",
    "dang": "part_of: {0}.cdk",
    "ccdk": "part_of: {0}.phai_th, better: lower",
}


def write(folder, ministry, articles):
    put = lay(folder / "content")
    put("site.yaml", f"""title: {SITE.title}
office: {ROOT}
base_url: {SITE.address}
reporting_year: {{ starts: 1/10 }}
notice: {SITE.notice}
contact: {SITE.notice}
headline: [viec.thu_ly, viec.xong, viec.ty_le_xong, tien.thu_ly, tien.xong, tien.ty_le_xong]
menu:
  - {{ title: Tin tức, to: tin-tuc/ }}
  - {{ title: Số liệu, to: so-lieu/ }}
  - {{ title: Giới thiệu, page: gioi-thieu }}
""")
    put("pages/gioi-thieu.md", f"---\ntitle: Giới thiệu\n---\n\n{SITE.about}\n")
    put("statistics/indicators.yaml", indicators())
    put("statistics/offices.yaml", "".join(office(one) for one in ministry.offices))
    for period in ministry.periods:
        rows = ministry.statistics[period.id]
        above = [one.id for one in ministry.above]
        below = [one.id for one in ministry.branches if one.id in rows]
        put(f"statistics/{period.id}/cuc.yaml", statement(period, rows, above))
        if below:
            put(f"statistics/{period.id}/chi-cuc.yaml", statement(period, rows, below))
    for article in articles:
        at = f"news/{article.path}"
        put(f"{at}/index.md", article_text(article))
        if article.picture:
            put(f"{at}/{article.picture}", draw(article.picture))


def indicators():
    lines = []
    for part, word in PARTS.items():
        unit = "việc" if part == "viec" else "đồng"
        for name in STATED:
            rule = RULES[name].format(part)
            lines.append(f"{part}.{name}: {{ name: {NAMES[name].format(word)}, unit: {unit}, "
                         f"roll_up: sum, {rule} }}")
        lines.append(f"{part}.chuyen_ky_sau: {{ name: Số {word} chuyển kỳ sau, unit: {unit}, "
                     f"is: {part}.phai_th - {part}.xong }}")
        for name, (title, of, over) in RATES.items():
            lines.append(f"{part}.{name}: {{ name: {title.format(word)}, "
                         f"rate: {{ of: {part}.{of}, over: {part}.{over} }}, decimals: 2, better: higher }}")
    families = [f"  - {{ whole: {part}.phai_th, parts: [{part}.cdk, {part}.ccdk] }}" for part in PARTS]
    return "\n".join([*lines, "families:", *families]) + "\n"


def office(one):
    parent = f", parent: {one.parent}" if one.parent else ""
    return f"{one.id}: {{ name: {one.name}, short: {one.short}{parent} }}\n"


def statement(period, rows, offices):
    lines = [f"    {id}: [{', '.join(number(value) for value in rows[id])}]" for id in offices]
    day = f"{period.end.day}/{period.end.month}/{period.end.year}"
    return "\n".join([
        f"period: {period.id}", "status: final", "nature: illustrative",
        f"source: {{ document: Biểu tổng hợp minh họa, number: MH-{period.id}, date: {day} }}",
        "scale: 1000   # tiền tính bằng nghìn đồng", "table:",
        f"  columns: [{', '.join(COLUMNS)}]", "  rows:", *lines]) + "\n"


REFERENCES = {"value": "{{{{ {} }}}}", "change": "{{{{ {} | change }}}}", "share": "{{{{ {} | share }}}}",
              "points": "{{{{ {} | points }}}}", "words": "{{{{ {} | words }}}}"}


def article_text(article):
    day = article.date
    head = ["---", f"title: '{article.title}'", f"date: {day.day}/{day.month}/{day.year}",
            f"summary: '{article.lead}'", f"period: {article.period.id}", f"office: {article.office.id}",
            f"tags: [{', '.join(article.tags)}]", "---"]
    return markdown(
        head, article, lambda form, indicator: REFERENCES[form].format(indicator),
        lambda rows, columns: f"```table\ncaption: Kết quả {{{{ period }}}}\nrows: [{', '.join(rows)}]\n"
                              f"columns: [{', '.join(columns)}]\n```",
        lambda file, alt, caption: f"```photo\nfile: {file}\nalt: {alt}\ncaption: {caption}\n```")

"""The same site as a user of Zola writes it: sections for years and months, shortcodes and macros over small
data files (a copy of what is loaded is made at each use, so one file holds one office and period), and
a stub for each summary page, since Zola makes no pages from data."""

import json

from articles import draw
from for_hugo import indicator_data
from sites import SITE, lay, markdown

CONFIG = """base_url = "{address}"
title = "{title}"
default_language = "vi"
{feeds} = true
feed_limit = {feed}
taxonomies = [{{ name = "tags", paginate_by = {size} }}]
"""


def tight(template):
    """No space around what is in tags: figures stand in sentences."""
    return template.replace("{% ", "{%- ").replace(" %}", " -%}").replace("{{ ", "{{- ").replace(" }}", " -}}")


MACROS = tight("""{% macro decimal(scaled) %}
{% set whole = scaled / 100 %}{% set rest = scaled % 100 %}{{ whole | int | num_format(locale="vi") }},{% if rest < 10 %}0{% endif %}{{ rest }}
{% endmacro decimal %}

{% macro percent(part, whole) %}
{% set scaled = (part * 20000 + whole) / (whole * 2) %}{{ self::decimal(scaled=scaled | int) }}%
{% endmacro percent %}

{% macro amount(one, value) %}
{% set full = value * one.scale %}{{ full | num_format(locale="vi") }}&nbsp;{{ one.unit }}
{% endmacro amount %}

{% macro value(one, row) %}
{% if one.rate %}{{ self::percent(part=row[one.of], whole=row[one.over]) }}{% else %}{{ self::amount(one=one, value=row[one.at]) }}{% endif %}
{% endmacro value %}

{% macro size(scaled) %}
{% if scaled == 0 %}chưa đến 0,01{% else %}{{ self::decimal(scaled=scaled) }}{% endif %}
{% endmacro size %}

{% macro verb(by) %}{% if by > 0 %}tăng{% else %}giảm{% endif %}&nbsp;{% endmacro verb %}

{% macro moved(one, row, before, form) %}
{% set old = before[one.at] %}{% set by = row[one.at] - old %}
{% if by == 0 %}không thay đổi{% else %}
{% if by > 0 %}{% set up = by %}{% else %}{% set up = 0 - by %}{% endif %}
{% set scaled = (up * 20000 + old) / (old * 2) %}{% set scaled = scaled | int %}{{ self::verb(by=by) }}
{% if form == "percent" %}{{ self::size(scaled=scaled) }}%
{% else %}{{ self::amount(one=one, value=up) }}{% if form == "change" %}&nbsp;({{ self::size(scaled=scaled) }}%){% endif %}{% endif %}
{% endif %}
{% endmacro moved %}

{% macro points(one, row, before) %}
{% set by = row[one.of] / row[one.over] - before[one.of] / before[one.over] %}
{% if by == 0 %}không thay đổi{% else %}
{% if by > 0 %}{% set up = by %}{% else %}{% set up = 0 - by %}{% endif %}
{% set scaled = up * 10000 + 0.000001 %}{% set scaled = scaled | round | int %}{{ self::verb(by=by) }}{{ self::size(scaled=scaled) }}&nbsp;điểm phần trăm
{% endif %}
{% endmacro points %}
""")

LOAD = """{% import "figures.html" as figures %}
{% set office = page.extra.office %}
{% set now = load_data(path="data/statistics/" ~ page.extra.period ~ "/" ~ office ~ ".yaml") %}{% set row = now.row %}
{% set past = load_data(path="data/statistics/" ~ now.before ~ "/" ~ office ~ ".yaml", required=false) %}
{% if past %}{% set_global old = past.row %}{% else %}{% set_global old = false %}{% endif %}
"""
ONE = '{% set one = load_data(path="data/indicators/" ~ id ~ ".json") %}'
WORDS = "{% set left = row[one.at] %}" + "".join(
    """{% set rest = left % SIZE %}{% set count = left - rest %}{% set count = count / SIZE %}
{% if rest != left %}{{ count | int | num_format(locale="vi") }}&nbsp;WORD&nbsp;{% endif %}{% set left = rest %}
""".replace("SIZE", str(size)).replace("WORD", word)
    for size, word in ((1_000_000, "tỷ"), (1_000, "triệu"), (1, "nghìn"))) + "đồng"
FORMS = {
    "value": "{{ figures::value(one=one, row=row) }}",
    "same": "{{ figures::value(one=one, row=old) }}",
    "change": '{{ figures::moved(one=one, row=row, before=old, form="change") }}',
    "points": "{{ figures::points(one=one, row=row, before=old) }}",
    "share": "chiếm&nbsp;{{ figures::percent(part=row[one.at], whole=row[one.whole]) }}",
    "words": WORDS,
}

BASE = f"""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{% block title %}}{SITE.title}{{% endblock title %}} – {SITE.title}</title>
{{% block meta %}}{{% endblock meta %}}
</head>
<body>
<header><a href="/">{SITE.title}</a>
<nav><a href="/tin-tuc/">Tin tức</a> <a href="/so-lieu/">Số liệu</a> <a href="/gioi-thieu/">Giới thiệu</a></nav></header>
<main>
{{% block main %}}{{% endblock main %}}
</main>
<footer><p>{SITE.notice}</p></footer>
</body>
</html>
"""


def page(main, title="page.title", start=""):
    return (f'{{% extends "base.html" %}}\n{start}{{% block title %}}{{{{ {title} }}}}{{% endblock title %}}\n'
            f"{{% block main %}}<h1>{{{{ {title} }}}}</h1>\n{main}\n{{% endblock main %}}\n")


LIST = """<ul>
{% for page in ITEMS %}<li><a href="{{ page.permalink | safe }}">{{ page.title }}</a> <time datetime="{{ page.date }}">{{ page.date | date(format="%d/%m/%Y") }}</time>
<p>{{ page.description }}</p></li>
{% endfor %}</ul>
"""
PAGER = """<nav>{% if paginator.previous %}<a href="{{ paginator.previous | safe }}">Trang trước</a>{% endif %}
Trang {{ paginator.current_index }} trên {{ paginator.number_pagers }}
{% if paginator.next %}<a href="{{ paginator.next | safe }}">Trang sau</a>{% endif %}</nav>
"""
HEADS = """<thead><tr><th scope="col">Chỉ tiêu</th>{}</tr></thead>"""
RESULTS = "".join(f'<th scope="col">{name}</th>' for name in ("Kỳ này", "Cùng kỳ năm trước", "Tăng, giảm", "Tăng, giảm (%)"))

TEMPLATES = {
    "base.html": BASE,
    "figures.html": MACROS,
    "index.html": page('{% set news = get_section(path="tin-tuc/_index.md") %}'
                       + LIST.replace("ITEMS", "news.pages | slice(end=8)"), "section.title"),
    "list.html": page(LIST.replace("ITEMS", "paginator.pages") + PAGER, "section.title"),
    "tags/single.html": page(LIST.replace("ITEMS", "paginator.pages") + PAGER, "term.name"),
    "tags/list.html": page('<ul>{% for term in terms %}<li><a href="{{ term.permalink | safe }}">{{ term.name }}</a></li>'
                           "{% endfor %}</ul>", "taxonomy.name"),
    "page.html": page("""{% if page.date %}<p><time datetime="{{ page.date }}">{{ page.date | date(format="%d/%m/%Y") }}</time></p>
<p class="lead">{{ page.description }}</p>{% endif %}
{{ page.content | safe }}
{% if page.taxonomies.tags %}<p>Chủ đề: {% for tag in page.taxonomies.tags %}<a href="{{ get_taxonomy_url(kind="tags", name=tag) | safe }}">{{ tag }}</a> {% endfor %}</p>{% endif %}"""),
    "statistics.html": page('<ul>{% for page in section.pages %}<li><a href="{{ page.permalink | safe }}">{{ page.title }}</a></li>'
                            "{% endfor %}</ul>", "section.title"),
    "summary.html": page(LOAD.split("\n", 1)[1] + "<table>\n" + HEADS.format(RESULTS) + """<tbody>
{% for one in load_data(path="data/indicators.json") %}<tr><th scope="row">{{ one.name }}</th><td>{{ figures::value(one=one, row=row) }}</td>
{% if old %}<td>{{ figures::value(one=one, row=old) }}</td>
{% if one.rate %}<td>{{ figures::points(one=one, row=row, before=old) }}</td><td></td>
{% else %}<td>{{ figures::moved(one=one, row=row, before=old, form="amount") }}</td><td>{{ figures::moved(one=one, row=row, before=old, form="percent") }}</td>{% endif %}{% endif %}</tr>
{% endfor %}</tbody>
</table>""", start=LOAD.split("\n", 1)[0] + "\n"),
    **{f"shortcodes/{form}.html": tight(LOAD + ONE + text) for form, text in FORMS.items()},
    "shortcodes/bang.html": tight(LOAD + """<table><thead><tr><th scope="col">Chỉ tiêu</th>{% for form in columns %}<th scope="col">{% if form == "value" %}Kỳ này{% else %}Cùng kỳ năm trước{% endif %}</th>{% endfor %}</tr></thead><tbody>
{% for id in rows %}""" + ONE + """<tr><th scope="row">{{ one.name }}</th>{% for form in columns %}<td>{% if form == "value" %}{{ figures::value(one=one, row=row) }}{% else %}{{ figures::value(one=one, row=old) }}{% endif %}</td>{% endfor %}</tr>{% endfor %}</tbody></table>"""),
    "shortcodes/anh.html": tight("""{% set webp = resize_image(path=page.colocated_path ~ file, width=320, height=200, op="fill", format="webp") %}
<figure><picture><source type="image/webp" srcset="WEBP"><img src="FILE" alt="ALT" width="320" height="200"></picture><figcaption>{{ caption }}</figcaption></figure>""")
    .replace("WEBP", "{{ webp.url | safe }}").replace("FILE", "{{ file }}").replace("ALT", "{{ alt }}"),
}


def write(folder, ministry, articles, version="0.22"):
    put = lay(folder)
    feeds = "generate_feed" if tuple(map(int, version.split(".")[:2])) < (0, 19) else "generate_feeds"
    put("config.toml", CONFIG.format(address=SITE.address.rstrip("/"), title=SITE.title, feeds=feeds,
                                     feed=SITE.feed, size=SITE.page_size))
    for name, text in TEMPLATES.items():
        put(f"templates/{name}", text)
    known = indicator_data()
    for id, one in zip(known["names"], known["list"]):
        one["whole"] = known["position"][id.split(".")[0] + ".phai_th"]
        put(f"data/indicators/{id}.json", json.dumps(one, ensure_ascii=False))
    put("data/indicators.json", json.dumps(known["list"], ensure_ascii=False))
    put("content/_index.md", f'+++\ntitle = "{SITE.title}"\n+++\n')
    put("content/gioi-thieu.md", f'+++\ntitle = "Giới thiệu"\n+++\n\n{SITE.about}\n')
    put("content/so-lieu/_index.md", '+++\ntitle = "Số liệu"\ntemplate = "statistics.html"\nsort_by = "slug"\n+++\n')
    put("content/so-lieu/ky/_index.md", "+++\ntransparent = true\nrender = false\n+++\n")
    short = {office.id: office.short for office in ministry.offices}
    for period in ministry.periods:
        put(f"content/so-lieu/ky/{period.id}/_index.md", "+++\ntransparent = true\nrender = false\n+++\n")
        for office, row in ministry.statistics[period.id].items():
            put(f"data/statistics/{period.id}/{office}.yaml", f"before: '{period.before}'\nrow: [{', '.join(map(str, row))}]\n")
            put(f"content/so-lieu/ky/{period.id}/{office}.md",
                f'+++\ntitle = "Kết quả {period.name}: {short[office]}"\ntemplate = "summary.html"\n'
                f'path = "so-lieu/ky/{period.id}/{office}"\n'
                f'[extra]\noffice = "{office}"\nperiod = "{period.id}"\n+++\n')
    section = '+++\ntitle = "{}"\ntemplate = "list.html"\nsort_by = "date"\npaginate_by = {}\ntransparent = {}\n+++\n'
    put("content/tin-tuc/_index.md", section.format("Tin tức", SITE.page_size, "false"))
    for year in sorted({f"{article.date:%Y}" for article in articles}):
        put(f"content/tin-tuc/{year}/_index.md", section.format(f"Năm {year}", SITE.page_size, "true"))
    for month in sorted({f"{article.date:%Y/%m}" for article in articles}):
        put(f"content/tin-tuc/{month}/_index.md",
            section.format(f"Tháng {month[5:]}/{month[:4]}", SITE.page_size, "true"))
    for article in articles:
        at = f"content/tin-tuc/{article.path}"
        put(f"{at}/index.md", article_text(article))
        if article.picture:
            put(f"{at}/{article.picture}", draw(article.picture))


def article_text(article):
    head = ["+++", f'title = "{article.title}"', f"date = {article.date:%Y-%m-%d}",
            f'description = "{article.lead}"', "[taxonomies]", f"tags = {json.dumps(article.tags, ensure_ascii=False)}",
            "[extra]", f'office = "{article.office.id}"', f'period = "{article.period.id}"', "+++"]
    return markdown(
        head, article, lambda form, indicator: f'{{{{ {form}(id="{indicator}") }}}}',
        lambda rows, columns: f"{{{{ bang(rows={json.dumps(list(rows))}, columns={json.dumps(list(columns))}) }}}}",
        lambda file, alt, caption: f'{{{{ anh(file="{file}", alt="{alt}", caption="{caption}") }}}}')

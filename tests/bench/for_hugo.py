"""The same site as a user of Hugo writes it: data files, shortcodes that compute each figure
from them, sections for years and months, a content adapter for the pages made from data."""

import json
import re

from articles import draw
from ministry import COLUMNS, PARTS, RATES, indicators
from sites import SITE, lay, markdown

CONFIG = f"""baseURL = "{SITE.address}"
title = "{SITE.title}"
locale = "vi"
defaultContentLanguage = "vi"
disableKinds = ["404"]
[pagination]
pagerSize = {SITE.page_size}
disableAliases = true
[taxonomies]
tag = "tags"
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
"""

# A value of the row of the period.
VALUE = """{{ $at := hugo.Data.indicators.position }}{{ $row := .row }}{{ $text := "" }}
{{ with index hugo.Data.indicators.rates .indicator }}{{ $whole := index $row (index $at .over) }}
{{ $scaled := div (add (mul (index $row (index $at .of)) 20000) $whole) (mul $whole 2) }}
{{ $text = printf "%d,%02d%%" (div $scaled 100) (mod $scaled 100) }}
{{ else }}{{ $value := index $row (index $at .indicator) }}{{ if hasPrefix .indicator "viec." }}
{{ $text = printf "%s việc" (lang.FormatNumberCustom 0 $value "- , .") }}{{ else }}
{{ $text = printf "%s đồng" (lang.FormatNumberCustom 0 (mul $value 1000) "- , .") }}{{ end }}{{ end }}
{{ return $text }}"""

# What figures are made of, each form once. No form calls another, since calls are what costs.
FORMS = {
    # Each takes an indicator, the row of the period, and that of the same period a year before.
    # Dividing keeps to whole numbers and rounds half up. Whole numbers of
    # data files have no sign until `int` gives them one: without it a decrease is a huge increase.
    "value": VALUE,
    "same": VALUE.replace("$row := .row", "$row := .before"),
    "words": """{{ $left := index .row (index hugo.Data.indicators.position .indicator) }}{{ $parts := slice }}
{{ range slice (dict "size" 1000000 "word" "tỷ") (dict "size" 1000 "word" "triệu") (dict "size" 1 "word" "nghìn") }}
{{ $count := div $left .size }}{{ $left = mod $left .size }}
{{ if $count }}{{ $parts = $parts | append (printf "%s %s" (lang.FormatNumberCustom 0 $count "- , .") .word) }}{{ end }}
{{ end }}{{ return printf "%s đồng" (delimit ($parts | default (slice "0")) " ") }}""",
    "share": """{{ $at := hugo.Data.indicators.position }}
{{ $part := index .row (index $at .indicator) }}
{{ $whole := index .row (index $at (cond (hasPrefix .indicator "viec.") "viec.phai_th" "tien.phai_th")) }}
{{ $scaled := div (add (mul $part 20000) $whole) (mul $whole 2) }}
{{ return printf "chiếm %d,%02d%%" (div $scaled 100) (mod $scaled 100) }}""",
    "change": """{{ $text := "không thay đổi" }}{{ $at := index hugo.Data.indicators.position .indicator }}
{{ $old := int (index .before $at) }}{{ $moved := sub (int (index .row $at)) $old }}{{ if $moved }}
{{ $size := cond (gt $moved 0) $moved (sub 0 $moved) }}{{ $scaled := div (add (mul $size 20000) $old) (mul $old 2) }}
{{ $percent := "chưa đến 0,01%" }}{{ if $scaled }}{{ $percent = printf "%d,%02d%%" (div $scaled 100) (mod $scaled 100) }}{{ end }}
{{ $unit := "việc" }}{{ if not (hasPrefix .indicator "viec.") }}{{ $unit = "đồng" }}{{ $size = mul $size 1000 }}{{ end }}
{{ $text = printf "%s %s %s (%s)" (cond (gt $moved 0) "tăng" "giảm") (lang.FormatNumberCustom 0 $size "- , .") $unit $percent }}{{ end }}
{{ return $text }}""",
    # The exact difference of two ratios leaves 64 bits; fractions are near enough, with a
    # nudge so that exact halves go up.
    "points": """{{ $at := hugo.Data.indicators.position }}{{ $rate := index hugo.Data.indicators.rates .indicator }}
{{ $of := index $at $rate.of }}{{ $over := index $at $rate.over }}
{{ $moved := mul 10000.0 (sub (div (float (index .row $of)) (index .row $over)) (div (float (index .before $of)) (index .before $over))) }}
{{ $scaled := int (math.Round (add (math.Abs $moved) 0.000001)) }}{{ $text := "không thay đổi" }}{{ if $moved }}
{{ $points := "chưa đến 0,01" }}{{ if $scaled }}{{ $points = printf "%d,%02d" (div $scaled 100) (mod $scaled 100) }}{{ end }}
{{ $text = printf "%s %s điểm phần trăm" (cond (gt $moved 0.0) "tăng" "giảm") $points }}{{ end }}
{{ return $text }}""",
}


def shortcode(form):
    """A form as a shortcode of its own, a fifth faster than one that calls a partial."""
    body = re.sub(r"\{\{ return (.*?) \}\}", r"{{ \1 }}", FORMS[form])
    return ("""{{ $office := .Page.Params.office }}{{ $statement := index hugo.Data.statistics .Page.Params.period }}
{{ $before := index hugo.Data.statistics $statement.before }}
{{ with dict "indicator" (.Get 0) "row" (index $statement.rows $office) "before" (index $before.rows $office) }}
""" + body + "{{ end }}").replace("{{ ", "{{- ").replace(" }}", " -}}")


LAYOUTS = {
    "baseof.html": """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} – {{ site.Title }}</title>
{{ with .Description }}<meta name="description" content="{{ . }}">{{ end }}
<link rel="canonical" href="{{ .Permalink }}">
</head>
<body>
<header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a>
<nav><a href="/tin-tuc/">Tin tức</a> <a href="/so-lieu/">Số liệu</a> <a href="/gioi-thieu/">Giới thiệu</a></nav></header>
<main>
{{ block "main" . }}{{ end }}
</main>
<footer><p>NOTICE</p></footer>
</body>
</html>
""".replace("NOTICE", SITE.notice),
    "page.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ if eq .Section "tin-tuc" }}<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "02/01/2006" }}</time></p>
<p class="lead">{{ .Description }}</p>{{ end }}
{{ .Content }}
{{ with .GetTerms "tags" }}<p>Chủ đề: {{ range . }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</p>{{ end }}
{{ end }}
""",
    "_partials/list.html": """<ul>
{{ range . }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> <time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "02/01/2006" }}</time>
<p>{{ .Description }}</p></li>
{{ end }}</ul>
""",
    "_partials/pager.html": """{{ if gt .TotalPages 1 }}<nav>{{ with .Prev }}<a href="{{ .URL }}">Trang trước</a>{{ end }}
Trang {{ .PageNumber }} trên {{ .TotalPages }}
{{ with .Next }}<a href="{{ .URL }}">Trang sau</a>{{ end }}</nav>{{ end }}
""",
    "home.html": """{{ define "main" }}<h1>{{ site.Title }}</h1>
{{ with site.GetPage "/tin-tuc" }}{{ partial "list.html" (first 8 .RegularPagesRecursive) }}{{ end }}
{{ end }}
""",
    "home.rss.xml": """{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<rss version="2.0"><channel><title>{{ site.Title }}</title><link>{{ site.Home.Permalink }}</link><description>{{ site.Title }}</description>
{{ with site.GetPage "/tin-tuc" }}{{ range first FEED .RegularPagesRecursive }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid>{{ .Permalink }}</guid><pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate><description>{{ .Description }}</description></item>
{{ end }}{{ end }}</channel></rss>
""".replace("FEED", str(SITE.feed)),
    "section.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ $pager := .Paginate .RegularPagesRecursive }}{{ partial "list.html" $pager.Pages }}{{ partial "pager.html" $pager }}
{{ with .Sections }}<ul>{{ range . }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
{{ end }}
""",
    "term.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ $pager := .Paginate .Pages }}{{ partial "list.html" $pager.Pages }}{{ partial "pager.html" $pager }}
{{ end }}
""",
    "taxonomy.html": """{{ define "main" }}<h1>Chủ đề</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> ({{ len .Pages }})</li>{{ end }}</ul>
{{ end }}
""",
    "so-lieu/section.html": """{{ define "main" }}<h1>Số liệu</h1>
<ul>{{ range .RegularPagesRecursive }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ end }}
""",
    "so-lieu/page.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ $statement := index hugo.Data.statistics .Params.period }}{{ $row := index $statement.rows .Params.office }}
{{ $before := index hugo.Data.statistics $statement.before }}{{ $before = and $before (index $before.rows .Params.office) }}
<table>
<thead><tr><th scope="col">Chỉ tiêu</th><th scope="col">Kỳ này</th><th scope="col">Cùng kỳ năm trước</th><th scope="col">Tăng, giảm</th><th scope="col">Tăng, giảm (%)</th></tr></thead>
<tbody>
{{ range hugo.Data.indicators.list }}<tr><th scope="row">{{ .name }}</th>
{{ if .rate }}{{ $whole := index $row .over }}{{ $scaled := div (add (mul (index $row .of) 20000) $whole) (mul $whole 2) }}
<td>{{ printf "%d,%02d%%" (div $scaled 100) (mod $scaled 100) }}</td>
{{ if $before }}{{ $whole = index $before .over }}{{ $scaled = div (add (mul (index $before .of) 20000) $whole) (mul $whole 2) }}
<td>{{ printf "%d,%02d%%" (div $scaled 100) (mod $scaled 100) }}</td>
{{ $moved := mul 10000.0 (sub (div (float (index $row .of)) (index $row .over)) (div (float (index $before .of)) $whole)) }}
{{ $scaled = int (math.Round (add (math.Abs $moved) 0.000001)) }}
<td>{{ if $moved }}{{ cond (gt $moved 0.0) "tăng" "giảm" }} {{ if $scaled }}{{ printf "%d,%02d" (div $scaled 100) (mod $scaled 100) }}{{ else }}chưa đến 0,01{{ end }} điểm phần trăm{{ else }}không thay đổi{{ end }}</td><td></td>{{ end }}
{{ else }}{{ $now := int (index $row .at) }}
<td>{{ lang.FormatNumberCustom 0 (mul $now .scale) "- , ." }} {{ .unit }}</td>
{{ if $before }}{{ $old := int (index $before .at) }}{{ $moved := sub $now $old }}
<td>{{ lang.FormatNumberCustom 0 (mul $old .scale) "- , ." }} {{ .unit }}</td>
{{ if $moved }}{{ $verb := "tăng" }}{{ if lt $moved 0 }}{{ $verb = "giảm" }}{{ $moved = sub 0 $moved }}{{ end }}
{{ $scaled := div (add (mul $moved 20000) $old) (mul $old 2) }}
<td>{{ $verb }} {{ lang.FormatNumberCustom 0 (mul $moved .scale) "- , ." }} {{ .unit }}</td>
<td>{{ $verb }} {{ if $scaled }}{{ printf "%d,%02d%%" (div $scaled 100) (mod $scaled 100) }}{{ else }}chưa đến 0,01%{{ end }}</td>{{ else }}
<td>không thay đổi</td><td>không thay đổi</td>{{ end }}{{ end }}{{ end }}</tr>
{{ end }}</tbody>
</table>
{{ end }}
""",
    **{f"_shortcodes/{form}.html": shortcode(form) for form in FORMS},
    **{f"_partials/{form}.html": FORMS[form] for form in ("value", "same")},
    "_shortcodes/figure-table.html": """{{- $columns := split (.Get "columns") "," -}}{{- $office := .Page.Params.office -}}
{{- $statement := index hugo.Data.statistics .Page.Params.period -}}{{- $before := index hugo.Data.statistics $statement.before -}}
<table>
<thead><tr><th scope="col">Chỉ tiêu</th>{{ range $columns }}<th scope="col">{{ index (dict "value" "Kỳ này" "same" "Cùng kỳ năm trước") . }}</th>{{ end }}</tr></thead>
<tbody>
{{ range split (.Get "rows") "," }}{{ $what := dict "indicator" . "row" (index $statement.rows $office) "before" (index $before.rows $office) }}<tr><th scope="row">{{ index hugo.Data.indicators.names . }}</th>{{ range $columns }}<td>{{ partial (printf "%s.html" .) $what }}</td>{{ end }}</tr>
{{ end }}</tbody>
</table>
""",
    "_shortcodes/picture.html": """{{- $picture := .Page.Resources.Get (.Get "file") -}}{{- $webp := $picture.Process "webp" -}}
<figure><picture><source type="image/webp" srcset="{{ $webp.RelPermalink }}"><img src="{{ $picture.RelPermalink }}" alt="{{ .Get "alt" }}" width="{{ $picture.Width }}" height="{{ $picture.Height }}"></picture><figcaption>{{ .Get "caption" }}</figcaption></figure>
""",
}

ADAPTER = """{{ range $period, $statement := hugo.Data.statistics }}{{ range $office, $row := $statement.rows }}
{{ $.AddPage (dict "path" (printf "%s/%s" $period $office) "title" (printf "Kết quả %s: %s" $statement.name (index hugo.Data.offices $office).short) "dates" (dict "date" (time.AsTime $statement.end)) "params" (dict "office" $office "period" $period)) }}
{{ end }}{{ end }}
"""


def write(folder, ministry, articles):
    put = lay(folder)
    put("hugo.toml", CONFIG)
    for name, text in LAYOUTS.items():
        put(f"layouts/{name}", text)
    put("data/offices.yaml", offices(ministry))
    put("data/indicators.yaml", json.dumps(indicator_data(), ensure_ascii=False, indent=1))
    for period in ministry.periods:
        put(f"data/statistics/{period.id}.yaml", statement(period, ministry))
    put("content/_index.md", f"---\ntitle: {SITE.title}\n---\n")
    put("content/gioi-thieu.md", f"---\ntitle: Giới thiệu\n---\n\n{SITE.about}\n")
    put("content/so-lieu/_index.md", "---\ntitle: Số liệu\n---\n")
    put("content/so-lieu/ky/_content.gotmpl", ADAPTER)
    put("content/tin-tuc/_index.md", "---\ntitle: Tin tức\n---\n")
    for year in sorted({f"{article.date:%Y}" for article in articles}):
        put(f"content/tin-tuc/{year}/_index.md", f"---\ntitle: Năm {year}\n---\n")
    for month in sorted({f"{article.date:%Y/%m}" for article in articles}):
        put(f"content/tin-tuc/{month}/_index.md", f"---\ntitle: Tháng {month[5:]}/{month[:4]}\n---\n")
    for article in articles:
        at = f"content/tin-tuc/{article.path}"
        put(f"{at}/index.md", article_text(article))
        if article.picture:
            put(f"{at}/{article.picture}", draw(article.picture))


def offices(ministry):
    return "".join(f"{one.id}: {{ name: {one.name}, short: {one.short} }}\n" for one in ministry.offices)


def indicator_data():
    """JSON is YAML too."""
    named = dict(indicators())
    rates = {f"{part}.{name}": {"of": f"{part}.{of}", "over": f"{part}.{over}"}
             for part in PARTS for name, (_, of, over) in RATES.items()}
    position = {id: at for at, id in enumerate(COLUMNS)}

    def entry(id, name):
        if id in rates:
            sides = {side: position[other] for side, other in rates[id].items()}
            return {"name": name, "rate": True, **sides}
        unit, scale = ("việc", 1) if id.startswith("viec.") else ("đồng", 1000)
        return {"name": name, "at": position[id], "unit": unit, "scale": scale}

    return {"position": position, "names": named, "rates": rates,
            "list": [entry(id, name) for id, name in named.items()]}


def statement(period, ministry):
    """The same values as in the statements for Congbo, in the same shape."""
    rows = ministry.statistics[period.id]
    order = [one.id for one in ministry.offices if one.id in rows]
    lines = [f"  {id}: [{', '.join(map(str, rows[id]))}]" for id in order]
    return "\n".join([
        f"period: '{period.id}'", f"before: '{period.before}'", f"name: {period.name}", f"end: {period.end:%Y-%m-%d}", "status: final",
        f"source: {{ document: Biểu tổng hợp minh họa, number: MH-{period.id} }}",
        f"columns: [{', '.join(COLUMNS)}]", "rows:", *lines]) + "\n"


def article_text(article):
    head = ["---", f"title: '{article.title}'", f"date: {article.date:%Y-%m-%d}",
            f"description: '{article.lead}'", f"period: '{article.period.id}'",
            f"office: {article.office.id}", f"tags: [{', '.join(article.tags)}]", "---"]
    return markdown(
        head, article, lambda form, indicator: f'{{{{< {form} "{indicator}" >}}}}',
        lambda rows, columns: f'{{{{< figure-table rows="{",".join(rows)}" columns="{",".join(columns)}" >}}}}',
        lambda file, alt, caption: f'{{{{< picture file="{file}" alt="{alt}" caption="{caption}" >}}}}')

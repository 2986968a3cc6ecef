"""The same site as a user of Eleventy writes it: data files, shortcodes in JavaScript, Nunjucks layouts,
pagination over data for lists and summary pages. Pictures become WebP by nobody: it has no such part."""

import json
import os

from articles import draw
from for_hugo import indicator_data, offices, statement
from sites import SITE, lay, markdown

CONFIG = """import { load } from "js-yaml";

const group = (n) => String(n).replace(/\\B(?=(\\d{3})+$)/g, ".");
const hundredths = (part, whole) => Math.floor((part * 20000 + whole) / (whole * 2));
const decimal = (scaled) => `${group(Math.floor(scaled / 100))},${String(scaled % 100).padStart(2, "0")}`;
const percent = (part, whole) => `${decimal(hundredths(part, whole))}%`;
const amount = (id, n) => (id.startsWith("viec.") ? `${group(n)} việc` : `${group(n * 1000)} đồng`);
const verb = (by) => (by > 0 ? "tăng" : "giảm");
const size = (scaled) => (scaled ? decimal(scaled) : "chưa đến 0,01");

function forms({ indicators, statistics }) {
  const at = indicators.position;
  const row = (office, period) => statistics[period].rows[office];
  const before = (office, period) => row(office, statistics[period].before);
  const read = (id, values) => {
    const rate = indicators.rates[id];
    return rate ? percent(values[at[rate.of]], values[at[rate.over]]) : amount(id, values[at[id]]);
  };
  const moved = (id, office, period) => {
    const old = before(office, period)[at[id]];
    return [row(office, period)[at[id]] - old, old];
  };
  const all = {
    value: (id, office, period) => read(id, row(office, period)),
    same: (id, office, period) => read(id, before(office, period)),
    words(id, office, period) {
      let left = row(office, period)[at[id]];
      const parts = [];
      for (const [by, word] of [[1e6, "tỷ"], [1e3, "triệu"], [1, "nghìn"]]) {
        const count = Math.floor(left / by);
        left %= by;
        if (count) parts.push(`${group(count)} ${word}`);
      }
      return `${parts.join(" ") || "0"} đồng`;
    },
    share(id, office, period) {
      const values = row(office, period);
      return `chiếm ${percent(values[at[id]], values[at[`${id.split(".")[0]}.phai_th`]])}`;
    },
    change(id, office, period) {
      const [by, old] = moved(id, office, period);
      if (!by) return "không thay đổi";
      const scaled = hundredths(Math.abs(by), old);
      return `${verb(by)} ${amount(id, Math.abs(by))} (${size(scaled)}%)`;
    },
    change_amount(id, office, period) {
      if (indicators.rates[id]) return all.points(id, office, period);
      const [by] = moved(id, office, period);
      return by ? `${verb(by)} ${amount(id, Math.abs(by))}` : "không thay đổi";
    },
    change_percent(id, office, period) {
      if (indicators.rates[id]) return "";
      const [by, old] = moved(id, office, period);
      return by ? `${verb(by)} ${size(hundredths(Math.abs(by), old))}%` : "không thay đổi";
    },
    points(id, office, period) {
      const rate = indicators.rates[id];
      const now = row(office, period);
      const old = before(office, period);
      const by = (now[at[rate.of]] / now[at[rate.over]] - old[at[rate.of]] / old[at[rate.over]]) * 10000;
      if (!by) return "không thay đổi";
      return `${verb(by)} ${size(Math.round(Math.abs(by) + 1e-6))} điểm phần trăm`;
    },
    compared: (office, period) => Boolean(statistics[statistics[period].before]?.rows[office]),
  };
  return all;
}

export default function (site) {
  let say;
  const known = (data) => (say ??= forms(data));
  site.addDataExtension("yaml", (text) => load(text));
  site.addFilter("day", (date) => new Date(date).toISOString().slice(0, 10).split("-").reverse().join("/"));
  site.addFilter("iso", (date) => new Date(date).toISOString().slice(0, 10));
  site.addShortcode("figure", function (form, id) {
    return known(this.ctx)[form](id, this.ctx.office, this.ctx.period);
  });
  site.addShortcode("figures", function (rows, columns) {
    const { indicators, office, period } = this.ctx;
    const heads = { value: "Kỳ này", same: "Cùng kỳ năm trước" };
    const cells = (id) => columns.map((form) => `<td>${known(this.ctx)[form](id, office, period)}</td>`).join("");
    const head = columns.map((form) => `<th scope="col">${heads[form]}</th>`).join("");
    return `<table><thead><tr><th scope="col">Chỉ tiêu</th>${head}</tr></thead><tbody>${rows
      .map((id) => `<tr><th scope="row">${indicators.names[id]}</th>${cells(id)}</tr>`)
      .join("\\n")}</tbody></table>`;
  });
  site.addShortcode("results", function (office, period) {
    const { indicators } = this.ctx;
    const say = known(this.ctx);
    const shown = say.compared(office, period)
      ? ["value", "same", "change_amount", "change_percent"] : ["value"];
    return Object.entries(indicators.names).map(([id, name]) => `<tr><th scope="row">${name}</th>${shown
      .map((form) => `<td>${say[form](id, office, period)}</td>`).join("")}</tr>`).join("\\n");
  });
  site.addPassthroughCopy("content/**/*.png");
  const newest = (api) => api.getFilteredByGlob("content/tin-tuc/**/*.md").sort((a, b) => b.date - a.date);
  site.addCollection("news", newest);
  // Pages of lists: one entry for each page of each list.
  const paged = (lists) => lists.flatMap(({ title, url, items }) => {
    const pages = Math.max(1, Math.ceil(items.length / SIZE));
    return Array.from({ length: pages }, (_, at) => ({
      title, page: at + 1, pages, url: at ? `${url}page/${at + 1}/` : url,
      items: items.slice(at * SIZE, at * SIZE + SIZE),
    }));
  });
  site.addCollection("lists", (api) => {
    const all = newest(api);
    const groups = new Map();
    const put = (url, title, item) => {
      if (!groups.has(url)) groups.set(url, { title, url, items: [] });
      groups.get(url).items.push(item);
    };
    for (const item of all) {
      const [year, month] = item.date.toISOString().split("-");
      put("/tin-tuc/", "Tin tức", item);
      put(`/tin-tuc/${year}/`, `Năm ${year}`, item);
      put(`/tin-tuc/${year}/${month}/`, `Tháng ${month}/${year}`, item);
      for (const tag of item.data.topics) put(`/tags/${site.getFilter("slugify")(tag)}/`, tag, item);
    }
    return paged([...groups.values()]);
  });
  site.addCollection("topics", (api) => [...new Set(newest(api).flatMap((item) => item.data.topics))].sort());
  return { dir: { input: "content", includes: "../layouts", data: "../data" },
    markdownTemplateEngine: "njk", htmlTemplateEngine: "njk" };
}
"""

BASE = f"""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{{{ title }}}} – {SITE.title}</title>
{{% if description %}}<meta name="description" content="{{{{ description }}}}">{{% endif %}}
<link rel="canonical" href="{SITE.address.rstrip('/')}{{{{ page.url }}}}">
</head>
<body>
<header><a href="/">{SITE.title}</a>
<nav><a href="/tin-tuc/">Tin tức</a> <a href="/so-lieu/">Số liệu</a> <a href="/gioi-thieu/">Giới thiệu</a></nav></header>
<main>
{{{{ content | safe }}}}
</main>
<footer><p>{SITE.notice}</p></footer>
</body>
</html>
"""

LIST = """<ul>
{% for item in ITEMS %}<li><a href="{{ item.url }}">{{ item.data.title }}</a> <time datetime="{{ item.date | iso }}">{{ item.date | day }}</time>
<p>{{ item.data.description }}</p></li>
{% endfor %}</ul>
"""

PAGES = {
    "layouts/base.njk": BASE,
    "layouts/article.njk": """---
layout: base.njk
---
<h1>{{ title }}</h1>
<p><time datetime="{{ page.date | iso }}">{{ page.date | day }}</time></p>
<p class="lead">{{ description }}</p>
{{ content | safe }}
<p>Chủ đề: {% for tag in topics %}<a href="/tags/{{ tag | slugify }}/">{{ tag }}</a> {% endfor %}</p>
""",
    "content/tin-tuc/tin-tuc.json": json.dumps({"layout": "article.njk"}),
    "content/index.njk": f"---\nlayout: base.njk\ntitle: {SITE.title}\n---\n<h1>{{{{ title }}}}</h1>\n"
                         + LIST.replace("ITEMS", "collections.news.slice(0, 8)"),
    "content/lists.njk": """---
layout: base.njk
pagination: { data: collections.lists, size: 1, alias: list }
permalink: "{{ list.url }}"
eleventyComputed: { title: "{{ list.title }}" }
---
<h1>{{ list.title }}</h1>
""" + LIST.replace("ITEMS", "list.items") + "<p>Trang {{ list.page }} trên {{ list.pages }}</p>\n",
    "content/tags.njk": """---
layout: base.njk
title: Chủ đề
permalink: /tags/
---
<h1>Chủ đề</h1>
<ul>{% for tag in collections.topics %}<li><a href="/tags/{{ tag | slugify }}/">{{ tag }}</a></li>{% endfor %}</ul>
""",
    "content/so-lieu.njk": """---
layout: base.njk
title: Số liệu
---
<h1>Số liệu</h1>
<ul>{% for one in summaries %}<li><a href="/so-lieu/ky/{{ one.period }}/{{ one.office }}/">{{ one.title }}</a></li>{% endfor %}</ul>
""",
    "content/summary.njk": """---
layout: base.njk
pagination: { data: summaries, size: 1, alias: one }
permalink: "/so-lieu/ky/{{ one.period }}/{{ one.office }}/"
eleventyComputed: { title: "{{ one.title }}" }
---
<h1>{{ one.title }}</h1>
<table>
<thead><tr><th scope="col">Chỉ tiêu</th><th scope="col">Kỳ này</th><th scope="col">Cùng kỳ năm trước</th><th scope="col">Tăng, giảm</th><th scope="col">Tăng, giảm (%)</th></tr></thead>
<tbody>
{% results one.office, one.period %}
</tbody>
</table>
""",
    "data/summaries.js": """import fs from "node:fs";
import { load } from "js-yaml";

// Every office of every period: what `content/summary.njk` makes pages of.
export default function () {
  const here = new URL(".", import.meta.url);
  const offices = load(fs.readFileSync(new URL("offices.yaml", here), "utf8"));
  return fs.readdirSync(new URL("statistics/", here)).sort().flatMap((file) => {
    const statement = load(fs.readFileSync(new URL(`statistics/${file}`, here), "utf8"));
    return Object.keys(statement.rows).map((office) => ({
      office, period: statement.period, title: `Kết quả ${statement.name}: ${offices[office].short}`,
    }));
  });
}
""",
    "content/feed.njk": f"""---
permalink: /index.xml
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>{SITE.title}</title><link>{SITE.address}</link><description>{SITE.title}</description>
{{% for item in collections.news.slice(0, {SITE.feed}) %}}<item><title>{{{{ item.data.title }}}}</title><link>{SITE.address.rstrip('/')}{{{{ item.url }}}}</link><pubDate>{{{{ item.date.toUTCString() }}}}</pubDate><description>{{{{ item.data.description }}}}</description></item>
{{% endfor %}}</channel></rss>
""",
    "content/sitemap.njk": f"""---
permalink: /sitemap.xml
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{{% for one in collections.all %}}<url><loc>{SITE.address.rstrip('/')}{{{{ one.url }}}}</loc></url>
{{% endfor %}}{{% for one in summaries %}}<url><loc>{SITE.address}so-lieu/ky/{{{{ one.period }}}}/{{{{ one.office }}}}/</loc></url>
{{% endfor %}}{{% for one in collections.lists %}}<url><loc>{SITE.address.rstrip('/')}{{{{ one.url }}}}</loc></url>
{{% endfor %}}</urlset>
""",
}


def write(folder, ministry, articles, modules):
    put = lay(folder)
    put("package.json", json.dumps({"type": "module", "private": True}))
    put("eleventy.config.js", CONFIG.replace("SIZE", str(SITE.page_size)))
    (folder / "node_modules").symlink_to(os.path.abspath(modules))
    for name, text in PAGES.items():
        put(name, text)
    put("data/offices.yaml", offices(ministry))
    put("data/indicators.yaml", json.dumps(indicator_data(), ensure_ascii=False, indent=1))
    for period in ministry.periods:
        put(f"data/statistics/{period.id}.yaml", statement(period, ministry))
    put("content/gioi-thieu.md", f"---\nlayout: base.njk\ntitle: Giới thiệu\n---\n\n{SITE.about}\n")
    for article in articles:
        at = f"content/tin-tuc/{article.path}"
        put(f"{at}/index.md", article_text(article))
        if article.picture:
            put(f"{at}/{article.picture}", draw(article.picture))


def article_text(article):
    head = ["---", f"title: '{article.title}'", f"date: {article.date:%Y-%m-%d}",
            f"description: '{article.lead}'", f"period: '{article.period.id}'",
            f"office: {article.office.id}", f"topics: [{', '.join(article.tags)}]", "---"]
    return markdown(
        head, article, lambda form, indicator: f'{{% figure "{form}", "{indicator}" %}}',
        lambda rows, columns: f"{{% figures {json.dumps(list(rows))}, {json.dumps(list(columns))} %}}",
        lambda file, alt, caption: f'<figure><img src="{file}" alt="{alt}" width="320" height="200">'
                                   f"<figcaption>{caption}</figcaption></figure>")

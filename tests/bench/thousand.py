#!/usr/bin/env python3
"""Writes one site twice: for Congbo (figures by reference) and for Hugo (the same text, figures typed).

    python3 tests/bench/thousand.py FOLDER [ARTICLES]

makes FOLDER/congbo and FOLDER/hugo. Then, for instance:

    /usr/bin/time -v target/release/congbo build --root FOLDER/congbo --output FOLDER/out-congbo
    /usr/bin/time -v hugo --quiet --source FOLDER/hugo --destination FOLDER/out-hugo

Each article has about 450 words and 10 figures. The numbers follow from a fixed seed.
"""
import pathlib
import random
import shutil
import sys

WORDS = (
    "công tác thi hành án dân sự trên địa bàn thành phố tiếp tục được chỉ đạo quyết liệt các đơn vị "
    "rà soát hồ sơ phân loại việc xác minh điều kiện thi hành phối hợp với chính quyền địa phương và "
    "cơ quan liên quan giải quyết dứt điểm những việc tồn đọng bảo đảm quyền lợi của người dân"
).split()
OFFICES = 35


def vietnamese(number):
    return f"{number:,}".replace(",", ".")


def percent(part, whole):
    scaled = (part * 100000 // whole + 5) // 10  # half up at two decimals
    return f"{scaled // 100},{scaled % 100:02d}%"


def main():
    target = pathlib.Path(sys.argv[1])
    articles = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    dice = random.Random(20200424)
    shutil.rmtree(target, ignore_errors=True)
    congbo, hugo = target / "congbo" / "content", target / "hugo"

    def write(path, text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    write(congbo / "site.yaml", "title: Trang đo\noffice: o00\nbase_url: https://example.vn/\n"
          "reporting_year: { starts: 1/10 }\nheadline: [viec.thu_ly, viec.xong, viec.ty_le]\n")
    write(congbo / "statistics/indicators.yaml",
          "viec.thu_ly: { name: Thụ lý, unit: việc }\n"
          "viec.cdk: { name: Có điều kiện, unit: việc, part_of: viec.thu_ly }\n"
          "viec.xong: { name: Xong, unit: việc, part_of: viec.cdk }\n"
          "viec.ty_le: { name: Tỷ lệ, rate: { of: viec.xong, over: viec.cdk }, decimals: 2 }\n")
    write(congbo / "statistics/offices.yaml",
          "".join(f"o{n:02d}: {{ name: Đơn vị số {n:02d} }}\n" for n in range(OFFICES)))
    values = {}
    for year in (2018, 2019, 2020):
        totals = [(0, 0, 0)] * OFFICES
        for months in range(1, 12):
            period = f"{year}-{months}m"
            rows = ""
            for n in range(OFFICES):
                # Cumulative values never fall: each month adds to the one before.
                accepted = 700 + dice.randrange(400)
                eligible = accepted * dice.randrange(60, 75) // 100
                done = eligible * dice.randrange(40, 70) // 100
                month = (accepted, eligible, done)
                accepted, eligible, done = (a + b for a, b in zip(totals[n], month))
                totals[n] = values[period, n] = (accepted, eligible, done)
                rows += f"    o{n:02d}: [{vietnamese(accepted)}, {vietnamese(eligible)}, {vietnamese(done)}]\n"
            write(congbo / f"statistics/{period}/bang.yaml",
                  f"period: {period}\nstatus: final\nsource: {{ document: Báo cáo tháng }}\n"
                  f"table:\n  columns: [viec.thu_ly, viec.cdk, viec.xong]\n  rows:\n{rows}")
    write(hugo / "hugo.toml", 'baseURL = "https://example.vn/"\ntitle = "Trang đo"\n'
          'languageCode = "vi"\n[pagination]\npagerSize = 20\n')
    base = ('<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>'
            '<body><nav><a href="/">Trang chủ</a></nav><main>{{ block "main" . }}{{ end }}</main></body></html>')
    write(hugo / "layouts/_default/baseof.html", base)
    write(hugo / "layouts/_default/single.html",
          '{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Date.Format "02/01/2006" }}</p>{{ .Content }}{{ end }}')
    write(hugo / "layouts/_default/list.html",
          '{{ define "main" }}<h1>{{ .Title }}</h1>{{ range .Paginator.Pages }}<p><a href="{{ .RelPermalink }}">'
          '{{ .Title }}</a> {{ .Summary }}</p>{{ end }}{{ end }}')

    def prose(count):
        words = [dice.choice(WORDS)]
        while len(words) < count:
            word = dice.choice(WORDS)
            if word != words[-1]:
                words.append(word)
        return " ".join(words).capitalize() + ". "

    for at in range(articles):
        year, month, day = dice.choice((2019, 2020)), dice.randrange(1, 13), dice.randrange(1, 29)
        own = dice.randrange(2019, 2021)
        months, n = dice.randrange(1, 12), dice.randrange(OFFICES)
        period = f"{own}-{months}m"
        accepted, eligible, done = values[period, n]
        before = values[f"{own - 1}-{months}m", n]
        moved = accepted - before[0]
        verb = "tăng" if moved > 0 else "giảm"
        change = "không thay đổi" if moved == 0 else \
            f"{verb} {vietnamese(abs(moved))} việc ({percent(abs(moved), before[0])})"
        sentences = [
            ("Tổng số thụ lý là {}. ", "{{ viec.thu_ly }}", f"{vietnamese(accepted)} việc"),
            ("So với cùng kỳ {}. ", "{{ viec.thu_ly | change }}", change),
            ("Có điều kiện {}. ", "{{ viec.cdk }}", f"{vietnamese(eligible)} việc"),
            ("Số này {}. ", "{{ viec.cdk | share }}", f"chiếm {percent(eligible, accepted)}"),
            ("Đã xong {}. ", "{{ viec.xong }}", f"{vietnamese(done)} việc"),
            ("Tức {}. ", "{{ viec.xong | of }}", f"{vietnamese(done)}/{vietnamese(eligible)} việc"),
            ("Đạt {}. ", "{{ viec.ty_le }}", percent(done, eligible)),
            ("Cùng kỳ thụ lý {}. ", "{{ viec.thu_ly | same }}", f"{vietnamese(before[0])} việc"),
            ("Cùng kỳ xong {}. ", "{{ viec.xong | same }}", f"{vietnamese(before[2])} việc"),
        ]
        referenced, typed = "", ""
        for text, reference, number in sentences:
            filler = prose(44)
            referenced += filler + text.format(reference) + "\n\n"
            typed += filler + text.format(number.replace(" ", "\u00a0")) + "\n\n"
        title = f"Tin số {at}: thụ lý "
        name = f"{year}/{month:02d}/tin-{at}"
        write(congbo / f"news/{name}.md",
              f"---\ntitle: '{title}{{{{ viec.thu_ly }}}}'\ndate: {day}/{month}/{year}\nperiod: {period}\n"
              f"office: o{n:02d}\ntags: [nhóm {'abcdefghijkl'[at % 12]}]\n---\n\n{referenced}")
        write(hugo / f"content/tin-tuc/{name}.md",
              f"---\ntitle: '{title}{vietnamese(accepted)} việc'\ndate: {year}-{month:02d}-{day:02d}\n"
              f"tags: [nhóm {'abcdefghijkl'[at % 12]}]\n---\n\n{typed}")


main()

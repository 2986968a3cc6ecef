//! What leads from page to page: related articles, and the archive by day. Sites of a few lines,
//! built by the program, and what their pages say.

mod support;

use std::fs;
use std::path::Path;

use support::{build_well, congbo, tree};

const SITE: &str = "title: Mẫu\noffice: huyen\nbase_url: https://mau.example/\nlanguages: [vi]\nreporting_year: { starts: 1/10 }\n";
const INDICATORS: &str = "\
viec.thu_ly: { name: Số việc thụ lý, unit: việc }
viec.xong: { name: Số việc thi hành xong, unit: việc }
";
const OFFICES: &str = "huyen: { name: Chi cục mẫu }\nxa: { name: Xã mẫu, parent: huyen }\n";

/// The files of a site with statistics for three periods of two offices.
fn site(root: &Path, articles: &[(&str, &str, &str)]) {
    let write = |name: &str, text: &str| {
        let path = root.join("content").join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("written");
    };
    write("site.yaml", SITE);
    write("statistics/indicators.yaml", INDICATORS);
    write("statistics/offices.yaml", OFFICES);
    for (period, xong) in [("2018", 9), ("2019", 10), ("2020-6m", 11)] {
        for office in ["huyen", "xa"] {
            write(
                &format!("statistics/{period}/{office}.yaml"),
                &format!(
                    "period: {period}\noffice: {office}\nstatus: final\nsource: {{ document: Báo cáo }}\nvalues: {{ viec.thu_ly: 30, viec.xong: {xong} }}\n"
                ),
            );
        }
    }
    for (name, head, body) in articles {
        let (year, rest) = name.split_once('/').expect("a year");
        let (month, rest) = rest.split_once('/').expect("a month");
        let (day, slug) = rest.split_once('-').expect("a day");
        write(
            &format!("news/{year}/{month}/{slug}/index.md"),
            &format!("---\ntitle: Bài {slug}\ndate: {day}/{month}/{year}\n{head}---\n\n{body}\n"),
        );
    }
}

/// The related articles under an article: name and why.
fn related(root: &Path, page: &str) -> Vec<(String, String)> {
    let html = fs::read_to_string(root.join("out/tin-tuc").join(page).join("index.html"));
    let html = html.expect("the page is there");
    let Some((_, part)) = html.split_once("id=\"part_related\"") else { return Vec::new() };
    let part = part.split("</section>").next().unwrap_or_default();
    let between = |text: &str, from: &str, to: &str| {
        let (_, rest) = text.split_once(from).expect("a beginning");
        rest.split_once(to).expect("an end").0.to_owned()
    };
    let entries = part.split("<li>").skip(1);
    entries
        .map(|entry| {
            (between(entry, "\">Bài ", "</a>"), between(entry, "class=\"why\">", "</span>"))
        })
        .collect()
}

fn build(root: &Path) {
    build_well(root, &root.join("out"));
    let verified = congbo(root).arg("verify").arg(root.join("out")).output().expect("starts");
    support::assert_status(&verified, 0);
}

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, why)| ((*name).to_owned(), (*why).to_owned())).collect()
}

#[test]
fn related_articles_share_figures_an_office_a_period_or_a_tag() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    site(
        root,
        &[
            (
                "2020/04/24-so-ket",
                "period: 2020-6m\ntags: [sơ kết]\n",
                "Đã thi hành xong {{ viec.xong }}.",
            ),
            ("2020/04/20-xa", "period: 2020-6m\noffice: xa\n", "Thụ lý {{ viec.thu_ly }}."),
            ("2020/04/10-cung-so", "period: 2020-6m\n", "Kết quả: {{ viec.xong }}."),
            ("2020/01/09-chu-de", "tags: [Sơ kết]\n", "Không có số liệu."),
            ("2019/11/09-xa-cu", "period: 2019\noffice: xa\n", "Năm trước."),
            ("2019/10/09-le-loi", "", "Bài không chung điều gì."),
        ],
    );
    build(root);
    let six = "cùng kỳ báo cáo 6\u{a0}tháng đầu năm\u{a0}2020";
    assert_eq!(
        related(root, "2020/04/so-ket"),
        pairs(&[
            ("cung-so", &format!("{six}, cùng số liệu")),
            ("xa", six),
            ("chu-de", "cùng chủ đề sơ kết"),
        ])
    );
    assert_eq!(
        related(root, "2019/11/xa-cu"),
        pairs(&[("xa", "cùng đơn vị Xã mẫu")]),
        "the office that publishes is shared by all and says nothing"
    );
    // Nothing shared: nothing said; the newer and older articles stay.
    assert_eq!(related(root, "2019/10/le-loi"), []);
    let page = fs::read_to_string(root.join("out/tin-tuc/2019/10/le-loi/index.html"));
    let page = page.expect("the page is there");
    assert!(!page.contains("Bài liên quan"));
    assert!(page.contains("Các tin khác</h2>") && page.contains("Bài so-ket</a>"));
}

/// The calendar of an archive page as text: `24=2` for a day with two articles.
fn calendar(root: &Path, page: &str) -> Vec<String> {
    let html = fs::read_to_string(root.join("out/tin-tuc").join(page).join("index.html"));
    let html = html.expect("the page is there");
    let (_, table) = html.split_once("<table class=\"calendar\">").expect("a calendar");
    let table = table.split("</table>").next().expect("an end");
    let cell = |cell: &str| {
        let cell = cell.split("</td>").next().unwrap_or_default();
        let Some((_, rest)) = cell.split_once("datetime=\"") else { return ".".to_owned() };
        let (_, rest) = rest.split_once("\">").expect("a day");
        let day = rest.split('<').next().unwrap_or_default().to_owned();
        match cell.split_once("class=\"count\">") {
            Some((_, count)) => {
                let (_, href) = cell.split_once("href=\"").expect("a link");
                let expected = format!("/{:0>2}/index.html", day);
                assert!(href.split('"').next().is_some_and(|to| to.ends_with(&expected)), "{cell}");
                format!("{day}={}", count.split('<').next().unwrap_or_default())
            }
            None => day,
        }
    };
    let weeks = table.split("<tr>").skip(2);
    weeks.map(|week| week.split("<td").skip(1).map(cell).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn a_month_is_a_calendar_of_its_days() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    site(
        root,
        &[
            ("2020/02/29-nhuan", "", "Ngày nhuận."),
            ("2020/03/01-dau", "", "Chủ nhật."),
            ("2020/03/02-hai", "", "Thứ Hai."),
            ("2020/03/02-ba", "", "Cũng thứ Hai."),
            ("2021/02/28-cuoi", "", "Tháng đúng bốn tuần."),
        ],
    );
    build(root);
    assert_eq!(
        calendar(root, "2020/02"),
        [
            ". . . . . 1 2",
            "3 4 5 6 7 8 9",
            "10 11 12 13 14 15 16",
            "17 18 19 20 21 22 23",
            "24 25 26 27 28 29=1 tin .",
        ]
    );
    let march = calendar(root, "2020/03");
    assert_eq!(march.len(), 6);
    assert_eq!(march[0], ". . . . . . 1=1 tin");
    assert_eq!(march[1], "2=2 tin 3 4 5 6 7 8");
    // February 2021 begins on a Monday and fills its weeks.
    let february = calendar(root, "2021/02");
    assert_eq!(february.len(), 4);
    assert_eq!(february[3], "22 23 24 25 26 27 28=1 tin");
    // The page of a day has the calendar too, its own day marked.
    let day = fs::read_to_string(root.join("out/tin-tuc/2020/03/02/index.html")).expect("a page");
    assert_eq!(day.matches("aria-current=\"date\"").count(), 1);
    assert_eq!(calendar(root, "2020/03/02"), march);
    let headings = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"];
    let places: Vec<_> = headings.iter().map(|day| day_at(&march_page(root), day)).collect();
    assert!(places.is_sorted(), "weeks begin on Monday: {places:?}");
    // A year counts its months, the empty ones too.
    let year = fs::read_to_string(root.join("out/tin-tuc/2020/index.html")).expect("a page");
    let (_, months) = year.split_once("class=\"year\"").expect("months");
    let months = months.split("</section>").next().expect("an end");
    assert_eq!(months.matches("<li").count(), 12);
    assert_eq!(months.matches("href=").count(), 2);
    assert!(months.contains("Tháng 3</time> <span class=\"count\">3 tin</span>"));
    assert!(!tree(&root.join("out")).contains_key("tin-tuc/2020/04/index.html"));
}

fn march_page(root: &Path) -> String {
    fs::read_to_string(root.join("out/tin-tuc/2020/03/index.html")).expect("a page")
}

fn day_at(page: &str, day: &str) -> usize {
    page.find(&format!("\">{day}</span>")).expect("a weekday")
}

//! Summary pages on sites made for one question each: what changed most, how an indicator's page
//! bears many offices and long series, and what stands under a table.

mod support;

use std::fs;
use std::path::Path;

use support::{assert_status, build_well, congbo};
use tempfile::TempDir;

const SOURCE: &str = "status: final\nsource: { document: Báo cáo }\n";

/// A site of files below `content/`, built and verified.
fn built(files: &[(&str, String)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let site = "title: Mẫu\noffice: tinh\nbase_url: https://mau.example/\nlanguages: [vi]\nreporting_year: { starts: 1/10 }\nheadline: [viec.xong, viec.ty_le]\n";
    let base = [("site.yaml", site.to_owned())];
    for (name, text) in base.iter().chain(files) {
        let path = folder.path().join("content").join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("written");
    }
    build_well(folder.path(), &folder.path().join("out"));
    let run = congbo(folder.path()).arg("verify").arg(folder.path().join("out")).output();
    assert_status(&run.expect("starts"), 0);
    folder
}

fn page(folder: &Path, path: &str) -> String {
    let file = folder.join("out/so-lieu").join(path).join("index.html");
    fs::read_to_string(&file).unwrap_or_else(|_| panic!("{} is there", file.display()))
}

/// The text between the tags of a part of a page, spaces squeezed.
fn text(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.replace('\u{a0}', " ").chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn part<'t>(html: &'t str, from: &str, to: &str) -> &'t str {
    let (_, rest) = html.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    rest.split_once(to).unwrap_or_else(|| panic!("no {to} after {from}")).0
}

/// The rows of a table as text, its heading first.
fn rows(html: &str, id: &str) -> Vec<String> {
    let table = part(
        part(html, &format!("<figure class=\"table\" id=\"{id}\">"), "</figure>"),
        "<thead>",
        "</table>",
    );
    let cells = |row: &str| {
        let cells = row.split("<t").skip(1).filter(|cell| cell.starts_with(['h', 'd']));
        let cells = cells.map(|cell| text(cell.split_once('>').unwrap_or_default().1));
        cells.collect::<Vec<_>>().join(" | ")
    };
    table.split("<tr").skip(1).map(|row| cells(row.split_once('>').expect("a row").1)).collect()
}

const INDICATORS: &str = "\
viec.cdk: { name: Có điều kiện, unit: việc, roll_up: sum }
viec.xong: { name: Thi hành xong, unit: việc, part_of: viec.cdk, roll_up: sum }
viec.don: { name: Đơn thư, unit: đơn, roll_up: sum }
viec.ty_le: { name: Tỷ lệ xong, rate: { of: viec.xong, over: viec.cdk }, decimals: 1 }
";

fn statement(period: &str, office: &str, values: &str) -> (String, String) {
    (
        format!("statistics/{period}/{office}.yaml"),
        format!("period: {period}\noffice: {office}\n{SOURCE}values: {{ {values} }}\n"),
    )
}

fn files(named: &[(String, String)]) -> Vec<(&str, String)> {
    named.iter().map(|(name, text)| (name.as_str(), text.clone())).collect()
}

#[test]
fn a_period_says_what_changed_most_the_largest_first() {
    let values = |cdk: u32, xong: u32, don: u32| {
        format!("viec.cdk: {cdk}, viec.xong: {xong}, viec.don: {don}")
    };
    let statements = [
        statement("2019", "a", &values(100, 50, 10)),
        statement("2019", "b", &values(100, 50, 10)),
        statement("2019", "c", &values(100, 50, 0)),
        statement("2020", "a", &values(110, 66, 5)),
        statement("2020", "b", &values(100, 40, 4)),
        statement("2020", "c", &values(100, 70, 0)),
    ];
    let mut all = files(&statements);
    all.push(("statistics/indicators.yaml", INDICATORS.to_owned()));
    let offices = "tinh: { name: Tỉnh mẫu }\na: { name: An, parent: tinh }\nb: { name: Bình, parent: tinh }\nc: { name: Cẩm, parent: tinh }\n";
    all.push(("statistics/offices.yaml", offices.to_owned()));
    let folder = built(&all);
    let html = page(folder.path(), "ky/2020/tinh");
    let said = text(&format!("<h2{}", part(&html, "id=\"part_changes\"", "</section>")));
    assert_eq!(
        said,
        "Thay đổi nhiều nhất so với cùng kỳ \
         Tăng nhiều nhất (theo phần trăm) \
         Thi hành xong: 176 việc, tăng 26 việc (17,33%). \
         Có điều kiện: 310 việc, tăng 10 việc (3,33%). \
         Giảm nhiều nhất (theo phần trăm) \
         Đơn thư: 9 đơn, giảm 11 đơn (55,00%). \
         Tỷ lệ, tỷ trọng (theo điểm phần trăm) \
         Tỷ lệ xong: 56,8%, tăng 6,8 điểm phần trăm. \
         Đơn vị trực thuộc \
         Tỷ lệ xong: tăng nhiều nhất là Cẩm, tăng 20,0 điểm phần trăm; \
         giảm nhiều nhất là Bình, giảm 10,0 điểm phần trăm."
    );
    // The year before has nothing to be compared with.
    assert!(!page(folder.path(), "ky/2019/tinh").contains("part_changes"));
    // A rate with no count that moved is the only thing said of an office without offices below.
    let below = page(folder.path(), "ky/2020/c");
    let said = text(&format!("<h2{}", part(&below, "id=\"part_changes\"", "</section>")));
    assert!(said.contains("Thi hành xong: 70 việc, tăng 20 việc (40,00%)."), "{said}");
    assert!(!said.contains("Giảm nhiều nhất") && !said.contains("Đơn vị trực thuộc"), "{said}");
}

#[test]
fn an_indicator_has_one_table_for_each_form_of_period() {
    let periods = ["2019", "2020", "2020-6m", "2020-q1", "2019-q4"];
    let mut statements = Vec::new();
    for (at, period) in periods.iter().enumerate() {
        for (office, more) in [("a", 0), ("b", 5)] {
            let values = format!("viec.cdk: {}, viec.xong: {}", 100 + at, 40 + at + more);
            statements.push(statement(period, office, &values));
        }
    }
    statements.push(statement("2020", "nuoc", "viec.cdk: 9000, viec.xong: 4000"));
    statements.push(statement("2018", "cu", "viec.cdk: 90, viec.xong: 30"));
    let mut all = files(&statements);
    all.push(("statistics/indicators.yaml", INDICATORS.to_owned()));
    let offices = "\
nuoc: { name: Toàn quốc }
khac: { name: Tỉnh khác, parent: nuoc, reports: elsewhere }
cu: { name: Tỉnh cũ, until: 30/9/2018 }
tinh: { name: Tỉnh mẫu, parent: nuoc, from: 1/10/2018, predecessors: [{ office: cu, fit: approximate }] }
a: { name: An, parent: tinh }
b: { name: Bình, parent: tinh }
";
    all.push(("statistics/offices.yaml", offices.to_owned()));
    let folder = built(&all);
    let html = page(folder.path(), "chi-tieu/viec.xong");
    assert_eq!(
        rows(&html, "bang-1"),
        [
            "Đơn vị | năm 2018 việc | năm 2019 việc | năm 2020 việc",
            "Tỉnh mẫu | .. | 85 | 87",
            "Tỉnh cũ | 30 | .. | ..",
            "An | .. | 40 | 41",
            "Bình | .. | 45 | 46",
            "Toàn quốc | .. | .. | 4.000",
        ]
    );
    assert_eq!(rows(&html, "bang-2").len(), 4, "six months: the office and two below");
    assert_eq!(
        rows(&html, "bang-3"),
        [
            "Đơn vị | quý IV năm 2019 việc | quý I năm 2020 việc",
            "Tỉnh mẫu | 93 | 91",
            "An | 44 | 43",
            "Bình | 49 | 48",
        ]
    );
    assert!(!html.contains("id=\"bang-4\""));
    let said = text(&html);
    assert!(
        said.contains("Từ 01/10/2018, Tỉnh mẫu nối tiếp Tỉnh cũ (so sánh gần đúng)."),
        "{said}"
    );
    assert!(said.contains("Là một phần của “Có điều kiện”."), "{said}");
    // Headings of periods changed for each other, on the page and in its CSV file alike.
    let place = folder.path().join("out/so-lieu/chi-tieu/viec.cdk");
    for file in ["index.html", "bang-3.csv"] {
        let file = place.join(file);
        let sound = fs::read_to_string(&file).expect("the file is there");
        let (last, first) = ("quý\u{a0}IV năm\u{a0}2019", "quý\u{a0}I năm\u{a0}2020");
        assert!(sound.contains(last) && sound.contains(first), "{}", file.display());
        let turned = sound.replace(last, "…").replace(first, last).replace('…', first);
        fs::write(&file, turned).expect("written");
    }
    let mut verify = congbo(folder.path());
    verify.args(["verify", "--scope", "part"]).arg(folder.path().join("out"));
    let run = verify.output().expect("starts");
    assert_status(&run, 1);
    let found = text(&String::from_utf8_lossy(&run.stdout));
    assert!(found.contains("hàng hoặc cột ghi kỳ `quý I năm 2020 (việc)`"), "{found}");
    let rate = text(&page(folder.path(), "chi-tieu/viec.ty_le"));
    assert!(
        rate.contains("“Thi hành xong” chia cho “Có điều kiện”, tính bằng phần trăm."),
        "{rate}"
    );
}

#[test]
fn the_page_of_an_indicator_stays_light_with_sixty_offices() {
    let mut offices = "nuoc: { name: Toàn quốc }\ntinh: { name: Tỉnh mẫu có tên dài, parent: nuoc }\nkhac: { name: Tỉnh khác, parent: nuoc, reports: elsewhere }\n".to_owned();
    for at in 1..=60 {
        offices += &format!(
            "huyen-{at}: {{ name: Chi cục Thi hành án dân sự huyện số {at}, parent: tinh }}\n"
        );
    }
    let mut statements = Vec::new();
    for year in 2017..=2020 {
        for form in ["", "-6m"] {
            for at in 1..=60 {
                let values = format!("viec.cdk: {}, viec.xong: {}", 1000 + at, 300 + year - 2000);
                statements.push(statement(
                    &format!("{year}{form}"),
                    &format!("huyen-{at}"),
                    &values,
                ));
            }
        }
    }
    let mut all = files(&statements);
    all.push(("statistics/indicators.yaml", INDICATORS.to_owned()));
    all.push(("statistics/offices.yaml", offices));
    let folder = built(&all);
    let html = page(folder.path(), "chi-tieu/viec.ty_le");
    assert!(html.len() < 100 * 1024, "{} bytes", html.len());
    let newest = rows(&html, "bang-1");
    assert!(newest[0].ends_with("năm 2019 % | năm 2020 %"), "{}", newest[0]);
    assert!(newest[1].starts_with("Tỉnh mẫu có tên dài | "), "{}", newest[1]);
    assert!(newest[2].starts_with("Chi cục Thi hành án dân sự huyện số 1 | "), "{}", newest[2]);
    assert!(html.contains("Bảng chỉ ghi các kỳ gần nhất"));
    // Every office is in a table or named with a way to its own page.
    let left_out = part(&html, "id=\"part_elsewhere\"", "</section>").matches("<li>").count();
    assert_eq!(newest.len() - 1 + left_out, 61);
}

/// A table of an article, and the notes under it.
fn notes(folder: &Path) -> Vec<String> {
    let html = fs::read_to_string(folder.join("out/tin-tuc/2020/10/bai/index.html"));
    let html = html.expect("the article is there");
    let caption = part(
        part(&html, "<figure class=\"table\"", "</figure>"),
        "<div class=\"notes\">",
        "</div>",
    );
    let notes = caption.split("<p>").skip(1).map(|note| note.split("</p>").next().unwrap_or(""));
    notes.map(text).collect()
}

fn with_table(statements: &[(String, String)], block: &str, indicators: &str) -> TempDir {
    let mut all = files(statements);
    all.push(("statistics/indicators.yaml", indicators.to_owned()));
    let offices = "tinh: { name: Tỉnh mẫu }\na: { name: An, parent: tinh }\nb: { name: Bình, parent: tinh }\n";
    all.push(("statistics/offices.yaml", offices.to_owned()));
    let article = format!(
        "---\ntitle: Bài\ndate: 9/10/2020\nperiod: 2020\n---\n\nMở đầu.\n\n```table\n{block}\n```\n"
    );
    all.push(("news/2020/10/bai/index.md", article));
    built(&all)
}

const ROUNDED: &str = "\
tien.thu: { name: Số thu, unit: tấn, decimals: 1, roll_up: sum }
viec.xong: { name: Xong, unit: việc, roll_up: sum }
viec.cdk: { name: Có điều kiện, unit: việc, roll_up: sum }
viec.ty_le: { name: Tỷ lệ, rate: { of: viec.xong, over: viec.cdk }, decimals: 1 }
";

#[test]
fn rounding_is_owned_up_to_where_parts_miss_their_sum_and_nowhere_else() {
    let block = "caption: Số thu\noffices: children\ncolumns: [tien.thu]\ntotal: true";
    let with = |a: &str, b: &str| {
        let statements = [
            statement("2020", "a", &format!("tien.thu: {a}")),
            statement("2020", "b", &format!("tien.thu: {b}")),
        ];
        notes(with_table(&statements, block, ROUNDED).path())
    };
    let note = "Do làm tròn, tổng các phần có thể lệch so với tổng.";
    // 1,04 + 1,04 = 2,08: printed 1,0 + 1,0 and 2,1.
    assert_eq!(with("'1,04'", "'1,04'"), [note]);
    // 1,04 + 1,01 = 2,05: printed 1,0 + 1,0 and 2,1.
    assert_eq!(with("'1,04'", "'1,01'"), [note]);
    // 1,04 + 2,14 = 3,18: printed 1,0 + 2,1 and 3,2.
    assert_eq!(with("'1,04'", "'2,14'"), [note]);
    // Printed parts add up, rounded or not.
    assert_eq!(with("'1,04'", "'1,06'"), Vec::<String>::new());
    assert_eq!(with("'1,5'", "'2,5'"), Vec::<String>::new());
}

#[test]
fn a_difference_that_rounding_makes_look_wrong_is_explained() {
    let block = "caption: Tỷ lệ\nrows: [viec.ty_le]\ncolumns: [value, same, change]";
    let with = |before: u32, now: u32| {
        let one = |period: &str, xong: u32| {
            statement(period, "tinh", &format!("viec.xong: {xong}, viec.cdk: 10000"))
        };
        let statements = [one("2019", before), one("2020", now)];
        notes(with_table(&statements, block, ROUNDED).path())
    };
    let note = "Mức chênh lệch được tính từ số chưa làm tròn, nên có thể lệch so với hiệu của các số đã làm tròn.";
    // 80,24 → 80,56: printed 80,2 and 80,6, and a rise of 0,3.
    assert_eq!(with(8024, 8056), [note]);
    assert_eq!(with(8020, 8060), Vec::<String>::new());
}

#[test]
fn a_gap_that_rounding_makes_look_wrong_is_explained_in_key_figures_and_sentences() {
    let note = "Mức chênh lệch được tính từ số chưa làm tròn, nên có thể lệch so với hiệu của các số đã làm tròn.";
    let with = |xong: u32| {
        let (name, values) =
            statement("2020", "tinh", &format!("viec.xong: {xong}, viec.cdk: 10000"));
        let narrative = "ty-le:\n  about: viec.ty_le\n  on_summaries: true\n  text: [\"Tỷ lệ xong là {{ viec.ty_le }}, {{ viec.ty_le | target }}.\"]\n  no_data: Chưa có số liệu.\n  nothing_arose: Không phát sinh.\n";
        let targets = "- { indicator: viec.ty_le, office: tinh, year: 2020, at_least: '80,5', source: { document: Giao chỉ tiêu } }\n";
        let folder = built(&[
            (&name, values),
            ("statistics/indicators.yaml", ROUNDED.to_owned()),
            ("statistics/offices.yaml", "tinh: { name: Tỉnh mẫu }\n".to_owned()),
            ("statistics/targets.yaml", targets.to_owned()),
            ("statistics/narratives.yaml", narrative.to_owned()),
        ]);
        let html = page(folder.path(), "ky/2020/tinh");
        let figures = text(part(&html, "id=\"part_key_figures\"", "</section>"));
        let sentences = text(part(&html, "id=\"part_narrative\"", "</section>"));
        [figures.contains(note), sentences.ends_with(note)]
    };
    // 47,25%: printed 47,3%, 33,3 points short of 80,5%.
    assert_eq!(with(4725), [true, true]);
    assert_eq!(with(4720), [false, false]);
}

#[test]
fn only_marks_that_stand_in_a_table_are_explained() {
    let block = "caption: Việc\noffices: children\ncolumns: [viec.xong, viec.cdk]";
    let one = |office: &str, status: &str, values: &str| {
        let (name, text) = statement("2020", office, values);
        (name, text.replace("final", status))
    };
    let all_known = "viec.xong: 10, viec.cdk: 20";
    let with = |a: (&str, &str), b: (&str, &str)| {
        let statements = [one("a", a.0, a.1), one("b", b.0, b.1)];
        notes(with_table(&statements, block, ROUNDED).path())
    };
    let none = Vec::<String>::new();
    assert_eq!(with(("final", all_known), ("final", all_known)), none);
    assert_eq!(
        with(("provisional", all_known), ("provisional", all_known)),
        ["Số liệu trong bảng là số liệu sơ bộ."]
    );
    assert_eq!(with(("final", all_known), ("provisional", all_known)), ["“sb”: số liệu sơ bộ."]);
    assert_eq!(
        with(("revised", all_known), ("estimate", all_known)),
        ["“ưt”: số liệu ước tính.", "“đc”: số liệu chính thức, đã điều chỉnh."]
    );
    assert_eq!(
        with(("final", all_known), ("final", "viec.xong: '-', viec.cdk: 20")),
        ["“–”: không phát sinh."]
    );
    assert_eq!(
        with(("final", all_known), ("final", "viec.xong: .., viec.cdk: 20")),
        ["“..”: chưa có số liệu."]
    );
}

#[test]
fn decimal_commas_stand_below_each_other() {
    let indicators = "\
viec.xong: { name: Xong, unit: việc }
viec.cdk: { name: Có điều kiện, unit: việc }
a: { name: A, rate: { of: viec.xong, over: viec.cdk }, decimals: 2 }
b: { name: B, rate: { of: viec.xong, over: viec.cdk }, decimals: 1 }
viec.ty_le: { name: C, rate: { of: viec.xong, over: viec.cdk }, decimals: 0 }
";
    let statements = [statement("2020", "tinh", "viec.xong: 1, viec.cdk: 3")];
    let block = "caption: Tỷ lệ\nrows: [a, b, viec.ty_le]\ncolumns: [value]";
    let folder = with_table(&statements, block, indicators);
    let html = fs::read_to_string(folder.path().join("out/tin-tuc/2020/10/bai/index.html"));
    let html = html.expect("the article is there");
    let table = part(&html, "<figure class=\"table\"", "</figure>");
    let cells: Vec<&str> = table.split("<td").skip(1).collect();
    assert!(cells[0].starts_with("><data") && cells[0].contains("33,33%"), "{}", cells[0]);
    assert!(
        cells[1].starts_with(" class=\"short-1\"") && cells[1].contains("33,3%"),
        "{}",
        cells[1]
    );
    assert!(cells[2].starts_with(" class=\"whole-2\"") && cells[2].contains("33%"), "{}", cells[2]);
}

//! A statistics office for agriculture: the same program, with words of its own. Its narrative, its
//! families and its figures are declared in content alone.

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use support::{assert_status, build, congbo};
use tempfile::TempDir;

const INDICATORS: &str = "\
lua.gieo: { name: { vi: Diện tích gieo cấy lúa, en: Rice area sown }, unit: ha }
lua.mat_trang: { name: { vi: Diện tích lúa mất trắng, en: Rice area lost }, unit: ha, part_of: lua.gieo }
lua.gat: { name: { vi: Diện tích lúa đã gặt, en: Rice area harvested }, unit: ha, part_of: lua.gieo }
lua.ty_le_gat: { name: { vi: Tỷ lệ gặt, en: Share harvested }, rate: { of: lua.gat, over: lua.gieo }, decimals: 1 }
lua.san_luong: { name: { vi: Sản lượng lúa, en: Rice output }, unit: tấn }
ngo.gieo: { name: { vi: Diện tích gieo trồng ngô, en: Maize area sown }, unit: ha }
ngo.san_luong: { name: { vi: Sản lượng ngô, en: Maize output }, unit: tấn }
ca.san_luong: { name: { vi: Sản lượng cá, en: Fish output }, unit: tấn }
units:
  tấn: { en: [tonne, tonnes] }
";

const NARRATIVES: &str = "\
mua-vu:
  families:
    lua: { vi: Cây lúa, en: Rice }
    ngo: { vi: Cây ngô, en: Maize }
  about: .gieo
  on_summaries: true
  text:
    - vi:
        - '{{ . }}: {{ office | short }} gieo trồng {{ .gieo }}[, {{ .gieo | change }} so với cùng kỳ]'
        - '[, gồm [.gat > 0? {{ .gat }} đã thu hoạch[ (đạt {{ .ty_le_gat }})]], [.mat_trang > 0? {{ .mat_trang }} mất trắng]].'
      en:
        - '{{ . }}: {{ office | short }} sowed {{ .gieo }}[, {{ .gieo | change }} on the year before]'
        - '[, of which [.gat > 0? {{ .gat }} harvested[ ({{ .ty_le_gat }})]] and [.mat_trang > 0? {{ .mat_trang }} lost]].'
    - { vi: '[.mat_trang > 0? Đã kiểm tra nơi mất trắng.][.mat_trang = 0? Không có diện tích mất trắng.]', en: '[.mat_trang = 0? No area was lost.]' }
    - { vi: 'sản lượng đạt {{ .san_luong }}[, {{ .san_luong | change }}].', en: 'output came to {{ .san_luong }}[, {{ .san_luong | change }}].' }
  no_data: { vi: '{{ . }}: chưa tổng hợp.', en: '{{ . }}: not compiled yet.' }
  nothing_arose: { vi: '{{ . }}: {{ office | short }} không trồng.', en: '{{ . }}: {{ office | short }} grows none.' }
thuy-san:
  about: ca.san_luong
  text:
    - { vi: 'sản lượng cá {{ period }} đạt {{ ca.san_luong }}.', en: 'fish output in the {{ period }} was {{ ca.san_luong }}.' }
  no_data: { vi: Chưa tổng hợp sản lượng cá., en: Fish output is not compiled yet. }
  nothing_arose: { vi: Không nuôi cá., en: No fish is raised. }
";

const ARTICLE: &str = "content/news/2023/07/vu-xuan/index.md";

struct Trade(TempDir);

impl Trade {
    fn new(language: &str, narratives: &str, now: &str, before: &str, blocks: &str) -> Self {
        let site = Self(tempfile::tempdir().expect("a folder"));
        site.write(
            "content/site.yaml",
            &format!(
                "title: Thống kê nông nghiệp\noffice: tinh\nbase_url: https://nong.example/\n\
                 languages: [{language}]\nreporting_year: {{ starts: 1/1 }}\n"
            ),
        );
        site.write("content/statistics/offices.yaml", "tinh: { name: Tỉnh A, short: Tỉnh A }\n");
        site.write("content/statistics/indicators.yaml", INDICATORS);
        site.write("content/statistics/narratives.yaml", narratives);
        for (period, values) in [("2023-6m", now), ("2022-6m", before)] {
            if !values.is_empty() {
                let text = format!(
                    "period: {period}\noffice: tinh\nstatus: final\nsource: {{ document: Báo cáo }}\nvalues: {{ {values} }}\n"
                );
                site.write(&format!("content/statistics/{period}/tinh.yaml"), &text);
            }
        }
        site.write(
            ARTICLE,
            &format!("---\ntitle: Vụ xuân\ndate: 3/7/2023\nperiod: 2023-6m\n---\n\n{blocks}\n"),
        );
        site
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    /// The text of a page, without marks and with ordinary spaces.
    fn page(&self, name: &str) -> String {
        let output = self.0.path().join("out");
        assert_status(&build(self.0.path(), &output), 0);
        let html = fs::read_to_string(output.join(name)).expect("the page");
        let (mut plain, mut inside) = (String::new(), false);
        for c in html.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                '\u{a0}' => plain.push(' '),
                c if !inside => plain.push(c),
                _ => {}
            }
        }
        plain
    }

    fn verified(&self) {
        let run = congbo(self.0.path()).arg("verify").arg(self.0.path().join("out")).output();
        assert_status(&run.expect("starts"), 0);
    }
}

/// Every problem as `rule line:text`, with the author's words it is about.
fn problems(root: &Path) -> Vec<String> {
    let run = congbo(root).args(["check", "--format", "json"]).output().expect("starts");
    let document: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let list = document["problems"].as_array().expect("a list");
    list.iter()
        .map(|p| {
            let file = p["file"].as_str().unwrap_or("").rsplit('/').next().unwrap_or("").to_owned();
            format!("{} {file}:{}:{}", p["rule"].as_str().unwrap_or(""), p["line"], p["column"])
        })
        .collect()
}

const NOW: &str = "lua.gieo: 1.200, lua.gat: 900, lua.mat_trang: 30, lua.san_luong: 5.400, ngo.gieo: 80, ngo.san_luong: 320, ca.san_luong: 75";
const BEFORE: &str = "lua.gieo: 1.000, lua.san_luong: 5.000, ngo.gieo: 80";
const BOTH: &str = "```narrative\nname: mua-vu\n```\n\n```narrative\nname: thuy-san\n```";

#[test]
fn its_paragraphs_stand_in_articles_and_on_summaries() {
    let rice = "Cây lúa: Tỉnh A gieo trồng 1.200 ha, tăng 200 ha (20,00%) so với cùng kỳ, gồm \
                900 ha đã thu hoạch (đạt 75,0%), 30 ha mất trắng. Đã kiểm tra nơi mất trắng. Sản lượng đạt 5.400 tấn, tăng 400 tấn (8,00%).";
    let maize =
        "Cây ngô: Tỉnh A gieo trồng 80 ha, không thay đổi so với cùng kỳ. Sản lượng đạt 320 tấn.";
    let site = Trade::new("vi", NARRATIVES, NOW, BEFORE, BOTH);
    let article = site.page("tin-tuc/2023/07/vu-xuan/index.html");
    for said in [rice, maize, "Sản lượng cá 6 tháng đầu năm 2023 đạt 75 tấn."] {
        assert!(article.contains(said), "{said}\n{article}");
    }
    let summary = site.page("so-lieu/ky/2023-6m/tinh/index.html");
    assert!(summary.contains(rice) && summary.contains(maize), "{summary}");
    assert!(!summary.contains("Sản lượng cá 6 tháng"), "declared for articles alone");
    site.verified();

    let site = Trade::new("en", NARRATIVES, NOW, BEFORE, "```narrative\nfamily: lua\n```");
    let article = site.page("tin-tuc/2023/07/vu-xuan/index.html");
    let said = "Rice: Tỉnh A sowed 1,200 ha, up 200 ha (20.00%) on the year before, of which 900 ha harvested (75.0%) and 30 ha lost.";
    assert!(article.contains(said), "{article}");
    assert!(article.contains("Output came to 5,400 tonnes, up 400 tonnes (8.00%)."), "{article}");
    assert!(!article.contains("Maize: "), "one family was named");
    site.verified();
}

#[test]
fn a_clause_stands_where_its_figures_are_known() {
    let told = |now: &str| {
        let blocks = "```narrative\nname: mua-vu\nfamily: lua\n```";
        let site = Trade::new("vi", NARRATIVES, now, "", blocks);
        let page = site.page("tin-tuc/2023/07/vu-xuan/index.html");
        let start = page.find("Cây lúa").expect("told");
        page[start..].lines().next().unwrap_or("").to_owned()
    };
    for (now, said) in [
        ("lua.gieo: 50", "Cây lúa: Tỉnh A gieo trồng 50 ha."),
        (
            "lua.gieo: 50, lua.gat: 20",
            "Cây lúa: Tỉnh A gieo trồng 50 ha, gồm 20 ha đã thu hoạch (đạt 40,0%).",
        ),
        (
            "lua.gieo: 50, lua.mat_trang: 5, lua.gat: 0",
            "Cây lúa: Tỉnh A gieo trồng 50 ha, gồm 5 ha mất trắng. Đã kiểm tra nơi mất trắng.",
        ),
        (
            "lua.gieo: 50, lua.mat_trang: 0",
            "Cây lúa: Tỉnh A gieo trồng 50 ha. Không có diện tích mất trắng.",
        ),
        ("lua.gieo: 50, lua.mat_trang: '-'", "Cây lúa: Tỉnh A gieo trồng 50 ha."),
        ("lua.gieo: 0, lua.gat: 0", "Cây lúa: Tỉnh A gieo trồng 0 ha."),
        ("lua.gieo: '-'", "Cây lúa: Tỉnh A không trồng."),
        ("lua.san_luong: 5", "Cây lúa: chưa tổng hợp."),
    ] {
        assert_eq!(told(now), said, "{now}");
    }
}

#[test]
fn what_nobody_declared_or_counted_is_told_at_its_line() {
    let with =
        |narratives: &str| problems(Trade::new("vi", narratives, NOW, BEFORE, BOTH).0.path());
    assert_eq!(with(NARRATIVES), [""; 0]);
    for (from, to, fault, rule) in [
        // An indicator no family has: in either language, in a condition, what all hinges on.
        ("trồng {{ .gieo }}", "trồng {{ .giao }}", ".giao", "unknown-figure"),
        ("sowed {{ .gieo }}", "sowed {{ .giao }}", ".giao", "unknown-figure"),
        ("[.gat > 0?", "[.gac > 0?", ".gac", "unknown-figure"),
        ("about: .gieo", "about: .gat", ".gat", "unknown-figure"),
        ("đạt {{ ca.san_luong }}", "đạt {{ ca.sanluong }}", "ca.sanluong", "unknown-figure"),
        // A condition that cannot be read, a family where there is none, a bracket too many.
        ("[.gat > 0?", "[.gat > 5?", ".gat > 5", "broken-narrative"),
        ("about: ca.san_luong", "about: .san_luong", ".san_luong", "broken-narrative"),
        ("so với cùng kỳ]", "so với cùng kỳ]]", "]'", "broken-narrative"),
        ("{{ . }}: chưa", "{{ . | change }}: chưa", "{{ . |", "broken-narrative"),
        ("{{ . }}: chưa", "[Đang] chưa", "[Đang]", "broken-narrative"),
        // A typed number, a verb said twice, a form that never fits, an office nobody declared.
        ("chưa tổng hợp.'", "chưa tổng hợp, còn 12 huyện.'", "12 huyện", "untraced-number"),
        ("}}[, {{ .san_luong |", "}}[, tăng {{ .san_luong |", "tăng", "verb-doubled"),
        ("đạt {{ .ty_le_gat }}", "đạt {{ .gat | points }}", "{{ .gat | p", "form-does-not-fit"),
        ("đạt {{ .ty_le_gat }}", "đạt {{ .gat @ huyen }}", "huyen", "unknown-office"),
        // What its fields lack.
        ("on_summaries: true", "on_summary: true", "on_summary", "unknown-field"),
    ] {
        let at = NARRATIVES.find(from).expect("there");
        let changed = NARRATIVES.replacen(from, to, 1);
        let at = at + changed[at..].find(fault).expect("the fault");
        let (line, start) = (changed[..at].matches('\n').count() + 1, changed[..at].rfind('\n'));
        let column = changed[start.map_or(0, |n| n + 1)..at].chars().count() + 1;
        let told = with(&changed);
        assert_eq!(told, [format!("{rule} narratives.yaml:{line}:{column}")], "{to}");
    }
}

#[test]
fn the_gate_knows_what_the_office_counts() {
    // “số 12” may be the number of a thing; of what the office counts it is a statistic.
    let with = |text: &str| problems(Trade::new("vi", NARRATIVES, NOW, BEFORE, text).0.path());
    assert_eq!(with("Theo Công văn số 12 của tỉnh, nông dân đã gieo cấy."), [""; 0]);
    let told = with("Nông dân mới bán được số 12 tấn cá.");
    assert!(told.iter().any(|p| p.starts_with("untraced-number")), "{told:?}");
}

#[test]
fn what_is_counted_in_thousands_or_billions_is_said_and_verified_so() {
    let now = "rung.trong: '12,5', rung.tien: '285,38'";
    let site = Trade::new("vi", "{}", now, "rung.trong: 11, rung.tien: 300", "");
    site.write(
        "content/statistics/indicators.yaml",
        "rung.trong: { name: Diện tích rừng trồng mới, unit: nghìn ha, decimals: 1 }\n\
         rung.tien: { name: Giá trị sản xuất, unit: tỷ đồng, decimals: 2 }\n",
    );
    site.write(
        ARTICLE,
        "---\ntitle: Rừng\ndate: 3/7/2023\nperiod: 2023-6m\n---\n\n\
         Trồng {{ rung.trong }}, {{ rung.trong | change }}; đạt {{ rung.tien }}, {{ rung.tien | change }}.\n",
    );
    let page = site.page("tin-tuc/2023/07/vu-xuan/index.html");
    for said in
        ["12,5 nghìn ha, tăng 1,5 nghìn ha (13,64%)", "285,38 tỷ đồng, giảm 14,62 tỷ đồng (4,87%)"]
    {
        assert!(page.contains(said), "{page}");
    }
    site.verified();
}

//! What the audit says of an article whose cells slipped: the findings, the bases the writer must
//! have used, and the one cause behind several of them.

use std::ops::Range;

use congbo::audit::audit;
use congbo::audit::document::Article;
use congbo::audit::finding::{Finding, Grade, Report, Verdict};
use congbo::number::Exact;

/// The figures of a real report, in words of our own: its money total stands in the cell below.
const SLIPPED: &str = "Kết quả nửa năm của ngành\n\n\
    Sáng 23/4/2020, theo Nghị quyết 96/2019/QH14 và khoản 2 Điều 9, ngành họp với 63 điểm cầu.\n\n\
    Về việc, tổng số thụ lý 10.232 việc, giảm 205 việc (4,32%) so với cùng kỳ, trong đó: 7.072 việc \
    có điều kiện giải quyết (69,63%), 3.072 việc chưa có điều kiện giải quyết (43,44%). Trong số việc \
    có điều kiện giải quyết, đã xong 3.345 việc, đạt tỷ lệ 47,3% (so với chỉ tiêu được giao còn thiếu \
    33,2%).\n\n\
    Về tiền, tổng số tiền thụ lý 6.467.721.795.000 đồng, giảm 3.805.241.047.000 đồng (79,55%) so với \
    cùng kỳ, trong đó: có 6.374.929.158.000 đồng có điều kiện giải quyết (61,74%), 1.947.540.950.000 \
    đồng chưa có điều kiện giải quyết (30,55%). Trong số có điều kiện, đã xong 285.382.250.000 đồng, \
    đạt tỷ lệ 7,25% (so với chỉ tiêu được giao còn thiếu 30,75%).\n\n\
    Số tiền xong tăng so với cùng kỳ năm 2019 (tăng 21.795.671.000 đồng (8,27%) và tăng 3,38% về tỷ lệ).\n";

/// The report, and the text its ranges point into.
fn audited(text: &str) -> (Report, String) {
    // A text that begins with a table is Markdown.
    let name = if text.starts_with('|') { "a.md" } else { "a.txt" };
    let article = Article::read(name, text.as_bytes().to_vec()).expect("an article");
    (audit(&article.document), article.document.text)
}

fn said<'r>(report: &'r Report, text: &str, relation: &str, figure: &str) -> &'r Finding {
    report
        .findings
        .iter()
        .find(|f| f.relation == relation && text.get(f.range.clone()) == Some(figure))
        .unwrap_or_else(|| panic!("no {relation} at {figure}"))
}

#[test]
fn a_slipped_article_is_seen_through() {
    let (report, text) = audited(SLIPPED);
    let verdict = |relation, figure| said(&report, &text, relation, figure).verdict;
    for (relation, figure) in [
        ("change-percent", "4,32%"),
        ("share", "69,63%"),
        ("share", "43,44%"),
        ("parts-exceed-whole", "43,44%"),
        ("change-percent", "79,55%"),
        ("share", "61,74%"),
        ("share", "30,55%"),
        ("parts-exceed-whole", "1.947.540.950.000 đồng"),
        ("rate", "7,25%"),
    ] {
        assert_eq!(verdict(relation, figure), Verdict::Contradiction, "{relation} {figure}");
    }
    assert_eq!(verdict("rate", "47,3%"), Verdict::Holds);
    assert_eq!(verdict("change-percent", "8,27%"), Verdict::Holds);
    assert_eq!(verdict("target-gap", "33,2%"), Verdict::PointsAsPercent);
    assert_eq!(verdict("target-gap", "30,75%"), Verdict::PointsAsPercent);
    let accused = report.findings.iter().filter(|f| f.verdict == Verdict::Contradiction);
    assert_eq!(accused.count(), 9, "and nothing else");
}

#[test]
fn the_bases_the_writer_used_are_worked_out() {
    let (report, text) = audited(SLIPPED);
    let implied =
        |relation, figure| said(&report, &text, relation, figure).implied.clone().expect("a base");
    let change = implied("change-percent", "4,32%");
    assert!(change.least < Exact::whole(4_746) && change.most > Exact::whole(4_745));
    assert_eq!(change.unit, "việc");
    let share = implied("share", "43,44%");
    let printed: Vec<_> =
        share.printed.iter().filter_map(|range| text.get(range.clone())).collect();
    assert_eq!(printed, ["7.072 việc"]);
    let share = implied("share", "30,55%");
    let printed: Vec<_> =
        share.printed.iter().filter_map(|range| text.get(range.clone())).collect();
    assert_eq!(printed, ["6.374.929.158.000 đồng"]);
}

/// `audit/claims.txt`: what holds is behind `+`, what does not behind `-`, with the figure accused.
#[test]
fn each_claim_is_judged_both_ways() {
    let room = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/audit/claims.txt");
    let claims = std::fs::read_to_string(room).expect("the claims");
    let (mut held, mut accused) = (0, 0);
    let mut wrong = String::new();
    for line in claims.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (sign, marked) = line.split_once(' ').expect("a sign and a text");
        let marked = marked.replace("\\n", "\n");
        let plain = marked.replace(['⟦', '⟧'], "");
        let (report, text) = audited(&plain);
        let of = |finding: &&Finding| {
            matches!(finding.verdict, Verdict::Contradiction) && finding.grade != Grade::CannotTell
        };
        let found: Vec<&Finding> = report.findings.iter().filter(of).collect();
        match sign {
            "+" => {
                held += 1;
                for finding in found {
                    wrong += &format!("accused: {plain}\n  {:?}\n", finding.message.vi);
                }
            }
            "-" => {
                accused += 1;
                let figure = marked.split(['⟦', '⟧']).nth(1).expect("⟦a figure⟧");
                let says = |range: &Range<usize>| {
                    text.get(range.clone()).is_some_and(|said| said.contains(figure))
                };
                let about = |f: &&Finding| says(&f.range) || f.others.iter().any(says);
                if !found.iter().any(about) {
                    wrong += &format!("not accused: {marked}\n");
                }
            }
            _ => panic!("a claim begins with + or -: {line}"),
        }
    }
    assert!(held > 0 && accused > 0, "both ways");
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn one_cause_is_said_for_all_that_follows_from_it() {
    let (report, text) = audited(SLIPPED);
    let [cause] = &report.causes[..] else { panic!("{:?}", report.causes) };
    assert_eq!(text.get(cause.range.clone()), Some("6.374.929.158.000 đồng"));
    let mut repaired: Vec<_> = cause
        .repairs
        .iter()
        .filter_map(|at| text.get(report.findings[*at].range.clone()))
        .collect();
    repaired.sort_unstable();
    assert_eq!(repaired, ["1.947.540.950.000 đồng", "30,55%", "61,74%", "7,25%"]);
}

#[test]
fn days_numbers_of_documents_and_names_raise_nothing() {
    let text = "Ngày 24/4/2020, theo Nghị định 62/2015/NĐ-CP, khoản 1 Điều 48, dịch Covid-19 và công \
        nghiệp 4.0, lần thứ 3, khóa XV, số 12 đường Trần Phú, điện thoại 0225.3842.123, 6 tháng đầu năm \
        2020, giai đoạn 2016-2020, lúc 8 giờ 30.";
    let (report, _) = audited(text);
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

#[test]
fn a_gap_in_a_bracket_is_of_the_rate_before_it_and_not_of_the_one_before_that() {
    let text = "Toàn quốc đạt 53% về việc (giảm 0,13% so với cùng kỳ năm 2019), về tiền đạt 17,21% \
        (tăng 0,58% so với cùng kỳ năm 2019). Kết quả về việc đạt 53% (giảm 0,13% so với cùng kỳ năm \
        2019) về tiền đạt 17,21% (tăng 0,58% so với cùng kỳ năm 2019).";
    let (report, _) = audited(text);
    let accused: Vec<_> =
        report.findings.iter().filter(|f| f.verdict == Verdict::Contradiction).collect();
    assert!(accused.is_empty(), "{accused:?}");
}

#[test]
fn hostile_articles_end() {
    for text in [
        "1.".repeat(20_000),
        "5 việc (50%), ".repeat(2_000),
        "trong đó 5 việc, ".repeat(2_000),
        "- 5 việc\n".repeat(3_000),
        format!("|{}\n", "1|".repeat(2_000)),
        "9".repeat(100_000) + " việc, tăng 5%",
        "tăng 5 việc (5%) ".repeat(2_000),
    ] {
        audited(&text);
    }
}

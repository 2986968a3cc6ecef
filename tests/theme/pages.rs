//! Pages made by hand, one or more of each kind.

use congbo::page::model::*;

use crate::charts;
use crate::sample::*;

pub fn pages() -> Vec<Page> {
    vec![
        article(&prose()),
        bare_article(),
        standing(),
        list(),
        archive(),
        archive_of_year(),
        home(),
        empty_home(),
        period(),
        comparison(),
        indicator(),
        office(),
        statistics(),
        tags(),
        search(),
        not_found(),
    ]
}

/// An article with everything.
pub fn article(prose: &[Node]) -> Page {
    let title = "Hội nghị sơ kết công tác thi hành án dân sự 6 tháng đầu năm 2020";
    let body = Article {
        title: RichText::words(title),
        date: date(24),
        summary: Some(RichText::words(
            "Sáu tháng đầu năm, toàn thành phố thi hành xong 3.345\u{a0}việc, đạt 47,30% số việc có \
             điều kiện; kết quả về tiền tăng so với cùng kỳ nhưng còn xa chỉ tiêu.",
        )),
        period: Some(period_line("so-lieu/hai-phong/2020-6m/")),
        office: link("Cục THADS thành phố Hải Phòng", "so-lieu/don-vi/hai-phong/"),
        byline: "Theo Nguyễn Thị Minh Họa - Phòng Kiểm tra và Giải quyết khiếu nại, tố cáo"
            .to_owned(),
        key_figures: key_figures(),
        photo: Some(photo()),
        prose: copied(prose),
        tags: vec![link("sơ kết", "chu-de/so-ket/"), link("trực tuyến", "chu-de/truc-tuyen/")],
        sources: sources(),
        related: vec![RelatedEntry {
            title: RichText::words("Chốt số liệu 6 tháng đầu năm"),
            href: "tin-tuc/2020/04/chot-so-lieu/".to_owned(),
            date: date(2),
            why: "cùng kỳ báo cáo 6 tháng đầu năm 2020, cùng số liệu".to_owned(),
        }],
        others: (1..=6)
            .map(|day| entry("Hội nghị giao ban công tác tháng, đạt", day, false))
            .collect(),
        archive: archive_menu(),
        downloads: downloads(),
        fragment: format!("{ARTICLE}fragment.html"),
    };
    page(head("article", ARTICLE, title), Body::Article(Box::new(body)))
}

fn copied(nodes: &[Node]) -> Vec<Node> {
    if nodes.is_empty() { Vec::new() } else { prose() }
}

/// An article with nothing that may be left out, and a very long title.
fn bare_article() -> Page {
    let path = "tin-tuc/2020/04/tin-ngan/";
    let body = Article {
        title: RichText::words(LONG_NAME),
        date: date(23),
        summary: None,
        period: None,
        office: link("Hải Phòng", "so-lieu/don-vi/hai-phong/"),
        byline: String::new(),
        key_figures: Vec::new(),
        photo: None,
        prose: markdown("Một đoạn ngắn.").collect(),
        tags: Vec::new(),
        sources: Sources::default(),
        related: Vec::new(),
        others: Vec::new(),
        archive: ArchiveMenu::default(),
        downloads: Vec::new(),
        fragment: format!("{ARTICLE}fragment.html"),
    };
    let mut head = head("article", path, LONG_NAME);
    head.description = String::new();
    page(head, Body::Article(Box::new(body)))
}

fn standing() -> Page {
    let body = Standing {
        title: RichText::words("Giới thiệu"),
        summary: Some(RichText::words("Chức năng, nhiệm vụ và cơ cấu tổ chức của Cục.")),
        prose: markdown("Cục có nhiệm vụ tổ chức thi hành án.\n\n## Cơ cấu tổ chức\n\nCác phòng.")
            .collect(),
        sources: Sources::default(),
        downloads: Vec::new(),
    };
    page(head("standing", "gioi-thieu/", "Giới thiệu"), Body::Standing(body))
}

/// The page that shows the components of the theme.
pub fn components() -> Page {
    let body = Standing {
        title: RichText::words("Thành phần giao diện"),
        summary: None,
        prose: vec![Node::Components],
        sources: Sources::default(),
        downloads: Vec::new(),
    };
    page(head("standing", "giao-dien/", "Thành phần giao diện"), Body::Standing(body))
}

fn list_body(title: &str, entries: Vec<ListEntry>) -> List {
    let one = entries.is_empty();
    let number = |number: usize| PageNumber {
        number,
        href: format!("tin-tuc/trang-{number}/"),
        current: number == 2,
    };
    List {
        title: title.to_owned(),
        intro: format!("{} tin", entries.len()),
        calendar: None,
        months: Vec::new(),
        entries,
        pages: if one { Vec::new() } else { (1..=7).map(number).collect() },
        previous: (!one).then(|| link("Trang trước", "tin-tuc/")),
        next: (!one).then(|| link("Trang sau", "tin-tuc/trang-3/")),
        archive: archive_menu(),
    }
}

fn list() -> Page {
    let entries =
        (10..=17).rev().map(|day| entry("Kết quả thi hành án dân sự đạt", day, day % 2 == 0));
    let body = list_body("Tin tức", entries.collect());
    page(head("list", "tin-tuc/", "Tin tức"), Body::List(body))
}

fn archive() -> Page {
    let title = "Tin ngày 24/4/2020";
    let path = "tin-tuc/2020/04/ngay-24/";
    let mut body = list_body(title, Vec::new());
    body.calendar = Some(april());
    page(head("archive", path, title), Body::List(body))
}

fn archive_of_year() -> Page {
    let title = "Tin năm 2020";
    let mut body = list_body(title, Vec::new());
    body.months =
        (1..=12).map(|month| archive_cell(&format!("Tháng {month}"), month % 3)).collect();
    page(head("archive", "tin-tuc/2020/", title), Body::List(body))
}

fn home() -> Page {
    let mut figures = key_figures();
    figures.extend(key_figures().into_iter().take(2));
    let body = Home {
        lead: Some(entry(
            "Hội nghị sơ kết công tác thi hành án dân sự 6 tháng đầu năm 2020: đạt",
            24,
            true,
        )),
        entries: (10..=15)
            .rev()
            .map(|day| entry("Tin hoạt động, đạt", day, day % 3 == 0))
            .collect(),
        more: link("Tất cả tin tức", "tin-tuc/"),
        key_figures: figures,
        period: Some(period_line("so-lieu/hai-phong/2020-6m/")),
        office: "Hải Phòng".to_owned(),
        periods: vec![
            link("6 tháng đầu năm 2020", "so-lieu/hai-phong/2020-6m/"),
            link("6 tháng đầu năm 2019", "so-lieu/hai-phong/2019-6m/"),
        ],
        tags: vec![link("sơ kết", "chu-de/so-ket/"), link("trực tuyến", "chu-de/truc-tuyen/")],
        notice: "Số liệu trên trang được dựng lại hoặc chỉ để minh họa.".to_owned(),
        archive: archive_menu(),
    };
    page(head("home", "", &site().title), Body::Home(Box::new(body)))
}

fn empty_home() -> Page {
    let body = Home {
        lead: None,
        entries: Vec::new(),
        more: link("Tất cả tin tức", "tin-tuc/"),
        key_figures: Vec::new(),
        period: None,
        office: "Hải Phòng".to_owned(),
        periods: Vec::new(),
        tags: Vec::new(),
        notice: String::new(),
        archive: ArchiveMenu::default(),
    };
    page(head("home", "trong/", &site().title), Body::Home(Box::new(body)))
}

fn period() -> Page {
    let title = "Kết quả 6 tháng đầu năm 2020: Hải Phòng";
    let body = PeriodSummary {
        charts: charts::every_kind("so-lieu/hai-phong/2020-6m/"),
        title: title.to_owned(),
        period: period_line(""),
        office: link("Cục Thi hành án dân sự thành phố Hải Phòng", "so-lieu/don-vi/hai-phong/"),
        key_figures: key_figures(),
        narrative: vec![RichText::words(
            "Về việc: tổng số thụ lý là 10.232\u{a0}việc, giảm 205\u{a0}việc (1,96%) so với cùng kỳ; \
             đã thi hành xong 3.345\u{a0}việc, đạt tỷ lệ 47,30%.",
        )],
        changes: Some(Changes {
            groups: vec![ChangeGroup {
                title: "Tăng nhiều nhất".to_owned(),
                sentences: vec![mark("10.232\u{a0}việc", "10232", "viec.thu_ly", "value", "")],
            }],
            note: "Có số liệu được tính theo quy định khác.".into(),
        }),
        results: vec![results_table("ket-qua")],
        comparison: Some(link("So sánh giữa các đơn vị", "so-lieu/hai-phong/2020-6m/don-vi/")),
        rankings: vec![ranking("xep-hang")],
        articles: vec![entry("Hội nghị sơ kết, đạt", 24, false)],
        periods: vec![link("6 tháng đầu năm 2019", "so-lieu/hai-phong/2019-6m/")],
        sources: sources(),
        downloads: downloads(),
    };
    let head = head("period", "so-lieu/hai-phong/2020-6m/", title);
    page(head, Body::Period(Box::new(body)))
}

fn comparison() -> Page {
    let title = "So sánh giữa các đơn vị trực thuộc Hải Phòng, 6 tháng đầu năm 2020";
    let body = Comparison {
        charts: Vec::new(),
        title: title.to_owned(),
        period: period_line("so-lieu/hai-phong/2020-6m/"),
        office: link("Cục Thi hành án dân sự thành phố Hải Phòng", "so-lieu/don-vi/hai-phong/"),
        tables: vec![results_table("don-vi")],
        sources: sources(),
        downloads: downloads(),
    };
    let head = head("comparison", "so-lieu/hai-phong/2020-6m/don-vi/", title);
    page(head, Body::Comparison(body))
}

fn indicator() -> Page {
    let title = "Tỷ lệ thi hành xong về việc";
    let body = IndicatorSummary {
        charts: Vec::new(),
        title: title.to_owned(),
        id: "viec.ty_le_xong".to_owned(),
        unit: "%".to_owned(),
        definition: "Số việc thi hành xong trên số việc có điều kiện thi hành.".to_owned(),
        formulas: vec![
            "thi hành xong ÷ có điều kiện thi hành".into(),
            "phải thi hành = có điều kiện + chưa có điều kiện (đến ngày 30/11/2019)".into(),
        ],
        changes: vec!["Từ 01/12/2019: tổng số phải thi hành gồm ba phần.".into()],
        comparability: vec!["Hải Phòng nối tiếp Hải Phòng cũ (so sánh gần đúng).".into()],
        note: "Bảng chỉ ghi các kỳ gần nhất.".to_owned(),
        elsewhere: vec![link("Chi cục Minh Họa", "so-lieu/don-vi/minh-hoa/")],
        series: vec![results_table("chuoi-hai-phong"), ranking("chuoi-toan-quoc")],
        related: vec![link("Số việc thi hành xong", "so-lieu/chi-tieu/viec-xong/")],
        sources: sources(),
        downloads: downloads(),
    };
    let head = head("indicator", "so-lieu/chi-tieu/viec-ty-le-xong/", title);
    page(head, Body::Indicator(Box::new(body)))
}

fn office() -> Page {
    let title = "Cục Thi hành án dân sự thành phố Hải Phòng";
    let child = |number: u32| {
        link(
            &format!("Chi cục Thi hành án dân sự quận {number}"),
            &format!("so-lieu/don-vi/q{number}/"),
        )
    };
    let body = OfficeSummary {
        charts: Vec::new(),
        title: title.to_owned(),
        validity: "đến ngày 30/6/2025".to_owned(),
        parent: Some(link("Tổng cục Thi hành án dân sự", "so-lieu/don-vi/toan-quoc/")),
        children: (1..=14).map(child).collect(),
        predecessors: vec!["Cục THADS tỉnh Minh Họa: chỉ so sánh được gần đúng".to_owned()],
        key_figures: key_figures(),
        period: Some(period_line("so-lieu/hai-phong/2020-6m/")),
        periods: vec![link("6 tháng đầu năm 2020", "so-lieu/hai-phong/2020-6m/")],
        series: vec![ranking("chuoi")],
        sources: Sources::default(),
        downloads: downloads(),
    };
    let head = head("office", "so-lieu/don-vi/hai-phong/", title);
    page(head, Body::Office(Box::new(body)))
}

fn statistics() -> Page {
    let body = StatisticsIndex {
        title: "Số liệu thống kê".to_owned(),
        periods: vec![link("6 tháng đầu năm 2020", "so-lieu/hai-phong/2020-6m/")],
        indicators: vec![link(LONG_NAME, "so-lieu/a/"), link("Tổng số việc thụ lý", "so-lieu/b/")],
        offices: vec![link("Hải Phòng", "so-lieu/don-vi/hai-phong/")],
    };
    page(head("statistics", "so-lieu/", "Số liệu thống kê"), Body::Statistics(body))
}

pub fn tags() -> Page {
    let tag = |title: &str, count| ArchiveLink {
        title: title.to_owned(),
        href: format!("chu-de/{count}/"),
        count,
        current: false,
    };
    let body = TagIndex {
        title: "Chủ đề".to_owned(),
        tags: vec![tag("cải cách hành chính", 3), tag("sơ kết", 12), tag("trực tuyến", 1)],
    };
    page(head("tags", "chu-de/", "Chủ đề"), Body::Tags(body))
}

fn search() -> Page {
    let body = Search {
        title: "Tìm kiếm".to_owned(),
        links: vec![link("Tin tức", "tin-tuc/"), link("Số liệu", "so-lieu/")],
    };
    page(head("search", "tim-kiem/", "Tìm kiếm"), Body::Search(body))
}

fn not_found() -> Page {
    let body = NotFound { title: "Không tìm thấy trang".to_owned() };
    page(head("not-found", "404.html", "Không tìm thấy trang"), Body::NotFound(body))
}

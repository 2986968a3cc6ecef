//! Pieces of pages made by hand: figures, tables, sources, prose.

use congbo::page::Picture;
use congbo::page::model::*;
use pulldown_cmark::{Event, Options, Parser};

pub const ARTICLE: &str = "tin-tuc/2020/04/so-ket-6-thang/";
pub const LONG_NAME: &str = "Tỷ lệ thi hành xong về tiền đối với các khoản thu cho ngân sách nhà nước trong \
    các vụ án hình sự về tham nhũng, chức vụ, kinh tế do Ban Chỉ đạo Trung ương theo dõi";

pub fn site() -> SiteFrame {
    SiteFrame {
        lang: "vi",
        title: "Thi hành án dân sự thành phố Hải Phòng".to_owned(),
        source_lang: "",
        base_url: "https://thads-haiphong.example.vn/".to_owned(),
        site_url: "https://thads-haiphong.example.vn/".to_owned(),
        folder: "",
        office: "Cục Thi hành án dân sự thành phố Hải Phòng".to_owned(),
        menu: vec![
            link("Trang chủ", ""),
            link("Tin tức", "tin-tuc/"),
            link("Số liệu", "so-lieu/"),
            link("Chủ đề", "chu-de/"),
            link("Giới thiệu", "gioi-thieu/"),
        ],
        sign_in: "https://thads-haiphong.example.vn/dang-nhap".to_owned(),
        contact: "Địa chỉ: số 1 phố Minh Họa, thành phố Hải Phòng. Điện thoại: (0225) 000 0000"
            .to_owned(),
        notice: "Trang trình diễn: số liệu được dựng lại hoặc chỉ để minh họa.".to_owned(),
        emblem: String::new(),
        feed: "atom.xml",
        json_feed: "feed.json",
        licence: "CC BY 4.0".to_owned(),
        data: "data/",
    }
}

/// Pictures the pages refer to.
pub fn pictures() -> [(&'static str, &'static str); 1] {
    [(
        "tin-tuc/2020/04/so-ket-6-thang/diem-cau.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 800\"><path fill=\"#8a9aa8\" \
         d=\"M0 0h1200v800H0z\"/><path fill=\"#5c6f80\" d=\"M0 560h1200v240H0z\"/><g fill=\"#34424f\">\
         <circle cx=\"300\" cy=\"420\" r=\"70\"/><path d=\"M180 700a120 190 0 0 1 240 0z\"/>\
         <circle cx=\"600\" cy=\"400\" r=\"70\"/><path d=\"M480 700a120 210 0 0 1 240 0z\"/>\
         <circle cx=\"900\" cy=\"420\" r=\"70\"/><path d=\"M780 700a120 190 0 0 1 240 0z\"/></g></svg>",
    )]
}

pub fn link(title: &str, href: &str) -> Link {
    Link { title: title.to_owned(), href: href.to_owned() }
}

pub fn head(kind: &'static str, path: &str, title: &str) -> Head {
    let root = match path.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    };
    let mut breadcrumbs = vec![link("Trang chủ", "")];
    if path.starts_with("tin-tuc/2") {
        breadcrumbs.push(link("Tin tức", "tin-tuc/"));
        breadcrumbs.push(link("Năm 2020", "tin-tuc/2020/"));
    }
    if path.is_empty() || kind == "not-found" {
        breadcrumbs.clear();
    }
    let section = path.split_inclusive('/').next().unwrap_or_default();
    Head {
        path: path.to_owned(),
        root: root.clone(),
        home: root,
        other: None,
        alternates: Vec::new(),
        canonical: format!("https://thads-haiphong.example.vn/{path}"),
        title: title.to_owned(),
        description: "Kết quả thi hành án dân sự 6 tháng đầu năm 2020.".to_owned(),
        kind,
        breadcrumbs,
        section: section.to_owned(),
        published: (kind == "article").then(|| "2020-04-24T00:00:00+07:00".to_owned()),
        citation: RichText::words(
            "Cục Thi hành án dân sự thành phố Hải Phòng. Kết quả. 24/04/2020.",
        ),
        linked: "{\"@type\":\"NewsArticle\"}".to_owned(),
        feeds: vec![link("Atom", "tin-tuc/atom.xml")],
    }
}

pub fn page(head: Head, body: Body) -> Page {
    Page { head, body, figures: Vec::new(), source: None }
}

pub fn mark(
    text: &str,
    value: &str,
    indicator: &str,
    measure: &'static str,
    base: &str,
) -> RichText {
    RichText {
        parts: vec![TextPart {
            text: text.to_owned(),
            figure: Some(FigureMark {
                value: value.to_owned(),
                indicator: indicator.to_owned(),
                office: "hai-phong".to_owned(),
                period: "2020-6m".to_owned(),
                measure,
                base: base.to_owned(),
                step: String::new(),
                among: String::new(),
            }),
        }],
    }
}

pub fn date(day: u32) -> DateText {
    DateText {
        iso: format!("2020-04-{day:02}"),
        short: format!("{day:02}/04/2020"),
        long: format!("ngày {day:02} tháng 4 năm 2020"),
        href: format!("tin-tuc/2020/04/ngay-{day:02}/"),
    }
}

pub fn photo() -> Photo {
    Photo {
        picture: Picture {
            src: pictures()[0].0.to_owned(),
            width: Some(1200),
            height: Some(800),
            sets: Vec::new(),
        },
        alt: RichText::words("Đại biểu ngồi tại điểm cầu \"trực tuyến\" & theo dõi hội nghị"),
        caption: RichText::words("Điểm cầu Cục Thi hành án dân sự thành phố Hải Phòng"),
        credit: "Phòng Kiểm tra".to_owned(),
    }
}

pub fn period_line(href: &str) -> PeriodLine {
    PeriodLine {
        name: "6 tháng đầu năm 2020".to_owned(),
        dates: "từ 01/10/2019 đến 31/3/2020".to_owned(),
        href: href.to_owned(),
    }
}

pub fn key_figures() -> Vec<KeyFigure> {
    let figure = |label: &str, value: RichText, notes: Vec<RichText>, id: &str| KeyFigure {
        label: label.to_owned(),
        value,
        notes,
        href: format!("so-lieu/chi-tieu/{id}/"),
    };
    let mut change = mark("giảm 205\u{a0}việc (1,96%)", "-205", "viec.thu_ly", "change", "");
    change.push_words(" so với cùng kỳ");
    let gap = "còn thiếu 33,2\u{a0}điểm phần trăm so với chỉ tiêu cả năm (80,5%)";
    vec![
        figure(
            "Tổng số việc thụ lý",
            mark("10.232\u{a0}việc", "10232", "viec.thu_ly", "value", ""),
            vec![change],
            "viec-thu-ly",
        ),
        figure(
            "Tỷ lệ thi hành xong về việc",
            mark("47,30%", "47.30", "viec.ty_le_xong", "value", ""),
            vec![RichText::words(gap)],
            "viec-ty-le-xong",
        ),
        figure(
            "Tổng số tiền phải thi hành",
            mark("706.467.721.795.000\u{a0}đồng", "706467721795000", "tien.thu_ly", "value", ""),
            vec![RichText::words("tăng 21.795.671.000\u{a0}đồng (8,27%) so với cùng kỳ")],
            "tien-thu-ly",
        ),
        figure(LONG_NAME, RichText::words("chưa có số liệu"), Vec::new(), "tham-nhung"),
    ]
}

pub fn cell(text: &str, value: &str, indicator: &str) -> Cell {
    let numeric = text.contains(|c: char| c.is_ascii_digit()) || text == "…" || text == "-";
    let text = if value.is_empty() {
        RichText::words(text)
    } else {
        mark(text, value, indicator, "value", "")
    };
    Cell { text, numeric, ..Cell::default() }
}

pub fn row(head: &str, cells: Vec<Cell>, total: bool) -> Row {
    Row { head: head.to_owned(), href: String::new(), cells, total }
}

pub fn results_table(id: &str) -> Table {
    let column =
        |title: &str, unit: &str| Column { title: title.to_owned(), unit: unit.to_owned() };
    let six = |value: &str, change: &str, percent: &str, target: &str| {
        vec![
            cell(value, &value.replace('.', ""), "tien.thu_ly"),
            cell(change, "", ""),
            cell(percent, "", ""),
            cell(target, "", ""),
        ]
    };
    let mut linked = row(LONG_NAME, six("…", "…", "…", "38,00%"), false);
    linked.href = "so-lieu/chi-tieu/tham-nhung/".to_owned();
    Table {
        id: id.to_owned(),
        caption: RichText::words(format!("Kết quả về tiền, 6 tháng đầu năm 2020 ({id})")),
        stub: "Chỉ tiêu".to_owned(),
        columns: vec![
            column("6 tháng 2020", "nghìn đồng"),
            column("Tăng, giảm so với cùng kỳ", "nghìn đồng"),
            column("Tăng, giảm", "%"),
            column("Chỉ tiêu cả năm", ""),
        ],
        rows: vec![
            row("Thụ lý", six("706.467.721.795", "−3.805.241.047", "−37,04", "…"), false),
            row("Có điều kiện thi hành", six("6.374.929.158", "21.795.671", "8,27", "…"), false),
            row("Số việc không phát sinh", six("-", "0", "0,00", "-"), false),
            linked,
            row("Tổng số phải thi hành", six("712.842.650.953", "1", "0,01", "…"), true),
        ],
        notes: vec![
            "… : chưa có số liệu; - : không phát sinh.".to_owned(),
            "Số liệu chỉ để minh họa.".to_owned(),
        ],
        csv: format!("{ARTICLE}{id}.csv"),
    }
}

pub fn ranking(id: &str) -> Table {
    let names = ["Hồng Bàng", "Lê Chân", "Ngô Quyền", "Kiến An", "Thủy Nguyên"];
    let rows = names.iter().zip(1..).map(|(name, place): (_, u32)| {
        let rate = format!("{}", 60 - place);
        let cells = vec![
            cell(&format!("{rate},25"), &format!("{rate}.25"), "viec.ty_le_xong"),
            cell(&format!("{place}/15"), "", ""),
            Cell {
                text: RichText::words("vượt tiến độ"),
                mark: "sb".to_owned(),
                ..Cell::default()
            },
        ];
        row(&format!("Chi cục Thi hành án dân sự {name}"), cells, false)
    });
    let column =
        |title: &str, unit: &str| Column { title: title.to_owned(), unit: unit.to_owned() };
    Table {
        id: id.to_owned(),
        caption: RichText::words("Xếp hạng theo tỷ lệ thi hành xong về việc"),
        stub: "Đơn vị".to_owned(),
        columns: vec![column("Tỷ lệ", "%"), column("Thứ hạng", ""), column("So với tiến độ", "")],
        rows: rows.collect(),
        notes: Vec::new(),
        csv: String::new(),
    }
}

pub fn sources() -> Sources {
    let derivation = |id: &str, name: &str, value: RichText| Derivation {
        id: id.to_owned(),
        name: format!("{name}, Hải Phòng, 6 tháng đầu năm 2020"),
        href: "so-lieu/chi-tieu/viec-thu-ly/".to_owned(),
        value,
        formula: String::new(),
        arithmetic: String::new(),
        nature: "số liệu dựng lại".to_owned(),
    };
    let computed =
        |id: &str, name: &str, value: RichText, formula: &str, arithmetic: &str| Derivation {
            formula: formula.to_owned(),
            arithmetic: arithmetic.to_owned(),
            ..derivation(id, name, value)
        };
    Sources {
        typed: vec![TypedNumber {
            text: "19 cuộc".to_owned(),
            source: "biên bản họp ngày 24/4/2020".to_owned(),
        }],
        figures: vec![
            derivation(
                "so-1",
                "Tổng số việc thụ lý",
                mark("10.232\u{a0}việc", "10232", "viec.thu_ly", "value", ""),
            ),
            computed(
                "so-2",
                "Tỷ lệ thi hành xong về việc",
                mark("47,30%", "47.30", "viec.ty_le_xong", "value", ""),
                "thi hành xong ÷ có điều kiện thi hành",
                "3.345 ÷ 7.072 = 47,2992…%",
            ),
            computed(
                "so-3",
                LONG_NAME,
                mark(
                    "706.467.721.795.000\u{a0}đồng",
                    "706467721795000",
                    "tien.thu_ly",
                    "value",
                    "",
                ),
                "số cũ chuyển sang + số thụ lý mới − ủy thác thi hành án − thu hồi, hủy quyết định",
                "500.000.000.000.000 + 206.467.721.795.001 − 0 − 1 = 706.467.721.795.000",
            ),
        ],
        documents: vec![
            Document {
                text: "Báo cáo sơ kết, số 123/BC-CTHADS, ngày 10/4/2020".into(),
                note: "Dựng lại từ các con số đã đăng trong bài.".to_owned(),
                status: "sơ bộ".to_owned(),
                nature: "số liệu dựng lại".to_owned(),
                file: "statistics/2020-6m/hai-phong.yaml".to_owned(),
                cells: vec![StatedCell {
                    id: "nguon-viec.thu_ly-hai-phong-2020-6m".to_owned(),
                    name: "Tổng số việc thụ lý".to_owned(),
                    line: "dòng 12".to_owned(),
                }],
            },
            Document {
                text: "Quyết định giao chỉ tiêu năm 2020".into(),
                note: String::new(),
                status: "chính thức".to_owned(),
                nature: String::new(),
                file: String::new(),
                cells: Vec::new(),
            },
        ],
        waivers: vec![format!(
            "Số chuyển sang khác số năm trước chuyển đi: chênh lệch 3.165.957.352.000\u{a0}đồng ở “{LONG_NAME}”, đã được bà Nguyễn Thị Hồng, Phó Chánh Văn phòng xác nhận đến ngày 31/12/2020: <b>đã chuyển sang sổ theo dõi riêng</b>"
        )],
        more: "Còn 12 văn bản khác.".to_owned(),
        notice: "Trang này có số liệu được dựng lại hoặc chỉ để minh họa.".to_owned(),
    }
}

pub fn markdown(text: &str) -> impl Iterator<Item = Node> {
    let events = Parser::new_ext(text, Options::ENABLE_TABLES);
    events.map(Event::into_static).map(Node::Markdown).collect::<Vec<_>>().into_iter()
}

pub fn prose() -> Vec<Node> {
    let mut nodes: Vec<Node> = markdown(
        "Ngày 23/4/2020, Hội nghị trực tuyến sơ kết công tác thi hành án dân sự được tổ chức tại \
         điểm cầu trung tâm và các điểm cầu địa phương. Những từ có dấu chồng: Nguyễn, Hường, \
         quyết định, thủ tục, **chuyển biến tích cực**, *đặc biệt*.\n\n",
    )
    .collect();
    let end = nodes.pop();
    nodes.push(Node::Text(RichText::words(" Toàn thành phố đã thi hành xong ")));
    nodes.push(Node::Text(mark("3.345\u{a0}việc", "3345", "viec.xong", "value", "")));
    nodes.push(Node::Text(RichText::words(", đạt tỷ lệ ")));
    nodes.push(Node::Text(mark("47,30%", "47.30", "viec.ty_le_xong", "value", "")));
    nodes.push(Node::Text(RichText::words("; có điều kiện chiếm ")));
    nodes.push(Node::Text(mark("69,63%", "69.63", "viec.cdk", "share", "viec.phai_th")));
    nodes.push(Node::Text(RichText::words(
        "; tổng số tiền là 706.467\u{a0}tỷ 721\u{a0}triệu 795\u{a0}nghìn\u{a0}đồng.",
    )));
    nodes.extend(end);
    nodes.extend(markdown(
        "## Kết quả về tiền\n\nĐoạn văn sau đề mục thứ nhất, đủ dài để thấy dòng.",
    ));
    nodes.push(Node::Table(results_table("bang-1")));
    nodes.extend(markdown(
        "### Những việc cần làm\n\n- Rà soát, phân loại án có điều kiện;\n- Tăng cường phối hợp với \
         [chính quyền địa phương](../../../../gioi-thieu/);\n- Báo cáo hằng tuần.\n\n\
         1. Thứ nhất\n2. Thứ hai\n\n> Đi báo việc, về báo công.\n\n\
         | Đơn vị | Người phụ trách | Địa bàn | Ghi chú |\n|---|---|---|---|\n\
         | Hồng Bàng | Bà Minh Họa | Các phường trung tâm | Trực tuyến |\n\n",
    ));
    nodes.push(Node::KeyFigures(key_figures().into_iter().take(2).collect()));
    nodes.push(Node::Narrative(vec![
        RichText::words("Về việc, tổng số thụ lý là 10.232\u{a0}việc."),
        RichText::words("Về tiền, tổng số thụ lý là 6.467\u{a0}tỷ đồng."),
    ]));
    nodes.push(Node::Photo(Photo {
        picture: Picture { width: None, height: None, ..photo().picture },
        caption: RichText::default(),
        credit: String::new(),
        ..photo()
    }));
    nodes
}

pub fn entry(title: &str, day: u32, with_photo: bool) -> ListEntry {
    let mut heading = RichText::words(title);
    heading.append(mark(" 47,30%", "47.30", "viec.ty_le_xong", "value", ""));
    ListEntry {
        title: heading,
        href: ARTICLE.to_owned(),
        date: date(day),
        summary: RichText::words(
            "Toàn thành phố đã thi hành xong 3.345\u{a0}việc; tỷ lệ về tiền còn thấp so với chỉ \
             tiêu được giao.",
        ),
        photo: with_photo.then(photo),
    }
}

pub fn archive_menu() -> ArchiveMenu {
    let item = |title: String, href: String, count: usize, current: bool| ArchiveLink {
        title,
        href,
        count,
        current,
    };
    ArchiveMenu {
        years: (2015..=2020)
            .rev()
            .map(|y| item(format!("Năm {y}"), format!("tin-tuc/{y}/"), 120, y == 2020))
            .collect(),
        months: (1..=12)
            .map(|m| item(format!("Tháng {m}"), format!("tin-tuc/2020/{m:02}/"), 9, m == 4))
            .collect(),
        days: [2, 3, 9, 10, 17, 23, 24]
            .map(|d| item(format!("{d}"), format!("tin-tuc/2020/04/ngay-{d:02}/"), 1, d == 24))
            .to_vec(),
    }
}

pub fn archive_cell(title: &str, count: u32) -> ArchiveCell {
    ArchiveCell {
        title: title.to_owned(),
        iso: "2020-04".to_owned(),
        href: if count > 0 { "tin-tuc/2020/04/".to_owned() } else { String::new() },
        count: if count > 0 { format!("{count} tin") } else { String::new() },
        current: false,
    }
}

/// April 2020: the first is a Wednesday.
pub fn april() -> MonthCalendar {
    let days = (1..=30).map(|day| {
        let mut cell = archive_cell(&day.to_string(), if day % 8 == 0 { day } else { 0 });
        cell.iso = format!("2020-04-{day:02}");
        cell.current = day == 24;
        Some(cell)
    });
    let mut days: Vec<_> = [None, None].into_iter().chain(days).collect();
    days.resize_with(35, || None);
    let mut weeks: Vec<Vec<_>> = Vec::new();
    while !days.is_empty() {
        let rest = days.split_off(7);
        weeks.push(std::mem::replace(&mut days, rest));
    }
    let names = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"];
    let weekdays: Vec<Weekday> = names
        .map(|short| Weekday { short: short.to_owned(), name: format!("ngày {short}") })
        .into();
    MonthCalendar { caption: "Tháng 4 năm 2020".to_owned(), weekdays, weeks }
}

pub fn downloads() -> Vec<Link> {
    vec![
        link("Số liệu của trang (CSV)", "tin-tuc/2020/04/so-ket-6-thang/figures.csv"),
        link("Số liệu của trang (JSON)", "tin-tuc/2020/04/so-ket-6-thang/figures.json"),
    ]
}

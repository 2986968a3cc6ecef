//! Floor 5: what people wrote, typed. Statistics (YAML), commentary (Markdown), the site.
//!
//! Everything here is as the author left it: nothing is derived, compared or worded. Each reader
//! collects its problems and goes on, so that one run shows them all; what could not be read is
//! left out, never guessed.

pub mod article;
pub mod block;
pub mod calendar;
pub mod colour;
pub mod commentary;
pub mod date;
pub mod formula;
pub mod indicator;
pub mod narrative;
mod nearest;
pub mod office;
pub mod plausibility;
pub mod rules;
pub mod site;
pub mod statement;
pub mod target;
pub mod terms;
pub mod texts;
mod translation;
mod unit;
pub mod waiver;
pub mod yaml;

use crate::diagnostic::{Diagnostic, Place, say};
use crate::source::{ReadFault, ReadProblem, Sources, Span};
use calendar::Calendar;
use indicator::Indicators;
use narrative::Narratives;
use nearest::nearest;
use office::Offices;
use site::Site;
use statement::Statements;
use target::{Target, read_targets};
use terms::Terms;
use texts::{Texts, read_texts};
use translation::{original_of, without_english};
use waiver::{Waiver, read_waivers};
use yaml::{Node, read_yaml};

/// All that people wrote.
#[derive(Debug, Default)]
pub struct Content {
    /// Settings.
    pub site: Site,
    /// What is counted.
    pub indicators: Indicators,
    /// Who reports.
    pub offices: Offices,
    /// What is to be reached.
    pub targets: Vec<Target>,
    /// What may be published although a rule objects.
    pub waivers: Vec<Waiver>,
    /// Standard paragraphs.
    pub narratives: Narratives,
    /// What was reported.
    pub statements: Statements,
    /// Articles and standing pages, one after another in the languages of the site.
    pub texts: Vec<Texts>,
    /// The house style.
    pub terms: Terms,
}

/// The file a translation is made from: `index.md` of `index.en.md`. `None` for an original.
pub fn original_path(path: &str) -> Option<String> {
    original_of(path).map(|(path, _)| path)
}

/// What statements, targets and articles are read against.
pub struct Frame<'a> {
    /// The reporting calendar.
    pub calendar: &'a Calendar,
    /// Indicators.
    pub indicators: &'a Indicators,
    /// Offices.
    pub offices: &'a Offices,
}

const SITE: &str = "content/site.yaml";
const INDICATORS: &str = "content/statistics/indicators.yaml";
const OFFICES: &str = "content/statistics/offices.yaml";
const TERMS: &str = "content/terms.yaml";
const TARGETS: &str = "content/statistics/targets.yaml";
/// Where narratives are declared.
pub const NARRATIVES: &str = "content/statistics/narratives.yaml";
const WAIVERS: &str = "content/statistics/waivers.yaml";

impl Content {
    /// Reads everything, and names every problem found.
    pub fn read(sources: &Sources, unread: Vec<ReadProblem>) -> (Self, Vec<Diagnostic>) {
        let mut problems: Vec<Diagnostic> = unread.into_iter().map(unreadable).collect();
        let has_content = !problems.iter().any(|p| p.place == Place::Path("content".into()));
        let mut yaml = |path: &str, needed: bool| -> Option<Node> {
            match sources.at(path) {
                Some((id, source)) => {
                    read_yaml(sources, Span::new(id, 0, source.text().len()), &mut problems)
                }
                None => {
                    if needed && has_content {
                        problems.push(missing_file(path));
                    }
                    None
                }
            }
        };
        let site = yaml(SITE, true);
        let indicators = yaml(INDICATORS, false);
        let offices = yaml(OFFICES, true);
        let targets = yaml(TARGETS, false);
        let waivers = yaml(WAIVERS, false);
        let narratives = yaml(NARRATIVES, false);
        let terms = yaml(TERMS, false);
        let settings = site.as_ref().map(|node| Site::read(node, &mut problems));
        let settings = settings.unwrap_or_default();
        if settings.languages.len() > 1 {
            let named = [&site, &indicators, &offices, &waivers, &narratives];
            named.into_iter().flatten().for_each(|node| without_english(node, &mut problems));
        }
        let site = settings;
        let indicators =
            indicators.map(|node| Indicators::read(&node, &mut problems)).unwrap_or_default();
        let offices = offices.map(|node| Offices::read(&node, &mut problems)).unwrap_or_default();
        if let Some((id, span)) = &site.office {
            offices.look_up(id, *span, &mut problems);
        }
        for (id, span) in &site.headline {
            indicators.look_up(id, *span, &mut problems);
        }
        for (_, indicator) in indicators.iter() {
            for (id, span) in indicator.plausible.targeted.iter().flat_map(|t| &t.offices) {
                offices.look_up(id, *span, &mut problems);
            }
        }
        let frame = Frame { calendar: &site.calendar, indicators: &indicators, offices: &offices };
        let targets =
            targets.map(|node| read_targets(&node, &frame, &mut problems)).unwrap_or_default();
        let waivers =
            waivers.map(|node| read_waivers(&node, &frame, &mut problems)).unwrap_or_default();
        let narratives = narratives
            .map(|node| Narratives::read(&node, &frame, &mut problems))
            .unwrap_or_default();
        let statements = read_statements(sources, &frame, &mut problems);
        report_strays(sources, &mut problems);
        let terms = terms.map(|node| Terms::read(&node, &mut problems)).unwrap_or_default();
        let texts = read_texts(sources, &site, &terms, &frame, &mut problems);
        let content = Self {
            site,
            indicators,
            offices,
            targets,
            waivers,
            narratives,
            statements,
            texts,
            terms,
        };
        (content, problems)
    }

    /// What blocks and references are read against.
    pub fn frame(&self) -> Frame<'_> {
        Frame {
            calendar: &self.site.calendar,
            indicators: &self.indicators,
            offices: &self.offices,
        }
    }

    /// The publishing office.
    pub fn home_office(&self) -> Option<office::OfficeId> {
        self.site.office.as_ref().and_then(|(id, _)| self.offices.find(id))
    }
}

fn read_statements(
    sources: &Sources,
    frame: &Frame<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Statements {
    let mut statements = Statements::default();
    for (id, source) in sources.below("content/statistics/") {
        let top = source.path()["content/statistics/".len()..].split('/').count() == 1;
        if top || source.path().ends_with(".md") {
            continue;
        }
        let whole = Span::new(id, 0, source.text().len());
        if let Some(node) = read_yaml(sources, whole, problems) {
            statements.read(&node, frame, problems);
        }
    }
    statements
}

/// Text files nobody asks for are named: a statement in the wrong folder would be missed in silence.
fn report_strays(sources: &Sources, problems: &mut Vec<Diagnostic>) {
    for (id, source) in sources.texts() {
        let path = source.path();
        let markdown = path.ends_with(".md");
        let known = [SITE, INDICATORS, OFFICES, TARGETS, WAIVERS, NARRATIVES, TERMS]
            .contains(&path)
            || path.starts_with("content/ledger/")
            || (markdown
                && (path.starts_with("content/news/") || path.starts_with("content/pages/")))
            || (!markdown
                && path.starts_with("content/statistics/")
                && path["content/statistics/".len()..].contains('/'));
        if !known {
            problems.push(Diagnostic::new(
                &rules::UNREADABLE_FILE,
                Span::file(id),
                say!("tệp `{path}` nằm sai chỗ nên không được dùng", "the file `{path}` lies in the wrong place and is not used"),
                say!("Báo cáo nằm trong statistics/kỳ/, bài trong news/năm/tháng/, trang trong pages/.", "Statements lie in statistics/PERIOD/, articles in news/YEAR/MONTH/, pages in pages/."),
            ));
        }
    }
}

fn unreadable(problem: ReadProblem) -> Diagnostic {
    let path = problem.path.clone();
    let (message, remedy) = match problem.fault {
        ReadFault::NoContent => (
            say!("không có thư mục `content` ở đây", "there is no folder `content` here"),
            say!(
                "Chạy `congbo init` để tạo, hoặc chỉ chỗ bằng `--root`.",
                "Run `congbo init` to make one, or say where it is with `--root`."
            ),
        ),
        ReadFault::Link => (
            say!(
                "`{path}` là liên kết tượng trưng; liên kết có thể dẫn ra ngoài hoặc đi vòng tròn",
                "`{path}` is a symbolic link, which may lead outside or in a circle"
            ),
            say!("Chép chính tệp đó vào đây.", "Copy the file itself here."),
        ),
        ReadFault::TooLong { bytes, limit } => (
            say!(
                "tệp dài {bytes} byte, quá giới hạn {limit}",
                "the file has {bytes} bytes, over the limit of {limit}"
            ),
            say!("Chia nhỏ hoặc giảm cỡ ảnh.", "Split it, or make the picture smaller."),
        ),
        ReadFault::NotUtf8(at) => (
            say!(
                "tệp không phải UTF-8 (từ byte {at}); có thể là bảng mã TCVN3 hay VNI",
                "the file is not UTF-8 (from byte {at} on)"
            ),
            say!("Mở tệp và lưu lại với mã UTF-8.", "Open it and save it as UTF-8."),
        ),
        ReadFault::Name => (
            say!(
                "tên `{path}` không dùng được trên mọi hệ thống",
                "the name `{path}` cannot be stored on every system"
            ),
            say!(
                "Đổi tên: chữ thường không dấu, số, gạch ngang.",
                "Rename it: lower-case letters without marks, digits, hyphens."
            ),
        ),
        ReadFault::Kind => (
            say!(
                "`{path}` không phải loại tệp dùng được",
                "`{path}` is not a kind of file in use here"
            ),
            say!(
                "Dùng .md, .yaml, hoặc ảnh .jpg, .png, .webp, .svg.",
                "Use .md, .yaml, or pictures .jpg, .png, .webp, .svg."
            ),
        ),
        ReadFault::Deep => (
            say!("thư mục lồng quá sâu", "folders are nested too deep"),
            say!("Chuyển lên gần hơn.", "Move it further up."),
        ),
        ReadFault::System(words) => (
            say!("không đọc được: {words}", "cannot be read: {words}"),
            say!("Kiểm tra quyền đọc tệp.", "Check the file's permissions."),
        ),
    };
    Diagnostic::new(&rules::UNREADABLE_FILE, Place::Path(path), message, remedy)
}

fn missing_file(path: &str) -> Diagnostic {
    Diagnostic::new(
        &rules::UNREADABLE_FILE,
        Place::Path(path.to_owned()),
        say!("không có tệp `{path}`", "the file `{path}` is missing"),
        say!("`congbo init` tạo một mẫu.", "`congbo init` makes a sample."),
    )
}

/// One of a closed set of words, or a message that lists them.
pub(crate) fn choose<T: Copy>(
    text: &str,
    span: Span,
    known: &[(&str, T)],
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    if let Some((_, value)) = known.iter().find(|(name, _)| *name == text) {
        return Some(*value);
    }
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    let list = names.join(", ");
    let remedy = match nearest(text, names.iter().copied()) {
        Some(near) => say!(
            "Có phải là `{near}`? Các từ dùng được: {list}.",
            "Did you mean `{near}`? In use: {list}."
        ),
        None => say!("Các từ dùng được: {list}.", "In use: {list}."),
    };
    problems.push(Diagnostic::new(
        &rules::WRONG_KIND,
        span,
        say!("không có lựa chọn `{text}`", "there is no choice `{text}`"),
        remedy,
    ));
    None
}

/// Ids become addresses: lower-case ASCII letters, digits, `-` and `_`.
pub(crate) fn check_id(id: &str, span: Span, problems: &mut Vec<Diagnostic>) {
    let good = !id.is_empty()
        && id.len() <= 100
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
        && !id.starts_with(['-', '_']);
    if !good {
        problems.push(Diagnostic::new(
            &rules::BAD_NAME,
            span,
            say!("tên `{id}` không dùng làm địa chỉ được", "the name `{id}` cannot be an address"),
            say!(
                "Chỉ dùng chữ thường không dấu, số, gạch ngang hoặc gạch dưới.",
                "Use lower-case letters without marks, digits, hyphens or underscores."
            ),
        ));
    }
}

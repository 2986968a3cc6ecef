//! Articles and standing pages: front matter and commentary.

use chrono::NaiveDateTime;

use crate::content::calendar::Period;
use crate::content::commentary::{Commentary, InlineText, read_commentary, read_inline};
use crate::content::office::OfficeId;
use crate::content::yaml::{Fields, Node, list, read_yaml, scalar};
use crate::content::{Frame, rules};
use crate::diagnostic::{Diagnostic, say};
use crate::source::{SourceId, Sources, Span};

/// An article.
#[derive(Clone, Debug)]
pub struct Article {
    /// The file.
    pub source: SourceId,
    /// Year, month and name, as in its address: `2020/04/so-ket`.
    pub name: String,
    /// Folder of the article's pictures: `content/news/2020/04/so-ket/`.
    pub folder: String,
    /// Title.
    pub title: InlineText,
    /// Day and time it is dated.
    pub date: NaiveDateTime,
    /// Lead.
    pub summary: Option<InlineText>,
    /// The period its figures speak of.
    pub period: Option<Period>,
    /// The office its figures speak of; the publishing office where none is named.
    pub office: Option<OfficeId>,
    /// Tags.
    pub tags: Vec<String>,
    /// Who signs; may be empty.
    pub byline: String,
    /// A person; may be empty.
    pub author: String,
    /// Ids of figures shown large.
    pub key_figures: Vec<(String, Span)>,
    /// The picture under the title.
    pub photo: Option<PhotoSpec>,
    /// What else of the front matter is printed as it stands: byline, author, tags.
    pub printed: Vec<(String, Span)>,
    /// Old addresses, from the root of the site.
    pub aliases: Vec<(String, Span)>,
    /// The text.
    pub commentary: Commentary,
}

/// A standing page.
#[derive(Clone, Debug)]
pub struct StandingPage {
    /// The file.
    pub source: SourceId,
    /// Name in its address.
    pub name: String,
    /// Title.
    pub title: InlineText,
    /// Lead.
    pub summary: Option<InlineText>,
    /// The period its figures speak of.
    pub period: Option<Period>,
    /// Old addresses.
    pub aliases: Vec<(String, Span)>,
    /// The text.
    pub commentary: Commentary,
}

/// A picture as the writer describes it.
#[derive(Clone, Debug)]
pub struct PhotoSpec {
    /// File beside the article, with its place.
    pub file: (String, Span),
    /// Text for those who cannot see it.
    pub alt: InlineText,
    /// Caption.
    pub caption: Option<InlineText>,
    /// Who made it, with its place; may be empty.
    pub credit: (String, Span),
}

/// Reads an article; `None` for drafts and where nothing usable is left.
pub fn read_article(
    source: SourceId,
    sources: &Sources,
    frame: &Frame<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Article> {
    let path = sources.get(source).path();
    let (name, folder) = article_name(path, source, problems)?;
    let (front, body) = split(source, sources, problems)?;
    let node = read_yaml(sources, front, problems)?;
    let mut fields = Fields::of(&node, problems)?;
    let title = fields.required("title", problems).and_then(|node| inline(node, problems));
    let date = fields.required_text("date", problems);
    let summary = fields.optional("summary").and_then(|node| inline(node, problems));
    let period = fields.optional("period").and_then(|node| scalar(node, problems));
    let office = fields.optional("office").and_then(|node| scalar(node, problems));
    let tags = texts(fields.optional("tags"), problems);
    let byline = fields.optional("byline").and_then(|node| scalar(node, problems));
    let author = fields.optional("author").and_then(|node| scalar(node, problems));
    let key_figures = texts(fields.optional("key_figures"), problems);
    let photo = fields.optional("photo").and_then(|node| read_photo(node, problems));
    let aliases = texts(fields.optional("aliases"), problems);
    let draft = fields.optional("draft").and_then(|node| scalar(node, problems));
    fields.finish(problems);
    let commentary = read_commentary(sources, body, problems);
    let period = period.and_then(|(text, span)| frame.calendar.read(text, span, problems));
    let office = office.and_then(|(text, span)| frame.offices.look_up(text, span, problems));
    let draft = match draft {
        Some((text, span)) => {
            super::choose(text, span, &[("true", true), ("false", false)], problems)?
        }
        None => false,
    };
    let (text, span) = date?;
    let date = super::date::read_moment(text, span, problems)?;
    check_folder(&name, date, span, problems);
    for (id, span) in &key_figures {
        frame.indicators.look_up(id, *span, problems);
    }
    if draft {
        return None;
    }
    let owned = |(text, span): (&str, Span)| (text.to_owned(), span);
    let signed = [byline, author].into_iter().flatten().map(owned);
    Some(Article {
        source,
        name,
        folder,
        title: title?,
        date,
        summary,
        period,
        office,
        printed: signed.chain(tags.iter().cloned()).collect(),
        tags: tags.into_iter().map(|(text, _)| text).collect(),
        byline: byline.map(|(text, _)| text.to_owned()).unwrap_or_default(),
        author: author.map(|(text, _)| text.to_owned()).unwrap_or_default(),
        key_figures,
        photo,
        aliases,
        commentary,
    })
}

/// Reads a standing page.
pub fn read_standing(
    source: SourceId,
    sources: &Sources,
    frame: &Frame<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<StandingPage> {
    let path = sources.get(source).path();
    let name = path.strip_prefix("content/pages/")?.strip_suffix(".md")?.to_owned();
    super::check_id(&name, Span::file(source), problems);
    let (front, body) = split(source, sources, problems)?;
    let node = read_yaml(sources, front, problems)?;
    let mut fields = Fields::of(&node, problems)?;
    let title = fields.required("title", problems).and_then(|node| inline(node, problems));
    let summary = fields.optional("summary").and_then(|node| inline(node, problems));
    let period = fields.optional("period").and_then(|node| scalar(node, problems));
    let aliases = texts(fields.optional("aliases"), problems);
    fields.finish(problems);
    let period = period.and_then(|(text, span)| frame.calendar.read(text, span, problems));
    let commentary = read_commentary(sources, body, problems);
    Some(StandingPage { source, name, title: title?, summary, period, aliases, commentary })
}

/// Reads a description of a picture, from front matter or from a `photo` block.
pub fn read_photo(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<PhotoSpec> {
    let mut fields = Fields::of(node, problems)?;
    let file = fields.required_text("file", problems).map(|(t, s)| (t.to_owned(), s));
    let alt = fields.required("alt", problems).and_then(|node| inline(node, problems));
    let caption = fields.optional("caption").and_then(|node| inline(node, problems));
    let credit = fields.optional("credit").and_then(|node| scalar(node, problems));
    let credit = credit.unwrap_or(("", fields.span()));
    fields.finish(problems);
    Some(PhotoSpec { file: file?, alt: alt?, caption, credit: (credit.0.to_owned(), credit.1) })
}

/// A text with references.
pub fn inline(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<InlineText> {
    let (text, span) = scalar(node, problems)?;
    Some(read_inline(text, span, problems))
}

/// The texts of a list, with their places.
pub fn texts(node: Option<&Node>, problems: &mut Vec<Diagnostic>) -> Vec<(String, Span)> {
    let Some(node) = node else { return Vec::new() };
    list(node, problems)
        .iter()
        .filter_map(|item| scalar(item, problems))
        .map(|(text, span)| (text.to_owned(), span))
        .collect()
}

/// The name of an article from its path: `news/2020/04/so-ket/index.md` or `news/2020/04/so-ket.md`.
fn article_name(
    path: &str,
    source: SourceId,
    problems: &mut Vec<Diagnostic>,
) -> Option<(String, String)> {
    let stem = path.strip_prefix("content/news/")?.strip_suffix(".md")?;
    let (name, folder) = match stem.strip_suffix("/index") {
        Some(name) => (name, format!("content/news/{name}/")),
        None => {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            (stem, format!("{folder}/"))
        }
    };
    let parts: Vec<&str> = name.split('/').collect();
    let digits =
        |text: &str, length| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    match parts[..] {
        [year, month, slug] if digits(year, 4) && digits(month, 2) => {
            super::check_id(slug, Span::file(source), problems);
            Some((name.to_owned(), folder))
        }
        _ => {
            problems.push(Diagnostic::new(
                &rules::BAD_NAME,
                Span::file(source),
                say!(
                    "bài phải nằm trong news/năm/tháng/tên-bài/",
                    "an article lies in news/year/month/name/"
                ),
                say!(
                    "Ví dụ: news/2020/04/so-ket/index.md.",
                    "For instance: news/2020/04/so-ket/index.md."
                ),
            ));
            None
        }
    }
}

fn check_folder(name: &str, date: NaiveDateTime, span: Span, problems: &mut Vec<Diagnostic>) {
    let wanted = date.format("%Y/%m/").to_string();
    if !name.starts_with(&wanted) {
        let folder = &name[..name.len().min(7)];
        problems.push(Diagnostic::new(
            &rules::BAD_NAME,
            span,
            say!(
                "ngày của bài không khớp thư mục `news/{folder}`",
                "the date does not fit the folder `news/{folder}`"
            ),
            say!(
                "Chuyển bài vào `news/{wanted}` hoặc sửa ngày.",
                "Move the article to `news/{wanted}` or mend the date."
            ),
        ));
    }
}

/// Splits a file into front matter and body.
pub(super) fn split(
    source: SourceId,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> Option<(Span, Span)> {
    let text = sources.get(source).text();
    let first = text.lines().next().unwrap_or("");
    let start = text.find('\n').map_or(text.len(), |at| at + 1);
    let mut at = start;
    if first.trim_end() == "---" {
        for line in text[start..].split_inclusive('\n') {
            if line.trim_end() == "---" {
                let front = Span::new(source, start, at);
                return Some((front, Span::new(source, at + line.len(), text.len())));
            }
            at += line.len();
        }
    }
    problems.push(Diagnostic::new(
        &rules::MISSING_FIELD,
        Span::file(source),
        say!(
            "tệp phải mở đầu bằng phần khai báo giữa hai dòng `---`",
            "the file must begin with front matter between two lines `---`"
        ),
        say!(
            "Thêm `---`, `title: …`, `date: …`, `---` ở đầu tệp.",
            "Add `---`, `title: …`, `date: …`, `---` at the top."
        ),
    ));
    None
}

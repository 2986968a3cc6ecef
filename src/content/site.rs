//! `site.yaml`: who publishes, where, in which language, with which menu.

use crate::content::calendar::Calendar;
use crate::content::colour::Colours;
use crate::content::rules;
use crate::content::yaml::{Fields, Node, list, scalar};
use crate::diagnostic::{Bilingual, Diagnostic, Language, say};
use crate::source::Span;

/// The settings of a site.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// The site's name.
    pub title: Bilingual,
    /// Id of the publishing office, with its place.
    pub office: Option<(String, Span)>,
    /// Full address of the site, with a slash at the end.
    pub base_url: String,
    /// Languages, each once; the first one is that of the pages at the root of the site.
    pub languages: Vec<Language>,
    /// Folder of the theme below `themes/`.
    pub theme: String,
    /// Its colours.
    pub colours: Colours,
    /// Its emblem, a picture of the content folder, with its place; the theme's where none is named.
    pub emblem: Option<(String, Span)>,
    /// The reporting calendar.
    pub calendar: Calendar,
    /// Address of the sign-in link.
    pub sign_in: Option<String>,
    /// Plain text for the footer.
    pub contact: Option<Bilingual>,
    /// A banner on every page.
    pub notice: Option<Bilingual>,
    /// What readers may do with the data.
    pub licence: Licence,
    /// The main menu.
    pub menu: Vec<MenuEntry>,
    /// Ids of the indicators shown large on summary pages and the home page.
    pub headline: Vec<(String, Span)>,
}

/// The licence of the published data. A site may name it, say where it is to be read, or both.
#[derive(Clone, Debug, Default)]
pub struct Licence {
    /// Its name.
    pub name: Option<Bilingual>,
    /// Where it is to be read.
    pub address: Option<String>,
}

impl Licence {
    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Self {
        let Some(mut fields) = Fields::of(node, problems) else { return Self::default() };
        let name = fields.bilingual("name", problems);
        let address = fields.optional("address").and_then(|node| scalar(node, problems));
        let address =
            address.and_then(|(text, span)| web_address(text, is_web_address, span, problems));
        fields.finish(problems);
        Self { name, address }
    }
}

/// An entry of the main menu.
#[derive(Clone, Debug)]
pub struct MenuEntry {
    /// Text.
    pub title: Bilingual,
    /// Where it leads.
    pub to: MenuTarget,
    /// Where it is written.
    pub span: Span,
}

/// Where a menu entry leads.
#[derive(Clone, Debug)]
pub enum MenuTarget {
    /// A standing page, by its name.
    Page(String),
    /// An address from the root of the site.
    Address(String),
}

impl Site {
    /// The first language: the one texts are written in, and that of the pages at the root.
    pub fn language(&self) -> Language {
        self.languages.first().copied().unwrap_or_default()
    }

    /// The folder of the pages in a language, with a slash at its end; empty for the first.
    pub fn folder(&self, language: Language) -> &'static str {
        match language {
            first if first == self.language() => "",
            Language::Vi => "vi/",
            Language::En => "en/",
        }
    }

    /// Reads `site.yaml`.
    pub fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Self {
        let mut site = Self { theme: "congbo".to_owned(), ..Self::default() };
        let Some(mut fields) = Fields::of(node, problems) else { return site };
        fields.required("title", problems);
        site.title = fields.bilingual("title", problems).unwrap_or_default();
        site.office = fields.required_text("office", problems).map(|(t, s)| (t.to_owned(), s));
        if let Some((text, span)) = fields.required_text("base_url", problems) {
            site.base_url = read_base_url(text, span, problems);
        }
        site.languages = match fields.optional("languages") {
            None => vec![Language::Vi],
            Some(node) => read_languages(node, problems),
        };
        if let Some((text, span)) = fields.optional("theme").and_then(|n| scalar(n, problems)) {
            super::check_id(text, span, problems);
            site.theme = text.to_owned();
        }
        if let Some(node) = fields.optional("colours") {
            site.colours = Colours::read(node, problems);
        }
        site.emblem = fields
            .optional("emblem")
            .and_then(|node| scalar(node, problems))
            .map(|(text, span)| (text.to_owned(), span));
        site.calendar = Calendar::from_fields(&mut fields, problems);
        if let Some((text, span)) = fields.optional("sign_in").and_then(|n| scalar(n, problems)) {
            site.sign_in = web_address(text, is_web_address, span, problems);
        }
        site.contact = fields.bilingual("contact", problems);
        site.notice = fields.bilingual("notice", problems);
        if let Some(node) = fields.optional("licence") {
            site.licence = Licence::read(node, problems);
        }
        if let Some(node) = fields.optional("menu") {
            for item in list(node, problems) {
                site.menu.extend(read_menu_entry(item, problems));
            }
        }
        if let Some(node) = fields.optional("headline") {
            for item in list(node, problems) {
                site.headline.extend(scalar(item, problems).map(|(t, s)| (t.to_owned(), s)));
            }
        }
        fields.finish(problems);
        site
    }
}

/// A base address as it is kept: http or https, a slash at the end, no query.
pub fn read_base_url(text: &str, span: Span, problems: &mut Vec<Diagnostic>) -> String {
    match web_address(text, is_base_address, span, problems) {
        Some(address) if address.ends_with('/') => address,
        Some(address) => address + "/",
        None => String::new(),
    }
}

/// Whether a text can be a web address: http or https, a host, no spaces, quotes or brackets.
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[')
            && !text
                .chars()
                .any(|c| c.is_whitespace() || c.is_control() || "<>\"'`{}\\^|".contains(c))
    })
}

/// Whether addresses of pages can be put behind a web address: it has no query and no fragment.
pub fn is_base_address(text: &str) -> bool {
    is_web_address(text) && !text.contains(['?', '#'])
}

fn web_address(
    text: &str,
    good: fn(&str) -> bool,
    span: Span,
    problems: &mut Vec<Diagnostic>,
) -> Option<String> {
    if good(text) {
        return Some(text.to_owned());
    }
    problems.push(Diagnostic::new(
        &rules::BAD_ADDRESS,
        span,
        say!("`{text}` không phải là địa chỉ trang web", "`{text}` is not a web address"),
        say!(
            "Viết đủ, ví dụ https://thads.example.vn/.",
            "Write it in full, for instance https://thads.example.vn/."
        ),
    ));
    None
}

fn read_languages(node: &Node, problems: &mut Vec<Diagnostic>) -> Vec<Language> {
    let mut languages = Vec::new();
    for item in list(node, problems) {
        let Some((text, span)) = scalar(item, problems) else { continue };
        let known = [("vi", Language::Vi), ("en", Language::En)];
        let Some(language) = super::choose(text, span, &known, problems) else { continue };
        if languages.contains(&language) {
            problems.push(Diagnostic::new(
                &rules::DUPLICATE_KEY,
                span,
                say!("ngôn ngữ `{text}` viết hai lần", "the language `{text}` is written twice"),
                say!("Bỏ một lần.", "Leave one out."),
            ));
        } else {
            languages.push(language);
        }
    }
    languages
}

fn read_menu_entry(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<MenuEntry> {
    let mut fields = Fields::of(node, problems)?;
    let span = fields.span();
    fields.required("title", problems);
    let title = fields.bilingual("title", problems);
    let page = fields.text("page", problems);
    let to = fields.text("to", problems);
    fields.finish(problems);
    let to = match (page, to) {
        (Some(page), None) => MenuTarget::Page(page),
        (None, Some(to)) if !to.starts_with('/') && !to.contains("..") && !to.contains(':') => {
            MenuTarget::Address(to)
        }
        _ => {
            problems.push(Diagnostic::new(
                &rules::BAD_ADDRESS,
                span,
                say!(
                    "mục menu phải có `page` hoặc `to`",
                    "a menu entry needs either `page` or `to`"
                ),
                say!(
                    "`page: gioi-thieu` hoặc `to: so-lieu/`.",
                    "`page: gioi-thieu` or `to: so-lieu/`."
                ),
            ));
            return None;
        }
    };
    Some(MenuEntry { title: title?, to, span })
}

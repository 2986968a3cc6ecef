//! An article made fit for a page elsewhere: styles stand on the elements, addresses are whole,
//! drawings are pictures, and nothing depends on a style sheet, a script or an id of this site.
//! Texts and marks of figures stay as they were.

use std::borrow::Cow;
use std::collections::BTreeMap;

use html5gum::emitters::default::{StartTag, Token};
use html5gum::{Spanned, Tokenizer};

use super::prose::escape::push_text;
use crate::page::model::chart::Chart;

/// Classes that say what a text is; no style depends on them.
const KEPT_CLASSES: [&str; 3] = ["figure", "unit", "documents"];
/// Elements that only give classes something to stand on.
const UNWRAPPED: [&str; 6] = ["div", "section", "span", "details", "picture", "source"];
/// Attributes that mean something elsewhere too; those of figures are kept besides.
const KEPT: [&str; 12] = [
    "href", "src", "alt", "title", "width", "height", "scope", "lang", "datetime", "value",
    "start", "download",
];

/// Declarations by the element they are for: `td`, `td.words`.
#[derive(Debug, Default)]
pub struct Styles(BTreeMap<String, OfElement>);

/// What an element looks like, and what its classes add.
#[derive(Debug, Default)]
struct OfElement {
    always: String,
    by_class: BTreeMap<String, String>,
}

impl Styles {
    /// Reads a style sheet of plain rules: `td, th { padding: 0 }`.
    pub fn read(css: &str) -> Self {
        let mut styles = BTreeMap::<String, OfElement>::new();
        for rule in css.split('}') {
            let Some((selectors, declarations)) = rule.split_once('{') else { continue };
            let declarations: Vec<&str> = declarations.split_whitespace().collect();
            for selector in selectors.split(',').map(str::trim) {
                let (element, class) = selector.split_once('.').unwrap_or((selector, ""));
                let of_element = styles.entry(element.to_owned()).or_default();
                let style = match class {
                    "" => &mut of_element.always,
                    class => of_element.by_class.entry(class.to_owned()).or_default(),
                };
                if !style.is_empty() {
                    style.push_str("; ");
                }
                style.push_str(declarations.join(" ").trim_end_matches(';'));
            }
        }
        Self(styles)
    }

    fn of(&self, element: &str, classes: &str) -> Cow<'_, str> {
        let Some(of_element) = self.0.get(element) else { return Cow::Borrowed("") };
        let mut style = Cow::Borrowed(of_element.always.as_str());
        for more in classes.split_whitespace().filter_map(|class| of_element.by_class.get(class)) {
            if !style.is_empty() {
                style.to_mut().push_str("; ");
            }
            style.to_mut().push_str(more);
        }
        style
    }
}

/// Where a page lies and what it draws.
#[derive(Debug)]
pub struct Place<'a> {
    /// Full address of the site.
    pub base_url: &'a str,
    /// The page, from the root of the site, with a slash at its end.
    pub page: &'a str,
    /// Charts by their id.
    pub charts: BTreeMap<&'a str, &'a Chart>,
}

impl Place<'_> {
    /// An address as it can be used from anywhere. Pages are cited by their folder.
    fn whole(&self, address: &str) -> String {
        let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
        if scheme.contains(':') || address.starts_with("//") {
            return address.to_owned();
        }
        let end = address.find(['?', '#']).unwrap_or(address.len());
        let (path, rest) = address.split_at(end);
        let mut parts: Vec<&str> = match path.starts_with('/') {
            true => Vec::new(),
            false => self.page.split('/').filter(|part| !part.is_empty()).collect(),
        };
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        let mut whole = parts.join("/");
        if !whole.is_empty() && (path.is_empty() || path.ends_with('/')) {
            whole.push('/');
        }
        let whole = match whole.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => whole.as_str(),
        };
        format!("{}{whole}{rest}", self.base_url)
    }
}

/// Rewrites the body of a page.
pub fn portable(html: &str, styles: &Styles, place: &Place<'_>) -> String {
    let (head, body) = match html.find("<body>") {
        Some(at) => html.split_at(at),
        None => ("", html),
    };
    let mut writer = Writer {
        out: head.to_owned(),
        styles,
        place,
        drawn: None,
        skipping: None,
        spans: Vec::new(),
    };
    for token in Tokenizer::new(body) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => writer.start(&tag),
            Token::EndTag(tag) => writer.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(Spanned { value, .. }) if writer.skipping.is_none() => {
                push_text(&mut writer.out, &String::from_utf8_lossy(&value));
            }
            _ => {}
        }
    }
    writer.out
}

struct Writer<'a> {
    out: String,
    styles: &'a Styles,
    place: &'a Place<'a>,
    /// The chart whose drawing comes next.
    drawn: Option<&'a Chart>,
    /// An element that is left out with all in it, and how many of its name are open.
    skipping: Option<(String, usize)>,
    /// Of each open span, whether its tag was kept.
    spans: Vec<bool>,
}

impl Writer<'_> {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name);
        if let Some((skipped, open)) = &mut self.skipping {
            *open += usize::from(*skipped == name && !tag.self_closing);
            return;
        }
        let value = |name: &str| {
            let found = tag.attributes.get(name.as_bytes());
            found.map_or(Cow::Borrowed(""), |value| String::from_utf8_lossy(&value.value))
        };
        let classes = value("class");
        if name == "figure" {
            self.drawn = self.place.charts.get(value("id").as_ref()).copied();
        }
        if name == "svg" || classes.split_whitespace().any(|class| class == "multiples") {
            if let Some(chart) = self.drawn.take() {
                self.picture(chart);
            }
            self.skipping = Some((name.into_owned(), 1));
            return;
        }
        let kept: Vec<&str> =
            classes.split_whitespace().filter(|class| KEPT_CLASSES.contains(class)).collect();
        let unwrapped = UNWRAPPED.contains(&name.as_ref()) && kept.is_empty();
        if name == "span" {
            self.spans.push(!unwrapped);
        }
        if unwrapped {
            return;
        }
        let name = renamed(&name);
        self.out.push('<');
        self.out.push_str(name);
        self.attribute("class", &kept.join(" "));
        for (attribute, value) in &tag.attributes {
            let attribute = String::from_utf8_lossy(attribute);
            let value = String::from_utf8_lossy(&value.value);
            match attribute.as_ref() {
                "href" | "src" => self.attribute(&attribute, &self.place.whole(&value)),
                "alt" => self.put("alt", &value),
                known if KEPT.contains(&known) || known.starts_with("data-") => {
                    self.attribute(known, &value);
                }
                _ => {}
            }
        }
        self.attribute("style", &self.styles.of(name, &classes));
        self.out.push('>');
    }

    fn end(&mut self, name: &str) {
        if let Some((skipped, open)) = &mut self.skipping {
            if skipped == name {
                *open -= 1;
                if *open == 0 {
                    self.skipping = None;
                }
            }
            return;
        }
        // An element that lost its classes lost its tag; of spans only those of units are left.
        if UNWRAPPED.contains(&name) && name != "span" {
            return;
        }
        if name == "span" && self.spans.pop() != Some(true) {
            return;
        }
        self.out.push_str("</");
        self.out.push_str(renamed(name));
        self.out.push('>');
    }

    /// The drawing of a chart as a picture of its own.
    fn picture(&mut self, chart: &Chart) {
        self.out.push_str("<img");
        self.attribute("src", &format!("{}{}", self.place.base_url, chart.svg));
        self.put("alt", &chart.subject);
        self.attribute("style", &self.styles.of("img", ""));
        self.out.push('>');
    }

    fn attribute(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.put(name, value);
        }
    }

    fn put(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        push_text(&mut self.out, value);
        self.out.push('"');
    }
}

/// What opens and closes has no use in a text that is pasted.
fn renamed(name: &str) -> &str {
    if name == "summary" { "p" } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place<'static> {
        Place {
            base_url: "https://a.example/b/",
            page: "tin-tuc/2020/04/x/",
            charts: BTreeMap::new(),
        }
    }

    #[test]
    fn addresses_are_whole() {
        for (address, whole) in [
            ("anh.jpg", "https://a.example/b/tin-tuc/2020/04/x/anh.jpg"),
            ("../../../../so-lieu/index.html", "https://a.example/b/so-lieu/"),
            ("../../../../index.html", "https://a.example/b/"),
            ("../y/index.html#muc-a", "https://a.example/b/tin-tuc/2020/04/y/#muc-a"),
            ("#fn-1", "https://a.example/b/tin-tuc/2020/04/x/#fn-1"),
            ("https://c.example/index.html", "https://c.example/index.html"),
            ("mailto:a@b.example", "mailto:a@b.example"),
            ("my-index.html", "https://a.example/b/tin-tuc/2020/04/x/my-index.html"),
        ] {
            assert_eq!(place().whole(address), whole, "{address}");
        }
    }

    #[test]
    fn styles_stand_on_the_elements_and_figures_stay_marked() {
        let styles = Styles::read("td { a: b;\n c: \"d\" }\ntd.words, p { e: f }");
        let html = "<p>x</p><head><body><div class=\"scroll\" id=\"i\"><td class=\"words\">a &lt; b</td>\
             <td><data class=\"figure\" value=\"1\" data-office=\"h\">1\u{a0}việc</data></td>\
             <span>y</span><span class=\"unit\">%</span><svg><svg/><g>no</g></svg></div>";
        let expected = "<p>x</p><head><body><td style=\"a: b; c: &quot;d&quot;; e: f\">a &lt; b</td>\
             <td style=\"a: b; c: &quot;d&quot;\"><data class=\"figure\" data-office=\"h\" value=\"1\">\
             1\u{a0}việc</data></td>y<span class=\"unit\">%</span>";
        assert_eq!(portable(html, &styles, &place()), expected);
    }
}

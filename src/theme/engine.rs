//! Compiled templates, and one function per thing they make.

use indexmap::IndexMap;
use pulldown_cmark::{Event, Tag, TagEnd};
use serde::Serialize;
use tera::{Context, Tera, Value};

use super::chart;
use super::examples::{Exhibit, Shown, apart};
use super::fragment::{Place, Styles, portable};
use super::prose::escape::push_text;
use super::prose::{Labels, Markup, write_prose};
use super::{Feed, SitemapPage, Theme, ThemeError};
use crate::page::Picture;
use crate::page::model::chart::Chart;
use crate::page::model::{Body, Node, Page, SiteFrame};

/// The most addresses one file of the sitemap protocol may name (sitemaps.org, protocol 0.9).
const SITEMAP_ADDRESSES: usize = 50_000;

/// The templates of a theme with all that pages share.
#[derive(Debug)]
pub struct Renderer {
    tera: Tera,
    /// Stands around tables written in Markdown, so that they scroll on a narrow screen.
    table_opening: String,
    notes: String,
    back: String,
    lang: &'static str,
    source_lang: &'static str,
    exhibits: Vec<Exhibit>,
    /// The style sheet of charts that are files of their own.
    chart_style: String,
    fragment_styles: Styles,
    site_url: String,
    folder: &'static str,
}

/// A page as text.
#[derive(Debug)]
pub struct Rendered {
    /// The page.
    pub html: String,
    /// An article alone, for pasting into a page elsewhere; nothing for other pages.
    pub fragment: Option<String>,
}

impl Theme {
    /// Compiles the templates. `interface` holds the words of the page furniture by key.
    pub fn renderer(
        &self,
        site: &SiteFrame,
        interface: &IndexMap<String, String>,
    ) -> Result<Renderer, ThemeError> {
        let mut tera = Tera::default();
        tera.autoescape_on([".html", ".xml", ".svg"]);
        tera.add_raw_templates(self.templates()?)
            .map_err(|error| ThemeError::from_engine(&error, "base.html"))?;

        let shared = tera.global_context();
        shared.insert_value("site", value(site, "base.html")?);
        shared.insert_value("t", value(interface, "base.html")?);
        shared.insert_value("asset", value(&self.asset_paths()?, "base.html")?);

        let word = |key: &str| interface.get(key).cloned().unwrap_or_default();
        let (notes, back) = (word("notes"), word("back"));
        let mut renderer = Renderer {
            tera,
            table_opening: String::new(),
            notes,
            back,
            lang: site.lang,
            source_lang: site.source_lang,
            exhibits: self.exhibits()?,
            chart_style: self.component_text("chart/drawing.css")?.to_owned(),
            fragment_styles: Styles::read(self.fragment_css()?),
            site_url: site.site_url.clone(),
            folder: site.folder,
        };
        renderer.table_opening = renderer.component("markdown_table_opening", &Context::new())?;
        Ok(renderer)
    }
}

impl Renderer {
    /// A page as HTML; an article also alone.
    pub fn page(&self, page: &Page) -> Result<Rendered, ThemeError> {
        let template = format!("{}.html", page.head.kind);
        let mut context = Context::from_serialize(page)
            .map_err(|error| ThemeError::from_engine(&error, &template))?;
        let nodes = match &page.body {
            Body::Article(article) => Some(&article.prose),
            Body::Standing(standing) => Some(&standing.prose),
            _ => None,
        };
        if let Some(nodes) = nodes {
            let prose = self.prose(nodes, &context)?;
            context.insert_value("prose", Value::safe_string(&prose));
        }
        let charts = page.body.charts();
        let charts = charts.iter().map(|chart| self.chart(chart, &context));
        let charts = charts.collect::<Result<Vec<String>, ThemeError>>()?;
        context.insert_value("charts", value(&charts, &template)?);
        let fragment = match &page.body {
            Body::Article(_) => Some(self.fragment(page, &context)?),
            _ => None,
        };
        Ok(Rendered { html: self.render(&template, &context)?, fragment })
    }

    /// An article alone, for pasting into a page elsewhere.
    fn fragment(&self, page: &Page, context: &Context) -> Result<String, ThemeError> {
        let html = self.render("fragment.html", context)?;
        let charts = page.body.all_charts();
        let place = Place {
            base_url: &self.site_url,
            page: &format!("{}{}", self.folder, page.head.path),
            charts: charts.into_iter().map(|chart| (chart.id.as_str(), chart)).collect(),
        };
        Ok(portable(&html, &self.fragment_styles, &place))
    }

    /// A chart as a file of its own.
    pub fn chart_file(&self, chart: &Chart) -> String {
        chart::as_file(chart, self.lang, &self.chart_style)
    }

    fn chart(&self, chart: &Chart, page: &Context) -> Result<String, ThemeError> {
        #[derive(Serialize)]
        struct Drawn<'a> {
            #[serde(flatten)]
            chart: &'a Chart,
            drawings: Vec<Named>,
        }
        #[derive(Serialize)]
        struct Named {
            name: String,
            svg: String,
        }
        let drawings = chart::for_page(chart);
        let drawings = drawings.into_iter().map(|(name, svg)| Named { name, svg }).collect();
        self.placed("chart", "chart", &Drawn { chart, drawings }, page)
    }

    /// A feed of articles, as Atom.
    pub fn feed(&self, feed: &Feed<'_>) -> Result<String, ThemeError> {
        let context = Context::from_serialize(feed)
            .map_err(|error| ThemeError::from_engine(&error, "atom.xml"))?;
        self.render("atom.xml", &context)
    }

    /// The list of all pages for search engines, each file with its path. Where there are more
    /// than one file may name, `sitemap.xml` lists the files that do.
    pub fn sitemap(&self, pages: &[SitemapPage<'_>]) -> Result<Vec<(String, String)>, ThemeError> {
        let translated = pages.iter().any(|page| !page.alternates.is_empty());
        let of = |pages: &[SitemapPage<'_>]| {
            let mut context = Context::new();
            context.insert_value("translated", value(&translated, "sitemap.xml")?);
            context.insert_value("pages", value(pages, "sitemap.xml")?);
            self.render("sitemap.xml", &context)
        };
        let whole = "sitemap.xml".to_owned();
        if pages.len() <= SITEMAP_ADDRESSES {
            return Ok(vec![(whole, of(pages)?)]);
        }
        let mut files = Vec::new();
        for (at, part) in pages.chunks(SITEMAP_ADDRESSES).enumerate() {
            files.push((format!("sitemap-{}.xml", at + 1), of(part)?));
        }
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let mut context = Context::new();
        context.insert_value("files", value(&names, "sitemap-index.xml")?);
        files.push((whole, self.render("sitemap-index.xml", &context)?));
        Ok(files)
    }

    /// What search engines may visit.
    pub fn robots(&self) -> Result<String, ThemeError> {
        self.render("robots.txt", &Context::new())
    }

    fn render(&self, template: &str, context: &Context) -> Result<String, ThemeError> {
        self.tera
            .render(template, context)
            .map_err(|error| ThemeError::from_engine(&error, template))
    }

    /// Prose as HTML; `page` is what the components may ask of the page around them.
    fn prose(&self, nodes: &[Node], page: &Context) -> Result<String, ThemeError> {
        let mut pieces = Vec::with_capacity(nodes.len());
        let mut links = 0_usize;
        for node in nodes {
            match node {
                Node::Markdown(Event::Start(Tag::Link { .. } | Tag::Heading { .. })) => links += 1,
                Node::Markdown(Event::End(TagEnd::Link | TagEnd::Heading(_))) => {
                    links = links.saturating_sub(1);
                }
                _ => {}
            }
            // No link stands in another, and headings are not to be followed.
            let text = if links == 0 { "sourced_text" } else { "text" };
            pieces.push(self.piece(node, text, page)?);
        }
        let mut out = String::new();
        let labels = Labels { notes: &self.notes, back: &self.back };
        write_prose(&mut out, pieces.iter().flat_map(|piece| self.markup(piece)), &labels);
        Ok(out)
    }

    fn piece<'a>(
        &self,
        node: &'a Node,
        text_component: &str,
        page: &Context,
    ) -> Result<Piece<'a>, ThemeError> {
        Ok(match node {
            Node::Markdown(event) => Piece::Event(event),
            Node::Picture(picture, title) => Piece::Picture(picture, title),
            Node::Text(text) => Piece::Inline {
                html: self.placed(text_component, "parts", text, page)?,
                plain: text.plain(),
            },
            Node::Example(lines) => Piece::Block(self.example(lines)),
            Node::Table(table) => Piece::Block(self.placed("table", "table", table, page)?),
            Node::KeyFigures(figures) => {
                Piece::Block(self.placed("key_figures", "figures", figures, page)?)
            }
            Node::Narrative(paragraphs) => {
                Piece::Block(self.placed("narrative", "paragraphs", paragraphs, page)?)
            }
            Node::Components => Piece::Block(self.components(page)?),
            Node::Chart(chart) => Piece::Block(self.chart(chart, page)?),
            Node::Photo(photo) => Piece::Block(self.placed("photo", "photo", photo, page)?),
        })
    }

    /// Every component with its examples, as one block.
    fn components(&self, page: &Context) -> Result<String, ThemeError> {
        let mut components = Vec::with_capacity(self.exhibits.len());
        for exhibit in &self.exhibits {
            let mut examples = Vec::with_capacity(exhibit.examples.len());
            for (at, example) in exhibit.examples.iter().enumerate() {
                let html = self
                    .tera
                    .render_component_with_implicits(
                        &example.component,
                        &example.arguments,
                        &example.around(page),
                        None,
                        true,
                    )
                    .map_err(|error| ThemeError::from_engine(&error, &exhibit.file))?;
                let html = format!("{}{html}{}", example.before, example.after);
                let html = apart(&html, &exhibit.folder, at + 1);
                examples.push(Shown { shows: example.shows.in_language(self.lang), html });
            }
            components.push(exhibit.shown(self.lang, examples));
        }
        let mut context = page.clone();
        context.insert_value("components", value(&components, "components.html")?);
        self.render("components.html", &context)
    }

    /// Lines as they are typed; they need not be in the language of the page.
    fn example(&self, lines: &str) -> String {
        let mut html = match self.source_lang {
            "" => "<pre><code>".to_owned(),
            lang => format!("<pre lang=\"{lang}\"><code>"),
        };
        push_text(&mut html, lines);
        html + "\n</code></pre>\n"
    }

    fn markup<'a>(&'a self, piece: &'a Piece<'a>) -> impl Iterator<Item = Markup<'a>> {
        let (before, markup, after) = match piece {
            Piece::Event(event @ Event::Start(Tag::Table(_))) => {
                (Some(Markup::Block(&self.table_opening)), Markup::Event(event), None)
            }
            Piece::Event(event @ Event::End(TagEnd::Table)) => {
                (None, Markup::Event(event), Some(Markup::Block("</div>\n")))
            }
            Piece::Event(event) => (None, Markup::Event(event), None),
            Piece::Picture(picture, title) => (None, Markup::Picture(picture, title), None),
            Piece::Inline { html, plain } => (None, Markup::Inline { html, plain }, None),
            Piece::Block(html) => (None, Markup::Block(html), None),
        };
        before.into_iter().chain([markup]).chain(after)
    }

    fn placed(
        &self,
        component: &str,
        argument: &'static str,
        content: &(impl Serialize + ?Sized),
        page: &Context,
    ) -> Result<String, ThemeError> {
        let mut arguments = Context::new();
        arguments.insert_value(argument, value(content, component)?);
        self.tera
            .render_component_with_implicits(component, &arguments, page, None, true)
            .map_err(|error| ThemeError::from_engine(&error, &component_file(component)))
    }

    fn component(&self, component: &str, arguments: &Context) -> Result<String, ThemeError> {
        self.tera
            .render_component(component, arguments, None, true)
            .map_err(|error| ThemeError::from_engine(&error, &component_file(component)))
    }
}

/// One piece of prose with its finished HTML, before all are joined.
enum Piece<'a> {
    Event(&'a Event<'static>),
    Picture(&'a Picture, &'a str),
    Inline { html: String, plain: String },
    Block(String),
}

fn component_file(component: &str) -> String {
    format!("components/{component}/template.html")
}

fn value(content: &(impl Serialize + ?Sized), template: &str) -> Result<Value, ThemeError> {
    Value::try_from_serializable(content).map_err(|error| ThemeError::from_engine(&error, template))
}

//! Pages to files: HTML, data files, feeds, pictures, redirects; every address once.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::listed::Listed;
use super::manifest::Sum;
use super::press::Press;
use super::rules::{ADDRESS_TAKEN, DEAD_LINK, theme_problem};
use super::write::WriteFault;
use super::{csv_file, descriptors, feeds, figures_file, links, published, search, tables_file};
use crate::content::site::MenuTarget;
use crate::diagnostic::{Diagnostic, Place, say};
use crate::page::model::Page;
use crate::page::{Composer, Pages, Rendition, address};
use crate::source::Span;
use crate::theme::{Renderer, SitemapPage, Theme, ThemeError};

/// A file of a page as the press took it.
struct Printed {
    path: String,
    file: File,
    /// Its bytes, where they are looked at again.
    kept: Option<Vec<u8>>,
}

/// One file of the site.
#[derive(Debug)]
pub enum File {
    /// Bytes made by the build.
    Kept(Vec<u8>),
    /// The same, written already, or why they could not be.
    Staged(Result<Sum, Box<WriteFault>>),
    /// The same, made and let go.
    LetGo,
    /// A file of the content, as it is or drawn anew.
    FromContent(Rendition),
}

/// The finished site: every file by its path, in order.
#[derive(Debug, Default)]
pub struct Site {
    /// The files.
    pub files: BTreeMap<String, File>,
}

/// Renders every page and makes every file. `trees` are the pages in each language, the first one
/// first, each with what it was composed with. A page is let go when its files are made.
pub fn render(
    trees: Vec<(Composer<'_>, Pages)>,
    theme: &Theme,
    press: Press<'_>,
) -> (Option<Site>, Vec<Diagnostic>) {
    let mut renderers = Vec::new();
    for (composer, pages) in &trees {
        match theme.renderer(&pages.frame, composer.interface()) {
            Ok(renderer) => renderers.push(renderer),
            Err(error) => return (None, vec![theme_problem(&error)]),
        }
    }
    let wanted = trees.iter().flat_map(|(composer, _)| links::pages_with_parts(composer)).collect();
    let mut shelf = Shelf::new(press, wanted);
    let mut composers = Vec::new();
    let mut lists = Vec::new();
    let mut pictures = BTreeSet::new();
    for ((composer, pages), renderer) in trees.into_iter().zip(&renderers) {
        pictures.extend(pages.pictures);
        let listed = pages_of(pages.pages, &composer, renderer, &mut shelf);
        for (path, text) in feeds::files(&pages.feeds, &listed, &composer, renderer) {
            shelf.written(format!("{}{path}", composer.folder()), text);
        }
        for (path, text) in search::files(&listed) {
            shelf.made(format!("{}{path}", composer.folder()), text.into_bytes());
        }
        lists.push(listed);
        composers.push(composer);
    }
    if let (Some(renderer), Some(composer)) = (renderers.first(), composers.first()) {
        shared(&composers, &lists, renderer, &mut shelf);
        menu_links(composer, &mut shelf);
    }
    for made in pictures {
        let place = Place::Path(made.from.clone());
        shelf.put(made.to.clone(), File::FromContent(made), place);
    }
    match theme.assets() {
        Ok(assets) => {
            assets.into_iter().for_each(|(path, bytes)| shelf.made(path, bytes.into_owned()))
        }
        Err(error) => shelf.problems.push(theme_problem(&error)),
    }
    for composer in &composers {
        redirects(composer, &mut shelf);
    }
    for composer in &composers {
        let problems = links::check(composer, &shelf.files, &shelf.kept);
        shelf.problems.extend(problems);
    }
    (Some(Site { files: shelf.files }), shelf.problems)
}

/// The files of the pages in one language, in their folder; what is left of each page.
fn pages_of(
    pages: Vec<Page>,
    composer: &Composer<'_>,
    renderer: &Renderer,
    shelf: &mut Shelf<'_>,
) -> Vec<Listed> {
    let folder = composer.folder();
    let (press, wanted) = (shelf.press, &shelf.wanted);
    let made: Vec<(Listed, Place, Result<Vec<Printed>, ThemeError>)> = pages
        .into_par_iter()
        .map(|page| {
            let printed = page_files(&page, composer, renderer).map(|files| {
                let print = |(path, bytes): (String, Vec<u8>)| {
                    let path = format!("{folder}{path}");
                    let kept = wanted.contains(&path).then(|| bytes.clone());
                    let file = press.take(&path, bytes);
                    Printed { path, file, kept }
                };
                files.into_iter().map(print).collect()
            });
            let place = place_of(&page);
            (Listed::of(page, composer.language()), place, printed)
        })
        .collect();
    let mut listed = Vec::with_capacity(made.len());
    for (page, place, printed) in made {
        listed.push(page);
        match printed {
            Ok(files) => {
                for Printed { path, file, kept } in files {
                    shelf.kept.extend(kept.map(|bytes| (path.clone(), bytes)));
                    shelf.put(path, file, place.clone());
                }
            }
            Err(error) => shelf.problems.push(theme_problem(&error)),
        }
    }
    listed
}

/// What the languages share: the list of all pages, and the published data.
fn shared(
    composers: &[Composer<'_>],
    lists: &[Vec<Listed>],
    renderer: &Renderer,
    shelf: &mut Shelf<'_>,
) {
    match sitemap(lists, renderer) {
        Ok(files) => {
            for (path, text) in files {
                shelf.made(path, text.into_bytes());
            }
        }
        Err(error) => shelf.problems.push(theme_problem(&error)),
    }
    shelf.written("robots.txt".to_owned(), renderer.robots());
    let all: Vec<&Composer<'_>> = composers.iter().collect();
    let workbook = tables_file::of_site(&all);
    let workbook = workbook.map(|bytes| (address::DATA_WORKBOOK.to_owned(), bytes));
    let descriptors = all.first().map(|composer| descriptors::files(composer));
    let data = published::files(&all).into_iter().chain(descriptors.into_iter().flatten());
    for (path, bytes) in data.chain(workbook) {
        shelf.made(path, bytes);
    }
}

/// Files by path. Paths that differ in case only clash too: many servers cannot tell them apart.
struct Shelf<'s> {
    press: Press<'s>,
    files: BTreeMap<String, File>,
    taken: BTreeMap<String, Place>,
    /// Pages whose parts are linked to, and their text.
    wanted: BTreeSet<String>,
    kept: BTreeMap<String, Vec<u8>>,
    problems: Vec<Diagnostic>,
}

impl<'s> Shelf<'s> {
    fn new(press: Press<'s>, wanted: BTreeSet<String>) -> Self {
        let (files, taken, kept) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { press, files, taken, wanted, kept, problems: Vec::new() }
    }

    /// What already stands at a path, or is a file where the path needs a folder, or a folder where
    /// it needs a file.
    fn in_the_way(&self, path: &str) -> Option<&Place> {
        let folder = format!("{path}/");
        let below = self.taken.range(folder.clone()..).next();
        let below = below.filter(|(other, _)| other.starts_with(&folder)).map(|(_, place)| place);
        let mut above = path.match_indices('/').filter_map(|(at, _)| self.taken.get(&path[..at]));
        self.taken.get(path).or(below).or_else(|| above.next())
    }

    /// A file the build made, from no text of its own.
    fn made(&mut self, path: String, bytes: Vec<u8>) {
        let place = Place::Path(path.clone());
        let file = self.press.take(&path, bytes);
        self.put(path, file, place);
    }

    /// The same of what the theme wrote, or could not.
    fn written(&mut self, path: String, text: Result<String, ThemeError>) {
        match text {
            Ok(text) => self.made(path, text.into_bytes()),
            Err(error) => self.problems.push(theme_problem(&error)),
        }
    }

    fn put(&mut self, path: String, file: File, place: Place) {
        let folded = path.to_lowercase();
        if let Some(first) = self.in_the_way(&folded) {
            let address = path.strip_suffix("index.html").unwrap_or(&path).to_owned();
            let mut problem = Diagnostic::new(
                &ADDRESS_TAKEN,
                place,
                say!(
                    "địa chỉ `/{address}` đã có trang khác dùng",
                    "the address `/{address}` is taken by another page"
                ),
                say!(
                    "Đổi tên tệp hoặc bỏ địa chỉ cũ (`aliases`) này.",
                    "Rename the file, or leave out this `aliases` entry."
                ),
            );
            if let Place::Span(span) = first {
                problem = problem.also(*span, say!("trang kia", "the other page"));
            }
            self.problems.push(problem);
            return;
        }
        self.taken.insert(folded, place);
        self.files.insert(path, file);
    }
}

/// The source file a page comes from, for messages.
fn place_of(page: &Page) -> Place {
    match page.source {
        Some(source) => Span::file(source).into(),
        None => Place::Path(page.head.path.clone()),
    }
}

/// The HTML of a page, its `figures.json`, its tables as CSV and as a workbook, its charts; of an
/// article also the fragment.
fn page_files(
    page: &Page,
    composer: &Composer<'_>,
    renderer: &Renderer,
) -> Result<Vec<(String, Vec<u8>)>, ThemeError> {
    let path = &page.head.path;
    let rendered = renderer.page(page)?;
    let mut files = vec![(address::file(path), rendered.html.into_bytes())];
    if let Some(figures) = figures_file::write(page, composer) {
        files.push((format!("{path}figures.json"), figures));
    }
    for chart in page.body.all_charts() {
        files.push((chart.svg.clone(), renderer.chart_file(chart).into_bytes()));
    }
    for table in page.body.tables() {
        files.push((table.csv.clone(), csv_file::write(table)));
    }
    if let Some(workbook) = tables_file::of_page(page, composer) {
        files.push((format!("{path}{}", address::WORKBOOK), workbook));
    }
    if let Some(fragment) = rendered.fragment {
        files.push((format!("{path}{}", address::FRAGMENT), fragment.into_bytes()));
    }
    Ok(files)
}

fn sitemap(
    lists: &[Vec<Listed>],
    renderer: &Renderer,
) -> Result<Vec<(String, String)>, ThemeError> {
    let listed: Vec<SitemapPage<'_>> = lists
        .iter()
        .flatten()
        .filter(|page| page.is_address())
        .map(|page| SitemapPage {
            loc: &page.head.canonical,
            lastmod: page.day(),
            alternates: &page.head.alternates,
        })
        .collect();
    renderer.sitemap(&listed)
}

/// Old addresses lead to the new one by a page that says so.
fn redirects(composer: &Composer<'_>, shelf: &mut Shelf<'_>) {
    let (texts, folder) = (composer.texts(), composer.folder());
    let articles = texts.articles.iter().map(|a| (address::article(&a.name), &a.aliases));
    let standing = texts.standing.iter().map(|p| (address::standing(&p.name), &p.aliases));
    for (to, aliases) in articles.chain(standing) {
        for (alias, span) in aliases {
            let Some(path) = alias_path(alias) else {
                shelf.problems.push(Diagnostic::new(
                    &crate::content::rules::BAD_ADDRESS,
                    *span,
                    say!("địa chỉ cũ `{alias}` không dùng được", "the old address `{alias}` cannot be used"),
                    say!("Viết đường dẫn từ gốc trang, không có `?`, `..`: `/haiphong/tin-123/`.", "Write the path from the root of the site, without `?` or `..`: `/haiphong/tin-123/`."),
                ));
                continue;
            };
            let root = address::way_to_root(&path);
            let file = format!("{root}{folder}{}", address::file(&to));
            let html = redirect(&file, &to, composer);
            let file = shelf.press.take(&path, html.into_bytes());
            shelf.put(path, file, Place::Span(*span));
        }
    }
}

/// The page of an old address: `file` is the way to the new one, `to` its address.
fn redirect(file: &str, to: &str, composer: &Composer<'_>) -> String {
    let lang = composer.language().tag();
    let words = composer.word("moved");
    let canonical = format!("{}{to}", composer.base_url());
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{words}</title>\n\
         <meta http-equiv=\"refresh\" content=\"0; url={file}\">\n<link rel=\"canonical\" href=\"{canonical}\">\n\
         <meta name=\"robots\" content=\"noindex\">\n</head>\n<body>\n<p><a href=\"{file}\">{words}</a></p>\n</body>\n</html>\n"
    )
}

/// The file an old address stands for.
fn alias_path(alias: &str) -> Option<String> {
    let path = alias.strip_prefix('/')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    let folders = path.strip_suffix('/').unwrap_or(path);
    let good = path.chars().all(plain)
        && folders.split('/').all(|part| !part.is_empty() && crate::source::is_storable(part));
    good.then(|| match path.ends_with('/') {
        true => format!("{path}index.html"),
        false if path.ends_with(".html") || path.ends_with(".htm") => path.to_owned(),
        false => format!("{path}/index.html"),
    })
}

/// Menu entries lead to pages that exist.
fn menu_links(composer: &Composer<'_>, shelf: &mut Shelf<'_>) {
    for entry in &composer.content().site.menu {
        let to = match &entry.to {
            MenuTarget::Page(name) => address::standing(name),
            MenuTarget::Address(to) => to.clone(),
        };
        if !shelf.files.contains_key(&address::file(&to)) {
            shelf.problems.push(Diagnostic::new(
                &DEAD_LINK,
                entry.span,
                say!(
                    "mục menu dẫn đến `{to}`, trang này không có",
                    "the menu entry leads to `{to}`, which is not there"
                ),
                say!(
                    "Sửa `page` hoặc `to`, hoặc viết trang đó trong pages/.",
                    "Mend `page` or `to`, or write that page in pages/."
                ),
            ));
        }
    }
}

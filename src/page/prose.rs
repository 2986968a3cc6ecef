//! Commentary to nodes: references become text, blocks become tables, figures and pictures.

use pulldown_cmark::{CowStr, Event, Tag};

use super::chart::Ordered;
use super::composer::{Composer, Scope, Usage};
use super::link::inside;
use super::model::Node;
use super::picture::{Picture, copy, picture};
use crate::content::block::{BlockSpec, read_block};
use crate::content::commentary::{Commentary, Piece};
use crate::content::rules::MISSING_PICTURE;
use crate::diagnostic::{Diagnostic, say};
use crate::source::Span;

/// Where a text lies: its folder in the content, and its address in the site.
#[derive(Clone, Copy)]
pub(super) struct Location<'a> {
    /// `content/news/2020/04/so-ket/`.
    pub folder: &'a str,
    /// `tin-tuc/2020/04/so-ket/`.
    pub page: &'a str,
    /// The folder of the pages in its language: `en/`; empty for the first.
    pub tree: &'a str,
}

/// How many tables and charts a text has so far; their names count on.
#[derive(Default)]
struct Counted {
    tables: usize,
    charts: usize,
}

impl Composer<'_> {
    /// The text of an article or a standing page.
    pub(super) fn prose(
        &self,
        commentary: &Commentary,
        at: &Location<'_>,
        scope: Scope,
        usage: &mut Usage,
    ) -> Vec<Node> {
        let mut nodes = Vec::with_capacity(commentary.pieces.len());
        let mut blocks = Counted::default();
        for piece in &commentary.pieces {
            match piece {
                Piece::Markdown(event, span) => nodes.push(self.linked(event, *span, at, usage)),
                Piece::Reference(reference) => {
                    nodes.push(Node::Text(self.reference(reference, scope, usage)));
                }
                Piece::Block(block) => {
                    let frame = self.content().frame();
                    let spec = read_block(block, self.sources, &frame, &mut usage.problems);
                    match spec {
                        Some(BlockSpec::Rules) => nodes.extend(self.rules_manual()),
                        Some(BlockSpec::Components) => nodes.push(Node::Components),
                        Some(spec) => nodes.extend(self.block(
                            &spec,
                            block.span,
                            at,
                            scope,
                            &mut blocks,
                            usage,
                        )),
                        None => {}
                    }
                }
            }
        }
        nodes
    }

    /// A picture written in Markdown is looked for beside the text and gets its own address; a
    /// link inside the site leads to a file.
    fn linked(
        &self,
        event: &Event<'static>,
        span: Span,
        at: &Location<'_>,
        usage: &mut Usage,
    ) -> Node {
        if let Event::Start(Tag::Link { dest_url, .. }) = event
            && let Some(asset) = self.sources.asset(&format!("{}{dest_url}", at.folder))
        {
            // A file beside the text that a link offers goes with it.
            copy(asset, at.page, dest_url, usage);
        }
        if let Event::Start(Tag::Link { dest_url, .. }) = event
            && let Some(to) = inside(dest_url, at, |path| self.is_beside(path, at))
        {
            let mut link = event.clone();
            if let Event::Start(Tag::Link { dest_url, .. }) = &mut link {
                *dest_url = CowStr::from(to);
            }
            return Node::Markdown(link);
        }
        let Event::Start(Tag::Image { dest_url, title, .. }) = event else {
            return Node::Markdown(event.clone());
        };
        let path = format!("{}{dest_url}", at.folder);
        match self.sources.asset(&path) {
            Some(asset) => {
                let picture = picture(asset, at.page, dest_url, usage).seen_from(at);
                return Node::Picture(picture, title.clone());
            }
            None if dest_url.is_empty() => {}
            None => usage.problems.push(Diagnostic::new(
                &MISSING_PICTURE,
                span,
                say!(
                    "không có ảnh `{dest_url}` bên cạnh bài",
                    "there is no picture `{dest_url}` beside the text"
                ),
                say!(
                    "Chép ảnh vào cùng thư mục hoặc sửa tên.",
                    "Put the picture into the folder or mend its name."
                ),
            )),
        }
        Node::Picture(Picture::default(), title.clone())
    }

    fn block(
        &self,
        spec: &BlockSpec,
        span: Span,
        at: &Location<'_>,
        scope: Scope,
        blocks: &mut Counted,
        usage: &mut Usage,
    ) -> Option<Node> {
        if let BlockSpec::Photo(photo) = spec {
            return self.photo(photo, at.folder, at.page, scope, usage).map(Node::Photo);
        }
        let place = self.place(scope, span, usage)?;
        let mut id = || {
            blocks.tables += 1;
            format!("bang-{}", blocks.tables)
        };
        Some(match spec {
            BlockSpec::MeasureTable { caption, rows, columns } => {
                let caption = self.inline(caption, scope, usage);
                Node::Table(self.measure_table(id(), caption, rows, columns, place, at.page, usage))
            }
            BlockSpec::OfficeTable { caption, offices, columns, total } => {
                let caption = self.inline(caption, scope, usage);
                let mut rows = self.chosen(offices, place);
                if *total {
                    rows.push(place.0);
                }
                Node::Table(self.office_table(id(), caption, &rows, columns, place, at.page, usage))
            }
            BlockSpec::KeyFigures(figures) => Node::KeyFigures(
                figures.iter().filter_map(|f| self.key_figure(*f, place, usage)).collect(),
            ),
            BlockSpec::Narrative { name, family } => {
                let narratives = &self.content().narratives;
                let ordered =
                    narratives.ordered(name.as_ref(), family.as_ref(), &mut usage.problems);
                let write = |(narrative, family)| self.narrative(narrative, family, place, usage);
                Node::Narrative(ordered.into_iter().filter_map(write).collect())
            }
            BlockSpec::Ranking { caption, figure, offices, top } => {
                let caption = self.inline(caption, scope, usage);
                let offices = self.chosen(offices, place);
                Node::Table(self.ranking_table(
                    id(),
                    caption,
                    *figure,
                    &offices,
                    *top,
                    place,
                    at.page,
                    usage,
                ))
            }
            BlockSpec::Chart { show, figure, offices } => {
                blocks.charts += 1;
                let ordered = Ordered {
                    id: format!("bieu-do-{}", blocks.charts),
                    page: at.page,
                    show: *show,
                    figure: *figure,
                    offices: self.chosen(offices, place),
                    place,
                };
                Node::Chart(Box::new(self.chart(&ordered, span, usage)?))
            }
            BlockSpec::Photo(_) | BlockSpec::Rules | BlockSpec::Components => return None,
        })
    }
}

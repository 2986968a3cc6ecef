//! Blocks: tables, key figures, narratives, rankings and photos that a writer orders in YAML.

use crate::content::article::{PhotoSpec, inline, read_photo, texts};
use crate::content::commentary::{Block, BlockKind, InlineText};
use crate::content::indicator::IndicatorId;
use crate::content::office::OfficeId;
use crate::content::yaml::{Fields, Node, list, read_yaml, scalar};
use crate::content::{Frame, rules};
use crate::diagnostic::{Diagnostic, say};
use crate::source::{Sources, Span};

/// What a writer orders with a block.
#[derive(Clone, Debug)]
pub enum BlockSpec {
    /// Indicators in rows, measures in columns.
    MeasureTable {
        /// Caption.
        caption: InlineText,
        /// Indicators.
        rows: Vec<IndicatorId>,
        /// What is shown of each.
        columns: Vec<Measured>,
    },
    /// Offices in rows, indicators in columns.
    OfficeTable {
        /// Caption.
        caption: InlineText,
        /// Which offices.
        offices: OfficeChoice,
        /// Indicators.
        columns: Vec<IndicatorId>,
        /// Whether the office itself closes the table.
        total: bool,
    },
    /// A row of large figures.
    KeyFigures(Vec<IndicatorId>),
    /// Standard paragraphs, by their name, the family they are written for, or both.
    Narrative {
        /// The name of the narrative.
        name: Option<(String, Span)>,
        /// The family of indicators.
        family: Option<(String, Span)>,
    },
    /// Offices in order of one figure.
    Ranking {
        /// Caption.
        caption: InlineText,
        /// What they are ranked by.
        figure: IndicatorId,
        /// Which offices.
        offices: OfficeChoice,
        /// How many are shown.
        top: Option<usize>,
    },
    /// A picture.
    Photo(PhotoSpec),
    /// The manual of every rule.
    Rules,
    /// The components of the theme with their examples.
    Components,
    /// A chart.
    Chart {
        /// What kind.
        show: ChartKind,
        /// Of what.
        figure: IndicatorId,
        /// Of which offices, for kinds that compare offices.
        offices: OfficeChoice,
    },
}

/// The kinds of chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Offices compared, the best first.
    Compare,
    /// One figure over time.
    Series,
    /// A figure against its target.
    Target,
    /// The parts of a whole.
    Parts,
    /// A small series for each office.
    Multiples,
}

/// A column of a table of measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// The value.
    Value,
    /// The value of the same period.
    Same,
    /// Change in amount.
    ChangeAmount,
    /// Change in percent; in percentage points for rates.
    ChangePercent,
    /// The full-year target.
    TargetValue,
    /// The gap to it.
    TargetGap,
    /// The share of its whole.
    Share,
}

/// Which offices a table or ranking is of.
#[derive(Clone, Debug)]
pub enum OfficeChoice {
    /// The offices below the one the article speaks of.
    Children,
    /// These.
    Listed(Vec<OfficeId>),
}

const COLUMNS: [(&str, Measured); 10] = [
    ("value", Measured::Value),
    ("same", Measured::Same),
    ("change", Measured::ChangeAmount),
    ("change amount", Measured::ChangeAmount),
    ("change percent", Measured::ChangePercent),
    ("points", Measured::ChangePercent),
    ("target", Measured::TargetValue),
    ("target value", Measured::TargetValue),
    ("target gap", Measured::TargetGap),
    ("share", Measured::Share),
];

const CHARTS: [(&str, ChartKind); 5] = [
    ("compare", ChartKind::Compare),
    ("series", ChartKind::Series),
    ("target", ChartKind::Target),
    ("parts", ChartKind::Parts),
    ("multiples", ChartKind::Multiples),
];

/// Reads the YAML inside a block.
pub fn read_block(
    block: &Block,
    sources: &Sources,
    frame: &Frame<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<BlockSpec> {
    if sources.slice(block.body).trim().is_empty() {
        match block.kind {
            BlockKind::Rules => return Some(BlockSpec::Rules),
            BlockKind::Components => return Some(BlockSpec::Components),
            _ => {}
        }
    }
    let node = read_yaml(sources, block.body, problems)?;
    if block.kind == BlockKind::Photo {
        return read_photo(&node, problems).map(BlockSpec::Photo);
    }
    let mut fields = Fields::of(&node, problems)?;
    let spec = match block.kind {
        BlockKind::Table => read_table(&mut fields, frame, block.span, problems),
        BlockKind::KeyFigures => fields
            .required("figures", problems)
            .map(|n| BlockSpec::KeyFigures(indicators(n, frame, problems))),
        BlockKind::Narrative => read_narrative(&mut fields, block.span, problems),
        BlockKind::Ranking => read_ranking(&mut fields, frame, problems),
        BlockKind::Rules => Some(BlockSpec::Rules),
        BlockKind::Components => Some(BlockSpec::Components),
        BlockKind::Chart => read_chart(&mut fields, frame, problems),
        BlockKind::Photo => None,
    };
    fields.finish(problems);
    spec
}

fn read_narrative(
    fields: &mut Fields<'_>,
    span: Span,
    problems: &mut Vec<Diagnostic>,
) -> Option<BlockSpec> {
    let mut text = |node: Option<&Node>| {
        node.and_then(|node| scalar(node, problems)).map(|(text, span)| (text.to_owned(), span))
    };
    let name = text(fields.optional("name"));
    // `measure` is what the family was called before narratives had names.
    let family = text(fields.optional("family")).or_else(|| text(fields.optional("measure")));
    if name.is_none() && family.is_none() {
        problems.push(Diagnostic::new(
            &rules::BROKEN_BLOCK,
            span,
            say!(
                "khối không nói viết đoạn kết quả nào",
                "the block does not say which narrative to write"
            ),
            say!(
                "Thêm `name:` (tên trong statistics/narratives.yaml), `family:` (nhóm chỉ tiêu), hoặc cả hai.",
                "Add `name:` (a name of statistics/narratives.yaml), `family:` (a family of indicators), or both."
            ),
        ));
        return None;
    }
    Some(BlockSpec::Narrative { name, family })
}

fn read_table(
    fields: &mut Fields<'_>,
    frame: &Frame<'_>,
    span: Span,
    problems: &mut Vec<Diagnostic>,
) -> Option<BlockSpec> {
    let caption = fields.required("caption", problems).and_then(|node| inline(node, problems));
    let rows = fields.optional("rows");
    let offices = fields.optional("offices");
    let columns = fields.required("columns", problems);
    let total = fields.optional("total").and_then(|node| scalar(node, problems));
    let total = match total {
        Some((text, span)) => {
            super::choose(text, span, &[("true", true), ("false", false)], problems)?
        }
        None => false,
    };
    match (rows, offices) {
        (Some(rows), None) => {
            let rows = indicators(rows, frame, problems);
            let columns = list(columns?, problems)
                .iter()
                .filter_map(|item| {
                    let (text, span) = scalar(item, problems)?;
                    super::choose(text, span, &COLUMNS, problems)
                })
                .collect();
            Some(BlockSpec::MeasureTable { caption: caption?, rows, columns })
        }
        (None, Some(offices)) => Some(BlockSpec::OfficeTable {
            offices: choice(offices, frame, problems)?,
            columns: indicators(columns?, frame, problems),
            caption: caption?,
            total,
        }),
        _ => {
            problems.push(Diagnostic::new(
                &rules::BROKEN_BLOCK,
                span,
                say!(
                    "bảng phải có `rows` (chỉ tiêu) hoặc `offices` (đơn vị)",
                    "a table needs `rows` (indicators) or `offices`"
                ),
                say!(
                    "Ví dụ: `rows: [viec.thu_ly]` và `columns: [value, same, change]`.",
                    "For instance: `rows: [viec.thu_ly]` and `columns: [value, same, change]`."
                ),
            ));
            None
        }
    }
}

fn read_ranking(
    fields: &mut Fields<'_>,
    frame: &Frame<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<BlockSpec> {
    let caption = fields.required("caption", problems).and_then(|node| inline(node, problems));
    let figure = fields.required_text("figure", problems);
    let offices = fields.optional("offices");
    let top = fields.optional("top").and_then(|node| scalar(node, problems));
    let figure = figure.and_then(|(id, span)| frame.indicators.look_up(id, span, problems));
    let offices = match offices {
        Some(node) => choice(node, frame, problems)?,
        None => OfficeChoice::Children,
    };
    let top = match top {
        None => None,
        Some((text, span)) => match text.parse::<usize>() {
            Ok(top) if top > 0 => Some(top),
            _ => {
                problems.push(Diagnostic::new(
                    &rules::BROKEN_BLOCK,
                    span,
                    say!("`top` phải là số nguyên dương", "`top` must be a positive whole number"),
                    say!("Ví dụ: `top: 5`.", "For instance: `top: 5`."),
                ));
                return None;
            }
        },
    };
    Some(BlockSpec::Ranking { caption: caption?, figure: figure?, offices, top })
}

fn read_chart(
    fields: &mut Fields<'_>,
    frame: &Frame<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<BlockSpec> {
    let show = fields.required_text("show", problems);
    let figure = fields.required_text("figure", problems);
    let offices = fields.optional("offices");
    let show = show.and_then(|(text, span)| super::choose(text, span, &CHARTS, problems));
    let figure = figure.and_then(|(id, span)| frame.indicators.look_up(id, span, problems));
    let offices = match offices {
        Some(node) => choice(node, frame, problems)?,
        None => OfficeChoice::Children,
    };
    Some(BlockSpec::Chart { show: show?, figure: figure?, offices })
}

fn indicators(node: &Node, frame: &Frame<'_>, problems: &mut Vec<Diagnostic>) -> Vec<IndicatorId> {
    texts(Some(node), problems)
        .iter()
        .filter_map(|(id, span)| frame.indicators.look_up(id, *span, problems))
        .collect()
}

fn choice(node: &Node, frame: &Frame<'_>, problems: &mut Vec<Diagnostic>) -> Option<OfficeChoice> {
    let names = texts(Some(node), problems);
    if let [(only, _)] = &names[..]
        && only == "children"
    {
        return Some(OfficeChoice::Children);
    }
    let offices: Vec<OfficeId> =
        names.iter().filter_map(|(id, span)| frame.offices.look_up(id, *span, problems)).collect();
    (offices.len() == names.len()).then_some(OfficeChoice::Listed(offices))
}

//! A unit said once for the lines below it: `2. Về tiền (đơn vị tính: nghìn đồng)`. The numbers of
//! those lines that bear no unit are amounts of money.

use super::article::{Article, Figure};
use super::listing::is_item;
use super::naming::clause;
use crate::number::Exact;
use crate::wording::read::Unit;

/// What one of a number without a unit is worth.
const SCALES: &[(&str, i64)] = &[
    ("nghìn đồng", 1_000),
    ("ngàn đồng", 1_000),
    ("triệu đồng", 1_000_000),
    ("tỷ đồng", 1_000_000_000),
    ("tỉ đồng", 1_000_000_000),
    ("đồng", 1),
];

/// Gives the numbers of such lines their unit, and those of its own line behind it.
pub(super) fn give_units(article: &mut Article) {
    let mut scale = None;
    let mut scales = Vec::with_capacity(article.document.blocks.len());
    for (at, block) in article.document.blocks.iter().enumerate() {
        let text = article.document.text.get(block.range.clone()).unwrap_or("");
        let (from, said) = declared(text).unzip();
        scale = said.or_else(|| scale.filter(|_| is_item(article, at)));
        scales.push(scale.map(|scale| (block.range.start + from.unwrap_or(0), scale)));
    }
    for figure in &mut article.figures {
        let said = scales.get(figure.block).copied().flatten();
        if let Some((_, scale)) = said.filter(|(from, _)| *from <= figure.range.start) {
            let _ = give_unit(figure, scale);
        }
    }
}

/// The unit a block says for what follows, in a bracket or at its end, and where that stands.
fn declared(text: &str) -> Option<(usize, Exact)> {
    const LEADS: &[&str] = &["ơn vị tính:", "ơn vị:", "ĐVT:", "đvt:"];
    let (at, lead) = LEADS.iter().find_map(|lead| Some((text.find(lead)?, lead)))?;
    let said = text.get(at + lead.len()..)?;
    let said = said.split([')', '.', ';', ',']).next()?.trim().trim_end_matches([':', '*', '_']);
    let said = said.to_lowercase();
    let (_, scale) = SCALES.iter().find(|(name, _)| said == *name)?;
    Some((at, Exact::whole(*scale)))
}

fn give_unit(figure: &mut Figure, scale: Exact) -> Option<()> {
    let amount = &mut figure.amount;
    // `số việc: 1.250`: said to be no money.
    let counts = clause(&figure.before).trim_start_matches(['-', '+', '*', ' ']);
    let counts = counts.starts_with("số ") && !counts.starts_with("số tiền");
    if amount.unit != Unit::Bare || figure.whole.is_some() || amount.in_words || counts {
        return None;
    }
    let (value, step) = (amount.value.mul(scale).ok()?, amount.step.mul(scale).ok()?);
    let other = amount.other.map(|other| other.mul(scale)).transpose().ok()?;
    (amount.value, amount.step, amount.other) = (value, step, other);
    amount.unit = Unit::Money;
    Some(())
}

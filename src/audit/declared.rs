//! A unit said once for the lines below it: `2. Về tiền (đơn vị tính: nghìn đồng)`. The numbers of
//! those lines that bear no unit are amounts of money.

use super::article::{Article, Figure};
use super::listing::is_item;
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

/// Gives the numbers of such lines their unit.
pub(super) fn give_units(article: &mut Article) {
    let mut scale = None;
    let mut scales = Vec::with_capacity(article.document.blocks.len());
    for (at, block) in article.document.blocks.iter().enumerate() {
        let text = article.document.text.get(block.range.clone()).unwrap_or("");
        scale = declared(text).or_else(|| scale.filter(|_| is_item(article, at)));
        scales.push(scale);
    }
    for figure in &mut article.figures {
        if let Some(scale) = scales.get(figure.block).copied().flatten() {
            let _ = give_unit(figure, scale);
        }
    }
}

/// What a block says of the lines below it, at its end or in a bracket there.
fn declared(text: &str) -> Option<Exact> {
    let text = text.to_lowercase();
    let (_, said) = text.rsplit_once("đơn vị tính:").or_else(|| text.rsplit_once("đvt:"))?;
    let said = said.trim_matches([' ', ')', '.', ':', '*', '_']);
    SCALES.iter().find(|(name, _)| said == *name).map(|(_, scale)| Exact::whole(*scale))
}

fn give_unit(figure: &mut Figure, scale: Exact) -> Option<()> {
    let amount = &mut figure.amount;
    if amount.unit != Unit::Bare || figure.whole.is_some() || amount.in_words {
        return None;
    }
    let (value, step) = (amount.value.mul(scale).ok()?, amount.step.mul(scale).ok()?);
    let other = amount.other.map(|other| other.mul(scale)).transpose().ok()?;
    (amount.value, amount.step, amount.other) = (value, step, other);
    amount.unit = Unit::Money;
    Some(())
}

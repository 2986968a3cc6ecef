//! `check --coverage`: which cells could be wrong without any rule saying so.

use std::path::Path;

use serde_json::{Value, json};

use super::arguments::Format;
use super::{Ending, Speaker};
use crate::check::statistics::{Coverage, Defence, Mutation, coverage as measure};
use crate::content::Content;
use crate::diagnostic::{Bilingual, say};
use crate::figure::{Figures, Key};
use crate::number::{Exact, Marks, print};
use crate::source::{Limits, Sources};

/// Measures and prints coverage. The content is not judged; `check` does that.
pub fn coverage(root: &Path, format: Format, speaker: &Speaker) -> Ending {
    if format == Format::Sarif {
        speaker.message(&say!(
            "Kết quả đo không phải là lỗi, nên không có dạng SARIF; dùng `--format json`.",
            "What is measured is no problem, so there is no SARIF of it; use `--format json`."
        ));
        return Ending::Failed;
    }
    let (sources, unread) = Sources::read(root, Limits::default());
    let (content, _) = Content::read(&sources, unread);
    let (figures, _) = Figures::resolve(&content);
    let found = measure(&figures);
    let text = match format {
        Format::Json | Format::Sarif => format!("{:#}\n", as_json(&found, &figures, &sources)),
        Format::Text => as_text(&found, &figures, &sources, speaker),
    };
    speaker.result(&text);
    Ending::Clean
}

struct Counts {
    tried: usize,
    errors: usize,
    warnings: usize,
    defended: usize,
}

fn counts(found: &Coverage) -> Counts {
    let sum = |of: fn(&Defence) -> usize| found.cells.iter().map(of).sum();
    Counts {
        tried: sum(Defence::tried),
        errors: sum(|cell| cell.errors),
        warnings: sum(|cell| cell.warnings),
        defended: found.cells.iter().filter(|cell| cell.missed.is_empty()).count(),
    }
}

fn as_text(
    found: &Coverage,
    figures: &Figures<'_>,
    sources: &Sources,
    speaker: &Speaker,
) -> String {
    let all = counts(found);
    let (cells, tried) = (found.cells.len(), all.tried);
    let caught = all.errors + all.warnings;
    let (errors, warnings, defended) = (all.errors, all.warnings, all.defended);
    let safe = found.figures - found.undefended.len();
    let total = found.figures;
    let share = percent(caught, tried);
    let (of_cells, of_figures) = (percent(defended, cells), percent(safe, total));
    let mut text = said(
        speaker,
        &say!(
            "Sửa sai thử {tried} lần trên {cells} ô: phát hiện {caught} ({share}), trong đó {errors} bằng lỗi, {warnings} bằng cảnh báo.\nÔ được bảo vệ: {defended}/{cells} ({of_cells}). Số liệu được bảo vệ: {safe}/{total} ({of_figures}).",
            "Slips tried: {tried} in {cells} cells; found {caught} ({share}), {errors} by errors and {warnings} by warnings.\nCells defended: {defended} of {cells} ({of_cells}). Figures defended: {safe} of {total} ({of_figures})."
        ),
    );
    for cell in found.cells.iter().filter(|cell| !cell.missed.is_empty()) {
        let source = sources.get(cell.span.source);
        let place = format!("{}:{}", source.path(), source.position(cell.span.start).line);
        let name = name(cell.key, figures);
        let why = why(cell);
        let (vi, en) = (&why.vi, &why.en);
        let slips: Vec<String> = cell
            .missed
            .iter()
            .map(|(mutation, value)| {
                format!("{} ({})", words(*mutation).get(speaker.language), written(*value))
            })
            .collect();
        let slips = slips.join("; ");
        text += &said(
            speaker,
            &say!(
                "{place} {name}: {vi}\n    không phát hiện: {slips}",
                "{place} {name}: {en}\n    not found: {slips}"
            ),
        );
    }
    text
}

fn as_json(found: &Coverage, figures: &Figures<'_>, sources: &Sources) -> Value {
    let all = counts(found);
    let undefended: Vec<Value> = found
        .cells
        .iter()
        .filter(|cell| !cell.missed.is_empty())
        .map(|cell| {
            let source = sources.get(cell.span.source);
            let why = why(cell);
            let missed = cell.missed.iter().map(
                |(mutation, value)| json!({ "mutation": id(*mutation), "value": written(*value) }),
            );
            json!({
                "figure": name(cell.key, figures),
                "file": source.path(),
                "line": source.position(cell.span.start).line,
                "relations": cell.relations,
                "why": { "vi": why.vi, "en": why.en },
                "missed": missed.collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "mutations": { "tried": all.tried, "errors": all.errors, "warnings": all.warnings },
        "cells": { "all": found.cells.len(), "defended": all.defended },
        "figures": { "all": found.figures, "defended": found.figures - found.undefended.len() },
        "undefended": undefended,
        "undefended_figures":
            found.undefended.iter().map(|key| name(*key, figures)).collect::<Vec<_>>(),
    })
}

/// Why slips in a cell would not be noticed.
fn why(cell: &Defence) -> Bilingual {
    let relations = cell.relations;
    if relations == 0 {
        say!(
            "không đẳng thức, tổng hợp, giới hạn nào đọc ô này",
            "no identity, roll-up or bound reads this cell"
        )
    } else if cell.errors + cell.warnings == 0 {
        say!(
            "{relations} quan hệ đọc ô này nhưng đều quá rộng (giới hạn, mức cảnh báo, số làm tròn) hoặc thiếu vế kia",
            "{relations} relations read this cell, all of them too wide (bounds, alarms, rounded numbers) or without their other side"
        )
    } else {
        say!(
            "chỉ những giới hạn rộng đọc ô này ({relations} quan hệ): sai ít thì không thấy",
            "only wide bounds read this cell ({relations} relations): small slips go unnoticed"
        )
    }
}

/// `viec.xong @ hai-phong/2020-6m`: as an author refers to it.
fn name(key: Key, figures: &Figures<'_>) -> String {
    let period = figures.content().site.calendar.id(key.period);
    format!("{} @ {}/{period}", figures.indicator(key).id, figures.office(key).id)
}

fn id(mutation: Mutation) -> &'static str {
    match mutation {
        Mutation::FirstDigit => "first-digit",
        Mutation::MiddleDigit => "middle-digit",
        Mutation::LastDigit => "last-digit",
        Mutation::SwappedDigits => "swapped-digits",
        Mutation::Thousandfold => "thousandfold",
        Mutation::RowShift => "row-shift",
    }
}

fn words(mutation: Mutation) -> Bilingual {
    match mutation {
        Mutation::FirstDigit => say!("sai chữ số đầu", "first digit"),
        Mutation::MiddleDigit => say!("sai một chữ số giữa", "a middle digit"),
        Mutation::LastDigit => say!("sai chữ số cuối", "last digit"),
        Mutation::SwappedDigits => say!("đảo hai chữ số", "two digits swapped"),
        Mutation::Thousandfold => say!("gấp 1.000 lần", "a thousandfold"),
        Mutation::RowShift => say!("chép nhầm dòng", "the next row"),
    }
}

fn percent(part: usize, whole: usize) -> String {
    let count = |n: usize| Exact::whole(i64::try_from(n).unwrap_or(i64::MAX));
    let share = count(part).mul(Exact::HUNDRED).and_then(|part| part.div(count(whole)));
    match share {
        Ok(Some(share)) => {
            share.round(2).map(|d| print(d, Marks::VIETNAMESE) + "%").unwrap_or_default()
        }
        _ => "–".to_owned(),
    }
}

fn written(value: Exact) -> String {
    value.to_decimal().map(|d| print(d.normalize(), Marks::VIETNAMESE)).unwrap_or_default()
}

fn said(speaker: &Speaker, text: &Bilingual) -> String {
    format!("{}\n", text.get(speaker.language))
}

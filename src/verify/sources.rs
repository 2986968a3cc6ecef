//! The list of sources of a page: arithmetic with numbers, documents, cells.

use super::finding::{Finding, Kind};
use super::formula::Step;
use super::page::{Cell, Page, Source};
use super::printed;
use super::published::{Key, Published};
use super::ratio::Ratio;
use super::solve::Origin;
use crate::diagnostic::{Bilingual, say};

impl Published {
    /// What the list of sources says otherwise than the data.
    pub fn sources(&self, page: &Page, page_file: &str) -> Vec<Finding> {
        let mut findings = Vec::new();
        for source in &page.sources {
            let mut wrong = |text: &str, message| {
                findings.push(Finding::new(Kind::Source, page_file, message).at(source.line, text));
            };
            let Some(key) = self.key_of(source, page) else {
                // Without a figure there are no digits of a figure to test.
                if source.sum.contains(|c: char| c.is_ascii_digit()) {
                    wrong(&source.sum, say!("không rõ là của số liệu nào", "of no known figure"));
                }
                continue;
            };
            let lasting = self.lasting_id(key);
            if !source.id.is_empty() && source.id != lasting {
                let id = &source.id;
                wrong(
                    &source.name,
                    say!("địa chỉ `{id}` phải là `{lasting}`", "the id `{id}` must be `{lasting}`"),
                );
            }
            if let Some(message) = self.wrong_sum(key, &source.sum, &page.lang) {
                wrong(&source.sum, message);
            }
            let name = self.name(key, &page.lang);
            let value = source.mark.and_then(|at| page.marks.get(at)).map(|mark| &mark.text);
            // No digit stands beside the name and the value.
            let rest = without(&source.name, name.iter().chain(value).map(String::as_str));
            if rest.is_none_or(|rest| rest.contains(|c: char| c.is_ascii_digit())) {
                let must = name.join(", ");
                wrong(&source.name, say!("tên phải là {must}", "the name must be {must}"));
            }
        }
        for cell in &page.cells {
            if !self.is_cell(cell, &page.lang) {
                let (file, line) = (&cell.file, cell.line);
                let message = say!(
                    "văn bản, tệp hoặc dòng không đúng với ô này (`{file}`)",
                    "the document, the file or the line is not that of this cell (`{file}`)"
                );
                let finding = Finding::new(Kind::Source, page_file, message);
                findings.push(finding.at(line, cell.text.as_str()));
            }
        }
        for (line, text) in &page.documents {
            let known = self.documents.iter().any(|[document, number, date, note]| {
                is_document(text, [document, number, date, note])
            });
            if !known {
                let message = say!("không có văn bản nguồn này", "there is no such document");
                findings
                    .push(Finding::new(Kind::Source, page_file, message).at(*line, text.as_str()));
            }
        }
        findings
    }

    /// Whether a stated cell stands where the list says: under its document, in its file, by its
    /// name, on its line.
    fn is_cell(&self, cell: &Cell, lang: &str) -> bool {
        let Some((name, place)) = cell.text.rsplit_once(": ") else { return false };
        let lines = printed::numbers(place, "none");
        let [line] = lines.as_slice() else { return false };
        let path = cell.file.rsplit_once(": ").map_or(cell.file.as_str(), |(_, path)| path);
        let keys = self.places.get(&format!("{path}:{line}"));
        keys.into_iter().flatten().any(|key| {
            let [indicator, office, _] = self.name(*key, lang);
            let of_document = self.stated.get(key).is_some_and(|stated| {
                let [_, _, document, number, ..] = &stated.columns;
                let document = document.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
                cell.document.contains(&document) && cell.document.contains(number.as_str())
            });
            of_document
                && name.strip_prefix(indicator.as_str()).is_some_and(|rest| {
                    rest.is_empty() || rest.strip_prefix(", ") == Some(office.as_str())
                })
        })
    }

    fn key_of(&self, source: &Source, page: &Page) -> Option<Key> {
        let mark = page.marks.get(source.mark?)?;
        self.key(&mark.indicator, &mark.office, &mark.period)
    }

    /// The id every page gives to the entry of a figure, so that it can be cited.
    pub(super) fn lasting_id(&self, (indicator, office, period): Key) -> String {
        let (indicator, office) = (&self.indicators[indicator].id, &self.offices[office].id);
        format!("nguon-{indicator}-{office}-{}", self.periods[period].id)
    }

    fn name(&self, (indicator, office, period): Key, lang: &str) -> [String; 3] {
        let squeezed = |text: &str| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        [
            squeezed(self.indicators[indicator].name.get(lang)),
            squeezed(self.offices[office].short.get(lang)),
            squeezed(self.periods[period].label.get(lang)),
        ]
    }

    /// The numbers of the arithmetic, in order: those of the formula, then the result.
    fn wrong_sum(&self, key: Key, text: &str, lang: &str) -> Option<Bilingual> {
        let shown = |key: Key| {
            let decimals = self.indicators[key.0].decimals;
            self.number(key).map(|value| value.fixed(decimals))
        };
        let mut must: Vec<Option<String>> = Vec::new();
        match self.origins.get(&key) {
            Some(Origin::Rate(of, over)) => {
                must.extend([shown(*of), shown(*over)]);
                let decimals = self.indicators[key.0].decimals + 2;
                must.push(self.number(key).map(|rate| rate.fixed(decimals)));
            }
            Some(Origin::Formula(at)) => {
                let rule = self.indicators[key.0].is.get(*at);
                for step in rule.iter().flat_map(|rule| &rule.steps) {
                    match step {
                        Step::Indicator(id) => {
                            let indicator = self.indicator(id)?;
                            must.push(shown((indicator, key.1, key.2)));
                        }
                        Step::Number(number) => must.push(Some(number.legible())),
                        Step::Children | Step::Sign(_) => {}
                    }
                }
                must.push(shown(key));
            }
            _ => {}
        }
        let must: Vec<String> = must.into_iter().flatten().collect();
        let read = |digits: &String| {
            let number = printed::number(digits, printed::marks(lang))?;
            Some((number.value, number.decimals as usize))
        };
        let said: Vec<Option<(Ratio, usize)>> =
            printed::numbers(text, lang).iter().map(read).collect();
        // To the last place: a zero more behind the mark is another precision.
        let places = |text: &str| text.split_once('.').map_or(0, |(_, places)| places.len());
        let exact = |text: &String| Some((Ratio::parse(text)?.size(), places(text)));
        let wanted: Vec<Option<(Ratio, usize)>> = must.iter().map(exact).collect();
        let must = must.join("; ");
        (said != wanted).then(|| say!("các số phải là {must}", "the numbers must be {must}"))
    }
}

/// What is left of a text without these parts, each taken out once; nothing where one is missing.
fn without<'p>(text: &str, parts: impl IntoIterator<Item = &'p str>) -> Option<String> {
    let mut rest = text.to_owned();
    for part in parts {
        let part = part.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        if !rest.contains(&part) {
            return None;
        }
        rest = rest.replacen(&part, " ", 1);
    }
    Some(rest)
}

/// Whether a text names a document with its number, date and note and prints no other number.
fn is_document(text: &str, [document, number, date, note]: [&str; 4]) -> bool {
    let Some(rest) = without(text, [note, document, number]) else { return false };
    let said = printed::numbers(&rest, "none");
    let day: Vec<u32> = date.split('-').rev().filter_map(|part| part.parse().ok()).collect();
    // To the digit: days below ten and the first two months have a zero before them in Vietnamese
    // (Nghị định 30/2020/NĐ-CP, phụ lục I); in English the month is a word.
    match day.as_slice() {
        [day, month, year] => {
            let month = if *month < 3 { format!("0{month}") } else { month.to_string() };
            said == [format!("{day:02}"), month, year.to_string()]
                || said == [day.to_string(), year.to_string()]
        }
        _ => said.is_empty(),
    }
}

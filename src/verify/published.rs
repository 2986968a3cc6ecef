//! The published data of a site, read from `data/`, with every figure recomputed from them.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::finding::{Finding, Kind};
use super::formula::{self, Step};
use super::ratio::Ratio;
use super::solve::{self, Value};
use crate::diagnostic::{Bilingual, say};

/// The files of the published data.
pub const FILES: [&str; 5] = [
    "data/observations.csv",
    "data/indicators.json",
    "data/offices.json",
    "data/periods.json",
    "data/targets.json",
];
/// The file of source documents: read for the lists of sources.
pub const DOCUMENTS: &str = "data/documents.csv";

/// Positions of an indicator, an office and a period.
pub type Key = (usize, usize, usize);

/// Text in both languages of a site.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Named {
    fn read(json: &Json) -> Self {
        Self { vi: text(json, "vi"), en: text(json, "en") }
    }

    /// A name the site has in its one language, or in each of its two.
    fn of(json: &Json) -> Self {
        match json.as_str() {
            Some(one) => Self { vi: one.to_owned(), en: one.to_owned() },
            None => Self::read(json),
        }
    }

    /// In the language of a page.
    pub fn get(&self, lang: &str) -> &str {
        if lang == "en" { &self.en } else { &self.vi }
    }
}

/// An indicator.
#[derive(Clone, Debug, Default)]
pub struct Indicator {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Named,
    /// `VND`, `%`, or the unit's own name.
    pub unit: String,
    /// As a page names it.
    pub unit_shown: Named,
    /// Decimals shown.
    pub decimals: u32,
    /// Formulas, each valid for a time or under a legal basis.
    pub is: Vec<Rule>,
    /// Numerator and base of a rate.
    pub rate: Option<(String, String)>,
    /// Whether it is summed over the offices below.
    pub rolls_up: bool,
    /// Whether less is better.
    pub lower_is_better: bool,
}

/// A formula of an indicator.
#[derive(Clone, Debug, Default)]
pub struct Rule {
    /// As text.
    pub text: String,
    /// As it is computed.
    pub steps: Vec<Step>,
    /// First day of validity; may be empty.
    pub from: String,
    /// Last day; may be empty.
    pub until: String,
    /// The legal basis; may be empty.
    pub basis: String,
}

/// An office.
#[derive(Clone, Debug, Default)]
pub struct Office {
    /// Id.
    pub id: String,
    /// Full name.
    pub name: Named,
    /// Short name.
    pub short: Named,
    /// The office above.
    pub parent: String,
    /// First day; may be empty.
    pub from: String,
    /// Last day; may be empty.
    pub until: String,
}

/// A period.
#[derive(Clone, Debug, Default)]
pub struct Period {
    /// Id.
    pub id: String,
    /// What it is called.
    pub label: Named,
    /// First day.
    pub start: String,
    /// Last day.
    pub end: String,
    /// The same period a year before; may be empty.
    pub same: String,
    /// Reporting year; 0 for none.
    pub year: i64,
    /// Months run; 0 for none.
    pub months: i64,
}

/// A stated cell.
#[derive(Clone, Debug)]
pub struct Stated {
    /// What it says.
    pub value: Value,
    /// How far it is settled, 0 to 3.
    pub settled: usize,
    /// The columns `status`, `nature`, `document`, `number`, `date`, `file`, `line`.
    pub columns: [String; 7],
    /// The line in `observations.csv`.
    pub row: u64,
}

/// Names of the columns kept of a stated cell.
pub const COLUMNS: [&str; 7] = ["status", "nature", "document", "number", "date", "file", "line"];
const STATUSES: [&str; 4] = ["estimate", "provisional", "final", "revised"];

/// The published data.
#[derive(Debug, Default)]
pub struct Published {
    /// Indicators in the order of the file.
    pub indicators: Vec<Indicator>,
    /// Offices in the order of the file.
    pub offices: Vec<Office>,
    /// Periods in the order of the file.
    pub periods: Vec<Period>,
    /// Decimals of percentages computed when they are said.
    pub percent_decimals: u32,
    /// Full-year targets by indicator, office and year.
    pub targets: HashMap<(usize, usize, i64), Ratio>,
    /// The cell that counts.
    pub stated: HashMap<Key, Stated>,
    /// The legal basis the statements of an office and period name.
    pub bases: HashMap<(usize, usize), String>,
    /// The cells of a file and line: `statistics/2020-6m/hai-phong.yaml:19`.
    pub places: HashMap<String, Vec<Key>>,
    /// Source documents: document, number, date, note.
    pub documents: Vec<[String; 4]>,
    pub(super) values: HashMap<Key, Value>,
    pub(super) origins: HashMap<Key, solve::Origin>,
    indicator_ids: HashMap<String, usize>,
    office_ids: HashMap<String, usize>,
    period_ids: HashMap<String, usize>,
}

/// Text of a member of an object; empty where there is none.
pub fn text(json: &Json, member: &str) -> String {
    match json.get(member) {
        Some(Json::String(text)) => text.clone(),
        Some(Json::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn fault(file: &str, line: u64, text: &str, message: Bilingual) -> Finding {
    Finding::new(Kind::Data, file, message).at(line, text)
}

impl Published {
    /// Reads the data and recomputes every figure. `read` gives the bytes of a file of the site.
    pub fn read(read: &dyn Fn(&str) -> Result<Vec<u8>, Bilingual>) -> (Self, Vec<Finding>) {
        let mut findings = Vec::new();
        let mut take = |file: &str| match read(file) {
            Ok(bytes) => bytes,
            Err(why) => {
                findings.push(Finding::new(Kind::Data, file, why));
                Vec::new()
            }
        };
        let files = FILES.map(&mut take);
        let documents = take(DOCUMENTS);
        let mut data = Self { percent_decimals: 2, ..Self::default() };
        let [observations, indicators, offices, periods, targets] = &files;
        data.read_indicators(indicators, &mut findings);
        for one in items(offices, FILES[2], "", &mut findings) {
            data.office_ids.insert(text(&one, "id"), data.offices.len());
            data.offices.push(Office {
                id: text(&one, "id"),
                name: Named::read(&one["name"]),
                short: Named::read(&one["short"]),
                parent: text(&one, "parent"),
                from: text(&one, "from"),
                until: text(&one, "until"),
            });
        }
        if let Some(office) = data.office_above_itself() {
            let message =
                say!("đơn vị là cấp trên của chính mình", "an office stands above itself");
            findings.push(fault(FILES[2], 0, &office.id, message));
        }
        for one in items(periods, FILES[3], "", &mut findings) {
            data.period_ids.insert(text(&one, "id"), data.periods.len());
            data.periods.push(Period {
                id: text(&one, "id"),
                label: Named::of(&one["label"]),
                start: text(&one, "start"),
                end: text(&one, "end"),
                same: text(&one, "same"),
                year: one["year"].as_i64().unwrap_or(0),
                months: one["months_run"].as_i64().unwrap_or(0),
            });
        }
        for one in items(targets, FILES[4], "", &mut findings) {
            let found =
                (data.indicator(&text(&one, "indicator")), data.office(&text(&one, "office")));
            let bound = Ratio::parse(&(text(&one, "at_least") + &text(&one, "at_most")));
            match (found, bound) {
                ((Some(indicator), Some(office)), Some(bound)) => {
                    let year = one["year"].as_i64().unwrap_or(0);
                    data.targets.insert((indicator, office, year), bound);
                }
                _ => findings.push(fault(
                    FILES[4],
                    0,
                    &one.to_string(),
                    say!("chỉ tiêu giao không đọc được", "a target cannot be read"),
                )),
            }
        }
        data.read_observations(observations, &mut findings);
        data.documents = records(&documents, DOCUMENTS, &mut findings)
            .into_iter()
            .map(|(_, row)| ["document", "number", "date", "note"].map(|name| row.get(name)))
            .collect();
        for (key, stated) in &data.stated {
            let [.., path, line] = &stated.columns;
            let path = path.strip_prefix("content/").unwrap_or(path);
            data.places.entry(format!("{path}:{line}")).or_default().push(*key);
        }
        solve::solve(&mut data, &mut findings);
        (data, findings)
    }

    fn read_indicators(&mut self, bytes: &[u8], findings: &mut Vec<Finding>) {
        let file = FILES[1];
        let list = items(bytes, file, "indicators", findings);
        let whole: Json = serde_json::from_slice(bytes).unwrap_or_default();
        let small = |json: &Json, member: &str| {
            json.get(member).and_then(Json::as_u64).filter(|n| *n <= 28).map(|n| n as u32)
        };
        self.percent_decimals = small(&whole, "percent_decimals").unwrap_or(2);
        for one in list {
            let id = text(&one, "id");
            let mut indicator = Indicator {
                name: Named::read(&one["name"]),
                unit: text(&one, "unit"),
                unit_shown: Named::of(&one["unit_shown"]),
                decimals: small(&one, "decimals").unwrap_or(0),
                rolls_up: text(&one, "roll_up") == "sum",
                lower_is_better: text(&one, "better") == "lower",
                rate: one.get("rate").map(|rate| (text(rate, "of"), text(rate, "over"))),
                id: id.clone(),
                ..Indicator::default()
            };
            for rule in one["is"].as_array().into_iter().flatten() {
                let formula = text(rule, "rule");
                match formula::read(&formula) {
                    Some(steps) => {
                        let [from, until, basis] =
                            ["from", "until", "basis"].map(|member| text(rule, member));
                        indicator.is.push(Rule { text: formula, steps, from, until, basis });
                    }
                    None => findings.push(fault(
                        file,
                        0,
                        &formula,
                        say!(
                            "công thức của `{id}` không đọc được",
                            "the formula of `{id}` cannot be read"
                        ),
                    )),
                }
            }
            self.indicator_ids.insert(id, self.indicators.len());
            self.indicators.push(indicator);
        }
    }

    fn read_observations(&mut self, bytes: &[u8], findings: &mut Vec<Finding>) {
        let rows = records(bytes, FILES[0], findings);
        if rows.is_empty() {
            let message = say!("tệp không có ô nào", "the file holds no cell");
            findings.push(fault(FILES[0], 0, "", message));
        }
        for (line, row) in rows {
            let key = [row.get("indicator"), row.get("office"), row.get("period")];
            let Some(at) = self.key(&key[0], &key[1], &key[2]) else {
                let message = say!(
                    "chỉ tiêu, đơn vị hoặc kỳ không có trong dữ liệu",
                    "an indicator, office or period the data do not know"
                );
                findings.push(fault(FILES[0], line, &key.join(" "), message));
                continue;
            };
            let value = match cell(&row) {
                Ok(value) => value,
                Err(message) => {
                    findings.push(fault(FILES[0], line, &row.get("text"), message));
                    continue;
                }
            };
            let basis = row.get("basis");
            if !basis.is_empty() {
                self.bases.entry((at.1, at.2)).or_insert(basis);
            }
            let status = row.get("status");
            let Some(settled) = STATUSES.iter().position(|known| *known == status) else {
                let message =
                    say!("không có tình trạng `{status}`", "there is no status `{status}`");
                findings.push(fault(FILES[0], line, &status, message));
                continue;
            };
            let stated =
                Stated { value, settled, columns: COLUMNS.map(|name| row.get(name)), row: line };
            match self.stated.get(&at) {
                Some(other) if other.settled == settled => findings.push(fault(
                    FILES[0],
                    line,
                    &key.join(" "),
                    say!("một ô khai hai lần", "a cell is stated twice"),
                )),
                Some(other) if other.settled > settled => {}
                _ => {
                    self.stated.insert(at, stated);
                }
            }
        }
    }

    /// The position of an indicator.
    pub fn indicator(&self, id: &str) -> Option<usize> {
        self.indicator_ids.get(id).copied()
    }

    /// The position of an office.
    pub fn office(&self, id: &str) -> Option<usize> {
        self.office_ids.get(id).copied()
    }

    /// The position of a period.
    pub fn period(&self, id: &str) -> Option<usize> {
        self.period_ids.get(id).copied()
    }

    /// The positions of three ids.
    pub fn key(&self, indicator: &str, office: &str, period: &str) -> Option<Key> {
        Some((self.indicator(indicator)?, self.office(office)?, self.period(period)?))
    }

    /// An office that is reached from itself by going up, where there is one.
    fn office_above_itself(&self) -> Option<&Office> {
        // From which office each was first reached: nobody is walked over twice.
        let mut reached: Vec<Option<usize>> = vec![None; self.offices.len()];
        for (start, office) in self.offices.iter().enumerate() {
            let mut next = Some(start);
            while let Some(at) = next {
                let seen = reached.get_mut(at)?;
                match *seen {
                    Some(from) if from == start => return Some(office),
                    Some(_) => break,
                    None => *seen = Some(start),
                }
                next = self.office(&self.offices.get(at)?.parent);
            }
        }
        None
    }

    /// The offices directly below one that were in force on a day.
    pub fn children(&self, parent: &str, on: &str) -> Vec<usize> {
        // Days are written year first, so that text compares as days do.
        let in_force = |office: &Office| {
            (office.from.is_empty() || office.from.as_str() <= on)
                && (office.until.is_empty() || on <= office.until.as_str())
        };
        let below = |office: &Office| !parent.is_empty() && office.parent == parent;
        let found = self.offices.iter().enumerate().filter(|(_, o)| below(o) && in_force(o));
        found.map(|(at, _)| at).collect()
    }

    /// The recomputed value of a figure.
    pub fn value(&self, key: Key) -> Value {
        self.values.get(&key).cloned().unwrap_or(Value::Missing)
    }

    /// The number of a figure, nothing arisen counted as zero.
    pub fn number(&self, key: Key) -> Option<Ratio> {
        self.value(key).counted()
    }
}

/// The cell of a row: what was written times its scale must be the value in full.
fn cell(row: &Row) -> Result<Value, Bilingual> {
    let written = row.get("text");
    match (row.get("state").as_str(), row.get("value").as_str()) {
        ("not-arisen", "") if ["-", "–"].contains(&written.as_str()) => Ok(Value::NotArisen),
        ("missing", "") if ["..", "…"].contains(&written.as_str()) => Ok(Value::Missing),
        ("number", value) => {
            let number = super::printed::number(&written, super::printed::VIETNAMESE);
            let number = number.map(|number| number.value);
            let scale = Ratio::parse(&row.get("scale"));
            let full = number.zip(scale).and_then(|(number, scale)| number.times(&scale));
            match Ratio::parse(value) {
                Some(value) if full.as_ref() == Some(&value) => Ok(Value::Known(value)),
                _ => Err(say!(
                    "ô ghi `{written}` nhân với `scale` không bằng `value`",
                    "the cell says `{written}`, which times `scale` is not `value`"
                )),
            }
        }
        _ => Err(say!(
            "`text`, `value` và `state` không đi với nhau",
            "`text`, `value` and `state` do not go together"
        )),
    }
}

/// The objects of a JSON list; `member` names the list where the file is an object.
fn items(bytes: &[u8], file: &str, member: &str, findings: &mut Vec<Finding>) -> Vec<Json> {
    if bytes.is_empty() {
        return Vec::new(); // said already
    }
    let list = match serde_json::from_slice::<Json>(bytes) {
        Ok(mut json) => match if member.is_empty() { json } else { json[member].take() } {
            Json::Array(list) => list,
            _ => Vec::new(),
        },
        Err(error) => {
            let line = error.line() as u64;
            let message = say!("không phải JSON đúng: {error}", "not sound JSON: {error}");
            findings.push(fault(file, line, "", message));
            return Vec::new();
        }
    };
    if list.is_empty() && file != FILES[4] {
        findings.push(fault(file, 0, "", say!("tệp không có mục nào", "the file lists nothing")));
    }
    list
}

/// A row of a CSV file by the names of its columns.
pub struct Row {
    names: std::rc::Rc<csv::StringRecord>,
    cells: csv::StringRecord,
}

impl Row {
    /// A cell; empty where there is none.
    pub fn get(&self, name: &str) -> String {
        let at = self.names.iter().position(|known| known == name);
        at.and_then(|at| self.cells.get(at)).unwrap_or_default().to_owned()
    }
}

/// The rows of a CSV file with their lines.
fn records(bytes: &[u8], file: &str, findings: &mut Vec<Finding>) -> Vec<(u64, Row)> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
    let names = std::rc::Rc::new(reader.headers().cloned().unwrap_or_default());
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(cells) => {
                let line = cells.position().map_or(0, csv::Position::line);
                rows.push((line, Row { names: names.clone(), cells }));
            }
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                let message = say!("không phải CSV đúng: {error}", "not sound CSV: {error}");
                findings.push(fault(file, line, "", message));
            }
        }
    }
    rows
}

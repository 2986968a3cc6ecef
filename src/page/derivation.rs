//! "Nguồn số liệu": for every computed figure of a page its formula in words and its arithmetic; for
//! every stated one its document, the file and line it was read from, its status and nature.

use indexmap::{IndexMap, IndexSet};

use super::composer::{Composer, Usage};
use super::model::{Derivation, Document, Quoting, RichText, Sources, StatedCell, TypedNumber};
use crate::content::commentary::Form;
use crate::content::formula::Formula;
use crate::content::indicator::Derivation as Declared;
use crate::content::statement::{DocumentSource, Nature, Statement, StatementId, Status};
use crate::figure::{Figure, Key, Origin, Outcome};
use crate::wording::{Absence, DateStyle};

impl Composer<'_> {
    /// Where the figures of a page come from. `explained` are listed one by one, with the figures
    /// they were computed from; documents are listed for all of `shown`.
    pub(super) fn sources(&self, explained: &IndexSet<Key>, shown: &IndexSet<Key>) -> Sources {
        let mut keys: IndexSet<Key> = IndexSet::new();
        for key in explained {
            self.with_inputs(*key, &mut keys);
        }
        let (stated, computed): (Vec<Key>, Vec<Key>) =
            keys.iter().partition(|key| self.statement_of(**key).is_some());
        let figures = computed.into_iter().map(|key| self.derivation(key)).collect();
        let mut all = keys.clone();
        all.extend(shown.iter().copied());
        let mut documents: IndexMap<StatementId, Document> = IndexMap::new();
        let mut notice = "";
        for key in all.iter().flat_map(|key| self.stated_under(*key)) {
            let Some((id, statement)) = self.statement_of(key) else { continue };
            if statement.nature != Nature::Official {
                notice = self.text("notice_illustrative");
            }
            documents.entry(id).or_insert_with(|| self.document_of(key, statement));
        }
        for key in stated {
            let Some((id, statement)) = self.statement_of(key) else { continue };
            if let Some(document) = documents.get_mut(&id) {
                document.cells.extend(self.stated_cell(key, statement));
            }
        }
        let documents = documents.into_values().collect();
        let waivers = self.waivers_of(&all);
        Sources { figures, documents, waivers, notice: notice.to_owned(), ..Sources::default() }
    }

    /// The numbers the writer of a text vouches for.
    pub(super) fn typed(&self, usage: &Usage) -> Vec<TypedNumber> {
        let typed = usage
            .typed
            .iter()
            .map(|(text, source)| TypedNumber { text: text.clone(), source: source.clone() });
        typed.collect()
    }

    /// The statement a stated figure was read from.
    fn statement_of(&self, key: Key) -> Option<(StatementId, &Statement)> {
        let (observation, statement) = self.figures.stated(self.figures.get(key)?)?;
        Some((observation.statement, statement))
    }

    fn document_of(&self, key: Key, statement: &Statement) -> Document {
        let stated = self.figures.get(key).and_then(|figure| self.figures.stated(figure));
        let file = stated.map_or("", |(cell, _)| self.sources.get(cell.span.source).path());
        Document {
            text: self.document(&statement.source),
            note: statement.source.note.clone(),
            status: self.status(statement.status).to_owned(),
            nature: self.nature(statement.nature).to_owned(),
            file: file.strip_prefix("content/").unwrap_or(file).to_owned(),
            cells: Vec::new(),
        }
    }

    fn stated_cell(&self, key: Key, statement: &Statement) -> Option<StatedCell> {
        let (observation, _) = self.figures.stated(self.figures.get(key)?)?;
        let source = self.sources.get(observation.span.source);
        let line = source.position(observation.span.start).line.to_string();
        let indicator = self.said(&self.figures.indicator(key).name);
        let name = if statement.many_offices {
            format!("{indicator}, {}", self.office_short(key.office))
        } else {
            indicator.to_owned()
        };
        Some(StatedCell {
            id: self.figure_anchor(key),
            name,
            line: self.text("cell_line").replace("{line}", &line),
        })
    }

    fn with_inputs(&self, key: Key, keys: &mut IndexSet<Key>) {
        if !keys.insert(key) {
            return;
        }
        if let Some(figure) = self.figures.get(key) {
            // The offices under a sum are named by their number, not listed one by one.
            if !matches!(figure.origin, Origin::RolledUp(_)) {
                for input in self.figures.inputs(figure) {
                    self.with_inputs(input, keys);
                }
            }
        }
    }

    /// The stated figures a figure rests on.
    pub(super) fn stated_under(&self, key: Key) -> IndexSet<Key> {
        let mut seen = IndexSet::new();
        let mut open = vec![key];
        while let Some(key) = open.pop() {
            if seen.insert(key)
                && let Some(figure) = self.figures.get(key)
            {
                open.extend(self.figures.inputs(figure));
            }
        }
        seen.retain(|key| {
            self.figures.get(*key).is_some_and(|f| matches!(f.origin, Origin::Stated(_)))
        });
        seen
    }

    /// The natures of the values a figure rests on, other than official ones.
    pub(super) fn natures(&self, key: Key) -> Vec<Nature> {
        let mut natures = Vec::new();
        for stated in self.stated_under(key) {
            if let Some((_, statement)) =
                self.figures.get(stated).and_then(|f| self.figures.stated(f))
                && statement.nature != Nature::Official
                && !natures.contains(&statement.nature)
            {
                natures.push(statement.nature);
            }
        }
        natures
    }

    /// A figure by the names of what is counted, by whom and when.
    pub(super) fn figure_name(&self, key: Key) -> String {
        self.text("figure_name")
            .replace("{indicator}", self.said(&self.figures.indicator(key).name))
            .replace("{office}", self.office_short(key.office))
            .replace("{period}", &self.period_name(key.period))
    }

    fn derivation(&self, key: Key) -> Derivation {
        let indicator = self.figures.indicator(key);
        let name = self.figure_name(key);
        let figure = self.figures.get(key);
        let (formula, arithmetic) = figure.map(|f| self.formula(f)).unwrap_or_default();
        let natures: Vec<&str> = self.natures(key).into_iter().map(|n| self.nature(n)).collect();
        Derivation {
            id: self.figure_anchor(key),
            name,
            href: super::address::indicator(&indicator.id),
            value: self.shown_value(key),
            formula,
            arithmetic,
            nature: natures.join(", "),
        }
    }

    /// A figure as it stands in the list of sources: its value, or why there is none.
    fn shown_value(&self, key: Key) -> RichText {
        let absent = |absence| RichText::words(self.wording.absent(absence).plain());
        match self.figures.outcome(key) {
            Outcome::Known(_) => {
                self.figure_text(key, &Form::Value, None, &mut Usage::default()).unwrap_or_default()
            }
            Outcome::NotArisen => absent(Absence::NotArisen),
            Outcome::Missing => absent(Absence::Missing),
            Outcome::Undefined => absent(Absence::Undefined),
        }
    }

    /// The formula with names, and with numbers.
    fn formula(&self, figure: &Figure) -> (String, String) {
        let key = figure.key;
        let indicators = &self.content().indicators;
        match (&figure.origin, &indicators.get(key.indicator).derivation) {
            (Origin::Rate, Declared::Rate { of, over }) => {
                let name = |id| self.said(&indicators.get(id).name);
                let number = |indicator| self.digits(Key { indicator, ..key });
                let (of, over) = (*of, *over);
                (
                    format!("{} ÷ {}", name(of), name(over)),
                    format!("{} ÷ {} {}", number(of), number(over), self.unrounded(figure)),
                )
            }
            (Origin::Identity(at), Declared::Identities(identities)) => {
                let Some(identity) = identities.get(*at) else { return Default::default() };
                let named = self.spelled(&identity.formula, false, &|id| {
                    self.said(&indicators.get(id).name).to_owned()
                });
                let numbers = self.spelled(&identity.formula, false, &|indicator| {
                    self.digits(Key { indicator, ..key })
                });
                (named, format!("{numbers} = {}", self.digits(key)))
            }
            (Origin::RolledUp(offices), _) => {
                let sum = self.text("sum_over").replace("{count}", &offices.len().to_string());
                (sum, String::new())
            }
            _ => Default::default(),
        }
    }

    /// A formula with each indicator spelled by `name`; `inner` puts sums in brackets.
    pub(super) fn spelled(
        &self,
        formula: &Formula,
        inner: bool,
        name: &dyn Fn(crate::content::indicator::IndicatorId) -> String,
    ) -> String {
        use crate::content::formula::Operator::{Add, Subtract};
        match formula {
            Formula::Number(number) => self.wording.digits(*number),
            Formula::Indicator(id) => name(*id),
            Formula::SumOverChildren => self.text("children").to_owned(),
            Formula::Join(left, operator, right) => {
                let sum = matches!(operator, Add | Subtract);
                let text = format!(
                    "{} {} {}",
                    self.spelled(left, !sum, name),
                    operator.sign(),
                    self.spelled(right, true, name)
                );
                if inner && sum { format!("({text})") } else { text }
            }
        }
    }

    /// The digits of a figure without its unit.
    fn digits(&self, key: Key) -> String {
        match self.figures.outcome(key).counted() {
            Some(value) => self
                .wording
                .number(&self.quantity(key, value))
                .map(|phrase| phrase.plain())
                .unwrap_or_default(),
            None => "..".to_owned(),
        }
    }

    /// A rate with two more decimals than are shown, after `=`, or after `≈` where it goes on.
    fn unrounded(&self, figure: &Figure) -> String {
        let Some(value) = figure.outcome.counted() else {
            return format!("= {}", self.wording.absent(Absence::Undefined).plain());
        };
        let decimals = self.figures.indicator(figure.key).decimals + 2;
        let Ok(rounded) = value.round(decimals) else { return String::new() };
        let goes_on = crate::number::Exact::from_decimal(rounded) != value;
        let sign = if goes_on { "≈" } else { "=" };
        format!("{sign} {}%", self.wording.digits(rounded))
    }

    /// A document: name, number, date.
    fn document(&self, source: &DocumentSource) -> Quoting {
        let mut text = Quoting::default();
        text.quote(&source.document);
        if !source.number.is_empty() {
            let number = Quoting::filled(self.text("document_number"), "{number}", &source.number);
            text.parts.extend(number.parts);
        }
        if let Some(date) = source.date {
            let date = self.wording.date(date, DateStyle::Short);
            text.push(&self.text("document_date").replace("{date}", &date));
        }
        text
    }

    pub(super) fn status(&self, status: Status) -> &str {
        self.text(match status {
            Status::Estimate => "status_estimate",
            Status::Provisional => "status_provisional",
            Status::Final => "status_final",
            Status::Revised => "status_revised",
        })
    }

    pub(super) fn nature(&self, nature: Nature) -> &str {
        match nature {
            Nature::Official => "",
            Nature::Reconstructed => self.text("nature_reconstructed"),
            Nature::Illustrative => self.text("nature_illustrative"),
        }
    }
}

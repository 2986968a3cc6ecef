//! References and measures put into words: the joint between figures and wording.

use super::composer::{Composer, Scope, Usage};
use super::model::{FigureMark, RichText, TextPart};
use crate::content::commentary::{Form, Reference, Subject};
use crate::content::indicator::IndicatorId;
use crate::diagnostic::{Diagnostic, Rule, say};
use crate::figure::{Key, Outcome, Unsaid, rules};
use crate::number::Exact;
use crate::source::Span;
use crate::wording::{Measure, Part, Phrase, Quantity, Unit};

/// Why a reference has no text.
pub(super) enum Hole {
    /// What it names is not there, which was told.
    Reported,
    /// The figure cannot be said.
    Unsaid {
        /// Why not.
        unsaid: Unsaid,
        /// Which figure.
        key: Key,
        /// What it was to be a share of.
        base: Option<IndicatorId>,
    },
}

impl Composer<'_> {
    /// A reference replaced by its text. What cannot be said is a marked hole and a problem.
    pub(super) fn reference(
        &self,
        reference: &Reference,
        scope: Scope,
        usage: &mut Usage,
    ) -> RichText {
        match self.try_reference(reference, scope, usage) {
            Ok(text) => text,
            Err(hole) => {
                if let Hole::Unsaid { unsaid, key, base } = hole
                    && !self.is_known_hole(unsaid, key, &reference.form, base)
                {
                    usage.problems.push(self.unsaid(unsaid, key, reference));
                }
                RichText::words("[…]")
            }
        }
    }

    /// The text of a reference, or why there is none.
    pub(super) fn try_reference(
        &self,
        reference: &Reference,
        scope: Scope,
        usage: &mut Usage,
    ) -> Result<RichText, Hole> {
        if let (Subject::Typed(words), Form::Typed(source)) = (&reference.subject, &reference.form)
        {
            usage.typed.insert((words.clone(), source.clone()));
            return Ok(RichText::words(words));
        }
        let frame = self.content().frame();
        let office = match &reference.office {
            Some(named) => frame.offices.look_up(&named.text, named.span, &mut usage.problems),
            None => scope.office,
        };
        let period = match &reference.period {
            Some(named) => frame.calendar.read(&named.text, named.span, &mut usage.problems),
            None => {
                if scope.period.is_none() && reference.subject != Subject::Office {
                    usage.problems.push(no_period(reference.span));
                }
                scope.period
            }
        };
        Ok(match &reference.subject {
            Subject::Typed(words) => RichText::words(words),
            Subject::Office => match (office, &reference.form) {
                (Some(office), Form::Short) => RichText::words(self.office_short(office)),
                (Some(office), _) => RichText::words(self.office_name(office)),
                (None, _) => return Err(Hole::Reported),
            },
            Subject::Period => match (period, &reference.form) {
                (Some(period), Form::Dates) => RichText::words(self.period_dates(period)),
                (Some(period), _) => RichText::words(self.period_name(period)),
                (None, _) => return Err(Hole::Reported),
            },
            Subject::Figure(named) => {
                let indicator =
                    frame.indicators.look_up(&named.text, named.span, &mut usage.problems);
                let (Some(indicator), Some(office), Some(period)) = (indicator, office, period)
                else {
                    return Err(Hole::Reported);
                };
                let key = Key { indicator, office, period };
                let base = match &reference.form {
                    Form::Share { of: Some(base), .. } | Form::Of(Some(base)) => {
                        match frame.indicators.look_up(&base.text, base.span, &mut usage.problems) {
                            Some(base) => Some(base),
                            None => return Err(Hole::Reported),
                        }
                    }
                    _ => None,
                };
                self.figure_text(key, &reference.form, base, usage)
                    .map_err(|unsaid| Hole::Unsaid { unsaid, key, base })?
            }
        })
    }

    /// Whether a figure cannot be said because a cell could not be read, which was reported there.
    fn is_known_hole(
        &self,
        unsaid: Unsaid,
        key: Key,
        form: &Form,
        base: Option<IndicatorId>,
    ) -> bool {
        let Unsaid::NoValue(Outcome::Missing) = unsaid else { return false };
        let same = self
            .figures
            .same(key)
            .filter(|_| matches!(form, Form::Same | Form::Change(_) | Form::Points(_)));
        let whole = base.or(self.figures.indicator(key).part_of);
        let whole = whole.filter(|_| matches!(form, Form::Share { .. } | Form::Of(_)));
        let whole = whole.map(|indicator| Key { indicator, ..key });
        [Some(key), same, whole].into_iter().flatten().any(|key| self.figures.rests_on_unread(key))
    }

    /// A figure in a form, with its marks, noted as shown. `base` overrides the declared whole.
    pub(super) fn figure_text(
        &self,
        key: Key,
        form: &Form,
        base: Option<IndicatorId>,
        usage: &mut Usage,
    ) -> Result<RichText, Unsaid> {
        if *form == Form::Name {
            return Ok(RichText::words(self.said(&self.figures.indicator(key).name)));
        }
        let key = match form {
            Form::Same => self.figures.same(key).ok_or(Unsaid::NoValue(Outcome::Missing))?,
            _ => key,
        };
        let whole = base.or(self.figures.indicator(key).part_of);
        let phrase = self.figures.say(self.wording, key, form, whole)?;
        usage.shown.insert(key);
        if matches!(form, Form::Change(_) | Form::Points(_)) {
            usage.shown.extend(self.figures.same(key));
        }
        let whole = whole.filter(|_| matches!(form, Form::Share { .. } | Form::Of(_)));
        usage.shown.extend(whole.map(|indicator| Key { indicator, ..key }));
        Ok(self.marked(phrase, key, whole))
    }

    pub(super) fn quantity(&self, key: Key, value: Exact) -> Quantity {
        self.figures.quantity(key, value)
    }

    /// A phrase as text with marks.
    pub(super) fn marked(&self, phrase: Phrase, key: Key, whole: Option<IndicatorId>) -> RichText {
        let content = self.content();
        let parts = phrase.0.into_iter().map(|part| match part {
            Part::Words(text) => TextPart { text, figure: None },
            Part::Figure { text, value, measure, step } => {
                let of_whole = measure == Measure::Whole;
                let indicator =
                    if of_whole { whole.unwrap_or(key.indicator) } else { key.indicator };
                let base = whole.filter(|_| measure == Measure::Share);
                let id = |indicator| content.indicators.get(indicator).id.clone();
                let mark = FigureMark {
                    value: value.to_string(),
                    indicator: id(indicator),
                    office: content.offices.get(key.office).id.clone(),
                    period: self.period_id(key.period),
                    measure: if of_whole { Measure::Value.id() } else { measure.id() },
                    base: base.map(id).unwrap_or_default(),
                    step: step.map(|step| step.to_string()).unwrap_or_default(),
                    among: String::new(),
                };
                TextPart { text, figure: Some(mark) }
            }
        });
        RichText { parts: parts.collect() }
    }

    /// Why a figure cannot be said, for its author.
    pub(super) fn unsaid(&self, unsaid: Unsaid, key: Key, reference: &Reference) -> Diagnostic {
        let content = self.content();
        let id = &content.indicators.get(key.indicator).id;
        let office = &content.offices.get(key.office).id;
        let period = self.period_id(key.period);
        let (rule, message, remedy): (&'static Rule, _, _) = match unsaid {
            Unsaid::NoValue(Outcome::Undefined) => (
                &rules::NO_VALUE,
                say!(
                    "`{id}` của `{office}`, kỳ `{period}` không tính được vì mẫu số bằng không",
                    "`{id}` of `{office}` in `{period}` cannot be computed: its base is zero"
                ),
                say!(
                    "Bỏ câu này, hoặc xem lại mẫu số.",
                    "Leave the sentence out, or check the base."
                ),
            ),
            Unsaid::NoValue(_) => {
                let compared =
                    matches!(reference.form, Form::Change(_) | Form::Points(_) | Form::Same);
                if compared && self.figures.outcome(key).counted().is_some() {
                    (
                        &rules::NO_VALUE,
                        say!(
                            "không có số liệu cùng kỳ của `{id}` (`{office}`, trước kỳ `{period}` một năm)",
                            "there is no value of `{id}` for the same period (`{office}`, a year before `{period}`)"
                        ),
                        say!(
                            "Thêm báo cáo của kỳ đó, hoặc bỏ phần so sánh.",
                            "Add the statement of that period, or leave the comparison out."
                        ),
                    )
                } else {
                    (
                        &rules::NO_VALUE,
                        say!(
                            "chưa có số liệu `{id}` của `{office}`, kỳ `{period}`",
                            "there is no value of `{id}` for `{office}` in `{period}`"
                        ),
                        say!(
                            "Thêm vào báo cáo trong statistics/, hoặc chỉ đơn vị, kỳ khác: `{{{{ {id} @ đơn-vị/kỳ }}}}`.",
                            "Add it to a statement in statistics/, or name another office or period: `{{{{ {id} @ office/period }}}}`."
                        ),
                    )
                }
            }
            Unsaid::DoesNotFit => {
                let percent = self.figures.indicator(key).unit == Unit::Percent;
                let remedy = if percent {
                    say!(
                        "`{id}` là tỷ lệ: dùng `points` cho chênh lệch, `value` cho giá trị.",
                        "`{id}` is a rate: use `points` for a difference, `value` for the value."
                    )
                } else {
                    say!(
                        "`{id}` không phải tỷ lệ hoặc không phải tiền: dùng `value`, `number`, `change`.",
                        "`{id}` is not a rate, or not money: use `value`, `number`, `change`."
                    )
                };
                (
                    &rules::FORM_DOES_NOT_FIT,
                    say!(
                        "dạng này không dùng được cho `{id}`",
                        "this form cannot be used for `{id}`"
                    ),
                    remedy,
                )
            }
            Unsaid::NoBase => (
                &rules::NO_BASE,
                say!(
                    "không rõ `{id}` là phần của tổng nào",
                    "it is not said of which whole `{id}` is a share"
                ),
                say!(
                    "Viết `share of …`, hoặc khai `part_of` trong indicators.yaml.",
                    "Write `share of …`, or declare `part_of` in indicators.yaml."
                ),
            ),
            Unsaid::NoTarget => (
                &rules::NO_TARGET,
                say!(
                    "không có chỉ tiêu giao cho `{id}` của `{office}`, kỳ `{period}`",
                    "no target is set for `{id}` of `{office}` in `{period}`"
                ),
                say!(
                    "Khai trong statistics/targets.yaml, hoặc bỏ câu này.",
                    "Declare it in statistics/targets.yaml, or leave the sentence out."
                ),
            ),
        };
        Diagnostic::new(rule, reference.span, message, remedy)
    }
}

fn no_period(span: Span) -> Diagnostic {
    Diagnostic::new(
        &rules::NO_PERIOD,
        span,
        say!(
            "bài không khai kỳ, nên không rõ số này của kỳ nào",
            "the article declares no period, so this figure has none"
        ),
        say!(
            "Thêm `period: …` ở đầu bài, hoặc viết kỳ vào chỗ này: `{{{{ … /2020-6m }}}}`.",
            "Add `period: …` to the front matter, or name the period here: `{{{{ … /2020-6m }}}}`."
        ),
    )
}

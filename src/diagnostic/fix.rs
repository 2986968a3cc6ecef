//! Fixes: changes of the author's text that would mend a problem.
//!
//! A fix is data, like the problem it mends. [`apply`] makes the new text; writing it to disk is for
//! the command line alone.

use super::Diagnostic;
use crate::source::{SourceId, Span};

/// Text to put in the place of what stands at a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// What can be done about a problem without thinking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fixes {
    /// Nothing.
    #[default]
    None,
    /// One change that is surely meant; `check --fix` makes it.
    Sure(Fix),
    /// Changes among which a person must choose.
    Offered(Vec<Fix>),
}

impl Fixes {
    /// Every change, sure or offered.
    pub fn all(&self) -> &[Fix] {
        match self {
            Self::None => &[],
            Self::Sure(fix) => std::slice::from_ref(fix),
            Self::Offered(fixes) => fixes,
        }
    }
}

/// The text of a source with every sure fix made that does not touch one before it; `None` where
/// there is nothing to do. What was left out is found again by the next check.
pub fn apply(text: &str, source: SourceId, problems: &[Diagnostic]) -> Option<String> {
    let mut fixes: Vec<&Fix> = problems
        .iter()
        .filter_map(|problem| match &problem.fixes {
            Fixes::Sure(fix) if fix.span.source == source => Some(fix),
            _ => None,
        })
        .collect();
    fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let mut mended = String::with_capacity(text.len());
    let mut done = 0;
    for fix in fixes {
        let (start, end) = (fix.span.start as usize, fix.span.end as usize);
        let touches = start < done || (start == done && done > 0 && start == end);
        let (Some(before), Some(old)) = (text.get(done..start), text.get(start..end)) else {
            continue;
        };
        if touches || old == fix.text {
            continue;
        }
        mended.push_str(before);
        mended.push_str(&fix.text);
        done = end;
    }
    mended.push_str(text.get(done..)?);
    (mended != text).then_some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Bilingual, Manual, Rule, Severity};
    use crate::source::Sources;

    static SAMPLE: Rule = Rule {
        id: "sample",
        severity: Severity::Error,
        vi: Manual { title: "Mẫu", why: "Mẫu." },
        en: Manual { title: "Sample", why: "Sample." },
        wrong: "a",
        right: "b",
    };

    fn problem(span: Span, fixes: Fixes) -> Diagnostic {
        Diagnostic::new(&SAMPLE, span, Bilingual::default(), Bilingual::default()).mended_by(fixes)
    }

    #[test]
    fn only_sure_fixes_are_made_and_the_first_of_two_that_overlap() {
        let sources = Sources::from_texts([("a", "một hai ba bốn")]);
        let (id, source) = sources.texts().next().unwrap();
        let at = |word: &str| {
            let start = source.text().find(word).unwrap();
            Span::new(id, start, start + word.len())
        };
        let fix = |word: &str, text: &str| Fix { span: at(word), text: text.to_owned() };
        let problems = [
            problem(at("ba"), Fixes::Sure(fix("ba", "3"))),
            problem(at("hai ba"), Fixes::Sure(fix("hai ba", "23"))),
            problem(at("một"), Fixes::Offered(vec![fix("một", "1"), fix("một", "I")])),
        ];
        assert_eq!(apply(source.text(), id, &problems).as_deref(), Some("một 23 bốn"));
        assert_eq!(apply(source.text(), id, &problems[2..]), None);
    }
}

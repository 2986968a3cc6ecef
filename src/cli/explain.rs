//! `explain`: the manual of a rule, or the list of rules.

use super::{Ending, Speaker};
use crate::diagnostic::{Language, Rule, Severity, say};
use crate::site;

/// Prints the manual of a rule; without a name, every rule with its title.
pub fn explain(id: Option<&str>, speaker: &Speaker) -> Ending {
    let mut rules = site::all_rules();
    rules.extend(crate::audit::report::RELATIONS);
    rules.sort_by_key(|rule| rule.id);
    let Some(id) = id else {
        for rule in rules {
            speaker.result(&format!("{:28} {}\n", rule.id, rule.manual(speaker.language).title));
        }
        return Ending::Clean;
    };
    match rules.iter().find(|rule| rule.id == id) {
        Some(rule) => {
            speaker.result(&manual(rule, speaker.language));
            Ending::Clean
        }
        None => {
            speaker.message(&say!(
                "Không có quy tắc `{id}`. Chạy `congbo explain` để xem danh sách.",
                "There is no rule `{id}`. Run `congbo explain` for the list."
            ));
            Ending::Failed
        }
    }
}

fn manual(rule: &Rule, language: Language) -> String {
    let manual = rule.manual(language);
    let (severity, wrong, right) = match (language, rule.severity) {
        (Language::Vi, Severity::Error) => ("lỗi", "Sai", "Đúng"),
        (Language::Vi, Severity::Warning) => ("cảnh báo", "Sai", "Đúng"),
        (Language::En, Severity::Error) => ("error", "Wrong", "Right"),
        (Language::En, Severity::Warning) => ("warning", "Wrong", "Right"),
    };
    let example = |text: &str| text.lines().map(|line| format!("    {line}\n")).collect::<String>();
    format!(
        "{} [{}] ({severity})\n\n{}\n\n{wrong}:\n{}\n{right}:\n{}",
        manual.title,
        rule.id,
        manual.why,
        example(rule.wrong),
        example(rule.right)
    )
}

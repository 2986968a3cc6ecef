//! The manual of the rules: the page a site prints with the block `rules`, and `explain`, say the
//! same of every rule, in both languages.

mod support;

use std::fs;
use std::process::Command;

use congbo::diagnostic::Language;
use congbo::site::all_rules;

fn explain(arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_congbo")).args(arguments).output().expect("starts");
    support::assert_status(&run, 0);
    String::from_utf8(run.stdout).expect("UTF-8")
}

/// As the page has it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[test]
fn every_rule_has_a_complete_manual_in_both_languages() {
    for rule in all_rules() {
        for language in [Language::Vi, Language::En] {
            let manual = rule.manual(language);
            assert!(!manual.title.is_empty() && manual.why.len() > 20, "{}", rule.id);
        }
        assert!(!rule.wrong.is_empty() && !rule.right.is_empty(), "{}: no examples", rule.id);
        assert_ne!(rule.wrong, rule.right, "{}: the examples are the same", rule.id);
        assert_ne!(rule.vi.why, rule.en.why, "{}: one language twice", rule.id);
    }
}

#[test]
fn explain_prints_each_rule_in_both_languages() {
    for (tag, language) in [("vi", Language::Vi), ("en", Language::En)] {
        let list = explain(&["--lang", tag, "explain"]);
        for rule in all_rules() {
            assert!(
                list.lines().any(|line| line.starts_with(rule.id)),
                "{} is not listed",
                rule.id
            );
        }
        // Each start of the program costs time, so only the first and the last are asked.
        for rule in [all_rules().first(), all_rules().last()].into_iter().flatten() {
            let text = explain(&["--lang", tag, "explain", rule.id]);
            let manual = rule.manual(language);
            assert!(text.contains(manual.title) && text.contains(manual.why), "{text}");
            for example in [rule.wrong, rule.right] {
                assert!(example.lines().all(|line| text.contains(line)), "{text}");
            }
        }
    }
}

#[test]
fn the_demonstration_prints_every_rule() {
    let output = tempfile::tempdir().expect("folder");
    support::build_well(&support::repository(), output.path());
    let page = output.path().join("quy-tac-kiem-tra/index.html");
    let html = fs::read_to_string(page).expect("the page of the rules");
    for rule in all_rules() {
        for text in [rule.id, rule.vi.title, rule.vi.why, rule.wrong, rule.right] {
            assert!(html.contains(&escaped(text)), "{}: the page lacks {text:?}", rule.id);
        }
    }
}

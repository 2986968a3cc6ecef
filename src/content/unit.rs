//! Units in other words: what a unit of the indicators is called in English.

use crate::content::rules;
use crate::content::yaml::{Fields, Key, Node, Value, list, scalar};
use crate::diagnostic::{Diagnostic, say};

/// `units`: Vietnamese names with their English words, `tấn: { en: [tonne, tonnes] }`. One word stands
/// for any number.
pub(super) fn read_units(
    node: &Node,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(String, [String; 2])> {
    let Value::Map(entries) = &node.value else {
        Fields::of(node, problems);
        return Vec::new();
    };
    let read = |(key, node): &(Key, Node)| {
        let mut fields = Fields::of(node, problems)?;
        let words = fields.required("en", problems);
        fields.finish(problems);
        let words = words?;
        let read: Vec<String> = list(words, problems)
            .iter()
            .filter_map(|word| scalar(word, problems))
            .map(|(word, _)| word.to_owned())
            .collect();
        match &read[..] {
            [word] => Some((key.text.clone(), [word.clone(), word.clone()])),
            [one, many] => Some((key.text.clone(), [one.clone(), many.clone()])),
            _ => {
                problems.push(Diagnostic::new(
                    &rules::WRONG_KIND,
                    words.span,
                    say!(
                        "đơn vị tính cần một hoặc hai từ tiếng Anh",
                        "a unit takes one or two English words"
                    ),
                    say!("Ví dụ: `en: [tonne, tonnes]`.", "For instance: `en: [tonne, tonnes]`."),
                ));
                None
            }
        }
    };
    entries.iter().filter_map(read).collect()
}

//! Reading a wording file: a closed set of keys, every fault reported at once.
//!
//! Each part of this floor asks for its own section, key by key; what is left over at the end is
//! unknown and refused. In patterns and words `~` stands for a no-break space, which no editor
//! shows. This module gets text and never opens a file.

use indexmap::IndexMap;
use serde_yaml::{Mapping, Value};

use super::error::{Fault, WordingError};
use super::pattern::{Pattern, PatternFault, Slots};
use crate::diagnostic::{Bilingual, say};

/// Reads a file by asking for its sections.
pub(super) fn read<T>(text: &str, ask: impl FnOnce(&mut Section) -> T) -> Result<T, WordingError> {
    let value: Value = serde_yaml::from_str(text)
        .map_err(|error| WordingError { faults: vec![Fault::not_yaml(&error)] })?;
    let mut faults = Vec::new();
    let asked = Section::of(value, String::new(), &mut faults, ask);
    if faults.is_empty() { Ok(asked) } else { Err(WordingError { faults }) }
}

/// A mapping of the file, from which keys are taken.
pub(super) struct Section<'f> {
    path: String,
    entries: Mapping,
    faults: &'f mut Vec<Fault>,
}

impl Section<'_> {
    fn of<T>(
        value: Value,
        path: String,
        faults: &mut Vec<Fault>,
        ask: impl FnOnce(&mut Section) -> T,
    ) -> T {
        let entries = match value {
            Value::Mapping(entries) => entries,
            // A section that is not there is told by the keys it lacks.
            Value::Null => Mapping::new(),
            _ => {
                let wanted = say!("một nhóm các mục", "a mapping");
                faults.push(Fault::of_other_kind(path.clone(), wanted));
                let mut told = Vec::new();
                return ask(&mut Section { path, entries: Mapping::new(), faults: &mut told });
            }
        };
        let mut section = Section { path, entries, faults };
        let asked = ask(&mut section);
        let left: Vec<String> =
            section.entries.keys().map(|key| section.key(&plain(key))).collect();
        section.faults.extend(left.into_iter().map(Fault::unknown));
        asked
    }

    fn key(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Takes the value of a key; one that is not there is a fault.
    fn take(&mut self, key: &str) -> Option<Value> {
        let value = self.entries.shift_remove(key);
        if value.is_none() {
            let key = self.key(key);
            self.faults.push(Fault::lacking(key));
        }
        value
    }

    /// What `found` makes of the value; where it makes nothing, a fault.
    fn taken<T: Default>(
        &mut self,
        key: &str,
        wanted: impl FnOnce() -> Bilingual,
        found: impl FnOnce(Value) -> Option<T>,
    ) -> T {
        let Some(value) = self.take(key) else { return T::default() };
        found(value).unwrap_or_else(|| {
            let key = self.key(key);
            self.faults.push(Fault::of_other_kind(key, wanted()));
            T::default()
        })
    }

    /// A mapping within this one.
    pub fn section<T>(&mut self, key: &str, ask: impl FnOnce(&mut Section) -> T) -> T {
        let value = self.entries.shift_remove(key).unwrap_or(Value::Null);
        Section::of(value, self.key(key), self.faults, ask)
    }

    /// Words.
    pub fn text(&mut self, key: &str) -> String {
        self.taken(key, a_text, text_of)
    }

    /// A pattern with its slots.
    pub fn pattern<S: Slots>(&mut self, key: &str) -> Pattern<S> {
        let names: Vec<&str> = S::ALL.iter().map(|(name, _)| *name).collect();
        self.read_pattern(key, &names, Pattern::read)
    }

    fn read_pattern<S: Copy>(
        &mut self,
        key: &str,
        names: &[&str],
        read: impl FnOnce(&str) -> Result<Pattern<S>, PatternFault>,
    ) -> Pattern<S> {
        let before = self.faults.len();
        let text = self.text(key);
        if self.faults.len() > before {
            return Pattern::empty();
        }
        read(&text).unwrap_or_else(|fault| {
            let key = self.key(key);
            self.faults.push(Fault::pattern(key, &fault, names));
            Pattern::empty()
        })
    }

    /// A number of digits, below ten.
    pub fn digit(&mut self, key: &str) -> u32 {
        let wanted = || say!("một số từ 0 đến 9", "a number from 0 to 9");
        self.taken(key, wanted, |value| {
            value.as_u64().filter(|n| *n < 10).and_then(|n| u32::try_from(n).ok())
        })
    }

    /// One character.
    pub fn mark(&mut self, key: &str) -> char {
        let wanted = || say!("đúng một ký tự", "exactly one character");
        self.taken(key, wanted, |value| {
            let text = text_of(value)?;
            let mut letters = text.chars();
            letters.next().filter(|_| letters.next().is_none())
        })
    }

    /// A fixed number of words.
    pub fn list<const N: usize>(&mut self, key: &str) -> [String; N] {
        let wanted = || say!("danh sách đúng {N} mục chữ", "a list of exactly {N} texts");
        let list = self.taken(key, wanted, |value| list_of(value).filter(|list| list.len() == N));
        list.try_into().unwrap_or_else(|_| std::array::from_fn(|_| String::new()))
    }

    /// Any number of keys, each with a pair of words: one, and more than one.
    pub fn pairs(&mut self, key: &str) -> IndexMap<String, [String; 2]> {
        let wanted = || say!("các mục `tên: [số ít, số nhiều]`", "entries `name: [one, many]`");
        self.taken(key, wanted, |value| {
            let Value::Mapping(entries) = value else { return None };
            let pairs = entries.into_iter();
            pairs
                .map(|(key, pair)| Some((text_of(key)?, list_of(pair)?.try_into().ok()?)))
                .collect()
        })
    }

    /// Any number of keys, each with words, taken as they are.
    pub fn texts(&mut self, key: &str) -> IndexMap<String, String> {
        let wanted = || say!("các mục `khóa: chữ`", "entries `key: text`");
        self.taken(key, wanted, |value| {
            let Value::Mapping(entries) = value else { return None };
            let texts = entries.into_iter();
            texts.map(|(key, text)| Some((text_of(key)?, text.as_str()?.to_owned()))).collect()
        })
    }
}

fn a_text() -> Bilingual {
    say!("chữ (đặt trong ngoặc kép nếu là số)", "text (in quotes if it is a number)")
}

fn text_of(value: Value) -> Option<String> {
    value.as_str().map(|text| text.replace('~', "\u{a0}")).filter(|text| !text.is_empty())
}

fn list_of(value: Value) -> Option<Vec<String>> {
    let Value::Sequence(items) = value else { return None };
    items.into_iter().map(text_of).collect()
}

fn plain(key: &Value) -> String {
    key.as_str().map_or_else(|| format!("{key:?}"), str::to_owned)
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Language;
    use crate::wording::Wording;

    const VI: &str = include_str!("../../themes/congbo/wording/vi.yaml");

    fn faults(from: &str, to: &str) -> Vec<(String, String)> {
        assert!(VI.contains(from), "{from}");
        let error = Wording::from_yaml(&VI.replacen(from, to, 1), Language::Vi).unwrap_err();
        error.faults.into_iter().map(|fault| (fault.key, fault.message.vi)).collect()
    }

    #[test]
    fn each_fault_names_its_key() {
        for (from, to, key, message) in [
            ("  both: \"{verb} {amount} ({percent})\"", "", "change.both", "thiếu mục này"),
            (
                "{verb} {amount} ({percent})",
                "{verb} {amount}",
                "change.both",
                "thiếu chỗ trống {percent}",
            ),
            (
                "  rise: tăng",
                "  rise: 5",
                "change.rise",
                "phải là chữ (đặt trong ngoặc kép nếu là số)",
            ),
            (
                "  rise: tăng",
                "  rise: tăng\n  raise: tăng",
                "change.raise",
                "không có mục nào tên như vậy",
            ),
            ("decimal: \",\"", "decimal: \",,\"", "amount.decimal", "phải là đúng một ký tự"),
        ] {
            assert_eq!(faults(from, to), [(key.to_owned(), message.to_owned())]);
        }
    }

    #[test]
    fn all_faults_are_told_at_once_and_a_repeated_key_is_one() {
        assert!(Wording::from_yaml("{}", Language::Vi).unwrap_err().faults.len() > 50);
        let twice = faults("  rise: tăng", "  rise: tăng\n  rise: lên");
        assert!(twice[0].1.starts_with("không đọc được YAML"), "{twice:?}");
        assert!(Wording::from_yaml("amount: 5", Language::Vi).is_err());
    }
}

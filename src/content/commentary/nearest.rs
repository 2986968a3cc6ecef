//! The known word nearest to a mistyped one, diacritics set aside.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The first of the known words that is nearest to what was typed, if at most a third of its
/// letters differ once both are written without diacritics.
pub(super) fn nearest<'a>(typed: &str, known: &[&'a str]) -> Option<&'a str> {
    let typed = plain(typed);
    known
        .iter()
        .map(|name| (distance(&typed, &plain(name)), *name))
        .filter(|(distance, name)| *distance * 3 <= name.chars().count().max(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Lower-case letters without diacritics: `Tỷ` is `ty`, `đ` is `d`. Long input is cut: no known
/// word is that long.
pub(super) fn plain(word: &str) -> String {
    word.chars()
        .take(64)
        .nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect()
}

/// The fewest letters to add, drop, replace or swap with a neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let differs = usize::from(a[i - 1] != b[j - 1]);
                let edited =
                    (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1).min(rows[i - 1][j - 1] + differs);
                let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if swapped { edited.min(rows[i - 2][j - 2] + 1) } else { edited }
            };
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_slips_of_the_hand_and_lost_diacritics() {
        let known = ["change", "share", "tỷ", "triệu"];
        for (typed, meant) in [
            ("chnage", "change"),
            ("chang", "change"),
            ("ty", "tỷ"),
            ("tỉ", "tỷ"),
            ("trieu", "triệu"),
        ] {
            assert_eq!(nearest(typed, &known), Some(meant), "{typed}");
        }
        assert_eq!(nearest("giảm", &known), None);
    }
}

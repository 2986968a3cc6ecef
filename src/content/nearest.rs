//! The known word nearest to a mistyped one, diacritics set aside.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The first of the known words that is nearest to what was typed, if it is near: a slip of the
/// hand or lost diacritics, not another word. What both ids begin
/// with, as `viec.`, does not count.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = plain(typed);
    if typed.is_empty() {
        return None;
    }
    known
        .into_iter()
        .filter_map(|name| {
            let (typed, known) = (typed.as_str(), plain(name));
            let (typed, known) = without_common_parts(typed, &known);
            let lengths = (typed.chars().count(), known.chars().count());
            let apart = lengths.0.abs_diff(lengths.1);
            // So much longer a word is another, whatever its letters.
            if apart > slips_allowed(lengths.0.max(lengths.1)) + typed.matches('f').count() {
                return None;
            }
            // An f for a ph is one slip: both are heard alike.
            let heard = distance(&typed.replace('f', "ph"), known) + 1;
            let slips = distance(typed, known).min(heard);
            let letters = typed.chars().count().max(known.chars().count());
            (slips <= slips_allowed(letters)).then_some((slips, name))
        })
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, name)| name)
}

fn slips_allowed(letters: usize) -> usize {
    match letters {
        0..=1 => 0,
        2..=5 => 1,
        6..=10 => 2,
        _ => 3,
    }
}

/// Two ids without the parts with which both begin.
fn without_common_parts<'t>(mut a: &'t str, mut b: &'t str) -> (&'t str, &'t str) {
    let part = |id: &'t str| id.split_once(['.', '-', '_']);
    while let (Some((first, a_rest)), Some((other, b_rest))) = (part(a), part(b))
        && first == other
    {
        (a, b) = (a_rest, b_rest);
    }
    (a, b)
}

/// Lower-case letters without diacritics: `Tỷ` is `ty`, `đ` is `d`. Long input is cut: no known
/// word is that long.
pub fn plain(word: &str) -> String {
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
            assert_eq!(nearest(typed, known), Some(meant), "{typed}");
        }
        assert_eq!(nearest("giảm", known), None);
    }

    #[test]
    fn other_words_are_not_taken_for_slips() {
        let known = ["viec.xong", "viec.cdk", "viec.ty_le_xong", "tien.xong", "hai-phong", "photo"];
        for (typed, meant) in [
            ("viec.xon", Some("viec.xong")),
            ("viec.xogn", Some("viec.xong")),
            ("Viec.Xong", Some("viec.xong")),
            ("việc.xong", Some("viec.xong")),
            ("viec.cd", Some("viec.cdk")),
            ("viec.tyle_xong", Some("viec.ty_le_xong")),
            ("haiphong", Some("hai-phong")),
            ("hai-phogn", Some("hai-phong")),
            ("hai-fong", Some("hai-phong")),
            // Nearly all letters agree, and yet each is another word.
            ("foo", None),
            ("viec.abc", None),
            ("viec.dong", Some("viec.xong")),
            ("viec.huy", None),
            ("viec", None),
            ("lien.bang", None),
            ("viec.", None),
            ("", None),
            ("hai-duong", None),
        ] {
            assert_eq!(nearest(typed, known), meant, "{typed}");
        }
    }
}

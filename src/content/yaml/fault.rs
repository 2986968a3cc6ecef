//! What is wrong with text that is not YAML, in our own words: the parser only tells the kind of
//! fault and the place. Each kind says what a writer most likely did and how to mend it.

use granit_parser::{ErrorKind, ScanError};

use crate::content::rules;
use crate::diagnostic::{Bilingual, Diagnostic, say};
use crate::source::Span;

/// A message for what the parser refused; `text` are the bytes `at`.
pub(super) fn syntax_fault(error: &ScanError, text: &str, at: Span) -> Diagnostic {
    let mut offset = floor(text, error.marker().byte_offset().unwrap_or(text.len()));
    let line_start = line_start(text, offset);
    let mut words = seen_on(line(text, line_start));
    if words.is_none() {
        // The parser may stumble on the line before a tab, or only on the line after it.
        let after = text[line_start..].find('\n').map(|n| line_start + n + 1);
        let before = line_start.checked_sub(1).map(|end| self::line_start(text, end));
        let tabbed =
            [before, after].into_iter().flatten().find(|at| begins_with_tab(line(text, *at)));
        if let Some(at) = tabbed {
            (offset, words) = (at, Some(tab()));
        }
    }
    let (message, remedy) = words.unwrap_or_else(|| told_by(error.kind()));
    Diagnostic::new(&rules::YAML_SYNTAX, at.within(offset, offset), message, remedy)
}

/// A message for a reference that YAML takes for a map, because it stands without quotes.
pub(super) fn bare_reference(span: Span) -> Diagnostic {
    let (message, remedy) = unquoted();
    Diagnostic::new(&rules::YAML_SYNTAX, span, message, remedy)
}

fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |n| n + 1)
}

fn line(text: &str, start: usize) -> &str {
    text[start..].lines().next().unwrap_or("")
}

fn begins_with_tab(line: &str) -> bool {
    line.trim_start_matches(' ').starts_with('\t')
}

type Words = (Bilingual, Bilingual);

/// The slips that are plainly to be seen on the line itself.
fn seen_on(line: &str) -> Option<Words> {
    let value = line.trim();
    let close: String = value.chars().filter(|c| *c != ' ').collect();
    if begins_with_tab(line) {
        Some(tab())
    } else if close.contains(",,") || close.contains("[,") {
        Some((
            say!("giữa hai dấu phẩy không có giá trị", "there is no value between two commas"),
            say!(
                "Bỏ bớt dấu phẩy; ô chưa có số liệu ghi `..`.",
                "Take one comma away; a cell without a value is written `..`."
            ),
        ))
    } else if value == "-" || value.ends_with(": -") || value.contains(" -,") {
        Some((
            say!("dấu gạch ngang đứng một mình", "a dash stands alone"),
            say!(
                "Dấu gạch ngang (không phát sinh) phải đặt trong nháy kép: `\"-\"`.",
                "A dash (not arisen) must stand in quotes: `\"-\"`."
            ),
        ))
    } else if value.contains("{{") && !value.contains(['\'', '"']) {
        Some(unquoted())
    } else {
        None
    }
}

fn unquoted() -> Words {
    (
        say!(
            "giá trị có `{{{{ … }}}}` chưa được đặt trong nháy",
            "a value with `{{{{ … }}}}` stands without quotes"
        ),
        say!(
            "Đặt cả giá trị trong nháy đơn: `'…'`.",
            "Put the whole value in single quotes: `'…'`."
        ),
    )
}

fn tab() -> Words {
    (
        say!("có phím Tab ở chỗ thụt lề", "a tab stands where the line is indented"),
        say!("Thay phím Tab bằng dấu cách.", "Put spaces in place of the tab."),
    )
}

/// The kinds of fault the parser tells apart, as few as a writer needs.
fn told_by(kind: &ErrorKind) -> Words {
    use ErrorKind as K;
    match kind {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabAtBlockScalarStart
        | K::TabInIndentation
        | K::TabInPlainScalar => tab(),
        K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::UnclosedFlowCollection { .. }
        | K::InvalidFlowScalarIndent => (
            say!(
                "dấu ngoặc `[` hoặc `{{` mở ra mà không đóng lại",
                "a bracket `[` or `{{` is opened and never closed"
            ),
            say!(
                "Thêm `]` hoặc `}}` ở cuối; nếu dấu ngoặc là một phần của lời văn thì đặt cả giá trị trong nháy kép.",
                "Add the closing `]` or `}}`; where the bracket belongs to the text, put the whole value in quotes."
            ),
        ),
        K::MismatchedFlowCollectionEnd { .. } | K::MisplacedFlowCollectionEnd => (
            say!(
                "dấu ngoặc đóng không khớp với dấu ngoặc mở",
                "a closing bracket does not match the one that was opened"
            ),
            say!(
                "Danh sách viết trong `[…]`, bảng viết trong `{{…}}`.",
                "A list stands in `[…]`, a map in `{{…}}`."
            ),
        ),
        K::ExpectedFlowMappingSeparator | K::ExpectedFlowSequenceSeparator => (
            say!(
                "trong ngoặc thiếu dấu phẩy giữa hai mục, hoặc thiếu dấu ngoặc đóng",
                "within the brackets a comma between two items is missing, or the closing bracket"
            ),
            say!(
                "Viết `[a, b]` hoặc `{{ khóa: giá trị, khóa: giá trị }}`; giá trị có dấu phẩy hay dấu ngoặc thì đặt trong nháy kép.",
                "Write `[a, b]` or `{{ key: value, key: value }}`; a value that holds a comma or a bracket must be quoted."
            ),
        ),
        K::UnclosedQuotedScalar
        | K::DocumentIndicatorInQuotedScalar
        | K::InvalidQuotedScalarIndent => (
            say!(
                "dấu nháy `\"` hoặc `'` mở ra mà không đóng lại",
                "a quote `\"` or `'` is opened and never closed"
            ),
            say!("Thêm dấu nháy ở cuối giá trị.", "Add the quote at the end of the value."),
        ),
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => (
            say!("sau dấu nháy đóng còn có chữ", "text stands after the closing quote"),
            say!(
                "Đặt cả giá trị trong một cặp nháy; dấu nháy đơn ở trong thì viết hai lần: `'a ''b'' c'`.",
                "Put the whole value in one pair of quotes; write a single quote within it twice: `'a ''b'' c'`."
            ),
        ),
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => (
            say!(
                "dấu `\\` trong nháy kép đứng trước ký tự không dùng được",
                "a `\\` in double quotes stands before a character it does not go with"
            ),
            say!(
                "Dùng nháy đơn `'…'`, hoặc viết `\\\\` cho một dấu `\\`.",
                "Use single quotes `'…'`, or write `\\\\` for one `\\`."
            ),
        ),
        K::MappingValueNotAllowed
        | K::InvalidColonPlacement
        | K::FlowMappingValueAdjacentCollection
        | K::InvalidMappingValueWhitespace
        | K::MappingKeyNotAllowed => (
            say!("dấu hai chấm đứng ở chỗ không được đứng", "a colon stands where none may stand"),
            say!(
                "Giá trị có dấu `:` thì đặt trong nháy kép; nếu là mục mới thì thụt lề thẳng với các mục khác.",
                "Quote a value that holds `:`; indent a new field like the others."
            ),
        ),
        K::SimpleKeyExpected | K::InvalidSimpleKey | K::ExpectedBlockMappingKey => (
            say!("chỗ này phải là một dòng `khóa: giá trị`", "a line `key: value` belongs here"),
            say!(
                "Thêm dấu hai chấm và một dấu cách sau khóa; xem lại thụt lề của dòng này và dòng trên.",
                "Put a colon and a space after the key; check how this line and the one before are indented."
            ),
        ),
        K::InvalidIndentation | K::InvalidBlockScalarIndent | K::CommentInterceptedScalar => (
            say!("dòng này thụt lề không đúng", "this line is not indented as it should be"),
            say!(
                "Các mục cùng cấp phải thụt lề bằng nhau, bằng dấu cách.",
                "Fields of the same level are indented alike, with spaces."
            ),
        ),
        K::BlockSequenceEntryNotAllowed
        | K::BlockEntryInFlowCollection
        | K::InvalidBlockEntryWhitespace
        | K::ExpectedBlockSequenceEntry
        | K::PlainScalarStartsWithDashFlowIndicator
        | K::UnexpectedEofBlockSequence => (
            say!("dấu gạch ngang đứng ở chỗ không được đứng", "a dash stands where none may stand"),
            say!(
                "Danh sách có gạch ngang viết từ dòng dưới khóa, thụt lề bằng nhau; không phát sinh thì ghi `\"-\"`.",
                "A list with dashes begins on the line below its key, all dashes indented alike; write `\"-\"` for not arisen."
            ),
        ),
        K::UnexpectedCharacter { character } => (
            say!(
                "giá trị không được bắt đầu bằng ký tự “{character}”",
                "a value may not begin with the character “{character}”"
            ),
            say!("Đặt cả giá trị trong nháy kép.", "Put the whole value in quotes."),
        ),
        K::UnknownAnchor
        | K::MissingAnchorOrAliasName
        | K::AnchorCountOverflow
        | K::ExpectedTagBang
        | K::InvalidTagTerminator
        | K::MissingTagUri
        | K::UnclosedVerbatimTag
        | K::InvalidTagEscape
        | K::InvalidTagUtf8LeadingByte
        | K::InvalidTagUtf8TrailingByte
        | K::InvalidTagUtf8
        | K::UndeclaredTagHandle => (
            say!(
                "giá trị bắt đầu bằng `&`, `*` hoặc `!`, ký hiệu riêng của YAML",
                "a value begins with `&`, `*` or `!`, which YAML keeps for itself"
            ),
            say!("Đặt cả giá trị trong nháy kép.", "Put the whole value in quotes."),
        ),
        K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => (
            say!("sau dấu `|` hoặc `>` còn có chữ", "text stands after `|` or `>`"),
            say!(
                "Viết lời văn từ dòng dưới, hoặc đặt cả giá trị trong nháy kép.",
                "Begin the text on the next line, or put the whole value in quotes."
            ),
        ),
        K::CommentNotSeparated => (
            say!("trước dấu `#` thiếu dấu cách", "a space is missing before `#`"),
            say!(
                "Thêm dấu cách trước ghi chú; nếu `#` thuộc lời văn thì đặt cả giá trị trong nháy kép.",
                "Put a space before the remark; where `#` belongs to the text, quote the whole value."
            ),
        ),
        K::RecursionLimitExceeded => (
            say!("dữ liệu lồng nhau quá sâu", "data are nested too deeply"),
            say!("Viết phẳng hơn.", "Write it flatter."),
        ),
        _ => (
            say!("chỗ này viết không đúng cách của YAML", "this is not written as YAML is"),
            say!(
                "Xem lại thụt lề, dấu hai chấm và dấu nháy quanh dòng này; giá trị có ký hiệu lạ thì đặt trong nháy kép.",
                "Check indentation, colons and quotes around this line; quote a value that holds odd signs."
            ),
        ),
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use crate::content::yaml::read_yaml;
    use crate::source::{Sources, Span};

    /// What is said of a text, and the line it is said of.
    fn said(text: &str) -> Vec<(String, u32)> {
        let sources = Sources::from_texts([("a.yaml", text)]);
        let (id, source) = sources.texts().next().unwrap();
        let mut problems = Vec::new();
        let at = Span { source: id, start: 0, end: text.len() as u32 };
        read_yaml(&sources, at, &mut problems);
        let line = |span: Span| source.position(span.start).line;
        problems
            .into_iter()
            .map(|p| match p.place {
                crate::diagnostic::Place::Span(span) => (p.message.vi, line(span)),
                crate::diagnostic::Place::Path(_) => (p.message.vi, 0),
            })
            .collect()
    }

    #[test]
    fn faults_are_told_in_words_of_our_own() {
        for (text, message, line) in [
            ("a: {{ viec.xong }} việc", "giá trị có `{{ … }}` chưa", 1),
            ("a: {{x}}", "giá trị có `{{ … }}` chưa", 1),
            ("a: 1\n\tb: 2", "có phím Tab", 2),
            ("a:\n\tb: 1", "có phím Tab", 2),
            ("\ta: 1\nb: 2\n", "có phím Tab", 1),
            ("a: -", "dấu gạch ngang đứng một mình", 1),
            ("a: - b", "dấu gạch ngang đứng ở chỗ", 1),
            ("a: [1,, 2]", "giữa hai dấu phẩy không có giá trị", 1),
            ("a: [1, 2", "dấu ngoặc `[` hoặc `{` mở ra", 1),
            ("a: [1 2}", "dấu ngoặc đóng không khớp", 1),
            ("a: {b: 1\nc: 2\n", "trong ngoặc thiếu dấu phẩy", 2),
            ("a: 'x", "dấu nháy `\"` hoặc `'` mở ra", 1),
            ("a: 'x' y", "sau dấu nháy đóng còn có chữ", 1),
            ("a: \"\\d\"", "dấu `\\` trong nháy kép", 1),
            ("a: b: c", "dấu hai chấm đứng ở chỗ", 1),
            ("a: @x", "giá trị không được bắt đầu bằng ký tự “@”", 1),
            ("a: *", "giá trị bắt đầu bằng `&`", 1),
            ("a: *khong_co", "giá trị bắt đầu bằng `&`", 1),
            ("a: | x", "sau dấu `|` hoặc `>` còn có chữ", 1),
            ("a: 'x'#c", "trước dấu `#` thiếu dấu cách", 1),
        ] {
            let found = said(text);
            let first = found.first().unwrap_or_else(|| panic!("nothing is said of {text:?}"));
            assert!(first.0.starts_with(message), "{text:?}: {found:?}");
            assert_eq!((found.len(), first.1), (1, line), "{text:?}: {found:?}");
        }
    }
}

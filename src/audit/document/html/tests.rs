//! Pages as they are found, and what a reader sees of them.

use super::super::{BlockKind, Document};
use super::*;

fn checked(source: &str) -> Document {
    let document = read(source).expect("no tag is overfull");
    for run in &document.runs {
        let words = &document.text[run.text..run.text + run.length];
        assert_eq!(&source[run.file..run.file + run.length], words, "{source}");
    }
    document
}

fn words(source: &str) -> Vec<String> {
    let document = checked(source);
    document.blocks.iter().map(|block| document.text[block.range.clone()].to_owned()).collect()
}

#[test]
fn only_what_is_seen_is_read() {
    for (source, seen) in [
        ("<p>Một<p>Hai", &["Một", "Hai"][..]),
        ("Một<br>Hai<br/><br />Ba", &["Một", "Hai", "Ba"]),
        ("<div>Một<div>Hai</div>Ba</div>", &["Một", "Hai", "Ba"]),
        ("<p>10<b>.2</b>32\n\t  việc</p>", &["10.232 việc"]),
        ("<p>a&nbsp;b &lt;5&#37; &amp; R&D</p>", &["a\u{a0}b <5% & R&D"]),
        ("<p>vi&#7879;c&shy;l&agrave;m &khongco; &amp</p>", &["việclàm &khongco; &"]),
        ("<nav>Trang chủ</nav><p>Tin</p>", &["Tin"]),
        ("<script>var a = '<p>10</p>';</script>Tin", &["Tin"]),
        ("<style>p{width:10%}</style><!-- 5% -->Tin", &["Tin"]),
        (
            "<head><title>Tên</title><meta charset=utf-8><style>x</style></head><p>Tin",
            &["Tên", "Tin"],
        ),
        ("<title>Tên</title><p>Tin", &["Tên", "Tin"]),
        ("<head><meta charset=utf-8><p>Tin", &["Tin"]),
        ("<p hidden>Ẩn<p>Tin", &["Tin"]),
        ("<ul><li hidden>Ẩn<li>Tin</ul><p>Sau", &["Tin", "Sau"]),
        ("<ul><li hidden>Ẩn</ul><p>Sau", &["Sau"]),
        ("<div style='display: none'><div>Ẩn</div>Ẩn</div>Tin", &["Tin"]),
        ("<span aria-hidden=true>*</span>Tin<img hidden> sau", &["Tin sau"]),
        ("<p>Cũ <del>12</del> mới</p>", &["Cũ mới"]),
        ("<pre>Một\nHai  ba</pre>", &["Một", "Hai  ba"]),
        ("</div></td></table><p>Tin", &["Tin"]),
        ("<p>a < b và c > d", &["a < b và c > d"]),
        ("<P CLASS=x>Tin</P", &["Tin"]),
    ] {
        assert_eq!(words(source), seen, "{source}");
    }
}

#[test]
fn structure_becomes_blocks() {
    use BlockKind::{Caption, Heading, Item, Paragraph};
    let source = "<h2>Mục <i>một</i></h2><ul><li>Việc<ol><li>Xong</ol><li><p>Tiền</p></ul>\
                  <figure><img><figcaption>Hội nghị</figcaption></figure>Cuối";
    let document = checked(source);
    let kinds: Vec<_> = document.blocks.iter().map(|block| block.kind.clone()).collect();
    assert_eq!(kinds, [Heading(2), Item(0), Item(1), Item(0), Caption, Paragraph]);
}

#[test]
fn cells_stand_where_they_are_seen() {
    let source = "<table><caption>Bảng 1</caption><thead><tr><th rowspan=2>Đơn vị<th colspan=2>Việc\
                  <tr><th>Thụ lý<th>Xong</thead><tr><td><p>A</p><td>1<td>2<tr><td>B<td>3<td>4</table>";
    let document = checked(source);
    let cells: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| match block.kind {
            BlockKind::Cell { table: 0, row, column, heading } => {
                Some((row, column, heading, &document.text[block.range.clone()]))
            }
            _ => None,
        })
        .collect();
    let expected = [
        (0, 0, true, "Đơn vị"),
        (0, 1, true, "Việc"),
        (1, 1, true, "Thụ lý"),
        (1, 2, true, "Xong"),
        (2, 0, false, "A"),
        (2, 1, false, "1"),
        (2, 2, false, "2"),
        (3, 0, false, "B"),
        (3, 1, false, "3"),
        (3, 2, false, "4"),
    ];
    assert_eq!(cells, expected);
}

#[test]
fn a_table_that_lays_out_the_page_holds_paragraphs() {
    let source = "<table><tr><td><p>Một</p><p>Hai</p><table><tr><td>5</table></table>";
    let document = checked(source);
    assert_eq!(document.blocks[1].kind, BlockKind::Paragraph);
    assert!(matches!(document.blocks[2].kind, BlockKind::Cell { table: 1, row: 0, column: 0, .. }));
    let long = format!("<table><tr><td>{}</table>", "Tổng số việc. ".repeat(40));
    assert_eq!(checked(&long).blocks[0].kind, BlockKind::Paragraph);
}

#[test]
fn letters_are_those_of_the_tokenizer() {
    // The tokenizer is asked for places only; its own letters are the judge of ours.
    for text in
        ["a&amp;b&ampc", "&#0;&#x80;&notit;&not;x", "&&amp;&;", "&lt&gt;", "&NotEqualTilde;1"]
    {
        let tokens = Tokens::new(text).filter_map(|token| match token {
            Ok(Token::String(text)) => Some(String::from_utf8_lossy(&text.value).into_owned()),
            _ => None,
        });
        assert_eq!(words(text), [tokens.collect::<String>()], "{text}");
    }
}

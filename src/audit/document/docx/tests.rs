//! Small packages made by hand, each with one thing Word does.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::{Article, BlockKind, Ranges, Unreadable};

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let body = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    package(&[("word/document.xml", &body)])
}

fn blocks(bytes: Vec<u8>) -> Vec<(BlockKind, String)> {
    let article = Article::read("a.docx", bytes).unwrap();
    assert_eq!(article.ranges, Ranges::Text);
    let blocks = article.document.blocks.iter();
    blocks.map(|block| (block.kind.clone(), article.words(&block.range).to_owned())).collect()
}

fn words(body: &str) -> Vec<String> {
    blocks(document(body)).into_iter().map(|(_, words)| words).collect()
}

#[test]
fn runs_join_and_what_is_not_seen_is_left_out() {
    for (body, seen) in [
        (
            "<w:p><w:r><w:t>10</w:t></w:r><w:r><w:t xml:space=\"preserve\">.232 việc</w:t></w:r></w:p>",
            &["10.232 việc"][..],
        ),
        ("<w:p>\n<w:r>\n<w:t>a&amp;b&#37;</w:t><w:tab/><w:t>c</w:t></w:r>\n</w:p>", &["a&b%\tc"]),
        ("<w:p><w:r><w:t>Một</w:t><w:br/><w:t>Hai</w:t></w:r></w:p>", &["Một", "Hai"]),
        (
            "<w:p><w:del><w:r><w:delText>12</w:delText><w:t>12</w:t></w:r></w:del>\
          <w:ins><w:r><w:t>13</w:t></w:r></w:ins></w:p>",
            &["13"],
        ),
        (
            "<w:p><w:moveFrom><w:r><w:t>Cũ</w:t></w:r></w:moveFrom><w:r><w:t>Mới</w:t></w:r></w:p>",
            &["Mới"],
        ),
        (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ẩn</w:t></w:r><w:r><w:t>Hiện</w:t></w:r></w:p>",
            &["Hiện"],
        ),
        ("<w:p><w:r><w:rPr><w:strike w:val=\"0\"/></w:rPr><w:t>Hiện</w:t></w:r></w:p>", &["Hiện"]),
        (
            "<w:p><w:r><w:instrText>PAGE 5</w:instrText></w:r><w:hyperlink><w:r><w:t>Liên kết</w:t>\
          </w:r></w:hyperlink></w:p>",
            &["Liên kết"],
        ),
        (
            "<w:p><w:r><w:t>Ngoài </w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>\
          <w:r><w:t>Hộp</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>\
          <w:p><w:r><w:t>Hộp</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>\
          </w:r><w:r><w:t>cùng</w:t></w:r></w:p>",
            &["Hộp", "Ngoài cùng"],
        ),
        ("<w:p><w:r><w:t>a&khong;b</w:t></w:r></w:p>", &["ab"]),
    ] {
        assert_eq!(words(body), seen, "{body}");
    }
}

#[test]
fn styles_make_headings_captions_and_lists() {
    let styles = "<w:styles xmlns:w=\"w\">\
        <w:style w:styleId=\"u1\"><w:name w:val=\"heading 2\"/></w:style>\
        <w:style w:styleId=\"Muc\"><w:name w:val=\"Mục\"/><w:basedOn w:val=\"u1\"/></w:style>\
        <w:style w:styleId=\"Chu\"><w:name w:val=\"caption\"/></w:style>\
        <w:style w:styleId=\"DS\"><w:name w:val=\"List Bullet\"/><w:pPr><w:numPr>\
        <w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId=\"vong\"><w:name w:val=\"x\"/><w:basedOn w:val=\"vong\"/></w:style>\
        </w:styles>";
    let styled = |style: &str| {
        format!("<w:p><w:pPr>{style}</w:pPr><w:r><w:t>{style}</w:t></w:r></w:p>")
            .replace(&format!("<w:t>{style}"), "<w:t>x")
    };
    let body: String = [
        "<w:pStyle w:val=\"Muc\"/>",
        "<w:outlineLvl w:val=\"0\"/>",
        "<w:pStyle w:val=\"Chu\"/>",
        "<w:pStyle w:val=\"DS\"/>",
        "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr>",
        "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>",
        "<w:pStyle w:val=\"vong\"/>",
        "<w:pStyle w:val=\"Heading3\"/>",
    ]
    .into_iter()
    .map(styled)
    .collect();
    let body = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let kinds: Vec<_> =
        blocks(package(&[("word/document.xml", &body), ("word/styles.xml", styles)]))
            .into_iter()
            .map(|(kind, _)| kind)
            .collect();
    use BlockKind::{Caption, Heading, Item, Paragraph};
    assert_eq!(
        kinds,
        [Heading(2), Heading(1), Caption, Item(1), Item(0), Paragraph, Paragraph, Heading(3)]
    );
}

#[test]
fn cells_stand_where_they_are_seen() {
    let cell = |properties: &str, words: &str| {
        format!(
            "<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"
        )
    };
    let merged = "<w:vMerge w:val=\"restart\"/>";
    let body = format!(
        "<w:tbl><w:tblPr><w:tblLook w:val=\"0420\"/></w:tblPr>\
         <w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl><w:p><w:r><w:t>Sau</w:t></w:r></w:p>",
        cell(merged, "Đơn vị"),
        cell("<w:gridSpan w:val=\"2\"/>", "Việc"),
        cell("<w:vMerge/>", ""),
        cell("", "828"),
        cell("", "417"),
    );
    let cell = |row, column, heading| BlockKind::Cell { table: 0, row, column, heading };
    let expected = [
        (cell(0, 0, true), "Đơn vị"),
        (cell(0, 1, true), "Việc"),
        (cell(1, 1, false), "828"),
        (cell(1, 2, false), "417"),
        (BlockKind::Paragraph, "Sau"),
    ];
    let expected: Vec<_> = expected.into_iter().map(|(k, words)| (k, words.to_owned())).collect();
    assert_eq!(blocks(document(&body)), expected);
}

#[test]
fn notes_follow_the_text_and_the_lines_around_them_are_none() {
    let body = "<w:document xmlns:w=\"w\"><w:p><w:r><w:t>Thân</w:t></w:r></w:p></w:document>";
    let notes = "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\"><w:p><w:r><w:t>-</w:t>\
                 </w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>Chú</w:t></w:r></w:p>\
                 </w:footnote></w:footnotes>";
    let rels = "<Relationships><Relationship Type=\"http://x/officeDocument\" Target=\"/w2/d.xml\"/>\
                </Relationships>";
    let bytes = package(&[("_rels/.rels", rels), ("w2/d.xml", body), ("w2/footnotes.xml", notes)]);
    let words: Vec<_> = blocks(bytes).into_iter().map(|(_, words)| words).collect();
    assert_eq!(words, ["Thân", "Chú"]);
}

#[test]
fn what_cannot_be_read_is_named() {
    let fault = |name: &str, bytes: Vec<u8>| Article::read(name, bytes).unwrap_err();
    let whole = document("<w:p><w:r><w:t>Một</w:t></w:r></w:p>");
    let cut = whole[..whole.len() / 2].to_vec();
    assert!(matches!(fault("a.docx", cut), Unreadable::Damaged(_)));
    assert!(matches!(fault("a.docx", document("<w:p>")), Unreadable::Damaged(_)));
    assert!(matches!(fault("a.docx", document("")), Unreadable::Empty));
    assert!(matches!(fault("a.docx", b"%PDF-1.4".to_vec()), Unreadable::Other(_)));
    assert!(matches!(fault("a.docx", b"M\xc3\xb4t".to_vec()), Unreadable::NotDocx));
    assert!(matches!(fault("a.xlsx", package(&[("xl/workbook.xml", "")])), Unreadable::Other(_)));
    let entity = "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><d>&e;</d>";
    let entity = package(&[("word/document.xml", entity)]);
    assert!(matches!(fault("a.docx", entity), Unreadable::DocumentType));
    let bomb = package(&[("word/document.xml", &" ".repeat(40 << 20))]);
    assert!(matches!(fault("a.docx", bomb), Unreadable::Bomb));
}

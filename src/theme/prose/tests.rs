//! Prose written as HTML.

use pulldown_cmark::{Event, Options, Parser};

use super::*;

const LABELS: Labels<'static> = Labels { notes: "Chú thích", back: "Trở lại bài" };

/// Writes Markdown; the word `SO` stands for a figure.
fn write(markdown: &str) -> String {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let events: Vec<Event<'static>> =
        Parser::new_ext(markdown, options).map(Event::into_static).collect();
    let mut out = String::new();
    let items = events.iter().map(|event| match event {
        Event::Text(text) if &**text == "SO" => {
            Markup::Inline { html: "<data value=\"3\">3 < 4</data>", plain: "3 < 4" }
        }
        Event::Rule => Markup::Block("<figure>bảng</figure>"),
        event => Markup::Event(event),
    });
    write_prose(&mut out, items, &LABELS);
    out
}

#[test]
fn figures_are_html_in_a_line_and_text_in_an_alternative() {
    assert_eq!(write("*SO*"), "<p><em><data value=\"3\">3 < 4</data></em></p>\n");
    assert_eq!(write("![*SO*](a.jpg)"), "<p><img src=\"a.jpg\" alt=\"3 &lt; 4\" /></p>\n");
    assert_eq!(
        write("![a ![b](c) [d](e) `f`\ng](h \"t\\\"\")"),
        "<p><img src=\"h\" alt=\"a b d f g\" title=\"t&quot;\" /></p>\n"
    );
}

#[test]
fn blocks_stand_on_lines_of_their_own() {
    assert_eq!(write("a\n\n***\n\nb"), "<p>a</p>\n<figure>bảng</figure>\n<p>b</p>\n");
}

#[test]
fn tables_align_by_class_and_head_their_columns() {
    assert_eq!(
        write("| | b | c |\n|-|-:|:-:|\n| x | 1 | 2 |\n"),
        "<table>\n<thead>\n<tr>\n<td></td>\n<th scope=\"col\" class=\"right\">b</th>\n\
         <th scope=\"col\" class=\"center\">c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>x</td>\n\
         <td class=\"right\">1</td>\n<td class=\"center\">2</td>\n</tr>\n</tbody>\n</table>\n"
    );
    assert!(write("| a |\n|---|\n").ends_with("</thead>\n</table>\n"));
}

#[test]
fn headings_have_ids_that_differ() {
    assert_eq!(
        write("## Đạt *SO* `x`\n## Đạt SO x\n## Kết quả\n## Kết quả\n## Kết quả 2\n## Kết quả\n")
            .split('"')
            .filter(|part| part.starts_with("muc-"))
            .collect::<Vec<_>>(),
        [
            "muc-dat-3-4-x",
            "muc-dat-so-x",
            "muc-ket-qua",
            "muc-ket-qua-2",
            "muc-ket-qua-2-2",
            "muc-ket-qua-3",
        ]
    );
}

#[test]
fn footnotes_come_last_in_the_order_of_their_calls() {
    let html = write("[^b]: Hai.\n\n[^a]: Một.\n\n    Thêm.\n\nx[^a] y[^b] z[^a]\n\n[^c]: Thừa.");
    assert_eq!(
        html,
        "<p>x<sup class=\"footnote-call\"><a id=\"fnref-1\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup> \
         y<sup class=\"footnote-call\"><a id=\"fnref-2\" href=\"#fn-2\" role=\"doc-noteref\">2</a></sup> \
         z<sup class=\"footnote-call\"><a id=\"fnref-1-2\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup></p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Chú thích\">\n<ol>\n\
         <li id=\"fn-1\" value=\"1\"><p>Một.</p>\n<p>Thêm. \
         <a href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"Trở lại bài\">↩</a> \
         <a href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"Trở lại bài 2\">↩<sup>2</sup></a></p>\n</li>\n\
         <li id=\"fn-2\" value=\"2\"><p>Hai. \
         <a href=\"#fnref-2\" role=\"doc-backlink\" aria-label=\"Trở lại bài\">↩</a></p>\n</li>\n\
         </ol>\n</section>\n"
    );
}

#[test]
fn nothing_an_author_types_becomes_a_tag_or_an_attribute() {
    let hostile = "\"><script>&'";
    for event in [
        Event::Text(hostile.into()),
        Event::Code(hostile.into()),
        Event::Html(hostile.into()),
        Event::InlineHtml(hostile.into()),
        Event::FootnoteReference(hostile.into()),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(hostile.into()))),
        Event::Start(Tag::Heading {
            level: pulldown_cmark::HeadingLevel::H2,
            id: Some(hostile.into()),
            classes: vec![hostile.into()],
            attrs: vec![("onclick".into(), Some(hostile.into()))],
        }),
        Event::Start(Tag::Link {
            link_type: LinkType::Inline,
            dest_url: hostile.into(),
            title: hostile.into(),
            id: hostile.into(),
        }),
        Event::Start(Tag::Image {
            link_type: LinkType::Inline,
            dest_url: hostile.into(),
            title: hostile.into(),
            id: hostile.into(),
        }),
    ] {
        let mut out = String::new();
        write_prose(&mut out, [Markup::Event(&event)].into_iter(), &LABELS);
        assert!(!out.contains("<script") && !out.contains("\"\">"), "{event:?}: {out}");
        assert!(!out.contains("onclick"), "{event:?}: {out}");
    }
}

//! Commentary read as a whole: pieces, places, refusals.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::*;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::Sources;

const PATH: &str = "content/news/2020/04/so-ket/index.md";
const FRONT: &str = "---\ntitle: Sơ kết\n---\n";

struct Outcome {
    text: String,
    commentary: Commentary,
    problems: Vec<Diagnostic>,
}

fn read(body: &str) -> Outcome {
    let text = format!("{FRONT}{body}");
    let sources = Sources::from_texts([(PATH, text.clone())]);
    let (id, _) = sources.at(PATH).unwrap();
    let mut problems = Vec::new();
    let span = Span::new(id, FRONT.len(), text.len());
    let commentary = read_commentary(&sources, span, &mut problems);
    Outcome { text, commentary, problems }
}

impl Outcome {
    fn at(&self, span: Span) -> &str {
        &self.text[span.start as usize..span.end as usize]
    }

    /// `rule: excerpt` of every problem.
    fn faults(&self) -> Vec<String> {
        let excerpt = |problem: &Diagnostic| match &problem.place {
            Place::Span(span) => self.at(*span).to_owned(),
            Place::Path(path) => path.clone(),
        };
        self.problems.iter().map(|p| format!("{}: {}", p.rule.id, excerpt(p))).collect()
    }

    /// The pieces as a short sketch: tags by letter, references in brackets.
    fn sketch(&self) -> String {
        let mut out = String::new();
        for piece in &self.commentary.pieces {
            match piece {
                Piece::Markdown(Event::Text(text), _) => out.push_str(text),
                Piece::Markdown(Event::Code(text), _) => out.push_str(&format!("`{text}`")),
                Piece::Markdown(Event::Start(Tag::Emphasis), _) => out.push_str("<em>"),
                Piece::Markdown(Event::End(TagEnd::Emphasis), _) => out.push_str("</em>"),
                Piece::Markdown(Event::Start(Tag::Strong), _) => out.push_str("<b>"),
                Piece::Markdown(Event::End(TagEnd::Strong), _) => out.push_str("</b>"),
                Piece::Markdown(Event::Start(Tag::TableCell), _) => out.push('|'),
                Piece::Markdown(_, _) => {}
                Piece::Reference(reference) => {
                    assert!(self.at(reference.span).starts_with("{{"));
                    assert!(self.at(reference.span).ends_with("}}"));
                    let Subject::Figure(figure) = &reference.subject else { continue };
                    assert_eq!(self.at(figure.span), figure.text);
                    out.push_str(&format!("[{}]", figure.text));
                }
                Piece::Block(block) => out.push_str(block.kind.name()),
            }
        }
        out
    }
}

#[test]
fn references_are_words_to_the_parser() {
    for (body, sketch) in [
        ("Đạt {{ a }}, giảm {{ b | change }}.", "Đạt [a], giảm [b]."),
        ("*{{a}}*", "<em>[a]</em>"),
        ("**{{ a }}** việc", "<b>[a]</b> việc"),
        ("**{{ a }}**việc", "<b>[a]</b>việc"),
        ("_{{ viec.thu_ly }}_", "<em>[viec.thu_ly]</em>"),
        ("{{ viec.a_b }} và {{ viec.c_d }}", "[viec.a_b] và [viec.c_d]"),
        ("{{a}}{{b}}", "[a][b]"),
        ("{{ a | share of b }}*x*", "[a]<em>x</em>"),
        (r"\*{{a}}\*", "*[a]*"),
        (r"\\{{a}}", r"\[a]"),
        (r"\{{a}} {{b}}", "{{a}} [b]"),
        ("&lt;{{a}}&gt;", "<[a]>"),
        ("{{a}}  \nxuống dòng", "[a]xuống dòng"),
        ("## Đạt {{a}}", "Đạt [a]"),
        ("- {{a}}\n- {{b}}", "[a][b]"),
        ("> {{a}}", "[a]"),
        ("[Đạt {{a}}](/so-lieu/)", "Đạt [a]"),
        ("![Ảnh {{a}}](a.jpg)", "Ảnh [a]"),
        ("{{a}} hạ [^1]\n\n[^1]: Theo {{b}}.", "[a] hạ Theo [b]."),
        ("~~{{a}}~~", "[a]"),
    ] {
        let outcome = read(body);
        assert_eq!(outcome.faults(), [""; 0], "{body}");
        assert_eq!(outcome.sketch(), sketch, "{body}");
    }
}

#[test]
fn a_bar_inside_a_reference_does_not_split_a_cell() {
    let body = "| Việc | Tiền |\n| - | -: |\n| {{ a | number }} | {{ b | change percent }} |\n";
    let outcome = read(body);
    assert_eq!(outcome.faults(), [""; 0]);
    assert_eq!(outcome.sketch(), "|Việc|Tiền|[a]|[b]");
    let code = read("| a |\n| - |\n| `{{ a | number }}` |\n");
    assert_eq!(code.sketch(), "|a|`{{ a | number }}`");
}

#[test]
fn code_shows_references_as_they_are() {
    let bodies = [
        "`{{ a | b }}`",
        "`` {{ ` ``",
        "`{{` và `}}`",
        "`}}`",
        "    {{ a }}\n    {{ {{\n",
        "~~~\n{{ a\n}}\n~~~\n",
        "- x\n\n  ```yaml\n  {{ a }}\n\t{{ b }}\n  ```\n",
    ];
    for body in bodies {
        let outcome = read(body);
        assert_eq!(outcome.faults(), [""; 0], "{body}");
        assert_eq!(outcome.commentary.references().count(), 0, "{body}");
        assert!(!outcome.sketch().contains('\u{e000}'), "{body}");
    }
    assert_eq!(read("`{{ a | b }}`").sketch(), "`{{ a | b }}`");
}

#[test]
fn references_outside_text_are_refused_at_their_place() {
    for body in [
        "[x](/a/{{ b }})",
        "[x](/a \"{{ b }}\")",
        "![x](/a/{{ b }})",
        "![x [y](z) w]({{ b }})",
        "<https://a.vn/{{ b }}>",
        "[x][y]\n\n[y]: /a/{{ b }}",
        "[x][y]\n\n[y]: /a '{{ b }}'",
        "[y]: /a/{{ b }}",
        "[x][a{{ b }}]\n\n[a{{ b }}]: /c",
        "```yaml {{ b }}\nx\n```",
    ] {
        let outcome = read(body);
        let faults = outcome.faults();
        assert!(!faults.is_empty(), "{body}");
        assert!(faults.iter().all(|f| f == "reference-outside-text: {{ b }}"), "{body} {faults:?}");
        assert!(!outcome.sketch().contains('\u{e000}'), "{body}");
        assert!(outcome.commentary.links().all(|(address, _)| !address.contains('\u{e000}')));
    }
    let faults = read("<b title='{{ b }}'>").faults();
    assert_eq!(faults, ["raw-html: <b title='{{ b }}'>", "reference-outside-text: {{ b }}"]);
}

#[test]
fn braces_that_make_no_pair() {
    for (body, fault) in [
        ("a {{ b", "unclosed-reference: {{"),
        ("a {{ b\n}}", "unclosed-reference: {{"),
        ("a b }} c", "unclosed-reference: }}"),
        ("a { b }} c", "unclosed-reference: }}"),
        ("{{ a {{ b }} }}", "unclosed-reference: {{"),
        ("{{{ a }}}", "malformed-reference: {"),
        ("{{ a ` b }}", "unclosed-reference: {{"),
    ] {
        assert_eq!(read(body).faults()[0], fault, "{body}");
    }
    assert_eq!(read("{{ a {{ b }} }}").faults().len(), 1);
    assert_eq!(read("{{ a\r\nb").faults(), ["unclosed-reference: {{"]);
}

#[test]
fn html_is_refused() {
    for (body, excerpt) in [
        ("a <b>c</b>", "<b>"),
        ("<div>\nx\n</div>", "<div>"),
        ("x\n\n<!-- ghi chú -->", "<!-- ghi chú -->"),
        ("a <!-- b --> c", "<!-- b -->"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ] {
        let outcome = read(body);
        assert_eq!(outcome.faults()[0], format!("raw-html: {excerpt}"), "{body}");
        let html = |piece: &Piece| {
            matches!(piece, Piece::Markdown(Event::Html(_) | Event::InlineHtml(_), _))
        };
        assert!(!outcome.commentary.pieces.iter().any(html), "{body}");
    }
    assert_eq!(read("5 < 6, a > b, \\<b>").faults(), [""; 0]);
}

#[test]
fn addresses_are_judged_where_they_are_written() {
    for (body, fault) in [
        ("[x](javascript:alert)", "unsafe-address: javascript:alert"),
        ("[x](java&#115;cript:a)", "unsafe-address: [x](java&#115;cript:a)"),
        ("[x][y]\n\n[y]: data:text", "unsafe-address: data:text"),
        ("[x](//evil.vn/a)", "unsafe-address: //evil.vn/a"),
        ("![x](https://a.vn/b.png)", "foreign-picture: https://a.vn/b.png"),
        ("![x](//a.vn/b.png)", "foreign-picture: //a.vn/b.png"),
        ("[x](../../../../../a.md)", "address-above-root: ../../../../../a.md"),
        ("<irc://a>", "unsafe-address: irc://a"),
        ("![](a.jpg)", "missing-alt: ![](a.jpg)"),
        ("![ ](a.jpg)", "missing-alt: ![ ](a.jpg)"),
    ] {
        assert_eq!(read(body).faults(), [fault], "{body}");
    }
    let refused = read("[x](javascript:a) ![y](http://b)").commentary;
    assert_eq!((refused.links().count(), refused.pictures().count()), (0, 0));
    let body = "[x](https://a.vn) <a@b.vn> ![y {{a}}](../b.jpg) [z](../../../../c.md)";
    let outcome = read(body);
    assert_eq!(outcome.faults(), [""; 0]);
    let links: Vec<_> = outcome.commentary.links().map(|(a, s)| (a, outcome.at(s))).collect();
    assert_eq!(
        links,
        [("https://a.vn", "[x](https://a.vn)"), ("../../../../c.md", "[z](../../../../c.md)")]
    );
    let pictures: Vec<_> = outcome.commentary.pictures().map(|(a, s)| (a, outcome.at(s))).collect();
    assert_eq!(pictures, [("../b.jpg", "![y {{a}}](../b.jpg)")]);
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    assert_eq!(read("## A\n\n### B\n\n## C\n").faults(), [""; 0]);
    assert_eq!(read("# A\n\n## B\n").faults(), ["heading-one: # A"]);
    assert_eq!(read("### A\n").faults(), ["heading-skip: ### A"]);
    assert_eq!(read("## A\n\n#### B\n").faults(), ["heading-skip: #### B"]);
}

#[test]
fn blocks_stand_at_the_margin_under_their_own_name() {
    let outcome = read("Trước\n\n```table\ncaption: Đạt {{ a }}\n```\n\nSau {{ b }}\n");
    assert_eq!(outcome.faults(), [""; 0]);
    assert_eq!(outcome.sketch(), "TrướctableSau [b]");
    let block = outcome.commentary.blocks().next().unwrap();
    assert_eq!(outcome.at(block.body), "caption: Đạt {{ a }}\n");
    assert_eq!(outcome.at(block.span), "```table\ncaption: Đạt {{ a }}\n```");
    let crlf = read("~~~photo\r\nfile: a.jpg\r\nalt: b\r\n~~~\r\n");
    assert_eq!(crlf.faults(), [""; 0]);
    let block = crlf.commentary.blocks().next().unwrap();
    assert_eq!(crlf.at(block.body), "file: a.jpg\r\nalt: b\r\n");
    let empty = read("```narrative\n```");
    let block = empty.commentary.blocks().next().unwrap();
    assert_eq!(empty.at(block.body), "");
    for (body, fault) in [
        ("- a\n\n  ```table\n  b: c\n  ```", "misplaced-block: ```table"),
        ("> ```table\n> b: c\n> ```", "misplaced-block: ```table"),
        (" ```table\nb: c\n ```", "misplaced-block: ```table"),
        ("```tabel\nb: c\n```", "unknown-block: ```tabel"),
        ("```table x\nb: c\n```", "unknown-block: ```table x"),
        ("```table\nb: c\n\nSau", "unclosed-block: ```table"),
        ("```table", "unclosed-block: ```table"),
    ] {
        assert_eq!(read(body).faults(), [fault], "{body}");
    }
}

#[test]
fn footnotes_have_two_halves() {
    assert_eq!(read("a[^1] b[^1]\n\n[^1]: c").faults(), [""; 0]);
    assert_eq!(read("a\n\n[^x]: c").faults(), ["stray-footnote: [^x]: c"]);
    assert_eq!(read("a[^x]").faults(), ["stray-footnote: [^x]"]);
    assert_eq!(read("a[^x]\n\n[^x]: b\n\n[^x]: c").faults(), ["stray-footnote: [^x]: c"]);
    assert_eq!(read("`[^x]` \\[^y] [^z](/a) [^ b]").faults(), [""; 0]);
}

#[test]
fn hidden_characters_are_refused_even_behind_an_entity() {
    for (body, excerpt) in [
        ("a\u{202e}b", "\u{202e}"),
        ("a\u{e000}\u{e001}b {{ c }}", "\u{e000}\u{e001}"),
        ("\u{e000}xx{{ c }}", "\u{e000}"),
        ("a\u{7}b", "\u{7}"),
        ("a &#xE000; b {{ c }}", "&#xE000;"),
        ("a &#x202e; b", "&#x202e;"),
        ("`\u{e000}xx` {{ c }}", "\u{e000}"),
        ("[a](b \"&#x202e;\")", "[a](b \"&#x202e;\")"),
        ("```a&#xe000;\n```", "```a&#xe000;"),
        ("[a](b \"&#xe000;\")", "[a](b \"&#xe000;\")"),
        ("[a](javascript:&#xe000;)", "[a](javascript:&#xe000;)"),
    ] {
        let outcome = read(body);
        assert_eq!(outcome.faults(), [format!("forbidden-character: {excerpt}")], "{body:?}");
        let references = usize::from(body.contains("{{"));
        assert_eq!(outcome.commentary.references().count(), references, "{body:?}");
    }
}

#[test]
fn every_rule_shows_what_it_means() {
    // The example of a hidden character names it, so that the manual does not hold one itself.
    for rule in rules::ALL.iter().filter(|rule| rule.id != "forbidden-character") {
        let wrong = read(rule.wrong);
        assert!(
            wrong.problems.iter().any(|p| p.rule == *rule),
            "{}: {:?}",
            rule.id,
            wrong.faults()
        );
    }
    for rule in rules::ALL {
        let right = read(rule.right);
        assert_eq!(right.faults(), [""; 0], "{}", rule.id);
    }
}

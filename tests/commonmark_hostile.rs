//! Texts nobody writes by hand must still be read in bounded time and memory, with true places.

use std::time::{Duration, Instant};

use congbo::content::commentary::{Piece, read_commentary, read_inline};
use congbo::diagnostic::Diagnostic;
use congbo::source::{Sources, Span};
use congbo::theme::prose::{Labels, Markup, write_prose};

/// What one text may take, on a slow machine and without optimisation.
const MOST: Duration = Duration::from_secs(2);

fn read_and_write(name: &str, text: &str) -> (String, Vec<Diagnostic>) {
    let sources = Sources::from_texts([("content/pages/a.md", text)]);
    let (id, _) = sources.at("content/pages/a.md").expect("the one file");
    let body = Span::new(id, 0, text.len());
    let start = Instant::now();
    let mut problems = Vec::new();
    let commentary = read_commentary(&sources, body, &mut problems);
    let read = start.elapsed();
    let mut out = String::new();
    let items = commentary.pieces.iter().map(|piece| match piece {
        Piece::Markdown(event, _) => Markup::Event(event),
        Piece::Reference(_) => Markup::Inline { html: "<data>1</data>", plain: "1" },
        Piece::Block(_) => Markup::Block("<table></table>"),
    });
    write_prose(&mut out, items, &Labels { notes: "Chú thích", back: "Trở lại bài" });
    read_inline(text, body, &mut problems);
    let taken = start.elapsed();
    println!(
        "{name}: {} bytes, read {read:?}, all {taken:?}, {} problems, {} bytes of HTML",
        text.len(),
        problems.len(),
        out.len()
    );
    assert!(taken < MOST, "{name} took {taken:?}");
    for piece in &commentary.pieces {
        let span = piece.span();
        assert!(span.end as usize <= text.len(), "{name}: a place outside the file");
        assert!(text.is_char_boundary(span.start as usize), "{name}: a place inside a character");
        assert!(text.is_char_boundary(span.end as usize), "{name}: a place inside a character");
    }
    (out, problems)
}

#[test]
fn repeated_signs() {
    for sign in [
        ">",
        "[",
        "*",
        "_",
        "`",
        "~",
        "<",
        "!",
        "\\",
        "#",
        "-",
        "|",
        "&",
        "{",
        "}",
        "{{",
        "}}",
        "![",
        "[^",
        "[^a",
        "](",
        "[](",
        "![](",
        "**",
        "*a_ ",
        "a**b",
        "<a ",
        "<!--",
        "<?",
        "&#",
        "(",
        "- ",
        "> - ",
        "1. ",
        "{{a",
        "{{}}",
        "{{ a }}",
        "`{{a}}`",
        "\\{{",
        "{{a}} }} ",
        "a[^1]",
        "\t",
        "\u{a0}",
        "\u{e000}",
        "a\u{e000}",
        "\u{202e}é",
    ] {
        read_and_write(sign, &sign.repeat(100_000 / sign.len().min(4)));
    }
}

#[test]
fn repeated_lines() {
    for line in [
        "[^a]: b",
        "[^a]\n",
        "[a]: b",
        "[{{a}}]: {{b}}",
        "| a | b |",
        "> a",
        "- a",
        "* - + a",
        "```table",
        "~~~\n```",
        "# a",
        "a\n===",
        "<div>",
        "    a",
        "{{ a",
        "}}",
        "![]({{a}})",
        "[a][b]",
        "[b]: {{x}} '{{y}}'",
    ] {
        let text = format!("{line}\n").repeat(20_000);
        read_and_write(line, &text);
    }
}

#[test]
fn nested_deeply() {
    for (open, close) in [
        ("[", "](a)"),
        ("![", "]({{a}})"),
        ("*", "*"),
        ("**a ", " b**"),
        ("![a", "](javascript:a)"),
        ("[", "][a]"),
        ("`", "`"),
        ("(", ")"),
        ("~~a", "a~~"),
    ] {
        let text = format!("{}x{}", open.repeat(30_000), close.repeat(30_000));
        read_and_write(open, &text);
    }
}

#[test]
fn many_distinct_names() {
    let notes: String = (0..20_000).map(|n| format!("a[^{n}]\n\n[^{n}]: b\n\n")).collect();
    let (html, problems) = read_and_write("footnotes", &notes);
    assert!(problems.is_empty());
    assert!(html.contains("id=\"fn-20000\""));
    let definitions: String = (0..20_000).map(|n| format!("[a{n}]: b{n}\n[a{n}] ")).collect();
    read_and_write("definitions", &definitions);
    let titles: String = (0..20_000).map(|n| format!("](b \"{n}\")")).collect();
    read_and_write("titles", &format!("{}a{titles}", "![".repeat(20_000)));
    let equal = "## Kết quả\n\n".repeat(30_000);
    let (html, _) = read_and_write("equal headings", &equal);
    assert!(html.contains("id=\"muc-ket-qua-30000\""));
}

#[test]
fn a_table_of_many_columns_and_a_line_of_a_megabyte() {
    let columns = 3000;
    let table = format!("{}\n{}\n", "|a".repeat(columns), "|-".repeat(columns));
    read_and_write("columns", &(table + &"|{{a}}\n".repeat(3000)));
    read_and_write("words", &"Tổng số việc phải thi hành là {{ viec.phai_th }}, ".repeat(17_000));
    read_and_write("no space", &"ệ".repeat(400_000));
    read_and_write("one reference", &format!("{{{{ {} }}}}", "a".repeat(1_000_000)));
}

#[test]
fn every_character_of_every_plane() {
    let text: String = ('\0'..=char::MAX).collect();
    let (_, problems) = read_and_write("planes", &text);
    assert!(problems.iter().any(|problem| problem.rule.id == "forbidden-character"));
    let spaced: String = ('\0'..=char::MAX).step_by(7).flat_map(|c| [c, '*', c, ' ']).collect();
    read_and_write("planes, spaced", &spaced);
}

//! Placeholder for the writer of prose: enough to show pages.

use pulldown_cmark::{Event, Tag, TagEnd};

/// One thing to write.
pub enum Markup<'a> {
    /// What the Markdown parser reported.
    Event(&'a Event<'static>),
    /// Finished HTML inside a line, with its plain text.
    Inline {
        /// HTML.
        html: &'a str,
        /// Text for places without markup.
        plain: &'a str,
    },
    /// Finished HTML between paragraphs.
    Block(&'a str),
}

/// Writes prose as HTML.
pub fn write_prose<'a>(out: &mut String, items: impl Iterator<Item = Markup<'a>>) {
    let mut head = false;
    for item in items {
        let event = match item {
            Markup::Inline { html, .. } => {
                out.push_str(html);
                continue;
            }
            Markup::Block(html) => {
                out.push_str(html);
                out.push('\n');
                continue;
            }
            Markup::Event(event) => event,
        };
        match event {
            Event::Text(text) => {
                out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;"));
            }
            Event::Start(Tag::Paragraph) => out.push_str("<p>"),
            Event::End(TagEnd::Paragraph) => out.push_str("</p>\n"),
            Event::Start(Tag::Heading { level, .. }) => out.push_str(&format!("<{level}>")),
            Event::End(TagEnd::Heading(level)) => out.push_str(&format!("</{level}>\n")),
            Event::Start(Tag::List(None)) => out.push_str("<ul>\n"),
            Event::End(TagEnd::List(false)) => out.push_str("</ul>\n"),
            Event::Start(Tag::List(_)) => out.push_str("<ol>\n"),
            Event::End(TagEnd::List(true)) => out.push_str("</ol>\n"),
            Event::Start(Tag::Item) => out.push_str("<li>"),
            Event::End(TagEnd::Item) => out.push_str("</li>\n"),
            Event::Start(Tag::BlockQuote(_)) => out.push_str("<blockquote>\n"),
            Event::End(TagEnd::BlockQuote(_)) => out.push_str("</blockquote>\n"),
            Event::Start(Tag::Emphasis) => out.push_str("<em>"),
            Event::End(TagEnd::Emphasis) => out.push_str("</em>"),
            Event::Start(Tag::Strong) => out.push_str("<strong>"),
            Event::End(TagEnd::Strong) => out.push_str("</strong>"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                out.push_str(&format!("<a href=\"{dest_url}\">"));
            }
            Event::End(TagEnd::Link) => out.push_str("</a>"),
            Event::Start(Tag::Table(_)) => out.push_str("<table>"),
            Event::End(TagEnd::Table) => out.push_str("</tbody></table>\n"),
            Event::Start(Tag::TableHead) => {
                head = true;
                out.push_str("<thead><tr>");
            }
            Event::End(TagEnd::TableHead) => {
                head = false;
                out.push_str("</tr></thead><tbody>\n");
            }
            Event::Start(Tag::TableRow) => out.push_str("<tr>"),
            Event::End(TagEnd::TableRow) => out.push_str("</tr>\n"),
            Event::Start(Tag::TableCell) if head => out.push_str("<th scope=\"col\">"),
            Event::End(TagEnd::TableCell) if head => out.push_str("</th>"),
            Event::Start(Tag::TableCell) => out.push_str("<td>"),
            Event::End(TagEnd::TableCell) => out.push_str("</td>"),
            _ => {}
        }
    }
}

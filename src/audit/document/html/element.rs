//! What the elements of HTML are to a reader of words.

use std::collections::BTreeMap;

use html5gum::{HtmlString, Spanned};

/// What an element does to the words in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing: emphasis, links, spans, elements nobody knows.
    Inline,
    /// Parts its words from those around it.
    Block,
    /// A heading of a level.
    Heading(u8),
    /// A list.
    List,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell {
        /// Whether it is a `th`.
        heading: bool,
    },
    /// Words that belong to a picture or table.
    Caption,
    /// Text whose line ends count.
    Pre,
    /// A forced line end.
    LineBreak,
    /// The head of the page.
    Head,
    /// Its title.
    Title,
    /// Words that are not the article's: scripts, menus, form fields.
    Unseen,
}

impl Role {
    /// Whether the element stands on lines of its own.
    pub(super) fn is_block(self) -> bool {
        !matches!(self, Self::Inline | Self::LineBreak | Self::Unseen | Self::Title)
    }
}

/// The role of an element, by its name in lower case.
pub(super) fn role(name: &[u8]) -> Role {
    match name {
        b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Role::Heading(name[1] - b'0'),
        b"p" | b"div" | b"section" | b"article" | b"header" | b"footer" | b"main" | b"aside"
        | b"address" | b"blockquote" | b"center" | b"details" | b"summary" | b"dl" | b"dt"
        | b"dd" | b"fieldset" | b"legend" | b"figure" | b"form" | b"hr" | b"hgroup" | b"body"
        | b"html" | b"li" | b"thead" | b"tbody" | b"tfoot" => Role::Block,
        b"ul" | b"ol" | b"menu" | b"dir" => Role::List,
        b"table" => Role::Table,
        b"tr" => Role::Row,
        b"td" => Role::Cell { heading: false },
        b"th" => Role::Cell { heading: true },
        b"caption" | b"figcaption" => Role::Caption,
        b"pre" | b"listing" | b"xmp" | b"plaintext" => Role::Pre,
        b"br" => Role::LineBreak,
        b"head" => Role::Head,
        b"title" => Role::Title,
        b"script" | b"style" | b"nav" | b"template" | b"noscript" | b"iframe" | b"object"
        | b"svg" | b"select" | b"button" | b"textarea" | b"datalist" | b"audio" | b"video"
        | b"canvas" | b"del" | b"s" | b"strike" | b"noframes" => Role::Unseen,
        _ => Role::Inline,
    }
}

/// Whether an element never has content.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// Whether the attributes of an element hide it.
pub(super) fn hides(attributes: &BTreeMap<HtmlString, Spanned<HtmlString, usize>>) -> bool {
    let value = |name: &[u8]| attributes.get(name).map(|value| value.value.as_slice());
    if value(b"hidden").is_some() || value(b"aria-hidden").is_some_and(|v| v == b"true") {
        return true;
    }
    let Some(style) = value(b"style") else { return false };
    let style: Vec<u8> = style
        .iter()
        .filter(|byte| !byte.is_ascii_whitespace())
        .map(u8::to_ascii_lowercase)
        .collect();
    let has = |rule: &[u8]| style.windows(rule.len()).any(|window| window == rule);
    // Word marks what only it shall see with `mso-hide:all`.
    has(b"display:none") || has(b"visibility:hidden") || has(b"mso-hide:all")
}

//! What the styles of a Word document say of a paragraph: heading, caption, list.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::package::attribute;
use crate::audit::document::Unreadable;

/// How long a chain of styles is followed; Word itself allows eleven.
const LONGEST_CHAIN: usize = 16;

/// The paragraph styles by their ids.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, Style>);

/// What one style says by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    based_on: Option<String>,
    /// The level of a heading, from 1.
    pub(super) heading: Option<u8>,
    pub(super) caption: bool,
    /// The level of a list, from 0.
    pub(super) item: Option<u8>,
}

impl Styles {
    /// Reads `word/styles.xml`.
    pub(super) fn read(xml: &str) -> Result<Self, Unreadable> {
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event().map_err(|error| Unreadable::Damaged(error.to_string()))? {
                Event::Start(element) | Event::Empty(element) => {
                    if element.local_name().as_ref() == "style" {
                        open = attribute(&element, "styleId").map(|id| (id, Style::default()));
                    } else if let Some((_, style)) = &mut open {
                        style.element(&element);
                    }
                }
                Event::End(element) if element.local_name().as_ref() == "style" => {
                    styles.0.extend(open.take());
                }
                Event::DocType(_) => return Err(Unreadable::DocumentType),
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    /// What a style says, with what it takes from those it is based on.
    pub(super) fn get(&self, id: &str) -> Style {
        let mut result = Style::default();
        let mut next = Some(id);
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|id| self.0.get(id)) else { break };
            result.heading = result.heading.or(style.heading);
            result.caption |= style.caption;
            result.item = result.item.or(style.item);
            next = style.based_on.as_deref();
        }
        if result == Style::default() && !self.0.contains_key(id) {
            // A document without styles still names them as Word does.
            result.named(id);
        }
        result
    }
}

impl Style {
    fn element(&mut self, element: &BytesStart<'_>) {
        let value = || attribute(element, "val");
        match element.local_name().as_ref() {
            "name" => {
                if let Some(name) = value() {
                    self.named(&name);
                }
            }
            "basedOn" => self.based_on = value(),
            "outlineLvl" => self.heading = self.heading.or(outline_level(value())),
            "ilvl" => self.item = value().and_then(|level| level.parse().ok()),
            "numId" if value().is_some_and(|id| id != "0") => {
                self.item.get_or_insert(0);
            }
            _ => {}
        }
    }

    /// Word keeps the names of its own styles in English whatever language it speaks.
    fn named(&mut self, name: &str) {
        let name: String =
            name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
        self.caption |= name == "caption";
        if name == "title" {
            self.heading = Some(1);
        } else if let Some(level) = name.strip_prefix("heading") {
            self.heading = level.parse().ok().filter(|level| (1..=9).contains(level));
        }
    }
}

/// A heading's level from an outline level, which counts from 0; 9 is text.
pub(super) fn outline_level(value: Option<String>) -> Option<u8> {
    value?.parse::<u8>().ok().filter(|level| *level < 9).map(|level| level + 1)
}

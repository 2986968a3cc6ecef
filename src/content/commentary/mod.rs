//! Commentary: what writers wrote in Markdown, as events with references and blocks set apart.
//!
//! Everything keeps its place in the author's file. References stay references here: no figure is
//! looked up, nothing is worded, no HTML is made. What an official page may not hold (raw HTML,
//! unknown kinds of address, hidden characters) is refused with its place and a remedy, and never
//! silently dropped.

mod address;
mod block;
mod characters;
mod faults;
mod form;
mod inline;
mod mask;
mod reader;
mod reference;
/// What commentary may not hold.
pub mod rules;

pub use block::{Block, BlockKind};
pub use form::{Asked, ChangePart, Form, PointsStyle, Scale, ShareStyle, TargetKind, TargetPart};
pub use inline::{InlineText, TextPart, read_inline};
pub use reader::read_commentary;
pub use reference::{Named, Reference, Subject};

use pulldown_cmark::{Event, LinkType, Tag};

use crate::source::Span;

/// A Markdown text in pieces.
#[derive(Clone, Debug, Default)]
pub struct Commentary {
    /// The pieces in the order of the text. Start and end events are balanced.
    pub pieces: Vec<Piece>,
}

/// One piece of a Markdown text.
#[derive(Clone, Debug)]
pub enum Piece {
    /// What the parser reported, and the place it reported it for. Never HTML; the address of a
    /// link or a picture that was refused is empty.
    Markdown(Event<'static>, Span),
    /// A reference, to be put in as inline text.
    Reference(Reference),
    /// A block, at the top level of the text.
    Block(Block),
}

impl Piece {
    /// The place it was read from.
    pub fn span(&self) -> Span {
        match self {
            Self::Markdown(_, span) => *span,
            Self::Reference(reference) => reference.span,
            Self::Block(block) => block.span,
        }
    }
}

impl Commentary {
    /// The address of every link, with the place of the whole link. Mail addresses between `<>`
    /// are not among them.
    pub fn links(&self) -> impl Iterator<Item = (&str, Span)> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Markdown(Event::Start(Tag::Link { link_type, dest_url, .. }), span)
                if *link_type != LinkType::Email && !dest_url.is_empty() =>
            {
                Some((dest_url.as_ref(), *span))
            }
            _ => None,
        })
    }

    /// The address of every picture, with the place of the whole picture.
    pub fn pictures(&self) -> impl Iterator<Item = (&str, Span)> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Markdown(Event::Start(Tag::Image { dest_url, .. }), span)
                if !dest_url.is_empty() =>
            {
                Some((dest_url.as_ref(), *span))
            }
            _ => None,
        })
    }

    /// The references in the text, in order; those inside blocks are not among them.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Reference(reference) => Some(reference),
            _ => None,
        })
    }

    /// The blocks in order.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Block(block) => Some(block),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests;

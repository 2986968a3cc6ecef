//! Blocks: fenced code whose info string names something the program makes from figures.

use crate::content::nearest::nearest;
use crate::source::Span;

/// What a block makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BlockKind {
    /// A table of figures.
    Table,
    /// A row of large figures.
    KeyFigures,
    /// A standard paragraph, written from data alone.
    Narrative,
    /// Offices in order of one figure.
    Ranking,
    /// A picture with caption.
    Photo,
    /// The manual of the rules of checking.
    Rules,
    /// A chart of figures.
    Chart,
    /// The components of the theme with their examples.
    Components,
}

/// A block with its YAML, not read yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Block {
    /// What it makes.
    pub kind: BlockKind,
    /// The YAML between the fences.
    pub body: Span,
    /// The whole block, fences included.
    pub span: Span,
}

impl BlockKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Table,
        Self::KeyFigures,
        Self::Narrative,
        Self::Ranking,
        Self::Photo,
        Self::Rules,
        Self::Chart,
        Self::Components,
    ];

    /// The info string of the block.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::KeyFigures => "key-figures",
            Self::Narrative => "narrative",
            Self::Ranking => "ranking",
            Self::Photo => "photo",
            Self::Rules => "rules",
            Self::Chart => "chart",
            Self::Components => "components",
        }
    }
}

/// What an info string says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Info {
    /// Ordinary code.
    Code,
    /// Exactly the name of a block.
    Block(BlockKind),
    /// The name of a block with something after it, or nearly the name of one.
    Almost(BlockKind),
}

/// Reads the info string of fenced code.
pub(super) fn read_info(info: &str) -> Info {
    if let Some(kind) = BlockKind::ALL.into_iter().find(|kind| kind.name() == info) {
        return Info::Block(kind);
    }
    let names = BlockKind::ALL.map(BlockKind::name);
    let joined = info.trim().replace(['_', ' '], "-");
    let first = info.split_whitespace().next().unwrap_or_default();
    let near = nearest(&joined, names).or_else(|| nearest(first, names));
    BlockKind::ALL
        .into_iter()
        .find(|kind| Some(kind.name()) == near)
        .map_or(Info::Code, Info::Almost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_name_makes_a_block() {
        assert_eq!(read_info("key-figures"), Info::Block(BlockKind::KeyFigures));
        for almost in ["key_figures", "Key figures", "keyfigures"] {
            assert_eq!(read_info(almost), Info::Almost(BlockKind::KeyFigures), "{almost}");
        }
        for almost in ["tabel", "table x", "Table"] {
            assert_eq!(read_info(almost), Info::Almost(BlockKind::Table), "{almost}");
        }
        for code in ["", "yaml", "rust", "text", "ruby startline=3 $%@#$"] {
            assert_eq!(read_info(code), Info::Code, "{code}");
        }
    }
}

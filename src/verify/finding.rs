//! What a verification finds and what it verified.

use std::collections::BTreeMap;

use crate::diagnostic::Bilingual;

/// What does not agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The `value` of an element is not what the data give.
    Value,
    /// The printed number is not what the data give, or cannot be read.
    Text,
    /// A verb or hedge is not true of the number beside it.
    Words,
    /// An element speaks of nothing the data know, so it cannot be recomputed.
    Unknown,
    /// The page shows a figure its `figures.json` does not list, or the other way round.
    Listing,
    /// A line of `figures.json` is not what the data give.
    FiguresFile,
    /// A CSV file is not the table it belongs to.
    Table,
    /// The list of sources says what the data do not.
    Source,
    /// The head of a page, or a feed, repeats a text of a page otherwise than the page has it.
    Repeat,
    /// The published data contradict themselves or cannot be read.
    Data,
    /// A file is missing, changed or not in the manifest.
    Manifest,
    /// A file that cannot be read.
    Unreadable,
}

impl Kind {
    /// A stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Text => "text",
            Self::Words => "words",
            Self::Unknown => "unknown",
            Self::Listing => "listing",
            Self::FiguresFile => "figures-file",
            Self::Table => "table",
            Self::Source => "source",
            Self::Repeat => "repeat",
            Self::Data => "data",
            Self::Manifest => "manifest",
            Self::Unreadable => "unreadable",
        }
    }
}

/// One disagreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind.
    pub kind: Kind,
    /// The file, from the root of the site.
    pub file: String,
    /// Its line; 0 for the file as a whole.
    pub line: u64,
    /// What stands there.
    pub text: String,
    /// What is wrong and what it must be.
    pub message: Bilingual,
    /// The arithmetic in symbols, then one line for each input and where it comes from.
    pub arithmetic: Vec<String>,
}

impl Finding {
    /// A finding in a file; `line` and `text` follow by [`Finding::at`].
    pub fn new(kind: Kind, file: impl Into<String>, message: Bilingual) -> Self {
        let (text, arithmetic) = (String::new(), Vec::new());
        Self { kind, file: file.into(), line: 0, text, message, arithmetic }
    }

    /// The same, at a line and with the text that stands there.
    pub fn at(mut self, line: u64, text: impl Into<String>) -> Self {
        self.line = line;
        self.text = text.into();
        self
    }

    /// The same, with arithmetic.
    pub fn because(mut self, arithmetic: Vec<String>) -> Self {
        self.arithmetic = arithmetic;
        self
    }
}

/// What was verified and what was found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Pages with figures.
    pub pages: usize,
    /// Files of the site.
    pub files: usize,
    /// Figures recomputed on pages, by what they say (`value`, `change` …).
    pub figures: BTreeMap<String, usize>,
    /// Lines of `figures.json` files recomputed.
    pub listed: usize,
    /// Tables compared with their CSV.
    pub tables: usize,
    /// Workbooks compared with the tables of their page, or with the data.
    pub workbooks: usize,
    /// Entries of lists of sources recomputed.
    pub sources: usize,
    /// Waivers printed, whose differences are not recomputed.
    pub waivers: usize,
    /// Disagreements, in the order of files and lines.
    pub findings: Vec<Finding>,
}

impl Report {
    /// How many figures were recomputed on pages.
    pub fn figures(&self) -> usize {
        self.figures.values().sum()
    }

    /// Adds what another part of the site gave.
    pub fn add(&mut self, other: Self) {
        self.pages += other.pages;
        self.files += other.files;
        self.listed += other.listed;
        self.tables += other.tables;
        self.workbooks += other.workbooks;
        self.sources += other.sources;
        self.waivers += other.waivers;
        for (measure, count) in other.figures {
            *self.figures.entry(measure).or_default() += count;
        }
        self.findings.extend(other.findings);
    }
}

//! Code and blocks.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::Reader;
use crate::content::commentary::Piece;
use crate::content::commentary::block::{Block, Info, read_info};
use crate::content::commentary::characters::report_forbidden;
use crate::content::commentary::faults::{self, Spot};

/// Fenced or indented code whose end has not come.
pub(super) struct OpenCode {
    /// Its start among the pieces.
    piece: usize,
    info: Option<String>,
    pub(super) content: Option<Range<usize>>,
}

impl Reader<'_> {
    pub(super) fn start_code(&mut self, kind: CodeBlockKind<'_>, range: Range<usize>) {
        let info = match &kind {
            CodeBlockKind::Fenced(info) => Some(info.to_string()),
            CodeBlockKind::Indented => None,
        };
        if let Some(info) = &info {
            let line = self.first_line(&range);
            let source = self.masked.text.get(line.clone()).unwrap_or("");
            if !source.contains(info) {
                // Not as it was typed: an entity may have hidden a barred character.
                let span = self.span(line.clone());
                report_forbidden(info, span, &mut self.problems);
            }
            self.outside(line, Spot::Info);
        }
        self.code = Some(OpenCode { piece: self.pieces.len(), info, content: None });
        self.markdown(Event::Start(Tag::CodeBlock(kind)), range);
    }

    pub(super) fn end_code(&mut self, range: Range<usize>) {
        self.markdown(Event::End(TagEnd::CodeBlock), range.clone());
        self.literal.push(range.clone());
        let Some(code) = self.code.take() else { return };
        let Some(info) = code.info else { return };
        let line = self.first_line(&range);
        let place = self.span(line.clone());
        let kind = match read_info(&info) {
            Info::Code => return,
            Info::Almost(near) => return self.report(faults::unknown_block(&info, near, place)),
            Info::Block(kind) => kind,
        };
        let source = self.text.as_bytes();
        let at_margin = matches!(source.get(range.start), Some(b'`' | b'~'))
            && range.start.checked_sub(1).is_none_or(|before| b"\r\n".contains(&source[before]));
        if self.containers > 0 || !at_margin {
            return self.report(faults::misplaced_block(kind, place));
        }
        let after_line = (line.end + 1).min(range.end);
        let content = code.content.unwrap_or(after_line..after_line);
        let end = self.text.get(content.end..range.end).unwrap_or("").trim();
        if end.is_empty() || !end.bytes().all(|b| b == b'`' || b == b'~') {
            self.report(faults::unclosed_block(kind, place));
        }
        self.pieces.truncate(code.piece);
        let (body, span) = (self.span(content), self.span(range));
        self.pieces.push(Piece::Block(Block { kind, body, span }));
    }
}

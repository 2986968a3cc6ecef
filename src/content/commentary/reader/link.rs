//! Links and pictures: their addresses judged, references in them refused.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag};

use super::{MASK, Reader};
use crate::content::commentary::address::{AddressFault, judge_link, judge_picture};
use crate::content::commentary::characters::report_forbidden;
use crate::content::commentary::faults::{self, Spot};

/// A link or a picture whose end has not come.
pub(super) struct OpenLink {
    picture: bool,
    /// The label of its definition; empty where it has none.
    pub(super) label: String,
    address: String,
    address_masks: usize,
    title_masks: usize,
    fault: Option<AddressFault>,
    /// How many words had been seen at its start.
    words: usize,
}

impl Reader<'_> {
    pub(super) fn start_link(&mut self, event: Event<'_>, range: Range<usize>) {
        let mut event = event.into_static();
        let (Event::Start(Tag::Link { link_type, dest_url, title, id })
        | Event::Start(Tag::Image { link_type, dest_url, title, id })) = &mut event
        else {
            return;
        };
        let (link_type, address) = (*link_type, dest_url.to_string());
        let address_masks = masks(&address);
        let (title_masks, label) = (masks(title), id.to_string());
        if self.masked.text.get(range.clone()).is_none_or(|source| !source.contains(&**title)) {
            let span = self.span(range.clone());
            report_forbidden(title, span, &mut self.problems);
        }
        let picture = matches!(event, Event::Start(Tag::Image { .. }));
        let fault = match link_type {
            _ if address_masks > 0 => None,
            LinkType::Email => None,
            _ if picture => judge_picture(&address, self.depth),
            _ => judge_link(&address, self.depth),
        };
        if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = &mut event
            && (fault.is_some() || address_masks > 0)
        {
            *dest_url = CowStr::Borrowed("");
        }
        if matches!(link_type, LinkType::Autolink | LinkType::Email) {
            self.outside(range.clone(), Spot::LinkAddress);
        }
        let words = self.words;
        self.links.push(OpenLink {
            picture,
            label,
            address,
            address_masks,
            title_masks,
            fault,
            words,
        });
        self.markdown(event, range);
    }

    /// Ends a link. `definition`: where its address is written, if not here.
    pub(super) fn end_link(
        &mut self,
        event: Event<'static>,
        range: Range<usize>,
        definition: Option<Range<usize>>,
    ) {
        let tail = self.last..range.end;
        self.last = range.end;
        let Some(link) = self.links.pop() else { return };
        let spot = if link.picture { Spot::PictureAddress } else { Spot::LinkAddress };
        let first_here = definition.as_ref().is_none_or(|at| self.definitions.insert(at.start));
        let at = definition.unwrap_or(tail);
        if link.address_masks + link.title_masks > 0 && first_here {
            let inside = self.within(&at);
            let split = (inside.start + link.address_masks).min(inside.end);
            self.mark(inside.start..split, spot);
            self.mark(split..(split + link.title_masks).min(inside.end), Spot::Tooltip);
        }
        if let Some(fault) = &link.fault {
            let place = self.text.get(at.clone()).and_then(|source| source.find(&link.address));
            let place = match place {
                Some(found) if !link.address.is_empty() => {
                    at.start + found..at.start + found + link.address.len()
                }
                _ => range.clone(),
            };
            let problem = faults::address(fault, link.picture, self.span(place));
            self.report(problem);
        }
        if link.picture && link.words == self.words {
            let problem = faults::no_alt(self.span(range.clone()));
            self.report(problem);
        }
        self.markdown(event, range);
    }
}

/// How many references a text holds.
fn masks(text: &str) -> usize {
    text.matches(MASK).count()
}

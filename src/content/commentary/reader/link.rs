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
    /// Whether its text is its address, between `<` and `>`.
    auto: bool,
    /// The label of its definition; empty where it has none.
    pub(super) label: String,
    address: String,
    address_masks: usize,
    title: String,
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
        let (title, label) = (title.to_string(), id.to_string());
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
        let auto = matches!(link_type, LinkType::Autolink | LinkType::Email);
        if auto {
            self.outside(range.clone(), Spot::LinkAddress);
        }
        let words = self.words;
        self.links.push(OpenLink {
            picture,
            auto,
            label,
            address,
            address_masks,
            title,
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
        let first_here = definition.as_ref().is_none_or(|at| self.definitions.insert(at.start));
        let at = definition.unwrap_or(if link.auto { range.clone() } else { tail });
        if first_here {
            self.check_hidden(&link, &at, &range);
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

    /// Refuses references in the address and the title of a link, which are written at `at`, and
    /// characters an entity may have hidden there.
    fn check_hidden(&mut self, link: &OpenLink, at: &Range<usize>, whole: &Range<usize>) {
        let span = self.span(whole.clone());
        let source = self.masked.text.get(at.clone()).unwrap_or("");
        if !source.contains(&link.title) {
            report_forbidden(&link.title.replace(MASK, ""), span, &mut self.problems);
        }
        let references = self.within(at);
        let address_end = references.start + link.address_masks;
        let title_end = address_end + masks(&link.title);
        if title_end > references.end {
            // More masks than references: an entity spelt the private character itself.
            report_forbidden(&MASK.to_string(), span, &mut self.problems);
        }
        let spot = if link.picture { Spot::PictureAddress } else { Spot::LinkAddress };
        self.mark(references.start..address_end.min(references.end), spot);
        self.mark(address_end.min(references.end)..title_end.min(references.end), Spot::Tooltip);
    }
}

/// How many references a text holds.
fn masks(text: &str) -> usize {
    text.matches(MASK).count()
}

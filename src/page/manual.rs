//! The manual of the rules as prose: the block `rules`, for a site that documents its own checks.
//!
//! What is printed here is what `congbo explain` prints, from the same rules; the examples of
//! faults are shown as code and are nobody's figures.

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::composer::Composer;
use super::model::Node;
use crate::diagnostic::{Rule, Severity};

impl Composer<'_> {
    /// A table of every rule, then the manual entry of each.
    pub(super) fn rules_manual(&self) -> Vec<Node> {
        let mut nodes: Vec<Node> = self.rules_table().into_iter().map(Node::Markdown).collect();
        for rule in self.rules {
            self.rule_entry(rule, &mut nodes);
        }
        nodes
    }

    fn rules_table(&self) -> Vec<Event<'static>> {
        let mut events = vec![Event::Start(Tag::Table(vec![Alignment::None; 3]))];
        events.push(Event::Start(Tag::TableHead));
        for key in ["rule", "severity", "fault"] {
            cell(&mut events, Event::Text(self.owned(key)));
        }
        events.push(Event::End(TagEnd::TableHead));
        for rule in self.rules {
            events.push(Event::Start(Tag::TableRow));
            cell(&mut events, Event::Code(rule.id.into()));
            cell(&mut events, Event::Text(self.severity(rule)));
            cell(&mut events, Event::Text(rule.manual(self.language).title.into()));
            events.push(Event::End(TagEnd::TableRow));
        }
        events.push(Event::End(TagEnd::Table));
        events
    }

    fn rule_entry(&self, rule: &'static Rule, nodes: &mut Vec<Node>) {
        let mut events = Vec::new();
        let manual = rule.manual(self.language);
        let level = HeadingLevel::H3;
        let heading = Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() };
        events.push(Event::Start(heading));
        events.push(Event::Text(manual.title.into()));
        events.push(Event::End(TagEnd::Heading(level)));
        events.push(Event::Start(Tag::Paragraph));
        events.push(Event::Code(rule.id.into()));
        let severity = self.severity(rule);
        events.push(Event::Text(format!(" ({severity}). {}", manual.why).into()));
        events.push(Event::End(TagEnd::Paragraph));
        for (key, example) in [("wrong", rule.wrong), ("right", rule.right)] {
            events.push(Event::Start(Tag::Paragraph));
            events.push(Event::Text(self.owned(key)));
            events.push(Event::End(TagEnd::Paragraph));
            nodes.extend(events.drain(..).map(Node::Markdown));
            nodes.push(Node::Example(example));
        }
    }

    fn severity(&self, rule: &Rule) -> CowStr<'static> {
        self.owned(match rule.severity {
            Severity::Error => "severity_error",
            Severity::Warning => "severity_warning",
        })
    }

    fn owned(&self, key: &str) -> CowStr<'static> {
        CowStr::from(self.text(key).to_owned())
    }
}

fn cell(events: &mut Vec<Event<'static>>, content: Event<'static>) {
    events.push(Event::Start(Tag::TableCell));
    events.push(content);
    events.push(Event::End(TagEnd::TableCell));
}

//! Filling variables, written `<name>`, into a preset.

use std::collections::BTreeMap;

use crate::config::node::{Located, Node};

/// What is filled in, by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Variables(BTreeMap<String, Located<Node>>);

impl Variables {
    /// Sets a variable.
    pub(super) fn set(&mut self, name: &str, value: Located<Node>) {
        self.0.insert(name.to_owned(), value);
    }

    /// Returns a tree with every variable filled in.
    ///
    /// A value that is nothing but a variable becomes its value, whatever that is, and is left out
    /// when there is none; within a text its text is put in.
    pub(super) fn fill(&self, node: &Located<Node>) -> Located<Node> {
        match &node.value {
            Node::Null | Node::Plain(_) => node.clone(),
            Node::Scalar(text) => match whole(text) {
                Some(name) => self.0.get(name).cloned().unwrap_or_else(|| node.with(Node::Null)),
                None => node.with(Node::Scalar(self.within(text))),
            },
            Node::List(items) => {
                node.with(Node::List(items.iter().map(|item| self.fill(item)).collect()))
            }
            Node::Map(entries) => {
                let filled = entries.iter().map(|(key, value)| (key.clone(), self.fill(value)));
                let kept = filled.filter(|(_, value)| value.value != Node::Null);
                node.with(Node::Map(kept.collect()))
            }
        }
    }

    fn within(&self, text: &str) -> String {
        let mut filled = text.to_owned();
        for (name, value) in &self.0 {
            if let Some(value) = value.value.text() {
                filled = filled.replace(&format!("<{name}>"), value);
            }
        }
        filled
    }
}

/// Returns the name when a text is nothing but one variable.
fn whole(text: &str) -> Option<&str> {
    let name = text.strip_prefix('<')?.strip_suffix('>')?;
    (!name.contains(['<', '>'])).then_some(name)
}

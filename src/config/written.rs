//! The settings of connections and tables as they are in force, for showing.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::config::{
    file::plain,
    node::{Located, Node},
};

/// Sections that are shown.
const SHOWN: [&str; 2] = ["connections", "sources"];

/// Returns each connection and table by its path, with presets spread out; secrets stand there only
/// as the places where they are found.
pub(super) fn written(tree: &Located<Node>) -> BTreeMap<String, Value> {
    let Node::Map(sections) = &tree.value else { return BTreeMap::new() };
    let shown = sections.iter().filter(|(key, _)| SHOWN.contains(&key.value.as_str()));
    let entries = shown.filter_map(|(section, node)| match &node.value {
        Node::Map(entries) => Some((section, entries)),
        _ => None,
    });
    entries
        .flat_map(|(section, entries)| {
            let path = |name: &str| format!("{}.{name}", section.value);
            entries.iter().map(move |(key, node)| (path(&key.value), json(&node.value)))
        })
        .collect()
}

fn json(node: &Node) -> Value {
    match node {
        Node::Null => Value::Null,
        Node::Scalar(text) => Value::String(text.clone()),
        Node::Plain(text) => plain(text),
        Node::List(items) => Value::Array(items.iter().map(|item| json(&item.value)).collect()),
        Node::Map(entries) => {
            let member = |(key, value): &(Located<String>, Located<Node>)| {
                let hidden = key.value == "literal";
                let value = if hidden { Value::from("***") } else { json(&value.value) };
                (key.value.clone(), value)
            };
            Value::Object(entries.iter().map(member).collect::<Map<_, _>>())
        }
    }
}

//! The hash of the settings that can change a report.

use std::fmt::Write as _;

use crate::{
    config::node::{Located, Node},
    model::sha256_hex,
};

/// Sections that cannot change a report: where things are, how to log in, when to look.
const LEFT_OUT: [&str; 5] = ["paths", "connections", "delivery", "catch_up", "log"];

/// Keys below a section that only say when, how often or what is believable.
const TIMING: [(&str, &[&str]); 2] = [
    ("reports", &["due", "grace"]),
    ("sources", &["idempotent", "lookback", "full_refresh", "expect"]),
];

/// Returns the hash, in hexadecimal, of the settings in force, whatever their order and comments.
pub(super) fn fingerprint(tree: &Located<Node>) -> String {
    let mut text = String::new();
    if let Node::Map(entries) = &tree.value {
        let mut kept: Vec<_> =
            entries.iter().filter(|(key, _)| !LEFT_OUT.contains(&key.value.as_str())).collect();
        kept.sort_by_key(|(key, _)| &key.value);
        for (key, value) in kept {
            let timing = TIMING.iter().find(|(section, _)| *section == key.value);
            let skip = timing.map_or(&[][..], |(_, keys)| keys);
            write!(text, "{:?}:", key.value).expect("writing to a text cannot fail");
            canonical(&value.value, skip, &mut text);
        }
    }
    sha256_hex(text.as_bytes())
}

/// Writes a value so that equal values give equal text.
fn canonical(node: &Node, skip: &[&str], text: &mut String) {
    match node {
        Node::Null => text.push_str("null,"),
        Node::Scalar(value) | Node::Plain(value) => {
            write!(text, "{value:?},").expect("writing to a text cannot fail");
        }
        Node::List(items) => {
            text.push('[');
            for item in items {
                canonical(&item.value, skip, text);
            }
            text.push_str("],");
        }
        Node::Map(entries) => {
            let mut sorted: Vec<_> = entries
                .iter()
                .filter(|(key, value)| {
                    !skip.contains(&key.value.as_str()) && value.value != Node::Null
                })
                .collect();
            sorted.sort_by_key(|(key, _)| &key.value);
            text.push('{');
            for (key, value) in sorted {
                write!(text, "{:?}:", key.value).expect("writing to a text cannot fail");
                canonical(&value.value, skip, text);
            }
            text.push_str("},");
        }
    }
}

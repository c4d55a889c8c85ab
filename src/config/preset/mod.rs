//! Presets: what is the same for every user of a kind of source, laid under the user's settings.
//!
//! A preset is a small YAML file compiled in. It is spread out before anything is checked, so that
//! a setting from a preset means and is checked like one the user wrote; its place, in messages,
//! is the word that names the preset.

mod fill;
mod table;

use std::collections::BTreeMap;

use crate::config::{
    node::{self, At, Located, Node, Origin},
    preset::fill::Variables,
    problem::Problems,
    read::join,
};

/// Every preset by name.
pub(super) const PRESETS: [(&str, &str); 7] = [
    ("odata_v4", include_str!("odata_v4.yaml")),
    ("odata_v2", include_str!("odata_v2.yaml")),
    ("odoo_jsonrpc", include_str!("odoo_jsonrpc.yaml")),
    ("odoo_json2", include_str!("odoo_json2.yaml")),
    ("business_central", include_str!("business_central.yaml")),
    ("json_api", include_str!("json_api.yaml")),
    ("drf", include_str!("drf.yaml")),
];

/// A preset, with every value at the place where it is named.
struct Preset {
    tree: Located<Node>,
    at: At,
}

/// Lays the presets that connections name under these connections and their tables.
pub(super) fn spread(mut tree: Located<Node>, problems: &mut Problems<'_>) -> Located<Node> {
    let mut presets = BTreeMap::new();
    for (name, connection) in entries(child_mut(&mut tree, "connections")) {
        let Some(preset) = Preset::named_by(connection) else { continue };
        let path = join("connections", &name.value);
        let variables = preset.variables(connection, &path, problems);
        preset.lay_under(connection, "connection", &variables);
        presets.insert(name.value.clone(), preset);
    }
    for (name, table) in entries(child_mut(&mut tree, "sources")) {
        let preset = child(table, "connection").and_then(|name| presets.get(name.value.text()?));
        if let Some(preset) = preset {
            let path = join("sources", &name.value);
            preset.lay_under_table(&name.value, table, &path, problems);
        }
    }
    tree
}

impl Preset {
    /// Returns the preset a connection names; an unknown name is told when the file is checked.
    fn named_by(connection: &Located<Node>) -> Option<Self> {
        let found = child(connection, "preset")?;
        let name = child(found, "name").unwrap_or(found);
        let (_, text) = PRESETS.iter().find(|(known, _)| Some(*known) == name.value.text())?;
        let tree = node::parse(text, Origin::User).expect("the presets compiled in are YAML");
        Some(Self { tree: moved(tree, name.at), at: name.at })
    }

    /// Returns what the connection fills into the preset; what it must and does not is a problem.
    fn variables(
        &self,
        connection: &Located<Node>,
        path: &str,
        problems: &mut Problems<'_>,
    ) -> Variables {
        let mut variables = Variables::default();
        let given = child(connection, "preset");
        let Some(Node::Map(wanted)) = child(&self.tree, "with").map(|with| &with.value) else {
            return variables;
        };
        for (name, default) in wanted {
            let value = given.and_then(|given| child(given, &name.value)).unwrap_or(default);
            match value.value.text() {
                Some("") => {}
                Some(_) => variables.set(&name.value, value.clone()),
                None => {
                    let message = format!("`{path}.preset.{}` is missing", name.value);
                    let hint = format!("write `preset: {{ name: …, {}: … }}`", name.value);
                    problems.add(self.at, message, hint);
                    // A word in its place keeps further messages to the point.
                    variables.set(&name.value, default.with(Node::Scalar("missing".to_owned())));
                }
            }
        }
        variables
    }

    /// Lays one part of the preset, filled in, under a section of the user.
    fn lay_under(&self, section: &mut Located<Node>, part: &str, variables: &Variables) {
        if let Some(part) = child(&self.tree, part) {
            lay(section, variables.fill(part));
        }
    }

    /// Lays one part of the preset under a section of the user; its variables are filled later.
    fn lay_unfilled(&self, section: &mut Located<Node>, part: &str) {
        if let Some(part) = child(&self.tree, part) {
            lay(section, part.clone());
        }
    }
}

/// Lays `base` under a section; one that is no map is told when the file is checked.
fn lay(section: &mut Located<Node>, base: Located<Node>) {
    if matches!(section.value, Node::Map(_) | Node::Null) {
        let user = section.clone();
        let at = user.at;
        *section = Located { at, ..node::merge(user, base) };
    }
}

/// Returns a tree with every value at one place.
fn moved(tree: Located<Node>, at: At) -> Located<Node> {
    let value = match tree.value {
        Node::List(items) => Node::List(items.into_iter().map(|item| moved(item, at)).collect()),
        Node::Map(entries) => Node::Map(
            entries
                .into_iter()
                .map(|(key, value)| (Located { at, ..key }, moved(value, at)))
                .collect(),
        ),
        single => single,
    };
    Located { at, value }
}

/// Returns the value of a key.
fn child<'n>(node: &'n Located<Node>, name: &str) -> Option<&'n Located<Node>> {
    let Node::Map(entries) = &node.value else { return None };
    entries.iter().find(|(key, _)| key.value == name).map(|(_, value)| value)
}

fn child_mut<'n>(node: &'n mut Located<Node>, name: &str) -> Option<&'n mut Located<Node>> {
    let Node::Map(entries) = &mut node.value else { return None };
    entries.iter_mut().find(|(key, _)| key.value == name).map(|(_, value)| value)
}

/// Returns the entries of a map, none of anything else.
fn entries(
    node: Option<&mut Located<Node>>,
) -> impl Iterator<Item = &mut (Located<String>, Located<Node>)> {
    let entries = node.and_then(|node| match &mut node.value {
        Node::Map(entries) => Some(entries),
        _ => None,
    });
    entries.into_iter().flatten()
}

#[cfg(test)]
mod tests;

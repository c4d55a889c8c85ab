//! Placeholders in requests: `{since}`, `{from}`, `{to}`, and those of a login.

use serde_json::Value;

use crate::config::{
    check::source::Check,
    file::{AuthKind, Connection, Mode, Source},
    node::At,
    problem::Problems,
    read::{Entry, alternatives, did_you_mean},
};

/// Placeholders a login fills in.
const LOGIN: [&str; 3] = ["uid", "database", "key"];

/// A text of the request, with its setting and place.
struct Place<'a> {
    name: String,
    text: &'a str,
    at: At,
    is_body: bool,
}

impl Check<'_> {
    /// Checks that every placeholder is known here, and that what asks for a part is there.
    pub(super) fn placeholders(
        &self,
        file: &Source,
        connection: Option<&Entry<Connection>>,
        problems: &mut Problems<'_>,
    ) {
        let mode = file.incremental.as_ref().and_then(|found| found.value.mode.as_ref());
        let parts: &[&str] = match mode.map(|mode| mode.value) {
            None | Some(Mode::Full) => &[],
            Some(Mode::Watermark) => &["since"],
            Some(Mode::Window) => &["from", "to"],
        };
        let auth = connection.and_then(|entry| entry.value.value.auth.as_ref());
        let kind = auth.and_then(|auth| auth.value.kind.as_ref()).map(|kind| kind.value);
        let login: &[&str] = if kind == Some(AuthKind::Odoo) { &LOGIN } else { &[] };
        let texts = texts(file);
        for text in &texts {
            for name in names(text.text) {
                let known = parts.contains(&name) || (text.is_body && login.contains(&name));
                if !known {
                    self.unknown_placeholder(text, name, problems);
                }
            }
        }
        let Some((needed, mode)) = parts.first().zip(mode) else { return };
        if !texts.iter().any(|text| names(text.text).any(|name| name == *needed)) {
            let message = format!(
                "`{}.incremental` asks for everything: no text holds `{{{needed}}}`",
                self.path
            );
            let hint = format!(
                "say how the source is asked for a part, for example `param: {{ updated_from: \"{{{needed}}}\" }}`"
            );
            problems.add(mode.at, message, hint);
        }
    }

    fn unknown_placeholder(&self, text: &Place<'_>, name: &str, problems: &mut Problems<'_>) {
        let setting = format!("{}.{}", self.path, text.name);
        let (message, hint) = match name {
            "since" => (
                format!("`{setting}` holds `{{since}}`, but `incremental.mode` is not watermark"),
                "write `incremental: { mode: watermark, … }`, or remove it".to_owned(),
            ),
            "from" | "to" => (
                format!("`{setting}` holds `{{{name}}}`, but `incremental.mode` is not window"),
                "write `incremental: { mode: window, … }`, or remove it".to_owned(),
            ),
            _ if LOGIN.contains(&name) => (
                format!(
                    "`{setting}` holds `{{{name}}}`, which only the body of an Odoo login knows"
                ),
                "write `auth: { type: odoo, … }` and put it into `body`, or remove it".to_owned(),
            ),
            _ => {
                let known = ["since", "from", "to", "uid", "database", "key"];
                let hint = did_you_mean(name, &known)
                    .unwrap_or_else(|| format!("use one of {}", alternatives(&known)));
                (format!("`{setting}` holds the unknown placeholder `{{{name}}}`"), hint)
            }
        };
        problems.add(text.at, message, hint);
    }
}

/// Returns every text of the request that may hold placeholders.
fn texts(file: &Source) -> Vec<Place<'_>> {
    let mut texts = vec![];
    let mut add = |name: String, text, at| texts.push(Place { name, text, at, is_body: false });
    if let Some(path) = &file.path {
        add("path".to_owned(), path.value.as_str(), path.at);
    }
    let incremental = file.incremental.as_ref().map(|found| &found.value);
    let param = incremental.and_then(|found| found.param.as_ref());
    let lists = [
        ("headers", file.headers.as_ref()),
        ("query", file.query.as_ref()),
        ("incremental.param", param),
    ];
    for (list, entries) in lists {
        for Entry { key, value } in entries.into_iter().flat_map(|found| &found.value) {
            add(format!("{list}.{}", key.value), &value.value, value.at);
        }
    }
    if let Some(body) = &file.body {
        in_json("body", &body.value.0, body.at, &mut texts);
    }
    let parts = incremental.and_then(|found| found.body.as_ref());
    for part in parts.into_iter().flat_map(|parts| &parts.value) {
        in_json("incremental.body", &part.value.value.0, part.value.at, &mut texts);
    }
    texts
}

fn in_json<'a>(name: &str, value: &'a Value, at: At, texts: &mut Vec<Place<'a>>) {
    match value {
        Value::String(text) => texts.push(Place { name: name.to_owned(), text, at, is_body: true }),
        Value::Array(items) => items.iter().for_each(|item| in_json(name, item, at, texts)),
        Value::Object(members) => {
            members.values().for_each(|member| in_json(name, member, at, texts));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Returns the names in braces; braces around anything else, such as JSON in a query, are text.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| {
        let (name, _) = rest.split_once('}')?;
        let is_name = !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        is_name.then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_around_names_are_placeholders() {
        let found: Vec<_> = names("a {since} {\"json\": {}} {to}{} {x y} {").collect();
        assert_eq!(found, ["since", "to"]);
    }
}

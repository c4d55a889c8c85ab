//! What a JSON document says besides data: that something failed, or that there is more.

use serde_json::Value;
use serde_json_path::JsonPath;

/// Most characters of a message of the source that are repeated.
const MOST_CHARACTERS: usize = 200;

/// Where a link to the next page stands in well-known interfaces.
const LINKS: &[(&str, &str)] = &[
    ("/next", "`next`"),
    ("/@odata.nextLink", "`@odata.nextLink`"),
    ("/odata.nextLink", "`odata.nextLink`"),
    ("/d/__next", "`d.__next`"),
    ("/links/next", "`links.next`"),
    ("/_links/next", "`_links.next`"),
    ("/paging/next", "`paging.next`"),
    ("/pagination/next", "`pagination.next`"),
    ("/meta/next", "`meta.next`"),
    ("/nextRecordsUrl", "`nextRecordsUrl`"),
    ("/next_url", "`next_url`"),
    ("/next_page", "`next_page`"),
    ("/next_page_url", "`next_page_url`"),
    ("/nextPageToken", "`nextPageToken`"),
    ("/next_cursor", "`next_cursor`"),
    ("/nextCursor", "`nextCursor`"),
];

/// Where it is said that there is more.
const FLAGS: &[(&str, &str)] = &[
    ("/has_more", "`has_more`"),
    ("/hasMore", "`hasMore`"),
    ("/meta/has_more", "`meta.has_more`"),
    ("/pagination/has_more", "`pagination.has_more`"),
];

/// Returns whether a value says something: null, false and what is empty do not.
pub(super) fn is_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(_) => true,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
    }
}

/// Names a well-known place of the document that tells of more pages.
pub(super) fn more(document: &Value) -> Option<&'static str> {
    let is_at = |at: &str| document.pointer(at).is_some_and(is_link);
    let is_set = |at: &str| document.pointer(at) == Some(&Value::Bool(true));
    let known = LINKS.iter().find(|(at, _)| is_at(at));
    let known = known.or_else(|| FLAGS.iter().find(|(at, _)| is_set(at)));
    let is_next = |link: &Value| link["rel"] == "next" && is_link(link);
    let listed = || document.get("links")?.as_array()?.iter().any(is_next).then_some("`links`");
    known.map(|(_, name)| *name).or_else(listed)
}

fn is_link(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.get("href").map_or(!fields.is_empty(), is_link),
        Value::String(text) => !text.is_empty(),
        Value::Number(page) => page.as_str() != "0",
        _ => false,
    }
}

/// Returns whether an object stands for an error.
pub(super) fn is_failure(document: &Value) -> bool {
    ["error", "errors"].iter().any(|name| document.get(name).is_some_and(is_something))
}

/// Returns what the source says at a path that holds something only when a request failed.
pub(super) fn message(path: &JsonPath, document: &Value) -> Option<String> {
    let is_failure = |value: &&Value| match value {
        Value::Number(number) => number.as_str() != "0",
        other => is_something(other),
    };
    let found = path.query(document).into_iter().find(is_failure)?;
    let text = texts(found).unwrap_or_else(|| match found {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    });
    Some(cut(&text))
}

/// Returns the texts that usual error objects have for people.
fn texts(error: &Value) -> Option<String> {
    let error = error.get(0).unwrap_or(error);
    let known = ["/title", "/message", "/message/value", "/detail", "/data/message"];
    let texts: Vec<&str> = known
        .iter()
        .filter_map(|at| error.pointer(at)?.as_str())
        .filter(|t| !t.is_empty())
        .collect();
    (!texts.is_empty()).then(|| texts.join(": "))
}

/// Makes one short line of a text.
fn cut(text: &str) -> String {
    let line = text.split(|c: char| c.is_whitespace() || c.is_control());
    let line = line.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// Names what the document holds instead of records; names only, the values may be secret.
pub(super) fn names(document: &Value) -> String {
    match document {
        Value::Object(members) if members.is_empty() => "an empty object".to_owned(),
        Value::Object(members) => {
            // The records are most likely one of the lists.
            let (lists, others): (Vec<_>, Vec<_>) =
                members.iter().partition(|(_, value)| value.is_array());
            let lists = lists.iter().map(|(name, _)| format!("the list `{}`", cut(name)));
            let others = others.iter().map(|(name, _)| format!("`{}`", cut(name)));
            lists.chain(others).take(9).collect::<Vec<_>>().join(", ")
        }
        Value::Array(_) => "a list".to_owned(),
        _ => "a plain value".to_owned(),
    }
}

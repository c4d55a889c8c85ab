//! The fields of a page: how often they have a value, and what the values look like.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};
use serde::Serialize;

use crate::source::{Check, Field, Raw, Row};

/// One field of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeenField {
    /// Its name.
    pub name: String,
    /// Records that have a value in it.
    pub records: u64,
    /// What its values look like.
    pub types: BTreeSet<&'static str>,
}

/// Returns every field of the page.
pub(super) fn seen(page: &Check) -> Vec<SeenField> {
    let mut types: BTreeMap<&str, BTreeSet<&'static str>> = BTreeMap::new();
    let fields: Vec<_> = page
        .fields
        .keys()
        .filter_map(|name| Some((name.as_str(), Field::parse(name).ok()?)))
        .collect();
    for batch in &page.batches {
        batch.for_each(|row| {
            let Row::Fields(record) = row else { return };
            for (name, field) in &fields {
                let kind = record.get(field).and_then(|raw| kind(&raw));
                types.entry(name).or_default().extend(kind);
            }
        });
    }
    let fields = page.fields.iter().map(|(name, records)| SeenField {
        name: name.clone(),
        records: *records,
        types: types.remove(name.as_str()).unwrap_or_default(),
    });
    fields.collect()
}

/// Returns the word for what a value looks like; nothing looks like nothing.
fn kind(raw: &Raw<'_>) -> Option<&'static str> {
    Some(match raw {
        Raw::Null => return None,
        Raw::Bool(_) => "true or false",
        Raw::Number(_) | Raw::Double(_) => "number",
        Raw::Day(_) => "day",
        Raw::Nested => "object or list",
        Raw::Text(text) => return of_text(text.trim()),
    })
}

fn of_text(text: &str) -> Option<&'static str> {
    let is_number = || {
        let digits = text.trim_start_matches(['-', '+']);
        !digits.is_empty()
            && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
    };
    let is_time = || {
        let is_clock = text.contains(':') && text.parse::<DateTime>().is_ok();
        is_clock || text.parse::<Timestamp>().is_ok()
    };
    match text {
        "" => None,
        _ if is_number() => Some("number as text"),
        _ if text.len() == 10 && text.parse::<Date>().is_ok() => Some("day as text"),
        _ if is_time() => Some("time as text"),
        _ => Some("text"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_hold_something_else_are_told_apart() {
        for (text, kind) in [
            ("", None),
            ("644.37", Some("number as text")),
            ("-1,5", Some("number as text")),
            ("2026-11-22", Some("day as text")),
            ("2026-11-22T10:00:00Z", Some("time as text")),
            ("2026-11-22 10:30:00", Some("time as text")),
            ("Åsunda", Some("text")),
        ] {
            assert_eq!(of_text(text), kind, "{text}");
        }
    }
}

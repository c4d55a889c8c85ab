//! JSON: one document per page, the records at a path.

use std::{
    io::{BufReader, Read},
    vec,
};

use serde_json::Value;
use serde_json_path::JsonPath;

use crate::{
    model::Table,
    source::{
        Error, Fields, Place, Row, Unreadable,
        decode::{Body, Paths},
    },
};

/// Where the records stand.
pub(in crate::source) struct Records {
    written: String,
    path: JsonPath,
}

/// The records of one page.
pub(in crate::source) struct Rows(vec::IntoIter<Value>);

impl Records {
    /// Parses the path; `$.value[*]` means the same as `$.value`, so that an empty list is found.
    pub(super) fn parse(table: Table, written: &str) -> Result<Self, Error> {
        let path = if written.is_empty() { "$" } else { written };
        let list = path.strip_suffix("[*]").unwrap_or(path);
        let parsed = JsonPath::parse(list).map_err(|cause| Error::Path {
            table,
            path: written.to_owned(),
            cause,
        })?;
        Ok(Self { written: path.to_owned(), path: parsed })
    }

    /// Takes the records out of the document, or `None` when the path leads nowhere.
    fn take(&self, document: &mut Value) -> Option<Vec<Value>> {
        let places: Vec<String> = self
            .path
            .query_located(document)
            .iter()
            .map(|node| node.location().to_json_pointer())
            .collect();
        let mut found: Vec<Value> = places
            .iter()
            .filter_map(|place| document.pointer_mut(place).map(Value::take))
            .collect();
        match found.as_mut_slice() {
            [Value::Array(records)] => Some(std::mem::take(records)),
            [Value::Object(_)] | [_, _, ..] => Some(found),
            [] | [_] => None,
        }
    }
}

/// Reads a page whole: its size is bounded by the connection's limit.
pub(super) fn open(place: &Place, paths: &Paths, mut body: BufReader<Body>) -> Result<Rows, Error> {
    let mut bytes = Vec::new();
    body.read_to_end(&mut bytes).map_err(|cause| Error::File { place: place.clone(), cause })?;
    let mut document: Value = serde_json::from_slice(&bytes).map_err(|cause| {
        Error::Unparsable { place: place.clone(), format: "JSON", cause: Box::new(cause) }
    })?;
    drop(bytes);
    let records = paths.records.take(&mut document).ok_or_else(|| Error::RecordsMissing {
        place: place.clone(),
        path: paths.records.written.clone(),
        found: outside(&document),
    })?;
    Ok(Rows(records.into_iter()))
}

impl Rows {
    /// Returns the next record.
    pub(super) fn next(&mut self) -> Option<Row<'static>> {
        self.0.next().map(row)
    }
}

/// Takes a parsed value as a record.
pub(super) fn row(value: Value) -> Row<'static> {
    match Fields::from_json(value) {
        Ok(fields) => Row::Fields(fields),
        Err(other) => Row::Unreadable(Unreadable {
            reason: "found a bare value, expected an object".to_owned(),
            text: other.to_string(),
        }),
    }
}

/// Names what the document holds instead of records; names only, the values may be secret.
fn outside(document: &Value) -> String {
    match document {
        Value::Object(members) => {
            let names: Vec<String> =
                members.keys().take(9).map(|name| format!("`{name}`")).collect();
            if names.is_empty() { "an empty object".to_owned() } else { names.join(", ") }
        }
        Value::Array(_) => "a list".to_owned(),
        _ => "a plain value".to_owned(),
    }
}

//! A JSON page whose records stand at a path that does more than name members: read whole.

use std::{collections::BTreeSet, io::Read, vec};

use serde_json::Value;

use crate::source::{
    Batch, Error, Limits, Place,
    batch::Records,
    body::Body,
    decode::{
        object::text_of,
        read_error,
        records::RecordsPath,
        scan::{Scanner, Token},
        spans::{Numbering, SpanLimits, Spans},
        unparsable,
    },
};

/// The records of one page.
pub(in crate::source) struct Tree(vec::IntoIter<Spans>);

impl Tree {
    /// Reads a page whole and finds its records; a batch has about `step` bytes.
    pub(super) fn open(
        place: &Place,
        path: &RecordsPath,
        mut body: Body,
        limits: &Limits,
        step: usize,
    ) -> Result<Self, Error> {
        let mut text = String::new();
        body.read_to_string(&mut text).map_err(|cause| read_error(place, cause))?;
        let no_json = |what: String| unparsable(place, "JSON", what);
        // Trees forget all but the last of several members of one name.
        check_names(&text, limits.depth).map_err(no_json)?;
        let document: Value =
            serde_json::from_str(&text).map_err(|cause| no_json(cause.to_string()))?;
        drop(text);
        let records = path.find(&document).ok_or_else(|| Error::RecordsMissing {
            place: place.clone(),
            path: path.written.clone(),
            found: outside(&document),
        })?;
        Ok(Self(cut(&records, SpanLimits::of(limits, 0), step).into_iter()))
    }

    /// Returns the next records.
    pub(super) fn next(&mut self) -> Option<Batch> {
        self.0.next().map(|spans| Batch::new(Records::Spans(spans)))
    }
}

fn cut(records: &[&Value], limits: SpanLimits, step: usize) -> Vec<Spans> {
    let mut batches: Vec<Spans> = Vec::new();
    for (number, record) in (1..).zip(records) {
        if batches.last().is_none_or(|batch| batch.bytes.len() >= step) {
            let numbering = Numbering::Records(number);
            batches.push(Spans { bytes: Vec::new(), places: Vec::new(), numbering, limits });
        }
        let batch = batches.last_mut().expect("there is one now");
        let start = batch.bytes.len();
        batch.bytes.extend_from_slice(record.to_string().as_bytes());
        batch.places.push(start..batch.bytes.len());
    }
    batches
}

/// Refuses a document that is no JSON, too deep, or has a name twice in one object.
fn check_names(text: &str, depth: u32) -> Result<(), String> {
    let mut due = vec![Scanner::new(text, depth).whole().map_err(|fault| fault.to_string())?];
    while let Some(token) = due.pop() {
        let Token::Nested(nested) = token else { continue };
        let mut scanner = Scanner::new(nested, depth);
        let checked = if nested.starts_with('[') {
            scanner.items(|item| due.push(item)).map(|()| None)
        } else {
            let (mut seen, mut twice) = (BTreeSet::new(), None);
            let members = scanner.members(|name, value| {
                due.push(value);
                let name = text_of(name);
                if !seen.insert(name.clone()) {
                    twice = Some(name);
                }
            });
            members.map(|()| twice)
        };
        if let Some(name) = checked.map_err(|fault| fault.to_string())? {
            return Err(format!("`{name}` occurs twice"));
        }
    }
    Ok(())
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

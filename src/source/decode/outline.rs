//! What a JSON page says beside its records.

use serde_json::Value;
use serde_json_path::JsonPath;
use sha2::{Digest, Sha256};

use crate::{
    model::Table,
    source::{Error, Paginate, TableSource, TotalPlace},
};

/// The paths to what pages say beside their records, parsed once per pull.
pub(in crate::source) struct OutlinePaths {
    next: Option<JsonPath>,
    total: Option<JsonPath>,
}

/// What a page says beside its records.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::source) struct Outline {
    /// The next link or cursor.
    pub(in crate::source) next: Option<String>,
    /// The number of records of all pages.
    pub(in crate::source) total: Option<u64>,
    /// A place in the body that tells of more pages.
    pub(in crate::source) more: Option<&'static str>,
    /// A hash by which a repeated page is known.
    pub(in crate::source) digest: Option<[u8; 32]>,
}

impl OutlinePaths {
    /// Parses the paths of a table's settings.
    pub(in crate::source) fn parse(table: Table, source: &TableSource) -> Result<Self, Error> {
        let next = match &source.paginate {
            Paginate::NextLink { path, .. } | Paginate::Cursor { path, .. } => Some(path),
            _ => None,
        };
        let total = source.paginate.total().and_then(|total| match &total.place {
            TotalPlace::Path(path) => Some(path),
            TotalPlace::Header(_) => None,
        });
        let parse = |path: &String| {
            JsonPath::parse(path).map_err(|cause| Error::Path { table, path: path.clone(), cause })
        };
        Ok(Self { next: next.map(parse).transpose()?, total: total.map(parse).transpose()? })
    }

    /// Reads a JSON page; of anything else, which its records will tell, there is nothing to say.
    pub(in crate::source) fn read(&self, body: &[u8]) -> Outline {
        let digest = Some(Sha256::digest(body).into());
        let Ok(document) = serde_json::from_slice::<Value>(body) else {
            return Outline { digest, ..Outline::default() };
        };
        Outline {
            next: self.next.as_ref().and_then(|path| one(path, &document)).and_then(link),
            total: self.total.as_ref().and_then(|path| one(path, &document)).and_then(count),
            more: more(&document),
            digest,
        }
    }
}

fn one<'a>(path: &JsonPath, document: &'a Value) -> Option<&'a Value> {
    path.query(document).first()
}

fn link(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn count(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_str().parse().ok(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// Names a well-known place of the body that holds a next link.
fn more(document: &Value) -> Option<&'static str> {
    let known = [
        ("/next", "`next`"),
        ("/@odata.nextLink", "`@odata.nextLink`"),
        ("/links/next", "`links.next`"),
        ("/_links/next", "`_links.next`"),
        ("/d/__next", "`d.__next`"),
    ];
    let is_link = |value: &Value| match value {
        Value::String(text) => !text.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        _ => false,
    };
    known
        .into_iter()
        .find(|(at, _)| document.pointer(at).is_some_and(is_link))
        .map(|(_, name)| name)
}

//! Where the records of a JSON page stand.

use serde_json::Value;
use serde_json_path::JsonPath;

use crate::{
    model::Table,
    source::{Error, decode::path},
};

/// The path to the records, parsed once per pull.
pub(in crate::source) struct RecordsPath {
    /// As it is configured.
    pub(super) written: String,
    /// Its names, when it has nothing else.
    pub(super) names: Option<Vec<String>>,
    parsed: JsonPath,
}

impl RecordsPath {
    /// Parses the path; `$.value[*]` means the same as `$.value`, so that an empty list is found.
    pub(super) fn parse(table: Table, written: &str) -> Result<Self, Error> {
        let path = if written.is_empty() { "$" } else { written };
        let list = path.strip_suffix("[*]").unwrap_or(path);
        let parsed = JsonPath::parse(list).map_err(|cause| Error::Path {
            table,
            path: written.to_owned(),
            cause,
        })?;
        Ok(Self { written: path.to_owned(), names: path::names(list), parsed })
    }

    /// Finds the records in a document, or `None` when the path leads nowhere.
    pub(super) fn find<'a>(&self, document: &'a Value) -> Option<Vec<&'a Value>> {
        let found = self.parsed.query(document).all();
        match found.as_slice() {
            lists @ [Value::Array(_), ..] if lists.iter().all(|list| list.is_array()) => {
                Some(lists.iter().filter_map(|list| list.as_array()).flatten().collect())
            }
            [Value::Object(_)] | [_, _, ..] => Some(found),
            [] | [_] => None,
        }
    }
}

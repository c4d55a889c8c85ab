//! Where the parts of a JSON page stand.

use serde_json_path::JsonPath;

use crate::{
    model::Table,
    source::{Error, Paginate, TableSource, TotalPlace, decode::records::RecordsPath},
};

/// The paths into a page, parsed once per pull.
pub(in crate::source) struct Places {
    pub(super) records: RecordsPath,
    /// The names that lead to the records, when no other path looks into them.
    pub(super) names: Option<Vec<String>>,
    pub(super) next: Option<Written>,
    pub(super) total: Option<Written>,
    pub(super) fail_if: Vec<Written>,
    /// Whether paging compares pages.
    pub(super) is_paged: bool,
}

/// A path, and how the settings write it.
pub(super) struct Written {
    pub(super) text: String,
    pub(super) path: JsonPath,
}

impl Places {
    /// Parses the paths of a table's settings.
    pub(in crate::source) fn parse(table: Table, source: &TableSource) -> Result<Self, Error> {
        let parse = |text: &String| Written::parse(table, text);
        let next = match &source.paginate {
            Paginate::NextLink { path, .. } | Paginate::Cursor { path, .. } => Some(path),
            _ => None,
        };
        let total = source.paginate.total().and_then(|total| match &total.place {
            TotalPlace::Path(path) => Some(path),
            TotalPlace::Header(_) => None,
        });
        let mut places = Self {
            records: RecordsPath::parse(table, &source.records)?,
            names: None,
            next: next.map(parse).transpose()?,
            total: total.map(parse).transpose()?,
            fail_if: source.fail_if.iter().map(parse).collect::<Result<_, _>>()?,
            is_paged: source.paginate != Paginate::None,
        };
        let asked = || places.next.iter().chain(&places.total).chain(&places.fail_if);
        let is_apart = |names: &&Vec<String>| asked().all(|path| stands_outside(&path.text, names));
        let names = places.records.names.as_ref().filter(is_apart).cloned();
        places.names = names;
        Ok(places)
    }
}

impl Written {
    fn parse(table: Table, text: &str) -> Result<Self, Error> {
        let refuse = |cause| Error::Path { table, path: text.to_owned(), cause };
        Ok(Self { text: text.to_owned(), path: JsonPath::parse(text).map_err(refuse)? })
    }
}

/// Returns whether a path gives the same result when the list of records is left out.
fn stands_outside(path: &str, records: &[String]) -> bool {
    let (names, rest) = leading_names(path);
    let differs = names.iter().zip(records).any(|(name, record)| name != record);
    // A path of names alone ends at the list or before it: a list has no members with names.
    rest.is_empty() || differs
}

/// Returns the names a path starts with, and what follows them.
fn leading_names(path: &str) -> (Vec<String>, &str) {
    let mut names = Vec::new();
    let mut rest = path.strip_prefix('$').unwrap_or(path);
    while let Some((name, after)) = leading_name(rest) {
        names.push(name.to_owned());
        rest = after;
    }
    (names, rest)
}

fn leading_name(path: &str) -> Option<(&str, &str)> {
    let (name, rest) = if let Some(rest) = path.strip_prefix('.') {
        let is_inside = |c: char| c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii();
        rest.split_at(rest.find(|c| !is_inside(c)).unwrap_or(rest.len()))
    } else {
        let quoted = path.strip_prefix('[')?;
        let quote = quoted.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
        let (name, rest) = quoted[1..].split_once(quote)?;
        (name, rest.strip_prefix(']')?)
    };
    (!name.is_empty() && !name.contains('\\')).then_some((name, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_both_notations() {
        for (path, names, rest) in [
            ("$", &[][..], ""),
            ("$.d.results", &["d", "results"], ""),
            ("$['@odata.nextLink']", &["@odata.nextLink"], ""),
            ("$[\"a b\"].ä_1[0].x", &["a b", "ä_1"], "[0].x"),
            ("$.a..b", &["a"], "..b"),
            ("$.a.*", &["a"], ".*"),
            ("$['a','b']", &[], "['a','b']"),
            (r"$['a\'b']", &[], r"['a\'b']"),
        ] {
            let (found, left) = leading_names(path);
            assert_eq!(
                (found.as_slice(), left),
                (&names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>()[..], rest),
                "{path}"
            );
        }
    }

    #[test]
    fn the_records_are_left_out_only_where_no_path_looks_into_them() {
        let is_split = |records: &str, asked: &str| {
            let source = TableSource {
                records: records.to_owned(),
                fail_if: vec![asked.to_owned()],
                ..TableSource::new("erp", "/orders")
            };
            Places::parse(Table::Orders, &source).unwrap().names.is_some()
        };
        for asked in ["$.next", "$.data.next", "$.links[?@.rel == 'next'].href", "$.x..y"] {
            assert!(is_split("$.data[*]", asked), "{asked}");
        }
        for asked in ["$.data[-1].id", "$..next", "$[*].x", "$.*"] {
            assert!(!is_split("$.data", asked), "{asked}");
        }
        assert!(is_split("$", "$.error") && !is_split("$", "$[-1].id"));
        assert!(!is_split("$.data[*].lines", "$.next"));
    }
}

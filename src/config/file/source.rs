//! Tables as written: the request, pages, parts, the map and what is believable.

use std::time::Duration;

use serde_json::{Number, Value};

use crate::{
    config::{
        node::{Located, Node},
        problem::Problems,
        read::{Entry, Read, choices, entries, join, mismatch, sections},
        value::Share,
    },
    source::{Compression, Mismatch, Round, Stale},
};

sections! {
    /// One table.
    Source {
        "connection" connection: String,
        "path" path: String,
        "model" model: String,
        "domain" domain: Json,
        "method" method: MethodKind,
        "idempotent" idempotent: bool,
        "headers" headers: Vec<Entry<String>>,
        "query" query: Vec<Entry<String>>,
        "body" body: Json,
        "format" format: Format,
        "compression" compression: Compression,
        "records" records: String,
        "fail_if" fail_if: OneOrMore,
        "paginate" paginate: Paginate,
        "incremental" incremental: Incremental,
        "deletes" deletes: Deletes,
        "map" map: Vec<Entry<Mapping>>,
        "on_bad_record" on_bad_record: OnBadRecord,
        "expect" expect: Expect,
        "max_age" max_age: Optional<MaxAge>,
    }

    /// The long form of a format.
    FormatMap {
        "type" kind: FormatKind,
        "delimiter" delimiter: String,
        "decimal_comma" decimal_comma: bool,
        "encoding" encoding: String,
        "sheet" sheet: String,
    }

    /// How pages follow each other.
    Paginate {
        "type" kind: PaginateKind,
        "path" path: String,
        "param" param: Param,
        "start" start: u32,
        "size" size: PageSize,
        "total" total: Optional<Total>,
        "on_mismatch" on_mismatch: Mismatch,
    }

    /// The size of a page.
    PageSize {
        "param" param: Param,
        "records" records: u32,
    }

    /// The long form of a parameter.
    ParamMap {
        "body" body: String,
    }

    /// The long form of a total.
    TotalMap {
        "header" header: String,
    }

    /// What is asked for when an earlier pull is at hand.
    Incremental {
        "mode" mode: Mode,
        "cursor" cursor: String,
        "format" format: String,
        "param" param: Vec<Entry<String>>,
        "body" body: Vec<Entry<Json>>,
        "start" start: String,
        "lookback" lookback: Duration,
        "days" days: u32,
        "column" column: String,
        "key" key: OneOrMore,
        "full_refresh" full_refresh: Optional<String>,
    }

    /// The long form of deletes.
    DeletesMap {
        "type" kind: DeletesKind,
        "field" field: String,
        "value" value: String,
    }

    /// The long form of a mapped column.
    MappingMap {
        "from" from: OneOrMore,
        "format" format: String,
        "time_zone" time_zone: String,
        "values" values: Vec<Entry<String>>,
        "round" round: Round,
    }

    /// What happens to a record that cannot be read.
    OnBadRecord {
        "policy" policy: Policy,
        "max" max: u64,
        "max_share" max_share: Share,
    }

    /// What is believable.
    Expect {
        "min_records" min_records: u64,
        "not_below_last" not_below_last: Optional<Share>,
        "control" control: Optional<Control>,
    }

    /// An address that tells what the records add up to.
    Control {
        "path" path: String,
        "count" count: String,
        "sum" sum: ControlSum,
    }

    /// What one column adds up to.
    ControlSum {
        "column" column: String,
        "path" path: String,
    }

    /// How old the newest record may be.
    MaxAge {
        "age" age: Duration,
        "then" then: Stale,
    }
}

/// Declares settings that are one word, which becomes the first key of a map, or that map.
macro_rules! short_or_long {
    ($($(#[$meta:meta])* $name:ident($map:ident) { $short:ident: $kind:ty })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Default)]
        pub(in crate::config) struct $name(pub(in crate::config) $map);

        impl Read for $name {
            fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
                if let Node::Map(_) = node.value {
                    return $map::read(node, path, problems).map(Self);
                }
                let short = <$kind>::read(node, path, problems)?;
                Some(Self($map { $short: Some(node.with(short)), ..$map::default() }))
            }

            #[cfg(test)]
            fn keys(keys: &mut Vec<&'static str>) {
                $map::keys(keys);
            }
        }
    )*};
}

short_or_long! {
    /// A format: one word, or a map for its options.
    Format(FormatMap) { kind: FormatKind }
    /// How deletes are told: one word, or a map.
    Deletes(DeletesMap) { kind: DeletesKind }
    /// A mapped column: the name of the source field or a list of names, or a map for its options.
    Mapping(MappingMap) { from: OneOrMore }
}

/// A setting that may be `off`.
#[derive(Debug)]
pub(in crate::config) struct Optional<T>(pub(in crate::config) Option<T>);

impl<T: Read> Read for Optional<T> {
    fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
        if node.value.text() == Some("off") {
            return Some(Self(None));
        }
        T::read(node, path, problems).map(|value| Self(Some(value)))
    }

    #[cfg(test)]
    fn keys(keys: &mut Vec<&'static str>) {
        T::keys(keys);
    }
}

/// One text, or a list of them.
#[derive(Debug, Default)]
pub(in crate::config) struct OneOrMore(pub(in crate::config) Vec<Located<String>>);

impl OneOrMore {
    /// Returns the texts without their places.
    pub(in crate::config) fn texts(&self) -> Vec<String> {
        self.0.iter().map(|text| text.value.clone()).collect()
    }
}

impl Read for OneOrMore {
    fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
        if let Some(text) = node.value.text() {
            return Some(Self(vec![node.with(text.to_owned())]));
        }
        if let Node::Map(_) = node.value {
            mismatch(node, path, "a text or a list of texts", problems);
            return None;
        }
        Read::read(node, path, problems).map(Self)
    }
}

/// Where a value goes: the name of a query parameter, or a place in the body.
#[derive(Debug)]
pub(in crate::config) enum Param {
    Query(String),
    Body(Located<String>),
}

impl Read for Param {
    fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
        let Node::Map(_) = node.value else {
            return String::read(node, path, problems).map(Self::Query);
        };
        let body = ParamMap::read(node, path, problems)?.body;
        if body.is_none() {
            let message = format!("`{path}.body` is missing");
            problems.add(node.at, message, "write a JSON pointer such as {body: /params/page}");
        }
        body.map(Self::Body)
    }

    #[cfg(test)]
    fn keys(keys: &mut Vec<&'static str>) {
        ParamMap::keys(keys);
    }
}

/// Where a total stands: a path into the body, or a header.
#[derive(Debug)]
pub(in crate::config) enum Total {
    Path(Located<String>),
    Header(String),
}

impl Read for Total {
    fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
        let Node::Map(_) = node.value else {
            return String::read(node, path, problems).map(|text| Self::Path(node.with(text)));
        };
        let header = TotalMap::read(node, path, problems)?.header;
        if header.is_none() {
            let message = format!("`{path}.header` is missing");
            problems.add(node.at, message, "write for example {header: X-Total-Count}");
        }
        header.map(|header| Self::Header(header.value))
    }

    #[cfg(test)]
    fn keys(keys: &mut Vec<&'static str>) {
        TotalMap::keys(keys);
    }
}

/// Any JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::config) struct Json(pub(in crate::config) Value);

impl Read for Json {
    fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
        let value = match &node.value {
            Node::Null => Value::Null,
            Node::Scalar(text) => Value::String(text.clone()),
            Node::Plain(text) => plain(text),
            Node::List(items) => {
                let items = items.iter().enumerate().map(|(index, item)| {
                    Self::read(item, &format!("{path}[{index}]"), problems).map(|json| json.0)
                });
                Value::Array(items.collect::<Option<_>>()?)
            }
            Node::Map(_) => {
                let members = entries(node, path, &[], problems)?.iter().map(|(key, value)| {
                    let json = Self::read(value, &join(path, &key.value), problems)?;
                    Some((key.value.clone(), json.0))
                });
                Value::Object(members.collect::<Option<_>>()?)
            }
        };
        Some(Self(value))
    }
}

/// Returns a number or truth value; what JSON does not write so, such as `007`, stays a text.
pub(in crate::config) fn plain(text: &str) -> Value {
    match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => text.parse::<Number>().map_or_else(|_| Value::String(text.to_owned()), Value::Number),
    }
}

/// A method by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::config) enum MethodKind {
    Get,
    Post,
}

/// A format by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::config) enum FormatKind {
    Json,
    Ndjson,
    Csv,
    Parquet,
    Xlsx,
}

/// Paging by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::config) enum PaginateKind {
    None,
    LinkHeader,
    NextLink,
    Cursor,
    Page,
    Offset,
}

/// What is asked for, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::config) enum Mode {
    Full,
    Watermark,
    Window,
}

/// How deletes are told, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::config) enum DeletesKind {
    None,
    Tombstone,
}

/// What happens to a bad record, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::config) enum Policy {
    Fail,
    Quarantine,
}

choices! {
    MethodKind { "GET" Get, "POST" Post, }
    FormatKind { "json" Json, "ndjson" Ndjson, "csv" Csv, "parquet" Parquet, "xlsx" Xlsx, }
    Compression { "auto" Auto, "none" None, "gzip" Gzip, "zstd" Zstd, }
    PaginateKind {
        "none" None,
        "link_header" LinkHeader,
        "next_link" NextLink,
        "cursor" Cursor,
        "page" Page,
        "offset" Offset,
    }
    Mismatch { "fail" Fail, "warn" Warn, }
    Mode { "full" Full, "watermark" Watermark, "window" Window, }
    DeletesKind { "none" None, "tombstone" Tombstone, }
    Policy { "fail" Fail, "quarantine" Quarantine, }
    Round { "reject" Reject, "half_even" HalfEven, "half_up" HalfUp, }
    Stale { "proceed" Proceed, "mark" Mark, "refuse" Refuse, }
}

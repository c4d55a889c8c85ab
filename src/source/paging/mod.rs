//! Which request comes after a page, and when a pull is complete.
//!
//! Everything follows from the outlines of the pages in their order, so an interrupted pull is taken
//! up by going through the pages that are there.

mod repeats;

use std::collections::BTreeSet;

use serde_json::Value;
use url::Url;

use crate::{
    model::Table,
    source::{
        Connection, Error, Format, Mismatch, Network, Paginate, Param, Place, Size, TableSource,
        Total, TotalPlace,
        address::{follow, redacted},
        decode::Outline,
        link,
        paging::repeats::Repeats,
        request::Request,
    },
};

/// The state of paging through one table.
pub(super) struct Paging {
    table: Table,
    kind: Paginate,
    network: Network,
    start: Request,
    most: u32,
    pages: u32,
    number: u32,
    seen: BTreeSet<String>,
    repeats: Repeats,
    records: u64,
    total: Option<u64>,
}

/// What the headers of a page say about paging.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// Where the `Link` header says the next page is.
    pub(super) next: Option<String>,
    /// The number of records of all pages.
    pub(super) total: Option<u64>,
}

impl Head {
    /// Reads the `Link` headers of a page and the header that tells the total.
    pub(super) fn read(links: &[String], total: Option<&str>) -> Self {
        let next = link::next(links.iter().map(String::as_str));
        Self { next, total: total.and_then(count) }
    }
}

/// Reads `500`, or the end of a range such as `0-24/500`.
fn count(text: &str) -> Option<u64> {
    text.rsplit('/').next()?.trim().parse().ok()
}

impl Paging {
    /// Returns the paging of a table over a connection, and its first request.
    pub(super) fn start(
        table: Table,
        source: &TableSource,
        connection: &Connection,
        mut first: Request,
    ) -> Result<(Self, Request), Error> {
        let kind = source.paginate.clone();
        check_possible(table, source, &first)?;
        if let Some(Size { param, records }) = size(&kind) {
            first.set(table, param, (*records).into())?;
        }
        let start = first.clone();
        let mut number = 0;
        if let Paginate::Page { param, start, .. } = &kind {
            number = *start;
            first.set(table, param, number.into())?;
        }
        if let Paginate::Offset { param, .. } = &kind {
            first.set(table, param, 0.into())?;
        }
        let paging = Self {
            table,
            kind,
            network: connection.network.clone(),
            start,
            most: connection.limits.max_pages,
            pages: 0,
            number,
            seen: BTreeSet::from([address(&first.url)]),
            repeats: Repeats::default(),
            records: 0,
            total: None,
        };
        Ok((paging, first))
    }

    /// Returns the request after a page, or `None` when it was the last.
    ///
    /// Short pages never end a pull: servers may give fewer records than they were asked for.
    pub(super) fn next(
        &mut self,
        place: &Place,
        request: &Request,
        outline: &Outline,
        head: &Head,
    ) -> Result<Option<Request>, Error> {
        self.pages += 1;
        self.records += outline.records.unwrap_or_default();
        // The largest: a total that shrinks tells of rows that moved up while pages were read.
        self.total = self.total.max(outline.total).max(head.total);
        if let Some(what) = self.repeats.add(outline) {
            return Err(Error::NotAdvancing { place: place.clone(), what });
        }
        let next = self.step(place, request, outline, head)?;
        if next.is_none() {
            check_nothing_is_left(place, outline, head)?;
        } else if self.pages >= self.most {
            return Err(Error::TooManyPages { table: self.table, most: self.most });
        }
        Ok(next)
    }

    fn step(
        &mut self,
        place: &Place,
        request: &Request,
        outline: &Outline,
        head: &Head,
    ) -> Result<Option<Request>, Error> {
        let is_last = outline.records == Some(0) || self.total.is_some_and(|n| self.pulled() >= n);
        match (self.kind.clone(), &outline.next) {
            (Paginate::LinkHeader { .. }, _) => {
                head.next.as_deref().map(|link| self.follow(place, request, link)).transpose()
            }
            (Paginate::NextLink { path, .. }, Some(next)) => {
                let link = href(next).ok_or_else(|| unusable(place, path, next))?;
                self.follow(place, request, link).map(Some)
            }
            (Paginate::Cursor { path, param, .. }, Some(cursor)) => {
                let is_plain = cursor.is_string() || cursor.is_number();
                if !is_plain && matches!(param, Param::Query(_)) {
                    return Err(unusable(place, path, cursor));
                }
                self.check_is_new(place, cursor.to_string(), "the cursor")?;
                self.with(&param, cursor.clone()).map(Some)
            }
            (Paginate::Page { param, .. }, _) if !is_last => {
                self.number += 1;
                self.with(&param, self.number.into()).map(Some)
            }
            (Paginate::Offset { param, .. }, _) if !is_last => {
                self.with(&param, self.records.into()).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Compares the total the source gave with what arrived, and returns what the readers of the
    /// data should know. When a slice was asked for, the total is that of the slice.
    pub(super) fn finish(&self) -> Result<Option<String>, Error> {
        let Some(Total { place, mismatch }) = self.kind.total() else { return Ok(None) };
        let (TotalPlace::Path(path) | TotalPlace::Header(path)) = place;
        let (table, pulled) = (self.table, self.pulled());
        match (self.total, mismatch) {
            (Some(total), _) if total == pulled => Ok(None),
            (Some(total), Mismatch::Fail) => Err(Error::TotalMismatch { table, total, pulled }),
            (None, Mismatch::Fail) => Err(Error::TotalMissing { table, path: path.clone() }),
            (Some(total), Mismatch::Warn) => {
                Ok(Some(format!("the source says {total} records, but {pulled} arrived")))
            }
            (None, Mismatch::Warn) => Ok(Some(format!("no page has a total at `{path}`"))),
        }
    }

    /// Returns the total the source gave.
    pub(super) fn total(&self) -> Option<u64> {
        self.total
    }

    /// Records so far, without those that moved on to the next page and came again.
    fn pulled(&self) -> u64 {
        self.records - self.repeats.moved
    }

    fn with(&self, param: &Param, value: Value) -> Result<Request, Error> {
        let mut request = self.start.clone();
        request.set(self.table, param, value)?;
        Ok(request)
    }

    fn follow(&mut self, place: &Place, request: &Request, link: &str) -> Result<Request, Error> {
        let target = follow(&request.url, link, &self.network).map_err(|reason| {
            let shown = |to: Url| redacted(&to);
            let target = request.url.join(link).map_or_else(|_| "?".to_owned(), shown);
            Error::LinkRefused { place: place.clone(), target, reason }
        })?;
        self.check_is_new(place, address(&target), "the next link")?;
        Ok(request.at(target))
    }

    fn check_is_new(
        &mut self,
        place: &Place,
        key: String,
        what: &'static str,
    ) -> Result<(), Error> {
        if self.seen.insert(key) {
            return Ok(());
        }
        Err(Error::NotAdvancing { place: place.clone(), what })
    }
}

/// A page that tells of more, in another way than the settings know, is not the last.
fn check_nothing_is_left(place: &Place, outline: &Outline, head: &Head) -> Result<(), Error> {
    let what = match (outline.more, &head.next) {
        (Some(what), _) => what,
        (None, Some(_)) => "the `Link` header",
        (None, None) => return Ok(()),
    };
    Err(Error::MorePages { place: place.clone(), what: what.to_owned() })
}

fn size(kind: &Paginate) -> Option<&Size> {
    match kind {
        Paginate::Cursor { size, .. }
        | Paginate::Page { size, .. }
        | Paginate::Offset { size, .. } => size.as_ref(),
        Paginate::None | Paginate::LinkHeader { .. } | Paginate::NextLink { .. } => None,
    }
}

fn check_possible(table: Table, source: &TableSource, first: &Request) -> Result<(), Error> {
    let is_body_read =
        matches!(source.paginate.total(), Some(Total { place: TotalPlace::Path(_), .. }))
            || matches!(source.paginate, Paginate::NextLink { .. } | Paginate::Cursor { .. });
    if matches!(source.format, Format::Xlsx { .. }) {
        return Err(Error::WorkbookOverHttp { place: Place { table, address: first.shown() } });
    }
    let is_possible = match source.format {
        Format::Json => true,
        Format::Ndjson | Format::Csv { .. } => !is_body_read,
        Format::Parquet | Format::Xlsx { .. } => source.paginate == Paginate::None,
    };
    if is_possible {
        return Ok(());
    }
    Err(Error::PagingImpossible { place: Place { table, address: first.shown() } })
}

/// Returns the address without a fragment: it is never sent.
fn address(url: &Url) -> String {
    let mut url = url.clone();
    url.set_fragment(None);
    url.into()
}

/// Returns a link, which may be wrapped as JSON:API and HAL do.
fn href(next: &Value) -> Option<&str> {
    next.as_str().or_else(|| next.get("href")?.as_str())
}

fn unusable(place: &Place, path: String, found: &Value) -> Error {
    let found = match found {
        Value::Object(_) => "an object",
        Value::Array(_) => "a list",
        Value::Number(_) => "a number",
        _ => "a plain value",
    };
    Error::NextUnusable { place: place.clone(), path, found }
}

#[cfg(test)]
mod tests;

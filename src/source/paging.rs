//! Which request comes after a page, and when a pull is complete.

use std::collections::BTreeSet;

use url::Url;

use crate::{
    model::Table,
    source::{
        Error, Network, Paginate, Param, Place, Size, TableSource, TotalPlace,
        address::{follow, redacted, with_parameter},
        decode::Outline,
    },
};

/// The state of paging through one table.
pub(super) struct Paging {
    kind: Paginate,
    network: Network,
    start: Url,
    number: u32,
    seen: BTreeSet<String>,
    last_digest: Option<[u8; 32]>,
    total: Option<u64>,
}

/// What was counted when a page is done.
pub(super) struct Counts {
    /// Records of the page.
    pub(super) page: u64,
    /// Records of the table so far.
    pub(super) table: u64,
}

impl Paging {
    /// Returns the paging of a table and its first request.
    pub(super) fn start(source: &TableSource, address: &Url, network: &Network) -> (Self, Url) {
        let (first, number) = match &source.paginate {
            Paginate::Page { param: Param::Query(param), start, size, .. } => {
                let sized = match size {
                    Some(Size { param: Param::Query(name), records }) => {
                        with_parameter(address, name, &records.to_string())
                    }
                    _ => address.clone(),
                };
                (with_parameter(&sized, param, &start.to_string()), *start)
            }
            _ => (address.clone(), 1),
        };
        let paging = Self {
            kind: source.paginate.clone(),
            network: network.clone(),
            start: first.clone(),
            number,
            seen: BTreeSet::from([first.to_string()]),
            last_digest: None,
            total: None,
        };
        (paging, first)
    }

    /// Returns the request after a page, or `None` when it was the last.
    ///
    /// Short pages never end a pull: servers may give fewer records than they were asked for.
    pub(super) fn next(
        &mut self,
        place: &Place,
        request: &Url,
        outline: &Outline,
        counts: &Counts,
    ) -> Result<Option<Url>, Error> {
        self.total = outline.total.or(self.total);
        self.check_page_is_new(place, outline, counts)?;
        match (&self.kind, &outline.next) {
            (Paginate::None, _) | (Paginate::NextLink { .. } | Paginate::Cursor { .. }, None) => {
                match outline.more {
                    Some(what) => {
                        Err(Error::MorePages { place: place.clone(), what: what.to_owned() })
                    }
                    None => Ok(None),
                }
            }
            (Paginate::NextLink { .. }, Some(link)) => {
                let target = follow(request, link, &self.network).map_err(|reason| {
                    let target =
                        request.join(link).map_or_else(|_| "?".to_owned(), |to| redacted(&to));
                    Error::LinkRefused { place: place.clone(), target, reason }
                })?;
                self.check_is_new(place, target.as_str(), "the next link")?;
                Ok(Some(target))
            }
            (Paginate::Cursor { param: Param::Query(param), .. }, Some(cursor)) => {
                let target = with_parameter(&self.start, param, cursor);
                self.check_is_new(place, cursor, "the cursor")?;
                Ok(Some(target))
            }
            (Paginate::Page { param: Param::Query(param), .. }, _) => {
                if counts.page == 0 || self.total.is_some_and(|total| counts.table >= total) {
                    return Ok(None);
                }
                self.number += 1;
                Ok(Some(with_parameter(&self.start, param, &self.number.to_string())))
            }
            _ => Err(Error::PagingImpossible { place: place.clone() }),
        }
    }

    /// Compares the total the source gave with what arrived.
    pub(super) fn check_total(&self, table: Table, pulled: u64) -> Result<(), Error> {
        let path = self.kind.total().map(|total| match &total.place {
            TotalPlace::Path(path) | TotalPlace::Header(path) => path,
        });
        match (path, self.total) {
            (Some(path), None) => Err(Error::TotalMissing { table, path: path.clone() }),
            (_, Some(total)) if total != pulled => {
                Err(Error::TotalMismatch { table, total, pulled })
            }
            _ => Ok(()),
        }
    }

    /// Returns the total the source gave last.
    pub(super) fn total(&self) -> Option<u64> {
        self.total
    }

    fn check_is_new(&mut self, place: &Place, key: &str, what: &'static str) -> Result<(), Error> {
        if self.seen.insert(key.to_owned()) {
            return Ok(());
        }
        Err(Error::NotAdvancing { place: place.clone(), what })
    }

    fn check_page_is_new(
        &mut self,
        place: &Place,
        outline: &Outline,
        counts: &Counts,
    ) -> Result<(), Error> {
        if counts.page > 0 && outline.digest.is_some() && outline.digest == self.last_digest {
            return Err(Error::NotAdvancing { place: place.clone(), what: "the same page" });
        }
        self.last_digest = outline.digest;
        Ok(())
    }
}

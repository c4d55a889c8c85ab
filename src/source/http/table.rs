//! All pages of one table, one after the other.

use std::io::Read;

use tokio::time::Instant;
use url::Url;

use crate::{
    model::Table,
    source::{
        Error, Format, Paginate, Place, TableSource,
        address::join,
        decode::{self, Outline, Paths},
        http::{fetch::Pages, outgoing::Outgoing, retry::is_interruption, site::Site},
        paging::{Counts, Paging},
        pull::open_body,
        stage::{Head, Stage, StagedPage},
    },
};

/// What is fetched of a table.
pub(in crate::source) struct Job<'a> {
    pub(in crate::source) site: &'a Site<'a>,
    pub(in crate::source) table: Table,
    pub(in crate::source) source: &'a TableSource,
    pub(in crate::source) stage: Stage,
    /// Most pages: the limit of the connection is an error, this one is not.
    pub(in crate::source) enough: Option<u32>,
}

/// The pages of a table, whole and on disk.
#[derive(Debug)]
pub(in crate::source) struct Staged {
    pub(in crate::source) stage: Stage,
    pub(in crate::source) pages: Vec<StagedPage>,
    pub(in crate::source) heads: Vec<Head>,
    /// Records of all pages, if the source says so.
    pub(in crate::source) total: Option<u64>,
    /// The request after the last page, where only some were wanted.
    pub(in crate::source) next: Option<String>,
}

/// Notes how many pages and records of a table have come.
pub(in crate::source) type Note<'n> = dyn Fn(Table, u32, u64) + 'n;

impl Job<'_> {
    /// Fetches the pages of the table when it is its turn.
    ///
    /// When what came is wrong, the attempt is thrown away; when the way to the source failed, it
    /// can be taken up.
    pub(in crate::source) async fn run(self, note: &Note<'_>) -> Result<Staged, Error> {
        let turn = self.site.places.acquire().await;
        let _turn = turn.expect("the places are never closed");
        match self.pages(note).await {
            Ok((pages, heads, paging)) => {
                let Paged { total, next } = paging;
                Ok(Staged { stage: self.stage, pages, heads, total, next })
            }
            Err(error) => {
                if !is_interruption(&error) {
                    self.stage.discard();
                }
                Err(self.site.scrubbed(error))
            }
        }
    }

    async fn pages(&self, note: &Note<'_>) -> Result<(Vec<StagedPage>, Vec<Head>, Paged), Error> {
        let connection = self.site.connection;
        let address = self.address()?;
        let paths = Paths::parse(self.table, self.source)?;
        let deadline = Instant::now() + connection.limits.total;
        let fetch = Pages { site: self.site, source: self.source, stage: &self.stage, deadline };
        let (mut paging, first) = Paging::start(self.source, &address, &connection.network);
        let (mut pages, mut heads, mut records, mut next) = (vec![], vec![], 0, Some(first));
        for number in 1.. {
            let Some(url) = next.take_if(|_| self.enough.is_none_or(|most| number <= most)) else {
                break;
            };
            if number > connection.limits.max_pages {
                let most = connection.limits.max_pages;
                return Err(Error::TooManyPages { table: self.table, most });
            }
            let place = Place { table: self.table, address: self.site.shown(&url) };
            let ask = Outgoing::new(self.source, url.clone());
            let head = fetch.get(&place, &ask, number).await?;
            let page = self.staged(place, &head, number);
            let (outline, count) = outline(self.source, &paths, &page, &head)?;
            records += count;
            note(self.table, number, records);
            let counts = Counts { page: count, table: records };
            next = paging.next(&page.place, &url, &outline, &counts)?;
            pages.push(page);
            heads.push(head);
        }
        if next.is_none() {
            paging.check_total(self.table, records)?;
        }
        let next = next.map(|url| self.site.shown(&url));
        Ok((pages, heads, Paged { total: paging.total(), next }))
    }

    fn address(&self) -> Result<Url, Error> {
        let path = &self.source.path;
        let place = || Place { table: self.table, address: path.clone() };
        let address =
            join(&self.site.home, path).ok_or_else(|| Error::Address { place: place() })?;
        let by_body =
            matches!(self.source.paginate, Paginate::NextLink { .. } | Paginate::Cursor { .. });
        if by_body && self.source.format != Format::Json {
            let place = Place { table: self.table, address: self.site.shown(&address) };
            return Err(Error::PagingImpossible { place });
        }
        Ok(address)
    }

    fn staged(&self, place: Place, head: &Head, number: u32) -> StagedPage {
        let compression = head.compression(self.source.compression);
        StagedPage { place, file: self.stage.body(number), compression, status: head.status }
    }
}

/// Where paging stands after the last page.
struct Paged {
    total: Option<u64>,
    next: Option<String>,
}

/// Returns what a page says beside its records, and their number.
fn outline(
    source: &TableSource,
    paths: &Paths,
    page: &StagedPage,
    head: &Head,
) -> Result<(Outline, u64), Error> {
    let place = &page.place;
    let mut start = Vec::new();
    let body = open_body(page)?;
    // What cannot be unpacked is told below, with its cause.
    let _unreadable = body.take(512).read_to_end(&mut start);
    if decode::is_html(&start) {
        let format = decode::name(&source.format);
        return Err(Error::Html { place: place.clone(), format });
    }
    let (mut rows, mut outline) = decode::open(place, &source.format, paths, open_body(page)?)?;
    let mut count = 0;
    while let Some(row) = rows.next(place) {
        row?;
        count += 1;
    }
    outline.digest = outline.digest.or_else(|| Some(decode::digest(head.sha256.as_bytes())));
    if has_next(&head.link) {
        outline.more = outline.more.or(Some("the `Link` header"));
    }
    Ok((outline, count))
}

/// Returns whether a `Link` header names a next page (RFC 8288).
fn has_next(links: &[String]) -> bool {
    links.iter().any(|value| {
        value.split([',', ';']).any(|part| {
            let part: String = part.chars().filter(|c| !c.is_whitespace() && *c != '"').collect();
            part.eq_ignore_ascii_case("rel=next")
        })
    })
}

//! All pages of one table, one after the other.

use tokio::time::Instant;

use crate::{
    model::Table,
    source::{
        Error, Format, Place, Slice, TableSource,
        decode::{self, Outline, Places},
        http::{fetch::Pages, retry::is_interruption, site::Site},
        paging::{self, Paging},
        request::Request,
        stage::{Head, Stage, StagedPage},
    },
};

/// What is fetched of a table.
pub(in crate::source) struct Job<'a> {
    pub(in crate::source) site: &'a Site<'a>,
    pub(in crate::source) table: Table,
    pub(in crate::source) source: &'a TableSource,
    /// The part that is asked for.
    pub(in crate::source) slice: Slice,
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
    /// What tells of a next page that is not followed, where only some were wanted.
    pub(in crate::source) unfollowed: Option<String>,
    /// What the readers of the data should know.
    pub(in crate::source) note: Option<String>,
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
                let Paged { total, next, unfollowed, note } = paging;
                Ok(Staged { stage: self.stage, pages, heads, total, next, unfollowed, note })
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
        let places = Places::parse(self.table, self.source)?;
        let deadline = Instant::now() + connection.limits.total;
        let fetch = Pages { site: self.site, source: self.source, stage: &self.stage, deadline };
        let first =
            Request::new(self.table, self.source, connection, &self.site.home, &self.slice)?;
        let (mut paging, first) = Paging::start(self.table, self.source, connection, first)?;
        let (mut pages, mut heads, mut records, mut next) = (vec![], vec![], 0, Some(first));
        let mut unfollowed = None;
        for number in 1.. {
            let Some(ask) = next.take_if(|_| self.enough.is_none_or(|most| number <= most)) else {
                break;
            };
            let place = Place { table: self.table, address: self.site.shown(&ask.url) };
            let head = fetch.get(&place, &ask, number).await?;
            let page = self.staged(place, &head, number);
            let outline = self.outline(&places, &page)?;
            records += outline.records.unwrap_or_default();
            note(self.table, number, records);
            let said = paging::Head::read(&head.link, head.total.as_deref());
            next = match paging.next(&page.place, &ask, &outline, &said) {
                // Who looks at a page wants to see it, to say how the next one is asked for.
                Err(Error::MorePages { what, .. }) if self.enough.is_some() => {
                    unfollowed = Some(what);
                    None
                }
                next => next?,
            };
            // Behind the last page of a table not even a head line need come.
            let is_csv = matches!(self.source.format, Format::Csv { .. });
            if number == 1 || !is_csv || outline.records != Some(0) {
                pages.push(page);
            }
            heads.push(head);
        }
        let is_whole = next.is_none() && unfollowed.is_none();
        let note = if is_whole { paging.finish()? } else { None };
        let next = next.map(|ask| self.site.shown(&ask.url));
        Ok((pages, heads, Paged { total: paging.total(), next, unfollowed, note }))
    }

    /// Reads what a page says beside its records.
    fn outline(&self, places: &Places, page: &StagedPage) -> Result<Outline, Error> {
        decode::outline_of(page, self.source, places, &self.site.connection.limits)
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
    unfollowed: Option<String>,
    note: Option<String>,
}

//! One page: asked for, tried again where that may help, and written to disk as it comes.

use backon::{ExponentialBuilder, Retryable};
use reqwest::{
    Response, StatusCode,
    header::{
        ACCEPT_ENCODING, CONTENT_ENCODING, ETAG, HeaderMap, HeaderName, HeaderValue,
        IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, LINK,
    },
};
use tokio::time::Instant;

use crate::source::{
    Compression, Error, Format, Method, Paginate, Place, TableSource, TotalPlace,
    http::{blot::Blot, retry, site::Site},
    paging,
    request::Request,
    stage::{Head, Stage},
};

/// The pages of one table.
pub(super) struct Pages<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) source: &'a TableSource,
    pub(super) stage: &'a Stage,
    /// When all pages of the table must be there.
    pub(super) deadline: Instant,
}

impl Pages<'_> {
    /// Returns the head of a page that is whole on disk: from this attempt, or fetched now.
    pub(super) async fn get(
        &self,
        place: &Place,
        ask: &Request,
        number: u32,
    ) -> Result<Head, Error> {
        let connection = self.site.connection;
        let url = self.site.bare(&ask.url);
        let ask = &ask.at(url);
        let key = ask.key(connection, &self.site.home);
        if let Some(head) = self.stage.page(number, &key) {
            return Ok(head);
        }
        let kept = if ask.method == Method::Get { self.stage.kept(&key) } else { None };
        let wanted = Wanted { place, ask, number, key: &key, kept: kept.as_ref() };
        let settings = &connection.retry;
        let pauses = ExponentialBuilder::default()
            .with_factor(2.0)
            .with_min_delay(settings.base)
            .with_max_delay(settings.cap)
            .with_max_times(settings.attempts.saturating_sub(1) as usize);
        let attempts = (|| self.fetch(&wanted))
            .retry(pauses)
            .sleep(tokio::time::sleep)
            .when(|error| ask.is_idempotent() && retry::is_worth_it(error, settings))
            .adjust(|error, pause| retry::pause(error, pause, settings))
            .notify(|error, pause| {
                let (cause, pause_secs) = (retry::root(error), pause.as_secs_f64());
                tracing::warn!(%error, cause, pause_secs, "Request tried again.");
            });
        let total = connection.limits.total;
        let fetched = tokio::time::timeout_at(self.deadline, attempts).await;
        fetched.map_err(|_| Error::Deadline { place: place.clone(), total })?
    }

    async fn fetch(&self, wanted: &Wanted<'_>) -> Result<Head, Error> {
        let (place, response) = (wanted.place, self.ask(wanted).await?);
        let status = response.status();
        match (status, wanted.kept) {
            (StatusCode::OK, _) => self.receive(wanted, response).await,
            (StatusCode::NOT_MODIFIED, Some(kept)) => match self.unchanged(kept, &response) {
                Some(head) => self.stage.reuse(wanted.number, head),
                None => Box::pin(self.fetch(&Wanted { kept: None, ..*wanted })).await,
            },
            (StatusCode::NOT_MODIFIED, None) => Err(Error::NeverKept { place: place.clone() }),
            (StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN, _) => {
                Err(Error::LoginRefused { place: place.clone(), status: status.as_u16() })
            }
            _ => {
                let retry_after = retry::retry_after(response.headers());
                let status = status.as_u16();
                Err(Error::Status { place: place.clone(), status, retry_after })
            }
        }
    }

    /// Sends the request, once more with another token when the first is refused.
    async fn ask(&self, wanted: &Wanted<'_>) -> Result<Response, Error> {
        let mut extra = wanted.conditions();
        if self.unpacks() {
            extra.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip, zstd"));
        }
        let sent = self.site.send(wanted.place, wanted.ask, &extra).await?;
        match sent.token {
            Some(number) if sent.response.status() == StatusCode::UNAUTHORIZED => {
                self.site.login.forget(number).await;
                Ok(self.site.send(wanted.place, wanted.ask, &extra).await?.response)
            }
            _ => Ok(sent.response),
        }
    }

    /// Writes the body as it comes; one that breaks off or is too long never counts.
    async fn receive(&self, wanted: &Wanted<'_>, mut response: Response) -> Result<Head, Error> {
        let (place, limit) = (wanted.place, self.site.connection.limits.body_bytes);
        let headers = response.headers();
        let head = Head {
            key: wanted.key.to_owned(),
            status: 200,
            encoding: self.encoding(place, headers)?,
            etag: text(headers, &ETAG).filter(|tag| is_tag(tag)).map(str::to_owned),
            modified: text(headers, &LAST_MODIFIED).map(str::to_owned),
            link: self.links(headers),
            total: self.total(headers),
            ..Head::default()
        };
        let mut part = self.stage.part(wanted.number)?;
        let (mut blot, mut length) = (Blot::of(self.site.connection), 0);
        loop {
            let chunk = response.chunk().await.map_err(|cause| Error::Body {
                place: place.clone(),
                cause: Box::new(cause.without_url()),
            })?;
            let Some(chunk) = chunk else { break };
            length += chunk.len() as u64;
            if length > limit {
                return Err(Error::BodyTooLarge { place: place.clone(), limit });
            }
            part.write(&blot.pass(&chunk))?;
        }
        part.write(&blot.rest())?;
        self.stage.publish(wanted.number, part, head)
    }

    /// Returns whether bodies may come packed; Parquet is packed inside, and read at places.
    fn unpacks(&self) -> bool {
        self.source.compression != Compression::None
            && self.source.format != Format::Parquet
            && !Blot::of(self.site.connection).is_needed()
    }

    /// Returns how the body is packed for the way, if it is in a way that was asked for.
    fn encoding(&self, place: &Place, headers: &HeaderMap) -> Result<Option<String>, Error> {
        let values = headers.get_all(CONTENT_ENCODING).iter();
        let all: Vec<&str> = values.map(|value| value.to_str().unwrap_or("?").trim()).collect();
        let encoding = all.join(", ").to_ascii_lowercase();
        match encoding.as_str() {
            "" | "identity" => Ok(None),
            "gzip" | "x-gzip" | "zstd" if self.unpacks() => Ok(Some(encoding)),
            _ => Err(Error::Encoded { place: place.clone(), encoding }),
        }
    }

    /// Returns the head of a page that did not change, or `None` when the response leaves out what
    /// paging goes by.
    ///
    /// That the body is the same says nothing of headers: with a total or a last page of an earlier
    /// pull, pages that came since would never be asked for.
    fn unchanged(&self, kept: &Head, response: &Response) -> Option<Head> {
        let (mut link, total) = (self.links(response.headers()), self.total(response.headers()));
        if link.is_empty() {
            let has_next = paging::Head::read(&kept.link, None).next.is_some();
            if !has_next && matches!(self.source.paginate, Paginate::LinkHeader { .. }) {
                return None;
            }
            link.clone_from(&kept.link);
        }
        let counts = self.source.paginate.total().map(|total| &total.place);
        if matches!(counts, Some(TotalPlace::Header(_))) && total.is_none() {
            return None;
        }
        Some(Head { status: 304, link, total, ..kept.clone() })
    }

    /// Returns the `Link` headers; a server may repeat the key of the request in them.
    fn links(&self, headers: &HeaderMap) -> Vec<String> {
        let values = headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok());
        values.map(|value| self.site.secrets.scrub(value)).collect()
    }

    fn total(&self, headers: &HeaderMap) -> Option<String> {
        match &self.source.paginate.total()?.place {
            TotalPlace::Header(name) => Some(headers.get(name)?.to_str().ok()?.to_owned()),
            TotalPlace::Path(_) => None,
        }
    }
}

/// A page that is asked for.
#[derive(Clone, Copy)]
struct Wanted<'w> {
    place: &'w Place,
    ask: &'w Request,
    number: u32,
    key: &'w str,
    kept: Option<&'w Head>,
}

impl Wanted<'_> {
    /// Returns the headers that ask for the page only if it changed.
    fn conditions(&self) -> HeaderMap {
        let kept = |of: fn(&Head) -> Option<&String>| {
            let value = of(self.kept?)?;
            HeaderValue::from_str(value).ok()
        };
        let mut headers = HeaderMap::new();
        headers.extend(kept(|head| head.etag.as_ref()).map(|tag| (IF_NONE_MATCH, tag)));
        headers.extend(kept(|head| head.modified.as_ref()).map(|at| (IF_MODIFIED_SINCE, at)));
        headers
    }
}

/// Returns whether this is an entity tag; a weak one does for a page that is taken as a whole
/// (RFC 9110, section 13.1.2).
fn is_tag(text: &str) -> bool {
    let tag = text.strip_prefix("W/").unwrap_or(text);
    tag.len() >= 2 && tag.starts_with('"') && tag.ends_with('"')
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

//! One request: login, redirects, status, and a body that is whole or refused.

use reqwest::{
    StatusCode,
    header::{CONTENT_ENCODING, ETAG, HeaderMap, HeaderName, IF_NONE_MATCH, LINK, LOCATION},
};
use secrecy::ExposeSecret;
use url::Url;

use crate::source::{
    Auth, Error, Place,
    address::{follow, redacted},
    http::{Requests, cache::Kept, retry::retry_after},
};

const MOST_REDIRECTS: u32 = 5;

/// One page as it arrived.
pub(in crate::source) struct Response {
    /// The whole body.
    pub(in crate::source) body: Vec<u8>,
    /// Whether a `Link` header tells of a next page.
    pub(in crate::source) has_next_header: bool,
    /// 200, or 304 when the body was kept from an earlier run.
    pub(in crate::source) status: u16,
}

/// Sends a request once and reads the body to its end.
pub(super) async fn fetch(
    requests: &Requests<'_>,
    place: &Place,
    url: &Url,
) -> Result<Response, Error> {
    let kept = requests.cache.get(url);
    let response = send(requests, place, url, kept.as_ref()).await?;
    let has_next_header = has_next(response.headers());
    let status = response.status();
    match (status, kept) {
        (StatusCode::OK, _) => {}
        (StatusCode::NOT_MODIFIED, Some(kept)) => {
            return Ok(Response { body: kept.body, has_next_header, status: 304 });
        }
        (StatusCode::NOT_MODIFIED, None) => return Err(Error::NeverKept { place: place.clone() }),
        (StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN, _) => {
            return Err(Error::LoginRefused { place: place.clone(), status: status.as_u16() });
        }
        _ => {
            let retry_after = retry_after(response.headers());
            let status = status.as_u16();
            return Err(Error::Status { place: place.clone(), status, retry_after });
        }
    }
    check_plain(place, response.headers())?;
    let tag = text(response.headers(), &ETAG).map(str::to_owned);
    let body = read(requests.connection.limits.body_bytes, place, response).await?;
    requests.cache.put(url, tag.as_deref(), &body)?;
    Ok(Response { body, has_next_header, status: 200 })
}

/// Sends the request and follows redirects that stay with the source.
async fn send(
    requests: &Requests<'_>,
    place: &Place,
    url: &Url,
    kept: Option<&Kept>,
) -> Result<reqwest::Response, Error> {
    let mut target = url.clone();
    for _ in 0..=MOST_REDIRECTS {
        let mut request = requests.client.get(target.clone());
        if let Auth::Bearer(token) = &requests.connection.auth {
            request = request.bearer_auth(token.expose_secret());
        }
        if let Some(kept) = kept {
            request = request.header(IF_NONE_MATCH, &kept.tag);
        }
        let response = request.send().await.map_err(|cause| Error::Request {
            place: place.clone(),
            cause: Box::new(cause.without_url()),
        })?;
        if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
            return Ok(response);
        }
        let location = text(response.headers(), &LOCATION).unwrap_or_default();
        target = follow(&target, location).map_err(|reason| Error::RedirectRefused {
            place: place.clone(),
            target: target.join(location).map_or_else(|_| "?".to_owned(), |to| redacted(&to)),
            reason,
        })?;
    }
    Err(Error::TooManyRedirects { place: place.clone(), most: MOST_REDIRECTS })
}

/// Reads the body, counting its bytes as they come; a body that breaks off is an error.
async fn read(
    limit: u64,
    place: &Place,
    mut response: reqwest::Response,
) -> Result<Vec<u8>, Error> {
    let mut body = Vec::new();
    loop {
        let chunk = response.chunk().await.map_err(|cause| Error::Body {
            place: place.clone(),
            cause: Box::new(cause.without_url()),
        })?;
        let Some(chunk) = chunk else { return Ok(body) };
        if (body.len() + chunk.len()) as u64 > limit {
            return Err(Error::BodyTooLarge { place: place.clone(), limit });
        }
        body.extend_from_slice(&chunk);
    }
}

fn check_plain(place: &Place, headers: &HeaderMap) -> Result<(), Error> {
    match text(headers, &CONTENT_ENCODING) {
        None | Some("" | "identity") => Ok(()),
        Some(encoding) => {
            Err(Error::Encoded { place: place.clone(), encoding: encoding.to_owned() })
        }
    }
}

/// Returns whether a `Link` header names a next page (RFC 8288).
fn has_next(headers: &HeaderMap) -> bool {
    headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok()).any(|value| {
        value.split([',', ';']).any(|part| {
            let part: String = part.chars().filter(|c| !c.is_whitespace() && *c != '"').collect();
            part.eq_ignore_ascii_case("rel=next")
        })
    })
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

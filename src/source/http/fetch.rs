//! One request: login, redirects, status, and a body that is whole or refused.

use reqwest::{
    RequestBuilder, StatusCode,
    header::{
        CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, IF_NONE_MATCH, LOCATION,
    },
};
use secrecy::ExposeSecret;
use url::Url;

use crate::source::{
    Auth, Error, Method, Place,
    address::{follow, redacted},
    http::{Requests, cache::Kept, retry::retry_after},
    request::Request,
};

const MOST_REDIRECTS: u32 = 5;

/// One page as it arrived.
pub(in crate::source) struct Response {
    /// The whole body.
    pub(in crate::source) body: Vec<u8>,
    /// The headers.
    pub(in crate::source) headers: HeaderMap,
    /// 200, or 304 when the body was kept from an earlier run.
    pub(in crate::source) status: u16,
}

/// Sends a request once and reads the body to its end.
pub(super) async fn fetch(
    requests: &Requests<'_>,
    place: &Place,
    request: &Request,
) -> Result<Response, Error> {
    let is_get = request.method == Method::Get;
    let kept = if is_get { requests.cache.get(&request.url) } else { None };
    let response = send(requests, place, request, kept.as_ref()).await?;
    let headers = response.headers().clone();
    let status = response.status();
    match (status, kept) {
        (StatusCode::OK, _) => {}
        (StatusCode::NOT_MODIFIED, Some(kept)) => {
            return Ok(Response { body: kept.body, headers, status: 304 });
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
    if is_get {
        requests.cache.put(&request.url, tag.as_deref(), &body)?;
    }
    Ok(Response { body, headers, status: 200 })
}

/// Sends the request and follows redirects that stay with the source.
async fn send(
    requests: &Requests<'_>,
    place: &Place,
    request: &Request,
    kept: Option<&Kept>,
) -> Result<reqwest::Response, Error> {
    let mut target = request.url.clone();
    for _ in 0..=MOST_REDIRECTS {
        let response =
            build(requests, request, target.clone(), kept).send().await.map_err(|cause| {
                Error::Request { place: place.clone(), cause: Box::new(cause.without_url()) }
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

fn build(
    requests: &Requests<'_>,
    request: &Request,
    target: Url,
    kept: Option<&Kept>,
) -> RequestBuilder {
    let mut built = match (request.method, &request.body) {
        (Method::Get, _) => requests.client.get(target),
        (Method::Post { .. }, None) => requests.client.post(target),
        (Method::Post { .. }, Some(body)) => {
            let built = requests.client.post(target).body(body.to_string());
            let is_told = request.headers.contains_key(CONTENT_TYPE.as_str());
            if is_told { built } else { built.header(CONTENT_TYPE, "application/json") }
        }
    };
    for (name, value) in &request.headers {
        built = built.header(name, value);
    }
    if let Auth::Bearer(token) = &requests.connection.auth {
        built = built.bearer_auth(token.expose_secret());
    }
    match kept {
        Some(kept) => built.header(IF_NONE_MATCH, &kept.tag),
        None => built,
    }
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

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

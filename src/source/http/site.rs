//! One connection: who it is, what it may send where.

use std::{error::Error as StdError, io};

use reqwest::{
    Client, RequestBuilder, Response,
    header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LOCATION},
};
use secrecy::ExposeSecret;
use serde_json::Value;
use tokio::sync::Semaphore;
use url::Url;

use crate::source::{
    Auth, Base, Connection, Error, KeyPlace, Method, Place,
    address::{follow, redacted, without_parameter},
    http::{
        client::client,
        guard::{Guard, Refused},
        login::Login,
        pace::Pace,
        secrets::Secrets,
    },
    request::Request,
};

const MOST_REDIRECTS: u32 = 5;

/// One opened connection.
pub(in crate::source) struct Site<'a> {
    pub(in crate::source) connection: &'a Connection,
    /// Where its tables live; nobody else gets its credentials.
    pub(in crate::source) home: Url,
    pub(super) client: Client,
    pub(super) secrets: Secrets,
    pub(super) pace: Pace,
    /// One for each table that may be pulled at the same time.
    pub(super) places: Semaphore,
    pub(super) login: Login,
    name: &'a str,
    guard: Guard,
    headers: HeaderMap,
}

/// A response and the number of the token it was asked with.
pub(super) struct Sent {
    pub(super) response: Response,
    pub(super) token: Option<u64>,
}

impl<'a> Site<'a> {
    /// Prepares a connection whose tables live at `home`; nothing is sent.
    pub(in crate::source) fn open(
        name: &'a str,
        connection: &'a Connection,
        home: Url,
    ) -> Result<Self, Error> {
        let guard = Guard::new(connection);
        let mut headers = headers_of(name, &connection.headers)?;
        if let Auth::ApiKey { place: KeyPlace::Header, name: header, prefix, key } =
            &connection.auth
        {
            let key = format!("{prefix}{}", key.expose_secret());
            headers.extend(headers_of(name, [(header, &key)])?);
        }
        let limits = &connection.limits;
        Ok(Self {
            connection,
            home,
            client: client(name, connection, &guard)?,
            secrets: Secrets::of(connection),
            pace: Pace::new(limits.rate, governor::clock::DefaultClock::default()),
            places: Semaphore::new(limits.at_once.max(1) as usize),
            login: Login::default(),
            name,
            guard,
            headers,
        })
    }

    /// Returns how an address is written in messages: without secrets, the same each run.
    pub(in crate::source) fn shown(&self, url: &Url) -> String {
        if self.connection.base == Base::Demo {
            let query = url.query().map_or_else(String::new, |query| format!("?{query}"));
            return format!("demo:{}{query}", url.path());
        }
        self.secrets.scrub(&redacted(url))
    }

    /// Returns an error with every secret taken out of the texts that came from outside.
    pub(in crate::source) fn scrubbed(&self, mut error: Error) -> Error {
        if let Error::RedirectRefused { target: said, .. }
        | Error::LinkRefused { target: said, .. }
        | Error::RecordsMissing { found: said, .. }
        | Error::Encoded { encoding: said, .. } = &mut error
        {
            *said = self.secrets.quote(said);
        }
        error
    }

    /// Sends a request and follows redirects within the rules.
    pub(super) async fn send(
        &self,
        place: &Place,
        ask: &Request,
        extra: &HeaderMap,
    ) -> Result<Sent, Error> {
        let mut target = self.bare(&ask.url);
        for _ in 0..=MOST_REDIRECTS {
            let sent = self.send_once(place, ask, &target, extra).await?;
            let status = sent.response.status().as_u16();
            if !matches!(status, 301 | 302 | 303 | 307 | 308) {
                return Ok(sent);
            }
            let location = sent.response.headers().get(LOCATION);
            let location = location.and_then(|value| value.to_str().ok()).unwrap_or_default();
            let follows = if status < 307 && ask.method != Method::Get {
                Err("it would turn the POST into a GET")
            } else {
                follow(&target, location, &self.connection.network)
            };
            target = self.bare(&follows.map_err(|reason| Error::RedirectRefused {
                place: place.clone(),
                target: target.join(location).map_or_else(|_| "?".to_owned(), |to| redacted(&to)),
                reason,
            })?);
        }
        Err(Error::TooManyRedirects { place: place.clone(), most: MOST_REDIRECTS })
    }

    async fn send_once(
        &self,
        place: &Place,
        ask: &Request,
        target: &Url,
        extra: &HeaderMap,
    ) -> Result<Sent, Error> {
        self.check_address(place, target)?;
        let is_home = target.origin() == self.home.origin();
        let (request, token) = if is_home {
            self.at_home(place, ask, target).await?
        } else {
            // Strangers get nothing but the question itself.
            let accept = ask.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("accept"));
            (
                self.request(
                    ask,
                    target.clone(),
                    headers_of(self.name, accept)?,
                    ask.body.as_ref(),
                ),
                None,
            )
        };
        self.pace.turn().await;
        let response = request.headers(extra.clone()).send().await;
        Ok(Sent { response: response.map_err(|cause| failed(place, cause))?, token })
    }

    /// Returns the request to the home of the connection, with all that logs it in.
    async fn at_home(
        &self,
        place: &Place,
        ask: &Request,
        target: &Url,
    ) -> Result<(RequestBuilder, Option<u64>), Error> {
        let mut body = ask.body.clone();
        if let Some(body) = &mut body {
            self.login.fill(self, place, body).await?;
        }
        let mut headers = self.headers.clone();
        headers.extend(headers_of(self.name, &ask.headers)?);
        let mut url = target.clone();
        let mut number = None;
        if let Auth::ApiKey { place: KeyPlace::Query, name, prefix, key } = &self.connection.auth {
            url.query_pairs_mut().append_pair(name, &format!("{prefix}{}", key.expose_secret()));
        }
        let mut request = self.request(ask, url, headers, body.as_ref());
        match &self.connection.auth {
            Auth::None | Auth::ApiKey { .. } | Auth::Odoo { .. } => {}
            Auth::Bearer(token) => request = request.bearer_auth(token.expose_secret()),
            Auth::Basic { user, password } => {
                request = request.basic_auth(user, Some(password.expose_secret()));
            }
            Auth::OAuth2ClientCredentials { .. } => {
                let (used, token) = self.login.token(self, place).await?;
                number = Some(used);
                request = request.bearer_auth(token.expose_secret());
            }
        }
        Ok((request, number))
    }
}

impl Site<'_> {
    fn request(
        &self,
        ask: &Request,
        url: Url,
        headers: HeaderMap,
        body: Option<&Value>,
    ) -> RequestBuilder {
        let method = match ask.method {
            Method::Get => reqwest::Method::GET,
            Method::Post { .. } => reqwest::Method::POST,
        };
        let request = self.client.request(method, url);
        match body {
            // The table's own headers come after, so that they may say otherwise.
            Some(body) => request
                .header(CONTENT_TYPE, "application/json")
                .headers(headers)
                .body(body.to_string()),
            None => request.headers(headers),
        }
    }

    /// Returns an address without the key that logs in: it is added for the home alone.
    pub(super) fn bare(&self, url: &Url) -> Url {
        match &self.connection.auth {
            Auth::ApiKey { place: KeyPlace::Query, name, .. } => without_parameter(url, name),
            _ => url.clone(),
        }
    }

    /// Checks a host that is written as digits; names are checked when they are resolved.
    pub(super) fn check_address(&self, place: &Place, url: &Url) -> Result<(), Error> {
        self.guard.check_digits(url).map_err(|refused| refused.at(place))
    }
}

/// Returns what a failed request comes from.
pub(super) fn failed(place: &Place, cause: reqwest::Error) -> Error {
    let (place, cause) = (place.clone(), cause.without_url());
    let mut below: Option<&(dyn StdError + 'static)> = Some(&cause);
    while let Some(error) = below {
        if let Some(refused) = error.downcast_ref::<Refused>() {
            return refused.clone().at(&place);
        }
        let io = error.downcast_ref::<io::Error>();
        // So rustls reports what it does not accept.
        if io.is_some_and(|io| io.kind() == io::ErrorKind::InvalidData) {
            return Error::Untrusted { place, cause: Box::new(cause) };
        }
        // An I/O error hides the error it was made of from `source`.
        below = match io.and_then(io::Error::get_ref) {
            Some(inner) => Some(inner),
            None => error.source(),
        };
    }
    Error::Request { place, cause: Box::new(cause) }
}

impl Refused {
    fn at(self, place: &Place) -> Error {
        Error::AddressRefused { place: place.clone(), host: self.host, class: self.class }
    }
}

/// Reads configured headers; their values may be secret and are never shown.
fn headers_of<'h>(
    connection: &str,
    headers: impl IntoIterator<Item = (&'h String, &'h String)>,
) -> Result<HeaderMap, Error> {
    let mut read = HeaderMap::new();
    for (name, value) in headers {
        let (Ok(key), Ok(mut value)) =
            (HeaderName::try_from(name.as_str()), HeaderValue::try_from(value.as_str()))
        else {
            return Err(Error::Header { connection: connection.to_owned(), name: name.clone() });
        };
        value.set_sensitive(true);
        read.insert(key, value);
    }
    Ok(read)
}

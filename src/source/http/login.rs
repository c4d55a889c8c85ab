//! Logins that take a request of their own: an `OAuth2` token, the user number of Odoo.
//!
//! Both live in memory only.

use std::time::Duration;

use oauth2::{
    ClientId, ClientSecret, HttpRequest, HttpResponse, RequestTokenError, Scope, TokenResponse,
    TokenUrl,
    basic::{BasicClient, BasicTokenResponse},
    http,
};
use reqwest::{Request, Response};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use tokio::{
    sync::{Mutex, OnceCell},
    time::Instant,
};
use url::Url;

use crate::source::{
    Auth, Error, Place,
    address::{join, redacted},
    http::{
        retry::retry_after,
        site::{Site, failed},
    },
};

/// Bytes of an answer to a login, far more than any needs.
const MOST_BYTES: usize = 1024 * 1024;
/// How long before its end a token is fetched again.
const MARGIN: Duration = Duration::from_mins(1);

/// What logging in gave so far.
#[derive(Default)]
pub(super) struct Login {
    token: Mutex<Option<Token>>,
    tokens: std::cell::Cell<u64>,
    uid: OnceCell<i64>,
}

struct Token {
    number: u64,
    text: SecretString,
    ends: Option<Instant>,
}

/// A failed request for a token, without its address.
#[derive(Debug, thiserror::Error)]
enum TokenFailure {
    #[error("the request failed")]
    Request(#[from] reqwest::Error),
    #[error("the request is not allowed")]
    Refused(Box<Error>),
    #[error("the answer cannot be taken")]
    Answer(#[from] http::Error),
}

impl Login {
    /// Returns a token that is still good, and its number.
    pub(super) async fn token(
        &self,
        site: &Site<'_>,
        place: &Place,
    ) -> Result<(u64, SecretString), Error> {
        let mut held = self.token.lock().await;
        let now = Instant::now();
        if let Some(token) = held.as_ref().filter(|token| token.ends.is_none_or(|end| now < end)) {
            return Ok((token.number, token.text.clone()));
        }
        let answer = fetch_token(site, place).await?;
        let text = SecretString::from(answer.access_token().secret().clone());
        site.secrets.add(text.expose_secret());
        self.tokens.set(self.tokens.get() + 1);
        // A life too long to be counted has no end.
        let good = answer.expires_in().map(|life| life.saturating_sub(MARGIN.min(life / 2)));
        let ends = good.and_then(|good| now.checked_add(good));
        let token = held.insert(Token { number: self.tokens.get(), text, ends });
        Ok((token.number, token.text.clone()))
    }

    /// Forgets a token that was refused, unless another took its place already.
    pub(super) async fn forget(&self, number: u64) {
        let mut held = self.token.lock().await;
        held.take_if(|token| token.number == number);
    }

    /// Fills `{database}`, `{uid}` and `{key}` into the texts of a body.
    pub(super) async fn fill(
        &self,
        site: &Site<'_>,
        place: &Place,
        body: &mut Value,
    ) -> Result<(), Error> {
        let Auth::Odoo { database, key, .. } = &site.connection.auth else { return Ok(()) };
        let uid = self.uid.get_or_try_init(|| odoo_login(site, place)).await?;
        fill(body, &[("{database}", database), ("{key}", key.expose_secret())], *uid);
        Ok(())
    }
}

async fn fetch_token(site: &Site<'_>, place: &Place) -> Result<BasicTokenResponse, Error> {
    let Auth::OAuth2ClientCredentials { token_url, client_id, client_secret, scope } =
        &site.connection.auth
    else {
        unreachable!("only OAuth2 asks for tokens")
    };
    let place = login_place(site, place, token_url);
    let client = BasicClient::new(ClientId::new(client_id.clone()))
        .set_client_secret(ClientSecret::new(client_secret.expose_secret().to_owned()))
        .set_token_uri(TokenUrl::from_url(token_url.clone()));
    let ask = client
        .exchange_client_credentials()
        .add_scopes(scope.iter().map(|scope| Scope::new(scope.clone())));
    let place = &place;
    let send = |request: HttpRequest| async move {
        let response = answer(site, place, Request::try_from(request)?).await.map_err(Box::new);
        let (status, bytes) = response.map_err(TokenFailure::Refused)?;
        Ok::<HttpResponse, TokenFailure>(http::Response::builder().status(status).body(bytes)?)
    };
    ask.request_async(&send).await.map_err(|error| {
        let reason = match error {
            RequestTokenError::Request(TokenFailure::Refused(error)) => return *error,
            RequestTokenError::Request(other) => other.to_string(),
            RequestTokenError::ServerResponse(said) => site.secrets.quote(&said.to_string()),
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
                "the answer is not a token".to_owned()
            }
        };
        Error::LoginFailed { place: place.clone(), reason }
    })
}

async fn odoo_login(site: &Site<'_>, place: &Place) -> Result<i64, Error> {
    let Auth::Odoo { database, login, key } = &site.connection.auth else {
        unreachable!("only Odoo has user numbers")
    };
    let url =
        join(&site.home, "/jsonrpc").ok_or_else(|| Error::Address { place: place.clone() })?;
    let place = &login_place(site, place, &url);
    let call = json!({
        "jsonrpc": "2.0", "method": "call", "id": 1,
        "params": {
            "service": "common", "method": "login",
            "args": [database, login, key.expose_secret()],
        },
    });
    let request = site.own_request(url).header("content-type", "application/json");
    let request = request.body(call.to_string()).build();
    let request = request.map_err(|cause| failed(place, cause))?;
    let (status, bytes) = answer(site, place, request).await?;
    let failed = |reason: String| Error::LoginFailed { place: place.clone(), reason };
    let said: Value = match serde_json::from_slice(&bytes) {
        Ok(said) if status == 200 => said,
        _ => return Err(failed(format!("status {status} without an answer in JSON"))),
    };
    let texts = ["/error/data/message", "/error/message"];
    if let Some(error) = texts.iter().find_map(|at| said.pointer(at)?.as_str()) {
        return Err(failed(site.secrets.quote(error)));
    }
    match said.get("result").and_then(Value::as_i64) {
        Some(uid) => Ok(uid),
        None => Err(failed("user, password or database are wrong".to_owned())),
    }
}

fn login_place(site: &Site<'_>, place: &Place, url: &Url) -> Place {
    Place { table: place.table, address: site.secrets.scrub(&redacted(url)) }
}

/// Sends a login; an overloaded server is told apart from one that says no.
async fn answer(site: &Site<'_>, place: &Place, request: Request) -> Result<(u16, Vec<u8>), Error> {
    site.check_address(place, request.url())?;
    site.pace.turn().await;
    let response = site.client.execute(request).await.map_err(|cause| failed(place, cause))?;
    let status = response.status().as_u16();
    if status >= 500 || site.connection.retry.on.contains(&status) {
        let retry_after = retry_after(response.headers());
        return Err(Error::Status { place: place.clone(), status, retry_after });
    }
    Ok((status, small_body(place, response).await?))
}

async fn small_body(place: &Place, mut response: Response) -> Result<Vec<u8>, Error> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|cause| Error::Body {
        place: place.clone(),
        cause: Box::new(cause.without_url()),
    })? {
        if body.len() + chunk.len() > MOST_BYTES {
            return Err(Error::BodyTooLarge { place: place.clone(), limit: MOST_BYTES as u64 });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// Fills names into all texts; a text that is `{uid}` alone becomes the number itself.
fn fill(value: &mut Value, names: &[(&str, &str)], uid: i64) {
    match value {
        Value::String(text) if text == "{uid}" => *value = uid.into(),
        Value::String(text) => {
            *text = filled(text, names, uid);
        }
        Value::Array(values) => values.iter_mut().for_each(|value| fill(value, names, uid)),
        Value::Object(members) => {
            members.values_mut().for_each(|value| fill(value, names, uid));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Fills in one pass, so that what was filled in is not read again.
fn filled(text: &str, names: &[(&str, &str)], uid: i64) -> String {
    let (uid, mut rest, mut done) = (uid.to_string(), text, String::new());
    let known: Vec<(&str, &str)> = names.iter().copied().chain([("{uid}", &*uid)]).collect();
    while let Some(at) = rest.find('{') {
        done.push_str(&rest[..at]);
        rest = &rest[at..];
        let hit = known.iter().find_map(|(name, value)| Some((value, rest.strip_prefix(name)?)));
        let (value, after) = hit.map_or(("{", &rest[1..]), |(value, after)| (*value, after));
        done.push_str(value);
        rest = after;
    }
    done + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_names_into_every_text_once() {
        let mut body = json!({
            "args": ["{database}", "{uid}", "{key}", ["{uid}/{database}", "{other}", 5, null]],
        });
        fill(&mut body, &[("{database}", "sales"), ("{key}", "k{uid}")], 7);
        assert_eq!(
            body,
            json!({ "args": ["sales", 7, "k{uid}", ["7/sales", "{other}", 5, null]] })
        );
    }
}

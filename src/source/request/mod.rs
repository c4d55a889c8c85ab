//! One request of a table, before the login is added.

use std::{collections::BTreeMap, fmt};

use serde_json::{Map, Number, Value};
use url::{Url, form_urlencoded};

use crate::{
    model::{Table, sha256_hex},
    source::{
        Connection, Error, Incremental, Method, Param, Place, Slice, TableSource,
        address::{join, redacted},
    },
};

/// What stays readable in a query: all that means nothing there.
const PLAIN_IN_QUERY: &[u8] = b"-._~$:@/,()*";
/// What stays readable in a part of a path.
const PLAIN_IN_PATH: &[u8] = b"-._~";

/// What is sent for one page, without the login.
#[derive(Clone, PartialEq)]
pub(super) struct Request {
    pub(super) method: Method,
    pub(super) url: Url,
    /// Names in lower case.
    pub(super) headers: BTreeMap<String, String>,
    /// The JSON body of a POST; it may hold `{uid}` and the like, which the login fills in.
    pub(super) body: Option<Value>,
}

/// Shows no value of the query, no header and no body: each may hold a secret.
impl fmt::Debug for Request {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.verb(), self.shown())
    }
}

impl Request {
    /// Returns the first request of a table below `base`, for all of it or a slice.
    pub(super) fn new(
        table: Table,
        source: &TableSource,
        connection: &Connection,
        base: &Url,
        slice: &Slice,
    ) -> Result<Self, Error> {
        let ask = &source.ask;
        let fill = Fill::new(table, source, slice);
        let path = fill.text(&source.path, |value| encoded(value, PLAIN_IN_PATH))?;
        let url = join(base, &path).ok_or_else(|| {
            let address = source.path.split(['?', '#']).next().unwrap_or_default().to_owned();
            Error::Address { place: Place { table, address } }
        })?;
        let mut headers = BTreeMap::new();
        for (name, value) in connection.headers.iter().chain(&ask.headers) {
            headers.insert(name.to_ascii_lowercase(), fill.plain(value)?);
        }
        let body = match ask.method {
            Method::Get => None,
            Method::Post { .. } => ask.body.as_ref().map(|body| fill.value(body)).transpose()?,
        };
        let mut request = Self { method: ask.method, url, headers, body };
        let is_part = *slice != Slice::All;
        for (name, value) in ask.query.iter().chain(ask.slice_query.iter().filter(|_| is_part)) {
            set_parameter(&mut request.url, name, &fill.plain(value)?);
        }
        for (pointer, value) in ask.slice_body.iter().filter(|_| is_part) {
            request.set_in_body(table, pointer, fill.value(value)?)?;
        }
        Ok(request)
    }

    /// Returns the request with the address of a link; a POST stays one, with the same body.
    pub(super) fn at(&self, url: Url) -> Self {
        Self { url, ..self.clone() }
    }

    /// Sets a number or text where `param` says.
    ///
    /// A query takes the text of a number; a body takes the value as it is.
    pub(super) fn set(&mut self, table: Table, param: &Param, value: Value) -> Result<(), Error> {
        match param {
            Param::Body(pointer) => self.set_in_body(table, pointer, value),
            Param::Query(name) => {
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                set_parameter(&mut self.url, name, &text);
                Ok(())
            }
        }
    }

    fn set_in_body(&mut self, table: Table, pointer: &str, value: Value) -> Result<(), Error> {
        let refuse = |reason| Error::BodyPlace { table, pointer: pointer.to_owned(), reason };
        if self.method == Method::Get {
            return Err(refuse("a GET has no body"));
        }
        let body = self.body.get_or_insert(Value::Null);
        put(body, pointer, value).ok_or_else(|| refuse("the body has no such place"))
    }

    /// Returns whether sending it twice does no harm, so that it may be tried again.
    pub(super) fn is_idempotent(&self) -> bool {
        matches!(self.method, Method::Get | Method::Post { idempotent: true })
    }

    /// Returns the address without query values and without a login.
    pub(super) fn shown(&self) -> String {
        redacted(&self.url)
    }

    /// Returns the name under which the answer is kept: the same in each run, whatever the secrets
    /// and the port of the built-in source, whose address is `home`.
    ///
    /// Who asks is part of it, because two users may see different records.
    pub(super) fn key(&self, connection: &Connection, home: &Url) -> String {
        let whole = self.url.as_str();
        let at_home = whole.strip_prefix(home.origin().ascii_serialization().as_str());
        let Connection { base, auth, .. } = connection;
        let body = self.body.as_ref().map_or_else(String::new, Value::to_string);
        let (verb, url) = (self.verb(), at_home.unwrap_or(whole));
        let is_asked = |header: &(&String, _)| !Connection::is_login(header.0);
        let headers: Vec<_> = self.headers.iter().filter(is_asked).collect();
        sha256_hex(format!("{base:?} {auth:?} {verb} {url} {headers:?} {body}").as_bytes())
    }

    fn verb(&self) -> &'static str {
        match self.method {
            Method::Get => "GET",
            Method::Post { .. } => "POST",
        }
    }
}

/// What stands for `{since}`, `{from}` and `{to}`; other braces are left as they are.
struct Fill {
    table: Table,
    values: [(&'static str, Option<String>); 3],
    /// `{since}` as JSON writes it where it is a whole number.
    number: Option<Number>,
}

impl Fill {
    fn new(table: Table, source: &TableSource, slice: &Slice) -> Self {
        let number = match (&source.incremental, slice) {
            (Incremental::Watermark(watermark), Slice::Since(since)) if watermark.is_number() => {
                since.parse::<i64>().ok().map(Number::from)
            }
            _ => None,
        };
        let (since, from, to) = match slice {
            Slice::All => (None, None, None),
            Slice::Since(since) => (Some(since.clone()), None, None),
            Slice::Days { from, to } => (None, Some(from.to_string()), Some(to.to_string())),
        };
        Self { table, values: [("{since}", since), ("{from}", from), ("{to}", to)], number }
    }

    fn text(&self, text: &str, write: impl Fn(&str) -> String) -> Result<String, Error> {
        let mut filled = text.to_owned();
        for (name, value) in &self.values {
            if text.contains(name) {
                let table = self.table;
                let value = value.as_deref().ok_or(Error::Placeholder { table, name })?;
                filled = filled.replace(name, &write(value));
            }
        }
        Ok(filled)
    }

    fn plain(&self, text: &str) -> Result<String, Error> {
        self.text(text, str::to_owned)
    }

    fn value(&self, value: &Value) -> Result<Value, Error> {
        Ok(match (value, &self.number) {
            // Many servers compare a text with a number by no rule one could rely on.
            (Value::String(text), Some(number)) if text == "{since}" => {
                Value::Number(number.clone())
            }
            (Value::String(text), _) => Value::String(self.plain(text)?),
            (Value::Array(items), _) => {
                Value::Array(items.iter().map(|item| self.value(item)).collect::<Result<_, _>>()?)
            }
            (Value::Object(fields), _) => {
                let fill = |(name, value): (&String, _)| Ok((name.clone(), self.value(value)?));
                Value::Object(fields.iter().map(fill).collect::<Result<_, Error>>()?)
            }
            (other, _) => other.clone(),
        })
    }
}

/// Sets a query parameter in place of an earlier value; the others stay as they were written.
fn set_parameter(url: &mut Url, name: &str, value: &str) {
    let is_other = |pair: &&str| {
        !pair.is_empty()
            && form_urlencoded::parse(pair.as_bytes()).next().is_none_or(|(key, _)| key != name)
    };
    let kept = url.query().unwrap_or_default().split('&').filter(is_other);
    // `%20` is a space to every server, `+` is one only to some.
    let set = format!("{}={}", encoded(name, PLAIN_IN_QUERY), encoded(value, PLAIN_IN_QUERY));
    let query: Vec<&str> = kept.chain([set.as_str()]).collect();
    let query = query.join("&");
    url.set_query(Some(&query));
}

fn encoded(text: &str, plain: &[u8]) -> String {
    let mut written = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || plain.contains(&byte) {
            written.push(char::from(byte));
        } else {
            let hex = b"0123456789ABCDEF";
            let digit = |nibble: u8| char::from(hex[usize::from(nibble)]);
            written.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    written
}

/// Sets a value at a JSON pointer (RFC 6901); objects on the way are made, lists grow by one.
fn put(body: &mut Value, pointer: &str, value: Value) -> Option<()> {
    let mut at = body;
    let names = if pointer.is_empty() { "" } else { pointer.strip_prefix('/')? };
    for name in names.split('/').filter(|_| !pointer.is_empty()) {
        let name = name.replace("~1", "/").replace("~0", "~");
        if at.is_null() {
            *at = Value::Object(Map::new());
        }
        at = match at {
            Value::Object(fields) => fields.entry(name).or_insert(Value::Null),
            Value::Array(items) => {
                let place: usize = name.parse().ok()?;
                if place == items.len() {
                    items.push(Value::Null);
                }
                items.get_mut(place)?
            }
            _ => return None,
        };
    }
    *at = value;
    Some(())
}

#[cfg(test)]
mod tests;

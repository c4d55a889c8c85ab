//! A request before anything that logs it in.

use std::collections::BTreeMap;

use serde_json::Value;
use url::Url;

use crate::{
    model::sha256_hex,
    source::{Connection, Method, TableSource},
};

/// A request before anything that logs it in.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::source) struct Outgoing {
    /// GET or POST.
    pub(in crate::source) method: Method,
    /// The address.
    pub(in crate::source) url: Url,
    /// Headers of the table.
    pub(in crate::source) headers: BTreeMap<String, String>,
    /// The JSON body of a POST.
    pub(in crate::source) body: Option<Value>,
}

impl Outgoing {
    /// Returns the request for an address of a table.
    pub(super) fn new(source: &TableSource, url: Url) -> Self {
        let ask = &source.ask;
        Self { method: ask.method, url, headers: ask.headers.clone(), body: ask.body.clone() }
    }

    /// Returns whether it may be sent again.
    pub(super) fn is_repeatable(&self) -> bool {
        matches!(self.method, Method::Get | Method::Post { idempotent: true })
    }

    /// Returns the name under which its page is kept: the same each run, without any secret.
    ///
    /// Who asks is part of it, because two users may see different records.
    pub(super) fn key(&self, connection: &Connection, home: &Url) -> String {
        // The built-in source listens on another port each time; its pages are the same.
        let whole = self.url.as_str();
        let at_home = whole.strip_prefix(home.origin().ascii_serialization().as_str());
        let url = at_home.unwrap_or(whole);
        let Connection { base, auth, headers, .. } = connection;
        let Self { method, body, headers: own, .. } = self;
        let body = body.as_ref().map_or_else(String::new, Value::to_string);
        sha256_hex(
            format!("{base:?} {auth:?} {headers:?} {method:?} {url} {own:?} {body}").as_bytes(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Auth, Base};

    fn key(connection: &Connection, home: &str, path: &str) -> String {
        let home = Url::parse(home).unwrap();
        let source = TableSource::new("erp", "/orders");
        Outgoing::new(&source, home.join(path).unwrap()).key(connection, &home)
    }

    #[test]
    fn the_key_outlives_the_port_of_the_demo_and_a_new_secret() {
        let with = |token: &str| Connection {
            auth: Auth::Bearer(token.into()),
            ..Connection::to(Base::Demo)
        };
        let first = key(&with("a"), "http://127.0.0.1:1/", "orders?page=2");
        assert_eq!(first, key(&with("b"), "http://127.0.0.1:2/", "orders?page=2"));
        assert_ne!(first, key(&with("b"), "http://127.0.0.1:2/", "orders?page=3"));
    }

    #[test]
    fn another_user_or_another_body_has_another_key() {
        let user = |user: &str| Connection {
            auth: Auth::Basic { user: user.to_owned(), password: "x".into() },
            ..Connection::to(Base::Demo)
        };
        let home = "http://127.0.0.1:1/";
        assert_ne!(key(&user("ada"), home, "orders"), key(&user("bo"), home, "orders"));
        let url = Url::parse(home).unwrap();
        let mut asked = Outgoing::new(&TableSource::new("erp", "/orders"), url.clone());
        let plain = asked.key(&user("ada"), &url);
        asked.body = Some(serde_json::json!({ "offset": 1 }));
        assert_ne!(plain, asked.key(&user("ada"), &url));
    }
}

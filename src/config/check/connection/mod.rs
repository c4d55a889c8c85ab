//! Connections: the address, the login, the network, limits and retries.

mod auth;
mod limits;
mod network;

use std::{collections::BTreeMap, path::Path};

use url::{Host, Url};

use crate::{
    config::{
        Environment,
        check::needed,
        file::{Connection as ConnectionFile, File},
        node::{At, Located},
        problem::{Problems, SECRETIVE},
        read::Entry,
    },
    source::{Auth, Base, Connection},
};

/// What may stand as the address of a connection.
const ADDRESS_HINT: &str =
    "write demo:, file:FOLDER or an address such as https://erp.example.com/api";

/// Checks every connection; those with problems are left out.
pub(super) fn connections(
    file: &File,
    folder: &Path,
    environment: &Environment,
    problems: &mut Problems<'_>,
) -> BTreeMap<String, Connection> {
    let mut checked = BTreeMap::new();
    for entry in file.connections.iter().flat_map(|section| &section.value) {
        let path = format!("connections.{}", entry.key.value);
        let place = Context { path: &path, folder, environment };
        if let Some(connection) = place.connection(&entry.value, problems) {
            checked.insert(entry.key.value.clone(), connection);
        }
    }
    checked
}

/// What the checks of one connection share.
struct Context<'a> {
    path: &'a str,
    folder: &'a Path,
    environment: &'a Environment,
}

impl Context<'_> {
    fn connection(
        &self,
        found: &Located<ConnectionFile>,
        problems: &mut Problems<'_>,
    ) -> Option<Connection> {
        let file = &found.value;
        let path = format!("{}.base_url", self.path);
        let base = needed(file.base_url.as_ref(), found.at, &path, ADDRESS_HINT, problems)
            .and_then(|address| self.base(address, &path, problems));
        let auth = match &file.auth {
            Some(auth) => self.auth(auth, base.as_ref(), problems),
            None => Some(Auth::None),
        };
        let headers = headers(file.headers.as_ref(), self.path, problems);
        let network = self.network(file.network.as_ref(), base.as_ref(), problems);
        let tls = self.tls(file.tls.as_ref(), problems);
        let limits = self.limits(file.limits.as_ref().map(|limits| &limits.value), problems);
        let retry = self.retry(file.retry.as_ref().map(|retry| &retry.value), problems);
        let (base, auth) = (base?, auth?);
        if let Some(address) = &file.base_url {
            self.warn_without_encryption(&base, &auth, address.at, problems);
        }
        Some(Connection {
            base,
            auth,
            headers: headers?,
            network: network?,
            tls: tls?,
            limits: limits?,
            retry: retry?,
        })
    }

    fn base(
        &self,
        address: &Located<String>,
        path: &str,
        problems: &mut Problems<'_>,
    ) -> Option<Base> {
        let text = address.value.as_str();
        if text == "demo:" {
            return Some(Base::Demo);
        }
        if let Some(folder) = text.strip_prefix("file:").filter(|folder| !folder.is_empty()) {
            return Some(Base::Folder(self.folder.join(folder)));
        }
        let Some(url) = web_address(text) else {
            problems.add(
                address.at,
                format!("`{path}` is no address, expected demo:, file:FOLDER or http(s)://…"),
                ADDRESS_HINT,
            );
            return None;
        };
        if holds_login(&url) {
            problems.add(
                address.at,
                format!("`{path}` holds a login, expected an address without one"),
                "remove everything between `//` and `@`, and log in with `auth`",
            );
            return None;
        }
        Some(Base::Http(url))
    }

    /// Warns when a login crosses the network in clear text, whatever kind of login it is.
    fn warn_without_encryption(
        &self,
        base: &Base,
        auth: &Auth,
        at: At,
        problems: &mut Problems<'_>,
    ) {
        let what = match auth {
            Auth::None => return,
            Auth::Basic { .. } => "user name and password",
            Auth::ApiKey { .. } => "the key",
            Auth::OAuth2ClientCredentials { token_url, .. } if is_open(token_url) => {
                let path = format!("{}.auth.token_url", self.path);
                let message = format!("`{path}` sends the client secret without encryption");
                problems.warn(at, message, "use https");
                "the token"
            }
            Auth::Bearer(_) | Auth::OAuth2ClientCredentials { .. } => "the token",
            Auth::Odoo { .. } => "login and key",
        };
        if let Base::Http(url) = base
            && is_open(url)
        {
            let message = format!("`{}.base_url` sends {what} without encryption", self.path);
            problems.warn(at, message, "use https");
        }
    }
}

/// Reads a web address.
fn web_address(text: &str) -> Option<Url> {
    Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

fn holds_login(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// Returns whether what is sent to an address can be read on the way.
fn is_open(url: &Url) -> bool {
    url.scheme() == "http" && !is_loopback(url)
}

/// Returns whether an address names this machine.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Checks headers: names and values that may be sent, and no logins, which belong to `auth`.
pub(super) fn headers(
    found: Option<&Located<Vec<Entry<String>>>>,
    path: &str,
    problems: &mut Problems<'_>,
) -> Option<BTreeMap<String, String>> {
    let mut checked = Some(BTreeMap::new());
    for Entry { key, value } in found.iter().flat_map(|headers| &headers.value) {
        let name = format!("{path}.headers.{}", key.value);
        let is_name = !key.value.is_empty()
            && key
                .value
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b));
        let is_value = value.value.bytes().all(|byte| byte == b'\t' || (b' '..127).contains(&byte));
        let problem = if !is_name {
            Some((format!("`{name}` is no name of a header"), "write letters, digits and `-`"))
        } else if !is_value {
            Some((format!("`{name}` holds a character no header can carry"), "write ASCII"))
        } else if holds_secret(&key.value) {
            let hint =
                "use `auth`, for example {type: api_key, in: header, name: …, key: {env: …}}";
            Some((format!("`{name}` is a login, expected it in `auth`"), hint))
        } else {
            None
        };
        if let Some((message, hint)) = problem {
            problems.add_about(&name, value.at, message, hint);
            checked = None;
        } else if let Some(checked) = &mut checked {
            checked.insert(key.value.clone(), value.value.clone());
        }
    }
    checked
}

/// Returns whether a header or parameter of this name carries a login.
fn holds_secret(name: &str) -> bool {
    let plain: String =
        name.to_ascii_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    SECRETIVE.iter().any(|word| plain.contains(word))
}

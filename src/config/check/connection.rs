//! Connections: the address, the login, limits and retries.

use std::{collections::BTreeMap, path::Path};

use url::{Host, Url};

use crate::{
    config::{
        Environment,
        check::{needed, within},
        file::{
            Auth as AuthFile, AuthKind, Connection as ConnectionFile, File, Limits as LimitsFile,
            REFERENCE_HINT, Retry as RetryFile,
        },
        node::Located,
        problem::Problems,
        secret::{self, Place},
    },
    source::{Auth, Base, Connection, Limits, Network, Retry},
};

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
        let hint = "write demo:, file:FOLDER or an address such as https://erp.example.com/api";
        let base = needed(file.base_url.as_ref(), found.at, &path, hint, problems)
            .and_then(|address| self.base(address, &path, problems));
        let auth = match &file.auth {
            Some(auth) => self.auth(auth, base.as_ref(), problems),
            None => Some(Auth::None),
        };
        if let (Some(Base::Http(url)), Some(Auth::Bearer(_)), Some(address)) =
            (&base, &auth, &file.base_url)
            && url.scheme() == "http"
            && !is_loopback(url)
        {
            problems.warn(
                address.at,
                format!("`{path}` sends the token without encryption"),
                "use https",
            );
        }
        let limits = self.limits(file.limits.as_ref().map(|limits| &limits.value), problems);
        let retry = self.retry(file.retry.as_ref().map(|retry| &retry.value), problems);
        let (base, auth) = (base?, auth?);
        // An address that names this machine means it.
        let allow_private = matches!(&base, Base::Http(url) if is_loopback(url));
        let network = Network { allow_private, ..Network::default() };
        let (limits, retry) = (limits?, retry?);
        Some(Connection { auth, network, limits, retry, ..Connection::to(base) })
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
        let web = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        let Some(url) = web else {
            problems.add(
                address.at,
                format!("`{path}` is no address, expected demo:, file:FOLDER or http(s)://…"),
                "write demo:, file:FOLDER or an address such as https://erp.example.com/api",
            );
            return None;
        };
        if !url.username().is_empty() || url.password().is_some() {
            problems.add(
                address.at,
                format!("`{path}` holds a login, expected an address without one"),
                "remove everything between `//` and `@`, and log in with `auth`",
            );
            return None;
        }
        Some(Base::Http(url))
    }

    fn auth(
        &self,
        found: &Located<AuthFile>,
        base: Option<&Base>,
        problems: &mut Problems<'_>,
    ) -> Option<Auth> {
        let path = format!("{}.auth", self.path);
        let kind_path = format!("{path}.type");
        let token_path = format!("{path}.token");
        let hint = "write none or bearer";
        let kind = needed(found.value.kind.as_ref(), found.at, &kind_path, hint, problems)?;
        let token = found.value.token.as_ref();
        if kind.value == AuthKind::None {
            if let Some(token) = token {
                let message = format!("`{token_path}` is set, but `{kind_path}` is none");
                problems.add_about(&token_path, token.at, message, "write `type: bearer`");
            }
            return Some(Auth::None);
        }
        let token = needed(token, found.at, &token_path, REFERENCE_HINT, problems)?;
        let place = Place {
            path: &token_path,
            folder: self.folder,
            literal_allowed: matches!(base, Some(Base::Demo)),
        };
        secret::resolve(&token.with(&token.value.0), &place, self.environment, problems)
            .map(Auth::Bearer)
    }

    fn limits(&self, file: Option<&LimitsFile>, problems: &mut Problems<'_>) -> Option<Limits> {
        let default = Limits::default();
        let Some(file) = file else { return Some(default) };
        let limits = Limits {
            connect: value(file.connect.as_ref(), default.connect),
            read: value(file.read.as_ref(), default.read),
            total: value(file.total.as_ref(), default.total),
            body_bytes: file.body.as_ref().map_or(default.body_bytes, |size| size.value.0),
            max_pages: value(file.max_pages.as_ref(), default.max_pages),
            ..default
        };
        let zeroes = [
            ("connect", file.connect.as_ref().map(|time| (time.at, time.value.is_zero()))),
            ("read", file.read.as_ref().map(|time| (time.at, time.value.is_zero()))),
            ("total", file.total.as_ref().map(|time| (time.at, time.value.is_zero()))),
            ("body", file.body.as_ref().map(|size| (size.at, size.value.0 == 0))),
            ("max_pages", file.max_pages.as_ref().map(|pages| (pages.at, pages.value == 0))),
        ];
        let mut usable = true;
        for (name, found) in zeroes {
            if let Some((at, true)) = found {
                usable = false;
                let message = format!("`{}.limits.{name}` is 0, expected more", self.path);
                problems.add(at, message, "remove the line to get the default");
            }
        }
        usable.then_some(limits)
    }

    fn retry(&self, file: Option<&RetryFile>, problems: &mut Problems<'_>) -> Option<Retry> {
        let default = Retry::default();
        let Some(file) = file else { return Some(default) };
        let attempts = match &file.attempts {
            None => Some(default.attempts),
            Some(found) => {
                within(Some(found), &format!("{}.retry.attempts", self.path), 1..=20, problems)
            }
        };
        let path = format!("{}.retry.on", self.path);
        let on = match &file.on {
            None => Some(default.on),
            Some(codes) => codes
                .value
                .iter()
                .map(|code| within(Some(code), &path, 400..=599, problems))
                .collect(),
        };
        Some(Retry {
            attempts: attempts?,
            base: value(file.base.as_ref(), default.base),
            cap: value(file.cap.as_ref(), default.cap),
            retry_after_cap: value(file.header_cap.as_ref(), default.retry_after_cap),
            on: on?,
        })
    }
}

fn value<T: Copy>(found: Option<&Located<T>>, default: T) -> T {
    found.map_or(default, |found| found.value)
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

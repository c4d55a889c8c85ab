//! Connections as written: the address, the login, the network, limits and retries.

use std::time::Duration;

use url::Url;

use crate::{
    config::{
        file::{OneOrMore, Optional},
        node::{Located, Node},
        problem::Problems,
        read::{Entry, Read, choices, sections},
        value::Size,
    },
    source::{KeyPlace, Rate, TlsVersion},
};

sections! {
    /// Where and how to log in.
    Connection {
        "preset" preset: Preset,
        "base_url" base_url: String,
        "auth" auth: Auth,
        "headers" headers: Vec<Entry<String>>,
        "network" network: Network,
        "tls" tls: Tls,
        "limits" limits: Limits,
        "retry" retry: Retry,
    }

    /// The long form of a preset.
    PresetMap {
        "name" name: PresetName,
        "tenant" tenant: String,
        "environment" environment: String,
        "company" company: String,
        "database" database: String,
    }

    /// How to log in.
    Auth {
        "type" kind: AuthKind,
        "token" token: Token,
        "user" user: String,
        "password" password: Token,
        "in" place: KeyPlace,
        "name" name: String,
        "prefix" prefix: String,
        "key" key: Token,
        "token_url" token_url: String,
        "client_id" client_id: String,
        "client_secret" client_secret: Token,
        "scope" scope: OneOrMore,
        "database" database: String,
        "login" login: String,
    }

    /// Where a secret is.
    SecretRef {
        "literal" literal: String,
        "env" env: String,
        "file" file: String,
        "credential" credential: String,
    }

    /// Where requests may go.
    Network {
        "allow_hosts" allow_hosts: Vec<Located<String>>,
        "allow_private" allow_private: bool,
        "proxy" proxy: ProxyFile,
    }

    /// Certificates.
    Tls {
        "ca_file" ca_file: String,
        "client_cert" client_cert: Token,
        "min" min: TlsVersion,
    }

    /// Limits of a connection.
    Limits {
        "connect" connect: Duration,
        "read" read: Duration,
        "total" total: Duration,
        "body" body: Size,
        "decompressed" decompressed: Size,
        "record" record: Size,
        "depth" depth: u32,
        "max_pages" max_pages: u32,
        "rate" rate: Optional<Rate>,
        "at_once" at_once: u32,
        "resume" resume: Duration,
    }

    /// Retries of a request.
    Retry {
        "attempts" attempts: u32,
        "base" base: Duration,
        "cap" cap: Duration,
        "retry_after_cap" header_cap: Duration,
        "on" on: Vec<Located<u16>>,
    }
}

/// A preset: one word, or a map for what it is to be filled with.
#[derive(Debug, Default)]
pub(in crate::config) struct Preset(pub(in crate::config) PresetMap);

impl Read for Preset {
    fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
        if node.value.text().is_some() {
            let name = PresetName::read(node, path, problems)?;
            return Some(Self(PresetMap { name: Some(node.with(name)), ..PresetMap::default() }));
        }
        PresetMap::read(node, path, problems).map(Self)
    }

    #[cfg(test)]
    fn keys(keys: &mut Vec<&'static str>) {
        PresetMap::keys(keys);
    }
}

/// A reference to a secret; the secret itself is refused without being shown.
#[derive(Debug, Default)]
pub(in crate::config) struct Token(pub(in crate::config) SecretRef);

impl Read for Token {
    fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
        if node.value.text().is_some() {
            let message = format!("`{path}` is written out, expected a reference to it");
            problems.add_about(path, node.at, message, REFERENCE_HINT);
            return None;
        }
        SecretRef::read(node, path, problems).map(Self)
    }

    #[cfg(test)]
    fn keys(keys: &mut Vec<&'static str>) {
        SecretRef::keys(keys);
    }
}

/// How secrets are referred to.
pub(in crate::config) const REFERENCE_HINT: &str =
    "write {env: NAME}, {file: PATH} or {credential: NAME}";

/// The proxy: none, that of the environment, or an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::config) enum ProxyFile {
    None,
    Environment,
    Address(Url),
}

impl Read for ProxyFile {
    fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
        match node.value.text() {
            Some("none") => return Some(Self::None),
            Some("env") => return Some(Self::Environment),
            _ => {}
        }
        let url = node.value.text().and_then(|text| Url::parse(text).ok());
        let url = url.filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        let Some(url) = url else {
            let message = format!("`{path}` is no proxy, expected none, env or http(s)://…");
            let hint = "write none, env or an address such as http://proxy.example.com:3128";
            problems.add_about(path, node.at, message, hint);
            return None;
        };
        if !url.username().is_empty() || url.password().is_some() {
            let message = format!("`{path}` holds a login, expected an address without one");
            let hint = "write `proxy: env` and set HTTPS_PROXY for the service";
            problems.add_about(path, node.at, message, hint);
            return None;
        }
        Some(Self::Address(url))
    }
}

/// How to log in, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::config) enum AuthKind {
    None,
    Bearer,
    Basic,
    ApiKey,
    OAuth2ClientCredentials,
    Odoo,
}

/// A preset by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::config) enum PresetName {
    ODataV4,
    ODataV2,
    OdooJsonRpc,
    OdooJson2,
    BusinessCentral,
    JsonApi,
    Drf,
}

choices! {
    AuthKind {
        "none" None,
        "bearer" Bearer,
        "basic" Basic,
        "api_key" ApiKey,
        "oauth2_client_credentials" OAuth2ClientCredentials,
        "odoo" Odoo,
    }
    PresetName {
        "odata_v4" ODataV4,
        "odata_v2" ODataV2,
        "odoo_jsonrpc" OdooJsonRpc,
        "odoo_json2" OdooJson2,
        "business_central" BusinessCentral,
        "json_api" JsonApi,
        "drf" Drf,
    }
    KeyPlace { "header" Header, "query" Query, }
    TlsVersion { "1.2" V1_2, "1.3" V1_3, }
}

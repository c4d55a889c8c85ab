//! What was asked, without secrets.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::{
    config::Config,
    model::Table,
    source::{Auth, Base, Format, KeyPlace, Method},
};

/// Stands for a secret.
const HIDDEN: &str = "***";

/// A request as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sent {
    /// GET or POST; none for a file.
    pub method: Option<&'static str>,
    /// The address without the values of its query, or the file.
    pub address: String,
    /// The headers, those of a login blanked out.
    pub headers: BTreeMap<String, String>,
    /// The JSON body; what the login fills in stands as its placeholder.
    pub body: Option<Value>,
}

impl Sent {
    /// Returns the request for the first page of a table.
    pub(super) fn of(config: &Config, table: Table, address: String) -> Self {
        let source = &config.source.tables[&table];
        let connection = &config.source.connections[&source.connection];
        let method = match (&connection.base, source.ask.method) {
            (Base::Folder(_), _) => None,
            (_, Method::Get) => Some("GET"),
            (_, Method::Post { .. }) => Some("POST"),
        };
        let mut headers = connection.headers.clone();
        headers.extend(source.ask.headers.clone());
        headers.extend(login(&connection.auth));
        Self { method, address, headers, body: source.ask.body.clone() }
    }
}

/// Returns the header of a login with its secret blanked out.
fn login(auth: &Auth) -> Option<(String, String)> {
    let authorization = |kind| Some(("Authorization".to_owned(), format!("{kind} {HIDDEN}")));
    match auth {
        Auth::None | Auth::Odoo { .. } | Auth::ApiKey { place: KeyPlace::Query, .. } => None,
        Auth::Bearer(_) | Auth::OAuth2ClientCredentials { .. } => authorization("Bearer"),
        Auth::Basic { .. } => authorization("Basic"),
        Auth::ApiKey { place: KeyPlace::Header, name, prefix, .. } => {
            Some((name.clone(), format!("{prefix}{HIDDEN}")))
        }
    }
}

/// Returns the character encoding in which a body is read.
pub(super) fn encoding(format: &Format) -> String {
    match format {
        Format::Csv { encoding: Some(label), .. } => label.to_lowercase(),
        Format::Json | Format::Ndjson | Format::Csv { .. } => "utf-8".to_owned(),
        Format::Parquet | Format::Xlsx { .. } => "as the format says".to_owned(),
    }
}

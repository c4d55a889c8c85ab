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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Environment, load};

    fn sent(fixture: &str) -> Sent {
        let path = format!("tests/data/config/valid/{fixture}.yaml");
        let vars = BTreeMap::from([("ERP_TOKEN".to_owned(), "s3cret".to_owned())]);
        let around = Environment { vars, current_dir: env!("CARGO_MANIFEST_DIR").into() };
        let config = load(Some(path.as_ref()), &around).unwrap();
        Sent::of(&config, Table::Orders, String::new())
    }

    #[test]
    fn a_key_in_a_body_stands_as_its_placeholder() {
        let body = sent("preset_odoo_jsonrpc").body.unwrap();
        assert_eq!(body["params"]["args"][2], "{key}");
        assert!(!body.to_string().contains("s3cret"), "{body}");
    }

    #[test]
    fn a_key_in_a_header_is_blanked_out_behind_its_prefix() {
        let shown = sent("preset_drf");
        assert_eq!(shown.headers["Authorization"], "Token ***");
        assert_eq!((shown.method, shown.body), (Some("GET"), None));
    }
}

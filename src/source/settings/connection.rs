//! Where to connect, how to log in, how long to wait.

use std::{collections::BTreeMap, fmt, path::PathBuf, time::Duration};

use secrecy::SecretString;
use url::Url;

/// Where to connect and how to log in.
#[derive(Debug)]
pub struct Connection {
    /// Where the tables live.
    pub base: Base,
    /// How to log in.
    pub auth: Auth,
    /// Headers of every request.
    pub headers: BTreeMap<String, String>,
    /// Where requests may go.
    pub network: Network,
    /// Certificates.
    pub tls: Tls,
    /// Time and size limits.
    pub limits: Limits,
    /// When and how often to try again.
    pub retry: Retry,
}

impl Connection {
    /// Returns a connection to a place with the default limits and no login.
    pub fn to(base: Base) -> Self {
        Self {
            base,
            auth: Auth::None,
            headers: BTreeMap::new(),
            network: Network::default(),
            tls: Tls::default(),
            limits: Limits::default(),
            retry: Retry::default(),
        }
    }

    /// Returns who asks where, without secrets: another asker may be given other records.
    ///
    /// Headers that only prove who asks are left out, as they may differ from run to run.
    pub fn asker(&self) -> String {
        let Self { base, auth, headers, .. } = self;
        let headers: Vec<_> = headers.iter().filter(|(name, _)| !Self::is_login(name)).collect();
        format!("{base:?} {auth:?} {headers:?}")
    }

    /// Returns whether a header may change without the answer changing, because it only proves who
    /// asks.
    pub(in crate::source) fn is_login(header: &str) -> bool {
        let name = header.to_ascii_lowercase();
        ["auth", "cookie", "key", "secret", "token"].iter().any(|part| name.contains(part))
    }
}

/// The place a connection points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// `demo:`: the built-in sample source, started on loopback for the run.
    Demo,
    /// `file:DIR`: a folder; table paths are files in it.
    Folder(PathBuf),
    /// An HTTP address; table paths are joined to it.
    Http(Url),
}

/// How to log in.
#[derive(Debug, Default)]
pub enum Auth {
    /// Not at all.
    #[default]
    None,
    /// `Authorization: Bearer …`.
    Bearer(SecretString),
    /// `Authorization: Basic …`.
    Basic {
        /// The user name.
        user: String,
        /// The password.
        password: SecretString,
    },
    /// A key in a header or query parameter.
    ApiKey {
        /// Header or query.
        place: KeyPlace,
        /// The name of the header or parameter.
        name: String,
        /// What stands before the key, such as `token `.
        prefix: String,
        /// The key.
        key: SecretString,
    },
    /// OAuth 2 client credentials (RFC 6749, section 4.4); a token is fetched again when it expires
    /// or is refused.
    OAuth2ClientCredentials {
        /// Where tokens are given.
        token_url: Url,
        /// The client.
        client_id: String,
        /// Its secret.
        client_secret: SecretString,
        /// Scopes asked for.
        scope: Vec<String>,
    },
    /// Odoo's external API: a login call gives `{uid}`; `{database}` and `{key}` are filled into
    /// the body of each request.
    Odoo {
        /// The database.
        database: String,
        /// The user name.
        login: String,
        /// The password or API key.
        key: SecretString,
    },
}

/// Where an API key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// Into a header.
    Header,
    /// Into the query.
    Query,
}

/// Where requests may go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// Hosts beside that of the connection to which redirects and next links may lead; they get no
    /// credentials.
    pub allow_hosts: Vec<String>,
    /// Whether private, loopback and link-local addresses may be asked.
    ///
    /// Addresses are compared after the name is resolved; metadata addresses of clouds are refused
    /// always.
    pub allow_private: bool,
    /// The proxy in between.
    pub proxy: Proxy,
}

/// The proxy between avain and the source; shown without its password.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum Proxy {
    /// None, whatever the environment says.
    #[default]
    None,
    /// These addresses, from the config or, where it says so, from the environment.
    Addresses {
        /// For `http:`.
        http: Option<Url>,
        /// For `https:`.
        https: Option<Url>,
        /// Hosts that are asked without it, as `NO_PROXY` is written.
        except: String,
    },
}

impl fmt::Debug for Proxy {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Addresses { http, https, except } = self else { return out.write_str("None") };
        let shown = |url: &Option<Url>| {
            let host = url.as_ref().map(|url| (url.scheme(), url.host_str(), url.port()));
            format!("{host:?}")
        };
        let mut all = out.debug_struct("Addresses");
        all.field("http", &shown(http)).field("https", &shown(https)).field("except", except);
        all.finish()
    }
}

/// Certificates.
#[derive(Debug, Default)]
pub struct Tls {
    /// PEM file of further authorities to trust.
    pub ca_file: Option<PathBuf>,
    /// PEM text of our own certificate and its key.
    pub client_cert: Option<SecretString>,
    /// The oldest version spoken.
    pub min: TlsVersion,
}

/// A version of TLS.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TlsVersion {
    /// 1.2
    #[default]
    V1_2,
    /// 1.3
    V1_3,
}

/// Limits of one connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Time to connect.
    pub connect: Duration,
    /// Longest silence while reading.
    pub read: Duration,
    /// Time for all requests of one table.
    pub total: Duration,
    /// Bytes of one response body as it travels.
    pub body_bytes: u64,
    /// Bytes of one body when unpacked.
    pub decompressed_bytes: u64,
    /// Bytes of one record.
    pub record_bytes: u64,
    /// Levels of nesting in a JSON body.
    pub depth: u32,
    /// Pages of one table.
    pub max_pages: u32,
    /// Requests in a time; as many as can be when absent.
    pub rate: Option<Rate>,
    /// Tables pulled at once.
    pub at_once: u32,
    /// How long an interrupted pull may be taken up again.
    pub resume: Duration,
}

/// Requests in a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Requests, at least 1.
    pub requests: u32,
    /// In this time.
    pub per: Duration,
}

/// Retries of one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retry {
    /// Attempts in all.
    pub attempts: u32,
    /// First pause; doubles each time.
    pub base: Duration,
    /// Longest pause of our own.
    pub cap: Duration,
    /// Longest `Retry-After` obeyed.
    pub retry_after_cap: Duration,
    /// Status codes worth another attempt.
    pub on: Vec<u16>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            read: Duration::from_mins(1),
            total: Duration::from_hours(1),
            body_bytes: 512 * 1024 * 1024,
            decompressed_bytes: 4 * 1024 * 1024 * 1024,
            record_bytes: 1024 * 1024,
            depth: 64,
            max_pages: 20_000,
            rate: None,
            at_once: 4,
            resume: Duration::from_hours(1),
        }
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            attempts: 6,
            base: Duration::from_secs(1),
            cap: Duration::from_mins(1),
            retry_after_cap: Duration::from_mins(15),
            on: vec![408, 425, 429, 500, 502, 503, 504],
        }
    }
}

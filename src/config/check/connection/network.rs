//! Where requests may go, and with which certificates.

use std::{fs, path::PathBuf};

use url::{Host, Url};

use crate::{
    config::{
        check::connection::{Context, is_loopback, web_address},
        file::{Network as NetworkFile, ProxyFile, Tls as TlsFile},
        node::{At, Located},
        problem::Problems,
        secret::{self, Place},
    },
    source::{Base, Network, Proxy, Tls},
};

impl Context<'_> {
    /// Checks where requests may go; an address that names this machine means it.
    pub(super) fn network(
        &self,
        found: Option<&Located<NetworkFile>>,
        base: Option<&Base>,
        problems: &mut Problems<'_>,
    ) -> Option<Network> {
        let is_here = matches!(base, Some(Base::Http(url)) if is_loopback(url));
        let Some(found) = found else {
            return Some(Network { allow_private: is_here, ..Network::default() });
        };
        let file = &found.value;
        let mut allow_hosts = Some(vec![]);
        for host in file.allow_hosts.iter().flat_map(|hosts| &hosts.value) {
            match (&mut allow_hosts, Host::parse(&host.value)) {
                (Some(hosts), Ok(host)) => hosts.push(host.to_string()),
                (_, Ok(_)) => {}
                (_, Err(_)) => {
                    let path = format!("{}.network.allow_hosts", self.path);
                    let message = format!("`{path}` holds `{}`, expected a host", host.value);
                    let hint = "write the name alone, for example files.example.com";
                    problems.add(host.at, message, hint);
                    allow_hosts = None;
                }
            }
        }
        let proxy = file.proxy.as_ref().map(|proxy| self.proxy(proxy, problems));
        let allow_private = file.allow_private.as_ref().map_or(is_here, |allow| allow.value);
        Some(Network { allow_hosts: allow_hosts?, allow_private, proxy: proxy.unwrap_or_default() })
    }

    fn proxy(&self, found: &Located<ProxyFile>, problems: &mut Problems<'_>) -> Proxy {
        match &found.value {
            ProxyFile::None => Proxy::None,
            ProxyFile::Address(url) => Proxy::Addresses {
                http: Some(url.clone()),
                https: Some(url.clone()),
                except: String::new(),
            },
            ProxyFile::Environment => {
                let http = self.proxy_variable("HTTP_PROXY", found.at, problems);
                let https = self.proxy_variable("HTTPS_PROXY", found.at, problems);
                let except = self.variable("NO_PROXY").unwrap_or_default().to_owned();
                Proxy::Addresses { http, https, except }
            }
        }
    }

    /// Returns the address in a variable when it is set.
    fn proxy_variable(&self, name: &str, at: At, problems: &mut Problems<'_>) -> Option<Url> {
        let text = self.variable(name)?;
        let with_scheme =
            if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
        let url = web_address(&with_scheme);
        if url.is_none() {
            let message =
                format!("`{}.network.proxy`: the variable `{name}` is no address", self.path);
            problems.add(at, message, "set it to an address such as http://proxy:3128");
        }
        url
    }

    /// Returns a variable of the environment; the name in small letters comes first, as for curl.
    fn variable(&self, name: &str) -> Option<&str> {
        let vars = &self.environment.vars;
        let found = vars.get(&name.to_ascii_lowercase()).or_else(|| vars.get(name))?;
        Some(found.trim()).filter(|value| !value.is_empty())
    }

    /// Checks certificates.
    pub(super) fn tls(
        &self,
        found: Option<&Located<TlsFile>>,
        problems: &mut Problems<'_>,
    ) -> Option<Tls> {
        let Some(found) = found else { return Some(Tls::default()) };
        let file = &found.value;
        let ca_file = match &file.ca_file {
            None => Some(None),
            Some(path) => self.ca_file(path, problems).map(Some),
        };
        let client_cert = match &file.client_cert {
            None => Some(None),
            Some(token) => {
                let path = format!("{}.tls.client_cert", self.path);
                let place = Place { path: &path, folder: self.folder, literal_allowed: false };
                let reference = token.with(&token.value.0);
                secret::resolve(&reference, &place, self.environment, problems).map(Some)
            }
        };
        let min = file.min.as_ref().map(|min| min.value).unwrap_or_default();
        Some(Tls { ca_file: ca_file?, client_cert: client_cert?, min })
    }

    fn ca_file(&self, found: &Located<String>, problems: &mut Problems<'_>) -> Option<PathBuf> {
        let path = self.folder.join(&found.value);
        let problem = match fs::read(&path) {
            Ok(bytes) if bytes.windows(10).any(|part| part == b"-----BEGIN") => return Some(path),
            Ok(_) => "holds no certificate in PEM".to_owned(),
            Err(error) => format!("cannot be read: {}", error.kind()),
        };
        let message = format!("`{}.tls.ca_file`: `{}` {problem}", self.path, path.display());
        let hint = "name a PEM file with the certificates to trust, readable for avain";
        problems.add(found.at, message, hint);
        None
    }
}

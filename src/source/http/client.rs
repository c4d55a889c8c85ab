//! The client of a connection: its certificates, its proxy, its addresses; nothing from the
//! environment.

use std::fs;

use reqwest::{Certificate, Client, ClientBuilder, Identity, NoProxy, redirect, tls::Version};
use secrecy::ExposeSecret;
use url::Url;

use crate::source::{
    Connection, Error, Proxy, Tls, TlsVersion,
    http::guard::{Guard, GuardedDns},
};

/// Returns the client of a connection: no redirects, no unpacking, own limits.
pub(super) fn client(name: &str, connection: &Connection, guard: &Guard) -> Result<Client, Error> {
    let builder = Client::builder()
        .user_agent(concat!("avain/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .no_proxy()
        // A request is sent again by our rules only.
        .retry(reqwest::retry::never())
        .dns_resolver(GuardedDns::of_system(guard.clone()))
        .connect_timeout(connection.limits.connect)
        .read_timeout(connection.limits.read);
    let builder = with_proxy(name, builder, &connection.network.proxy)?;
    let builder = with_tls(name, builder, &connection.tls)?;
    builder.build().map_err(|cause| failed(name, cause))
}

fn failed(name: &str, cause: reqwest::Error) -> Error {
    Error::Client { connection: name.to_owned(), cause: Box::new(cause.without_url()) }
}

type Scheme = fn(Url) -> reqwest::Result<reqwest::Proxy>;

fn with_proxy(
    name: &str,
    mut builder: ClientBuilder,
    proxy: &Proxy,
) -> Result<ClientBuilder, Error> {
    let Proxy::Addresses { http, https, except } = proxy else { return Ok(builder) };
    for (url, scheme) in [(http, reqwest::Proxy::http as Scheme), (https, reqwest::Proxy::https)] {
        if let Some(url) = url {
            let proxy = scheme(url.clone()).map_err(|cause| failed(name, cause))?;
            builder = builder.proxy(proxy.no_proxy(NoProxy::from_string(except)));
        }
    }
    Ok(builder)
}

fn with_tls(name: &str, mut builder: ClientBuilder, tls: &Tls) -> Result<ClientBuilder, Error> {
    builder = builder.tls_version_min(match tls.min {
        TlsVersion::V1_2 => Version::TLS_1_2,
        TlsVersion::V1_3 => Version::TLS_1_3,
    });
    if let Some(path) = &tls.ca_file {
        let unusable =
            |cause| Error::CaFile { connection: name.to_owned(), path: path.clone(), cause };
        let pem = fs::read(path).map_err(|cause| unusable(cause.into()))?;
        let bundle = Certificate::from_pem_bundle(&pem).map_err(|cause| unusable(cause.into()))?;
        if bundle.is_empty() {
            return Err(unusable("no certificate is in it".into()));
        }
        builder = builder.tls_certs_merge(bundle);
    }
    if let Some(pem) = &tls.client_cert {
        let identity = Identity::from_pem(pem.expose_secret().as_bytes()).map_err(|cause| {
            Error::ClientCert { connection: name.to_owned(), cause: cause.into() }
        })?;
        builder = builder.identity(identity);
    }
    Ok(builder)
}

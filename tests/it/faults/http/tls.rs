//! Certificates and versions of TLS, against servers made for the purpose.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    sync::Arc,
    thread,
};

use avain::source::{Base, Error, Settings, Tls, TlsVersion};
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd,
};
use rustls::{
    ConfigBuilder, RootCertStore, ServerConfig, ServerConnection, Stream, SupportedProtocolVersion,
    WantsVerifier,
    crypto::aws_lc_rs,
    pki_types::PrivateKeyDer,
    server::{WantsServerCert, WebPkiClientVerifier},
};

use super::{PAGE, connection, pull_once};
use crate::support::{
    pull::{settings, table},
    server::ok,
};

/// An authority that signs certificates of tests.
struct Authority(CertifiedIssuer<'static, KeyPair>);

/// A certificate and its key.
struct Signed {
    certificate: rcgen::Certificate,
    key: KeyPair,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(vec![]).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    fn sign(&self, host: &str, last_year: i32) -> Signed {
        let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
        params.not_before = date_time_ymd(2020, 1, 1);
        params.not_after = date_time_ymd(last_year, 12, 31);
        let key = KeyPair::generate().unwrap();
        Signed { certificate: params.signed_by(&key, &self.0).unwrap(), key }
    }

    /// Writes the certificate beside others, as a bundle of the system has them.
    fn write(&self, folder: &Path) -> Tls {
        let path = folder.join("ca.pem");
        let other = Self::new();
        std::fs::write(&path, format!("{}{}", other.0.pem(), self.0.pem())).unwrap();
        Tls { ca_file: Some(path), ..Tls::default() }
    }
}

impl Signed {
    fn config(&self) -> ServerConfig {
        self.finish(builder(rustls::DEFAULT_VERSIONS).with_no_client_auth())
    }

    fn finish(&self, builder: ConfigBuilder<ServerConfig, WantsServerCert>) -> ServerConfig {
        let key = PrivateKeyDer::try_from(self.key.serialize_der()).unwrap();
        builder.with_single_cert(vec![self.certificate.der().clone()], key).unwrap()
    }
}

/// Returns the start of a server's settings; which cryptography is used does not matter here.
fn builder(
    versions: &[&'static SupportedProtocolVersion],
) -> ConfigBuilder<ServerConfig, WantsVerifier> {
    let provider = Arc::new(aws_lc_rs::default_provider());
    ServerConfig::builder_with_provider(provider).with_protocol_versions(versions).unwrap()
}

/// Answers each connection with the function; the thread ends with the process.
fn listen(answer: impl Fn(TcpStream) + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || listener.incoming().for_each(|stream| answer(stream.unwrap())));
    address
}

/// Serves one page over TLS.
fn serve(config: ServerConfig) -> SocketAddr {
    let config = Arc::new(config);
    listen(move |mut socket| {
        let mut tls = ServerConnection::new(Arc::clone(&config)).unwrap();
        let mut stream = Stream::new(&mut tls, &mut socket);
        let mut head = [0; 4096];
        if matches!(stream.read(&mut head), Ok(read) if read > 0) {
            let _client_may_have_gone = stream.write_all(&ok(PAGE));
            stream.conn.send_close_notify();
            let _client_may_have_gone = stream.flush();
        }
    })
}

fn secure(address: SocketAddr, tls: Tls) -> Settings {
    let base = format!("https://localhost:{}/", address.port()).parse().unwrap();
    let mut settings = settings(Base::Http(base), table());
    connection(&mut settings).tls = tls;
    settings
}

fn refuses(settings: &Settings, why: &str) {
    let error = pull_once(settings).unwrap_err();
    assert!(matches!(error, Error::Untrusted { .. }), "{error:?}");
    assert!(format!("{error:?}").contains(why), "{error:?}");
}

#[test]
fn fault_22_the_own_authority_makes_a_certificate_good() {
    let (authority, folder) = (Authority::new(), tempfile::tempdir().unwrap());
    let server = serve(authority.sign("localhost", 2099).config());
    assert_eq!(pull_once(&secure(server, authority.write(folder.path()))).unwrap(), ["a=1"]);
    refuses(&secure(server, Tls::default()), "UnknownIssuer");
}

#[test]
fn fault_22_a_certificate_that_is_self_signed_expired_or_of_another_host_is_refused() {
    let (authority, folder) = (Authority::new(), tempfile::tempdir().unwrap());
    let tls = || authority.write(folder.path());
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    params.distinguished_name.push(DnType::CommonName, "alone");
    let alone = Signed { certificate: params.self_signed(&key).unwrap(), key };
    refuses(&secure(serve(alone.config()), tls()), "UnknownIssuer");
    refuses(&secure(serve(authority.sign("localhost", 2021).config()), tls()), "Expired");
    refuses(&secure(serve(authority.sign("erp.example", 2099).config()), tls()), "NotValidForName");
}

#[test]
fn fault_22_old_versions_of_tls_are_refused() {
    // A ServerHello of TLS 1.0: record, length, hello, length, version, random, session, cipher.
    let mut hello = vec![0x16, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1];
    hello.extend([7; 32]);
    hello.extend([0, 0, 0x2f, 0]);
    let old = listen(move |mut socket| {
        let mut client_hello = [0; 4096];
        let _read = socket.read(&mut client_hello);
        let _client_may_have_gone = socket.write_all(&hello);
    });
    refuses(&secure(old, Tls::default()), "PeerIncompatible");

    let (authority, folder) = (Authority::new(), tempfile::tempdir().unwrap());
    let only = builder(&[&rustls::version::TLS12]).with_no_client_auth();
    let server = serve(authority.sign("localhost", 2099).finish(only));
    let tls = || authority.write(folder.path());
    assert_eq!(pull_once(&secure(server, tls())).unwrap(), ["a=1"]);
    refuses(&secure(server, Tls { min: TlsVersion::V1_3, ..tls() }), "ProtocolVersion");
}

#[test]
fn fault_22_a_client_certificate_is_shown_where_it_is_wanted() {
    let (authority, folder) = (Authority::new(), tempfile::tempdir().unwrap());
    let mut roots = RootCertStore::empty();
    roots.add(authority.0.der().clone()).unwrap();
    let provider = Arc::new(aws_lc_rs::default_provider());
    let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
    let asking =
        builder(rustls::DEFAULT_VERSIONS).with_client_cert_verifier(verifier.build().unwrap());
    let server = serve(authority.sign("localhost", 2099).finish(asking));
    let tls = || authority.write(folder.path());
    refuses(&secure(server, tls()), "CertificateRequired");
    let ours = authority.sign("avain.example", 2099);
    let pem = format!("{}{}", ours.certificate.pem(), ours.key.serialize_pem());
    let tls = Tls { client_cert: Some(pem.into()), ..tls() };
    assert_eq!(pull_once(&secure(server, tls)).unwrap(), ["a=1"]);
}

#[test]
fn fault_22_certificates_that_cannot_be_read_are_named_before_anything_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ca.pem");
    let server = "127.0.0.1:1".parse().unwrap();
    for text in [None, Some("nothing"), Some("-----BEGIN CERTIFICATE-----\nAAAA\n-----END")] {
        if let Some(text) = text {
            std::fs::write(&path, text).unwrap();
        }
        let tls = Tls { ca_file: Some(path.clone()), ..Tls::default() };
        let error = pull_once(&secure(server, tls)).unwrap_err();
        assert!(matches!(error, Error::CaFile { .. }), "{error}");
    }
    let tls = Tls { client_cert: Some("SECRET".into()), ..Tls::default() };
    let error = pull_once(&secure(server, tls)).unwrap_err();
    assert!(matches!(error, Error::ClientCert { .. }), "{error}");
    assert!(!format!("{error:?}").contains("SECRET"), "{error:?}");
}

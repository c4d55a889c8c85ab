//! Redirects, links, addresses, proxies: where a pull may go, and what goes with it.

use avain::source::{
    Auth, Base, Connection, Error, KeyPlace, Network, Paginate, Proxy, Settings, TableSource,
};
use url::Url;

use super::{PAGE, at, connection, pull_once};
use crate::support::{
    env::Env,
    pull::{pull, settings, table},
    server::{Server, answer, ok},
};

fn redirecting(to: &str) -> Server {
    Server::always(answer("302 Found", &[&format!("Location: {to}")], ""))
}

#[test]
fn fault_10_redirects_stay_with_the_source() {
    let server = Server::start(|request| match request.target.as_str() {
        "/orders" => answer("307 Temporary Redirect", &["Location: /v2/orders"], ""),
        _ => ok(PAGE),
    });
    assert_eq!(pull(server.base(), table()).unwrap(), ["a=1"]);
    let other = Server::always(ok(PAGE));
    for to in [
        other.base().as_str(),
        "https://127.0.0.1/orders",
        "http://169.254.169.254/latest",
        "http://joe:pw@127.0.0.1/",
        "file:///etc/passwd",
        "//evil.example/?key=SECRET",
        "http://",
    ] {
        let error = pull(redirecting(to).base(), table()).unwrap_err();
        assert!(matches!(error, Error::RedirectRefused { .. }), "{to}: {error}");
        assert!(!error.to_string().contains("SECRET"), "{error}");
    }
    assert!(other.targets().is_empty());
    let circle = redirecting("/orders");
    let error = pull(circle.base(), table()).unwrap_err();
    assert!(matches!(error, Error::TooManyRedirects { most: 5, .. }), "{error}");
    assert_eq!(circle.targets().len(), 6);
}

#[test]
fn fault_10_a_redirect_that_drops_the_body_of_a_post_is_refused() {
    use avain::source::{Ask, Method};
    for (status, reaches) in [("301 Moved", false), ("303 See Other", false), ("308 Moved", true)] {
        let server = Server::start(move |request| match request.target.as_str() {
            "/orders" => answer(status, &["Location: /v2"], ""),
            _ => ok(PAGE),
        });
        let body = Some(serde_json::json!({ "offset": 0 }));
        let ask = Ask { method: Method::Post { idempotent: true }, body, ..Ask::default() };
        let pulled = pull(server.base(), TableSource { ask, ..table() });
        assert_eq!(pulled.is_ok(), reaches, "{status}");
        let bodies: Vec<String> = server.requests().into_iter().map(|asked| asked.body).collect();
        assert!(bodies.iter().all(|body| body == r#"{"offset":0}"#), "{bodies:?}");
    }
}

/// Every way in which a secret goes along with a request.
fn logins() -> Vec<Auth> {
    let key = |place, name: &str| Auth::ApiKey {
        place,
        name: name.to_owned(),
        prefix: "token ".to_owned(),
        key: "SECRET".into(),
    };
    vec![
        Auth::Bearer("SECRET".into()),
        Auth::Basic { user: "joe".to_owned(), password: "SECRET".into() },
        key(KeyPlace::Header, "X-Api-Key"),
        key(KeyPlace::Query, "api_key"),
    ]
}

/// Settings that log in and send a header of the connection, and may go to a second host.
fn logged_in(server: &Server, other: &Server, auth: Auth) -> Settings {
    let mut settings = at(server);
    let connection = connection(&mut settings);
    connection.auth = auth;
    connection.headers.insert("X-Tenant".to_owned(), "SECRET".to_owned());
    let port = other.base().port().unwrap();
    connection.network.allow_hosts = vec![format!("127.0.0.1:{port}")];
    settings
}

#[test]
fn fault_10_and_11_a_named_host_gets_the_question_and_no_credentials() {
    for by_link in [false, true] {
        for auth in logins() {
            let other = Server::always(ok(PAGE));
            // The source may even write the key into the link itself.
            let to = format!("{}orders?page=2&api_key=token+SECRET", other.base());
            let server = if by_link {
                let page = format!(r#"{{"value":[{{"a":0}}],"next":"{to}"}}"#);
                Server::always(ok(&page))
            } else {
                redirecting(&to)
            };
            let is_key = matches!(&auth, Auth::ApiKey { place: KeyPlace::Query, .. });
            let mut settings = logged_in(&server, &other, auth);
            let orders = settings.tables.values_mut().next().unwrap();
            orders.paginate = Paginate::NextLink { path: "$.next".to_owned(), total: None };
            orders.ask.headers.insert("Accept".to_owned(), "application/json".to_owned());
            assert_eq!(pull_once(&settings).unwrap().last().unwrap(), "a=1");
            let asked = server.requests().remove(0);
            assert!(
                format!("{} {}", asked.target, asked.head).to_lowercase().contains("secret")
                    || asked.head.contains("authorization: basic am9lonnfq1jfva=="),
                "{asked:?}"
            );
            let [seen] = other.requests().try_into().unwrap();
            assert!(
                !seen.head.contains("secret") && !seen.head.contains("authorization"),
                "{seen:?}"
            );
            assert!(!is_key || seen.target == "/orders?page=2", "{seen:?}");
            assert_eq!(seen.header("accept"), Some("application/json"));
        }
    }
}

#[test]
fn fault_11_a_next_link_that_leaves_the_source_is_refused_unseen() {
    let other = Server::always(ok(r#"{"value":[]}"#));
    for link in [
        other.base().as_str(),
        "//evil.example/x?key=SECRET",
        "file:///etc/passwd",
        "https://127.0.0.1/orders",
        "http://joe:pw@127.0.0.1/orders",
    ] {
        let body = format!(r#"{{"value":[{{"a":1}}],"next":"{link}"}}"#);
        let server = Server::always(ok(&body));
        let paginate = Paginate::NextLink { path: "$.next".to_owned(), total: None };
        let error = pull(server.base(), TableSource { paginate, ..table() }).unwrap_err();
        assert!(matches!(error, Error::LinkRefused { .. }), "{error}");
        assert!(!error.to_string().contains("SECRET"), "{error}");
    }
    assert!(other.targets().is_empty());
}

fn guarded(base: &str) -> Settings {
    let mut settings = settings(Base::Http(Url::parse(base).unwrap()), table());
    connection(&mut settings).network = Network::default();
    settings
}

#[test]
fn fault_12_inside_addresses_are_refused_however_they_are_written() {
    let server = Server::always(ok(PAGE));
    let port = server.base().port().unwrap();
    for (host, class) in [
        ("localhost", "loopback"),
        ("127.0.0.1", "loopback"),
        ("[::ffff:127.0.0.1]", "loopback"),
        ("2130706433", "loopback"),
        ("10.1.2.3", "private"),
        ("[fd00::1]", "unique-local"),
    ] {
        let error = pull_once(&guarded(&format!("http://{host}:{port}/"))).unwrap_err();
        let is_class =
            matches!(&error, Error::AddressRefused { class: found, .. } if *found == class);
        assert!(is_class, "{host}: {error:?}");
        assert!(error.hint().contains("network.allow_private: true"));
    }
    assert!(server.targets().is_empty());
    let mut settings = guarded(&format!("http://localhost:{port}/"));
    connection(&mut settings).network.allow_private = true;
    assert_eq!(pull_once(&settings).unwrap(), ["a=1"]);
}

#[test]
fn fault_12_metadata_addresses_are_refused_always() {
    for host in ["169.254.169.254", "[fd00:ec2::254]", "100.100.100.200", "[::ffff:a9fe:a9fe]"] {
        let mut settings = guarded(&format!("http://{host}/"));
        connection(&mut settings).network.allow_private = true;
        let error = pull_once(&settings).unwrap_err();
        assert!(error.to_string().ends_with("its address is one of cloud metadata"), "{error}");
    }
}

#[test]
fn fault_12_the_built_in_source_is_exempt() {
    let source =
        TableSource { records: "$.value".to_owned(), ..TableSource::new("test", "/orders") };
    let mut settings = settings(Base::Demo, source);
    *connection(&mut settings) =
        Connection { auth: Auth::Bearer("demo".into()), ..Connection::to(Base::Demo) };
    settings.tables.values_mut().next().unwrap().paginate =
        Paginate::NextLink { path: "$.next".to_owned(), total: None };
    assert!(pull_once(&settings).unwrap().len() > 500);
}

#[test]
fn fault_23_a_proxy_is_used_when_the_settings_name_it_and_not_for_exceptions() {
    let proxy = Server::always(ok(r#"{"value":[{"a":"by proxy"}]}"#));
    let server = Server::always(ok(PAGE));
    let through = |except: &str| {
        let mut settings = at(&server);
        let address = Url::parse(&format!("http://joe:SECRET@{}", proxy.base().authority())).ok();
        connection(&mut settings).network.proxy =
            Proxy::Addresses { http: address, https: None, except: except.to_owned() };
        assert!(!format!("{settings:?}").contains("SECRET"), "{settings:?}");
        pull_once(&settings).unwrap()
    };
    assert_eq!(through(""), ["a=by proxy"]);
    assert_eq!(proxy.targets(), [format!("{}orders", server.base())]);
    assert!(proxy.requests()[0].head.contains("proxy-authorization: basic"));
    assert_eq!(through("127.0.0.1,erp.example"), ["a=1"]);
    assert_eq!(proxy.targets().len(), 1);
}

#[test]
fn fault_23_a_proxy_of_the_environment_is_not_used_unless_the_settings_say_so() {
    let proxy = Server::always(answer("502 Bad Gateway", &[], ""));
    let server = Server::always(ok(r#"[{"order_id":"1"}]"#));
    let env = Env::new();
    env.write(
        "config.yaml",
        &format!(
            "connections: {{ erp: {{ base_url: \"{}\" }} }}\n\
             sources: {{ orders: {{ connection: erp, path: /orders }} }}\n",
            server.base()
        ),
    );
    let mut command = env.command(&["source", "check", "orders"]);
    for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        command.env(name, proxy.base().as_str());
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!((server.targets().len(), proxy.targets().len()), (1, 0));
}

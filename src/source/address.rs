//! Addresses: joining, comparing and showing them without secrets.

use url::{Url, form_urlencoded};

use crate::source::{Base, Network, TableSource};

/// Returns the address of a table path below a base, or `None` when the two do not fit together.
pub(super) fn join(base: &Url, path: &str) -> Option<Url> {
    let below = base.as_str().trim_end_matches('/');
    let joined = Url::parse(&format!("{below}/{}", path.trim_start_matches('/'))).ok()?;
    (joined.origin() == base.origin()).then_some(joined)
}

/// Returns the address with every query value and any login blanked out.
pub(super) fn redacted(url: &Url) -> String {
    let port = url.port().map_or_else(String::new, |port| format!(":{port}"));
    let names: Vec<String> = url.query_pairs().map(|(name, _)| format!("{name}=***")).collect();
    let query = if names.is_empty() { String::new() } else { format!("?{}", names.join("&")) };
    format!("{}://{}{port}{}{query}", url.scheme(), url.host_str().unwrap_or_default(), url.path())
}

/// Returns how a table's origin is named in notes: stable, without secrets, the same each run.
///
/// The built-in source listens on another port each time, so only its path is shown.
pub(super) fn origin(base: &Base, source: &TableSource) -> String {
    match base {
        Base::Demo => format!("demo:/{}", source.path.trim_start_matches('/')),
        Base::Folder(_) => format!("file:{}", source.path.trim_start_matches('/')),
        Base::Http(url) => join(url, &source.path)
            .map_or_else(|| source.path.clone(), |address| redacted(&address)),
    }
}

/// Resolves a link or redirect found in a response, or tells why it is not followed.
///
/// It may stay with the scheme, host and port of the request, or lead to a host that the settings
/// name; such a host gets no credentials, whoever sends the request sees to that.
pub(super) fn follow(request: &Url, link: &str, network: &Network) -> Result<Url, &'static str> {
    let target = request.join(link).map_err(|_| "it is not an address")?;
    if !matches!(target.scheme(), "http" | "https") {
        return Err("it is neither http nor https");
    }
    if !target.username().is_empty() || target.password().is_some() {
        return Err("it carries a login");
    }
    if target.origin() == request.origin() {
        return Ok(target);
    }
    if request.scheme() == "https" && target.scheme() == "http" {
        return Err("it leaves the encryption");
    }
    if network.allow_hosts.iter().any(|allowed| is_host(&target, allowed)) {
        return Ok(target);
    }
    Err("it leaves the scheme, host and port of the source")
}

/// Returns whether an address is at a `host`, or at that port of it for `host:port`.
fn is_host(target: &Url, allowed: &str) -> bool {
    let Some(host) = target.host_str() else { return false };
    let allowed = allowed.trim_end_matches('.');
    if host.trim_end_matches('.').eq_ignore_ascii_case(allowed) {
        return true;
    }
    let port = target.port_or_known_default().unwrap_or_default();
    format!("{host}:{port}").eq_ignore_ascii_case(allowed)
}

/// Returns `url` without a query parameter.
pub(super) fn without_parameter(url: &Url, name: &str) -> Url {
    let mut changed = url.clone();
    if !url.query_pairs().any(|(key, _)| key == name) {
        return changed;
    }
    // What stays is copied as it was written: a server may mean its own spelling.
    let kept: Vec<&str> = url
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| form_urlencoded::parse(pair.as_bytes()).all(|(key, _)| key != name))
        .collect();
    changed.set_query((!kept.is_empty()).then(|| kept.join("&")).as_deref());
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn joins_paths_below_the_base() {
        let joined = join(&url("https://erp.example/api/"), "/orders?state=x").unwrap();
        assert_eq!(joined.as_str(), "https://erp.example/api/orders?state=x");
    }

    #[test]
    fn shows_no_query_value_and_no_login() {
        let shown = redacted(&url("https://joe:pw@erp.example:8443/a?api_key=SECRET&page=2"));
        assert_eq!(shown, "https://erp.example:8443/a?api_key=***&page=***");
    }

    #[test]
    fn follows_every_form_of_link_within_the_origin_only() {
        let request = url("http://erp.example:81/api/orders?page=1");
        let follow = |link: &str| follow(&request, link, &Network::default());
        for link in [
            "orders?page=2",
            "/api/orders?page=2",
            "http://erp.example:81/api/orders?page=2",
            "?page=2",
        ] {
            assert_eq!(follow(link).unwrap().as_str(), "http://erp.example:81/api/orders?page=2");
        }
        for link in [
            "http://evil.example:81/x",
            "//evil.example/x",
            "https://erp.example:81/x",
            "file:///etc/passwd",
            "data:text/plain,x",
            "http://erp.example:82/x",
            "http://joe:pw@erp.example:81/x",
            "http://",
        ] {
            assert!(follow(link).is_err(), "{link}");
        }
    }

    #[test]
    fn follows_to_named_hosts_but_never_out_of_the_encryption() {
        let allow_hosts = ["files.example", "10.0.0.1:81"].map(str::to_owned).to_vec();
        let network = Network { allow_hosts, ..Network::default() };
        let from = |request: &str, link: &str| follow(&url(request), link, &network).is_ok();
        assert!(from("https://erp.example/a", "https://FILES.example/x"));
        assert!(from("http://erp.example/a", "https://files.example:8443/x"));
        assert!(from("http://erp.example/a", "http://10.0.0.1:81/x"));
        assert!(!from("http://erp.example/a", "http://10.0.0.1:82/x"));
        assert!(!from("https://erp.example/a", "http://files.example/x"));
        assert!(!from("https://erp.example/a", "https://x.files.example/x"));
        assert!(!from("https://erp.example/a", "ftp://files.example/x"));
    }

    #[test]
    fn takes_a_parameter_out_and_leaves_the_rest_as_written() {
        let without = |text: &str| without_parameter(&url(text), "api_key").to_string();
        assert_eq!(without("http://h/x?$top=2&api%5Fkey=S&b=%20+"), "http://h/x?$top=2&b=%20+");
        assert_eq!(without("http://h/x?api_key=S"), "http://h/x");
        assert_eq!(without("http://h/x?$a=1"), "http://h/x?$a=1");
    }
}

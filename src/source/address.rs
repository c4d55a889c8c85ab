//! Addresses: joining, comparing and showing them without secrets.

use url::Url;

use crate::source::{Base, TableSource};

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

/// Resolves a link found in a response, or tells why it is not followed.
///
/// Only the scheme, host and port of the request itself are trusted with its credentials.
pub(super) fn follow(request: &Url, link: &str) -> Result<Url, &'static str> {
    let target = request.join(link).map_err(|_| "it is not an address")?;
    if !target.username().is_empty() || target.password().is_some() {
        return Err("it carries a login");
    }
    if target.origin() != request.origin() {
        return Err("it leaves the scheme, host and port of the source");
    }
    Ok(target)
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
        for link in [
            "orders?page=2",
            "/api/orders?page=2",
            "http://erp.example:81/api/orders?page=2",
            "?page=2",
        ] {
            assert_eq!(
                follow(&request, link).unwrap().as_str(),
                "http://erp.example:81/api/orders?page=2"
            );
        }
        for link in [
            "http://evil.example:81/x",
            "//evil.example/x",
            "https://erp.example:81/x",
            "file:///etc/passwd",
            "http://erp.example:82/x",
            "http://joe:pw@erp.example:81/x",
            "http://",
        ] {
            assert!(follow(&request, link).is_err(), "{link}");
        }
    }
}

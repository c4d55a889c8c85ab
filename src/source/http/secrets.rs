//! What must never be shown, and texts of servers without it.

use std::{cell::RefCell, collections::BTreeSet};

use secrecy::{ExposeSecret, SecretString};
use url::form_urlencoded;

use crate::source::{Auth, Base, Connection, Proxy};

/// Longest text of a server that is shown.
const LONGEST: usize = 200;

/// All secrets of a connection in the spellings in which a server may send them back.
#[derive(Default)]
pub(super) struct Secrets(RefCell<BTreeSet<SecretText>>);

/// A secret ordered by length, the longest last.
struct SecretText(SecretString);

impl Secrets {
    /// Collects the secrets of a connection; the token of the built-in source is no secret.
    pub(super) fn of(connection: &Connection) -> Self {
        let secrets = Self::default();
        if connection.base == Base::Demo {
            return secrets;
        }
        // A server that shows the headers it got shows both together.
        let basic = |user: &str, secret: &SecretString| {
            secrets.add(&base64(&format!("{user}:{}", secret.expose_secret())));
        };
        match &connection.auth {
            Auth::Basic { user: name, password: secret }
            | Auth::OAuth2ClientCredentials { client_id: name, client_secret: secret, .. } => {
                basic(name, secret);
            }
            _ => {}
        }
        match &connection.auth {
            Auth::None => {}
            Auth::Bearer(secret)
            | Auth::Basic { password: secret, .. }
            | Auth::ApiKey { key: secret, .. }
            | Auth::OAuth2ClientCredentials { client_secret: secret, .. }
            | Auth::Odoo { key: secret, .. } => secrets.add(secret.expose_secret()),
        }
        if let Proxy::Addresses { http, https, .. } = &connection.network.proxy {
            for url in [http, https].into_iter().flatten() {
                secrets.add(url.password().unwrap_or_default());
            }
        }
        secrets
    }

    /// Adds a secret that came to be later, such as a token.
    pub(super) fn add(&self, secret: &str) {
        let encoded: String = form_urlencoded::byte_serialize(secret.as_bytes()).collect();
        let spellings = [secret.to_owned(), encoded.replace('+', "%20"), encoded];
        let known = spellings.into_iter().filter(|text| !text.is_empty());
        self.0.borrow_mut().extend(known.map(|text| SecretText(text.into())));
    }

    /// Returns a text with every secret blanked out.
    pub(super) fn scrub(&self, text: &str) -> String {
        let known = self.0.borrow();
        known
            .iter()
            .rev()
            .fold(text.to_owned(), |text, secret| text.replace(secret.0.expose_secret(), "***"))
    }

    /// Returns what a server said: on one line, not too long, without secrets.
    pub(super) fn quote(&self, said: &str) -> String {
        let line = self.scrub(said).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut shown = line.chars().filter(|c| !c.is_control());
        let mut cut: String = shown.by_ref().take(LONGEST).collect();
        if shown.next().is_some() {
            cut.push('…');
        }
        cut
    }
}

/// Returns a text in base 64 without the filling at its end.
fn base64(text: &str) -> String {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut written = String::new();
    for three in text.as_bytes().chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, at| {
            (bits << 8) | u32::from(three.get(at).copied().unwrap_or_default())
        });
        for place in 0..=three.len() {
            let digit = (bits >> (18 - 6 * place)) & 63;
            written.push(char::from(digits[digit as usize]));
        }
    }
    written
}

impl SecretText {
    fn key(&self) -> (usize, &str) {
        let text = self.0.expose_secret();
        (text.len(), text)
    }
}

impl Ord for SecretText {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for SecretText {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for SecretText {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for SecretText {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_out_every_spelling_the_longest_first() {
        let secrets = Secrets::default();
        secrets.add("p w/1");
        secrets.add("p w/12");
        secrets.add("");
        let said = "got p w/12, p%20w%2F12, p+w%2F1 and p w/1";
        assert_eq!(secrets.scrub(said), "got ***, ***, *** and ***");
    }

    #[test]
    fn knows_the_header_of_a_basic_login() {
        let base = Base::Http("https://erp.example/".parse().unwrap());
        let auth = Auth::Basic { user: "Aladdin".to_owned(), password: "open sesame".into() };
        let secrets = Secrets::of(&Connection { auth, ..Connection::to(base) });
        assert_eq!(secrets.scrub("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="), "Basic ***==");
        assert_eq!([base64("a"), base64("ab"), base64("abc")], ["YQ", "YWI", "YWJj"]);
    }

    #[test]
    fn quotes_one_short_line() {
        let secrets = Secrets::default();
        assert_eq!(secrets.quote("a\n  b\u{7}c"), "a bc");
        assert_eq!(secrets.quote(&"ä".repeat(300)).chars().count(), LONGEST + 1);
    }
}

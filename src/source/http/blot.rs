//! A body without the key of its own request.
//!
//! Servers like to write the address they were asked at into their pages, as the base of a next
//! link. When a key is part of the address, that puts the key into the page.

use std::borrow::Cow;

use memchr::memmem::Finder;
use secrecy::ExposeSecret;
use url::form_urlencoded;

use crate::source::{Auth, Connection, KeyPlace};

/// A shorter key could be part of any number or word; it is no secret either.
const SHORTEST: usize = 8;

/// Blanks a key out of a body that comes in pieces.
#[derive(Default)]
pub(super) struct Blot {
    /// The spellings of the key.
    keys: Vec<Finder<'static>>,
    /// What may be the start of a key.
    held: Vec<u8>,
}

impl Blot {
    /// Returns the blot of a connection; it does nothing unless a key is part of the address.
    pub(super) fn of(connection: &Connection) -> Self {
        match &connection.auth {
            Auth::ApiKey { place: KeyPlace::Query, key, .. } => Self::new(key.expose_secret()),
            _ => Self::default(),
        }
    }

    fn new(key: &str) -> Self {
        if key.len() < SHORTEST {
            return Self::default();
        }
        let encoded: String = form_urlencoded::byte_serialize(key.as_bytes()).collect();
        let mut spellings = [key.to_owned(), encoded.replace('+', "%20"), encoded];
        spellings.sort_unstable_by_key(|text| std::cmp::Reverse(text.len()));
        let keys = spellings.iter().map(|text| Finder::new(text).into_owned()).collect();
        Self { keys, held: vec![] }
    }

    /// Returns whether bodies must come unpacked, so that the key can be found.
    pub(super) fn is_needed(&self) -> bool {
        !self.keys.is_empty()
    }

    /// Returns what can be written of the body up to here.
    pub(super) fn pass<'c>(&mut self, chunk: &'c [u8]) -> Cow<'c, [u8]> {
        let Some(longest) = self.keys.first().map(|key| key.needle().len()) else {
            return Cow::Borrowed(chunk);
        };
        let mut bytes = std::mem::take(&mut self.held);
        bytes.extend_from_slice(chunk);
        let mut clean = Vec::with_capacity(bytes.len());
        let mut rest = bytes.as_slice();
        while let Some((at, length)) = self.first(rest) {
            clean.extend_from_slice(&rest[..at]);
            clean.extend_from_slice(b"***");
            rest = &rest[at + length..];
        }
        let (sure, held) = rest.split_at(rest.len().saturating_sub(longest - 1));
        clean.extend_from_slice(sure);
        self.held = held.to_vec();
        Cow::Owned(clean)
    }

    /// Returns the end of the body.
    pub(super) fn rest(self) -> Vec<u8> {
        self.held
    }

    fn first(&self, bytes: &[u8]) -> Option<(usize, usize)> {
        let found = self.keys.iter().filter_map(|key| Some((key.find(bytes)?, key.needle().len())));
        found.min_by_key(|(at, _)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blotted(key: &str, body: &str, step: usize) -> String {
        let mut blot = Blot::new(key);
        let mut written = vec![];
        for chunk in body.as_bytes().chunks(step) {
            written.extend_from_slice(&blot.pass(chunk));
        }
        written.extend(blot.rest());
        String::from_utf8(written).unwrap()
    }

    #[test]
    fn finds_the_key_however_the_body_is_cut() {
        let body =
            r#"{"a":"key of 7/1","next":"?k=key%20of%207%2F1&j=key+of+7%2F1","b":"key of 7/"}"#;
        let wanted = r#"{"a":"***","next":"?k=***&j=***","b":"key of 7/"}"#;
        for step in 1..=body.len() {
            assert_eq!(blotted("key of 7/1", body, step), wanted, "{step}");
        }
    }

    #[test]
    fn leaves_a_body_alone_when_the_key_is_too_short_or_not_in_it() {
        for key in ["12345", "SECRET-12345"] {
            assert_eq!(blotted(key, r#"{"amount":1234567}"#, 3), r#"{"amount":1234567}"#);
        }
    }
}

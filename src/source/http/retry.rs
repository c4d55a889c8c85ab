//! When a failed request is tried again, and after how long.

use std::{error::Error as StdError, time::Duration};

use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};

use crate::source::{Error, Retry};

/// Returns what lies at the bottom of an error.
pub(super) fn root(error: &Error) -> Option<String> {
    let mut cause = error.source()?;
    while let Some(below) = cause.source() {
        cause = below;
    }
    Some(cause.to_string())
}

/// Returns whether another attempt may succeed.
pub(super) fn is_worth_it(error: &Error, settings: &Retry) -> bool {
    match error {
        Error::Request { .. } | Error::Body { .. } => true,
        Error::Status { status, .. } => settings.on.contains(status),
        _ => false,
    }
}

/// Returns whether the pages that came before may be taken up later: the source or the way to it
/// failed, not what it sent.
pub(super) fn is_interruption(error: &Error) -> bool {
    matches!(
        error,
        Error::Request { .. }
            | Error::Body { .. }
            | Error::Status { .. }
            | Error::Deadline { .. }
            | Error::LoginRefused { .. }
            | Error::LoginFailed { .. }
            | Error::Untrusted { .. }
            | Error::AddressRefused { .. }
            | Error::Cache { .. }
    )
}

/// Returns how long to wait: what the server asked for up to the cap, else our own pause.
pub(super) fn pause(error: &Error, own: Option<Duration>, settings: &Retry) -> Option<Duration> {
    match error {
        Error::Status { retry_after: Some(asked), .. } => {
            own.map(|_| (*asked).min(settings.retry_after_cap))
        }
        _ => own,
    }
}

/// Reads `Retry-After`: seconds, decimal seconds or an HTTP date; anything else counts as absent.
///
/// A date is compared with the `Date` of the same response, so neither clock needs to be right.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return Duration::try_from_secs_f64(text.parse().ok()?).ok();
    }
    let until = httpdate::parse_http_date(text).ok()?;
    let now = httpdate::parse_http_date(headers.get(DATE)?.to_str().ok()?).ok()?;
    Some(until.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, text.parse().unwrap());
        headers.insert(DATE, "Mon, 23 Nov 2026 12:00:00 GMT".parse().unwrap());
        retry_after(&headers)
    }

    #[test]
    fn reads_every_form_of_retry_after() {
        assert_eq!(after("2"), Some(Duration::from_secs(2)));
        assert_eq!(after("2.0"), Some(Duration::from_secs(2)));
        assert_eq!(after("86400"), Some(Duration::from_hours(24)));
        assert_eq!(after("Mon, 23 Nov 2026 12:00:07 GMT"), Some(Duration::from_secs(7)));
        assert_eq!(after("Mon, 23 Nov 2026 11:00:00 GMT"), Some(Duration::ZERO));
    }

    #[test]
    fn takes_nonsense_as_absent() {
        for text in ["-1", "soon", "", ".", "1.2.3", "inf", "1e400"] {
            assert_eq!(after(text), None, "{text}");
        }
    }

    #[test]
    fn waits_no_longer_than_the_cap_and_never_after_the_last_attempt() {
        let place =
            crate::source::Place { table: crate::model::Table::Orders, address: String::new() };
        let asked = Some(Duration::from_hours(24));
        let error = Error::Status { place, status: 429, retry_after: asked };
        let settings = Retry::default();
        let own = Some(Duration::from_secs(1));
        assert_eq!(pause(&error, own, &settings), Some(settings.retry_after_cap));
        assert_eq!(pause(&error, None, &settings), None);
    }
}

//! Cursors as sources write them, and what is asked for with them.

use std::time::Duration;

use super::*;

fn form(start: &str, format: Option<&str>) -> CursorForm {
    CursorForm::of(&Watermark {
        cursor: "changed".to_owned(),
        format: format.map(str::to_owned),
        start: start.to_owned(),
        lookback: Duration::ZERO,
        key: vec![],
        full_refresh: None,
    })
}

/// Reads a cursor and writes it as it would be asked for an hour earlier.
fn hour_before(form: &CursorForm, text: &str) -> Option<String> {
    let cursor = form.read(text)?;
    Some(form.write(cursor.before(Duration::from_hours(1))).unwrap())
}

#[test]
fn a_date_time_is_read_as_iso_whatever_zone_it_has_and_written_in_utc() {
    let form = form("2024-01-01T00:00:00Z", None);
    for (text, wanted) in [
        ("2026-11-22T10:00:00Z", "2026-11-22T09:00:00Z"),
        ("2026-11-22T10:00:00.123456789Z", "2026-11-22T09:00:00.123456Z"),
        ("2026-11-22T12:00:00+02:00", "2026-11-22T09:00:00Z"),
        ("2026-11-22T12:00:00[Europe/Helsinki]", "2026-11-22T09:00:00Z"),
        // Without a zone it is UTC: a wrong zone could lose hours.
        ("2026-11-22 10:00:00", "2026-11-22T09:00:00Z"),
        ("2026-11-22", "2026-11-21T23:00:00Z"),
        ("/Date(1700000000000)/", "2023-11-14T21:13:20Z"),
        ("/Date(1700000000000+0200)/", "2023-11-14T21:13:20Z"),
        ("/Date(-1000)/", "1969-12-31T22:59:59Z"),
    ] {
        assert_eq!(hour_before(&form, text).as_deref(), Some(wanted), "{text}");
    }
    for text in ["", "soon", "20261122", "1795305600", "2026-13-01", "/Date(x)/", "/Date(+)/"] {
        assert_eq!(form.read(text), None, "{text}");
    }
}

#[test]
fn a_format_reads_and_writes_and_may_be_coarser_than_the_cursor() {
    let odata = form("2024-01-01T00:00:00", Some("%Y-%m-%dT%H:%M:%S"));
    let asked = hour_before(&odata, "2026-11-22T10:00:00.9Z");
    assert_eq!(asked.as_deref(), Some("2026-11-22T09:00:00"));
    let day = form("01.01.2024", Some("%d.%m.%Y"));
    assert_eq!(hour_before(&day, "22.11.2026").as_deref(), Some("21.11.2026"));
    let clock = form("x", Some("%d.%m.%Y %H:%M %z"));
    let asked = hour_before(&clock, "22.11.2026 12:00 +0200");
    assert_eq!(asked.as_deref(), Some("22.11.2026 09:00 +0000"));
    for format in ["%s", "epoch_seconds"] {
        let seconds = form("0", Some(format));
        assert_eq!(hour_before(&seconds, "1795305600").as_deref(), Some("1795302000"));
    }
    let millis = form("0", Some("epoch_millis"));
    assert_eq!(hour_before(&millis, "1795305600123").as_deref(), Some("1795302000123"));
}

#[test]
fn a_whole_number_stays_one() {
    let form = form("0", None);
    assert_eq!(form.expected(), "a whole number");
    for text in ["9223372036854775807", "0", "-9223372036854775808"] {
        assert_eq!(hour_before(&form, text).as_deref(), Some(text), "a number is no time");
    }
    for text in ["1.5", "1e3", "9223372036854775808", "2026-11-22T10:00:00Z"] {
        assert_eq!(form.read(text), None, "{text}");
    }
}

//! What days and times are read as, and what is refused.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn helsinki() -> TimeZone {
    TimeZone::get("Europe/Helsinki").unwrap()
}

fn mapping(format: Option<&str>, time_zone: Option<&str>) -> Mapping {
    let text = |text: Option<&str>| text.map(str::to_owned);
    Mapping { format: text(format), time_zone: text(time_zone), ..Mapping::default() }
}

/// Reads a day in Helsinki.
fn day(text: &str, format: Option<&str>, meant: Option<&str>) -> Option<Date> {
    Calendar::new(Some(&mapping(format, meant)), &helsinki()).unwrap().date(text)
}

/// Reads a clock in Helsinki.
fn clock(text: &str, format: Option<&str>, meant: Option<&str>) -> Option<String> {
    Calendar::new(Some(&mapping(format, meant)), &helsinki()).unwrap().date_time(text)
}

#[test]
fn a_day_counts_where_the_company_is() {
    for (text, number) in [
        ("2026-11-22", 22),
        ("2026-11-22T23:30:00", 22),
        ("2026-11-22 23:30", 22),
        ("2026-11-22T00:00:00", 22),
        ("2026-11-22T23:30:00Z", 23),
        ("2026-11-22T23:30:00.125+00:00", 23),
        ("2026-11-22T23:30:00-05:00", 23),
        ("2026-11-23T00:30:00+05:00", 22),
        ("2026-11-22T22:30:00[Europe/London]", 23),
    ] {
        assert_eq!(day(text, None, None), Some(date(2026, 11, number)), "{text}");
    }
}

#[test]
fn anything_else_needs_a_format() {
    for text in [
        "2027-02-29",
        "2027-02-29T00:00:00",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "31/12/26",
        "1795305600",
        "1795305600000",
        "20261122",
        "/Date(1700000000000+0000)/",
        "2026-11",
        "2026-11-22T25:00",
        "2026-11-22x",
        "2026-11-2\u{664}",
        "",
        "today",
    ] {
        assert_eq!(day(text, None, None), None, "{text}");
    }
    let by = |text, format| day(text, Some(format), None);
    assert_eq!(by("31/12/26", "%d/%m/%y"), Some(date(2026, 12, 31)));
    assert_eq!(by("31.12.2026 23:59", "%d.%m.%Y %H:%M"), Some(date(2026, 12, 31)));
    assert_eq!(by("20261231", "%Y%m%d"), Some(date(2026, 12, 31)));
    assert_eq!(by("1795305600", "%s"), Some(date(2026, 11, 22)));
    assert_eq!(by("2026-12-31 23:00 +0000", "%Y-%m-%d %H:%M %z"), Some(date(2027, 1, 1)));
    assert_eq!(by("2026-12-31", "%d/%m/%y"), None);
}

#[test]
fn times_since_1970_are_instants() {
    for (text, format) in [
        ("1795305600", "epoch_seconds"),
        ("1795305600.25", "epoch_seconds"),
        ("1.7953056e9", "epoch_seconds"),
        ("1795305600000", "epoch_millis"),
        ("/Date(1795305600000+0000)/", "json_date"),
        ("/Date(1795305600000-120)/", "json_date"),
    ] {
        let read = clock(text, Some(format), None);
        assert_eq!(read.as_deref(), Some("2026-11-22 02:00"), "{text}");
    }
    assert_eq!(day("-86400", Some("epoch_seconds"), None), Some(date(1969, 12, 31)));
    for (text, format) in [
        ("1795305600000", "epoch_seconds"),
        ("2026-11-22", "epoch_seconds"),
        ("2026-11-22", "epoch_millis"),
        ("", "epoch_millis"),
        ("2026-11-22", "json_date"),
        ("/Date()/", "json_date"),
        ("/Date(-)/", "json_date"),
        ("/Date(+1)/", "json_date"),
        ("/Date(1795305600000+)/", "json_date"),
        ("/Date(1795305600000+0:00)/", "json_date"),
        ("/Date(99999999999999999999)/", "json_date"),
    ] {
        assert_eq!(day(text, Some(format), None), None, "{text} as {format}");
    }
}

#[test]
fn a_json_date_without_offset_is_a_clock_reading() {
    let read = |meant| clock("/Date(1795390200000)/", Some("json_date"), meant);
    assert_eq!(read(None).as_deref(), Some("2026-11-22 23:30"));
    assert_eq!(read(Some("UTC")).as_deref(), Some("2026-11-23 01:30"));
    assert_eq!(day("/Date(-62135596800000)/", Some("json_date"), None), Some(date(1, 1, 1)));
}

#[test]
fn a_clock_reading_is_meant_where_the_mapping_says() {
    let read = |text| clock(text, None, Some("America/New_York"));
    assert_eq!(read("2026-11-22T20:00").as_deref(), Some("2026-11-23 03:00"));
    assert_eq!(day("2026-11-22 20:00", None, Some("America/New_York")), Some(date(2026, 11, 23)));
    assert_eq!(day("2026-11-22", None, Some("America/New_York")), Some(date(2026, 11, 22)));
    assert_eq!(read("2026-11-22T20:00Z").as_deref(), Some("2026-11-22 22:00"));
    // Skipped in New York, and what comes twice there is the earlier.
    assert_eq!(read("2027-03-14T02:30"), None);
    assert_eq!(read("2027-11-07T01:30").as_deref(), Some("2027-11-07 07:30"));
    assert!(Calendar::new(Some(&mapping(None, Some("Europe/Turku"))), &helsinki()).is_err());
}

#[test]
fn a_clock_reading_is_local_and_exists() {
    let read = |text| clock(text, None, None);
    assert_eq!(read("2026-11-22T08:00:00Z").as_deref(), Some("2026-11-22 10:00"));
    assert_eq!(read("2026-11-22").as_deref(), Some("2026-11-22 00:00"));
    assert_eq!((read("2027-03-28T03:30"), day("2027-03-28T03:30", None, None)), (None, None));
    assert_eq!(read("2027-03-28T01:30Z").as_deref(), Some("2027-03-28 04:30"));
    assert_eq!(read("2027-10-31T03:30").as_deref(), Some("2027-10-31 03:30"));
}

#[test]
fn midnight_is_a_day_even_where_the_clock_skips_it() {
    let cairo = TimeZone::get("Africa/Cairo").unwrap();
    let calendar = Calendar::new(None, &cairo).unwrap();
    for text in ["2024-04-26T00:00:00", "2024-04-26 00:00", "2024-04-26"] {
        assert_eq!(calendar.date(text), Some(date(2024, 4, 26)), "{text}");
    }
    assert_eq!(calendar.date("2024-04-26 00:30"), None);
}

proptest! {
    #[test]
    fn the_short_way_gives_what_jiff_gives(text in r"[0-9]{4}-[01][0-9]-[0-3][0-9]|[0-9-]{10}") {
        let by_jiff = match iso(&text) {
            Some(Moment::Day(day)) => Some(day),
            _ => None,
        };
        prop_assert_eq!(plain::day(&text), by_jiff);
    }

    #[test]
    fn no_text_makes_it_panic(
        text in r"[-+0-9TZ:./() Date]{0,30}|/Date\([-+0-9]{0,20}\)/|\PC{0,20}",
    ) {
        for format in
            [None, Some("epoch_seconds"), Some("epoch_millis"), Some("json_date"), Some("%d/%m/%y %H")]
        {
            let _ = (day(&text, format, None), clock(&text, format, Some("America/New_York")));
        }
    }

    #[test]
    fn what_is_written_reads_back(days in -700_000_i32..700_000) {
        let written = date(2000, 1, 1).saturating_add(jiff::ToSpan::days(days));
        prop_assert_eq!(day(&written.to_string(), None, None), Some(written));
        let millis = TimeZone::UTC.to_timestamp(written.to_datetime(jiff::civil::time(12, 0, 0, 0))).unwrap();
        let json = format!("/Date({})/", millis.as_millisecond());
        prop_assert_eq!(day(&json, Some("json_date"), None), Some(written));
        let pattern = written.strftime("%d.%m.%Y").to_string();
        if written.year() > 999 {
            prop_assert_eq!(day(&pattern, Some("%d.%m.%Y"), None), Some(written));
        }
    }
}

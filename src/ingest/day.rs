//! Dates and date-times: as ISO 8601 or as the mapping says, in the company's time zone.

use jiff::{
    civil::{Date, DateTime},
    fmt::{
        strtime::BrokenDownTime,
        temporal::{DateTimeParser, PiecesOffset},
    },
    tz::{AmbiguousOffset, TimeZone},
};

/// What a text turned out to be.
enum Moment {
    Day(Date),
    /// A clock reading, already in the company's time zone.
    Clock(DateTime),
}

/// Returns the company's calendar day of a date or date-time, or `None` when it is neither.
///
/// A date-time with a zone or offset is moved to the company's time zone first: an order of 23:30
/// in London counts on the next day in Helsinki.
pub(super) fn parse_date(text: &str, format: Option<&str>, zone: &TimeZone) -> Option<Date> {
    match moment(text, format, zone)? {
        Moment::Day(day) => Some(day),
        Moment::Clock(clock) => Some(clock.date()),
    }
}

/// Returns the company's local date and time as `YYYY-MM-DD HH:MM`; a date alone is midnight.
///
/// A local time that the clock skips in spring does not exist and gives `None`.
pub(super) fn parse_date_time(text: &str, format: Option<&str>, zone: &TimeZone) -> Option<String> {
    let clock = match moment(text, format, zone)? {
        Moment::Day(day) => return Some(format!("{day} 00:00")),
        Moment::Clock(clock) => clock,
    };
    if let AmbiguousOffset::Gap { .. } = zone.to_ambiguous_timestamp(clock).offset() {
        return None;
    }
    Some(clock.strftime("%Y-%m-%d %H:%M").to_string())
}

fn moment(text: &str, format: Option<&str>, zone: &TimeZone) -> Option<Moment> {
    match format {
        None => iso(text, zone),
        Some(format) => by_format(text, format, zone),
    }
}

fn iso(text: &str, zone: &TimeZone) -> Option<Moment> {
    // The parser also reads 20261122 and fewer separators, which epoch seconds could be taken for.
    let is_extended = text.len() >= 10
        && text.bytes().take(10).enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !is_extended {
        return None;
    }
    let pieces = DateTimeParser::new().parse_pieces(text).ok()?;
    let Some(time) = pieces.time() else {
        return (text.len() == 10).then(|| Moment::Day(pieces.date()));
    };
    let clock = pieces.date().to_datetime(time);
    let named = pieces.to_time_zone().ok()?;
    let timestamp = match (pieces.offset(), named) {
        (Some(PiecesOffset::Zulu), _) => TimeZone::UTC.to_timestamp(clock).ok()?,
        (Some(offset), _) => offset.to_numeric_offset().to_timestamp(clock).ok()?,
        (None, Some(named)) => named.to_timestamp(clock).ok()?,
        (None, None) => return Some(Moment::Clock(clock)),
    };
    Some(Moment::Clock(zone.to_datetime(timestamp)))
}

fn by_format(text: &str, format: &str, zone: &TimeZone) -> Option<Moment> {
    let parts = BrokenDownTime::parse(format, text).ok()?;
    if parts.offset().is_some() || parts.timestamp().is_some() {
        return Some(Moment::Clock(zone.to_datetime(parts.to_timestamp().ok()?)));
    }
    if parts.hour().is_some() {
        return Some(Moment::Clock(parts.to_datetime().ok()?));
    }
    Some(Moment::Day(parts.to_date().ok()?))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn helsinki() -> TimeZone {
        TimeZone::get("Europe/Helsinki").unwrap()
    }

    #[test]
    fn a_day_counts_where_the_company_is() {
        for (text, day) in [
            ("2026-11-22", 22),
            ("2026-11-22T23:30:00", 22),
            ("2026-11-22 23:30", 22),
            ("2026-11-22T23:30:00Z", 23),
            ("2026-11-22T23:30:00.125+00:00", 23),
            ("2026-11-22T23:30:00-05:00", 23),
            ("2026-11-23T00:30:00+05:00", 22),
            ("2026-11-22T22:30:00[Europe/London]", 23),
        ] {
            assert_eq!(parse_date(text, None, &helsinki()), Some(date(2026, 11, day)), "{text}");
        }
    }

    #[test]
    fn anything_else_needs_a_format() {
        for text in [
            "2027-02-29",
            "0000-00-00",
            "31/12/26",
            "1795305600",
            "1795305600000",
            "20261122",
            "/Date(1700000000000+0000)/",
            "2026-11",
            "2026-11-22T25:00",
            "2026-11-22x",
            "",
            "today",
        ] {
            assert_eq!(parse_date(text, None, &helsinki()), None, "{text}");
        }
        let by = |text, format| parse_date(text, Some(format), &helsinki());
        assert_eq!(by("31/12/26", "%d/%m/%y"), Some(date(2026, 12, 31)));
        assert_eq!(by("31.12.2026 23:59", "%d.%m.%Y %H:%M"), Some(date(2026, 12, 31)));
        assert_eq!(by("20261231", "%Y%m%d"), Some(date(2026, 12, 31)));
        assert_eq!(by("1795305600", "%s"), Some(date(2026, 11, 22)));
        assert_eq!(by("2026-12-31 23:00 +0000", "%Y-%m-%d %H:%M %z"), Some(date(2027, 1, 1)));
        assert_eq!(by("2026-12-31", "%d/%m/%y"), None);
    }

    #[test]
    fn a_clock_reading_is_local_and_exists() {
        let read = |text| parse_date_time(text, None, &helsinki());
        assert_eq!(read("2026-11-22T08:00:00Z").as_deref(), Some("2026-11-22 10:00"));
        assert_eq!(read("2026-11-22").as_deref(), Some("2026-11-22 00:00"));
        assert_eq!(read("2027-03-28T03:30"), None);
        assert_eq!(read("2027-03-28T01:30Z").as_deref(), Some("2027-03-28 04:30"));
        assert_eq!(read("2027-10-31T03:30").as_deref(), Some("2027-10-31 03:30"));
    }
}

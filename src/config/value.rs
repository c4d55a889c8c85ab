//! Single values and their units: `10s`, `512MiB`, `80%`.

use std::time::Duration;

use crate::{
    config::{
        node::{Located, Node},
        problem::Problems,
        read::{Read, choice, scalar},
    },
    model::Date,
    source::Rate,
};

/// A share written in percent, kept as a ratio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Share(pub(super) f64);

/// A number of bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Size(pub(super) u64);

/// Reads a duration such as `10s`, `250ms` or `24h`.
pub(super) fn parse_duration(text: &str) -> Option<Duration> {
    let (number, unit) = number_and_unit(text)?;
    let seconds = |per: u64| number.checked_mul(per).map(Duration::from_secs);
    match unit {
        "ms" => Some(Duration::from_millis(number)),
        "s" => seconds(1),
        "min" | "m" => seconds(60),
        "h" => seconds(3_600),
        "d" => seconds(86_400),
        _ => None,
    }
}

/// Reads a size such as `512MiB` or `10kB`.
pub(super) fn parse_size(text: &str) -> Option<u64> {
    let (number, unit) = number_and_unit(text)?;
    let per: u64 = match unit {
        "B" => 1,
        "kB" => 1_000,
        "MB" => 1_000_000,
        "GB" => 1_000_000_000,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "GiB" => 1 << 30,
        _ => return None,
    };
    number.checked_mul(per)
}

/// Reads a rate such as `4/s` or `100/min`.
pub(super) fn parse_rate(text: &str) -> Option<Rate> {
    let (requests, unit) = text.split_once('/')?;
    let requests = requests.trim_end().parse().ok().filter(|requests| *requests > 0)?;
    let seconds = match unit.trim_start() {
        "s" => 1,
        "min" => 60,
        "h" => 3_600,
        _ => return None,
    };
    Some(Rate { requests, per: Duration::from_secs(seconds) })
}

/// Reads a share such as `80%` or `0.5%`.
pub(super) fn parse_share(text: &str) -> Option<f64> {
    let number = parse_number(text.strip_suffix('%')?.trim_end())?;
    Some(number / 100.0)
}

/// Reads a finite number without exponent.
pub(super) fn parse_number(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let legal = digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    text.parse().ok().filter(|number: &f64| legal && number.is_finite())
}

/// Reads a day such as `2026-12-06`, and nothing more than a day.
pub(super) fn parse_day(text: &str) -> Option<Date> {
    (text.len() == "2026-12-06".len()).then(|| text.parse().ok())?
}

fn number_and_unit(text: &str) -> Option<(u64, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit())?;
    Some((text[..end].parse().ok()?, text[end..].trim_start()))
}

/// Reads a single value with `parse`.
fn parsed<T>(
    (node, path): (&Located<Node>, &str),
    expected: &str,
    parse: impl Fn(&str) -> Option<T>,
    problems: &mut Problems<'_>,
) -> Option<T> {
    let text = scalar(node, path, expected, problems)?;
    let value = parse(text);
    if value.is_none() {
        problems.add(
            node.at,
            format!("`{path}` is `{text}`, expected {expected}"),
            format!("write {expected}"),
        );
    }
    value
}

/// Implements [`Read`] for values of one word.
macro_rules! values {
    ($($kind:ty, $expected:literal, $parse:expr;)*) => {$(
        impl Read for $kind {
            fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
                parsed((node, path), $expected, $parse, problems)
            }
        }
    )*};
}

values! {
    u16, "a whole number from 0 to 65535", |text| text.parse().ok();
    u32, "a whole number such as 12", |text| text.parse().ok();
    u64, "a whole number such as 12", |text| text.parse().ok();
    f64, "a number such as 0.5", parse_number;
    Date, "a day such as 2026-12-06", parse_day;
    Duration, "a time with its unit, such as 10s, 15min or 24h", parse_duration;
    Size, "a size with its unit, such as 10kB or 512MiB", |text| parse_size(text).map(Size);
    Rate, "off, or requests in a time, such as 4/s or 100/min", parse_rate;
    Share, "a share in percent, such as 80%", |text| parse_share(text).map(Share);
}

impl Read for String {
    fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
        scalar(node, path, "a text", problems).map(str::to_owned)
    }
}

impl Read for bool {
    fn read(node: &Located<Node>, path: &str, problems: &mut Problems<'_>) -> Option<Self> {
        choice(node, path, &[("true", true), ("false", false)], problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_times_with_their_unit() {
        assert_eq!(parse_duration("10s"), Some(Duration::from_secs(10)));
        assert_eq!(parse_duration("250ms"), Some(Duration::from_millis(250)));
        assert_eq!(parse_duration("15min"), parse_duration("15 m"));
        assert_eq!(parse_duration("2d"), parse_duration("48h"));
        for wrong in
            ["10", "s", "-1s", "1.5h", "1w", "", "99999999999999999999s", "9999999999999999999d"]
        {
            assert_eq!(parse_duration(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn reads_sizes_with_their_unit() {
        assert_eq!(parse_size("512MiB"), Some(512 * 1024 * 1024));
        assert_eq!(parse_size("10 kB"), Some(10_000));
        for wrong in ["512", "1TB", "MiB", "99999999999GiB"] {
            assert_eq!(parse_size(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn reads_rates_with_their_unit() {
        let rate = |requests, per| Some(Rate { requests, per: Duration::from_secs(per) });
        assert_eq!(parse_rate("4/s"), rate(4, 1));
        assert_eq!(parse_rate("100 / min"), rate(100, 60));
        for wrong in ["4", "0/s", "-1/s", "1.5/s", "4/d", "/s"] {
            assert_eq!(parse_rate(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn reads_shares_and_numbers_exactly() {
        assert_eq!(parse_share("95%"), Some(0.95));
        assert_eq!(parse_share("0.5 %"), Some(0.005));
        for wrong in ["0.8", "%", "nan%", ".inf%", "1e3%", "+5%"] {
            assert_eq!(parse_share(wrong), None, "{wrong}");
        }
        assert_eq!(parse_number("-0.5"), Some(-0.5));
        assert_eq!(parse_number(".nan"), None);
        assert_eq!(parse_day("2026-12-06"), Some(Date::constant(2026, 12, 6)));
        for wrong in ["2026-13-06", "6.12.2026", "2026-12-06T00:00", "20261206"] {
            assert_eq!(parse_day(wrong), None, "{wrong}");
        }
    }
}

//! Values in the shapes that nearly all of them have, read without a detour.

use jiff::civil::Date;

/// Reads a short plain decimal, such as `-1234.50`, in units of 10^-`decimals`; `None` when the
/// text is anything else, which is for [`parse`](super::amount::parse) to judge.
pub(super) fn number(text: &str, point: u8, decimals: u8) -> Option<i64> {
    /// Digits that always fit.
    const MOST: usize = 18;
    let (is_negative, digits) = match text.as_bytes() {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    let (mut units, mut whole, mut fraction) = (0_i64, 0, None);
    for byte in digits {
        match (byte, &mut fraction) {
            (b'0'..=b'9', fraction) => {
                units = units.wrapping_mul(10).wrapping_add(i64::from(byte - b'0'));
                *fraction.as_mut().unwrap_or(&mut whole) += 1;
            }
            (byte, None) if *byte == point => fraction = Some(0),
            _ => return None,
        }
    }
    let fraction: usize = fraction.unwrap_or(0);
    let missing = usize::from(decimals).checked_sub(fraction)?;
    if whole + fraction == 0 || whole + fraction + missing > MOST {
        return None;
    }
    let units = (0..missing).fold(units, |units, _| units * 10);
    Some(if is_negative { -units } else { units })
}

/// Returns a text without spaces around it.
pub(super) fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}

/// Reads a day written as `2026-11-22`; `None` when the text is anything else.
pub(super) fn day(text: &str) -> Option<Date> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i16::from(byte - b'0'));
    let two = |tens, ones| Some(digit(tens)? * 10 + digit(ones)?);
    let (month, day) = (two(m1, m2)?, two(d1, d2)?);
    let year = two(y1, y2)? * 100 + two(y3, y4)?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{ingest::amount, source::Round};

    #[test]
    fn leaves_to_the_exact_parser_what_is_not_plain() {
        for text in
            ["", "-", ".", "+1", "1e2", "1,5", "1.234", " 1", "1.2.3", "1234567890123456789"]
        {
            assert_eq!(number(text, b'.', 2), None, "{text}");
        }
        assert_eq!(number("-1234,5", b',', 2), Some(-123_450));
        assert_eq!(number("7.", b'.', 0), Some(7));
    }

    #[test]
    fn a_plain_day_is_a_day_of_the_calendar() {
        assert_eq!(day("2028-02-29"), Some(jiff::civil::date(2028, 2, 29)));
        for text in ["2027-02-29", "2027-2-028", "2027-13-01", "+027-01-01", "2027-01-01T"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_plain_reads_as_the_exact_parser_reads_it(
            text in "-?[0-9]{0,20}(\\.[0-9]{0,5})?",
            decimals in 0_u8..=4,
        ) {
            if let Some(units) = number(&text, b'.', decimals) {
                prop_assert_eq!(amount::parse(&text, decimals, Round::Reject), Ok(units));
            }
        }
    }
}

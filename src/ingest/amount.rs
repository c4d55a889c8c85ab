//! Exact decimals: from text to whole stored units, without a float on the way.
//!
//! `money.decimals` alone says how fine an amount of the company's currency may be: a source that
//! works in hundredths of a cent is read to the last digit although nobody can pay them. Amounts of
//! another currency are read with at least that currency's own decimals (see `currency`).

use std::cmp::Ordering;

use crate::source::Round;

/// A text that is no exact amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// The text is not a decimal number.
    #[error("a number such as 1234.56")]
    NotANumber,
    /// The number has more decimals than are stored.
    #[error("at most {decimals} decimals")]
    TooFine {
        /// The decimals stored.
        decimals: u8,
    },
    /// The number does not fit.
    #[error("a number that fits 64 bits with {decimals} decimals")]
    TooLarge {
        /// The decimals stored.
        decimals: u8,
    },
}

/// The most units a double tells apart from their neighbours.
const DOUBLE_UNITS: f64 = 9_007_199_254_740_992.0;

/// The most units that a double holds to a millionth of a unit.
const MILLIONTH_UNITS: f64 = 8_589_934_592.0;

/// A number as a row of digits times a power of ten.
struct Number {
    is_negative: bool,
    /// Without zeros at either end; empty for zero.
    digits: Vec<u8>,
    /// The power of ten of the last digit.
    power: i64,
}

/// Returns a decimal number in units of 10^-`decimals`, exactly.
///
/// Signs, spaces around and exponents are read; anything inexact is refused or rounded as `round`
/// says.
pub fn parse(text: &str, decimals: u8, round: Round) -> Result<i64, AmountError> {
    let number = Number::read(text.trim()).ok_or(AmountError::NotANumber)?;
    let shift = number.power.saturating_add(i64::from(decimals));
    let too_large = AmountError::TooLarge { decimals };
    let units = if number.digits.is_empty() {
        0
    } else if shift >= 0 {
        whole(&number.digits, shift).ok_or(too_large)?
    } else if round == Round::Reject {
        return Err(AmountError::TooFine { decimals });
    } else {
        rounded(&number.digits, shift.unsigned_abs(), round).ok_or(too_large)?
    };
    let signed = if number.is_negative { -units } else { units };
    i64::try_from(signed).map_err(|_| too_large)
}

/// Returns a number that a typed file stores as a double, in units of 10^-`decimals`.
///
/// The nearest unit is meant when the double is the closest one to it, or at most a millionth of a
/// unit away. Anything else is rounded as `round` says, by its shortest text, or refused, and so is
/// what a double cannot tell from its neighbours.
pub(super) fn from_double(number: f64, decimals: u8, round: Round) -> Result<i64, AmountError> {
    if !number.is_finite() {
        return Err(AmountError::NotANumber);
    }
    let scale = 10_f64.powi(i32::from(decimals));
    let scaled = number * scale;
    let nearest = scaled.round();
    if nearest.abs() > DOUBLE_UNITS {
        return Err(AmountError::TooLarge { decimals });
    }
    let is = |units: f64| (units / scale).to_bits() == number.to_bits();
    let is_closest = is(nearest) && !is(nearest - 1.0) && !is(nearest + 1.0);
    let is_near = nearest.abs() <= MILLIONTH_UNITS && (scaled - nearest).abs() <= 1e-6;
    if !is_closest && !is_near {
        return match round {
            Round::Reject => Err(AmountError::TooFine { decimals }),
            _ => parse(&number.to_string(), decimals, round),
        };
    }
    #[expect(clippy::cast_possible_truncation, reason = "a whole number of at most 2^53")]
    Ok(nearest as i64)
}

impl Number {
    fn read(text: &str) -> Option<Self> {
        let (is_negative, unsigned) = sign(text.as_bytes());
        let end = unsigned.iter().position(|byte| matches!(byte, b'e' | b'E'));
        let (mantissa, exponent) = match end {
            Some(end) => (&unsigned[..end], exponent(&unsigned[end + 1..])?),
            None => (unsigned, 0),
        };
        let point = mantissa.iter().position(|byte| *byte == b'.').unwrap_or(mantissa.len());
        let fraction = mantissa.get(point + 1..).unwrap_or_default();
        let mut digits = [&mantissa[..point], fraction].concat();
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let mut power = exponent.saturating_sub(i64::try_from(fraction.len()).ok()?);
        while digits.pop_if(|digit| *digit == b'0').is_some() {
            power = power.saturating_add(1);
        }
        let leading = digits.iter().take_while(|digit| **digit == b'0').count();
        digits.drain(..leading);
        Some(Self { is_negative, digits, power })
    }
}

/// Splits off a sign and tells whether it is a minus.
fn sign(text: &[u8]) -> (bool, &[u8]) {
    match text {
        [sign @ (b'-' | b'+'), rest @ ..] => (*sign == b'-', rest),
        _ => (false, text),
    }
}

/// Reads an exponent; one beyond 64 bits is as good as the largest that fits.
fn exponent(text: &[u8]) -> Option<i64> {
    let (is_negative, digits) = sign(text);
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let size = digits
        .iter()
        .fold(0_i64, |size, digit| size.saturating_mul(10).saturating_add(i64::from(digit - b'0')));
    Some(if is_negative { -size } else { size })
}

/// Returns `digits` x 10^`shift`, or `None` far beyond 64 bits.
fn whole(digits: &[u8], shift: i64) -> Option<i128> {
    let length = usize::try_from(shift).ok()?.checked_add(digits.len())?;
    (length <= 19).then(|| {
        let value = digits.iter().fold(0, |value, digit| value * 10 + i128::from(digit - b'0'));
        (digits.len()..length).fold(value, |value, _| value * 10)
    })
}

/// Drops the last `drop` digits, of which the very last is not zero, and rounds.
fn rounded(digits: &[u8], drop: u64, round: Round) -> Option<i128> {
    let Some(kept) = usize::try_from(drop).ok().and_then(|drop| digits.len().checked_sub(drop))
    else {
        return Some(0);
    };
    let down = whole(&digits[..kept], 0)?;
    let is_up = match &digits[kept..] {
        [b'5'] => round == Round::HalfUp || down % 2 == 1,
        [first, ..] => *first >= b'5',
        [] => false,
    };
    Some(down + i128::from(is_up))
}

/// Returns a quotient rounded to the nearest whole, ties to even; the divisor is above zero.
pub(super) fn divided(dividend: i128, divisor: i128) -> i128 {
    let (down, rest) = (dividend.div_euclid(divisor), dividend.rem_euclid(divisor));
    // Compared without doubling, which could overflow.
    match rest.cmp(&(divisor - rest)) {
        Ordering::Less => down,
        Ordering::Equal => down + down.rem_euclid(2),
        Ordering::Greater => down + 1,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Currency, Money, Unit};

    #[test]
    fn reads_what_is_exact_and_refuses_the_rest() {
        let cases = [
            ("1.5", Ok(150)),
            ("-0", Ok(0)),
            ("+7", Ok(700)),
            (" 5 ", Ok(500)),
            (".5", Ok(50)),
            ("1.500", Ok(150)),
            ("1.5e2", Ok(15_000)),
            ("150E-2", Ok(150)),
            ("0e999999999999999999999", Ok(0)),
            ("12345678901234567.89", Ok(1_234_567_890_123_456_789)),
            ("92233720368547758.07", Ok(i64::MAX)),
            ("-92233720368547758.08", Ok(i64::MIN)),
            ("92233720368547758.08", Err(AmountError::TooLarge { decimals: 2 })),
            ("1e400", Err(AmountError::TooLarge { decimals: 2 })),
            ("1e99999999999999999999", Err(AmountError::TooLarge { decimals: 2 })),
            ("1.005", Err(AmountError::TooFine { decimals: 2 })),
            ("1e-400", Err(AmountError::TooFine { decimals: 2 })),
        ];
        for (text, expected) in cases {
            assert_eq!(parse(text, 2, Round::Reject), expected, "{text}");
        }
        for text in [
            "",
            " ",
            "1,5",
            "NaN",
            "Infinity",
            "-",
            ".",
            "1e",
            "e5",
            "1 000",
            "0x10",
            "1.2.3",
            "--1",
            "\u{2212}1",
        ] {
            assert_eq!(parse(text, 2, Round::Reject), Err(AmountError::NotANumber), "{text}");
        }
    }

    #[test]
    fn rounds_only_as_asked() {
        let both = |text| [Round::HalfEven, Round::HalfUp].map(|round| parse(text, 2, round));
        assert_eq!(both("1.005"), [Ok(100), Ok(101)]);
        assert_eq!(both("1.015"), [Ok(102), Ok(102)]);
        assert_eq!(both("-1.005"), [Ok(-100), Ok(-101)]);
        assert_eq!(both("1.0050000000000000000000001"), [Ok(101), Ok(101)]);
        assert_eq!(both("0.004"), [Ok(0), Ok(0)]);
        assert_eq!(both("0.005"), [Ok(0), Ok(1)]);
        assert_eq!(both("5e-99999999999999999999"), [Ok(0), Ok(0)]);
        assert_eq!(both("9.999"), [Ok(1000), Ok(1000)]);
    }

    #[test]
    fn a_double_is_the_nearest_unit_or_refused() {
        let (fine, large) =
            (Err(AmountError::TooFine { decimals: 2 }), Err(AmountError::TooLarge { decimals: 2 }));
        for (number, expected) in [
            (0.1 + 0.2, Ok(30)),
            (-0.0, Ok(0)),
            (1.005, fine),
            (12.000_001, fine),
            (12.000_000_001, Ok(1200)),
            (1_234_567_890.12, Ok(123_456_789_012)),
            (70_368_744_177.02, Ok(7_036_874_417_702)),
            // Two amounts a cent apart are the same double here.
            (70_368_744_177_664.02, fine),
            (9e15, large),
            (f64::NAN, Err(AmountError::NotANumber)),
            (f64::INFINITY, Err(AmountError::NotANumber)),
        ] {
            assert_eq!(from_double(number, 2, Round::Reject), expected, "{number}");
        }
        assert_eq!(
            from_double(9_007_199_254_740_991.0, 0, Round::Reject),
            Ok(9_007_199_254_740_991)
        );
        assert_eq!(from_double(1.005, 2, Round::HalfUp), Ok(101));
    }

    proptest! {
        #[test]
        fn what_a_double_was_written_from_reads_back(
            units in -999_999_999_999_999_i64..=999_999_999_999_999,
            decimals in 0_u8..=4,
        ) {
            let unit = Unit { currency: Currency::parse("EUR").unwrap(), decimals };
            let number: f64 = unit.exact(Money(units)).parse().unwrap();
            prop_assert_eq!(from_double(number, decimals, Round::Reject), Ok(units));
        }

        #[test]
        fn what_is_written_exactly_reads_back(units: i64, decimals in 0_u8..=4) {
            let unit = Unit { currency: Currency::parse("EUR").unwrap(), decimals };
            prop_assert_eq!(parse(&unit.exact(Money(units)), decimals, Round::Reject), Ok(units));
        }

        #[test]
        fn no_text_makes_it_panic(text in "[-+0-9.eE ,]{0,30}", decimals in 0_u8..=4) {
            for round in [Round::Reject, Round::HalfEven, Round::HalfUp] {
                let _ = parse(&text, decimals, round);
            }
        }

        #[test]
        fn rounding_stays_within_half_a_unit(units in -1_000_000_i64..1_000_000) {
            let text = Unit { currency: Currency::parse("EUR").unwrap(), decimals: 4 }.exact(Money(units));
            for round in [Round::HalfEven, Round::HalfUp] {
                let cents = parse(&text, 2, round).unwrap();
                prop_assert!((cents * 100 - units).abs() <= 50);
            }
        }
    }
}

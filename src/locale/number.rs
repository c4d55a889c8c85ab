//! Numbers as text: digits, grouping, signs.
//!
//! The decimal mark and the grouping come from ICU. Three marks are the same in every language:
//! U+202F between thousands, U+2212 for minus, U+202F before the percent sign. Nothing prints as
//! minus zero.

use icu_decimal::{DecimalFormatter, input::Decimal, options::DecimalFormatterOptions};
use icu_locale_core::Locale;

use crate::locale::{Language, Word};

/// The mark between thousands and before a percent sign.
pub(super) const NARROW: char = '\u{202f}';
const MINUS: char = '\u{2212}';

/// When a number carries a sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sign {
    /// Below zero only.
    #[default]
    Minus,
    /// Above and below zero: a variance.
    Variance,
}

/// The marks of a language, read once from ICU.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    decimal: String,
    /// Digits of the group before the decimal mark, then of each further group.
    groups: (usize, usize),
    /// The fewest digits that are grouped.
    grouped_from: usize,
}

impl Marks {
    /// Reads the marks by formatting a long number.
    pub(super) fn of(locale: &Locale) -> Self {
        let formatter =
            DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default())
                .expect("the compiled data fall back to the root locale");
        let decimal: Decimal = "1111111111.5".parse().expect("a plain decimal");
        let text = formatter.format(&decimal).to_string();
        let parts: Vec<&str> = text.split(|mark: char| !mark.is_ascii_digit()).collect();
        let groups = match parts.as_slice() {
            [.., secondary, primary, _] if parts.len() > 3 => (primary.len(), secondary.len()),
            [_, primary, _] => (primary.len(), primary.len()),
            _ => (usize::MAX, usize::MAX),
        };
        let mark = text.rsplit(|digit: char| digit.is_ascii_digit()).find(|mark| !mark.is_empty());
        let short = formatter.format(&Decimal::from(1111)).to_string();
        let grouped_from = if short.len() > 4 { 4 } else { 5 };
        Self { decimal: mark.unwrap_or(".").to_owned(), groups, grouped_from }
    }

    /// Joins digits, marks and sign.
    pub(super) fn write(&self, digits: &Digits, sign: Sign) -> String {
        let mut text = String::new();
        match sign {
            _ if digits.is_zero() => {}
            _ if digits.negative => text.push(MINUS),
            Sign::Variance => text.push('+'),
            Sign::Minus => {}
        }
        let length = digits.whole.len();
        for (index, digit) in digits.whole.chars().enumerate() {
            if index > 0 && length >= self.grouped_from && self.breaks(length - index) {
                text.push(NARROW);
            }
            text.push(digit);
        }
        if !digits.fraction.is_empty() {
            text.push_str(&self.decimal);
            text.push_str(&digits.fraction);
        }
        text
    }

    /// Whether a group ends before the last `left` digits.
    fn breaks(&self, left: usize) -> bool {
        let (primary, secondary) = self.groups;
        left >= primary && (left - primary).is_multiple_of(secondary)
    }
}

/// A rounded number as digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    negative: bool,
    whole: String,
    fraction: String,
}

impl Digits {
    /// Returns `units` x 10^-`decimals`.
    pub(super) fn of_units(units: i128, decimals: usize) -> Self {
        let digits = format!("{:0width$}", units.unsigned_abs(), width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        Self { negative: units < 0, whole: whole.to_owned(), fraction: fraction.to_owned() }
    }

    /// Returns `value` x 10^`shift`, rounded to `decimals`; `None` unless it is finite.
    ///
    /// The float's own binary value is rounded, half to even; multiplying first would round twice.
    pub(super) fn of_float(value: f64, shift: usize, decimals: usize) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let text = format!("{:.*}", decimals + shift, value.abs());
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let (up, fraction) = fraction.split_at(shift);
        let whole = format!("{whole}{up}");
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        Some(Self { negative: value < 0.0, whole: whole.to_owned(), fraction: fraction.to_owned() })
    }

    fn is_zero(&self) -> bool {
        self.whole.bytes().chain(self.fraction.bytes()).all(|digit| digit == b'0')
    }
}

/// Divides and rounds half to even.
pub(super) fn divide(value: i128, divisor: i128) -> i128 {
    let (floor, rest) = (value.div_euclid(divisor), value.rem_euclid(divisor));
    match (rest * 2).cmp(&divisor) {
        std::cmp::Ordering::Less => floor,
        std::cmp::Ordering::Greater => floor + 1,
        std::cmp::Ordering::Equal => floor + floor.rem_euclid(2),
    }
}

/// Returns a whole number inside a message: grouped by three, real minus sign.
pub(super) fn whole(value: f64) -> String {
    let marks = Marks { decimal: ".".to_owned(), groups: (3, 3), grouped_from: 4 };
    Digits::of_float(value, 0, 0)
        .map_or_else(|| value.to_string(), |digits| marks.write(&digits, Sign::Minus))
}

impl Language {
    /// Returns a whole number: `12 345`.
    pub fn count(&self, count: i64, sign: Sign) -> String {
        self.marks().write(&Digits::of_units(count.into(), 0), sign)
    }

    /// Returns a number with fixed decimals: `0.47`; the word for "not available" unless finite.
    pub fn decimal(&self, value: f64, digits: usize, sign: Sign) -> String {
        self.float(value, 0, digits, sign).unwrap_or_else(|| self.not_available())
    }

    /// Returns a ratio in percent: `12.3 %`.
    pub fn percent(&self, ratio: f64, digits: usize, sign: Sign) -> String {
        let number = self.float(ratio, 2, digits, sign);
        number.map_or_else(|| self.not_available(), |number| format!("{number}{NARROW}%"))
    }

    /// Returns a relative variance: `+3.4 %`, or the word for "not available" without a base.
    pub fn delta(&self, ratio: Option<f64>, digits: usize) -> String {
        ratio.map_or_else(
            || self.not_available(),
            |ratio| self.percent(ratio, digits, Sign::Variance),
        )
    }

    /// Returns the difference of two ratios in percentage points: `−1.3 pp`.
    pub fn points(&self, difference: f64, digits: usize) -> String {
        let number = self.float(difference, 2, digits, Sign::Variance);
        let Some(number) = number else { return self.not_available() };
        self.text("points", &[("value", number.into())]).replace(' ', &NARROW.to_string())
    }

    /// Returns a number of days: `38 d`.
    pub fn days(&self, days: i64) -> String {
        let count = self.count(days, Sign::Minus);
        self.text("days", &[("count", count.into())]).replace(' ', "\u{a0}")
    }

    /// Returns a number that starts a sentence: `Five` up to ten, else `11`.
    pub fn number_word(&self, count: i64) -> String {
        match count {
            0..=10 => self.word(&format!("number-word-{count}")),
            _ => self.count(count, Sign::Minus),
        }
    }

    /// Returns names in a row: `a, b and c`.
    pub fn list(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [name] => name.clone(),
            [head @ .., last] => self.text(
                "list",
                &[("head", Word::from(head.join(", "))), ("last", last.as_str().into())],
            ),
        }
    }

    /// Returns the mark before decimals: `.` or `,`.
    pub fn decimal_mark(&self) -> &str {
        &self.marks().decimal
    }

    /// Returns the word for a figure that has no value.
    pub fn not_available(&self) -> String {
        self.word("not-available")
    }

    fn float(&self, value: f64, shift: usize, digits: usize, sign: Sign) -> Option<String> {
        let digits = Digits::of_float(value, shift, digits)?;
        Some(self.marks().write(&digits, sign))
    }
}

//! Exact money: whole stored units, never a float.

use std::{
    fmt,
    iter::Sum,
    ops::{Add, AddAssign, Neg, Sub, SubAssign},
};

/// An exact amount in stored units; [`Unit`] says what one unit is worth.
///
/// All amounts of one snapshot share one [`Unit`], so the amounts themselves carry only the count.
/// Arithmetic panics on overflow in every profile: a wrapped total would be worse than no report.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(transparent)]
pub struct Money(pub i64);

impl Money {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// Returns the count of stored units as a float, for ratios and statistics only.
    #[expect(clippy::cast_precision_loss, reason = "ratios need 15 digits, totals stay integers")]
    pub fn as_f64(self) -> f64 {
        self.0 as f64
    }

    /// Returns `self / base`, or `None` when the base is not positive.
    ///
    /// The one rule of every relative figure (notation N8): nothing is divided by zero or by a
    /// negative base.
    pub fn ratio_to(self, base: Self) -> Option<f64> {
        (base.0 > 0).then(|| self.as_f64() / base.as_f64())
    }

    /// Returns whether the amount is above zero.
    pub fn is_positive(self) -> bool {
        self.0 > 0
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.checked_add(other.0).expect("a sum of money fits 64 bits"))
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.checked_sub(other.0).expect("a difference of money fits 64 bits"))
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.checked_neg().expect("a negated amount fits 64 bits"))
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// An ISO 4217 currency code such as `EUR`.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Currency(String);

impl Currency {
    /// Returns the currency, or `None` unless `code` is three upper-case ASCII letters.
    pub fn parse(code: &str) -> Option<Self> {
        let legal = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        legal.then(|| Self(code.to_owned()))
    }

    /// Returns the code.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// Returns how many decimals the currency itself has (ISO 4217): 2 unless listed.
    pub fn decimals(&self) -> u8 {
        match self.0.as_str() {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF"
            | "UGX" | "UYI" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            "CLF" | "UYW" => 4,
            _ => 2,
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// What one stored unit of [`Money`] is worth: 10^-`decimals` of `currency`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Unit {
    /// The currency of every amount.
    pub currency: Currency,
    /// Decimals stored, the currency's own up to 4.
    pub decimals: u8,
}

impl Unit {
    /// Returns the stored units of one whole unit of currency: 100 for two decimals.
    pub fn per_whole(&self) -> i64 {
        10_i64.pow(u32::from(self.decimals))
    }

    /// Returns an amount in whole units of currency, as a float for ratios and charts.
    pub fn whole(&self, amount: Money) -> f64 {
        amount.as_f64() / Money(self.per_whole()).as_f64()
    }

    /// Writes an amount exactly, with a plain point and all stored decimals: `-12.3400`.
    pub fn exact(&self, amount: Money) -> String {
        let sign = if amount.0 < 0 { "-" } else { "" };
        let per = self.per_whole().unsigned_abs();
        let units = amount.0.unsigned_abs();
        if self.decimals == 0 {
            return format!("{sign}{units}");
        }
        let width = usize::from(self.decimals);
        format!("{sign}{}.{:0width$}", units / per, units % per)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euro(decimals: u8) -> Unit {
        Unit { currency: Currency::parse("EUR").unwrap(), decimals }
    }

    #[test]
    fn writes_amounts_exactly() {
        assert_eq!(euro(2).exact(Money(-1205)), "-12.05");
        assert_eq!(euro(4).exact(Money(7)), "0.0007");
        assert_eq!(euro(0).exact(Money(-3)), "-3");
        assert_eq!(euro(2).exact(Money(i64::MIN)), "-92233720368547758.08");
    }

    #[test]
    fn has_no_ratio_to_nothing_or_less() {
        assert_eq!(Money(5).ratio_to(Money(10)), Some(0.5));
        assert_eq!(Money(5).ratio_to(Money(0)), None);
        assert_eq!(Money(5).ratio_to(Money(-1)), None);
    }

    #[test]
    #[should_panic(expected = "fits 64 bits")]
    fn refuses_to_wrap() {
        let _ = [Money(i64::MAX), Money(1)].into_iter().sum::<Money>();
    }

    #[test]
    fn knows_currencies_without_decimals() {
        assert_eq!(Currency::parse("JPY").unwrap().decimals(), 0);
        assert_eq!(Currency::parse("eur"), None);
    }
}

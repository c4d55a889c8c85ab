//! What the order lines of each currency add up to.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use crate::{
    ingest::snapshot::Pure,
    model::{Currency, Money},
};

/// What the order lines of one currency add up to, told beside the figures and never added to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CurrencyTotal {
    /// The currency.
    pub currency: Currency,
    /// Order lines.
    pub lines: u64,
    /// Exact sum of `net_amount` in that currency, as text.
    pub total: String,
    /// What it counts for in the company's currency; absent when no figure holds it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub converted: Option<Money>,
}

impl fmt::Display for CurrencyTotal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = if self.lines == 1 { "" } else { "s" };
        write!(out, "{} {} in {} line{end}", self.total, self.currency, self.lines)
    }
}

/// Sums by currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Totals(BTreeMap<Currency, Sum>);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum {
    lines: u64,
    units: i128,
    decimals: u8,
    converted: Option<i128>,
}

impl Sum {
    fn merge(&mut self, other: Self) {
        self.lines += other.lines;
        self.units += other.units;
        self.converted = self.converted.zip(other.converted).map(|(one, other)| one + other);
    }
}

impl Totals {
    /// Counts a line of so many units of 10^-`decimals`, and what it was converted to.
    pub(super) fn add(
        &mut self,
        currency: &Currency,
        (units, decimals): (i64, u8),
        converted: Option<Money>,
    ) {
        let converted = converted.map(|Money(units)| i128::from(units));
        let line = Sum { lines: 1, units: units.into(), decimals, converted };
        self.merge(currency, line);
    }

    /// Adds the lines of parts that hold the company's currency alone.
    pub(super) fn add_own(&mut self, own: &Currency, decimals: u8, pure: Pure) {
        let Pure { lines, net_amount: units } = pure;
        if lines > 0 {
            self.merge(own, Sum { lines, units, decimals, converted: Some(units) });
        }
    }

    fn merge(&mut self, currency: &Currency, sum: Sum) {
        match self.0.get_mut(currency) {
            Some(known) => known.merge(sum),
            None => _ = self.0.insert(currency.clone(), sum),
        }
    }

    /// Returns whether lines of another currency were counted.
    pub(super) fn has_other_than(&self, currency: &Currency) -> bool {
        self.0.keys().any(|counted| counted != currency)
    }

    /// Returns the sums by currency code.
    pub(super) fn finish(&self) -> Vec<CurrencyTotal> {
        let total = |(currency, sum): (&Currency, &Sum)| CurrencyTotal {
            currency: currency.clone(),
            lines: sum.lines,
            total: exact(sum.units, sum.decimals),
            // The sum of all of them is the control total, which must fit as well.
            converted: sum.converted.and_then(|units| i64::try_from(units).ok()).map(Money),
        };
        self.0.iter().map(total).collect()
    }
}

/// Writes an exact sum with a plain point, as [`Unit::exact`](crate::model::Unit::exact) does an
/// amount.
pub(super) fn exact(units: i128, decimals: u8) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let per = 10_u128.pow(decimals.into());
    let (whole, part) = (units.unsigned_abs() / per, units.unsigned_abs() % per);
    let width = usize::from(decimals);
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part:0width$}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_exact_beyond_64_bits() {
        let [dollar, yen] = ["USD", "JPY"].map(|code| Currency::parse(code).unwrap());
        let mut totals = Totals::default();
        for (currency, units, decimals) in
            [(&dollar, i64::MAX, 2), (&yen, -5, 0), (&dollar, i64::MAX, 2)]
        {
            totals.add(currency, (units, decimals), None);
        }
        totals.add_own(&yen, 0, Pure { lines: 2, net_amount: 6 });
        let told: Vec<String> = totals.finish().iter().map(ToString::to_string).collect();
        assert_eq!(told, ["1 JPY in 3 lines", "184467440737095516.14 USD in 2 lines"]);
        assert_eq!(exact(-7, 4), "-0.0007");
    }
}

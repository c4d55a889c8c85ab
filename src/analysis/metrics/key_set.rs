//! The key accounts as a set.

use crate::{
    analysis::{
        BandStanding, KeyAccounts,
        metrics::{Metric, MetricUnit, ratio, sum},
    },
    model::Money,
};

/// Key set: the smallest group of largest accounts that reaches the lower limit of the band.
///
/// ```text
/// size  = max(smallest k with share of the k largest >= 30 %, number of core accounts)
/// share = revenue of the set / revenue of all accounts
/// ```
///
/// - **Unit:** ratio, with the accounts.
/// - **Grain:** company; current window. `share_base` is the share of as many largest accounts in
///   the base window, so that the two compare equals.
/// - **Undefined** (empty) without revenue above zero.
/// - **Roll-up:** none.
/// - **Assumptions:** as `concentration`.
/// - **Reading:** inside 30-55 % is healthy; above is dependence; below there are no real key
///   accounts. By its rule the set lies below only where lines without an account hold the rest, so
///   the share of the core accounts is held against the same band. A set whose first account alone
///   passes 55 % is one account too large to replace.
/// - **Trend:** the set of each window that ends with one of the last 13 months.
///
/// # Reference
///
/// The trade's band of 30 to 55 %, settable as `key_accounts.band`.
pub(super) const METRIC: Metric = Metric {
    id: "key_set",
    unit: MetricUnit::Ratio,
    name: "Key accounts",
    explanation: "The fewest accounts that together bring at least 30 % of revenue, or all core accounts \
                  when they are more, and the share they bring.",
};

/// Returns how many of the largest values form the set.
///
/// `sorted` descends; `total` is what shares are taken of.
pub(in crate::analysis) fn size(sorted: &[Money], total: Money, rules: &KeyAccounts) -> usize {
    if !total.is_positive() {
        return 0;
    }
    let share = |amount: i128| ratio(amount, i128::from(total.0)).unwrap_or(0.0);
    let positive = sorted.iter().take_while(|value| value.is_positive());
    let core = positive.clone().take_while(|value| share(value.0.into()) >= rules.core_share);
    let mut reached = 0;
    let below = positive.take_while(|value| {
        let open = share(reached) < rules.band[0];
        reached += i128::from(value.0);
        open
    });
    below.count().max(core.count())
}

/// Returns the share of the `size` largest values.
pub(in crate::analysis) fn share(sorted: &[Money], size: usize, total: Money) -> Option<f64> {
    let top = sum(sorted.iter().take(size).copied());
    if size == 0 { None } else { ratio(top, i128::from(total.0)) }
}

/// Returns where a share stands against the band; both limits are inside.
pub(in crate::analysis) fn standing(share: f64, band: [f64; 2]) -> BandStanding {
    if share < band[0] {
        BandStanding::Below
    } else if share > band[1] {
        BandStanding::Above
    } else {
        BandStanding::Inside
    }
}

#[cfg(test)]
mod tests {
    use BandStanding::{Above, Below, Inside};

    use super::*;

    const RULES: KeyAccounts = KeyAccounts { core_share: 0.1, band: [0.3, 0.55] };

    fn size_of(units: &[i64]) -> usize {
        let values: Vec<Money> = units.iter().copied().map(Money).collect();
        size(&values, values.iter().copied().sum(), &RULES)
    }

    #[test]
    fn stops_as_soon_as_the_band_is_reached() {
        let mut many = vec![5; 20];
        assert_eq!(size_of(&many), 6);
        many[0] = 30;
        assert_eq!(size_of(&many), 3);
    }

    #[test]
    fn holds_every_core_account() {
        assert_eq!(size_of(&[40, 30, 11, 10, 9]), 4);
        assert_eq!(size_of(&[0, -5]), 0);
        assert_eq!(size_of(&[30, 20, -50]), 0, "no share of nothing");
        assert_eq!(share(&[Money(40), Money(60)], 1, Money(100)), Some(0.4));
        assert_eq!(share(&[], 0, Money(0)), None);
    }

    #[test]
    fn the_limits_of_the_band_are_inside() {
        let found = [0.299, 0.3, 0.55, 0.551].map(|share| standing(share, RULES.band));
        assert_eq!(found, [Below, Inside, Inside, Above]);
    }
}

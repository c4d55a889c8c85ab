//! Why revenue moved: price, volume, mix, new and lost products.

use crate::{
    analysis::{
        PriceVolumeMix,
        metrics::{Metric, MetricUnit},
    },
    facts::{ProductSum, Traded},
    model::Money,
};

/// Price-volume-mix: what of a change in revenue comes from prices, from quantities, from the choice
/// of products, and from products that came or went; exact to the stored unit.
///
/// ```text
/// item    = account x product; compared when quantity and revenue are above 0 in both windows
/// price   = sum (p1 - p0) q1                 over compared items, p = revenue / quantity
/// volume  = R0 (Q1 / Q0 - 1)                 R, Q = sums over compared items
/// mix     = sum p0 q1 - R0 Q1 / Q0
/// new     = current revenue of all other items
/// lost    = - base revenue of all other items
/// current - base = price + volume + mix + new + lost
/// ```
///
/// - **Unit:** money. Price and volume are rounded once, mix takes the remainder, so the parts sum to
///   the change exactly.
/// - **Grain:** account, manager (owned accounts), company; base and current window, returns
///   included.
/// - **Undefined** when no line tells a product or none a quantity: without quantities nothing can
///   be split, and calling everything new and lost would be wrong.
/// - **Roll-up:** price, new and lost add up; volume and mix are computed anew on the larger set,
///   because products shift between accounts too.
/// - **Returned items:** an item whose quantity or revenue is zero or less in one window has no price
///   there; both its sides stand under new and lost.
/// - **Assumptions:** one unit of measure per product. Mixed units spoil the split between volume
///   and mix, never their sum and never price. The data do not tell units; when items whose price
///   moved by more than five times hold over 5 % of the compared revenue, `units_doubtful` is set
///   and a report shows volume and mix as one bar.
///
/// # Reference
///
/// Worked by hand in `tests/reference/pvm_example.json`.
pub(super) const METRIC: Metric = Metric {
    id: "price_volume_mix",
    unit: MetricUnit::Money,
    name: "Price, volume, mix",
    explanation: "How much of the change in revenue comes from prices, from quantities, from the choice of \
                  products, and from products that came or went.",
};

/// Parts of a stored unit that are kept until the parts are rounded.
const FINE: i128 = 1_000_000;

/// A price that moves by more than this factor is hardly the price of the same unit.
const JUMP: f64 = 5.0;

/// Share of compared revenue from which jumping prices cast doubt on the units.
const DOUBT: f64 = 0.05;

/// What has been added up over items; sums of integers, so their order does not matter.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct Tally {
    base: Sums,
    current: Sums,
    /// Base price times current quantity, in millionths of a stored unit; `None` beyond 128 bits.
    at_old_prices: Option<i128>,
    jumping: i128,
    compared: u32,
    new: i128,
    lost: i128,
    measured: bool,
}

/// Quantity and revenue of compared items.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    qty: i128,
    revenue: i128,
}

impl Sums {
    fn add(&mut self, qty: i128, revenue: i128) {
        self.qty += qty;
        self.revenue += revenue;
    }
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            base: Sums::default(),
            current: Sums::default(),
            at_old_prices: Some(0),
            jumping: 0,
            compared: 0,
            new: 0,
            lost: 0,
            measured: false,
        }
    }
}

impl Tally {
    /// Adds one product of one account.
    pub(in crate::analysis) fn add(&mut self, item: &ProductSum) {
        let ProductSum { base, current, .. } = item;
        self.measured |= base.qty != 0 || current.qty != 0;
        if !is_compared(item) {
            self.new += i128::from(current.revenue.0);
            self.lost -= i128::from(base.revenue.0);
            return;
        }
        self.compared += 1;
        self.base.add(base.qty.into(), base.revenue.0.into());
        self.current.add(current.qty.into(), current.revenue.0.into());
        let expected = fine(base.revenue.0.into(), current.qty.into(), base.qty.into());
        self.at_old_prices = plus(self.at_old_prices, expected);
        let factor = price(current) / price(base);
        if !(1.0 / JUMP..=JUMP).contains(&factor) {
            self.jumping += i128::from(current.revenue.0);
        }
    }

    /// Adds the items of another tally.
    pub(in crate::analysis) fn merge(&mut self, other: &Self) {
        self.base.add(other.base.qty, other.base.revenue);
        self.current.add(other.current.qty, other.current.revenue);
        self.at_old_prices = plus(self.at_old_prices, other.at_old_prices);
        self.jumping += other.jumping;
        self.compared += other.compared;
        self.new += other.new;
        self.lost += other.lost;
        self.measured |= other.measured;
    }

    /// Returns the parts; `None` when no item tells a quantity, or beyond the range of the sums.
    pub(in crate::analysis) fn split(&self) -> Option<PriceVolumeMix> {
        if !self.measured {
            return None;
        }
        let (base, current) = (self.base, self.current);
        let at_old_prices = self.at_old_prices?;
        let at_old_mix = if base.qty > 0 { fine(base.revenue, current.qty, base.qty)? } else { 0 };
        let fine_price = current.revenue.checked_mul(FINE)?.checked_sub(at_old_prices)?;
        let fine_volume = at_old_mix.checked_sub(base.revenue.checked_mul(FINE)?)?;
        let [price, volume] = [fine_price, fine_volume].map(rounded);
        let parts = PriceVolumeMix {
            base: money(base.revenue - self.lost)?,
            price: money(price)?,
            volume: money(volume)?,
            mix: money(current.revenue - base.revenue - price - volume)?,
            new: money(self.new)?,
            lost: money(self.lost)?,
            current: money(current.revenue + self.new)?,
            unrounded: [fine_price, fine_volume, at_old_prices - at_old_mix].map(unrounded),
            compared_items: self.compared,
            units_doubtful: float(self.jumping) > DOUBT * float(current.revenue),
        };
        debug_assert!(parts.ties());
        Some(parts)
    }
}

impl PriceVolumeMix {
    /// Returns whether the parts lead from base to current exactly.
    pub fn ties(&self) -> bool {
        self.base + self.total() == self.current
    }

    /// Returns the sum of the parts: the change.
    pub fn total(&self) -> Money {
        self.price + self.volume + self.mix + self.new + self.lost
    }
}

/// Returns whether an item has a price in both windows.
pub(in crate::analysis) fn is_compared(item: &ProductSum) -> bool {
    [item.base, item.current].iter().all(|side| side.qty > 0 && side.revenue.is_positive())
}

/// Returns what the change of a compared item's price brought, `(p1 - p0) q1`.
pub(in crate::analysis) fn price_effect(item: &ProductSum) -> Option<Money> {
    let ProductSum { base, current, .. } = item;
    if !is_compared(item) {
        return None;
    }
    let expected = fine(base.revenue.0.into(), current.qty.into(), base.qty.into())?;
    money(rounded(i128::from(current.revenue.0).checked_mul(FINE)?.checked_sub(expected)?))
}

/// Returns `amount x times / over` in millionths, rounded half up; `over` is above zero.
fn fine(amount: i128, times: i128, over: i128) -> Option<i128> {
    let whole = amount.checked_mul(times / over)?;
    let part = amount.checked_mul(times % over)?;
    let rest = (part % over).checked_mul(FINE)?.checked_add(over / 2)? / over;
    whole.checked_add(part / over)?.checked_mul(FINE)?.checked_add(rest)
}

fn plus(sum: Option<i128>, more: Option<i128>) -> Option<i128> {
    sum?.checked_add(more?)
}

fn rounded(fine: i128) -> i128 {
    (fine + FINE / 2).div_euclid(FINE)
}

fn money(units: i128) -> Option<Money> {
    i64::try_from(units).ok().map(Money)
}

#[expect(clippy::cast_precision_loss, reason = "a share has 15 digits, the sums stay integers")]
fn float(units: i128) -> f64 {
    units as f64
}

#[expect(clippy::cast_precision_loss, reason = "15 digits for files; the parts stay integers")]
fn unrounded(fine: i128) -> f64 {
    fine as f64 / FINE as f64
}

#[expect(clippy::cast_precision_loss, reason = "a factor of five has few digits")]
fn price(side: &Traded) -> f64 {
    side.revenue.as_f64() / side.qty as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;
    use crate::analysis::metrics::reference::{money as stored, parse};

    fn side(qty: i64, revenue: i64) -> Traded {
        Traded { qty, revenue: Money(revenue) }
    }

    fn split(items: &[(Traded, Traded)]) -> Option<PriceVolumeMix> {
        let mut tally = Tally::default();
        for &(base, current) in items {
            tally.add(&ProductSum { product: 0, base, current });
        }
        tally.split()
    }

    #[test]
    fn agrees_with_the_worked_example() {
        let file = parse(include_str!("../../../tests/reference/pvm_example.json"));
        let sides = |window: &str| file["inputs"][window].as_object().unwrap().clone();
        let read = |value: Option<&Value>| {
            value.map_or(Traded::default(), |pair| Traded {
                qty: pair[0].as_i64().unwrap() * 1_000,
                revenue: stored(&pair[1]),
            })
        };
        let (base, current) = (sides("base"), sides("current"));
        let items = ["A", "B", "C", "D"].map(|id| (read(base.get(id)), read(current.get(id))));
        let found = split(&items).unwrap();
        let expected = |part: &str| stored(&file["expected"][part]);
        assert_eq!(
            [found.price, found.volume, found.mix, found.new, found.lost, found.total()],
            ["price", "volume", "mix", "new", "lost", "total"].map(expected)
        );
        assert_eq!((found.compared_items, found.units_doubtful), (2, false));
    }

    #[test]
    fn without_quantities_nothing_is_split() {
        assert_eq!(split(&[(side(0, 500), side(0, 700))]), None);
        assert_eq!(split(&[]), None);
    }

    #[test]
    fn pitfall_03_an_item_returned_in_one_window_has_no_price_there() {
        let found = split(&[(side(2_000, 300), side(-1_000, -150))]).unwrap();
        assert_eq!((found.new, found.lost, found.price), (Money(-150), Money(-300), Money::ZERO));
        assert!(found.ties());
    }

    #[test]
    fn jumping_prices_cast_doubt_on_the_units() {
        let boxes = (side(1_000, 1_000), side(100_000, 1_000));
        assert!(split(&[boxes]).unwrap().units_doubtful);
        let steady = (side(1_000, 50_000), side(1_000, 50_000));
        assert!(!split(&[boxes, steady]).unwrap().units_doubtful);
    }

    proptest! {
        #[test]
        fn parts_always_sum_to_the_change_in_any_order(
            rows in prop::collection::vec((-9_i64..99_999, -99_i64..999_999, -9_i64..99_999, -99_i64..999_999), 0..40),
            cut in 0_usize..40,
        ) {
            let items: Vec<_> = rows.iter().map(|row| (side(row.0, row.1), side(row.2, row.3))).collect();
            let (mut first, mut second) = (Tally::default(), Tally::default());
            for (index, &(base, current)) in items.iter().enumerate().rev() {
                let half = if index < cut { &mut first } else { &mut second };
                half.add(&ProductSum { product: 0, base, current });
            }
            first.merge(&second);
            let whole = split(&items);
            prop_assert_eq!(&first.split(), &whole);
            if let Some(parts) = whole {
                prop_assert!(parts.ties());
                prop_assert_eq!(parts.base, items.iter().map(|item| item.0.revenue).sum());
                prop_assert_eq!(parts.current, items.iter().map(|item| item.1.revenue).sum());
                prop_assert!(parts.unrounded.iter().all(|part| part.is_finite()));
            }
        }
    }

    #[test]
    fn amounts_beyond_the_range_are_not_available() {
        let huge = side(1, i64::MAX);
        assert_eq!(split(&[(huge, side(i64::MAX, i64::MAX))]), None);
    }
}

//! What may be offered to a lost account.

use crate::{
    analysis::{
        DiscountLimit, MarginBasis, OfferCeiling, OfferKind, OfferResult,
        metrics::{Metric, MetricUnit, regain_chance::ENOUGH},
        trade::share_of,
    },
    model::{Money, WinBackOffer},
    stats::{count, number, wilson},
};

/// Affordable offer: what may be offered to a lost account at most, and which kind of offer worked.
///
/// ```text
/// special offer  margin of six months                     (paid only when the account returns)
/// gift           chance of regaining * margin of six months      (paid either way)
/// discount       (yearly margin - 2 * cost of an offer) / yearly revenue, at most the approval limit:
///                what is left after it pays an offer back in six months
/// ```
///
/// - **Unit:** money; the discount a ratio.
/// - **Grain:** account on the win-back list; results by kind of offer, all time up to the as-of date.
/// - **Undefined:** no gift without a chance; no discount without the costs of all lines, unless a limit
///   of approval is set. Nothing below zero.
/// - **Roll-up:** none.
/// - **Recommended** is the kind whose share of returned accounts is surely the highest (lower Wilson
///   bound), among those with ten results; else none is.
/// - **Assumptions:** the margin is that of the last 365 days before the account stopped; the cost of
///   serving is not in the data and counts as nothing.
///
/// # Reference
///
/// Rules of the trade; Wilson (1927) for the shares.
pub(super) const METRIC: Metric = Metric {
    id: "win_back_offer",
    unit: MetricUnit::Money,
    name: "Affordable offer",
    explanation: "The largest special offer, gift and discount that six months of the account's former margin \
                  would pay back.",
};

/// Half a year out of twice as much.
const HALVES: i64 = 2;

impl OfferKind {
    /// Every kind, in the order the trade lists them.
    pub const ALL: [Self; 3] = [Self::SpecialOffer, Self::Gift, Self::Discount];

    /// Returns the kind of a code of the data contract; `None` for another word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Returns the code of the data contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::SpecialOffer => "special_offer",
            Self::Gift => "gift",
            Self::Discount => "discount",
        }
    }
}

/// What an account brought in a year.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct Yearly {
    /// Revenue.
    pub(in crate::analysis) revenue: Money,
    /// Margin.
    pub(in crate::analysis) margin: Money,
    /// How that is known.
    pub(in crate::analysis) basis: MarginBasis,
}

/// Returns what may be offered at most.
pub(in crate::analysis) fn ceiling(
    yearly: &Yearly,
    chance: Option<f64>,
    offer_cost: Option<Money>,
    approval_limit: Option<f64>,
) -> OfferCeiling {
    let half = Money((yearly.margin.0 / HALVES).max(0));
    let left = yearly.margin.as_f64() - offer_cost.unwrap_or(Money::ZERO).as_f64() * 2.0;
    let by_margin = (yearly.basis == MarginBasis::Cost && yearly.revenue.is_positive())
        .then(|| (left / yearly.revenue.as_f64()).clamp(0.0, 1.0));
    let by_margin = by_margin.map(|most| (most, DiscountLimit::Margin));
    let by_approval = approval_limit.map(|most| (most, DiscountLimit::Approval));
    let smaller = by_margin.into_iter().chain(by_approval).min_by(|a, b| a.0.total_cmp(&b.0));
    OfferCeiling {
        special_offer: Some(half),
        gift: chance.map(|chance| share_of(half, chance)),
        discount: smaller.map(|most| most.0),
        discount_limit: smaller.map(|most| most.1),
    }
}

/// Counts what came of offers, by kind.
pub(in crate::analysis) fn results(offers: &[&WinBackOffer]) -> Vec<OfferResult> {
    let result = |kind| {
        let made: Vec<&WinBackOffer> = offers
            .iter()
            .copied()
            .filter(|offer| OfferKind::of(&offer.kind) == Some(kind))
            .collect();
        let with = |results: &[&str]| {
            let is_one = |offer: &&&WinBackOffer| {
                offer.result.as_deref().is_some_and(|result| results.contains(&result))
            };
            made.iter().filter(is_one).count()
        };
        let (decided, returned) = (with(&["returned", "answered", "none"]), with(&["returned"]));
        let enough = decided >= ENOUGH as usize;
        OfferResult {
            kind,
            made: number(made.len()),
            decided: number(decided),
            answered: number(with(&["returned", "answered"])),
            returned: number(returned),
            rate: enough.then(|| count(returned) / count(decided)),
            interval: wilson(returned, decided).filter(|_| enough),
            cost: cost(made.iter().copied()),
        }
    };
    OfferKind::ALL.into_iter().map(result).filter(|result| result.made > 0).collect()
}

/// Returns the median of the known costs, the lower of two middle ones; `None` without any.
pub(in crate::analysis) fn cost<'a>(
    offers: impl Iterator<Item = &'a WinBackOffer>,
) -> Option<Money> {
    let mut costs: Vec<Money> = offers.filter_map(|offer| offer.amount).collect();
    costs.sort_unstable();
    costs.get(costs.len().checked_sub(1)? / 2).copied()
}

/// Returns the kind that surely worked best; `None` while no kind has enough results.
pub(in crate::analysis) fn recommended(results: &[OfferResult]) -> Option<OfferKind> {
    let sure = results.iter().filter_map(|result| Some((result.interval?[0], result.kind)));
    sure.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|best| best.1)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn offer(kind: &str, amount: Option<i64>, result: Option<&str>) -> WinBackOffer {
        WinBackOffer {
            account_id: "A".to_owned(),
            kind: kind.to_owned(),
            amount: amount.map(Money),
            made_on: date(2026, 1, 1),
            result: result.map(str::to_owned),
        }
    }

    #[test]
    fn offers_pay_back_in_half_a_year() {
        let yearly = Yearly { revenue: Money(1_000), margin: Money(300), basis: MarginBasis::Cost };
        let found = ceiling(&yearly, Some(0.2), Some(Money(50)), None);
        assert_eq!((found.special_offer, found.gift), (Some(Money(150)), Some(Money(30))));
        // 300 - 200 a year are left: 50 in half a year.
        assert_eq!(
            (found.discount, found.discount_limit),
            (Some(0.2), Some(DiscountLimit::Margin))
        );
        let limited = ceiling(&yearly, None, Some(Money(50)), Some(0.05));
        assert_eq!((limited.discount, limited.gift), (Some(0.05), None));
        assert_eq!(limited.discount_limit, Some(DiscountLimit::Approval));
        let unknown = Yearly { basis: MarginBasis::Revenue, ..yearly };
        assert_eq!(ceiling(&unknown, None, None, None).discount, None);
        let poor = Yearly { margin: Money(-10), ..yearly };
        let nothing = ceiling(&poor, Some(0.5), None, None);
        assert_eq!((nothing.special_offer, nothing.discount), (Some(Money::ZERO), Some(0.0)));
    }

    #[test]
    fn recommends_only_what_ten_results_show() {
        let mut offers = vec![offer("gift", Some(5), Some("returned")); 9];
        offers.push(offer("gift", Some(7), None));
        offers.extend(vec![offer("discount", Some(40), Some("none")); 11]);
        offers.extend(vec![offer("discount", None, Some("returned")); 2]);
        let count = |offers: &[WinBackOffer]| results(&offers.iter().collect::<Vec<_>>());
        let found = count(&offers);
        assert_eq!((found[0].kind, found[0].made, found[0].decided), (OfferKind::Gift, 10, 9));
        assert_eq!((found[0].rate, found[0].cost), (None, Some(Money(5))));
        assert_eq!((found[1].returned, found[1].cost), (2, Some(Money(40))));
        assert_eq!(recommended(&found), Some(OfferKind::Discount));
        offers.push(offer("gift", None, Some("returned")));
        assert_eq!(recommended(&count(&offers)), Some(OfferKind::Gift));
        assert_eq!(recommended(&count(&offers[..10])), None);
        assert!(count(&[offer("flowers", None, None)]).is_empty());
    }
}

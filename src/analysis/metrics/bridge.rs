//! From last window's revenue to this one's.

use jiff::civil::Date;

use crate::{
    analysis::{
        Bridge, BridgeItem, BridgePart,
        metrics::{Change, Metric, MetricUnit},
    },
    model::Money,
};

/// Revenue bridge: which accounts moved revenue between the two windows, exact to the stored unit.
///
/// ```text
/// current - base = new + reactivated + expansion + contraction + lost + adjustment
/// ```
///
/// | base | current | part |
/// |---|---|---|
/// | 0 | > 0 | *new*, or *reactivated* when the account bought before the base window |
/// | > 0 | above base | *expansion* |
/// | > 0 | below base, above 0 | *contraction* |
/// | > 0 | 0 or less | *lost* (the base revenue), and *adjustment* (the credit notes) |
/// | < 0, or 0 with credit notes only | any | *adjustment* |
///
/// - **Unit:** money.
/// - **Grain:** company or a manager's portfolio; base and current window.
/// - **Undefined** never; a part without accounts is zero.
/// - **Roll-up:** sums: the bridges of all managers add up to the company's.
/// - **Assumptions:** windows are so long that who goes on buying does so in both.
/// - **Managers:** an account counts at the opening for who owned it at the end of the base window, at
///   the closing for who owns it at the as-of date, its change for who answers for it: the owner,
///   but for 90 days after it changed hands the one before. In between it is *transferred out* of
///   one portfolio and *into* the other; over all managers these bars cancel.
/// - ***Lost*** here means: revenue then, none now. It is another rule than churn by silence.
///
/// # Reference
///
/// Worked by hand in `tests/reference/retention_bridge.json`.
pub(super) const METRIC: Metric = Metric {
    id: "bridge",
    unit: MetricUnit::Money,
    name: "Revenue bridge",
    explanation: "How new, returning, growing, shrinking and lost accounts lead from last window's revenue \
                  to this one's.",
};

/// Returns what an account's change is called; `None` without change.
pub(in crate::analysis) fn part(change: &Change, base_from: Date) -> Option<BridgePart> {
    let bought_before = change.first_purchase.is_some_and(|first| first < base_from);
    match change.base.cmp(&Money::ZERO) {
        _ if change.base == change.current => None,
        std::cmp::Ordering::Less => Some(BridgePart::Adjustment),
        std::cmp::Ordering::Equal if !change.current.is_positive() => Some(BridgePart::Adjustment),
        std::cmp::Ordering::Equal if bought_before => Some(BridgePart::Reactivated),
        std::cmp::Ordering::Equal => Some(BridgePart::New),
        std::cmp::Ordering::Greater if !change.current.is_positive() => Some(BridgePart::Lost),
        std::cmp::Ordering::Greater if change.current > change.base => Some(BridgePart::Expansion),
        std::cmp::Ordering::Greater => Some(BridgePart::Contraction),
    }
}

/// Computes the bridge of a set of accounts.
pub(in crate::analysis) fn bridge(changes: &[Change], base_from: Date) -> Bridge {
    let mut items =
        BridgePart::ALL.map(|part| BridgeItem { part, accounts: 0, amount: Money::ZERO });
    let mut add = |part: BridgePart, amount: Money| {
        let item = items.iter_mut().find(|item| item.part == part).expect("every part has an item");
        item.accounts += 1;
        item.amount += amount;
    };
    for change in changes {
        match part(change, base_from) {
            Some(BridgePart::Lost) => {
                add(BridgePart::Lost, -change.base);
                if change.current != Money::ZERO {
                    add(BridgePart::Adjustment, change.current);
                }
            }
            Some(part) => add(part, change.current - change.base),
            None => {}
        }
    }
    let bridge = Bridge {
        opening: changes.iter().map(|change| change.base).sum(),
        items: items.to_vec(),
        closing: changes.iter().map(|change| change.current).sum(),
    };
    let moved: Money = bridge.items.iter().map(|item| item.amount).sum();
    assert_eq!(bridge.opening + moved, bridge.closing, "a bridge leads from opening to closing");
    bridge
}

/// Adds to the changes of a portfolio what it took over and handed on between its `opening` and its
/// `closing` revenue.
pub(in crate::analysis) fn with_transfers(
    changes: Bridge,
    [taken, handed]: [BridgeItem; 2],
    [opening, closing]: [Money; 2],
) -> Bridge {
    let mut items = changes.items;
    items.extend([taken, handed]);
    let moved: Money = items.iter().map(|item| item.amount).sum();
    assert_eq!(opening + moved, closing, "a bridge leads from opening to closing");
    Bridge { opening, items, closing }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::metrics::{
        grr::grr,
        logo_retention::retention,
        nrr::nrr,
        reference::{assert_close, money, parse},
    };

    const BASE: Date = Date::constant(2025, 1, 1);

    fn check(text: &str) {
        let file = parse(text);
        let (inputs, expected) = (&file["inputs"], &file["expected"]);
        let old = inputs["bought_before_base"].as_array().cloned().unwrap_or_default();
        let mut ids: Vec<&String> = ["rev0", "rev1"]
            .iter()
            .flat_map(|side| inputs[side].as_object().unwrap().keys())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let amount = |side: &str, id: &str| inputs[side].get(id).map_or(Money::ZERO, money);
        let first = |id: &str| {
            let known = old.iter().any(|old| old == id);
            if known { date(2024, 1, 1) } else { date(2025, 6, 1) }
        };
        let changes: Vec<Change> = ids
            .iter()
            .map(|&id| Change {
                base: amount("rev0", id),
                current: amount("rev1", id),
                first_purchase: Some(first(id)),
            })
            .collect();
        let found = retention(&changes);
        for (key, value) in
            [("nrr", found.nrr), ("grr", found.grr), ("logo_retention", found.logo_retention)]
        {
            assert_close(value, &expected[key]);
        }
        for item in bridge(&changes, BASE).items {
            let name = serde_json::to_value(item.part).unwrap();
            assert_close(
                Some(item.amount.as_f64() / 100.0),
                &expected["bridge"][name.as_str().unwrap()],
            );
        }
    }

    #[test]
    fn agrees_with_the_worked_and_the_published_example() {
        check(include_str!("../../../tests/reference/retention_bridge.json"));
        check(include_str!("../../../tests/reference/retention_saas_example.json"));
    }

    fn change(base: i64, current: i64) -> Change {
        let (base, current) = (Money(base), Money(current));
        Change { base, current, first_purchase: Some(date(2024, 1, 1)) }
    }

    #[test]
    fn pitfall_09_growth_of_one_account_does_not_hide_the_fall_of_another() {
        let changes = [change(100, 200), change(100, 0)];
        // Capping the totals would keep all of 200.
        assert_eq!((grr(&changes), nrr(&changes)), (Some(0.5), Some(1.0)));
    }

    #[test]
    fn pitfall_10_new_and_returning_accounts_never_enter_retention() {
        let kept = [change(100, 90)];
        let with_others = [change(100, 90), change(0, 500), change(-10, 300)];
        assert_eq!(retention(&with_others), retention(&kept));
        assert_eq!(retention(&kept).nrr, Some(0.9));
    }

    proptest! {
        #[test]
        fn always_adds_up_and_never_keeps_more_than_it_had(
            amounts in prop::collection::vec((-50_i64..500, -50_i64..500, any::<bool>()), 0..30),
        ) {
            let day = |old| if old { date(2024, 1, 1) } else { date(2025, 1, 1) };
            let changes: Vec<Change> = amounts
                .iter()
                .map(|&(base, current, old)| Change {
                    base: Money(base),
                    current: Money(current),
                    first_purchase: Some(day(old)),
                })
                .collect();
            let bridge = bridge(&changes, BASE);
            let moved: Money = bridge.items.iter().map(|item| item.amount).sum();
            prop_assert_eq!(bridge.opening + moved, bridge.closing);
            if let (Some(nrr), Some(grr)) = (nrr(&changes), grr(&changes)) {
                prop_assert!((0.0..=1.0).contains(&grr));
                let negative: Money = changes.iter().map(|change| change.current.min(Money(0))).sum();
                prop_assert!(negative < Money(0) || grr <= nrr);
            }
        }
    }
}

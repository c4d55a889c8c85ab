//! Categories an account stopped buying.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{
        DroppedCategory,
        metrics::{Metric, MetricUnit},
    },
    facts::CategoryDay,
    model::Money,
    stats::number,
};

/// Dropped category: bought regularly, and missing while the account buys on.
///
/// ```text
/// cycle = the account's usual gap, in whole days, at least 7, counted back from the as-of date
/// dropped when no purchase in the last 2 cycles and one in at least 4 of the 6 cycles before,
///              and the account had at least 2 purchase days in the last 2 cycles
/// chance = (1 - share of the purchase days of those 6 cycles that held the category)
///          ^ purchase days in the last 2 cycles
/// ```
///
/// - **Unit:** money: sales of the category in the 365 days up to its last day are at stake.
/// - **Grain:** account and category at the as-of date.
/// - **Undefined** below 5 own gaps and where the 8 cycles reach back beyond the base window or the
///   first purchase.
/// - **Roll-up:** accounts and money add up.
/// - **Assumptions:** the rule is a question to ask, not a loss: a category bought on two of three days
///   is missing on the next two once in nine times, which `chance` tells. Among many categories some
///   are always missing. Lines without a category are in none.
///
/// # Reference
///
/// Rule of the trade; worked by hand in the tests.
pub(super) const METRIC: Metric = Metric {
    id: "dropped_category",
    unit: MetricUnit::Money,
    name: "Dropped categories",
    explanation: "Categories the account bought regularly and has not bought in its last two buying \
                  cycles, although it bought others.",
};

const SHORTEST: i32 = 7;
const MISSING: i32 = 2;
const BEFORE: i32 = 6;
const BOUGHT: usize = 4;
const YEAR: i32 = 365;

/// The buying cycles of an account.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct Cycles {
    days: i32,
    as_of: Date,
    /// Purchase days in the last two cycles, and in the six before.
    bought: [u32; 2],
}

impl Cycles {
    /// Returns the cycles of an account, `None` where they reach back before `known_from` or the
    /// account did not buy twice in the last two.
    pub(in crate::analysis) fn of(
        usual_gap: f64,
        purchases: &[Date],
        known_from: Date,
        as_of: Date,
    ) -> Option<Self> {
        #[expect(clippy::cast_possible_truncation, reason = "gaps are few days")]
        let days = (usual_gap.round() as i32).max(SHORTEST);
        let mut cycles = Self { days, as_of, bought: [0; 2] };
        let start = as_of.checked_sub((days * (MISSING + BEFORE)).days()).ok()?;
        let known = known_from <= start && *purchases.first()? <= start;
        for day in purchases.iter().rev().take_while(|day| **day > start) {
            cycles.bought[usize::from(cycles.back(*day) >= MISSING)] += 1;
        }
        (known && cycles.bought[0] >= 2).then_some(cycles)
    }

    /// Returns which cycle a day lies in: 0 is the running one.
    fn back(self, day: Date) -> i32 {
        (self.as_of - day).get_days() / self.days
    }

    fn is_before(self, day: Date) -> bool {
        (MISSING..MISSING + BEFORE).contains(&self.back(day))
    }

    /// Returns how probable it is that the last days all miss a category of so many earlier days.
    fn chance(self, days: u32) -> f64 {
        let share = (f64::from(days) / f64::from(self.bought[1].max(1))).min(1.0);
        (1.0 - share).powf(f64::from(self.bought[0]))
    }
}

/// Returns the category as dropped, from its days, which ascend; `None` when it is not.
pub(in crate::analysis) fn dropped(
    name: &str,
    days: &[CategoryDay],
    cycles: Cycles,
) -> Option<DroppedCategory> {
    let last = days.last()?.day;
    let before = || days.iter().map(|day| day.day).filter(|day| cycles.is_before(*day));
    let bought: BTreeSet<i32> = before().map(|day| cycles.back(day)).collect();
    if cycles.back(last) < MISSING || bought.len() < BOUGHT {
        return None;
    }
    let after = last.saturating_sub(YEAR.days());
    let yearly: Money = days.iter().filter(|day| day.day > after).map(|day| day.sales).sum();
    Some(DroppedCategory {
        category: name.to_owned(),
        last,
        cycles_bought: number(bought.len()),
        chance: cycles.chance(number(before().count())),
        cycle_days: cycles.days.unsigned_abs(),
        yearly_sales: yearly,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const AS_OF: Date = Date::constant(2026, 11, 22);

    fn back(days: i32) -> Date {
        AS_OF.saturating_sub(days.days())
    }

    fn cycles(every: i32) -> Option<Cycles> {
        let purchases: Vec<Date> = (0..40).rev().map(|step| back(step * every + 1)).collect();
        Cycles::of(f64::from(every), &purchases, date(2024, 11, 1), AS_OF)
    }

    #[test]
    fn tells_how_probable_the_absence_is_by_chance() {
        let cycles = cycles(10).unwrap();
        assert_eq!(cycles.bought, [2, 6]);
        assert!((cycles.chance(4) - 1.0 / 9.0).abs() < 1e-12);
        assert!(cycles.chance(6).abs() < 1e-12);
    }

    fn found(days_back: &[i32]) -> Option<(u32, Money)> {
        let day = |days: &i32| CategoryDay { category: 0, day: back(*days), sales: Money(5) };
        let days: Vec<CategoryDay> = days_back.iter().map(day).collect();
        let dropped = dropped("paper", &days, cycles(10).unwrap())?;
        Some((dropped.cycles_bought, dropped.yearly_sales))
    }

    #[test]
    fn four_of_six_cycles_and_then_two_without_is_a_drop() {
        assert_eq!(found(&[600, 71, 61, 41, 21]), Some((4, Money(20))));
        assert_eq!(found(&[71, 61, 41, 21, 19]), None, "bought in the last two cycles");
        assert_eq!(found(&[71, 61, 41]), None, "in three of six cycles only");
        assert_eq!(found(&[78, 71, 61, 41]), None, "two days of one cycle count once");
        assert_eq!(found(&[]), None);
    }

    #[test]
    fn cycles_need_an_account_that_buys_on_and_a_history_of_eight() {
        assert!(cycles(10).is_some());
        assert!(cycles(100).is_none(), "the detail does not reach back eight cycles");
        let silent: Vec<Date> = (3..40).rev().map(|step| back(step * 10)).collect();
        assert!(Cycles::of(10.0, &silent, date(2024, 11, 1), AS_OF).is_none());
        let daily: Vec<Date> = (0..200).rev().map(back).collect();
        assert_eq!(Cycles::of(1.0, &daily, date(2024, 11, 1), AS_OF).unwrap().days, 7);
    }
}

//! Classes by value.

use crate::{
    analysis::{
        AbcClass,
        metrics::{Metric, MetricUnit},
    },
    model::Money,
};

/// ABC: which accounts bring the first 80 % of the value, which the next 15 %, which the rest.
///
/// ```text
/// sort by value, descending; equal values form one group
/// class = A while the share before the group < 80 %, B while < 95 %, else C
/// ```
///
/// - **Unit:** class A, B or C.
/// - **Grain:** account; current window, base window and the last 13 month ends. Ranked is revenue,
///   or with `abc.measure: margin` revenue minus cost. Accounts that first bought less than six
///   months ago have their class in brackets.
/// - **Undefined** (N) for an account whose margin is not known because a line of the window has no
///   cost: it is not ranked as if it earned nothing, and the reports say how many there are. Values
///   of zero and below are C and not part of the total.
/// - **Roll-up:** counts and sums per class; the share of the value that each class holds, with its
///   count, is the importance concentration (also of the largest 20, next 30 and last 50 % of
///   accounts). The cumulative share ends at exactly 100 %.
/// - **Assumptions:** what a window brought is what an account weighs; accounts of one group count
///   singly.
/// - **Exact:** integers only, so no class hangs on a rounding; ties share a class, so none hangs
///   on the order of rows. The account that crosses 80 % is A: A is never empty.
///
/// # Reference
///
/// The share *before* the item, unlike the inclusive rule (`abc_inclusive` in the data files), which
/// leaves A empty when one account has more than 80 %. Edge cases worked by hand in
/// `tests/reference/abc_edge_cases.json`.
pub(super) const METRIC: Metric = Metric {
    id: "abc",
    unit: MetricUnit::Class,
    name: "ABC class",
    explanation: "A: the largest accounts up to 80 % of the value; B: up to 95 %; C: the rest.",
};

/// Shares as integers: parts of a million.
const WHOLE: i128 = 1_000_000;

/// The whole as a share.
const ALL: u32 = 1_000_000;

/// Where an account stands among all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Placed {
    /// Its class.
    pub(in crate::analysis) class: AbcClass,
    /// The share before it, in parts of a million; all of it where there is no value at all.
    pub(in crate::analysis) before: u32,
}

/// Values in descending order, ready to be asked where any value stands.
pub(in crate::analysis) struct Ranking {
    /// Values above zero, the largest first.
    sorted: Vec<Money>,
    /// The sum of the `index` largest.
    sums: Vec<i128>,
    cut: [i128; 2],
}

impl Ranking {
    /// Ranks the known values; those of zero and below are not part of the total.
    pub(in crate::analysis) fn of(
        values: impl Iterator<Item = Option<Money>>,
        cut: [f64; 2],
    ) -> Self {
        let mut sorted: Vec<Money> = values.flatten().filter(|value| value.is_positive()).collect();
        sorted.sort_unstable_by(|a, b| b.cmp(a));
        let running = sorted.iter().scan(0, |sum, value| {
            *sum += i128::from(value.0);
            Some(*sum)
        });
        let sums = std::iter::once(0).chain(running).collect();
        Self { sorted, sums, cut: cut.map(parts_per_million) }
    }

    fn total(&self) -> i128 {
        *self.sums.last().expect("the sum of none is there")
    }

    /// The sum of the values larger than this one.
    fn before(&self, value: Money) -> i128 {
        self.sums[self.sorted.partition_point(|other| *other > value)]
    }

    /// The sum of the values at least as large as this one.
    fn through(&self, value: Money) -> i128 {
        self.sums[self.sorted.partition_point(|other| *other >= value)]
    }

    /// Returns the class by the share before the group of equal values.
    pub(in crate::analysis) fn class(&self, value: Option<Money>) -> AbcClass {
        value.map_or(AbcClass::N, |value| self.place(value).class)
    }

    /// Returns the class of a value and the share before it; all for values of zero and below.
    pub(in crate::analysis) fn place(&self, value: Money) -> Placed {
        let (before, total) = (self.before(value.max(Money::ZERO)), self.total());
        let class = class(Some(value), self.cut.map(|cut| before * WHOLE < cut * total));
        Placed { class, before: self.share(before).unwrap_or(ALL) }
    }

    /// Returns the class by the share up to and including the group of equal values.
    pub(in crate::analysis) fn inclusive_class(&self, value: Option<Money>) -> AbcClass {
        let (through, total) = (self.through(value.unwrap_or_default()), self.total());
        class(value, self.cut.map(|cut| through * WHOLE <= cut * total))
    }

    /// Returns the share up to and including the value, in parts of a million; `None` for values
    /// of zero and below. The smallest value reaches exactly 1,000,000.
    pub(in crate::analysis) fn share_through(&self, value: Money) -> Option<u32> {
        value.is_positive().then(|| self.share(self.through(value)))?
    }

    fn share(&self, sum: i128) -> Option<u32> {
        let parts = (sum * WHOLE).checked_div(self.total())?;
        Some(u32::try_from(parts).expect("a part is no more than the whole"))
    }

    /// Returns the smallest value with which the holder of `own` would be in `class` or better,
    /// everyone else staying as they are; `None` without a value above zero, and for C.
    pub(in crate::analysis) fn limit(&self, own: Money, class: AbcClass) -> Option<Money> {
        let cut = match class {
            AbcClass::A => self.cut[0],
            AbcClass::B => self.cut[1],
            AbcClass::C | AbcClass::N => return None,
        };
        let own = own.max(Money::ZERO);
        let others = self.total() - i128::from(own.0);
        let larger = |sum: i128, than: Money| sum - if own > than { i128::from(own.0) } else { 0 };
        let is_in = |value: Money| {
            larger(self.before(value), value) * WHOLE < cut * (others + i128::from(value.0))
        };
        let inside = self.sorted.partition_point(|value| is_in(*value));
        let reached = *self.sorted[..inside].last()?;
        // Between two neighbours the sum before is the same; only the total grows with the value.
        let below = self.sorted.get(inside).copied().unwrap_or_default();
        let before = larger(self.sums[inside], below);
        let needed = before * WHOLE / cut + 1 - others;
        let least = needed.max(i128::from(below.0) + 1).min(i128::from(reached.0));
        Some(Money(i64::try_from(least).expect("it is no more than a value there is")))
    }
}

/// Turns a share into parts of a million.
pub(in crate::analysis) fn parts_per_million(share: f64) -> i128 {
    #[expect(clippy::cast_possible_truncation, reason = "a share is between 0 and 1")]
    let parts = (share * 1e6).round() as i128;
    parts
}

fn class(value: Option<Money>, [a, b]: [bool; 2]) -> AbcClass {
    match value {
        None => AbcClass::N,
        Some(value) if !value.is_positive() => AbcClass::C,
        _ if a => AbcClass::A,
        _ if b => AbcClass::B,
        _ => AbcClass::C,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;
    use crate::analysis::metrics::reference::{money, parse};

    const CUT: [f64; 2] = [0.8, 0.95];

    fn ranking(values: &[Money]) -> Ranking {
        Ranking::of(values.iter().copied().map(Some), CUT)
    }

    fn classes(values: &[Money]) -> Vec<AbcClass> {
        let ranking = ranking(values);
        values.iter().map(|value| ranking.class(Some(*value))).collect()
    }

    fn inclusive(values: &[Money]) -> Vec<AbcClass> {
        let ranking = ranking(values);
        values.iter().map(|value| ranking.inclusive_class(Some(*value))).collect()
    }

    fn check(values: &[Money], chosen: &Value, inclusive_rule: &Value, name: &str) {
        let text = |classes| serde_json::to_value::<Vec<AbcClass>>(classes).unwrap();
        assert_eq!(&text(classes(values)), chosen, "{name}");
        assert_eq!(&text(inclusive(values)), inclusive_rule, "{name}");
    }

    #[test]
    fn pitfall_17_agrees_with_the_edge_cases_with_ties_and_without() {
        let file = parse(include_str!("../../../tests/reference/abc_edge_cases.json"));
        for (name, expected) in file["expected"].as_object().unwrap() {
            let values = file["inputs"][name].as_array().unwrap();
            let values: Vec<Money> = values.iter().map(money).collect();
            check(&values, &expected["chosen"], &expected["inclusive"], name);
        }
        let file = parse(include_str!("../../../tests/reference/abc_xyz_tsutils_aw_subcat.json"));
        let expected = &file["expected"];
        let millionths = |series: &Value| (series["value"].as_f64().unwrap() * 1e6).round();
        #[expect(clippy::cast_possible_truncation, reason = "values below a million")]
        let values: Vec<Money> = expected["series"]
            .as_array()
            .unwrap()
            .iter()
            .map(|series| Money(millionths(series) as i64))
            .collect();
        check(&values, &expected["value_abc_80_95"], &expected["value_abc_inclusive"], "tsutils");
    }

    #[test]
    fn d22_the_last_cumulative_share_is_exactly_the_whole() {
        let values: Vec<Money> = (1..=17).map(|n| Money(n * n * 33 + 1)).collect();
        let ranking = ranking(&values);
        let shares: Vec<u32> =
            values.iter().filter_map(|value| ranking.share_through(*value)).collect();
        assert_eq!((shares.len(), shares[0]), (17, 1_000_000));
        assert!(shares.is_sorted_by(|small, large| small > large));
        assert_eq!(ranking.share_through(Money(0)), None);
        assert_eq!(ranking.place(Money(-3)).before, 1_000_000);
    }

    #[test]
    fn pitfall_23_integers_decide_at_the_border() {
        // As floating point shares 0.7 + 0.1 stays below 0.8 and would pull the third into A.
        let mut values = [70, 10, 9, 8, 3].map(|units| Money(units * 10_000_000_000_000_000));
        let third = |values: &[Money]| classes(values)[2];
        assert_eq!(third(&values), AbcClass::B);
        values[0] -= Money(1);
        values[4] += Money(1);
        assert_eq!(third(&values), AbcClass::A);
    }

    #[test]
    fn an_unknown_value_has_no_class_and_does_not_rank_as_zero() {
        let values = [Some(Money(50)), None, Some(Money(0))];
        let ranking = Ranking::of(values.into_iter(), CUT);
        let found = values.map(|value| ranking.class(value));
        assert_eq!(found, [AbcClass::A, AbcClass::N, AbcClass::C]);
        assert_eq!(Ranking::of([None].into_iter(), CUT).limit(Money(5), AbcClass::A), None);
    }

    proptest! {
        #[test]
        fn the_limit_is_the_smallest_value_in_the_class(
            values in prop::collection::vec(-5_i64..60, 1..9),
        ) {
            let values: Vec<Money> = values.into_iter().map(Money).collect();
            for (index, class) in [(0, AbcClass::A), (0, AbcClass::B)] {
                let at = |value: i64| {
                    let mut changed = values.clone();
                    changed[index] = Money(value);
                    classes(&changed)[index] <= class
                };
                if let Some(limit) = ranking(&values).limit(values[index], class) {
                    prop_assert!(at(limit.0), "{limit:?} is in {class:?}");
                    prop_assert!((1..limit.0).all(|less| !at(less)), "below {limit:?}");
                }
            }
        }
    }
}

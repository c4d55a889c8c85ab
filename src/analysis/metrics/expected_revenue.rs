//! What a portfolio would have brought under any other manager.

use std::collections::BTreeMap;

use crate::{
    analysis::{
        ExpectedResult,
        metrics::{Metric, MetricUnit, landing::whole},
    },
    model::Money,
    stats::{Common, NORMAL_975, count, dersimonian_laird, number},
};

/// Expected revenue: what the accounts of a manager would have brought had they developed like those
/// of all other managers.
///
/// ```text
/// expected(account) = base revenue x g(class, rhythm) x f(segment)
/// g = current / base revenue of the accounts of that class and rhythm of all OTHER managers
/// f = current revenue / (base revenue x g) of the accounts of that segment of all OTHER managers
/// effect = actual - expected, over accounts with base revenue; in log points ln(actual / expected)
/// ```
///
/// - **Unit:** money; the effect also as a share of the expected and in log points.
/// - **Grain:** manager; the accounts the manager answers for with base revenue above zero. Class is ABC
///   of the base window, rhythm whether the account was active at its end. New and returning accounts
///   have no expectation and are in neither part.
/// - **Undefined** without such an account here or elsewhere.
/// - **Roll-up:** none; each manager is held against the others.
/// - **Shrinkage:** `g` and `f` are drawn to their mean as far as chance explains the differences
///   (`DerSimonian` and Laird), and so is the effect of each manager.
/// - **Interval:** 95 %, from the spread of the other managers' accounts around their expectation; the
///   standard deviation of an account's revenue grows with its base revenue.
/// - **Assumptions:** what class, rhythm, segment and last year do not tell is chance or the manager.
///
/// # Reference
///
/// Ratio estimator with leave-one-out, Cochran (1977), *Sampling Techniques*, 6; no class of accounts
/// is expected to bring more or less than it did elsewhere.
pub(super) const METRIC: Metric = Metric {
    id: "expected_revenue",
    unit: MetricUnit::Money,
    name: "Expected revenue of the portfolio",
    explanation: "What the manager's accounts would have brought if they had developed like comparable \
                  accounts of all other managers.",
};

/// What an account is like: class, whether it was active, segment.
pub(in crate::analysis) type Likeness<'a> = ((usize, bool), &'a str);

/// A base account.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct BaseAccount<'a> {
    /// Who answers for it.
    pub(in crate::analysis) manager: &'a str,
    /// What it is like.
    pub(in crate::analysis) like: Likeness<'a>,
    /// Revenue of the base window, above zero.
    pub(in crate::analysis) base: Money,
    /// Revenue of the current window.
    pub(in crate::analysis) current: Money,
}

/// Sums over accounts; integers, so that what is taken away again leaves nothing behind.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Sums {
    accounts: i128,
    base: i128,
    current: i128,
    base_squared: i128,
    product: i128,
    current_squared: i128,
}

type Cells<'a> = BTreeMap<Likeness<'a>, Sums>;

/// Holds every manager against all others; by id, without those who have nothing to compare.
pub(in crate::analysis) fn results<'a>(
    accounts: &[BaseAccount<'a>],
) -> BTreeMap<&'a str, ExpectedResult> {
    let (mut all, mut managers) = (Cells::new(), BTreeMap::<&str, Vec<&BaseAccount<'a>>>::new());
    for account in accounts {
        let cell: &mut Sums = all.entry(account.like).or_default();
        *cell = cell.plus(&Sums::of(account));
        managers.entry(account.manager).or_default().push(account);
    }
    let raw: Vec<(&str, ExpectedResult, f64)> = managers
        .iter()
        .filter_map(|(id, own)| result(&mut all, own).map(|(found, error)| (*id, found, error)))
        .collect();
    let effects: Vec<f64> = raw.iter().filter_map(|(_, found, _)| found.share()).collect();
    let variances: Vec<f64> = raw
        .iter()
        .filter(|(_, found, _)| found.share().is_some())
        .map(|(_, found, error)| (error / found.expected.as_f64()).powi(2))
        .collect();
    let common = dersimonian_laird(&effects, &variances);
    let shrink = |(id, mut found, error): (&'a str, ExpectedResult, f64)| {
        let relative = error / found.expected.as_f64();
        found.shrunk = common.zip(found.share()).map(|(common, share)| {
            let variance = relative * relative;
            let middle = common.shrink(share, variance);
            let width = NORMAL_975 * (common.shrinkage(variance) * common.variance).sqrt();
            (middle, [middle - width, middle + width])
        });
        (id, found)
    };
    raw.into_iter().map(shrink).collect()
}

impl Sums {
    fn of(account: &BaseAccount<'_>) -> Self {
        let [base, current] = [account.base, account.current].map(|amount| i128::from(amount.0));
        Self {
            accounts: 1,
            base,
            current,
            base_squared: base * base,
            product: base * current,
            current_squared: current * current,
        }
    }

    fn plus(self, other: &Self) -> Self {
        self.with(other, i128::saturating_add)
    }

    fn minus(self, other: &Self) -> Self {
        self.with(other, i128::saturating_sub)
    }

    fn with(self, other: &Self, add: fn(i128, i128) -> i128) -> Self {
        Self {
            accounts: add(self.accounts, other.accounts),
            base: add(self.base, other.base),
            current: add(self.current, other.current),
            base_squared: add(self.base_squared, other.base_squared),
            product: add(self.product, other.product),
            current_squared: add(self.current_squared, other.current_squared),
        }
    }

    fn ratio(&self) -> f64 {
        float(self.current) / float(self.base)
    }

    /// Squared distances of the accounts from a common ratio.
    fn distances(&self, ratio: f64) -> f64 {
        let [products, squares] = [self.product, self.base_squared].map(float);
        float(self.current_squared) - 2.0 * ratio * products + ratio * ratio * squares
    }
}

#[expect(clippy::cast_precision_loss, reason = "a ratio has 15 digits, the sums stay integers")]
fn float(units: i128) -> f64 {
    units as f64
}

/// Learns from the accounts of all others, without copying what they sum to.
fn model_of_others<'a>(all: &mut Cells<'a>, own: &[&BaseAccount<'a>]) -> Option<Model<'a>> {
    let mut taken: Vec<(Likeness<'a>, Sums)> = vec![];
    for account in own {
        let cell = all.entry(account.like).or_default();
        taken.push((account.like, *cell));
        *cell = cell.minus(&Sums::of(account));
    }
    let model = Model::of(all);
    // Backwards: what a cell was before any account was taken comes last.
    all.extend(taken.into_iter().rev());
    model
}

/// Compares one manager; also returns the standard error of the effect.
fn result<'a>(all: &mut Cells<'a>, own: &[&BaseAccount<'a>]) -> Option<(ExpectedResult, f64)> {
    let model = model_of_others(all, own)?;
    let expected: f64 =
        own.iter().map(|account| account.base.as_f64() * model.factor(account.like)).sum();
    let sum = |of: fn(&BaseAccount<'_>) -> Money| own.iter().map(|account| of(account)).sum();
    let (base, actual): (Money, Money) = (sum(|row| row.base), sum(|row| row.current));
    let squares: f64 = own.iter().map(|account| account.base.as_f64().powi(2)).sum();
    let error = (model.spread * (squares + base.as_f64().powi(2) * model.uncertainty)).sqrt();
    let expected = whole(expected);
    let effect = Money(actual.0.saturating_sub(expected.0));
    let width = whole(NORMAL_975 * error).0;
    let found = ExpectedResult {
        accounts: number(own.len()),
        base,
        actual,
        expected,
        effect,
        // What hardly anything is known of may reach beyond what money can tell.
        interval: [effect.0.saturating_sub(width), effect.0.saturating_add(width)].map(Money),
        shrunk: None,
    };
    Some((found, error))
}

/// How accounts of the other managers developed.
struct Model<'a> {
    classes: BTreeMap<(usize, bool), f64>,
    segments: BTreeMap<&'a str, f64>,
    /// For classes nobody else has.
    middle: f64,
    /// Variance of an account's revenue as a multiple of its squared base revenue.
    spread: f64,
    /// Squared relative weight of the accounts behind the model: the less, the better it is known.
    uncertainty: f64,
}

impl<'a> Model<'a> {
    fn of(cells: &Cells<'a>) -> Option<Self> {
        let (mut classes, mut total) = (BTreeMap::<_, Sums>::new(), Sums::default());
        let cells = || cells.iter().filter(|(_, sums)| sums.accounts > 0);
        for ((class, _), sums) in cells() {
            let known = classes.entry(*class).or_default();
            *known = known.plus(sums);
            total = total.plus(sums);
        }
        if total.base <= 0 {
            return None;
        }
        let distances: f64 = classes.values().map(|sums| sums.distances(sums.ratio())).sum();
        let (accounts, squares) = (float(total.accounts), float(total.base_squared));
        let freedom = (accounts - count(classes.len())).max(1.0);
        let spread = (distances / squares * accounts / freedom).max(0.0);
        let rows: BTreeMap<(usize, bool), [f64; 3]> = classes
            .iter()
            .map(|(class, sums)| (*class, [sums.current, sums.base, sums.base_squared].map(float)))
            .collect();
        let (classes, middle) = drawn(&rows, spread, total.ratio());
        let mut by_segment: BTreeMap<&str, [f64; 3]> = BTreeMap::new();
        for ((class, segment), sums) in cells() {
            let row = by_segment.entry(segment).or_default();
            row[0] += float(sums.current);
            row[1] += float(sums.base) * classes[class];
            row[2] += float(sums.base_squared);
        }
        by_segment.retain(|_, row| row[1] > 0.0);
        let (segments, _) = drawn(&by_segment, spread, 1.0);
        let uncertainty = squares / float(total.base).powi(2);
        Some(Self { classes, segments, middle, spread, uncertainty })
    }

    /// Returns how an account's revenue developed elsewhere.
    fn factor(&self, (class, segment): Likeness<'_>) -> f64 {
        let growth = self.classes.get(&class).copied().unwrap_or(self.middle);
        growth * self.segments.get(segment).copied().unwrap_or(1.0)
    }
}

/// Turns sums of current revenue, expected revenue and squared base revenue into ratios, drawn to
/// their mean as far as chance explains the differences; also returns that mean.
fn drawn<K: Ord + Copy>(
    rows: &BTreeMap<K, [f64; 3]>,
    spread: f64,
    overall: f64,
) -> (BTreeMap<K, f64>, f64) {
    let ratio = |row: &[f64; 3]| row[0] / row[1];
    let variance = |row: &[f64; 3]| spread * row[2] / (row[1] * row[1]);
    let ratios: Vec<f64> = rows.values().map(ratio).collect();
    let variances: Vec<f64> = rows.values().map(variance).collect();
    let common: Option<Common> = dersimonian_laird(&ratios, &variances);
    let middle = common.map_or(overall, |common| common.mean);
    let draw = |row: &[f64; 3]| match &common {
        Some(common) => common.shrink(ratio(row), variance(row)),
        None => ratio(row),
    };
    (rows.iter().map(|(key, row)| (*key, draw(row))).collect(), middle)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twenty accounts of a class and segment whose revenue changed by about `growth`.
    fn accounts<'a>(
        manager: &'a str,
        like: Likeness<'a>,
        growth: f64,
    ) -> impl Iterator<Item = BaseAccount<'a>> {
        (0_i32..20).map(move |at| {
            let base = 1000.0 + f64::from(at) * 10.0;
            let noise = if at % 2 == 0 { 0.1 } else { -0.1 };
            BaseAccount {
                manager,
                like,
                base: whole(base),
                current: whole(base * (growth + noise)),
            }
        })
    }

    fn share(found: &BTreeMap<&str, ExpectedResult>, id: &str) -> f64 {
        found[id].share().unwrap()
    }

    #[test]
    fn a_manager_with_falling_classes_is_held_against_falling_classes() {
        let (rising, falling) = (((0, true), "paper"), ((2, false), "paper"));
        let all: Vec<BaseAccount<'_>> = accounts("M", falling, 0.5)
            .chain(accounts("N", falling, 0.5))
            .chain(accounts("N", rising, 1.2))
            .chain(accounts("O", rising, 1.2))
            .collect();
        let found = results(&all);
        assert_eq!(found["M"].accounts, 20);
        assert!(share(&found, "M").abs() < 0.02 && share(&found, "O").abs() < 0.02);
        assert!(found["M"].actual.as_f64() < 0.6 * found["M"].base.as_f64());
        let [low, high] = found["M"].interval;
        assert!(low < Money(0) && Money(0) < high);
    }

    #[test]
    fn segments_are_told_from_the_manager() {
        let (paper, steel) = (((0, true), "paper"), ((0, true), "steel"));
        let all: Vec<BaseAccount<'_>> = accounts("M", steel, 0.8)
            .chain(accounts("N", steel, 0.8))
            .chain(accounts("N", paper, 1.2))
            .chain(accounts("O", paper, 1.5))
            .collect();
        let found = results(&all);
        assert!(share(&found, "M").abs() < 0.06, "{:?}", found["M"]);
        assert!(share(&found, "O") > 0.15 && found["O"].interval[0] > Money(0));
        let (shrunk, [low, high]) = found["O"].shrunk.unwrap();
        assert!(low < shrunk && shrunk < high && shrunk < share(&found, "O"));
    }

    #[test]
    fn a_trifle_that_became_a_fortune_elsewhere_is_no_panic() {
        let account = |manager, base, current| BaseAccount {
            manager,
            like: ((0, true), ""),
            base: Money(base),
            current: Money(current),
        };
        let all = [
            account("M", 1, 10_000_000_000_000),
            account("M", 1, 1),
            account("N", 10_000_000_000, 10_000_000_000),
        ];
        let found = results(&all);
        let [low, high] = found["N"].interval;
        assert_eq!((low, high), (Money(i64::MIN), found["N"].actual));
        let (_, [low, high]) = found["N"].log_points().unwrap();
        assert_eq!((low, high), (None, Some(0.0)));
        assert!(found["M"].shrunk.is_none_or(|(middle, _)| middle.is_finite()));
    }

    #[test]
    fn nobody_else_to_compare_with_is_no_expectation() {
        let alone: Vec<BaseAccount<'_>> = accounts("M", ((0, true), ""), 1.0).collect();
        assert!(results(&alone).is_empty() && results(&[]).is_empty());
        let exact = [("M", 10), ("N", 20)].map(|(manager, current)| BaseAccount {
            manager,
            like: ((0, true), ""),
            base: Money(10),
            current: Money(current),
        });
        let found = results(&exact);
        assert_eq!((found["M"].expected, found["M"].effect), (Money(20), Money(-10)));
        assert_eq!(found["M"].log_points().map(|points| points.0), Some(0.5_f64.ln()));
    }
}

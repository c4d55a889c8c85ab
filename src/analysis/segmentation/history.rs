//! The classes of every account at past month ends.

use std::ops::Range;

use crate::{
    analysis::{
        AbcClass, AbcMeasure, Bucket, ClassLimit, ClassPoint, ClassStanding, XyzClass,
        basis::Basis,
        calendar,
        classes::{series, value},
        history::History,
        metrics::{
            abc::Ranking,
            class_change::{self, Placed},
            forecast_error, xyz,
        },
    },
    model::{Date, Money, Month, Span},
    stats::NaiveForecast,
};

/// What the past says about one account.
pub(super) struct Past {
    /// Classes at the last month ends, oldest first.
    pub(super) points: Vec<ClassPoint>,
    /// Against what was announced.
    pub(super) standing: ClassStanding,
    /// The share up to and including its value.
    pub(super) cumulative_share: Option<u32>,
    /// The class by regularity at the end of the base window.
    pub(super) xyz_base: Option<XyzClass>,
    /// How well it can be forecast.
    pub(super) forecast: Option<NaiveForecast>,
}

/// One month end: what all accounts are compared with.
struct MonthEnd {
    month: Month,
    window: Span,
    ranking: Ranking,
    /// The buckets of XYZ that were complete, as places in the long run of buckets.
    buckets: Range<usize>,
}

/// Classes every account at the month ends, in the order of the histories.
pub(super) fn follow(basis: &Basis<'_>) -> Vec<Past> {
    let run = run(basis);
    let ends: Vec<MonthEnd> =
        calendar::months(basis.scope.as_of).map(|month| end(basis, month, &run)).collect();
    let base = end(basis, Month::of(basis.scope.windows.base.last()), &run);
    basis.named.iter().map(|history| past(basis, (&ends, &base), &run, history)).collect()
}

/// Returns the buckets that reach back behind everything that is asked of them.
fn run(basis: &Basis<'_>) -> Vec<Span> {
    let (rules, bucket) = (&basis.scope.settings, basis.classes.bucket);
    // A year of month ends or the whole base window, and room for buckets that begin earlier.
    let earlier = rules.window_months.max(12);
    let long = match bucket {
        Bucket::Quarter => rules.xyz.periods + earlier / 3 + 2,
        _ => rules.xyz.periods + earlier + 2,
    };
    // Three seasons are as many years in months, weeks or quarters.
    let seasons = if bucket == Bucket::Quarter { forecast_error::reach(bucket) } else { 36 };
    xyz::buckets(bucket, long.max(seasons), basis.scope.as_of, basis.classes.first_day)
}

fn end(basis: &Basis<'_>, month: Month, run: &[Span]) -> MonthEnd {
    let rules = &basis.scope.settings;
    let window = Span::months_to(month, rules.window_months);
    let values = basis.named.iter().map(|history| value(history, window, rules.abc.measure));
    let (bucket, first_day) = (basis.classes.bucket, basis.classes.first_day);
    let complete = xyz::buckets(bucket, rules.xyz.periods, month.last(), first_day);
    let from = complete
        .first()
        .map_or(run.len(), |first| run.partition_point(|span| span.from < first.from));
    MonthEnd {
        month,
        window,
        ranking: Ranking::of(values, rules.abc.cut),
        buckets: from..from + complete.len(),
    }
}

fn past(
    basis: &Basis<'_>,
    (ends, base): (&[MonthEnd], &MonthEnd),
    run: &[Span],
    history: &History<'_>,
) -> Past {
    let rules = &basis.scope.settings;
    let sizes = series(rules.xyz.measure, run, history);
    let before_first = run.len() - sizes.len();
    let bought_by =
        |end: &MonthEnd| history.first_purchase().is_some_and(|day| day < end.window.to);
    let regularity = |end: &MonthEnd| {
        let inside = |place: usize| place.saturating_sub(before_first);
        let sizes = &sizes[inside(end.buckets.start)..inside(end.buckets.end)];
        let result = xyz::classify(sizes, rules.xyz.min_periods, rules.xyz.cut);
        bought_by(end).then_some(result.class)
    };
    let place = |end: &MonthEnd| place(end, history, rules.abc.measure);
    let placed: Vec<Option<Placed>> =
        ends.iter().map(|end| place(end).filter(|_| bought_by(end))).collect();
    let point = |(end, placed): (&MonthEnd, &Option<Placed>)| ClassPoint {
        month: end.month,
        abc: placed.map(|placed| placed.class),
        xyz: regularity(end),
    };
    let now = ends.last().expect("there are thirteen month ends");
    let own = value(history, now.window, rules.abc.measure);
    let mut standing = class_change::follow(&placed, rules.abc.cut);
    standing.limit = own.and_then(|own| limit(&now.ranking, own, standing));
    Past {
        points: ends.iter().zip(&placed).map(point).collect(),
        standing,
        cumulative_share: own.and_then(|own| now.ranking.share_through(own)),
        xyz_base: regularity(base),
        forecast: forecast_error::error(&sizes, basis.classes.bucket),
    }
}

fn place(end: &MonthEnd, history: &History<'_>, measure: AbcMeasure) -> Option<Placed> {
    let value = value(history, end.window, measure)?;
    let class = end.ranking.class(Some(value));
    // Without any value in the company everyone is C, all of nothing before them.
    let before = end.ranking.share_before(value).unwrap_or(1_000_000);
    Some(Placed { class, before })
}

/// Returns the limit to tell: the crossed one, else the nearer one.
fn limit(ranking: &Ranking, own: Money, standing: ClassStanding) -> Option<ClassLimit> {
    let class = ranking.class(Some(own));
    let of = |class: AbcClass| {
        let amount = own - ranking.limit(own, class)?;
        Some(ClassLimit { class, amount })
    };
    let limits = class_change::limits(class, standing.change).into_iter().filter_map(of);
    limits.min_by_key(|limit| limit.amount.0.unsigned_abs())
}

/// Returns whether the first purchase lies less than six months before the end of `as_of`.
pub(super) fn is_new(first_purchase: Option<Date>, as_of: Date) -> bool {
    use jiff::ToSpan;
    first_purchase.is_some_and(|first| first > as_of.saturating_sub(6.months()))
}

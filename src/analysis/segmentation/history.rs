//! The classes of every account at past month ends.

use std::ops::Range;

use rayon::prelude::*;

use crate::{
    analysis::{
        AbcClass, Bucket, ClassLimit, ClassPoint, ClassStanding, XyzClass,
        basis::Basis,
        calendar,
        classes::{series, value},
        metrics::{
            abc::{Placed, Ranking},
            class_change, forecast_error, xyz,
        },
    },
    model::{Date, Money, Span},
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

/// One end of a month, or of four weeks: what all accounts are compared with.
struct End {
    last: Date,
    window: Span,
    /// What ABC ranks, in the order of the histories.
    values: Vec<Option<Money>>,
    ranking: Ranking,
    /// The buckets of XYZ that were complete, as places in the long run of buckets.
    buckets: Range<usize>,
}

/// Classes every account at the month ends, in the order of the histories.
pub(super) fn follow(basis: &Basis<'_>) -> Vec<Past> {
    let run = run(basis);
    let mut days = calendar::ends(basis.scope.settings.calendar, basis.scope.as_of);
    days.push(basis.scope.windows.base.last());
    let mut ends: Vec<End> = days.into_par_iter().map(|last| end(basis, last, &run)).collect();
    let base = ends.pop().expect("the end of the base window is the last of them");
    let ends = (ends.as_slice(), &base);
    (0..basis.named.len()).into_par_iter().map(|index| past(basis, ends, &run, index)).collect()
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
    xyz::buckets(
        (basis.scope.settings.calendar, bucket),
        long.max(seasons),
        basis.scope.as_of,
        basis.classes.first_day,
    )
}

fn end(basis: &Basis<'_>, last: Date, run: &[Span]) -> End {
    let rules = &basis.scope.settings;
    let window = calendar::windows(rules, last).current;
    let values = basis.named.iter().map(|history| value(history, window, rules.abc.measure));
    let values: Vec<Option<Money>> = values.collect();
    let (bucket, first_day) = (basis.classes.bucket, basis.classes.first_day);
    let complete = xyz::buckets((rules.calendar, bucket), rules.xyz.periods, last, first_day);
    let from = complete
        .first()
        .map_or(run.len(), |first| run.partition_point(|span| span.from < first.from));
    End {
        last,
        window,
        ranking: Ranking::of(values.iter().copied(), rules.abc.cut),
        values,
        buckets: from..from + complete.len(),
    }
}

fn past(basis: &Basis<'_>, (ends, base): (&[End], &End), run: &[Span], index: usize) -> Past {
    let (rules, history) = (&basis.scope.settings, &basis.named[index]);
    let sizes = series(rules.xyz.measure, run, history);
    let before_first = run.len() - sizes.len();
    let bought_by = |end: &End| history.first_purchase().is_some_and(|day| day < end.window.to);
    let regularity = |end: &End| {
        let inside = |place: usize| place.saturating_sub(before_first);
        let sizes = &sizes[inside(end.buckets.start)..inside(end.buckets.end)];
        let result = xyz::classify(sizes, rules.xyz.min_periods, rules.xyz.cut);
        bought_by(end).then_some(result.class)
    };
    let place = |end: &End| Some(end.ranking.place(end.values[index].filter(|_| bought_by(end))?));
    let placed: Vec<Option<Placed>> = ends.iter().map(place).collect();
    let point = |(end, placed): (&End, &Option<Placed>)| ClassPoint {
        last: end.last,
        abc: placed.map(|placed| placed.class),
        xyz: regularity(end),
    };
    let now = ends.last().expect("there are thirteen ends");
    let own = now.values[index];
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

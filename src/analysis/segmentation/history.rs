//! The classes of every account at the ends of past windows.

use jiff::ToSpan;
use rayon::prelude::*;

use crate::{
    analysis::{
        AbcClass, Bucket, ClassLimit, ClassPoint, ClassStanding, XyzClass,
        basis::Basis,
        calendar,
        classes::{sizes, values},
        metrics::{
            abc::{Placed, Ranking},
            class_change, forecast_error, xyz,
        },
    },
    model::{CalendarUnit, Date, Money, Span},
    stats::NaiveForecast,
};

/// What the past says about one account.
pub(super) struct Past {
    /// Classes at the ends, oldest first.
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

/// One of the ends: what all accounts are compared with.
struct End {
    window: Span,
    /// What ABC ranks, in the order of the histories.
    values: Vec<Option<Money>>,
    ranking: Ranking,
    buckets: Buckets,
}

/// A run of buckets as places in the steps.
struct Buckets {
    from: usize,
    count: usize,
}

/// The steps of time that every bucket asked for is made of, oldest first.
struct Steps {
    spans: Vec<Span>,
    /// Steps in one bucket.
    per_bucket: usize,
}

/// Classes every account at the ends, in the order of the histories.
pub(super) fn follow(basis: &Basis<'_>) -> Vec<Past> {
    let steps = Steps::of(basis);
    let base = basis.scope.windows.base.last();
    let ends = calendar::ends(basis.scope.settings.calendar, basis.scope.as_of);
    let windows: Vec<Span> = ends
        .into_iter()
        .chain([base])
        .map(|day| calendar::windows(&basis.scope.settings, day).current)
        .collect();
    // The windows overlap: one pass over the days of an account serves all of them.
    let measure = basis.scope.settings.abc.measure;
    let accounts = basis.named.par_iter().map(|history| values(history, &windows, measure));
    let accounts: Vec<Vec<Option<Money>>> = accounts.collect();
    let end = |(place, window)| {
        let values = accounts.iter().map(|values| values[place]).collect();
        End::of(basis, (window, values), &steps)
    };
    let mut ends: Vec<End> = windows.par_iter().copied().enumerate().map(end).collect();
    let base = ends.pop().expect("the end of the base window is the last of them");
    let reach = forecast_error::reach(basis.classes.bucket);
    let around = Around {
        basis,
        forecast: steps.find(basis, reach, basis.scope.as_of),
        steps: &steps,
        ends: &ends,
        base: &base,
    };
    (0..basis.named.len()).into_par_iter().map(|index| around.past(index)).collect()
}

impl Steps {
    fn of(basis: &Basis<'_>) -> Self {
        let (rules, bucket) = (&basis.scope.settings, basis.classes.bucket);
        // Four weeks begin at another week for every end; all other buckets stand in the calendar.
        let (step, per_bucket) = match (rules.calendar.unit, bucket) {
            (CalendarUnit::Weeks, Bucket::Month | Bucket::Auto) => (Bucket::Week, 4),
            (_, bucket) => (bucket, 1),
        };
        // Back behind the buckets of the oldest end and three seasons, with room for a running one.
        let quarters = bucket == Bucket::Quarter;
        let months = rules.xyz.periods * if quarters { 3 } else { 1 } + rules.window_months.max(12);
        let months = months.max(36) + 6;
        let count = if quarters { months / 3 } else { months };
        let mut spans = calendar::buckets(rules.calendar, step, count, basis.scope.as_of);
        spans.reverse();
        Self { spans, per_bucket }
    }

    /// Finds the buckets that were complete on a day.
    fn find(&self, basis: &Basis<'_>, periods: u32, day: Date) -> Buckets {
        let calendar = (basis.scope.settings.calendar, basis.classes.bucket);
        let spans = xyz::buckets(calendar, periods, day, basis.classes.first_day);
        let Some(first) = spans.first() else { return Buckets { from: 0, count: 0 } };
        let from = self.spans.partition_point(|step| step.from < first.from);
        assert_eq!(self.spans[from].from, first.from, "buckets are made of whole steps");
        Buckets { from, count: spans.len() }
    }

    /// Adds the steps of each bucket up, from the bucket of the first purchase on.
    fn series(&self, buckets: &Buckets, sizes: &[Money], first: Option<Date>) -> Vec<f64> {
        let steps = buckets.from..buckets.from + buckets.count * self.per_bucket;
        let spans = self.spans[steps.clone()].chunks(self.per_bucket);
        spans
            .zip(sizes[steps].chunks(self.per_bucket))
            .skip_while(|(spans, _)| {
                let last = spans.last().expect("a bucket has a step");
                first.is_some_and(|first| last.to <= first)
            })
            .map(|(_, sizes)| sizes.iter().copied().sum::<Money>().as_f64())
            .collect()
    }
}

impl End {
    fn of(basis: &Basis<'_>, (window, values): (Span, Vec<Option<Money>>), steps: &Steps) -> Self {
        let rules = &basis.scope.settings;
        Self {
            window,
            ranking: Ranking::of(values.iter().copied(), rules.abc.cut),
            values,
            buckets: steps.find(basis, rules.xyz.periods, window.last()),
        }
    }
}

/// What every account is followed with.
struct Around<'a> {
    basis: &'a Basis<'a>,
    steps: &'a Steps,
    forecast: Buckets,
    ends: &'a [End],
    base: &'a End,
}

impl Around<'_> {
    fn past(&self, index: usize) -> Past {
        let (rules, history) = (&self.basis.scope.settings, &self.basis.named[index]);
        let first = history.first_purchase();
        let sizes = sizes(rules.xyz.measure, &self.steps.spans, history);
        let bought_by = |end: &End| first.is_some_and(|day| day < end.window.to);
        let regularity = |end: &End| {
            let series = self.steps.series(&end.buckets, &sizes, first);
            let result = xyz::classify(&series, rules.xyz.min_periods, rules.xyz.cut);
            bought_by(end).then_some(result.class)
        };
        let place =
            |end: &End| Some(end.ranking.place(end.values[index].filter(|_| bought_by(end))?));
        let placed: Vec<Option<Placed>> = self.ends.iter().map(place).collect();
        let point = |(end, placed): (&End, &Option<Placed>)| ClassPoint {
            last: end.window.last(),
            abc: placed.map(|placed| placed.class),
            xyz: regularity(end),
        };
        let now = self.ends.last().expect("there are thirteen of them");
        let own = now.values[index];
        let mut standing = class_change::follow(&placed, rules.abc.cut);
        standing.limit = own.and_then(|own| limit(&now.ranking, own, standing));
        let recent = self.steps.series(&self.forecast, &sizes, first);
        let calendar = (rules.calendar.unit, self.basis.classes.bucket);
        Past {
            points: self.ends.iter().zip(&placed).map(point).collect(),
            standing,
            cumulative_share: own.and_then(|own| now.ranking.share_through(own)),
            xyz_base: regularity(self.base),
            forecast: forecast_error::error(&recent, calendar),
        }
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
    first_purchase.is_some_and(|first| first > as_of.saturating_sub(6.months()))
}

//! What an account is only in comparison with all others.

use jiff::civil::Date;
use rayon::prelude::*;

use crate::{
    analysis::{
        AbcClass, AbcMeasure, Bucket, Scope, XyzMeasure,
        history::History,
        metrics::{abc, own_rhythm, rfm, xyz},
    },
    model::{Money, Span},
};

/// Classes and pooled figures of all named accounts, by the index of their history.
pub(super) struct Classes {
    /// By value now.
    pub(super) abc: Vec<AbcClass>,
    /// By value now under the inclusive rule.
    pub(super) abc_inclusive: Vec<AbcClass>,
    /// By value in the base window.
    pub(super) abc_base: Vec<AbcClass>,
    /// Scores of those who ever bought.
    pub(super) rfm: Vec<Option<[u8; 3]>>,
    /// The pooled quantile of all gaps.
    pub(super) pooled_gap: Option<f64>,
    /// The bucket of XYZ.
    pub(super) bucket: Bucket,
    /// What XYZ measures per bucket.
    pub(super) measure: XyzMeasure,
    /// The buckets XYZ looks at.
    pub(super) buckets: Vec<Span>,
    /// The first purchase day in the data.
    pub(super) first_day: Option<Date>,
}

impl Classes {
    /// Compares the named accounts.
    pub(super) fn of(scope: &Scope, named: &[History<'_>]) -> Self {
        let settings = &scope.settings;
        let values = |span| -> Vec<Option<Money>> {
            named.par_iter().map(|history| value(history, span, settings.abc.measure)).collect()
        };
        let rank =
            |values: &[Option<Money>]| abc::Ranking::of(values.iter().copied(), settings.abc.cut);
        let [current, base] = [scope.windows.current, scope.windows.base].map(values);
        let [ranking, ranking_base] = [&current, &base].map(|values| rank(values));
        let abc: Vec<AbcClass> = current.iter().map(|value| ranking.class(*value)).collect();
        let first_day = named.par_iter().filter_map(History::first_purchase).min();
        let buckets = |bucket| {
            let periods = settings.xyz.periods;
            xyz::buckets((settings.calendar, bucket), periods, scope.as_of, first_day)
        };
        let measure = settings.xyz.measure;
        let bucket = xyz::choose_bucket(&settings.xyz, |bucket| {
            let buckets = buckets(bucket);
            let best = named.par_iter().zip(&abc).filter(|(_, class)| **class == AbcClass::A);
            best.map(|(history, _)| series(measure, &buckets, history)).collect()
        });
        let pooled_gap = || {
            let gaps: Vec<f64> = named.par_iter().flat_map_iter(History::gaps).collect();
            own_rhythm::pooled(&gaps, &settings.activity.own_gap)
        };
        let (pooled_gap, rfm) = rayon::join(pooled_gap, || scores(scope, named));
        Self {
            abc_inclusive: current.iter().map(|value| ranking.inclusive_class(*value)).collect(),
            abc_base: base.iter().map(|value| ranking_base.class(*value)).collect(),
            rfm,
            pooled_gap,
            buckets: buckets(bucket),
            measure,
            abc,
            bucket,
            first_day,
        }
    }

    /// Returns what XYZ looks at: an account's revenue or purchase days per bucket.
    pub(super) fn series(&self, history: &History<'_>) -> Vec<f64> {
        series(self.measure, &self.buckets, history)
    }

    /// Returns the same exactly.
    pub(super) fn sizes(&self, history: &History<'_>) -> Vec<Money> {
        sizes(self.measure, since_first(&self.buckets, history), history)
    }
}

/// Returns an account's revenue or purchase days per bucket, from the bucket of its first purchase
/// on.
fn series(measure: XyzMeasure, buckets: &[Span], history: &History<'_>) -> Vec<f64> {
    sizes(measure, since_first(buckets, history), history).into_iter().map(Money::as_f64).collect()
}

/// Returns the buckets from that of the first purchase on.
fn since_first<'a>(buckets: &'a [Span], history: &History<'_>) -> &'a [Span] {
    let first = history.first_purchase();
    &buckets[buckets.partition_point(|span| first.is_some_and(|first| span.to <= first))..]
}

/// Returns what an account's buckets hold: revenue, or a unit for each purchase day.
///
/// The buckets follow each other; one pass over the days fills them all.
pub(super) fn sizes(measure: XyzMeasure, buckets: &[Span], history: &History<'_>) -> Vec<Money> {
    let [Some(first), Some(last)] = [buckets.first(), buckets.last()] else { return vec![] };
    let mut sums = vec![Money::ZERO; buckets.len()];
    let mut place = 0;
    let mut add = |day: Date, amount: Money| {
        place += buckets[place..].iter().take_while(|span| span.to <= day).count();
        sums[place] += amount;
    };
    match measure {
        XyzMeasure::Revenue => {
            let days = history.within(Span { from: first.from, to: last.to });
            for day in days {
                add(day.day, day.revenue);
            }
        }
        XyzMeasure::Frequency => {
            let days = history.part(Span { from: first.from, to: last.to }).purchase_days();
            for day in days {
                add(day, Money(1));
            }
        }
    }
    sums
}

/// Returns what ABC ranks; `None` for a margin that is not known.
pub(super) fn value(history: &History<'_>, span: Span, measure: AbcMeasure) -> Option<Money> {
    match measure {
        AbcMeasure::Revenue => Some(history.revenue(span)),
        AbcMeasure::Margin => history.margin(span),
    }
}

/// Returns the same for many spans, which may overlap.
pub(super) fn values(
    history: &History<'_>,
    spans: &[Span],
    measure: AbcMeasure,
) -> Vec<Option<Money>> {
    match measure {
        AbcMeasure::Revenue => {
            let daily = history.daily();
            spans.iter().map(|span| Some(daily.revenue(*span))).collect()
        }
        AbcMeasure::Margin => spans.iter().map(|span| history.margin(*span)).collect(),
    }
}

fn scores(scope: &Scope, named: &[History<'_>]) -> Vec<Option<[u8; 3]>> {
    let buyers: Vec<usize> =
        (0..named.len()).filter(|&index| named[index].first_purchase().is_some()).collect();
    let score = |of: &(dyn Fn(&History<'_>) -> i64 + Sync)| {
        let values: Vec<i64> = buyers.par_iter().map(|&index| of(&named[index])).collect();
        rfm::scores(&values)
    };
    let silence = |last: Date| i64::from((scope.as_of - last).get_days());
    let recency = score(&|history| -history.last_purchase().map_or(0, silence));
    let frequency =
        score(&|history| i64::try_from(history.bought_days()).expect("fewer purchases than days"));
    let monetary = score(&|history| history.revenue(scope.windows.current).0);
    let mut scores = vec![None; named.len()];
    for (place, &index) in buyers.iter().enumerate() {
        scores[index] = Some([recency[place], frequency[place], monetary[place]]);
    }
    scores
}

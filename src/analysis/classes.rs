//! What an account is only in comparison with all others.

use jiff::civil::Date;

use crate::{
    analysis::{
        AbcClass, AbcMeasure, Bucket, Scope,
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
    /// The buckets XYZ looks at.
    pub(super) buckets: Vec<Span>,
    /// The first purchase day in the data.
    pub(super) first_day: Option<Date>,
}

impl Classes {
    /// Compares the named accounts.
    pub(super) fn of(scope: &Scope, named: &[History<'_>]) -> Self {
        let settings = &scope.settings;
        let values = |span| -> Vec<Money> {
            named.iter().map(|history| value(history, span, settings.abc.measure)).collect()
        };
        let current = values(scope.windows.current);
        let abc = abc::classes(&current, settings.abc.cut);
        let first_day = named.iter().filter_map(History::first_purchase).min();
        let buckets = |bucket| {
            let periods = settings.xyz.periods;
            xyz::buckets((settings.calendar, bucket), periods, scope.as_of, first_day)
        };
        let bucket = xyz::choose_bucket(&settings.xyz, |bucket| {
            let buckets = buckets(bucket);
            let best = named.iter().zip(&abc).filter(|(_, class)| **class == AbcClass::A);
            best.map(|(history, _)| series(&buckets, history)).collect()
        });
        let gaps: Vec<f64> = named.iter().flat_map(History::gaps).collect();
        Self {
            abc_inclusive: abc::inclusive_classes(&current, settings.abc.cut),
            abc_base: abc::classes(&values(scope.windows.base), settings.abc.cut),
            rfm: scores(scope, named),
            pooled_gap: own_rhythm::pooled(&gaps, &settings.activity.own_gap),
            buckets: buckets(bucket),
            abc,
            bucket,
            first_day,
        }
    }
}

/// Returns an account's revenue per bucket of XYZ.
pub(super) fn series(buckets: &[Span], history: &History<'_>) -> Vec<f64> {
    xyz::series(buckets, &history.daily, history.first_purchase())
}

/// What ABC ranks; an unknown margin ranks as none.
fn value(history: &History<'_>, span: Span, measure: AbcMeasure) -> Money {
    match measure {
        AbcMeasure::Revenue => history.daily.revenue(span),
        AbcMeasure::Margin => history.margin(span).unwrap_or(Money::ZERO),
    }
}

fn scores(scope: &Scope, named: &[History<'_>]) -> Vec<Option<[u8; 3]>> {
    let buyers: Vec<usize> =
        (0..named.len()).filter(|&index| !named[index].purchases.is_empty()).collect();
    let score = |of: &dyn Fn(&History<'_>) -> i64| {
        let values: Vec<i64> = buyers.iter().map(|&index| of(&named[index])).collect();
        rfm::scores(&values)
    };
    let silence = |last: Date| i64::from((scope.as_of - last).get_days());
    let recency = score(&|history| -history.last_purchase().map_or(0, silence));
    let frequency = score(&|history| {
        i64::try_from(history.purchases.len()).expect("fewer purchases than days")
    });
    let monetary = score(&|history| history.daily.revenue(scope.windows.current).0);
    let mut scores = vec![None; named.len()];
    for (place, &index) in buyers.iter().enumerate() {
        scores[index] = Some([recency[place], frequency[place], monetary[place]]);
    }
    scores
}

//! B2: four figures: revenue, the year so far, price realisation, overdue money.

use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, BridgePart},
    model::{Date, Money},
    report::{
        blocks::{Charts, Content},
        change::{Better, Change, PointChange},
        chart::{Bar, Bars, Plot, Verdict},
        plots::{Series, bullet, chart, fraction, measured, sparkline},
        scene::Scene,
        slice::AccountSlice,
    },
};

const SIZE: (f32, f32) = (16.0, 7.4);
/// The overdue part of what is open.
const BAR: (f32, f32) = (16.0, 2.6);

#[derive(Serialize)]
struct View {
    /// Net revenue of the window.
    revenue: Revenue,
    /// The fiscal year so far.
    year: Year,
    /// Price realisation or margin; `none` where neither is known.
    price: Option<Price>,
    /// Receivables past due; `none` without receivables.
    overdue: Option<Overdue>,
}

#[derive(Serialize)]
struct Revenue {
    /// Net revenue of the window.
    amount: Money,
    /// Why there is no relative change, where an account is new or won back.
    part: Option<BridgePart>,
    /// The change against the year before.
    change: Change,
    /// Its share of the company's revenue; `none` without revenue.
    share: Option<f64>,
    /// Key of the sparkline; `none` without enough periods.
    spark: Option<String>,
}

#[derive(Serialize)]
struct Year {
    /// Net revenue of the fiscal year so far.
    amount: Money,
    /// The change against the plan so far; `none` without one.
    against_plan: Option<Change>,
    /// The change against the year before.
    change: Change,
    /// Key of the chart against plan and previous year; `none` without either.
    bars: Option<String>,
}

/// What of the list price arrives, else the margin.
#[derive(Serialize)]
struct Price {
    /// Whether the share is net over list; else it is the margin.
    realised: bool,
    /// Net over list, or the margin over revenue.
    share: f64,
    /// The change against the year before, in points; `none` without a base.
    change: Option<PointChange>,
    /// The margin beside it; `none` where it is not known.
    margin: Option<Rate>,
    /// Key of the sparkline; `none` without enough periods.
    spark: Option<String>,
}

#[derive(Serialize)]
struct Rate {
    /// The margin over revenue.
    share: f64,
    /// The change against the year before, in points; `none` without a base.
    change: Option<PointChange>,
}

#[derive(Serialize)]
struct Overdue {
    /// What is past due.
    amount: Money,
    /// Its share of all receivables; `none` without any.
    share: Option<f64>,
    /// Whether the figure passed its limit, and to which side.
    verdict: Verdict,
    /// The due day of the oldest of it; `none` where nothing is past due.
    oldest: Option<Date>,
    /// Days since then; `none` where nothing is past due.
    days: Option<i32>,
    /// Key of the bar; `none` where there is nothing to draw.
    bar: Option<String>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let account = &*slice.account;
    let mut charts = Charts::of("briefing_figures");
    let view = View {
        revenue: revenue(account, &mut charts, scene),
        year: year(account, &mut charts, scene),
        price: price(account, &mut charts, scene),
        overdue: overdue(account, &mut charts, scene),
    };
    Some(Content::new(&view, charts))
}

fn revenue(account: &AccountAnalysis, charts: &mut Charts, scene: &Scene<'_>) -> Revenue {
    let series = Series {
        actual: account.months.iter().map(|month| month.revenue.actual.as_f64()).collect(),
        previous_year: account
            .months
            .iter()
            .map(|month| month.revenue.previous_year.as_f64())
            .collect(),
        from_zero: true,
        ..Series::default()
    };
    let alt = scene.language.word("alt-13-months");
    Revenue {
        amount: account.revenue_current,
        part: account.bridge_part,
        change: Change::of(account.revenue_current, account.revenue_base),
        share: account.share,
        spark: sparkline(&series).map(|plot| charts.add(chart(plot, alt, SIZE))),
    }
}

fn year(account: &AccountAnalysis, charts: &mut Charts, scene: &Scene<'_>) -> Year {
    let year = account.to_date.year;
    let longest = [Some(year.actual), Some(year.previous_year), year.plan]
        .into_iter()
        .flatten()
        .max()
        .unwrap_or_default();
    let length = |amount: Money| fraction(amount.as_f64().max(0.0), longest.as_f64());
    let rows = vec![Bar {
        actual: length(year.actual),
        previous_year: Some(length(year.previous_year)),
        plan: year.plan.map(length),
        ..Bar::default()
    }];
    let plot = Plot::Bars(Bars { rows, ..Bars::default() });
    Year {
        amount: year.actual,
        against_plan: year.plan.map(|plan| Change::of(year.actual, plan)),
        change: Change::of(year.actual, year.previous_year),
        bars: longest.is_positive().then(|| {
            let bars = chart(plot, scene.language.word("alt-year"), SIZE);
            charts.add(measured(bars, "revenue", longest.as_f64()))
        }),
    }
}

/// What of the list price arrives, or the margin where lines tell no list price.
fn price(account: &AccountAnalysis, charts: &mut Charts, scene: &Scene<'_>) -> Option<Price> {
    let margin = margin(account);
    let prices = &account.trade.prices;
    let points =
        |share, base: Option<f64>| base.map(|base| PointChange::of(share, base, Better::More));
    let Some(share) = prices.current.share() else {
        let (share, base) = margin?;
        let change = points(share, base);
        return Some(Price { realised: false, share, change, margin: None, spark: None });
    };
    let series = Series {
        actual: prices.months.iter().filter_map(|month| month.paid.share()).collect(),
        ..Series::default()
    };
    let alt = scene.language.word("alt-13-months");
    Some(Price {
        realised: true,
        share,
        change: points(share, prices.base.share()),
        margin: margin.map(|(share, base)| Rate { share, change: points(share, base) }),
        spark: sparkline(&series).map(|plot| charts.add(chart(plot, alt, SIZE))),
    })
}

/// Margin as a share of revenue in both windows.
fn margin(account: &AccountAnalysis) -> Option<(f64, Option<f64>)> {
    let share = account.margin_current?.ratio_to(account.revenue_current)?;
    let base = account.margin_base.and_then(|base| base.ratio_to(account.revenue_base));
    Some((share, base))
}

fn overdue(account: &AccountAnalysis, charts: &mut Charts, scene: &Scene<'_>) -> Option<Overdue> {
    let owed = account.trade.receivables?;
    let is_late = owed.overdue.is_positive();
    let verdict = if is_late { Verdict::Bad } else { Verdict::None };
    let alt = scene.language.word("alt-overdue");
    // Open credit notes can leave less open than is overdue.
    let bar = owed.overdue_share.filter(|_| is_late).map(|share| share.min(1.0));
    Some(Overdue {
        amount: owed.overdue,
        share: owed.overdue_share,
        verdict,
        oldest: owed.oldest_due.filter(|_| is_late),
        days: owed.oldest_days.filter(|_| is_late),
        bar: bar.map(|share| charts.add(chart(bullet(share, None, 1.0, verdict), alt, BAR))),
    })
}

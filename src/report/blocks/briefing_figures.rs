//! B2: four figures: revenue, the year so far, margin, rhythm.

use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, BridgePart},
    model::Money,
    report::{
        blocks::{Charts, Content, is_silent},
        change::{Better, Change, PointChange},
        chart::{Bar, Bars, Plot},
        message::whole,
        plots::{self, Series, chart, fraction, sparkline},
        scene::Scene,
        slice::AccountSlice,
    },
};

const SIZE: (f32, f32) = (19.0, 7.4);
/// Beside a figure with its unit.
const NARROW: (f32, f32) = (14.0, 7.4);

#[derive(Serialize)]
struct View {
    revenue: Revenue,
    year: Year,
    margin: Option<Margin>,
    rhythm: Option<Silence>,
}

#[derive(Serialize)]
struct Revenue {
    amount: Money,
    /// Why there is no relative change, where an account is new or won back.
    part: Option<BridgePart>,
    change: Change,
    share: Option<f64>,
    spark: Option<String>,
}

#[derive(Serialize)]
struct Year {
    amount: Money,
    against_plan: Option<Change>,
    change: Change,
    bars: Option<String>,
}

#[derive(Serialize)]
struct Margin {
    share: f64,
    change: Option<PointChange>,
    amount: Money,
}

#[derive(Serialize)]
struct Silence {
    days: i32,
    usual: Option<i64>,
    limit: i64,
    late: bool,
    dot: Option<String>,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let account = slice.account;
    let mut charts = Charts::of("briefing_figures");
    let view = View {
        revenue: revenue(account, &mut charts, scene),
        year: year(account, &mut charts, scene),
        margin: margin(account),
        rhythm: silence(account, &mut charts, scene),
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
        bars: longest
            .is_positive()
            .then(|| charts.add(chart(plot, scene.language.word("alt-year"), SIZE))),
    }
}

fn margin(account: &AccountAnalysis) -> Option<Margin> {
    let amount = account.margin_current?;
    let share = amount.ratio_to(account.revenue_current)?;
    let base = account.margin_base.and_then(|base| base.ratio_to(account.revenue_base));
    let change = base.map(|base| PointChange::of(share, base, Better::More));
    Some(Margin { share, change, amount })
}

fn silence(account: &AccountAnalysis, charts: &mut Charts, scene: &Scene<'_>) -> Option<Silence> {
    let of = &account.rhythm;
    let days = of.days_since?;
    let dot = plots::silence(account)
        .map(|plot| charts.add(chart(plot, scene.language.word("alt-rhythm"), NARROW)));
    Some(Silence {
        days,
        usual: of.usual_gap.map(whole),
        limit: whole(of.threshold),
        late: is_silent(account),
        dot,
    })
}

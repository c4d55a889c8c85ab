//! W7: how much hangs on few accounts, and what losing the first would take.

use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, Analysis},
    model::{Money, UNASSIGNED},
    report::{
        blocks::{Charts, Content},
        chart::{Bar, Bars, Plot},
        message::whole,
        plots::{chart, fraction},
        scene::{Scene, short_name, shortened},
        slice::CompanySlice,
    },
};

const WIDTH: f32 = 108.9;
const PITCH: f32 = 6.2;
const NAME: usize = 28;
/// Characters of a name in the message.
const SHORT: usize = 18;
const MONTHS_OF_YEAR: f64 = 12.0;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// Key of the bar chart.
    bars: String,
    /// The Herfindahl-Hirschman index, 0 to 10 000; `none` without revenue.
    hhi: Option<Measure>,
    /// The effective number of accounts; `none` without revenue.
    effective: Option<Measure>,
    /// What would leave with the first account; `none` without accounts.
    first: Option<First>,
}

#[derive(Serialize)]
struct Measure {
    /// At the end of the window.
    actual: f64,
    /// A year before; `none` without a base.
    base: Option<f64>,
    /// The difference; `none` without a base.
    change: Option<f64>,
}

/// What leaves with the first account.
#[derive(Serialize)]
struct First {
    /// The account's name, shortened where it is long.
    account: String,
    /// Net revenue of the window.
    revenue: Money,
    /// The margin of the window; `none` where costs are not known.
    margin: Option<Money>,
    /// Who owns it.
    owner: String,
    /// Its share of the owner's portfolio, a ratio; `none` where the owner has none.
    owner_share: Option<f64>,
    /// Share of the plan of the owner's fiscal year.
    plan_share: Option<f64>,
    /// Months until new accounts would make up for it; `none` where no pace is known.
    months_to_replace: Option<f64>,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let analysis = slice.analysis;
    let now = &analysis.company.concentration;
    let then = &analysis.company.concentration_base;
    let tops = [(1, now.top1, then.top1), (5, now.top5, then.top5), (10, now.top10, then.top10)];
    let longest = tops.iter().filter_map(|top| top.1).chain(then.top10).reduce(f64::max)?;
    let rows: Vec<Bar> = tops
        .into_iter()
        .filter_map(|(count, share, base)| Some(bar(count, share?, base, longest, scene)))
        .collect();
    let height = f32::from(u16::try_from(rows.len()).expect("three rows")) * PITCH + 1.0;
    let plot = Bars { name_mm: 16.0, rows, ..Bars::default() };
    let mut charts = Charts::of("concentration");
    let alt = scene.language.word("alt-concentration");
    let view = View {
        message: message(analysis, scene)?,
        caption: scene.say("concentration-caption", &[("window", scene.window().into())]),
        bars: charts.add(chart(Plot::Bars(plot), alt, (WIDTH, height))),
        hhi: measure(now.hhi.map(|hhi| hhi * 10_000.0), then.hhi.map(|hhi| hhi * 10_000.0)),
        effective: measure(now.effective, then.effective),
        first: first(analysis).map(|account| leaving(account, analysis, scene)),
    };
    Some(Content::new(&view, charts))
}

fn bar(count: i64, share: f64, base: Option<f64>, longest: f64, scene: &Scene<'_>) -> Bar {
    let mut text = scene.percent(share, 1);
    if let Some(base) = base {
        text = format!("{text}  ({})", scene.language.points(share - base, 1));
    }
    Bar {
        name: scene.say("top-n", &[("count", count.into())]),
        actual: fraction(share, longest),
        previous_year: base.map(|base| fraction(base, longest)),
        text,
        ..Bar::default()
    }
}

fn measure(actual: Option<f64>, base: Option<f64>) -> Option<Measure> {
    let actual = actual?;
    Some(Measure { actual, base, change: base.map(|base| actual - base) })
}

fn first(analysis: &Analysis) -> Option<&AccountAnalysis> {
    analysis
        .accounts
        .iter()
        .find(|account| account.account.account_id != UNASSIGNED)
        .filter(|account| account.revenue_current.is_positive())
}

fn leaving(account: &AccountAnalysis, analysis: &Analysis, scene: &Scene<'_>) -> First {
    let portfolio = analysis
        .managers
        .iter()
        .find(|manager| manager.manager.manager_id == account.manager_id)
        .map(|manager| manager.portfolio_current);
    First {
        account: shortened(&scene.account(account), NAME),
        revenue: account.revenue_current,
        margin: account.margin_current,
        owner: scene.owner(account),
        plan_share: account.segment.loss.and_then(|loss| loss.share_of_plan),
        months_to_replace: account.segment.loss.and_then(|loss| loss.months_to_replace),
        owner_share: portfolio.and_then(|sum| account.revenue_current.ratio_to(sum)),
    }
}

fn message(analysis: &Analysis, scene: &Scene<'_>) -> Option<String> {
    let account = first(analysis)?;
    let months = account.segment.loss.and_then(|loss| loss.months_to_replace);
    let mut words = vec![
        ("account", short_name(&scene.account(account), SHORT).into()),
        ("share", scene.percent(account.share?, 1).into()),
    ];
    let Some(months) = months else { return Some(scene.say("concentration-message", &words)) };
    let years = months / MONTHS_OF_YEAR;
    let (key, count) = if years < 2.0 {
        ("concentration-message-months", whole(months))
    } else {
        ("concentration-message-years", whole(years))
    };
    words.push(("count", count.into()));
    Some(scene.say(key, &words))
}

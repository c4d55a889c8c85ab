//! W8: the five accounts that added most and the five that took most; the rows tie to the total.

use serde::Serialize;

use crate::{
    analysis::AccountAnalysis,
    model::Money,
    report::{
        blocks::{Charts, Content},
        change::Change,
        chart::Verdict,
        plots::{chart, variance},
        scene::{Scene, short_name},
        slice::CompanySlice,
    },
};

const EACH: usize = 5;
const NAME: usize = 28;
const BAR: (f32, f32) = (70.0, 4.0);

#[derive(Serialize)]
struct View {
    message: String,
    caption: String,
    up: Vec<Row>,
    down: Vec<Row>,
    others: usize,
    other_revenue: Money,
    other_change: Money,
    accounts: usize,
    total: Money,
    total_change: Change,
}

#[derive(Serialize)]
struct Row {
    account: String,
    revenue: Money,
    change: Change,
    bar: String,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let accounts = &slice.analysis.accounts;
    let mut sorted: Vec<&AccountAnalysis> = accounts.iter().collect();
    sorted.sort_by(|left, right| {
        gap(right).cmp(&gap(left)).then(left.account.account_id.cmp(&right.account.account_id))
    });
    let up: Vec<_> =
        sorted.iter().copied().filter(|one| gap(one) > Money::ZERO).take(EACH).collect();
    let fallen = sorted.iter().rev().copied().filter(|one| gap(one) < Money::ZERO);
    let down: Vec<_> = fallen.take(EACH).collect();
    let reach = up.iter().chain(&down).map(|one| gap(one).0.abs()).max()?;
    let mut charts = Charts::of("top_movers");
    let mut rows = |chosen: &[&AccountAnalysis]| -> Vec<Row> {
        chosen.iter().map(|one| row(one, Money(reach), &mut charts, scene)).collect()
    };
    let sum = |chosen: &[&AccountAnalysis]| -> Money { chosen.iter().map(|one| gap(one)).sum() };
    let shown = sum(&up) + sum(&down);
    let shown_revenue: Money = up.iter().chain(&down).map(|one| one.revenue_current).sum();
    let total: Money = accounts.iter().map(|one| one.revenue_current).sum();
    let base: Money = accounts.iter().map(|one| one.revenue_base).sum();
    let message = message(&up, &down, scene);
    let caption = scene
        .say("movers-caption", &[("unit", scene.unit().into()), ("window", scene.window().into())]);
    let view = View {
        message,
        caption,
        up: rows(&up),
        down: rows(&down),
        others: accounts.len() - up.len() - down.len(),
        other_revenue: total - shown_revenue,
        other_change: total - base - shown,
        accounts: accounts.len(),
        total,
        total_change: Change::of(total, base),
    };
    Some(Content::new(&view, charts))
}

fn gap(account: &AccountAnalysis) -> Money {
    account.revenue_current - account.revenue_base
}

fn row(account: &AccountAnalysis, reach: Money, charts: &mut Charts, scene: &Scene<'_>) -> Row {
    let amount = gap(account);
    let verdict = if amount > Money::ZERO { Verdict::Good } else { Verdict::Bad };
    let plot = variance(amount.as_f64(), reach.as_f64(), scene.change(amount), verdict);
    let name = short_name(&scene.account(account), NAME);
    let alt = format!("{name}: {}", scene.amount_change(amount));
    Row {
        revenue: account.revenue_current,
        change: Change::of(account.revenue_current, account.revenue_base),
        bar: charts.add(chart(plot, alt, BAR)),
        account: name,
    }
}

fn message(up: &[&AccountAnalysis], down: &[&AccountAnalysis], scene: &Scene<'_>) -> String {
    let sum = |chosen: &[&AccountAnalysis]| -> Money { chosen.iter().map(|one| gap(one)).sum() };
    let number =
        |count: usize| scene.language.number_word(i64::try_from(count).expect("at most five"));
    scene.say(
        "movers-message",
        &[
            ("up_count", up.len().into()),
            ("up_number", number(up.len()).into()),
            ("up", scene.amount(sum(up)).into()),
            ("down_count", down.len().into()),
            ("down_number", number(down.len()).to_lowercase().into()),
            ("down", scene.amount(-sum(down)).into()),
        ],
    )
}

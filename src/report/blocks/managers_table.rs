//! W14: managers by name, their revenue against plan and what their portfolio kept.

use serde::Serialize;

use crate::{
    analysis::{Analysis, ManagerAnalysis},
    model::{Money, UNASSIGNED},
    report::{
        blocks::{Charts, Content},
        change::{Better, Change, RELATIVE_LIMIT, verdict},
        chart::Verdict,
        plots::{bullet, chart},
        scene::{Scene, shortened},
        slice::CompanySlice,
    },
};

const NAME: usize = 28;
const BULLET: (f32, f32) = (44.0, 3.6);
/// Managers shown; a sales organisation with more gets the rest in one row.
const MOST: usize = 8;

#[derive(Serialize)]
struct View {
    message: String,
    caption: String,
    rows: Vec<Row>,
    others: usize,
    /// Whether the accounts nobody owns are among them.
    others_unassigned: bool,
    other_accounts: usize,
    other_portfolio: Money,
    other_actual: Money,
    total: Total,
}

#[derive(Serialize)]
struct Row {
    manager: String,
    accounts: usize,
    portfolio: Money,
    change: Change,
    grr: Option<f64>,
    nrr: Option<f64>,
    actual: Money,
    plan: Option<Money>,
    bullet: Option<String>,
    attainment: Option<f64>,
    verdict: Verdict,
}

#[derive(Serialize)]
struct Total {
    accounts: usize,
    portfolio: Money,
    change: Change,
    grr: Option<f64>,
    nrr: Option<f64>,
    actual: Money,
    plan: Option<Money>,
    attainment: Option<f64>,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let analysis = slice.analysis;
    if analysis.managers.is_empty() {
        return None;
    }
    let chosen = chosen(analysis);
    let scale = chosen
        .iter()
        .flat_map(|one| [Some(one.to_date.year.actual), one.to_date.year.plan])
        .flatten()
        .max()
        .unwrap_or_default();
    let mut charts = Charts::of("managers_table");
    let rows: Vec<Row> =
        chosen.iter().map(|manager| row(manager, scale, &mut charts, scene)).collect();
    let shown: Money = chosen.iter().map(|one| one.portfolio_current).sum();
    let all: Money = analysis.managers.iter().map(|one| one.portfolio_current).sum();
    let actual: Money = analysis.managers.iter().map(|one| one.to_date.year.actual).sum();
    let shown_actual: Money = chosen.iter().map(|one| one.to_date.year.actual).sum();
    let shown_accounts: usize = chosen.iter().map(|one| one.accounts.len()).sum();
    let left_out = || {
        let shown = |one: &&ManagerAnalysis| chosen.iter().any(|kept| std::ptr::eq(*kept, *one));
        analysis.managers.iter().filter(move |one| !shown(one))
    };
    let view = View {
        message: message(analysis, scene),
        caption: scene.say(
            "managers-caption",
            &[("unit", scene.unit().into()), ("window", scene.window().into())],
        ),
        rows,
        others: left_out().filter(|one| one.manager.manager_id != UNASSIGNED).count(),
        others_unassigned: left_out().any(|one| one.manager.manager_id == UNASSIGNED),
        other_accounts: analysis.accounts.len() - shown_accounts,
        other_portfolio: all - shown,
        other_actual: actual - shown_actual,
        total: total(analysis),
    };
    Some(Content::new(&view, charts))
}

/// The managers by name; of more than fit, those with the largest portfolios.
fn chosen(analysis: &Analysis) -> Vec<&ManagerAnalysis> {
    let mut largest: Vec<&ManagerAnalysis> = analysis.managers.iter().collect();
    largest.sort_by_key(|manager| std::cmp::Reverse(manager.portfolio_current));
    largest.truncate(if largest.len() > MOST { MOST - 1 } else { MOST });
    let kept = |one: &&ManagerAnalysis| largest.iter().any(|large| std::ptr::eq(*large, *one));
    analysis.managers.iter().filter(kept).collect()
}

fn row(manager: &ManagerAnalysis, scale: Money, charts: &mut Charts, scene: &Scene<'_>) -> Row {
    let year = manager.to_date.year;
    let attainment = year.plan.and_then(|plan| year.actual.ratio_to(plan));
    let verdict = verdict(attainment.map(|part| part - 1.0), RELATIVE_LIMIT, Better::More);
    let name = shortened(&scene.manager(manager), NAME);
    let plot = bullet(year.actual.as_f64(), year.plan.map(Money::as_f64), scale.as_f64(), verdict);
    let drawn = manager.manager.manager_id != UNASSIGNED && scale.is_positive();
    Row {
        bullet: drawn.then(|| {
            let alt = format!("{name}: {}", scene.amount(year.actual));
            charts.add(chart(plot, alt, BULLET))
        }),
        manager: name,
        accounts: manager.accounts.len(),
        portfolio: manager.portfolio_current,
        change: Change::of(manager.portfolio_current, manager.portfolio_base),
        grr: manager.retention.grr,
        nrr: manager.retention.nrr,
        actual: year.actual,
        plan: year.plan,
        attainment,
        verdict,
    }
}

fn total(analysis: &Analysis) -> Total {
    let company = &analysis.company;
    let year = company.to_date.year;
    Total {
        accounts: analysis.accounts.len(),
        portfolio: company.revenue_current,
        change: Change::of(company.revenue_current, company.revenue_base),
        grr: company.retention.grr,
        nrr: company.retention.nrr,
        actual: year.actual,
        plan: year.plan,
        attainment: year.plan.and_then(|plan| year.actual.ratio_to(plan)),
    }
}

fn message(analysis: &Analysis, scene: &Scene<'_>) -> String {
    let planned: Vec<f64> = analysis
        .managers
        .iter()
        .filter_map(|one| one.to_date.year.actual.ratio_to(one.to_date.year.plan?))
        .collect();
    if planned.is_empty() {
        return scene.language.word("managers-message-no-plan");
    }
    let below = planned.iter().filter(|part| **part < 1.0).count();
    scene.say("managers-message", &[("below", below.into()), ("managers", planned.len().into())])
}

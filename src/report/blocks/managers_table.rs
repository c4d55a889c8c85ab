//! W14: managers by name: what they made of their accounts, against plan and duty.

use serde::Serialize;

use crate::{
    analysis::{Analysis, ExpectedResult, ManagerAnalysis},
    locale::Sign,
    model::{Money, UNASSIGNED},
    report::{
        blocks::{Charts, Content},
        change::{Better, RELATIVE_LIMIT, verdict},
        chart::Verdict,
        plots::{Axis, Estimate, axis, bullet, chart, interval, interval_axis},
        scene::{Scene, shortened},
        slice::CompanySlice,
    },
};

const NAME: usize = 24;
const BULLET: (f32, f32) = (30.0, 3.4);
const DOT: (f32, f32) = (58.0, 4.4);
const AXIS: (f32, f32) = (58.0, 4.2);
/// Managers shown; a sales organisation with more gets the rest in one row.
const MOST: usize = 8;
/// Managers named in the message.
const MOST_NAMES: usize = 3;

#[derive(Serialize)]
struct View {
    message: String,
    caption: String,
    axis: Option<String>,
    rows: Vec<Row>,
    others: usize,
    /// Whether the accounts nobody owns are among them.
    others_unassigned: bool,
    rest: Sums,
    total: Total,
}

#[derive(Serialize)]
struct Row {
    manager: String,
    sums: Sums,
    dot: Option<String>,
    effect: Option<f64>,
    differs: Verdict,
    plan: Option<Money>,
    bullet: Option<String>,
    attainment: Option<f64>,
    verdict: Verdict,
    grr: Option<f64>,
    /// The duty score.
    duties: Option<f64>,
}

/// What can be added up over managers.
#[derive(Clone, Copy, Default, Serialize)]
struct Sums {
    accounts: usize,
    /// Revenue of the accounts that compare; `None` when none does.
    actual: Option<Money>,
    /// What these would have brought elsewhere.
    expected: Option<Money>,
    year: Money,
}

#[derive(Serialize)]
struct Total {
    sums: Sums,
    attainment: Option<f64>,
    grr: Option<f64>,
    /// The duty score.
    duties: Option<f64>,
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
    let estimates: Vec<Estimate> = chosen.iter().filter_map(|one| estimate(one)).collect();
    let mut page = Page {
        scale,
        axis: interval_axis(&estimates, 0.0),
        charts: Charts::of("managers_table"),
        scene,
    };
    let rows: Vec<Row> = chosen.iter().map(|manager| page.row(manager)).collect();
    let shown = |one: &&ManagerAnalysis| chosen.iter().any(|kept| std::ptr::eq(*kept, *one));
    let left_out: Vec<_> = analysis.managers.iter().filter(|one| !shown(one)).collect();
    let nobody = |one: &ManagerAnalysis| one.manager.manager_id == UNASSIGNED;
    let view = View {
        message: message(analysis, scene),
        caption: scene.say(
            "managers-caption",
            &[("unit", scene.unit().into()), ("window", scene.window().into())],
        ),
        axis: (!estimates.is_empty()).then(|| page.head()),
        rows,
        others: left_out.iter().filter(|one| !nobody(one)).count(),
        others_unassigned: left_out.iter().any(|one| nobody(one)),
        rest: sums(left_out.iter().copied()),
        total: total(analysis),
    };
    Some(Content::new(&view, page.charts))
}

/// The managers by name, or from the best effect where all intervals stand apart; of more than fit,
/// those with the largest portfolios.
fn chosen(analysis: &Analysis) -> Vec<&ManagerAnalysis> {
    let mut largest: Vec<&ManagerAnalysis> = analysis.managers.iter().collect();
    largest.sort_by_key(|manager| std::cmp::Reverse(manager.portfolio_current));
    largest.truncate(if largest.len() > MOST { MOST - 1 } else { MOST });
    let kept = |one: &&ManagerAnalysis| largest.iter().any(|large| std::ptr::eq(*large, *one));
    let by_name: Vec<&ManagerAnalysis> = analysis.managers.iter().filter(kept).collect();
    ranked(&by_name).unwrap_or(by_name)
}

/// Returns managers from the best effect on; `None` unless every interval stands apart.
fn ranked<'a>(managers: &[&'a ManagerAnalysis]) -> Option<Vec<&'a ManagerAnalysis>> {
    let mut found = managers
        .iter()
        .map(|one| Some((estimate(one)?.interval?, *one)))
        .collect::<Option<Vec<_>>>()?;
    found.sort_by(|(one, _), (other, _)| other[0].total_cmp(&one[0]));
    let apart = found.windows(2).all(|pair| pair[0].0[0] > pair[1].0[1]);
    apart.then(|| found.into_iter().map(|(_, manager)| manager).collect())
}

/// Returns the effect of a manager as a share of what was expected, drawn to that of all.
fn estimate(manager: &ManagerAnalysis) -> Option<Estimate> {
    let (value, ends) = manager.performance.expected?.shrunk?;
    Some(Estimate { value, interval: Some(ends) })
}

/// What the rows of the table share.
struct Page<'a> {
    scale: Money,
    axis: Axis,
    charts: Charts,
    scene: &'a Scene<'a>,
}

impl Page<'_> {
    fn row(&mut self, manager: &ManagerAnalysis) -> Row {
        let year = manager.to_date.year;
        let attainment = year.plan.and_then(|plan| year.actual.ratio_to(plan));
        let estimate = estimate(manager);
        let name = shortened(&self.scene.manager(manager), NAME);
        Row {
            dot: estimate.as_ref().map(|found| self.dot(found, &name)),
            effect: estimate.as_ref().map(|found| found.value),
            differs: estimate.map_or(Verdict::None, |found| found.verdict(0.0)),
            bullet: self.bullet(manager, &name, attainment),
            manager: name,
            sums: sums([manager]),
            plan: year.plan,
            attainment,
            verdict: verdict(attainment.map(|part| part - 1.0), RELATIVE_LIMIT, Better::More),
            grr: manager.retention.grr,
            duties: manager.performance.duty_score,
        }
    }

    fn dot(&mut self, estimate: &Estimate, name: &str) -> String {
        let effect = self.scene.language.percent(estimate.value, 1, Sign::Variance);
        self.charts.add(chart(
            interval(estimate, 0.0, &self.axis),
            format!("{name}: {effect}"),
            DOT,
        ))
    }

    /// Draws the year against its plan; for accounts that nobody owns there is nobody to measure.
    fn bullet(
        &mut self,
        manager: &ManagerAnalysis,
        name: &str,
        attainment: Option<f64>,
    ) -> Option<String> {
        let year = manager.to_date.year;
        if manager.manager.manager_id == UNASSIGNED || !self.scale.is_positive() {
            return None;
        }
        let verdict = verdict(attainment.map(|part| part - 1.0), RELATIVE_LIMIT, Better::More);
        let plan = year.plan.map(Money::as_f64);
        let plot = bullet(year.actual.as_f64(), plan, self.scale.as_f64(), verdict);
        let alt = format!("{name}: {}", self.scene.amount(year.actual));
        Some(self.charts.add(chart(plot, alt, BULLET)))
    }

    /// Draws the labels of the common axis for the head of the table.
    fn head(&mut self) -> String {
        let language = self.scene.language;
        let plot = axis(&self.axis, &|value| language.percent(value, 0, Sign::Variance));
        self.charts.add(chart(plot, language.word("col-effect"), AXIS))
    }
}

fn sums<'a>(managers: impl IntoIterator<Item = &'a ManagerAnalysis>) -> Sums {
    managers.into_iter().fold(Sums::default(), |mut sums, manager| {
        let expected: Option<ExpectedResult> = manager.performance.expected;
        sums.accounts += manager.accounts.len();
        if let Some(found) = expected {
            sums.actual = Some(sums.actual.unwrap_or_default() + found.actual);
            sums.expected = Some(sums.expected.unwrap_or_default() + found.expected);
        }
        sums.year += manager.to_date.year.actual;
        sums
    })
}

fn total(analysis: &Analysis) -> Total {
    let company = &analysis.company;
    let year = company.to_date.year;
    Total {
        // A plan of the company is met by all orders, so the year is the company's own.
        sums: Sums { year: year.actual, ..sums(&analysis.managers) },
        attainment: year.plan.and_then(|plan| year.actual.ratio_to(plan)),
        grr: company.retention.grr,
        duties: company.performance.duty_score,
    }
}

/// Tells who differs from what the accounts would have brought elsewhere; without that comparison,
/// who is below plan.
fn message(analysis: &Analysis, scene: &Scene<'_>) -> String {
    let compared: Vec<(Verdict, &ManagerAnalysis)> = analysis
        .managers
        .iter()
        .filter_map(|one| Some((estimate(one)?.verdict(0.0), one)))
        .collect();
    if compared.is_empty() {
        return message_of_plan(analysis, scene);
    }
    let differing = compared.iter().filter(|(verdict, _)| *verdict != Verdict::None);
    let names: Vec<String> = differing.map(|(_, one)| scene.manager(one)).collect();
    let count = i64::try_from(names.len()).expect("a count of managers");
    let key = match names.len() {
        0 => "managers-message-none",
        1..=MOST_NAMES => "managers-message-differ",
        _ => "managers-message-many",
    };
    let words = [
        ("count", count.into()),
        ("number", scene.language.number_word(count).into()),
        ("managers", compared.len().into()),
        ("names", scene.language.list(&names).into()),
    ];
    scene.say(key, &words)
}

fn message_of_plan(analysis: &Analysis, scene: &Scene<'_>) -> String {
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

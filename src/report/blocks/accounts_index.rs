//! The index: every report of the issue, with the figures by which an account is found.

use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, Analysis, BridgePart, ManagerAnalysis, Standing},
    model::{Money, Subject},
    report::{
        blocks::{Charts, Content, class_name, most_months, shown_months},
        change::Change,
        message::{standing_at, whole},
        plots::{Series, chart, sparkline},
        run::Produced,
        scene::{Scene, shortened},
        slug,
    },
};

const SPARK: (f32, f32) = (30.0, 5.0);
/// Longest name; one very long name would push the figures off the page.
const NAME: usize = 36;

#[derive(Serialize)]
struct View {
    company: String,
    revenue: String,
    change: Change,
    late: usize,
    produced: usize,
    failed: usize,
    pdf: bool,
    html: bool,
    caption: String,
    /// In two columns, the first filled first.
    managers: Vec<Vec<Manager>>,
    accounts: Vec<Row>,
    failures: Vec<String>,
    /// Months of the sparklines.
    months: usize,
}

#[derive(Serialize)]
struct Manager {
    name: String,
    link: Option<String>,
    accounts: usize,
    revenue: Money,
}

#[derive(Serialize)]
struct Row {
    name: String,
    region: Option<String>,
    class: String,
    state: Option<Standing>,
    manager: String,
    revenue: Money,
    change: Change,
    part: Option<BridgePart>,
    spark: Option<String>,
    silent: Option<i32>,
    usual: Option<i64>,
    slug: Option<String>,
}

/// Builds the index of the reports that stand in the folder.
pub(crate) fn build(analysis: &Analysis, produced: &Produced, scene: &Scene<'_>) -> Content {
    let company = &analysis.company;
    let all: Vec<&AccountAnalysis> = analysis.accounts.iter().collect();
    let mut charts = Charts::of("accounts_index");
    let view = View {
        company: scene.run.company.clone(),
        revenue: scene.large(company.revenue_current),
        change: Change::of(company.revenue_current, company.revenue_base),
        late: standing_at(&all, Standing::AtRisk).len(),
        produced: produced.subjects.len(),
        failed: produced.failed.len(),
        pdf: produced.pdf,
        html: produced.html,
        caption: scene.say(
            "index-caption",
            &[("unit", scene.unit().into()), ("window", scene.window().into())],
        ),
        managers: managers(analysis, produced, scene),
        accounts: analysis
            .accounts
            .iter()
            .map(|one| row(one, produced, &mut charts, scene))
            .collect(),
        failures: produced
            .failed
            .iter()
            .map(|(subject, reason)| format!("{subject}: {reason}"))
            .collect(),
        months: most_months(scene),
    };
    Content::new(&view, charts)
}

fn managers(analysis: &Analysis, produced: &Produced, scene: &Scene<'_>) -> Vec<Vec<Manager>> {
    let half = analysis.managers.len().div_ceil(2).max(1);
    let columns = analysis.managers.chunks(half);
    columns.map(|some| some.iter().map(|one| manager(one, produced, scene)).collect()).collect()
}

fn manager(manager: &ManagerAnalysis, produced: &Produced, scene: &Scene<'_>) -> Manager {
    let subject = Subject::Manager(manager.manager.manager_id.clone());
    let ending = if produced.html { "html" } else { "pdf" };
    let made = produced.subjects.contains(&subject);
    Manager {
        name: scene.manager(manager),
        link: made.then(|| format!("managers/{}.{ending}", slug::of_manager(manager))),
        accounts: manager.accounts.len(),
        revenue: manager.portfolio_current,
    }
}

fn row(
    account: &AccountAnalysis,
    produced: &Produced,
    charts: &mut Charts,
    scene: &Scene<'_>,
) -> Row {
    let months = shown_months(account, scene);
    let series = Series {
        actual: months.iter().map(|month| month.revenue.actual.as_f64()).collect(),
        previous_year: months.iter().map(|month| month.revenue.previous_year.as_f64()).collect(),
        from_zero: true,
        ..Series::default()
    };
    let name = shortened(&scene.account(account), NAME);
    let alt_words = [("name", name.as_str().into()), ("months", months.len().into())];
    let alt = scene.say("alt-months-of", &alt_words);
    let subject = Subject::Account(account.account.account_id.clone());
    Row {
        name,
        region: account.account.region.clone(),
        class: class_name(account),
        state: account.churn.standing,
        manager: scene.owner(account),
        revenue: account.revenue_current,
        change: Change::of(account.revenue_current, account.revenue_base),
        part: account.bridge_part,
        spark: sparkline(&series).map(|plot| charts.add(chart(plot, alt, SPARK))),
        silent: account.rhythm.days_since,
        usual: account.rhythm.usual_gap.map(whole),
        slug: produced.subjects.contains(&subject).then(|| slug::of_account(account)),
    }
}

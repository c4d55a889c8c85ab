//! The index: every report of the issue, with the figures by which an account is found.

use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, Analysis, BridgePart, ManagerAnalysis, Standing},
    model::Money,
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
/// Longest name; a longer one is cut so that its row stays a row.
const NAME: usize = 80;
/// Where the workbook stands.
const WORKBOOK: &str = "abc-xyz.xlsx";
/// The first of the tables for spreadsheets.
const TABLES: &str = "exports/accounts.csv";

#[derive(Serialize)]
struct View {
    /// The company's name.
    company: String,
    /// Net revenue of the window with its unit, in words.
    revenue: String,
    /// The change against the year before.
    change: Change,
    /// How many accounts are silent beyond their own rhythm.
    late: usize,
    /// How many reports were made.
    produced: usize,
    /// How many reports the configuration leaves out.
    skipped: usize,
    /// How many reports failed.
    failed: usize,
    /// Links to the management report.
    management: Links,
    /// Path of the workbook; `none` where it was not made.
    workbook: Option<String>,
    /// Whether tables for spreadsheets were made.
    tables: bool,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// In two columns, the first filled first.
    managers: Vec<Vec<Manager>>,
    /// The accounts, largest revenue first.
    accounts: Vec<Row>,
    /// Which reports failed, and why.
    failures: Vec<String>,
    /// Months of the sparklines.
    months: usize,
}

/// Where a report stands; `None` where it was not made.
#[derive(Serialize)]
struct Links {
    /// Path of the HTML file; `none` where it was not made.
    html: Option<String>,
    /// Path of the PDF file; `none` where it was not made.
    pdf: Option<String>,
}

#[derive(Serialize)]
struct Manager {
    /// Its name.
    name: String,
    /// Links to its report.
    links: Links,
    /// How many accounts the manager owns.
    accounts: usize,
    /// Net revenue of these accounts in the window.
    revenue: Money,
}

#[derive(Serialize)]
struct Row {
    /// Its name.
    name: String,
    /// The region; `none` where the source has none.
    region: Option<String>,
    /// Its class, value and regularity, such as `AX`; in brackets for a new account.
    class: String,
    /// Its standing; `none` where it cannot be told.
    state: Option<Standing>,
    /// The manager's name.
    manager: String,
    /// Net revenue of the window.
    revenue: Money,
    /// The change against the year before.
    change: Change,
    /// Its part of the revenue bridge; `none` where it has none.
    part: Option<BridgePart>,
    /// Key of the sparkline; `none` without enough periods.
    spark: Option<String>,
    /// Days since the last purchase; `none` without one.
    silent: Option<i32>,
    /// The usual gap between purchase days; `none` where there are too few.
    usual: Option<i64>,
    /// Links to its report.
    links: Links,
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
        produced: produced.reports,
        skipped: produced.skipped,
        failed: produced.failed.len(),
        management: links(produced, "management"),
        workbook: produced.link(WORKBOOK),
        tables: produced.link(TABLES).is_some(),
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

fn links(produced: &Produced, stem: &str) -> Links {
    let link = |ending: &str| produced.link(&format!("{stem}.{ending}"));
    Links { html: link("html"), pdf: link("pdf") }
}

fn manager(manager: &ManagerAnalysis, produced: &Produced, scene: &Scene<'_>) -> Manager {
    Manager {
        name: scene.manager(manager),
        links: links(produced, &format!("managers/{}", slug::of_manager(manager))),
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
        links: links(produced, &format!("accounts/{}", slug::of_account(account))),
    }
}

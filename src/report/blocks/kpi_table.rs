//! W2: the measures of the week, against last year and plan, with thirteen weeks behind them.

use serde::Serialize;

use crate::{
    analysis::{
        AccountAnalysis, Analysis, DutyKind, WeekFlow, duty,
        xmr::{Side, limits, signal},
    },
    model::Money,
    report::{
        blocks::{Charts, Content},
        change::Better,
        chart::Verdict,
        measure::{Figure, Running, Unit, Week},
        message::week_sentence,
        plots::{Series, chart, sparkline},
        scene::Scene,
        slice::CompanySlice,
        weekly,
    },
};

const SPARK: (f32, f32) = (24.0, 3.7);

/// One measure; a figure that does not exist for it is absent and its cell empty.
#[derive(Serialize)]
struct Row {
    name: &'static str,
    unit: Unit,
    week: Week,
    month: Running,
    quarter: Running,
    year: Running,
    spark: Option<String>,
}

#[derive(Serialize)]
struct View {
    message: String,
    rows: Vec<Row>,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let analysis = slice.analysis;
    let accounts: Vec<&AccountAnalysis> = analysis.accounts.iter().collect();
    // Lines nobody owns are no account that could be active or lost.
    let named: Vec<&AccountAnalysis> =
        accounts.iter().copied().filter(|account| account.is_named()).collect();
    let charts = Charts::of("kpi_table");
    let mut table = Builder { charts, rows: vec![], signals: vec![], scene };
    table.orders(analysis);
    table.revenue(analysis);
    table.margin(analysis);
    table.flow(analysis, &named);
    table.retention(analysis);
    table.punctuality(analysis, &accounts);
    table.promises(analysis);
    table.complaints(analysis);
    table.overdue(analysis);
    table.concentration(analysis);
    let view = View { message: message(analysis, &table.signals, scene)?, rows: table.rows };
    Some(Content::new(&view, table.charts))
}

/// The sentence on the week, without its full stop because a head has none, and the other measures
/// that left their usual range.
fn message(analysis: &Analysis, signals: &[&'static str], scene: &Scene<'_>) -> Option<String> {
    let week = week_sentence(analysis, scene)?;
    let week = week.trim_end_matches('.').to_owned();
    // Which way the week's revenue went is in the sentence itself.
    let others = signals.iter().filter(|name| **name != "kpi-revenue");
    let names: Vec<String> =
        others.map(|name| scene.language.word(&format!("short-{name}"))).collect();
    if names.is_empty() {
        return Some(week);
    }
    let list = scene.language.list(&names).into();
    Some(format!("{week}; {}", scene.say("kpi-signals", &[("measures", list)])))
}

fn revenue_series(analysis: &Analysis) -> Vec<f64> {
    analysis.company.weeks.iter().map(|week| week.revenue.actual.as_f64()).collect()
}

struct Builder<'a> {
    charts: Charts,
    rows: Vec<Row>,
    /// Measures whose last week is a signal.
    signals: Vec<&'static str>,
    scene: &'a Scene<'a>,
}

impl Builder<'_> {
    fn push(&mut self, name: &'static str, unit: Unit, week: Week, spark: Option<String>) {
        let empty = Running::default;
        self.rows.push(Row {
            name,
            unit,
            week,
            month: empty(),
            quarter: empty(),
            year: empty(),
            spark,
        });
    }

    fn orders(&mut self, analysis: &Analysis) {
        let series: Vec<f64> =
            analysis.company.weeks.iter().map(|week| f64::from(week.orders)).collect();
        let spark = self.spark("kpi-orders", series, Better::More);
        let [week, month, quarter, year] = analysis.company.orders_to_date;
        self.push("kpi-orders", Unit::Count, Week::counts(week.0, Some(week.1)), spark);
        self.run([month, quarter, year].map(|(actual, _)| Running::count(actual)));
    }

    fn revenue(&mut self, analysis: &Analysis) {
        let spark = self.spark("kpi-revenue", revenue_series(analysis), Better::More);
        let to_date = &analysis.company.to_date;
        self.push("kpi-revenue", Unit::Money, Week::money(&to_date.week), spark);
        self.run([&to_date.month, &to_date.quarter, &to_date.year].map(Running::money));
    }

    fn margin(&mut self, analysis: &Analysis) {
        let company = &analysis.company;
        let share = |margin: Option<Money>, revenue| margin.and_then(|sum| sum.ratio_to(revenue));
        if let Some(now) = share(company.margin_current, company.revenue_current) {
            let base = share(company.margin_base, company.revenue_base);
            self.push("kpi-margin", Unit::Share, Week::share(now, base, Better::More), None);
        }
    }

    fn flow(&mut self, analysis: &Analysis, accounts: &[&AccountAnalysis]) {
        let weeks = weekly::flow(accounts, &analysis.scope);
        let Some(&last) = weeks.last() else { return };
        let series = |pick: fn(&WeekFlow) -> u32| -> Vec<f64> {
            weeks.iter().map(|week| f64::from(pick(week))).collect()
        };
        let [active, lost, back] =
            [series(|week| week.active), series(|week| week.lost), series(|week| week.won_back)];
        let spark = self.spark("kpi-active", active, Better::More);
        let ago = analysis.company.year_ago.and_then(|ago| ago.flow);
        let week = |pick: fn(&WeekFlow) -> u32| Week::counts(pick(&last), ago.as_ref().map(pick));
        self.push("kpi-active", Unit::Count, week(|week| week.active), spark);
        let spark = self.spark("kpi-lost", lost, Better::Less);
        self.push("kpi-lost", Unit::Count, week(|week| week.lost), spark);
        self.run(flow_to_date(analysis, |month| month.churned));
        let spark = self.spark("kpi-back", back, Better::More);
        self.push("kpi-back", Unit::Count, week(|week| week.won_back), spark);
        self.run(flow_to_date(analysis, |month| month.reactivated));
    }

    fn retention(&mut self, analysis: &Analysis) {
        let now = &analysis.company.retention;
        let before = analysis.company.year_ago.and_then(|ago| ago.retention).unwrap_or_default();
        let pairs = [("kpi-grr", now.grr, before.grr), ("kpi-nrr", now.nrr, before.nrr)];
        for (name, now, before) in pairs {
            if let Some(now) = now {
                self.push(name, Unit::Share, Week::share(now, before, Better::More), None);
            }
        }
    }

    fn punctuality(&mut self, analysis: &Analysis, accounts: &[&AccountAnalysis]) {
        let weeks = weekly::punctuality(accounts, self.scene.scope);
        let shares: Option<Vec<f64>> = weeks.iter().map(|week| week.share()).collect();
        let Some(now) = weeks.last().and_then(|week| week.share()) else { return };
        let spark = shares.and_then(|series| self.spark("kpi-on-time", series, Better::More));
        let before = analysis.company.year_ago.and_then(|ago| ago.punctuality?.rate());
        self.push("kpi-on-time", Unit::Share, Week::share(now, before, Better::More), spark);
    }

    fn promises(&mut self, analysis: &Analysis) {
        let Some(duty) = duty(&analysis.company.performance.duties, DutyKind::PromisesKept) else {
            return;
        };
        let series: Option<Vec<f64>> = duty.series.iter().copied().collect();
        let Some(now) = duty.series.last().copied().flatten() else { return };
        let spark = series.and_then(|series| self.spark("kpi-promises", series, Better::More));
        let week = Week::share(now, duty.year_before, Better::More);
        self.push("kpi-promises", Unit::Share, week, spark);
    }

    fn complaints(&mut self, analysis: &Analysis) {
        let Some(duty) = duty(&analysis.company.performance.duties, DutyKind::ComplaintsOpen)
        else {
            return;
        };
        let series: Option<Vec<f64>> = duty.series.iter().copied().collect();
        let Some(series) = series.filter(|_| duty.value.is_some()) else { return };
        let spark = self.spark("kpi-complaints", series, Better::Less);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
        let before = duty.year_before.map(|before| before as u32);
        let week = Week::counts(duty.cases, before).judged(Better::Less);
        self.push("kpi-complaints", Unit::Count, week, spark);
    }

    /// What is past its due date today; no source tells what was so on earlier days.
    fn overdue(&mut self, analysis: &Analysis) {
        if let Some(owed) = analysis.company.trade.receivables {
            let week = Week { actual: Some(Figure::Money(owed.overdue)), ..Week::default() };
            self.push("kpi-overdue", Unit::Money, week, None);
        }
    }

    fn concentration(&mut self, analysis: &Analysis) {
        let company = &analysis.company;
        if let Some(now) = company.concentration.top5 {
            let base = company.concentration_base.top5;
            self.push("kpi-top5", Unit::Share, Week::share(now, base, Better::Less), None);
        }
    }

    /// Gives the last row its running figures.
    fn run(&mut self, [month, quarter, year]: [Running; 3]) {
        let row = self.rows.last_mut().expect("a row was pushed just now");
        (row.month, row.quarter, row.year) = (month, quarter, year);
    }

    fn spark(&mut self, name: &'static str, actual: Vec<f64>, better: Better) -> Option<String> {
        let last = match (signal(&actual), better) {
            (None, _) => Verdict::None,
            (Some(Side::Above), Better::More) | (Some(Side::Below), Better::Less) => Verdict::Good,
            _ => Verdict::Bad,
        };
        if last != Verdict::None {
            self.signals.push(name);
        }
        let series = Series { limits: limits(&actual), actual, last, ..Series::default() };
        let window = ("window", self.scene.window_name().into());
        let alt =
            self.scene.say("alt-13-weeks", &[("name", self.scene.say(name, &[window]).into())]);
        sparkline(&series).map(|plot| self.charts.add(chart(plot, alt, SPARK)))
    }
}

/// Sums a monthly flow from the start of month, quarter and year to date.
fn flow_to_date(
    analysis: &Analysis,
    pick: fn(&crate::analysis::ChurnMonth) -> u32,
) -> [Running; 3] {
    let scope = &analysis.scope;
    [scope.month_to_date, scope.quarter_to_date, scope.year_to_date].map(|span| {
        let months = analysis
            .company
            .churn
            .iter()
            .filter(|month| span.contains(month.month.first()) && month.comparable);
        Running::count(months.map(pick).sum())
    })
}
